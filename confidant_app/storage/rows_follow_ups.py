"""Rows of follow-ups."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from confidant_app.domain.cases import CaseId
from confidant_app.domain.errors import NotFound
from confidant_app.domain.follow_ups import FollowUp, FollowUpId, Repeat
from confidant_app.storage import rows_passages
from confidant_app.storage.fields import Row, from_day, from_id, the_one, to_day, to_id
from confidant_app.storage.schema_search import PassageKind
from confidant_app.storage.vault import Source, Vault

_SELECT: Final = (
    "SELECT id, what, due, case_id, for_whom, warn_days, repeat, waiting, done_on, result, "
    "month_day FROM follow_up"
)


def insert(vault: Vault, follow_up: FollowUp) -> None:
    """Add a follow-up."""
    vault.write(
        "INSERT INTO follow_up (what, due, case_id, for_whom, warn_days, repeat, waiting, "
        "done_on, result, month_day, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _columns(follow_up),
    )
    _put_passage(vault, follow_up)


def update(vault: Vault, follow_up: FollowUp) -> None:
    """Replace a follow-up.

    Raises:
        NotFound: it is no longer there.
    """
    changed = vault.write(
        "UPDATE follow_up SET what = ?, due = ?, case_id = ?, for_whom = ?, warn_days = ?, "
        "repeat = ?, waiting = ?, done_on = ?, result = ?, month_day = ? WHERE id = ?",
        _columns(follow_up),
    )
    if not changed:
        raise NotFound
    _put_passage(vault, follow_up)


def get(source: Source, wanted: FollowUpId) -> FollowUp:
    """Return a follow-up.

    Raises:
        NotFound: it is no longer there.
    """
    return the_one(_select(source, " WHERE id = ?", (str(wanted),)))


def of_case(source: Source, case: CaseId) -> tuple[FollowUp, ...]:
    """Return the follow-ups of a case, the latest due first."""
    return _select(source, " WHERE case_id = ? ORDER BY due DESC, entry DESC", (str(case),))


def everybody(source: Source) -> tuple[FollowUp, ...]:
    """Return the follow-ups of all cases, the latest due first."""
    return _select(source, " WHERE case_id IS NOT NULL ORDER BY due DESC, entry DESC", ())


def open_(source: Source) -> tuple[FollowUp, ...]:
    """Return every follow-up that is not done, with or without a case, the first due first."""
    return _select(source, " WHERE done_on IS NULL ORDER BY due, entry", ())


def _put_passage(vault: Vault, follow_up: FollowUp) -> None:
    body = "\n".join(filter(None, (follow_up.what, follow_up.for_whom, follow_up.result)))
    at = rows_passages.start_of(follow_up.due)
    rows_passages.put(vault, PassageKind.FOLLOW_UP, follow_up.id, follow_up.case, at, body)


def _columns(follow_up: FollowUp) -> Row:
    return (
        follow_up.what,
        from_day(follow_up.due),
        from_id(follow_up.case),
        follow_up.for_whom,
        follow_up.warn_days,
        follow_up.repeat,
        follow_up.waiting,
        from_day(follow_up.done_on),
        follow_up.result,
        follow_up.month_day,
        str(follow_up.id),
    )


def _select(source: Source, tail: str, params: Sequence[object]) -> tuple[FollowUp, ...]:
    return tuple(_follow_up(row) for row in source.read(_SELECT + tail, params))


def _follow_up(row: Row) -> FollowUp:
    return FollowUp(
        id=FollowUpId(UUID(row[0])),
        what=row[1],
        due=date.fromisoformat(row[2]),
        case=to_id(row[3], CaseId),
        for_whom=row[4],
        warn_days=row[5],
        repeat=Repeat(row[6]),
        waiting=bool(row[7]),
        done_on=to_day(row[8]),
        result=row[9],
        month_day=row[10],
    )
