"""A running step as a line of time: what happened, what is still to come, and what is asked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from confidant_app.domain.answers import Certainty
from confidant_app.domain.dates import EventDate
from confidant_app.domain.deadlines import Deadline, OpenTerm
from confidant_app.domain.steps import FILED, Event, Step
from confidant_app.domain.terms import Bound, EventKind
from confidant_app.domain.watching import DONE, StepTerm


class PointKind(StrEnum):
    """What a point on the line stands for."""

    HAPPENED = "happened"
    DONE = "done"
    DEADLINE = "deadline"
    RUNS = "runs"
    ASKED = "asked"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackPoint:
    """One point: what it is in words, its day where it has one, and the term that it is of.

    A `done` point has the term that was settled.

    `asked` points wait for a fact, `later` ones for a fact that nobody can have yet: the other
    side owes nothing before something was filed.
    """

    kind: PointKind
    name: str
    on: date | None = None
    circa: bool = False
    term: StepTerm | None = None


def track(
    step: Step, terms: Iterable[StepTerm], events: Mapping[str, EventKind]
) -> tuple[TrackPoint, ...]:
    """Return the points of a step by day; what has no day comes last, in its own order."""
    known = tuple(terms)
    points = [*_past(step, known, events), *(_point(step, t) for t in known if not t.settled)]
    return tuple(sorted(points, key=_order))


def _order(point: TrackPoint) -> tuple[bool, date, bool, bool]:
    upcoming = point.kind is PointKind.DEADLINE
    return point.on is None, point.on or date.min, upcoming, point.kind is PointKind.LATER


def _past(
    step: Step, terms: tuple[StepTerm, ...], events: Mapping[str, EventKind]
) -> Iterator[TrackPoint]:
    settled = {f"{DONE}{found.term.step}": found for found in terms}
    for event in step.events:
        found = settled.get(event.code)
        yield TrackPoint(
            kind=PointKind.HAPPENED if found is None else PointKind.DONE,
            name=_name(event, events) if found is None else found.term.name,
            on=event.on.earliest,
            circa=_is_rough(event.on),
            term=found,
        )


def _name(event: Event, events: Mapping[str, EventKind]) -> str:
    found = events.get(event.code)
    return found.name if found is not None else event.code.replace("_", " ")


def _is_rough(on: EventDate) -> bool:
    return on.certainty is Certainty.CIRCA


def _point(step: Step, found: StepTerm) -> TrackPoint:
    counted, name = found.counted, found.term.name
    if isinstance(counted, Deadline):
        rough = counted.certainty is Certainty.CIRCA
        return TrackPoint(
            kind=PointKind.DEADLINE, name=name, on=counted.on, circa=rough, term=found
        )
    if isinstance(counted, OpenTerm):
        return TrackPoint(kind=PointKind.RUNS, name=name, term=found)
    theirs = found.term.bound is not Bound.REPORTER and step.status not in FILED
    kind = PointKind.LATER if theirs else PointKind.ASKED
    return TrackPoint(kind=kind, name=name, term=found)
