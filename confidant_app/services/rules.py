"""Which rules are in force for a vault: the newest good edition, with the vault's extra days.

There are two to choose from: the program's own, and the one that the vault keeps because
somebody saw what it does to the terms. When one of them is broken the other stays in force.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.editions import Origin
from confidant_app.domain.errors import CatalogueBroken, ConfidantError, DatabaseDamaged
from confidant_app.domain.extra_days import ExtraDay, laid_over
from confidant_app.domain.log import Act
from confidant_app.domain.moved import Moved, Stranded
from confidant_app.domain.rule_errors import NoGoodRules, RulesUnreadable
from confidant_app.services.catalogues import CATALOGUE_FOLDER, Edition, files_in, tied
from confidant_app.services.comparing import compared
from confidant_app.storage import rows_log, rows_rules, rules_file
from confidant_app.storage.rows_rules import KeptEdition
from confidant_app.storage.vault import Vault, VaultKind

T = TypeVar("T")

_NO_DAYS: Final[tuple[ExtraDay, ...]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """The program's own rules: an edition, or what is wrong with its files."""

    edition: Edition | None
    broken: CatalogueBroken | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The rules in force for one vault.

    `catalogues` are those of the edition with the extra `days` among the holidays. `before` is
    what the vault had before, with the same days; None when there was nothing else, or when it
    cannot be read any more. `damaged` says that the vault itself did not read back.
    """

    own: Own
    edition: Edition
    origin: Origin
    days: tuple[ExtraDay, ...]
    catalogues: Catalogues = field(repr=False)
    before: Catalogues | None = field(default=None, repr=False)
    damaged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """Rules whose consequences nobody saw yet; `moved` is None when they cannot be told."""

    moved: tuple[Moved, ...] | None
    stranded: tuple[Stranded, ...] = ()


def own(folder: Path = CATALOGUE_FOLDER) -> Own:
    """Return the program's own rules, or what is wrong with them: no reason to stop."""
    try:
        return Own(edition=tied(files_in(folder)))
    except CatalogueBroken as error:
        return Own(edition=None, broken=error)


def standing(vault: Vault, own: Own) -> Standing:
    """Return the rules in force for this vault; nothing is written.

    Extra days that cannot be read are left out: that gives the earlier, safe deadlines.

    Raises:
        NoGoodRules: the program's own are broken, and the vault has no others.
        DatabaseDamaged: they are broken, and the vault does not read back.
    """
    kept, is_lost = _or_damaged(lambda: rows_rules.kept_edition(vault), None)
    days, are_lost = _or_damaged(lambda: _days_of(vault), _NO_DAYS)
    theirs = None if kept is None or kept.edition == _mark(own.edition) else _opened(kept)
    damaged = is_lost or are_lost
    if kept is not None and theirs is not None and _outranks(theirs, own.edition):
        return replace(laid(theirs, kept.origin, days, own), damaged=damaged)
    if own.edition is None:
        if is_lost or own.broken is None:
            raise DatabaseDamaged
        raise NoGoodRules(**own.broken.facts)
    before = None if theirs is None else _with_days(theirs.catalogues, days)
    return replace(laid(own.edition, Origin.PROGRAM, days, own), before=before, damaged=damaged)


def laid(edition: Edition, origin: Origin, days: tuple[ExtraDay, ...], own: Own) -> Standing:
    """Return an edition with these days over it."""
    catalogues = _with_days(edition.catalogues, days)
    return Standing(own=own, edition=edition, origin=origin, days=days, catalogues=catalogues)


def enter(vault: Vault, own: Own, at: datetime) -> Standing:
    """Return the rules in force for a vault that is opened to work in.

    The first ones that it meets are kept as seen, for there was nothing before that could move;
    and so are all in a coordinator's vault, where no term runs.

    Raises:
        NoGoodRules, DatabaseDamaged.
    """
    found = standing(vault, own)
    if not vault.is_read_only and not found.damaged:
        with suppress(ConfidantError):  # a full or failing disk does not keep anybody out
            _keep_unasked(vault, found, at)
    return found


def are_unseen(vault: Vault, rules: Standing) -> bool:
    """Return whether nobody saw yet what the rules in force do.

    Raises:
        DatabaseDamaged.
    """
    return rows_rules.kept_mark(vault) not in ("", _mark(rules.edition))


def unseen(vault: Vault, rules: Standing) -> Unseen | None:
    """Return what nobody saw yet of the rules in force, None when all of it was seen.

    Raises:
        DatabaseDamaged.
    """
    if not are_unseen(vault, rules):
        return None
    if rules.before is None:
        return Unseen(moved=None)
    found = compared(vault, rules.before, rules.catalogues)
    return Unseen(moved=found.moved, stranded=found.stranded)


def note_seen(vault: Vault, rules: Standing, at: datetime) -> None:
    """Keep the rules in force as seen: from now on others are compared with these.

    Raises:
        OpenedReadOnly, DiskFull, DiskFailing.
    """
    with vault.transaction():
        put(vault, rules, at)


def put(vault: Vault, rules: Standing, at: datetime) -> None:
    """Keep an edition, with its entry in the log; inside a transaction."""
    kept = _as_kept(rules)
    rows_rules.put_edition(vault, kept, at)
    facts = {"version": kept.version.isoformat(), "origin": kept.origin.value}
    rows_log.append(vault, at, Act.CATALOGUE_CHANGED, kept.edition, facts)


def last_seen(vault: Vault, rules: Standing) -> Catalogues:
    """Return the rules whose consequences were seen last: those in force, or those before."""
    if rules.before is None or rows_rules.kept_mark(vault) == _mark(rules.edition):
        return rules.catalogues
    return rules.before


def _keep_unasked(vault: Vault, found: Standing, at: datetime) -> None:
    mark = rows_rules.kept_mark(vault)
    nobody_asks = vault.kind is VaultKind.COORDINATOR and mark != _mark(found.edition)
    if nobody_asks or not mark:
        with vault.transaction():
            rows_rules.put_edition(vault, _as_kept(found), at)


def _outranks(theirs: Edition, own: Edition | None) -> bool:
    """Return whether the vault's edition comes first; at an equal day the program's own does."""
    if own is None:
        return True
    return theirs.catalogues.imprint.version > own.catalogues.imprint.version


def _mark(edition: Edition | None) -> str | None:
    return None if edition is None else edition.catalogues.edition


def _opened(kept: KeptEdition) -> Edition | None:
    """Return an edition that was kept, None when this program cannot read it."""
    try:
        return tied(rules_file.unpack(kept.files))
    except (CatalogueBroken, RulesUnreadable):
        return None


def _as_kept(rules: Standing) -> KeptEdition:
    return KeptEdition(
        edition=rules.edition.catalogues.edition,
        version=rules.edition.catalogues.imprint.version,
        origin=rules.origin,
        files=rules_file.pack(rules.edition.files),
    )


def _days_of(vault: Vault) -> tuple[ExtraDay, ...]:
    return rows_rules.days(vault) if vault.kind is VaultKind.CONFIDANT else ()


def _or_damaged(read: Callable[[], T], otherwise: T) -> tuple[T, bool]:
    try:
        return read(), False
    except DatabaseDamaged:
        return otherwise, True


def _with_days(catalogues: Catalogues, days: tuple[ExtraDay, ...]) -> Catalogues:
    if not days:
        return catalogues
    told = "".join(f"{day.on}:{day.name}\n" for day in days)
    mark = hashlib.sha256(f"{catalogues.edition}\n{told}".encode()).hexdigest()[:16]
    return replace(catalogues, edition=mark, holidays=laid_over(catalogues.holidays, days))
