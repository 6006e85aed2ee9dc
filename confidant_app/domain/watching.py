"""Which terms of a running step must be watched, and what is known of a case for the routes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.answers import Answer, Certainty
from confidant_app.domain.cases import AgeBand, Child
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.dates import UNKNOWN_DATE, EventDate, dutch
from confidant_app.domain.deadlines import Counted, Deadline, Missing, TermUnknown, deadline
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.facts import CaseFacts, ChildAge, event_of
from confidant_app.domain.people import Person
from confidant_app.domain.possibilities import RouteState
from confidant_app.domain.routes import Route
from confidant_app.domain.steps import (
    FILED,
    Event,
    GivenExtension,
    Step,
    StepStatus,
    event,
    is_running,
)
from confidant_app.domain.terms import Amount, Bound, Term, TermKey, TermKind, Unit
from confidant_app.domain.vocabulary import Role
from confidant_app.domain.whole import WholeCase

DONE: Final = "done:"

# What an organisation has to send, by the step codes of the catalogue: once the step stands at
# the status, it was sent.
_JUDGED: Final = frozenset(
    {
        "afhandeling",
        "antwoord",
        "bericht-niet-behandelen",
        "beslissing",
        "beslissing-gi",
        "besluit",
        "na-ingebrekestelling",
        "ontvangstbevestiging",
        "oordeel",
    }
)
SETTLED_BY: Final[Mapping[StepStatus, frozenset[str]]] = MappingProxyType(
    {
        StepStatus.RECEIPT_CONFIRMED: frozenset({"ontvangstbevestiging"}),
        StepStatus.IN_PROGRESS: frozenset({"ontvangstbevestiging"}),
        StepStatus.HEARING_PLANNED: frozenset({"ontvangstbevestiging"}),
        StepStatus.RULING: _JUDGED,
        StepStatus.BOARD_RESPONDED: _JUDGED | {"reactie-bestuur"},
        StepStatus.FINISHED: _JUDGED | {"reactie-bestuur", "terugkoppeling"},
    }
)

_BANDS: Final[Mapping[AgeBand, tuple[int | None, int | None]]] = MappingProxyType(
    {
        AgeBand.TO_3: (0, 3),
        AgeBand.TO_11: (4, 11),
        AgeBand.TO_15: (12, 15),
        AgeBand.TO_17: (16, 17),
        AgeBand.ADULT: (18, None),
        AgeBand.UNKNOWN: (None, None),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTerm:
    """One term of a step: counted, or the question that stands in its way.

    `settled` means that what the term asks for was done, so nobody has to watch it.
    """

    term: Term
    counted: Counted
    settled: bool


def terms_of(step: Step, route: Route, catalogues: Catalogues) -> tuple[StepTerm, ...]:
    """Return every term of the route for this step, in the order of the catalogue."""
    own = (part.term for part in route.steps if part.term is not None)
    counted = {term.step: _counted(step, term, catalogues) for term in own}
    return tuple(
        StepTerm(
            term=part.term,
            counted=_in_time(counted[part.term.step], counted),
            settled=_is_settled(step, route, part.term),
        )
        for part in route.steps
        if part.term is not None
    )


def own_amount(step: Step, term: Term) -> Amount | None:
    """Return the amount that was read from the body's own rules, if somebody filled it in."""
    for own in step.own_terms:
        if own.step == term.step:
            return Amount(number=own.amount, unit=Unit(own.unit))
    return None


def demand_nothing_fatal(terms: Iterable[StepTerm], today: date) -> None:
    """Refuse to end what still has a fatal term ahead: nobody would watch that any more.

    Raises:
        InvalidValue: there is one, that nobody said was done.
    """
    for found in terms:
        counted = found.counted
        if found.settled or found.term.kind is not TermKind.FATAL:
            continue
        if isinstance(counted, Deadline) and counted.on >= today:
            reason = (
                f"er loopt nog een fatale termijn tot {dutch(counted.on)}; kies daar eerst Gedaan"
            )
            raise InvalidValue(reason=reason)


def given_extensions(step: Step, term: Term) -> tuple[GivenExtension, ...]:
    """Return the extensions of this term that were announced, and that its catalogue knows.

    One that a newer catalogue has dropped is left out: the shorter term is the safe side.
    """
    known = {extension.code for extension in term.extensions}
    return tuple(g for g in step.extensions if g.step == term.step and g.code in known)


def carried(state: RouteState, facts: CaseFacts) -> tuple[Event, ...]:
    """Return the day that the deadline of a route was counted from, for a step on that route."""
    if state.deadline is None:
        return ()
    kind = state.deadline.term.event
    return (Event(code=kind.code, on=event_of(facts, kind)),)


