"""What a page may use, handed over whole: the vault, the clock, the way to other pages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from confidant_app.domain.catalogue import Catalogues
from confidant_app.services import Vault
from confidant_app.services.namelists import WordLists
from confidant_app.services.rules import Standing
from confidant_app.ui.background import Background
from confidant_app.ui.changes import Changes
from confidant_app.ui.theme import Theme
from confidant_app.ui.watch import TermWatch


class Place(StrEnum):
    """The places of the rail, in order."""

    TODAY = "today"
    CASES = "cases"
    TERMS = "terms"
    SIGNALS = "signals"
    REPORTS = "reports"
    EXCHANGE = "exchange"
    SETTINGS = "settings"


class Wayfinder(QObject):
    """Asks the window to show something else; a page never knows another page.

    `place` carries a `Place`, `case` a `CaseId`, `conversation` a `CaseId | None` for a new
    one, `contact` a `ContactId` to open again, `draft` the key of a draft, `letter` a `Letter`,
    new or saved, `theme` a `Theme`.
    `damaged` says that something of the vault cannot be read back. `idle` says that the time
    until the lock was changed; `renew` carries the folder and the `PreparedRenewal` of another
    data key, for which the vault has to be closed. `rules` carries the `Standing` that came in
    force.
    """

    place = Signal(object)
    case = Signal(object)
    conversation = Signal(object)
    contact = Signal(object)
    draft = Signal(str)
    letter = Signal(object)
    theme = Signal(object)
    lock = Signal()
    damaged = Signal()
    idle = Signal()
    renew = Signal(object, object)
    rules = Signal(object)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The tools on the desk while the vault is open; `fresh` puts them there."""

    vault: Vault
    background: Background
    changes: Changes
    way: Wayfinder
    rules: Standing
    theme: Theme
    now: Callable[[], datetime]
    watch: TermWatch
    lists: WordLists = field(default_factory=WordLists)

    @classmethod
    def fresh(
        cls,
        vault: Vault,
        rules: Standing,
        background: Background,
        theme: Theme,
        now: Callable[[], datetime],
    ) -> "Desk":
        """Return a desk on which nobody listens yet, with counted terms of its own."""
        changes = Changes()
        return cls(
            vault=vault,
            background=background,
            changes=changes,
            way=Wayfinder(),
            rules=rules,
            theme=theme,
            now=now,
            watch=TermWatch(vault, rules.catalogues, background, changes),
        )

    @property
    def catalogues(self) -> Catalogues:
        """Return the catalogues in force for this vault."""
        return self.rules.catalogues

    def today(self) -> date:
        """Return the local day."""
        return self.now().astimezone().date()
