"""What is open to a parent under a supervision order with placement."""

from dataclasses import replace
from datetime import date

from confidant_app.domain.answers import Answer
from confidant_app.domain.catalogue import find_route
from confidant_app.domain.dates import exactly
from confidant_app.domain.facts import CaseFacts
from confidant_app.domain.possibilities import evaluate
from confidant_app.domain.vocabulary import Measure, Role

TODAY = date(2026, 6, 1)
PARENT = CaseFacts(
    role=Role.PARENT_WITH_AUTHORITY,
    authority=Answer.YES,
    measure=Measure.SUPERVISION_ORDER_WITH_PLACEMENT,
)


def state(catalogues, code, facts, today=TODAY):
    return evaluate(find_route(catalogues, code), facts, catalogues.holidays, today)


def with_event(code, on, facts=PARENT, **answers):
    given = on if not isinstance(on, date) else exactly(on)
    return replace(facts, events={code: given}, answers={k: Answer(v) for k, v in answers.items()})
