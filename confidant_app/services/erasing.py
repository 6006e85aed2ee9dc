"""Erase a case for good, and show that nothing of it is left but the entry in the log.

A case may be erased while it is open: somebody can withdraw consent on any day (GDPR art. 7(3)
and 17(1)(b)). It may not while it is held, or while a step runs that the notes are needed for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from confidant_app.domain.backups import HeldCopy, expires_on
from confidant_app.domain.cases import Case, CaseId
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.figure_words import long_date
from confidant_app.domain.log import Act
from confidant_app.domain.vault_errors import CaseHeld
from confidant_app.services.kinds import demand
from confidant_app.services.retaining import why_held
from confidant_app.storage import (
    rows_backups,
    rows_cases,
    rows_erasure,
    rows_log,
    sealed_files,
)
from confidant_app.storage.vault import Vault, VaultKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """The proof: what went, and what of the case can still be somewhere.

    `records` are the rows with an id of their own that went, the case among them; `log_number`
    is the entry that says so, in a log that was found `log_whole`. `files_left` sealed files
    could not be removed yet, and `journal_emptied` is false while something else reads the
    vault: opening and closing it does both. `copies` are backups from before.
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
    """Return the backups that hold what stands in the vault now."""
    return tuple(
        HeldCopy(backup=made, expires_on=expires_on(made.made_at.astimezone(at.tzinfo).date()))
        for made in rows_backups.all_made(vault)
        if made.made_at <= at
    )


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
    """Return in which backups a case is, and until when, as one or two Dutch sentences."""
    if not copies:
        return "Er is geen reservekopie bekend waar de zaak in staat."
    last = long_date(max(copy.expires_on for copy in copies))
    count = _counted(len(copies), "reservekopie", "reservekopieën")
    return (
        f"In {count} van eerder staat de zaak nog, uiterlijk tot en met {last}. "
        "Mag dat niet? Wis die bestanden dan zelf."
    )


def _journal_emptied(vault: Vault) -> bool:
    try:
        return rows_erasure.empty_journal(vault)
    except ConfidantError:
        return False  # no room for it now; the case is gone all the same


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
