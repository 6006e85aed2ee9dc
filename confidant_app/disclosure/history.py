"""What earlier releases tell about later ones: families join, and seldom leave."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from confidant_app.disclosure.integers import UNBOUNDED, Program, Terms
from confidant_app.disclosure.knowledge import Known
from confidant_app.disclosure.places import Place
from confidant_app.domain.releases import Coverage, covers, disjoint, fills


class Belief(Enum):
    """How much a reader takes for granted about two releases, from most to least.

    A withdrawn consent or a corrected code can make every one of these untrue. A reader does
    not know that; he drops a belief only when the figures contradict it.
    """

    PARTS_FILL = auto()  # releases that cover all parts of a later one add up to it
    PARTS_FIT = auto()  # releases about different families together are at most the later one
    STAY_PUT = auto()  # a family that was counted before is where it was
    ONLY_JOIN = auto()  # a later release counts at least what an earlier one counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One release in the program, with whom it counts."""

    known: Known
    coverage: Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A release inside a later one.

    `tables` can be compared; in those of `still` all that grew is believed to be newcomers.
    """

    earlier: int
    later: int
    tables: tuple[str, ...]
    still: tuple[str, ...] = ()


def add_history(
    program: Program, releases: Sequence[Release], belief: Belief, doubted: Container[str] = ()
) -> tuple[Link, ...]:
    """Add what a reader believes about releases, given in the order in which they were made.

    He compares no tables whose code is in `doubted`. Returns the links that were made.
    """
    links: list[Link] = []
    for later, whole in enumerate(releases):
        inside = [at for at in range(later) if covers(whole.coverage, releases[at].coverage)]
        for earlier in _outermost(inside, releases):
            then, now = releases[earlier].known, whole.known
            tables = tuple(_add_growth(program, then, now, doubted))
            put = () if belief is Belief.ONLY_JOIN else tables
            still = tuple(_add_stillness(program, then, now, put))
            links.append(Link(earlier=earlier, later=later, tables=tables, still=still))
        if belief in (Belief.PARTS_FILL, Belief.PARTS_FIT):
            parts = _largest(inside, releases)
            filled = belief is Belief.PARTS_FILL and fills(
                whole.coverage, tuple(part.coverage for part in parts)
            )
            _add_parts(program, [part.known for part in parts], whole.known, fill=filled)
    return tuple(links)


def _outermost(inside: Sequence[int], releases: Sequence[Release]) -> list[int]:
    """Leave out what follows from another link: a release inside one that came after it."""
    return [
        at
        for at in inside
        if not any(
            at < other and covers(releases[other].coverage, releases[at].coverage)
            for other in inside
        )
    ]


def _add_growth(
    program: Program, earlier: Known, later: Known, doubted: Container[str]
) -> Iterator[str]:
    """Add that every figure of a table grew; yield the tables whose figures do not deny it."""
    for code, places in earlier.tables.items():
        now = later.tables.get(code, {})
        pairs = [(at, now[place]) for place, at in places.items() if place in now]
        denied = any(program.bounds[old][0] > program.bounds[new][1] for old, new in pairs)
        if pairs and not denied and code not in doubted:
            for old, new in pairs:
                program.constrain(((old, 1), (new, -1)), high=0)
            yield code


def _add_stillness(
    program: Program, earlier: Known, later: Known, tables: Sequence[str]
) -> Iterator[str]:
    """Add that no figure grew by more than the families that are new; yield where that can be."""
    (_, most), (least, _) = program.bounds[later.total], program.bounds[earlier.total]
    for code in tables:
        now = later.tables[code]
        pairs = [(at, now[place]) for place, at in earlier.tables[code].items() if place in now]
        grown = (program.bounds[new][0] - program.bounds[old][1] for old, new in pairs)
        if max(grown) <= most - least:
            new_families = ((later.total, 1), (earlier.total, -1))
            for old, new in pairs:
                program.constrain((*new_families, (new, -1), (old, 1)), low=0)
            yield code


def _largest(inside: Sequence[int], releases: Sequence[Release]) -> list[Release]:
    """Return releases without a family in common, the newest first."""
    chosen: list[Release] = []
    for at in reversed(inside):
        if all(disjoint(releases[at].coverage, other.coverage) for other in chosen):
            chosen.append(releases[at])
    return chosen


def _add_parts(program: Program, parts: Sequence[Known], whole: Known, *, fill: bool) -> None:
    if len(parts) < 2:
        return
    for code, places in whole.tables.items():
        found = [part.tables.get(code, {}) for part in parts]
        sums = [(at, _terms(found, place)) for place, at in places.items()]
        if any(
            sum(program.bounds[part][0] for part, _ in terms) > program.bounds[at][1]
            for at, terms in sums
        ):
            continue
        for at, terms in sums:
            low = 0 if fill and len(terms) == len(parts) else -UNBOUNDED
            program.constrain(((at, -1), *terms), low=low, high=0)


def _terms(found: Sequence[Mapping[Place, int]], place: Place) -> Terms:
    return tuple((places[place], 1) for places in found if place in places)
