"""Routes: the ways that are open to a family, as the catalogue describes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from confidant_app.domain.answers import Answer
from confidant_app.domain.facts import Question
from confidant_app.domain.sources import Source
from confidant_app.domain.steps import Outcome
from confidant_app.domain.terms import Term
from confidant_app.domain.vocabulary import Measure, Role


class RouteGroup(StrEnum):
    """The kind of body that a route leads to."""

    COMPLAINT = "complaint"
    OMBUDSMAN = "ombudsman"
    DISCIPLINE = "discipline"
    INSPECTORATE = "inspectorate"
    COURT = "court"
    MUNICIPALITY = "municipality"
    SUPPORT = "support"
    RECORDS = "records"
    POLITICS = "politics"
    OTHER = "other"


GROUP_LABELS: Final[Mapping[RouteGroup, str]] = MappingProxyType(
    {
        RouteGroup.COMPLAINT: "praten en klagen",
        RouteGroup.OMBUDSMAN: "ombudsman",
        RouteGroup.DISCIPLINE: "tuchtrecht",
        RouteGroup.INSPECTORATE: "inspectie",
        RouteGroup.COURT: "rechter",
        RouteGroup.MUNICIPALITY: "gemeente",
        RouteGroup.SUPPORT: "hulp en bijstand",
        RouteGroup.RECORDS: "gegevens en privacy",
        RouteGroup.POLITICS: "politiek",
        RouteGroup.OTHER: "anders",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A Dutch sentence that rests on a source."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """An answer that must be given for a route or a step to be possible."""

    question: Question
    wanted: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act on a route, with its term if it has one."""

    code: str
    name: str
    requirements: tuple[Requirement, ...]
    term: Term | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """What can come after a route; `after` is empty when that does not depend on the outcome."""

    after: frozenset[Outcome]
    routes: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One route of the catalogue.

    `who` is empty when it is open to anybody; `min_age` is for a youth who acts alone;
    `measures` is empty when the route does not depend on one. `entry` holds the codes of the
    steps of which one has to be possible; without any, no term closes the route.
    `lawyer` says whether one is obligatory.
    """

    code: str
    name: str
    summary: str
    group: RouteGroup
    source: Source
    who: frozenset[Role] = frozenset()
    min_age: int | None = None
    measures: frozenset[Measure] = frozenset()
    requirements: tuple[Requirement, ...] = ()
    steps: tuple[Step, ...] = ()
    entry: tuple[str, ...] = ()
    lawyer: Answer = Answer.UNKNOWN
    documents: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    conditions: tuple[Statement, ...] = ()
    cannot: tuple[Statement, ...] = ()
    warnings: tuple[Statement, ...] = ()
    next: tuple[Next, ...] = ()


def next_after(route: Route, outcome: Outcome | None) -> tuple[Next, ...]:
    """Return what can come after this outcome, in the order of the catalogue.

    An outcome that nobody wrote down can be any: leaving a way out could cost its term.
    """
    if outcome in (None, Outcome.UNKNOWN):
        return route.next
    return tuple(n for n in route.next if not n.after or outcome in n.after)
