"""What published figures mean, written down from the definitions, for the tests' own attacker.

Families fall into groups that no release tells apart: counted in the same releases, and come in
the same half-year. A published figure is a sum over the groups that its release counts. So
whatever releases share, overlap, fill or leave out needs no rule of its own.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from confidant_app.domain.tables import Hidden, TableKind, TableSpec
from tests.disclosure.bounding import Problem, Terms

# How much a reader believes of one group at two releases. Of its number: the same families
# ("still"), or more of them ("put"). Of its figures: each family is where it was ("put"), or
# every figure grew ("grown"). Of either: nothing ("loose").
STILL, PUT, GROWN, LOOSE = range(4)
HALF_YEARS = "T_HALF_YEAR"
FEWEST_NEW = 10
ALL = ("", "")

Place = tuple[str, str]


class Group(NamedTuple):
    """Families in the same releases, of the same half-year."""

    releases: tuple[int, ...]
    half_year: str


def interval(figure) -> tuple[int, int]:
    """Return the counts that a published figure can stand for."""
    if isinstance(figure, Hidden):
        return 0, 7
    return max(8, figure.value - 2), figure.value + 2


def by_place(table) -> dict[Place, object]:
    """Return what a table holds, figures or counts, by row and column; ALL is everybody."""
    spec, found = table.spec, {ALL: table.total}
    for row, total, cells in zip(spec.rows, table.row_totals, table.cells, strict=True):
        found[row, ""] = total
        found |= {(row, column): n for column, n in zip(spec.columns, cells, strict=False)}
    return found | {("", c): n for c, n in zip(spec.columns, table.column_totals, strict=False)}


def groups_of(coverages: Sequence) -> list[Group]:
    """Return the groups that these coverages tell apart."""
    days = {day for c in coverages for day in (c.start.toordinal(), c.end.toordinal() + 1)}
    years = range(min(c.start.year for c in coverages), max(c.end.year for c in coverages) + 1)
    days |= {date(year, month, 1).toordinal() for year in years for month in (1, 7)}
    found = set()
    for day in map(date.fromordinal, days):
        for source in frozenset().union(*(c.sources for c in coverages)):
            inside = tuple(
                at
                for at, c in enumerate(coverages)
                if source in c.sources and c.start <= day <= c.end
            )
            if inside:
                found.add(Group(inside, f"{day.year}-{1 if day.month < 7 else 2}"))
    return sorted(found)


class Model:
    """The unknown counts of every group at every release, and what must hold of them.

    `shown` holds the bounds of the figures of each release by table and place, `gated` pairs of
    releases (earlier, later) between which ten families came. `beliefs` says how much is
    believed of the number of families (at "") and of each table.
    """

    def __init__(
        self,
        groups: Sequence[Group],
        shown: Sequence[Mapping[str, Mapping[Place, tuple[int, int]]]],
        gated: Sequence[tuple[int, int]],
        specs: Mapping[str, TableSpec],
        beliefs: Mapping[str, int],
    ) -> None:
        self.groups, self.specs, self.beliefs = groups, specs, beliefs
        self.counted = sorted({group.releases for group in groups})
        self.problem = Problem()
        self._numbers: dict[tuple, int] = {}
        for at, tables in enumerate(shown):
            self._publish(tables, at)
        for releases in self.counted:
            self._follow(releases)
        if beliefs[""] < LOOSE:
            for at, later in gated:
                self.problem.demand(less(self.families(later), self.families(at)), low=FEWEST_NEW)

    def places(self, code: str) -> list[Place]:
        """Return every place of a table but ALL."""
        spec = self.specs[code]
        rows = [(row, column) for row in spec.rows for column in ("", *spec.columns)]
        return rows + [("", column) for column in spec.columns]

    def families(self, at: int, *, first: bool = False) -> Terms:
        """Return how many families a release counts, or only those in no earlier one."""
        here = [g for g in self.groups if at in g.releases and (not first or g.releases[0] == at)]
        return {self._size(group, at): 1 for group in here}

    def figure(self, code: str, place: Place, at: int, *, first: bool = False) -> Terms:
        """Return what a figure of a release counts, all of it or only those in no earlier one."""
        here = [g for g in self.groups if at in g.releases and (not first or g.releases[0] == at)]
        if code == HALF_YEARS:
            return {self._size(group, at): 1 for group in here if group.half_year == place[0]}
        return {self._count(code, place, group.releases, at): 1 for group in here}

    def _size(self, group: Group, at: int) -> int:
        return self._variable(group, 0 if self.beliefs[""] == STILL else at)

    def _count(self, code: str, place: Place, releases: tuple[int, ...], at: int) -> int:
        same = self.beliefs[""] == STILL and self.beliefs[code] == PUT
        return self._variable(code, place, releases, 0 if same else at)

    def _one(self, code: str, place: Place, releases: tuple[int, ...], at: int) -> Terms:
        return {self._count(code, place, releases, at): 1}

    def _variable(self, *key) -> int:
        if key not in self._numbers:
            self._numbers[key] = self.problem.variable()
        return self._numbers[key]

    def _size_of(self, releases: tuple[int, ...], at: int) -> Terms:
        return {self._size(group, at): 1 for group in self.groups if group.releases == releases}

    def _publish(self, tables, at: int) -> None:
        for code, figures in tables.items():
            for place, (low, high) in figures.items():
                if place == ALL:
                    self.problem.demand(self.families(at), low=low, high=high)
                elif code in self.specs:
                    self.problem.demand(self.figure(code, place, at), low=low, high=high)

    def _follow(self, releases: tuple[int, ...]) -> None:
        """Add all that is known of the families of one set of releases, each time."""
        still = self.beliefs[""] == STILL and max(self.beliefs.values()) < GROWN
        for at in releases[:1] if still else releases:
            for spec in self.specs.values():
                if spec.code != HALF_YEARS:
                    self._rows(spec, releases, at)
                    self._columns(spec, releases, at)
                    self._between_tables(spec, releases, at)
        for at, later in pairwise(releases) if not still else ():
            self._remember(releases, at, later)

    def _rows(self, spec: TableSpec, releases: tuple[int, ...], at: int) -> None:
        demand, size = self.problem.demand, self._size_of(releases, at)
        rows = [self._one(spec.code, (row, ""), releases, at) for row in spec.rows]
        for row, count in zip(spec.rows, rows, strict=True):
            demand(less(size, count), low=0)
            if spec.columns:
                places = [(row, column) for column in spec.columns]
                cells = plus(self._one(spec.code, place, releases, at) for place in places)
                demand(less(count, cells), low=0, high=0)
        if spec.kind is TableKind.PARTITION:
            demand(less(size, plus(rows)), low=0, high=0)

    def _columns(self, spec: TableSpec, releases: tuple[int, ...], at: int) -> None:
        demand, size = self.problem.demand, self._size_of(releases, at)
        columns = [self._one(spec.code, ("", column), releases, at) for column in spec.columns]
        for column, count in zip(spec.columns, columns, strict=True):
            cells = [self._one(spec.code, (row, column), releases, at) for row in spec.rows]
            demand(less(size, count), low=0)
            demand(
                less(plus(cells), count),
                low=0,
                high=0 if spec.kind is TableKind.PARTITION else None,
            )
            for cell in cells:
                demand(less(count, cell), low=0)
        if columns and spec.kind is TableKind.MULTIPLE:
            demand(less(size, plus(columns)), low=0)

    def _between_tables(self, spec: TableSpec, releases: tuple[int, ...], at: int) -> None:
        demand = self.problem.demand

        def count(code: str, row: str, column: str = "") -> Terms:
            return self._one(code, (row, column), releases, at)

        if spec.columns_of in self.specs:
            for column in set(spec.columns) & set(self.specs[spec.columns_of].rows):
                rest = less(count(spec.columns_of, column), count(spec.code, "", column))
                demand(rest, low=0, high=0 if spec.kind is TableKind.PARTITION else None)
        if spec.parts_of in self.specs:
            for row, parts in zip(spec.rows, spec.parts, strict=True):
                known = set(parts) & set(self.specs[spec.parts_of].rows)
                for part in known:
                    demand(less(count(spec.code, row), count(spec.parts_of, part)), low=0)
                if len(known) == len(parts):
                    whole = plus(count(spec.parts_of, part) for part in parts)
                    demand(less(whole, count(spec.code, row)), low=0)

    def _remember(self, releases: tuple[int, ...], at: int, later: int) -> None:
        """Add what is believed of one group at two moments."""
        came = less(self._size_of(releases, later), self._size_of(releases, at))
        if self.beliefs[""] == PUT:
            for group in self.groups:
                if group.releases == releases:
                    now, then = ({self._size(group, when): 1} for when in (later, at))
                    self.problem.demand(less(now, then), low=0)
        for code in sorted(self.specs.keys() - {HALF_YEARS}):
            for place in self.places(code) if self.beliefs[code] < LOOSE else ():
                now, then = ({self._count(code, place, releases, when): 1} for when in (later, at))
                self.problem.demand(less(now, then), low=0)
                if self.beliefs[code] == PUT and self.beliefs[""] < LOOSE:
                    self.problem.demand(less(came, less(now, then)), low=0)


def plus(expressions) -> Terms:
    """Return a sum of expressions."""
    found: Terms = {}
    for terms in expressions:
        for variable, factor in terms.items():
            found[variable] = found.get(variable, 0) + factor
    return found


def less(one: Terms, other: Terms) -> Terms:
    """Return one expression minus another."""
    found = {variable: one.get(variable, 0) - other.get(variable, 0) for variable in one | other}
    return {variable: factor for variable, factor in found.items() if factor}
