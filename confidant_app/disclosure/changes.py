"""The smallest change that makes a release safe: which rows or tables to leave out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

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


Trial = Callable[[LeftOut], Sequence[Exposure]]


def smallest_change(
    start: LeftOut, shown: Sequence[ProtectedTable], exposures: Sequence[Exposure], trial: Trial
) -> LeftOut:
    """Return what to leave out besides `start` so that `trial` finds nothing any more.

    Small is what costs the reader the fewest figures. One row or table is found exactly as the
    cheapest that will do; where more are needed, each step takes what leaves least to be found
    out, and nothing stays in the answer that could be put back.
    """
    costs = _costs(shown)
    chosen = start
    while exposures:
        options = list(_options(chosen, costs, exposures))
        results: list[tuple[int, int, LeftOut, Sequence[Exposure]]] = []
        for cost, option in options:
            left = trial(option)
            results.append((len(left), cost, option, left))
            if not left:
                break
        _, _, chosen, exposures = min(results, key=lambda result: result[:2])
    return _put_back(start, chosen, costs, trial)


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


def _options(
    chosen: LeftOut, costs: dict[tuple[str, str], int], exposures: Sequence[Exposure]
) -> Iterator[tuple[int, LeftOut]]:
    """Yield what could be left out next, cheapest first.

    Only rows that show a figure: without the others a reader knows as much as with them. First
    in the tables that tell too much; when those are gone, in any.
    """
    left = [code for code, row in costs if not row and code not in chosen.tables]
    telling = {exposure.table for exposure in exposures} & set(left) or set(left)
    rows = [
        (cost, code, row)
        for (code, row), cost in costs.items()
        if code in telling and row and (code, row) not in chosen.rows
    ]
    wholes = [(costs[code, ""], code, "") for code in telling]
    for cost, code, row in sorted(sorted(rows)[:_MOST_TRIED] + wholes):
        yield cost, joined(chosen, _one(code, row))


def _one(code: str, row: str) -> LeftOut:
    if row:
        return LeftOut(rows=frozenset({(code, row)}))
    return LeftOut(tables=frozenset({code}))


def _put_back(
    start: LeftOut, chosen: LeftOut, costs: dict[tuple[str, str], int], trial: Trial
) -> LeftOut:
    added = [(code, "") for code in chosen.tables - start.tables]
    added += [place for place in chosen.rows - start.rows if place[0] not in chosen.tables]
    kept = start
    dearest_first = sorted(added, key=lambda place: (-costs[place], place))
    for at, place in enumerate(dearest_first):
        rest = [_one(*other) for other in dearest_first[at + 1 :]]
        without = kept
        for each in rest:
            without = joined(without, each)
        if trial(without):
            kept = joined(kept, _one(*place))
    return kept
