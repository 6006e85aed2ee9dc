"""Rows of retention: until when a case may be kept without a new decision."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from confidant_app.domain.cases import CaseId
from confidant_app.domain.retention import Retention
from confidant_app.storage.fields import from_day
from confidant_app.storage.vault import Source, Vault

_SELECT: Final = "SELECT case_id, review_on, reason, hold FROM retention"


def put(vault: Vault, retention: Retention) -> None:
    """Keep the review of a case; it replaces the one before."""
    vault.write(
        "INSERT INTO retention (case_id, review_on, reason, hold) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (case_id) DO UPDATE SET review_on = excluded.review_on, "
        "reason = excluded.reason, hold = excluded.hold",
        (str(retention.case), from_day(retention.review_on), retention.reason, retention.hold),
    )


def remove(vault: Vault, case: CaseId) -> None:
    """Forget the review of a case, as when it is reopened."""
    vault.write("DELETE FROM retention WHERE case_id = ?", (str(case),))


def get(source: Source, case: CaseId) -> Retention | None:
    """Return the review of a case, if one is planned."""
    found = _select(source, " WHERE case_id = ?", (str(case),))
    return found[0] if found else None


def until(source: Source, on: date) -> tuple[Retention, ...]:
    """Return the reviews that are planned up to and including a day, the first one first."""
    return _select(source, " WHERE review_on <= ? ORDER BY review_on, case_id", (from_day(on),))


def unplanned(source: Source, closed_until: date) -> tuple[tuple[CaseId, date], ...]:
    """Return the cases that were closed up to a day and have no review, with that day.

    Cases that were taken in closed have none.
    """
    return tuple(
        (CaseId(UUID(case)), date.fromisoformat(closed_on))
        for case, closed_on in source.read(
            "SELECT id, closed_on FROM case_file WHERE closed_on <= ? "
            "AND id NOT IN (SELECT case_id FROM retention) ORDER BY closed_on, entry",
            (from_day(closed_until),),
        )
    )


def _select(source: Source, tail: str, params: Sequence[object]) -> tuple[Retention, ...]:
    return tuple(
        Retention(
            case=CaseId(UUID(row[0])),
            review_on=date.fromisoformat(row[1]),
            reason=row[2],
            hold=bool(row[3]),
        )
        for row in source.read(_SELECT + tail, params)
    )
