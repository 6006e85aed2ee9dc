"""Routes and terms of a case: what can still be done, and what must be watched."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import uuid4

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import CaseId
from confidant_app.domain.catalogue import Catalogues, find_followed, find_route
from confidant_app.domain.concerns import Concern, chosen, fitting
from confidant_app.domain.dates import UNKNOWN_DATE, EventDate
from confidant_app.domain.event_days import demand_possible
from confidant_app.domain.log import Act
from confidant_app.domain.norm_facts import NormRecord
from confidant_app.domain.possibilities import RouteState, evaluate, evaluate_all
from confidant_app.domain.routes import Route
from confidant_app.domain.steps import (
    Event,
    GivenExtension,
    OwnTerm,
    Step,
    StepId,
    StepStatus,
    event,
    extended,
    is_untouched,
    known_days,
)
from confidant_app.domain.watching import (
    DONE,
    StepTerm,
    carried,
    facts_of,
    terms_of,
)
from confidant_app.domain.whole import WholeCase
from confidant_app.storage import (
    rows_answers,
    rows_events,
    rows_log,
    rows_norms,
    rows_steps,
)
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
    """Return every route for this case: what ends soon first, then what fits the reporter."""
    given = rows_answers.of_case(vault, whole.case.id)
    facts = facts_of(whole, given)
    first = fitting(chosen(catalogues.concerns, given))
    return evaluate_all(catalogues.routes.values(), facts, catalogues.holidays, today, first=first)


def answers(vault: Vault, case: CaseId) -> Mapping[str, Answer]:
    """Return the yes-or-no facts that were asked for this case."""
    return rows_answers.of_case(vault, case)


def answer(vault: Vault, case: CaseId, question: str, given: Answer) -> None:
    """Keep the answer to one question of the catalogue."""
    with vault.transaction():
        rows_answers.put(vault, case, question, given)


def concerns(vault: Vault, case: CaseId, catalogues: Catalogues) -> tuple[Concern, ...]:
    """Return what the reporter of this case came with."""
    return chosen(catalogues.concerns, rows_answers.of_case(vault, case))


def came_with(vault: Vault, case: CaseId, codes: Collection[str], catalogues: Catalogues) -> None:
    """Keep what the reporter came with, in place of what was chosen before."""
    with vault.transaction():
        for code in catalogues.concerns:
            given = Answer.YES if code in codes else Answer.NO
            rows_answers.put(vault, case, code, given)


def running(whole: WholeCase, catalogues: Catalogues) -> tuple[RunningStep, ...]:
    """Return the steps of a case with their terms, in order of entry."""
    return tuple(
        RunningStep(
            step=step,
            route=route,
            terms=terms_of(step, route, catalogues),
        )
        for step in whole.steps
        if (route := catalogues.followed(step.route)) is not None
    )


def strangers(whole: WholeCase, catalogues: Catalogues) -> tuple[Step, ...]:
    """Return the steps of a case on something that these rules do not know, or no longer."""
    return tuple(step for step in whole.steps if catalogues.followed(step.route) is None)


def begin(
    vault: Vault,
    case: CaseId,
    route: str,
    catalogues: Catalogues,
    at: datetime,
    status: StepStatus = StepStatus.CONSIDERED,
) -> Step:
    """Add a step on a route, or on what only has terms, and return it.

    Raises:
        NotInCatalogue: there is no such route.
    """
    code = find_followed(catalogues, route).code
    return _add(vault, Step(id=StepId(uuid4()), case=case, route=code, status=status), at)


def begin_route(
    vault: Vault, whole: WholeCase, route: str, catalogues: Catalogues, at: datetime
) -> Step:
    """Add a step on a route, with the day from which its shown deadline was counted.

    Raises:
        NotInCatalogue: there is no such route.
    """
    found = find_route(catalogues, route)
    facts = facts_of(whole, rows_answers.of_case(vault, whole.case.id))
    state = evaluate(found, facts, catalogues.holidays, at.astimezone().date())
    step = Step(
        id=StepId(uuid4()), case=whole.case.id, route=found.code, events=carried(state, facts)
    )
    return _add(vault, step, at)


def change(vault: Vault, step: Step, at: datetime) -> Step:
    """Save a changed step and return it.

    Raises:
        NotFound: the step is no longer there.
    """
    with vault.transaction():
        return _change(vault, step, at)


def take_back(vault: Vault, step: Step, at: datetime) -> None:
    """Remove a step that was begun by mistake; what was written on it must stand elsewhere.

    Raises:
        NotFound: the step is no longer there.
    """
    others = (one for one in rows_steps.of_case(vault, step.case) if one.id != step.id)
    if not is_untouched(step, known_days(asked(vault, step.case), others)):
        raise RuntimeError("only a step that was just begun is taken back")
    with vault.transaction():
        rows_steps.delete(vault, step.id)
        rows_log.append(vault, at, Act.STEP_REMOVED, str(step.id))


def happened(
    vault: Vault, step: Step, code: str, on: EventDate, at: datetime, *, planned: bool = False
) -> Step:
    """Record the day of an event, in place of an earlier record of the same event.

    Raises:
        InvalidValue: it cannot have happened yet.
    """
    demand_possible(on, at.astimezone().date(), planned=planned)
    others = tuple(one for one in step.events if one.code != code)
    changed = replace(step, events=(*others, Event(code=code, on=on)))
    with vault.transaction():
        # The day that was asked of the case is the same day: left as it was, it would go on to
        # decide what is still possible, and a later one would make that too late.
        if Event(code=code, on=event(step, code) or UNKNOWN_DATE) in asked(vault, step.case):
            rows_events.put(vault, step.case, Event(code=code, on=on))
        return _change(vault, changed, at)


def settled(vault: Vault, step: Step, term_step: str, on: EventDate, at: datetime) -> Step:
    """Record that what a term asks for was done, so that it is not watched any more."""
    return happened(vault, step, f"{DONE}{term_step}", on, at)


def extension(
    vault: Vault, step: Step, term: str, given: Iterable[GivenExtension], at: datetime
) -> Step:
    """Record which extensions of a term were announced, in place of those known before."""
    return change(vault, extended(step, given, term), at)


def asked_day(
    vault: Vault, case: CaseId, code: str, on: EventDate, today: date, *, planned: bool = False
) -> None:
    """Keep the day of an event that was asked outside any step.

    Raises:
        InvalidValue: it cannot have happened yet.
    """
    demand_possible(on, today, planned=planned)
    with vault.transaction():
        rows_events.put(vault, case, Event(code=code, on=on))


def not_settled(vault: Vault, step: Step, term_step: str, at: datetime) -> Step:
    """Take back that a term was done: it is watched again."""
    kept = tuple(one for one in step.events if one.code != f"{DONE}{term_step}")
    return change(vault, replace(step, events=kept), at)


def asked(vault: Vault, case: CaseId) -> tuple[Event, ...]:
    """Return the days that were asked outside any step."""
    return rows_events.of_case(vault, case)


def forget_day(vault: Vault, case: CaseId, code: str) -> None:
    """Take back a day that was asked outside any step."""
    with vault.transaction():
        rows_events.remove(vault, case, code)


def own_term(vault: Vault, step: Step, own: OwnTerm, at: datetime) -> Step:
    """Fill in a term that the body's own rules set, read from the document."""
    others = tuple(found for found in step.own_terms if found.step != own.step)
    return change(vault, replace(step, own_terms=(*others, own)), at)


def record_norm(vault: Vault, record: NormRecord, at: datetime) -> None:
    """Save what is known of one norm in one case, in place of what was known before."""
    with vault.transaction():
        rows_norms.put(vault, record)
        rows_log.append(vault, at, Act.NORM_RECORDED, str(record.case))


def _change(vault: Vault, step: Step, at: datetime) -> Step:
    rows_steps.update(vault, step)
    rows_log.append(vault, at, Act.STEP_CHANGED, str(step.id))
    return step


def _add(vault: Vault, step: Step, at: datetime) -> Step:
    with vault.transaction():
        rows_steps.insert(vault, step)
        rows_log.append(vault, at, Act.STEP_ADDED, str(step.id))
    return step
