"""Terms: how long somebody has, from which day, by which rule, and on whose authority."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from confidant_app.domain.sources import Source


class TermKind(StrEnum):
    """What it means when the last day passes."""

    FATAL = "fatal"
    SOFT = "soft"
    DECISION = "decision"
    DURATION = "duration"
    NORM = "norm"


class Unit(StrEnum):
    """What is counted."""

    DAY = "day"
    WORKDAY = "workday"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class StartRule(StrEnum):
    """Where the counting begins.

    `open` is a term that has no last day yet: it runs as long as nothing was decided.
    """

    DAY_AFTER = "day_after"
    SAME_DAY = "same_day"
    BEFORE = "before"
    OPEN = "open"


class Bound(StrEnum):
    """Who has to act within the term."""

    REPORTER = "reporter"
    ORGANISATION = "organisation"
    COURT = "court"


class Atw(StrEnum):
    """Whether the Algemene termijnenwet governs the term; `na`: a private rule or an aim."""

    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "na"


class ExtensionKind(StrEnum):
    """What an extension does to the last day."""

    ADDS = "adds"
    REPLACES = "replaces"
    STATED = "stated"


KIND_LABELS: Final[Mapping[TermKind, str]] = MappingProxyType(
    {
        TermKind.FATAL: "fatale termijn",
        TermKind.SOFT: "zachte termijn",
        TermKind.DECISION: "beslistermijn",
        TermKind.DURATION: "duur",
        TermKind.NORM: "norm of streven",
    }
)

BOUND_LABELS: Final[Mapping[Bound, str]] = MappingProxyType(
    {
        Bound.REPORTER: "melder",
        Bound.ORGANISATION: "organisatie",
        Bound.COURT: "rechter",
    }
)

_UNIT_WORDS: Final[Mapping[Unit, tuple[str, str]]] = MappingProxyType(
    {
        Unit.DAY: ("dag", "dagen"),
        Unit.WORKDAY: ("werkdag", "werkdagen"),
        Unit.WEEK: ("week", "weken"),
        Unit.MONTH: ("maand", "maanden"),
        Unit.YEAR: ("jaar", "jaar"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """So many days, working days, weeks, months or years.

    Raises:
        ValueError: less than one.

    """

    number: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError("an amount of time is at least one")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventKind:
    """Something that can happen in a case and that a term can start from.

    `name` is a Dutch noun phrase ("verzending of uitreiking van de aanwijzing"), `question`
    asks for its day and `hint` says which day that is. A `planned` one has a day that is set
    beforehand: terms are counted back from it, or begin when another one ends.
    """

    code: str
    name: str
    question: str
    hint: str = ""
    planned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """A way in which a term can become longer.

    `adds` counts on by `amount`, `replaces` takes `amount` instead, `stated` takes the day
    that the organisation itself names.
    """

    code: str
    name: str
    kind: ExtensionKind
    amount: Amount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term of the catalogue, found by `route` and `step`; `name` is the step in words.

    `amount` None stands for a number that only the organisation's own rules give: it is asked
    for in the words of `question`, never guessed. `late` says what is left when it was missed.
    `within` is the step of a term on the same route within which the event must have been, to
    count here; otherwise `otherwise` is said.
    `liberty` marks a term of deprivation of liberty (Algemene termijnenwet art. 4 c).
    """

    route: str
    step: str
    name: str
    bound: Bound
    kind: TermKind
    amount: Amount | None
    event: EventKind
    start: StartRule
    atw: Atw
    source: Source
    extensions: tuple[Extension, ...] = ()
    question: str = ""
    late: str = ""
    within: str = ""
    otherwise: str = ""
    liberty: bool = False


def amount_words(amount: Amount) -> str:
    """Return "3 maanden", "1 jaar"."""
    return f"{amount.number} {_UNIT_WORDS[amount.unit][amount.number != 1]}"


TermKey = tuple[str, str]


def key(term: Term) -> TermKey:
    """Return route and step, by which a term is found in the catalogue."""
    return term.route, term.step


def step_code(words: str) -> str:
    """Return a step as it is written in codes: lower case, hyphens for spaces."""
    return "-".join(words.lower().split())
