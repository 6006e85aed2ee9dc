"""The smallest change that makes a release safe: which rows or tables to leave out."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol

from confidant_app.disclosure.places import figures
from confidant_app.disclosure.targets import Exposure
from confidant_app.domain.tables import ProtectedTable, Rounded

# More rows than this are not tried one by one; then the table as a whole is.
_MOST_TRIED: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Tables, and rows of tables as (table, row), that a release does without."""

    tables: frozenset[str] = frozenset()
    rows: frozenset[tuple[str, str]] = frozenset()

    def rows_of(self, table: str) -> frozenset[str]:
        """Return the rows of one table that are left out."""
        return frozenset(row for code, row in self.rows if code == table)


Narrowed = Callable[[LeftOut], Sequence[Exposure]]


class Trial(Protocol):
    """What is found out when this is left out: of everything, or only of what was found before."""

    def __call__(self, leave: LeftOut, among: Sequence[Exposure] | None) -> Sequence[Exposure]: ...


def smallest_change(
    start: LeftOut, shown: Sequence[ProtectedTable], exposures: Sequence[Exposure], trial: Trial
) -> LeftOut:
    """Return what to leave out besides `start` so that `trial` finds nothing any more.

    Table by table, the one that tells most first, `_best` takes a row or the table; and nothing
    stays in the answer that could be put back. To try all sets of rows would find smaller
    answers now and then, in hours. Where the number of families alone tells too much, every
    table is left out.
    """
    costs = _costs(shown)
    everything = joined(start, LeftOut(tables=frozenset(code for code, _ in costs)))
    chosen, suspects = start, tuple(exposures)
    while exposures:
        if trial(everything, exposures):
            return everything
        chosen = _without(chosen, costs, suspects, trial)
        chosen = _put_back(start, chosen, costs, partial(trial, among=suspects))
        exposures = trial(chosen, among=None)
        suspects += tuple(exposures)
    return chosen


def _without(
    chosen: LeftOut,
    costs: Mapping[tuple[str, str], int],
    suspects: Sequence[Exposure],
    trial: Trial,
) -> LeftOut:
    while found := trial(chosen, suspects):
        table = _telling(chosen, costs, found)
        mine = [exposure for exposure in found if exposure.table == table]
        chosen = _best(chosen, table, mine, costs, partial(trial, among=mine))
    return chosen


def joined(one: LeftOut, other: LeftOut) -> LeftOut:
    """Return everything that either leaves out."""
    return LeftOut(tables=one.tables | other.tables, rows=one.rows | other.rows)


def _costs(shown: Sequence[ProtectedTable]) -> dict[tuple[str, str], int]:
    """Return how many figures each row shows; a row "" stands for the table."""
    costs: dict[tuple[str, str], int] = {}
    for table in shown:
        code = table.spec.code
        costs[code, ""] = 0
        for place, figure in figures(table).items():
            if isinstance(figure, Rounded):
                costs[code, ""] += 1
                if place.row:
                    costs[code, place.row] = costs.get((code, place.row), 0) + 1
    return costs


def _telling(
    chosen: LeftOut, costs: Mapping[tuple[str, str], int], exposures: Sequence[Exposure]
) -> str:
    """Return the table that tells most; when all of those are gone, the one that shows least."""
    left = [code for code, row in costs if not row and code not in chosen.tables]
    counts = Counter(exposure.table for exposure in exposures if exposure.table in left)
    return max(left, key=lambda code: (counts[code], -costs[code, ""]))


def _best(
    chosen: LeftOut,
    table: str,
    found: Sequence[Exposure],
    costs: Mapping[tuple[str, str], int],
    trial: Narrowed,
) -> LeftOut:
    """Return the change with more of one table left out, given what is found out by it now.

    A row that itself tells too much, if that helps; else the cheapest row that will do, or the
    row that helps most; else all of the table. Only rows that show a figure: without the others
    a reader knows as much as with them.
    """
    telling = {exposure.place.row for exposure in found}
    rows = [
        (row not in telling, cost, row)
        for (code, row), cost in costs.items()
        if code == table and row and (code, row) not in chosen.rows
    ]
    best, fewest = _one(table, ""), len(found)
    for other, _, row in sorted(rows)[:_MOST_TRIED]:
        left = len(trial(joined(chosen, _one(table, row))))
        if left < fewest:
            best, fewest = _one(table, row), left
            if not other or not left:
                break
    return joined(chosen, best)


def _one(code: str, row: str) -> LeftOut:
    if row:
        return LeftOut(rows=frozenset({(code, row)}))
    return LeftOut(tables=frozenset({code}))


def _put_back(
    start: LeftOut,
    chosen: LeftOut,
    costs: Mapping[tuple[str, str], int],
    trial: Narrowed,
) -> LeftOut:
    """Return the change without what is not needed, trying to do without the dearest first."""
    added = [(code, "") for code in chosen.tables - start.tables]
    added += [place for place in chosen.rows - start.rows if place[0] not in chosen.tables]
    needed = sorted(added, key=lambda place: (-costs[place], place))
    for place in tuple(needed):
        rest = [other for other in needed if other != place]
        if not trial(_all(start, rest)):
            needed = rest
    return _all(start, needed)


def _all(start: LeftOut, places: Sequence[tuple[str, str]]) -> LeftOut:
    return joined(
        start,
        LeftOut(
            tables=frozenset(code for code, row in places if not row),
            rows=frozenset(place for place in places if place[1]),
        ),
    )
