"""The counted terms of the open vault, for every page that shows some of them."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.watch_list import NOTHING_COUNTED, WatchList
from confidant_app.services import Vault, watching
from confidant_app.ui.background import Background
from confidant_app.ui.changes import Changed, Changes
from confidant_app.ui.newest import Newest

AT_ONCE: Final = 250  # running steps: read and counted in about 17 ms where all was measured


class TermWatch(QObject):
    """Lives as long as the room. Few steps are counted at once, many in the background.

    `counted` says, with `Changed.TERMS`, that a count in the background is there. Make it before
    the pages: it has to hear of a change before they ask.
    """

    counted = Signal(object)

    def __init__(
        self, vault: Vault, catalogues: Catalogues, background: Background, changes: Changes
    ) -> None:
        super().__init__()
        self._vault, self._catalogues = vault, catalogues
        self._list = NOTHING_COUNTED
        self._stale = True
        self._newest = Newest(self, background)
        self._newest.found.connect(self._take)
        self._newest.refused.connect(self._tell)
        changes.happened.connect(self._note)

    def terms(self) -> tuple[WatchedTerm, ...] | None:
        """Return all terms, the earliest first, None as long as they were never counted.

        While they are being counted anew these are the ones from before; `counted` follows.

        Raises:
            ConfidantError: they could not be read.
        """
        if self._stale:
            self._count()
        error = self._newest.failure()
        if error is not None:
            self._stale = True
            raise error
        return None if self._list is NOTHING_COUNTED else self._list.terms

    def is_counting(self) -> bool:
        """Return whether an answer is still to come."""
        return self._newest.is_waiting()

    def _note(self, changed: Changed) -> None:
        if not changed & (Changed.STEPS | Changed.CASES):
            return
        self._stale = True
        if len(self._list.steps) > AT_ONCE or self.is_counting():
            self._ask()  # so that the answer is there before somebody opens the page

    def _count(self) -> None:
        if watching.count_running(self._vault) > AT_ONCE:
            self._ask()
            return
        self._newest.take_back()
        self._list = watching.watch(self._vault, self._catalogues, self._list)
        self._stale = False

    def _ask(self) -> None:
        self._stale = False
        self._newest.ask(watching.Recount(self._vault, self._catalogues, self._list))

    def _take(self, found: WatchList) -> None:
        self._list = found
        self._tell()

    def _tell(self) -> None:
        self.counted.emit(Changed.TERMS)
