"""What releases tell together: their groups of families, who join and seldom leave."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from confidant_app.disclosure.groups import Group, groups, half_years
from confidant_app.disclosure.integers import Program, Terms, difference, total
from confidant_app.disclosure.knowledge import Counted, add_figures, add_structure
from confidant_app.disclosure.places import TOTAL, Place, places
from confidant_app.disclosure.rules import bounds
from confidant_app.domain.releases import Coverage, covers
from confidant_app.domain.tables import Figure, ProtectedTable, TableKind, TableSpec


class Belief(IntEnum):
    """How much a reader takes for granted about one group at two releases, from most to least.

    A withdrawn consent or a corrected code can make every one of these untrue. A reader does
    not know that; he drops a belief only when the figures contradict it.
    """

    SAME = 0  # no family came or left
    PUT = 1  # families only came, and one that was counted before is where it was
    GROWN = 2  # a later release counts at least what an earlier one counted
    NOTHING = 3


NUMBERS = ""  # where the belief about the number of families stands, beside those about tables
Beliefs = Mapping[str, Belief]


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One release: whom it counts, what it shows, and its tables as they were agreed.

    The specs are those of shown and unseen tables, with the rows that were left out.
    """

    coverage: Coverage
    families: Figure
    shown: Sequence[ProtectedTable]
    specs: Mapping[str, TableSpec]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What counts the families of one release, and each of its figures."""

    total: Terms
    tables: Counted
    specs: Mapping[str, TableSpec]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A release inside a later one; in the tables of `still` all that grew are newcomers."""

    earlier: int
    later: int
    still: tuple[str, ...] = ()


def inside(releases: Sequence[Release]) -> Iterator[tuple[int, int]]:
    """Yield every release with every later one that counts all its families too."""
    for later, whole in enumerate(releases):
        for earlier in range(later):
            if covers(whole.coverage, releases[earlier].coverage):
                yield earlier, later


