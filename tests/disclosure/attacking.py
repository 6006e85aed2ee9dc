"""An attacker of the tests' own: a reader who has every release of a hotline, and patience.

It shares no code with the program: see `modelling` and `bounding`. Its linear bounds are never
narrower than what trying every whole number would find; so what it finds, anybody with the same
beliefs can find. On small hotlines it does try whole numbers, to the end.

He believes of each number of families that it stays or grows, and of each table that whoever was
counted before is where he was. A withdrawn consent or a corrected case makes that untrue. He
cannot know, so he drops a belief only where the figures contradict it: he goes on believing of
the number of families what he can, and then of one table after another, in the order of a report,
what is left to believe. What he then still finds is held against the program as well, be it true
or not.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from tests.disclosure.bounding import Terms
from tests.disclosure.modelling import (
    ALL,
    GROWN,
    HALF_YEARS,
    LOOSE,
    PUT,
    STILL,
    Model,
    by_place,
    groups_of,
    interval,
    less,
)
from tests.disclosure.simulating import Published

WIDE = 5  # the largest value minus the smallest, at least
SMALL = 8


class Found(NamedTuple):
    """What the reader found out: a figure of a release, or where all came since another."""

    what: str
    release: int
    table: str
    row: str
    column: str
    since: int | None
    low: int = 0
    high: int = 0


class Reader:
    """A reader of these releases, in the order in which they were published."""

    def __init__(self, published: Sequence[Published]) -> None:
        self.published = published
        coverages = [each.release.coverage for each in published]
        self._groups = groups_of(coverages)
        self._shown = [
            {
                table.spec.code: {at: interval(f) for at, f in by_place(table).items()}
                for table in each.release.tables
            }
            for each in published
        ]
        self._inside = [
            (then, now)
            for then, now in combinations(range(len(published)), 2)
            if within(coverages[then], coverages[now])
        ]
        self._gated = [
            (then, now)
            for then, now in self._inside
            if published[now].gated and coverages[then].sources == coverages[now].sources
        ]
        seen = {code for tables in self._shown for code in tables}
        tables = [table for each in published for table in each.true]
        self._specs = {table.spec.code: table.spec for table in tables if table.spec.code in seen}
        self.beliefs = self._believed()
        self.model = self._model(self.beliefs)

    def finds(self, *, whole: bool = False) -> list[Found]:
        """Return the small figures that he knows too well, and newcomers whose place he knows.

        With `whole` he tries whole numbers only, which takes longer and can tell more.
        """
        found: list[Found] = []
        for targets, wide in ((list(self.small()), WIDE), (list(self.newcomers()), 1)):
            narrow = self.model.problem.narrow([t for _, t in targets], wide, whole=whole)
            found += [targets[at][0]._replace(low=low, high=high) for at, low, high in narrow]
        return [each for each in found if each.what == "small" or each.high <= 0]

    def small(self) -> Iterator[tuple[Found, Terms]]:
        """Yield every truly small figure of every release, shown as such or left out."""
        for at, each in enumerate(self.published):
            for table in each.true:
                code = table.spec.code
                for place, number in by_place(table).items() if code in self._specs else ():
                    if number < SMALL and place != ALL:
                        terms = self.model.figure(code, place, at)
                        yield Found("small", at, code, *place, None), terms

    def newcomers(self) -> Iterator[tuple[Found, Terms]]:
        """Yield, for each figure, how many of those who came are not in it.

        Those who came since one earlier release, or who are in no earlier release at all. Not
        in which half-year they came: that is what a coverage says.
        """
        model = self.model
        for then, now in self._inside:
            both = self._shown[then].keys() & self._shown[now].keys()
            came = less(model.families(now), model.families(then))
            for code in sorted(both - {HALF_YEARS}) if came else ():
                for place in model.places(code) if model.beliefs[code] <= PUT else ():
                    here = less(model.figure(code, place, now), model.figure(code, place, then))
                    yield Found("newcomer", now, code, *place, then), less(came, here)
        for now, shown in enumerate(self._shown) if model.beliefs[""] == STILL else ():
            came = model.families(now, first=True)
            for code in sorted(shown.keys() - {HALF_YEARS}) if came and now else ():
                for place in model.places(code):
                    here = model.figure(code, place, now, first=True)
                    yield Found("newcomer", now, code, *place, None), less(came, here)

    def _believed(self) -> dict[str, int]:
        """Return how much he believes of the number of families (at "") and of each table."""
        codes = list(self._specs.keys() - {HALF_YEARS})
        codes.sort(key=list(self._specs).index)
        strongest = {"": STILL} | dict.fromkeys(codes, PUT)
        if self._possible(strongest):
            return strongest
        beliefs = dict.fromkeys(("", *codes), LOOSE)
        if not self._possible(beliefs):
            raise AssertionError("no families can have the figures that were published")
        for code in beliefs:
            for level in (PUT, GROWN) if code else (STILL, PUT):
                if self._possible(beliefs | {code: level}):
                    beliefs[code] = level
                    break
        return beliefs

    def _possible(self, beliefs: Mapping[str, int]) -> bool:
        return self._model(beliefs).problem.possible()

    def _model(self, beliefs: Mapping[str, int]) -> Model:
        return Model(self._groups, self._shown, self._gated, self._specs, beliefs)


def within(part, whole) -> bool:
    """Return whether a coverage counts no family that another does not."""
    return part.sources <= whole.sources and whole.start <= part.start and part.end <= whole.end
