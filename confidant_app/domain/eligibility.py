"""Who a route is for: role, age, measure, and the yes-or-no facts that it needs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from confidant_app.domain.answers import Answer
from confidant_app.domain.facts import CaseFacts, Question, answer_to, event_of, is_of_age
from confidant_app.domain.routes import Requirement, Route
from confidant_app.domain.vocabulary import Measure, Role, label

ASK_ROLE: Final = Question(
    code="role", text="Wat is de melder van het kind, en heeft de melder gezag?"
)
ASK_AGE: Final = Question(code="age", text="Hoe oud is de jeugdige?")
ASK_MEASURE: Final = Question(code="measure", text="Welke maatregel loopt er nu voor dit kind?")

_WITH_AUTHORITY: Final = frozenset(
    {Role.PARENT_WITH_AUTHORITY, Role.GUARDIAN, Role.SHARED_AUTHORITY}
)
_WITHOUT_AUTHORITY: Final = frozenset({Role.PARENT_WITHOUT_AUTHORITY})


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether one condition is met: if not, `reason` says why; if unknown, `question` asks.

    `is_about_role` says that it is only not for this reporter; for somebody else it may be.
    """

    answer: Answer
    reason: str = ""
    question: Question | None = None
    is_about_role: bool = False


MET: Final = Finding(Answer.YES)


def findings(route: Route, facts: CaseFacts, today: date) -> Iterator[Finding]:
    """Yield what is found for every condition of the route itself."""
    yield _role(route, facts)
    yield _age(route, facts, today)
    yield _measure(route, facts)
    yield required(route.requirements, facts)


def required(requirements: Iterable[Requirement], facts: CaseFacts) -> Finding:
    """Return the first requirement that is not met, else the first that is unknown."""
    unknown = MET
    for requirement in requirements:
        question = requirement.question
        answer = answer_to(facts, question)
        if answer is Answer.UNKNOWN:
            unknown = unknown if unknown.question else Finding(answer, question=question)
        elif answer is not requirement.wanted:
            return Finding(Answer.NO, question.if_yes if answer is Answer.YES else question.if_no)
    return unknown


def possible_roles(facts: CaseFacts) -> frozenset[Role]:
    """Return every role that the reporter can have; a contradiction leaves both sides possible."""
    role, authority = facts.role, facts.authority
    if role is Role.UNKNOWN:
        excluded = {Answer.YES: _WITHOUT_AUTHORITY, Answer.NO: _WITH_AUTHORITY}
        return frozenset(Role) - {Role.UNKNOWN} - excluded.get(authority, frozenset())
    if role in _WITH_AUTHORITY and authority is Answer.NO:
        return _WITHOUT_AUTHORITY | {role}
    if role in _WITHOUT_AUTHORITY and authority is Answer.YES:
        return _WITH_AUTHORITY | {role}
    return frozenset({role})


def _role(route: Route, facts: CaseFacts) -> Finding:
    possible = possible_roles(facts)
    if not route.who or possible <= route.who:
        return MET
    if possible & route.who:
        return Finding(Answer.UNKNOWN, question=ASK_ROLE)
    labels = ", ".join(label(role) for role in Role if role in route.who)
    reason = f"De melder kan dit niet zelf. Dit kan wel: {labels}."
    return Finding(Answer.NO, reason, is_about_role=True)


def _age(route: Route, facts: CaseFacts, today: date) -> Finding:
    if route.min_age is None or Role.YOUTH not in possible_roles(facts):
        return MET
    answers = {is_of_age(child, route.min_age, today) for child in facts.children}
    if answers == {Answer.YES}:
        return MET
    if answers == {Answer.NO} and facts.role is Role.YOUTH:
        return Finding(Answer.NO, f"Een jeugdige kan dit zelf vanaf {route.min_age} jaar.")
    return Finding(Answer.UNKNOWN, question=ASK_AGE if facts.role is Role.YOUTH else ASK_ROLE)


def _measure(route: Route, facts: CaseFacts) -> Finding:
    if not route.measures or facts.measure in route.measures:
        return MET
    if facts.measure is Measure.UNKNOWN or _has_begun(route, facts):
        return Finding(Answer.UNKNOWN, question=ASK_MEASURE)
    labels = ", ".join(label(one) for one in Measure if one in route.measures)
    return Finding(Answer.NO, f"Dit kan alleen bij: {labels}.")


def _has_begun(route: Route, facts: CaseFacts) -> bool:
    """Return whether something of this route happened, so that the measure on file may be old.

    A case has one measure for all its children, and nobody keeps it up to date on the phone.
    """
    kinds = (step.term.event for step in route.steps if step.term is not None)
    return any(event_of(facts, kind).earliest is not None for kind in kinds)
