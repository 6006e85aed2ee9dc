"""Rows of advice."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from confidant_app.domain.cases import CaseId
from confidant_app.domain.errors import NotFound
from confidant_app.domain.follow_ups import Advice, AdviceId
from confidant_app.storage import rows_passages
from confidant_app.storage.fields import Row, from_day, the_one
from confidant_app.storage.schema_search import PassageKind
from confidant_app.storage.vault import Source, Vault

_SELECT: Final = "SELECT id, case_id, on_day, words, specific, referred_to FROM advice"
_NEWEST_FIRST: Final = " ORDER BY on_day DESC, entry DESC"


def insert(vault: Vault, advice: Advice) -> None:
    """Add advice."""
    vault.write(
        "INSERT INTO advice (case_id, on_day, words, specific, referred_to, id) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        _columns(advice),
    )
    _put_passage(vault, advice)


def update(vault: Vault, advice: Advice) -> None:
    """Replace advice.

    Raises:
        NotFound: it is no longer there.
    """
    changed = vault.write(
        "UPDATE advice SET case_id = ?, on_day = ?, words = ?, specific = ?, referred_to = ? "
        "WHERE id = ?",
        _columns(advice),
    )
    if not changed:
        raise NotFound
    _put_passage(vault, advice)


def get(source: Source, wanted: AdviceId) -> Advice:
    """Return advice.

    Raises:
        NotFound: it is no longer there.
    """
    return the_one(_select(source, " WHERE id = ?", (str(wanted),)))


def of_case(source: Source, case: CaseId) -> tuple[Advice, ...]:
    """Return the advice in a case, newest first."""
    return _select(source, " WHERE case_id = ?" + _NEWEST_FIRST, (str(case),))


def everybody(source: Source) -> tuple[Advice, ...]:
    """Return the advice in all cases, newest first."""
    return _select(source, _NEWEST_FIRST, ())


def _put_passage(vault: Vault, advice: Advice) -> None:
    body = "\n".join(filter(None, (advice.text, advice.referred_to)))
    at = rows_passages.start_of(advice.on)
    rows_passages.put(vault, PassageKind.ADVICE, advice.id, advice.case, at, body)


def _columns(advice: Advice) -> Row:
    return (
        str(advice.case),
        from_day(advice.on),
        advice.text,
        advice.specific,
        advice.referred_to,
        str(advice.id),
    )


def _select(source: Source, tail: str, params: Sequence[object]) -> tuple[Advice, ...]:
    return tuple(
        Advice(
            id=AdviceId(UUID(row[0])),
            case=CaseId(UUID(row[1])),
            on=date.fromisoformat(row[2]),
            text=row[3],
            specific=bool(row[4]),
            referred_to=row[5],
        )
        for row in source.read(_SELECT + tail, params)
    )
