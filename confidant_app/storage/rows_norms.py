"""Rows of what is known of the norms in each case."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import CaseId
from confidant_app.domain.coding import Knowledge
from confidant_app.domain.norm_facts import NormRecord
from confidant_app.storage.fields import Row, from_event, to_event
from confidant_app.storage.vault import Source, Vault

_SELECT: Final = (
    "SELECT case_id, norm, applies, start_earliest, start_latest, start_certainty, met, days, "
    "evidence, note FROM norm_record"
)


def put(vault: Vault, record: NormRecord) -> None:
    """Keep what is known of one norm in one case; it replaces what was known before."""
    vault.write(
        "INSERT INTO norm_record (case_id, norm, applies, start_earliest, start_latest, "
        "start_certainty, met, days, evidence, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (case_id, norm) DO UPDATE SET applies = excluded.applies, "
        "start_earliest = excluded.start_earliest, start_latest = excluded.start_latest, "
        "start_certainty = excluded.start_certainty, met = excluded.met, days = excluded.days, "
        "evidence = excluded.evidence, note = excluded.note",
        (
            str(record.case),
            record.norm,
            record.applies,
            *from_event(record.start),
            record.met,
            record.days,
            record.evidence,
            record.note,
        ),
    )


def of_case(source: Source, case: CaseId) -> tuple[NormRecord, ...]:
    """Return the norms of a case, in order of entry."""
    return _select(source, " WHERE case_id = ? ORDER BY entry", (str(case),))


def everybody(source: Source) -> tuple[NormRecord, ...]:
    """Return the norms of all cases, in order of entry."""
    return _select(source, " ORDER BY entry", ())


def _select(source: Source, tail: str, params: Sequence[object]) -> tuple[NormRecord, ...]:
    return tuple(_record(row) for row in source.read(_SELECT + tail, params))


def _record(row: Row) -> NormRecord:
    return NormRecord(
        case=CaseId(UUID(row[0])),
        norm=row[1],
        applies=Answer(row[2]),
        start=None if row[5] is None else to_event(row[3], row[4], row[5]),
        met=Answer(row[6]),
        days=row[7],
        evidence=Knowledge(row[8]),
        note=row[9],
    )
