"""Erase a case for good, and show that nothing of it is left but the entry in the log.

A case may be erased while it is open: somebody can withdraw consent on any day (GDPR art. 7(3)
and 17(1)(b)). It may not while it is held, or while a step runs that the notes are needed for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from confidant_app.domain.backups import BegunCopy, Fate, HeldCopy, expires_on
from confidant_app.domain.cases import Case, CaseId
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.figure_words import long_date
from confidant_app.domain.log import Act
from confidant_app.domain.vault_errors import CaseHeld
from confidant_app.services import backing_up
from confidant_app.services.kinds import demand
from confidant_app.services.retaining import why_held
from confidant_app.storage import (
    backup_folder,
    rows_backups,
    rows_cases,
    rows_erasure,
    rows_log,
    sealed_files,
)
from confidant_app.storage.disk import named_errors
from confidant_app.storage.manifests import Manifest
from confidant_app.storage.vault import Vault, VaultKind

# What does not go by itself, about one of them and about more.
_LASTING: Final = {
    Fate.ELSEWHERE: (
        "een reservekopie gemaakt die nu niet in de gewone map ligt. Die verloopt niet vanzelf: "
        "gooi hem zelf weg",
        "reservekopieën gemaakt die nu niet in de gewone map liggen. Die verlopen niet vanzelf: "
        "gooi ze zelf weg",
    ),
    Fate.STRANGE: (
        "in de gewone map een reservekopie gemaakt door een andere versie van deze kluis. Die "
        "verloopt niet vanzelf: gooi hem zelf weg",
        "reservekopieën in de gewone map gemaakt door een andere versie van deze kluis. Die "
        "verlopen niet vanzelf: gooi ze zelf weg",
    ),
    Fate.ARCHIVE: (
        "een bestand met alles gemaakt. Dat verloopt niet vanzelf: gooi het zelf weg",
        "bestanden met alles gemaakt. Die verlopen niet vanzelf: gooi ze zelf weg",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """The proof: what went, and what of the case can still be somewhere.

    `records` are the rows with an id of their own that went, the case among them; `log_number`
    is the entry that says so, in a log that was found `log_whole`. `files_left` sealed files
    could not be removed yet, and `journal_emptied` is false while something else reads the
    vault: opening and closing it does both. `copies` can still hold the case.
    """

    number: str
    at: datetime
    records: int
    files: int
    files_left: int
    log_number: int
    log_whole: bool
    journal_emptied: bool
    copies: tuple[HeldCopy, ...]


def erase_case(vault: Vault, case: CaseId, catalogues: Catalogues, at: datetime) -> Erased:
    """Erase a case with everything in it, and return the proof. It takes longer in a big vault.

    Raises:
        CaseHeld: it is held, or a step in it still runs; nothing was erased.
        NotFound: it is no longer there.
        WrongKindOfVault: a coordinator's vault has no cases.
    """
    demand(vault, VaultKind.CONFIDANT)
    number = rows_cases.get(vault, case).number
    held = why_held(vault, catalogues, case)
    if held:
        raise CaseHeld(reason=held)
    with vault.transaction():
        gone = rows_erasure.owned(vault, case)
        with rows_erasure.index_renewed(vault):
            rows_cases.delete(vault, case)
        left = rows_erasure.places_left(vault, gone)
        if left:
            raise RuntimeError(f"an erased case is still in {', '.join(left)}")
        rows_log.append(vault, at, Act.CASE_ERASED, str(case))
        rows_erasure.plan_new_pages(vault)
    # Only its own: a file that is just being taken in elsewhere has no row yet.
    sealed_files.remove(vault.folder, gone.sealed)
    return Erased(
        number=number,
        at=at,
        records=len(gone.ids),
        files=len(gone.sealed),
        files_left=rows_erasure.files_left(vault, gone),
        log_number=rows_erasure.entry_of(vault, case),
        log_whole=rows_log.first_break(vault) is None,
        journal_emptied=_journal_emptied(vault),
        copies=copies_holding(vault, at),
    )


def find_case(vault: Vault, number: str) -> Case:
    """Return the case with this readable number.

    Raises:
        NotFound: no case has it.
        WrongKindOfVault: a coordinator's vault has no cases.
    """
    demand(vault, VaultKind.CONFIDANT)
    return rows_cases.by_number(vault, number)


def copies_holding(vault: Vault, at: datetime) -> tuple[HeldCopy, ...]:
    """Return the copies that can hold what stands in the vault now, newest first.

    Those that the vault knows of, and those of it that lie where its backups go now. `at` gives
    the time zone of the days.
    """
    found = _in_place(vault)
    known = _known(vault)
    for id_, one in found.items():
        # A restored vault has its origin in a row, be that an archive.
        stands = known.get(id_, _Known(made_at=one.made_at, strange=True))
        known[id_] = replace(stands, inside=one.inside)
    copies = [_held(one, is_there=id_ in found, at=at) for id_, one in known.items()]
    return tuple(sorted(copies, key=lambda copy: copy.made_at, reverse=True))


def in_words(erased: Erased) -> tuple[str, ...]:
    """Return the proof in Dutch, one fact a line."""
    records = _counted(erased.records, "onderdeel", "onderdelen")
    lines = [
        f"Zaak {erased.number} is gewist, met {records}.",
        "Nagekeken: in geen tabel, zoekindex of concept staat er nog iets van.",
    ]
    if erased.files_left:
        files = _counted(
            erased.files_left, "versleuteld bestand ligt", "versleutelde bestanden liggen"
        )
        lines.append(f"{files} er nog, zonder sleutel; weg als de kluis weer opengaat.")
    if not erased.journal_emptied:
        lines.append("Het schrijflogboek wordt geleegd als je de kluis sluit.")
    whole = "is heel" if erased.log_whole else "is NIET heel: laat de kluis nakijken"
    lines.append(f"Regel {erased.log_number} van het logboek zegt het; het logboek {whole}.")
    return (*lines, copies_in_words(erased.copies))


def copies_in_words(copies: Sequence[HeldCopy]) -> str:
    """Return in which copies a case can be, and until when, in Dutch sentences."""
    if not copies:
        return "Er is geen reservekopie bekend waar de zaak in staat."
    days = [copy.expires_on for copy in copies if copy.expires_on is not None]
    said = []
    if days:
        count = _counted(len(days), "reservekopie", "reservekopieën")
        said.append(
            f"In {count} in de gewone map kan de zaak nog staan, uiterlijk tot en met "
            f"{long_date(max(days))} als je daar kopieën blijft maken."
        )
    for fate, (one, more) in _LASTING.items():
        made = sorted(copy.made_at.date() for copy in copies if copy.fate is fate)
        if len(made) == 1:
            said.append(f"Op {long_date(made[0])} is {one}.")
        elif made:
            said.append(f"{_when(made[0], made[-1])} zijn {len(made)} {more}.")
    if days:
        said.append("Mag dat niet? Wis die bestanden dan zelf.")
    return " ".join(said)


def _when(first: date, last: date) -> str:
    if first == last:
        return f"Op {long_date(first)}"
    return f"Van {long_date(first)} tot en met {long_date(last)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    made_at: datetime
    sha256: str = ""
    inside: bool = False
    strange: bool = False


def _known(vault: Vault) -> dict[str, _Known]:
    known = {
        str(one.id): _Known(made_at=one.made_at, inside=one.inside)
        for one in rows_backups.begun(vault)
        if _may_be_there(one)
    }
    for row in rows_backups.all_made(vault):
        known[str(row.id)] = _Known(made_at=row.made_at, sha256=row.sha256)
    for id_, made_at, sha256 in rows_backups.exported(vault):
        known[id_] = _Known(made_at=made_at, sha256=sha256, inside=True)
    return known


def _may_be_there(begun: BegunCopy) -> bool:
    path = Path(begun.path)
    try:
        with named_errors():
            return backup_folder.is_there(path, begun.id) or not path.parent.is_dir()
    except ConfidantError:
        return True  # nobody can say that it is not


def _in_place(vault: Vault) -> dict[str, Manifest]:
    folder = rows_backups.folder(vault)
    try:
        own = backing_up.vault_id(vault) if folder else ""
        found = backup_folder.found_in(Path(folder)) if folder else ()
    except ConfidantError:
        return {}  # the stick is not there, or fails: then nothing is promised of it
    manifests = [one.manifest for one in found if one.manifest is not None]
    return {str(one.id): one for one in manifests if one.vault == own}


def _held(known: _Known, *, is_there: bool, at: datetime) -> HeldCopy:
    if known.inside:
        fate = Fate.ARCHIVE
    elif known.strange:
        fate = Fate.STRANGE
    else:
        fate = Fate.ROTATED if is_there else Fate.ELSEWHERE
    made_at = known.made_at.astimezone(at.tzinfo)
    return HeldCopy(
        made_at=made_at,
        fate=fate,
        sha256=known.sha256,
        expires_on=expires_on(made_at.date()) if fate is Fate.ROTATED else None,
    )


def _journal_emptied(vault: Vault) -> bool:
    try:
        return rows_erasure.write_new_pages(vault)
    except ConfidantError:
        return False  # no room for it now; the case is gone all the same


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
