"""What is known of a case when the routes are asked what is still possible."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from confidant_app.domain.answers import Answer
from confidant_app.domain.dates import UNKNOWN_DATE, EventDate
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.terms import Amount, EventKind, TermKey
from confidant_app.domain.vocabulary import Measure, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A yes-or-no question about a case that decides on a route; `hint` helps to answer it.

    `if_yes` and `if_no` say in Dutch what that answer means for a route that it rules out.
    A known date of `event` answers the question with yes.
    """

    code: str
    text: str
    hint: str = ""
    if_yes: str = ""
    if_no: str = ""
    event: EventKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildAge:
    """The age of a child: a birth year, or an age between two numbers; unknown when empty.

    Raises:
        InvalidValue: ages below zero or in the wrong order.

    """

    birth_year: int | None = None
    youngest: int | None = None
    oldest: int | None = None

    def __post_init__(self) -> None:
        low, high = self.youngest or 0, self.oldest
        if low < 0 or (high is not None and high < low):
            raise InvalidValue(reason="de leeftijd van een kind klopt niet")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What is known; everything left out is unknown, never no.

    `events` is by event code, `answers` by question code, `amounts` fills in terms that stand
    in an organisation's own rules, by route and step. `repeated` are the codes of events of
    which an earlier day is known too.
    """

    role: Role = Role.UNKNOWN
    authority: Answer = Answer.UNKNOWN
    children: tuple[ChildAge, ...] = ()
    measure: Measure = Measure.UNKNOWN
    events: Mapping[str, EventDate] = field(default_factory=lambda: MappingProxyType({}))
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    amounts: Mapping[TermKey, Amount] = field(default_factory=lambda: MappingProxyType({}))
    repeated: frozenset[str] = frozenset()


def event_of(facts: CaseFacts, kind: EventKind) -> EventDate:
    """Return the day of an event, unknown when the facts do not say."""
    return facts.events.get(kind.code, UNKNOWN_DATE)


def answer_to(facts: CaseFacts, question: Question) -> Answer:
    """Return the given answer, or yes when the day of the question's event is known.

    A no beside a known day contradicts it, and is asked again.
    """
    given = facts.answers.get(question.code, Answer.UNKNOWN)
    if question.event is None or event_of(facts, question.event).earliest is None:
        return given
    return Answer.UNKNOWN if given is Answer.NO else Answer.YES


def is_of_age(child: ChildAge, years: int, today: date) -> Answer:
    """Return whether the child is at least so many years old today."""
    youngest, oldest = child.youngest or 0, child.oldest
    if child.birth_year is not None:
        oldest = today.year - child.birth_year
        youngest = oldest - 1
    if youngest >= years:
        return Answer.YES
    if oldest is not None and oldest < years:
        return Answer.NO
    return Answer.UNKNOWN