def watched(step: Step, case_title: str, catalogues: Catalogues) -> Iterator[WatchedTerm]:
    """Yield the deadlines of a running step that somebody still has to keep an eye on."""
    route = catalogues.followed(step.route)
    if route is None or not is_running(step):
        return
    for found in terms_of(step, route, catalogues):
        if isinstance(found.counted, Deadline) and not found.settled:
            yield WatchedTerm(
                case=step.case,
                case_title=case_title,
                step=step.id,
                term=found.term.step,
                route_name=route.name,
                term_name=found.term.name,
                kind=found.term.kind,
                deadline=found.counted.on,
                circa=found.counted.certainty is Certainty.CIRCA,
                warn_from=found.counted.closing_from,
            )


def unanswered(step: Step, catalogues: Catalogues) -> Iterator[str]:
    """Yield the codes of the terms of a step that wait for a fact before they have a day."""
    route = catalogues.followed(step.route)
    if route is None:
        return
    for found in terms_of(step, route, catalogues):
        if isinstance(found.counted, TermUnknown) and not found.settled:
            yield found.term.step


def facts_of(whole: WholeCase, answers: Mapping[str, Answer]) -> CaseFacts:
    """Return what the routes may know of this case; what nobody recorded stays unknown."""
    amounts: dict[TermKey, Amount] = {}
    for step in whole.steps:
        for own in step.own_terms:
            amounts[(step.route, own.step)] = Amount(number=own.amount, unit=Unit(own.unit))
    return CaseFacts(
        role=_reporter_role(whole.people),
        children=tuple(_age(child) for child in whole.case.children),
        measure=whole.case.measure,
        events=MappingProxyType(_events(whole)),
        answers=answers,
        amounts=MappingProxyType(amounts),
        repeated=_repeated(whole),
    )


def _counted(step: Step, term: Term, catalogues: Catalogues) -> Counted:
    given = given_extensions(step, term)
    stated = [found.stated for found in given if found.stated is not None]
    return deadline(
        term,
        event(step, term.event.code) or UNKNOWN_DATE,
        catalogues.holidays,
        amount=own_amount(step, term),
        extensions=[found.code for found in given],
        stated=max(stated, default=None),
    )


def _in_time(found: Counted, counted: Mapping[str, Counted]) -> Counted:
    """Return the term as it was counted, unless its event was too late to count from.

    A decision after its own term starts another, shorter one (art. 1:265 lid 4 BW).
    """
    limit = counted.get(found.term.within)
    if not isinstance(found, Deadline) or not isinstance(limit, Deadline):
        return found
    if found.derivation[0].on <= limit.on:
        return found
    return TermUnknown(term=found.term, missing=Missing.EVENT, question=found.term.otherwise)


def _is_settled(step: Step, route: Route, term: Term) -> bool:
    if event(step, f"{DONE}{term.step}") is not None:
        return True
    if term.kind is TermKind.DECISION and term.step in SETTLED_BY.get(step.status, ()):
        return True
    return term.bound is Bound.REPORTER and term.step in route.entry and step.status in FILED


def _reporter_role(people: tuple[Person, ...]) -> Role:
    roles = {person.role for person in people if person.reporter}
    return roles.pop() if len(roles) == 1 else Role.UNKNOWN


def _age(child: Child) -> ChildAge:
    if child.birth_year is not None:
        return ChildAge(birth_year=child.birth_year)
    youngest, oldest = _BANDS[child.age_band]
    return ChildAge(youngest=youngest, oldest=oldest)


def _events(whole: WholeCase) -> dict[str, EventDate]:
    """Return the newest day of each kind of event: that one decides what can still be done."""
    found: dict[str, EventDate] = {}
    for one in _all_events(whole):
        old = found.get(one.code)
        if one.on.earliest is None:
            continue
        if old is None or old.earliest is None or one.on.earliest > old.earliest:
            found[one.code] = one.on
    return found


def _all_events(whole: WholeCase) -> tuple[Event, ...]:
    return (*whole.events, *(one for step in whole.steps for one in step.events))


def _repeated(whole: WholeCase) -> frozenset[str]:
    """Return the codes of events that have two different days; an ended step is over with."""
    live = (one for step in whole.steps if is_running(step) for one in step.events)
    days: dict[str, set[EventDate]] = {}
    for one in (*whole.events, *live):
        if one.on.earliest is not None:
            days.setdefault(one.code, set()).add(one.on)
    return frozenset(code for code, known in days.items() if len(known) > 1)
