"""Consenting cases become families, the unit of every figure.

The unit is the family, not the case or the contact: the number of reports is not the number of
families, and only families say how many people stand behind a figure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Protocol, TypeVar

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import Case
from confidant_app.domain.consent import Consent, Purpose, permits
from confidant_app.domain.contacts import Contact, Kind
from confidant_app.domain.figure_catalogue import (
    NormAnswer,
    RouteAnswer,
    half_year,
)
from confidant_app.domain.people import Person, has_raised_protection
from confidant_app.domain.steps import ENDED, FILED, Outcome, Step, StepStatus
from confidant_app.domain.vocabulary import Measure, Role

Answered = TypeVar("Answered", bound=StrEnum)


class NormLike(Protocol):
    """What counting needs to know of a norm in a case."""

    @property
    def norm(self) -> str:
        """The code of the norm."""

    @property
    def applies(self) -> Answer:
        """Whether the norm holds for this family."""

    @property
    def met(self) -> Answer:
        """Whether it was met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord:
    """One case with all of it that is counted."""

    case: Case
    people: Sequence[Person] = ()
    contacts: Sequence[Contact] = ()
    consents: Sequence[Consent] = ()
    steps: Sequence[Step] = ()
    norms: Sequence[NormLike] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyFacts:
    """What is counted of one family, and nothing by which it could be found again.

    Raised protection is folded in already: an employee who reports is "somebody else" here.
    """

    region: str
    measure: Measure
    reporter: Role
    half_year: str
    kind: Kind = Kind.UNKNOWN
    themes: frozenset[str] = frozenset()
    norms: frozenset[tuple[str, NormAnswer]] = frozenset()
    routes: frozenset[tuple[str, RouteAnswer]] = frozenset()


# First is heaviest: what stands for a family that gave several answers.
_KINDS: Final = (Kind.COMPLAINT, Kind.PROBLEM, Kind.QUESTION, Kind.UNKNOWN)
_NORMS: Final = (
    NormAnswer.MISSED,
    NormAnswer.MET,
    NormAnswer.UNKNOWN,
    NormAnswer.NOT_APPLICABLE,
)
_ROUTES: Final = tuple(RouteAnswer)

_OUTCOMES: Final[Mapping[Outcome, RouteAnswer]] = MappingProxyType(
    {
        Outcome.UPHELD: RouteAnswer.FAVOURABLE,
        Outcome.GRANTED: RouteAnswer.FAVOURABLE,
        Outcome.ANNULLED: RouteAnswer.FAVOURABLE,
        Outcome.WITHDRAWN_BY_INSTITUTION: RouteAnswer.FAVOURABLE,
        Outcome.PARTLY_UPHELD: RouteAnswer.PARTLY,
        Outcome.PARTLY_GRANTED: RouteAnswer.PARTLY,
        Outcome.MEDIATED: RouteAnswer.PARTLY,
        Outcome.DISMISSED: RouteAnswer.UNFAVOURABLE,
        Outcome.REFUSED: RouteAnswer.UNFAVOURABLE,
        Outcome.INADMISSIBLE: RouteAnswer.UNFAVOURABLE,
        Outcome.NOT_HANDLED: RouteAnswer.UNFAVOURABLE,
        Outcome.NO_RESPONSE: RouteAnswer.NO_OUTCOME,
        Outcome.REGISTERED_ONLY: RouteAnswer.NO_OUTCOME,
        Outcome.UNKNOWN: RouteAnswer.NO_OUTCOME,
    }
)


def facts_of(record: CaseRecord, region_of: Mapping[str, str], on: date) -> FamilyFacts | None:
    """Return what is counted of a case, or None without consent for figures on that day.

    `region_of` gives the area of a municipality code; a code that it lacks keeps its own name
    and so falls in the rest of the region table.
    """
    if not permits(record.consents, Purpose.FIGURES, on):
        return None
    case = record.case
    marks = [*case.themes, *(mark for contact in record.contacts for mark in contact.themes)]
    kinds = {contact.kind for contact in record.contacts} | {Kind.UNKNOWN}
    answers = ((step.route, route_answer(step)) for step in record.steps)
    return FamilyFacts(
        region=region_of.get(case.municipality, case.municipality),
        measure=case.measure,
        reporter=_reporter(record.people),
        half_year=half_year(case.opened),
        kind=_heaviest(_KINDS, kinds),
        themes=frozenset(mark.code for mark in marks),
        norms=_by_code(_NORMS, ((fact.norm, norm_answer(fact)) for fact in record.norms)),
        routes=_by_code(_ROUTES, ((route, a) for route, a in answers if a is not None)),
    )


def norm_answer(fact: NormLike) -> NormAnswer:
    """Return the one answer that stands for a norm; unknown is never met, nor missed."""
    if fact.applies is Answer.NO:
        return NormAnswer.NOT_APPLICABLE
    if fact.applies is Answer.UNKNOWN or fact.met is Answer.UNKNOWN:
        return NormAnswer.UNKNOWN
    return NormAnswer.MET if fact.met is Answer.YES else NormAnswer.MISSED


def route_answer(step: Step) -> RouteAnswer | None:
    """Return how far a step brought the family, or None when it was never taken."""
    if step.outcome is not None:
        return _OUTCOMES[step.outcome]
    if step.status is StepStatus.INADMISSIBLE:
        return RouteAnswer.UNFAVOURABLE
    if step.status in FILED - ENDED:
        return RouteAnswer.RUNNING
    if step.status in (StepStatus.FINISHED, StepStatus.WITHDRAWN):
        return RouteAnswer.NO_OUTCOME
    return None


def one_per_family(counted: Iterable[tuple[str, FamilyFacts]]) -> tuple[FamilyFacts, ...]:
    """Return one set of facts for each family card; a case without a card is its own family.

    The first case of a family gives what can only be one; themes, norms and routes are joined.
    """
    alone: list[FamilyFacts] = []
    families: dict[str, FamilyFacts] = {}
    for card, facts in counted:
        if not card:
            alone.append(facts)
        elif card in families:
            families[card] = _joined(families[card], facts)
        else:
            families[card] = facts
    return (*alone, *families.values())


def _reporter(people: Iterable[Person]) -> Role:
    """Return the role of the first reporter; an employee is somebody else, and comes last.

    Wet bescherming klokkenluiders art. 1a: whoever learns of it keeps the reporter's identity
    secret, and with few reporters a row of employees would say who it was.
    """
    roles = [person.role for person in people if person.reporter]
    if any(has_raised_protection(person) for person in people):
        roles = [role for role in roles if role is not Role.EMPLOYEE] or [Role.OTHER]
    return next((role for role in roles if role is not Role.UNKNOWN), Role.UNKNOWN)


def _heaviest(order: Sequence[Answered], found: Iterable[Answered]) -> Answered:
    return min(found, key=order.index)


def _by_code(
    order: Sequence[Answered], answers: Iterable[tuple[str, Answered]]
) -> frozenset[tuple[str, Answered]]:
    """Return one answer for each code, the heaviest of those given."""
    found: dict[str, Answered] = {}
    for code, answer in answers:
        found[code] = _heaviest(order, (answer, found.get(code, answer)))
    return frozenset(found.items())


def _joined(first: FamilyFacts, other: FamilyFacts) -> FamilyFacts:
    return replace(
        first,
        kind=_heaviest(_KINDS, (first.kind, other.kind)),
        themes=first.themes | other.themes,
        norms=_by_code(_NORMS, (*first.norms, *other.norms)),
        routes=_by_code(_ROUTES, (*first.routes, *other.routes)),
    )
