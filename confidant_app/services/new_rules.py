"""Take other rules or another extra day: first what it would move, then in force or not.

A proposal is made without writing anything. Nothing of it lasts until `adopt`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from confidant_app.domain.editions import Origin, demand_newer
from confidant_app.domain.errors import CatalogueBroken, InvalidValue
from confidant_app.domain.extra_days import ExtraDay, demand_addable
from confidant_app.domain.log import Act
from confidant_app.domain.moved import Moved, Stranded
from confidant_app.domain.rule_errors import RulesRefused, RulesUnreadable
from confidant_app.services import documents
from confidant_app.services.catalogues import CATALOGUE_FOLDER, Edition, files_in, tied
from confidant_app.services.comparing import compared
from confidant_app.services.rules import Standing, laid, last_seen, put, standing
from confidant_app.storage import rows_log, rows_rules, rules_file
from confidant_app.storage.vault import Vault

SUFFIX: Final = ".confidant-rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What would be in force after it, and what that does to the running steps."""

    now: Standing
    after: Standing
    moved: tuple[Moved, ...]
    stranded: tuple[Stranded, ...] = ()


def hand_out(to: Path, rules: Path = CATALOGUE_FOLDER) -> Path:
    """Write the rules of a folder as one file that a vault can take in; equal in, equal out.

    Raises:
        CatalogueBroken: they are not in order.
        DiskFull, DiskFailing, ReadOnlyPlace, FileMissing (no such folder).
    """
    edition = tied(files_in(rules))
    path = to / f"regels {edition.catalogues.imprint.version}{SUFFIX}"
    documents.save(path, rules_file.pack(edition.files))
    return path


def propose_files(vault: Vault, rules: Standing, paths: Sequence[Path], today: date) -> Proposal:
    """Look what newer rules would do: a whole edition in one file, or loose TOML files.

    Loose ones take the place of those of the same name in the edition in force.

    Raises:
        RulesUnreadable, RulesRefused (with file, entry and reason), RulesNotNewer,
        RulesFromTheFuture, FileMissing, DiskFailing, ReadOnlyPlace.
    """
    edition = _edition(_offered(paths, rules.edition.files))
    demand_newer(edition.catalogues.imprint, rules.edition.catalogues.imprint, today)
    return _proposed(vault, rules, laid(edition, Origin.FILE, rules.days, rules.own))


def propose_own(vault: Vault, rules: Standing) -> Proposal:
    """Look what the program's own rules would do in place of those that came from a file.

    Raises:
        CatalogueBroken: they are not in order.
    """
    if rules.own.edition is None:
        raise rules.own.broken or CatalogueBroken
    return _proposed(vault, rules, laid(rules.own.edition, Origin.PROGRAM, rules.days, rules.own))


def propose_day(vault: Vault, rules: Standing, day: ExtraDay, today: date) -> Proposal:
    """Look what one more extra day would do.

    Raises:
        InvalidValue: a weekend, a holiday already, or a year too far away.
    """
    demand_addable(day, rules.catalogues.holidays, today)
    days = sorted((*rules.days, day), key=lambda one: one.on)
    return _with_days(vault, rules, tuple(days))


def propose_without(vault: Vault, rules: Standing, day: ExtraDay) -> Proposal:
    """Look what it would do to take an extra day away."""
    return _with_days(vault, rules, tuple(one for one in rules.days if one != day))


def adopt(vault: Vault, proposal: Proposal, at: datetime) -> Standing:
    """Put a proposal in force, and return the rules as they stand then.

    Raises:
        OpenedReadOnly, VaultInUse, DiskFull, DiskFailing: everything is as it was.
    """
    now, after = proposal.now, proposal.after
    with vault.transaction():
        if after.edition is not now.edition:
            put(vault, after, at)
        if after.days != now.days:
            rows_rules.put_days(vault, after.days)
            for day in set(after.days) - set(now.days):
                _log_day(vault, day, at, added=1)
            for day in set(now.days) - set(after.days):
                _log_day(vault, day, at, added=0)
    return standing(vault, now.own)


def _log_day(vault: Vault, day: ExtraDay, at: datetime, *, added: int) -> None:
    facts: dict[str, str | int] = {"day": day.on.isoformat(), "added": added}
    rows_log.append(vault, at, Act.EXTRA_DAYS_CHANGED, facts=facts)


def _proposed(vault: Vault, now: Standing, after: Standing) -> Proposal:
    found = compared(vault, last_seen(vault, now), after.catalogues)
    return Proposal(now=now, after=after, moved=found.moved, stranded=found.stranded)


def _with_days(vault: Vault, rules: Standing, days: tuple[ExtraDay, ...]) -> Proposal:
    after = laid(rules.edition, rules.origin, days, rules.own)
    found = compared(vault, rules.catalogues, after.catalogues)
    return Proposal(now=rules, after=after, moved=found.moved)


def _offered(paths: Sequence[Path], in_force: Mapping[str, bytes]) -> Mapping[str, bytes]:
    whole = [path for path in paths if path.suffix == SUFFIX]
    if not whole:
        return {**in_force, **_loose(paths)}
    if len(paths) > 1:
        raise RulesUnreadable(reason=f"kies één bestand dat op {SUFFIX} eindigt, en niets erbij")
    return rules_file.unpack(_read(whole[0], rules_file.LARGEST))


def _loose(paths: Sequence[Path]) -> Mapping[str, bytes]:
    found: dict[str, bytes] = {}
    for path in paths:
        rules_file.demand_name(path.name)
        if path.name in found:
            raise RulesUnreadable(reason=f"{path.name} is twee keer gekozen")
        found[path.name] = _read(path, rules_file.LARGEST_FILE)
    return found


def _read(path: Path, limit: int) -> bytes:
    try:
        return documents.read(path, limit)
    except InvalidValue:  # larger than that
        raise RulesUnreadable(reason="het bestand is te groot") from None


def _edition(files: Mapping[str, bytes]) -> Edition:
    try:
        return tied(files)
    except CatalogueBroken as error:
        raise RulesRefused(**error.facts) from error
