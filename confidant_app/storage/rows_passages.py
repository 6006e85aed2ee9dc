"""Passages: every text that can be found stands here, once, under the time of its record.

The row id is that time in seconds since 1970 times a million, plus a number from the record's
id that keeps records of the same second apart.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from confidant_app.domain.cases import CaseId
from confidant_app.storage.fields import from_id
from confidant_app.storage.schema_search import PassageKind
from confidant_app.storage.vault import Vault

_PER_SECOND: Final = 1_000_000
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def put(
    vault: Vault, kind: PassageKind, record: UUID, case: CaseId | None, at: datetime, body: str
) -> None:
    """Make this the one passage of its kind for a record; an empty text leaves none."""
    found = vault.read("SELECT id FROM passage WHERE record = ? AND kind = ?", (str(record), kind))
    second = (at - _EPOCH) // timedelta(seconds=1)
    if found and body and found[0][0] // _PER_SECOND == second:
        vault.write(
            "UPDATE passage SET case_id = ?, body = ? WHERE id = ?",
            (from_id(case), body, found[0][0]),
        )
        return
    if found:
        vault.write("DELETE FROM passage WHERE id = ?", found[0])
    if body:
        vault.write(
            "INSERT INTO passage (id, kind, record, case_id, body) VALUES (?, ?, ?, ?, ?)",
            (_free_id(vault, second, record), kind, str(record), from_id(case), body),
        )


def remove(vault: Vault, record: UUID) -> None:
    """Remove every passage of a record."""
    vault.write("DELETE FROM passage WHERE record = ?", (str(record),))


def time_of(passage: int) -> datetime:
    """Return the time, in UTC, that the id of a passage stands for."""
    return _EPOCH + timedelta(seconds=passage // _PER_SECOND)


def start_of(on: date) -> datetime:
    """Return the moment under which a record that only has a day is kept."""
    return datetime.combine(on, time.min, tzinfo=UTC)


def opening_of(vault: Vault, case: CaseId) -> datetime:
    """Return the moment for a record that has no time but that of its case."""
    ((opened,),) = vault.read("SELECT opened FROM case_file WHERE id = ?", (str(case),))
    return start_of(date.fromisoformat(opened))


def _free_id(vault: Vault, second: int, record: UUID) -> int:
    wanted = second * _PER_SECOND + record.int % _PER_SECOND
    while vault.read("SELECT 1 FROM passage WHERE id = ?", (wanted,)):
        wanted += 1
    return wanted
