"""Steps of one whole case, and the last days that are watched in them."""

from datetime import date
from uuid import uuid4

from confidant_app.domain.dates import exactly
from confidant_app.domain.steps import Event, Step, StepId, StepStatus
from confidant_app.domain.watching import watched
from tests.domain.whole_cases import a_whole_case

WHOLE = a_whole_case()
TITLE = "2026-0001 · schommel"
RULING = exactly(date(2026, 11, 14))


def step(route: str, status=StepStatus.CONSIDERED, **events) -> Step:
    found = tuple(Event(code=code, on=on) for code, on in events.items())
    return Step(id=StepId(uuid4()), case=WHOLE.case.id, route=route, status=status, events=found)


def deadlines(taken: Step, catalogues) -> dict[str, date]:
    return {term.term_name: term.deadline for term in watched(taken, TITLE, catalogues)}
