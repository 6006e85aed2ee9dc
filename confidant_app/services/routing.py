"""Routes and terms of a case: what can still be done, and what must be watched."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import uuid4

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import CaseId
from confidant_app.domain.catalogue import Catalogues, find_route
from confidant_app.domain.dates import EventDate
from confidant_app.domain.log import Act
from confidant_app.domain.norm_facts import NormRecord
from confidant_app.domain.possibilities import RouteState, evaluate_all
from confidant_app.domain.routes import Route
from confidant_app.domain.steps import Event, OwnTerm, Step, StepId, StepStatus
from confidant_app.domain.watching import DONE, StepTerm, facts_of, terms_of
from confidant_app.domain.whole import WholeCase
from confidant_app.storage import rows_answers, rows_log, rows_norms, rows_steps
from confidant_app.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningStep:
    """A step with its route and every term of it, counted or asked for."""

    step: Step
    route: Route
    terms: tuple[StepTerm, ...]


def possibilities(
    vault: Vault, whole: WholeCase, catalogues: Catalogues, today: date
) -> tuple[RouteState, ...]:
    """Return every route for this case: what ends first comes first."""
    facts = facts_of(whole, rows_answers.of_case(vault, whole.case.id))
    return evaluate_all(catalogues.routes.values(), facts, catalogues.holidays, today)


def answers(vault: Vault, case: CaseId) -> Mapping[str, Answer]:
    """Return the yes-or-no facts that were asked for this case."""
    return rows_answers.of_case(vault, case)


def answer(vault: Vault, case: CaseId, question: str, given: Answer) -> None:
    """Keep the answer to one question of the catalogue."""
    with vault.transaction():
        rows_answers.put(vault, case, question, given)


def running(whole: WholeCase, catalogues: Catalogues) -> tuple[RunningStep, ...]:
    """Return the steps of a case with their terms, in order of entry."""
    return tuple(
        RunningStep(
            step=step,
            route=catalogues.routes[step.route],
            terms=terms_of(step, catalogues.routes[step.route], catalogues),
        )
        for step in whole.steps
        if step.route in catalogues.routes
    )


def begin(
    vault: Vault,
    case: CaseId,
    route: str,
    catalogues: Catalogues,
    at: datetime,
    status: StepStatus = StepStatus.CONSIDERED,
) -> Step:
    """Add a step on a route of the catalogue and return it.

    Raises:
        NotInCatalogue: there is no such route.
    """
    step = Step(
        id=StepId(uuid4()), case=case, route=find_route(catalogues, route).code, status=status
    )
    with vault.transaction():
        rows_steps.insert(vault, step)
        rows_log.append(vault, at, Act.STEP_ADDED, str(step.id))
    return step


def change(vault: Vault, step: Step, at: datetime) -> Step:
    """Save a changed step and return it.

    Raises:
        NotFound: the step is no longer there.
    """
    with vault.transaction():
        rows_steps.update(vault, step)
        rows_log.append(vault, at, Act.STEP_CHANGED, str(step.id))
    return step


def happened(vault: Vault, step: Step, code: str, on: EventDate, at: datetime) -> Step:
    """Record the day of an event, in place of an earlier record of the same event."""
    others = tuple(event for event in step.events if event.code != code)
    return change(vault, replace(step, events=(*others, Event(code=code, on=on))), at)


def settled(vault: Vault, step: Step, term_step: str, on: EventDate, at: datetime) -> Step:
    """Record that what a term asks for was done, so that it is not watched any more."""
    return happened(vault, step, f"{DONE}{term_step}", on, at)


def own_term(vault: Vault, step: Step, own: OwnTerm, at: datetime) -> Step:
    """Fill in a term that the body's own rules set, read from the document."""
    others = tuple(found for found in step.own_terms if found.step != own.step)
    return change(vault, replace(step, own_terms=(*others, own)), at)


def record_norm(vault: Vault, record: NormRecord, at: datetime) -> None:
    """Save what is known of one norm in one case, in place of what was known before."""
    with vault.transaction():
        rows_norms.put(vault, record)
        rows_log.append(vault, at, Act.NORM_RECORDED, str(record.case))
