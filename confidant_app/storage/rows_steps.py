"""Rows of steps on routes: what happened in them, own terms of bodies, and extensions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from confidant_app.domain.cases import CaseId
from confidant_app.domain.errors import NotFound
from confidant_app.domain.steps import (
    ENDED,
    Event,
    GivenExtension,
    Outcome,
    OwnTerm,
    Step,
    StepId,
    StepStatus,
)
from confidant_app.storage import rows_passages
from confidant_app.storage.fields import (
    Row,
    by_owner,
    from_day,
    from_event,
    the_one,
    to_day,
    to_event,
)
from confidant_app.storage.schema_search import PassageKind
from confidant_app.storage.vault import Source, Vault

_SELECT: Final = "SELECT id, case_id, route, status, outcome, note FROM step WHERE "
_EVENTS: Final = (
    "SELECT step_id, code, earliest, latest, certainty FROM step_event WHERE step_id IN "
    "(SELECT id FROM step WHERE "
)
_TERMS: Final = (
    "SELECT step_id, code, amount, unit FROM step_term WHERE step_id IN (SELECT id FROM step WHERE "
)
_EXTENSIONS: Final = (
    "SELECT step_id, term, code, stated FROM step_extension WHERE step_id IN "
    "(SELECT id FROM step WHERE "
)
_IN_ORDER: Final = ") ORDER BY step_id, position"


def insert(vault: Vault, step: Step) -> None:
    """Add a step."""
    vault.write(
        "INSERT INTO step (case_id, route, status, outcome, note, id) VALUES (?, ?, ?, ?, ?, ?)",
        _columns(step),
    )
    _put_parts(vault, step)


def update(vault: Vault, step: Step) -> None:
    """Replace a step.

    Raises:
        NotFound: it is no longer there.
    """
    changed = vault.write(
        "UPDATE step SET case_id = ?, route = ?, status = ?, outcome = ?, note = ? WHERE id = ?",
        _columns(step),
    )
    if not changed:
        raise NotFound
    vault.write("DELETE FROM step_event WHERE step_id = ?", (str(step.id),))
    vault.write("DELETE FROM step_term WHERE step_id = ?", (str(step.id),))
    vault.write("DELETE FROM step_extension WHERE step_id = ?", (str(step.id),))
    _put_parts(vault, step)


def delete(vault: Vault, wanted: StepId) -> None:
    """Remove a step with what hangs on it.

    Raises:
        NotFound: it is no longer there.
    """
    rows_passages.remove(vault, wanted)
    if not vault.write("DELETE FROM step WHERE id = ?", (str(wanted),)):
        raise NotFound


def get(source: Source, wanted: StepId) -> Step:
    """Return a step.

    Raises:
        NotFound: it is no longer there.
    """
    return the_one(_select(source, "id = ?", (str(wanted),)))


def of_case(source: Source, case: CaseId) -> tuple[Step, ...]:
    """Return the steps of a case, in order of entry."""
    return _select(source, "case_id = ?", (str(case),))


def everybody(source: Source) -> tuple[Step, ...]:
    """Return the steps of all cases, in order of entry."""
    return _select(source, "TRUE", ())


def running(source: Source) -> tuple[Step, ...]:
    """Return the steps of all cases whose terms must still be watched, in order of entry."""
    live = sorted(set(StepStatus) - ENDED)
    return _select(source, "status IN (" + ", ".join("?" * len(live)) + ")", live)


def _put_parts(vault: Vault, step: Step) -> None:
    vault.write_each(
        "INSERT INTO step_event (step_id, position, code, earliest, latest, certainty) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [
            (str(step.id), position, event.code, *from_event(event.on))
            for position, event in enumerate(step.events)
        ],
    )
    vault.write_each(
        "INSERT INTO step_term (step_id, position, code, amount, unit) VALUES (?, ?, ?, ?, ?)",
        [
            (str(step.id), position, term.step, term.amount, term.unit)
            for position, term in enumerate(step.own_terms)
        ],
    )
    vault.write_each(
        "INSERT INTO step_extension (step_id, position, term, code, stated) VALUES (?, ?, ?, ?, ?)",
        [
            (str(step.id), position, given.step, given.code, from_day(given.stated))
            for position, given in enumerate(step.extensions)
        ],
    )
    at = _time_of(vault, step)
    rows_passages.put(vault, PassageKind.STEP, step.id, step.case, at, step.note)


def _time_of(vault: Vault, step: Step) -> datetime:
    days = [event.on.earliest for event in step.events if event.on.earliest is not None]
    return rows_passages.start_of(max(days)) if days else rows_passages.opening_of(vault, step.case)


def _columns(step: Step) -> Row:
    return (str(step.case), step.route, step.status, step.outcome, step.note, str(step.id))


def _select(source: Source, where: str, params: Sequence[object]) -> tuple[Step, ...]:
    events = by_owner(source.read(_EVENTS + where + _IN_ORDER, params), _event)
    terms = by_owner(source.read(_TERMS + where + _IN_ORDER, params), _term)
    longer = by_owner(source.read(_EXTENSIONS + where + _IN_ORDER, params), _extension)
    return tuple(
        Step(
            id=StepId(UUID(row[0])),
            case=CaseId(UUID(row[1])),
            route=row[2],
            status=StepStatus(row[3]),
            outcome=None if row[4] is None else Outcome(row[4]),
            events=events.get(row[0], ()),
            own_terms=terms.get(row[0], ()),
            extensions=longer.get(row[0], ()),
            note=row[5],
        )
        for row in source.read(_SELECT + where + " ORDER BY entry", params)
    )


def _event(code: str, earliest: str | None, latest: str | None, certainty: str) -> Event:
    return Event(code=code, on=to_event(earliest, latest, certainty))


def _extension(step: str, code: str, stated: str | None) -> GivenExtension:
    return GivenExtension(step=step, code=code, stated=to_day(stated))


def _term(step: str, amount: int, unit: str) -> OwnTerm:
    return OwnTerm(step=step, amount=amount, unit=unit)