class History:
    """Releases in the order in which they were made, as one integer program.

    Every figure is a sum over groups of families that no release tells apart. So what releases
    share, what they fill together and what only one of them counts is a set of families as any
    other, and its figures must fit together as those of a release. `gates` are two releases
    each, with how many families are known to have come between them.
    """

    def __init__(
        self,
        releases: Sequence[Release],
        beliefs: Beliefs,
        gates: Sequence[tuple[int, int, int]] = (),
    ) -> None:
        self.program = Program()
        self._releases = releases
        self._beliefs = beliefs
        self._most = max(bounds(release.families)[1] for release in releases)
        self._specs: dict[str, TableSpec] = {}
        for release in releases:
            self._specs |= release.specs
        self._by_period = by_period(releases)
        self._odd = {
            code
            for release in releases
            for code, spec in release.specs.items()
            if not alike(spec, self._specs[code])
        }
        self._variables: dict[tuple[object, ...], int] = {}
        self._groups = groups([release.coverage for release in releases])
        self._counted = {
            (group, at): self._count(group, at) for group in self._groups for at in group.releases
        }
        for group in self._groups:
            self._add_group(group)
        self.known = [self._add_release(at) for at in range(len(releases))]
        for earlier, later, fewest in gates if self._numbers is not Belief.NOTHING else ():
            came = difference(self.known[later].total, self.known[earlier].total)
            self.program.constrain(came, low=fewest)

    @property
    def _numbers(self) -> Belief:
        return self._beliefs[NUMBERS]

    def links(self) -> Iterator[Link]:
        """Yield every release inside the last one, where newcomers can be told apart."""
        for earlier, later in inside(self._releases):
            if later == len(self._releases) - 1 and self._numbers is not Belief.NOTHING:
                both = self.known[earlier].tables.keys() & self.known[later].tables.keys()
                still = tuple(sorted(code for code in both if self._is_put(code)))
                yield Link(earlier=earlier, later=later, still=still)

    def _is_put(self, code: str) -> bool:
        put = self._beliefs[code] <= Belief.PUT and self._numbers <= Belief.PUT
        return put and code not in self._odd and code not in self._by_period

    def _is_still(self) -> bool:
        """Return whether every group is taken for the same at all times."""
        known = self._by_period | {code for code in self._specs if self._is_put(code)}
        return self._numbers is Belief.SAME and known == self._specs.keys()

    def _specs_at(self, at: int) -> dict[str, TableSpec]:
        """Return the tables of a release, and those of others that can be laid beside them."""
        lacking = {code: spec for code, spec in self._specs.items() if self._is_put(code)}
        return lacking | dict(self._releases[at].specs)

    def _count(self, group: Group, at: int) -> Counted:
        return {
            code: {place: self._terms(code, place, group, at) for place in places(spec)}
            for code, spec in self._specs_at(at).items()
        }

    def _terms(self, code: str, place: Place, group: Group, at: int) -> Terms:
        moment = -1 if self._numbers is Belief.SAME else at
        if place == TOTAL:
            return total(self._variable(group, part, moment) for part in group.parts)
        if code in self._by_period:
            known = place.row in group.parts
            return self._variable(group, place.row, moment) if known else ()
        return self._variable(group, code, place, moment if self._is_put(code) else at)

    def _variable(self, *key: object) -> Terms:
        if key not in self._variables:
            self._variables[key] = self.program.variable(0, self._most)
        return ((self._variables[key], 1),)

    def _add_group(self, group: Group) -> None:
        for at in group.releases[:1] if self._is_still() else group.releases:
            add_structure(self.program, self._specs_at(at), self._counted[group, at])
        for earlier, later in pairwise(group.releases):
            if self._numbers is Belief.PUT:
                self._add_newcomers(group, earlier, later)
            self._add_growth(self._counted[group, earlier], self._counted[group, later])

    def _add_newcomers(self, group: Group, earlier: int, later: int) -> None:
        """Add that those who came to a group are a set of families as any other."""
        for part in group.parts:
            now, then = (self._variable(group, part, at) for at in (later, earlier))
            self.program.constrain(difference(now, then), low=0)
        then_counted, now_counted = self._counted[group, earlier], self._counted[group, later]
        put = {code: spec for code, spec in self._specs.items() if self._is_put(code)}
        came = {
            code: {
                place: difference(now_counted[code][place], terms)
                for place, terms in then_counted[code].items()
            }
            for code in put
        }
        for figures in came.values():
            for terms in figures.values():
                self.program.constrain(terms, low=0)
        add_structure(self.program, put, came)

    def _add_growth(self, then: Counted, now: Counted) -> None:
        """Add that figures grew, in the tables of which no more is believed."""
        for code, figures in then.items():
            held = code in now and self._beliefs[code] is not Belief.NOTHING
            if held and code not in self._by_period and not self._is_put(code):
                for place, terms in figures.items():
                    if place != TOTAL and place in now[code]:
                        grown = difference(now[code][place], terms)
                        self.program.constrain(grown, low=0)

    def _add_release(self, at: int) -> Known:
        release = self._releases[at]
        here = [group for group in self._groups if at in group.releases]
        families = total(self._terms(NUMBERS, TOTAL, group, at) for group in here)
        tables = {
            code: {
                place: total(self._counted[group, at][code][place] for group in here)
                for place in places(spec)
            }
            for code, spec in release.specs.items()
        }
        low, high = bounds(release.families)
        self.program.constrain(families, low=low, high=high)
        add_figures(self.program, release.shown, tables)
        return Known(total=families, tables=tables, specs=release.specs)


def by_period(releases: Sequence[Release]) -> frozenset[str]:
    """Return the tables whose rows are the half-years that each release is about."""
    denied = {
        code
        for release in releases
        for code, spec in release.specs.items()
        if spec.kind is not TableKind.PARTITION
        or spec.columns
        or set(spec.rows) != set(half_years(release.coverage.start, release.coverage.end))
    }
    return frozenset(code for release in releases for code in release.specs) - denied


def with_unseen(releases: Sequence[Release]) -> list[Release]:
    """Return releases that have each other's tables, unseen: those can become known as well."""
    each = [(code, spec) for release in releases for code, spec in release.specs.items()]
    agreed = dict(each)
    odd = {code for code, spec in each if not alike(spec, agreed[code])} | by_period(releases)
    unseen = {code: spec for code, spec in agreed.items() if code not in odd}
    return [replace(release, specs={**unseen, **release.specs}) for release in releases]


def alike(one: TableSpec, other: TableSpec) -> bool:
    """Return whether two tables have the same rows, in whatever order, and columns."""
    return set(one.rows) == set(other.rows) and one.columns == other.columns
