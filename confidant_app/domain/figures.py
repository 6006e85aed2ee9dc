"""Families become the fixed tables: the true counts, for the eyes of the vault's owner only."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from confidant_app.domain.families import FamilyFacts
from confidant_app.domain.figure_catalogue import (
    FigureCatalogue,
    FigureLine,
    FigureTable,
    Trait,
)
from confidant_app.domain.tables import CountTable, TableKind


def count(families: Sequence[FamilyFacts], catalogue: FigureCatalogue) -> tuple[CountTable, ...]:
    """Return the true counts for every table of the catalogue.

    The catalogue must be that of a period (`figure_catalogue.for_period`), and every family of
    that period: one from another half-year is a bug and a ValueError.
    """
    return tuple(_count(families, table) for table in catalogue.tables)


def _count(families: Sequence[FamilyFacts], table: FigureTable) -> CountTable:
    spec = table.spec
    cells: Counter[tuple[str, str]] = Counter()
    columns: Counter[str] = Counter()
    for family in families:
        places = _places(family, table)
        cells.update(places)
        columns.update({column for _, column in places})
    grid = tuple(tuple(cells[row, c] for c in spec.columns or ("",)) for row in spec.rows)
    total = len(families)
    return CountTable(
        spec=spec,
        cells=grid,
        row_totals=tuple(sum(row) for row in grid),
        column_totals=tuple(columns[c] for c in spec.columns) or (total,),
        total=total,
    )


def _places(family: FamilyFacts, table: FigureTable) -> set[tuple[str, str]]:
    """Return the rows and columns of one family; each row once, however many codes led there."""
    if table.trait is Trait.NORM:
        return _answered(dict(family.norms), table)
    if table.trait is Trait.ROUTE:
        return _answered(dict(family.routes), table)
    column = ""
    if table.by is not None:
        found = _lines_with(table.columns, _values(family, table.by))
        column = next(found, table.column_rest)
    rows = set(_lines_with(table.rows, _values(family, table.trait)))
    if table.spec.kind is TableKind.PARTITION:
        rows = rows or {_rest(table)}
    return {(row, column) for row in rows}


def _rest(table: FigureTable) -> str:
    if not table.rest:
        raise ValueError(f"a family fits no row of table {table.spec.code}")
    return table.rest


def _lines_with(lines: Iterable[FigureLine], values: frozenset[str]) -> Iterator[str]:
    return (line.code for line in lines if line.members & values)


def _answered(answers: Mapping[str, str], table: FigureTable) -> set[tuple[str, str]]:
    """Return the answers of one family; where a row holds several, the first column wins."""
    places = set()
    for row in table.rows:
        given = frozenset(answers[member] for member in row.members if member in answers)
        column = next(_lines_with(table.columns, given), None)
        if column is not None:
            places.add((row.code, column))
    return places


def _values(family: FamilyFacts, trait: Trait) -> frozenset[str]:
    match trait:
        case Trait.THEME:
            return family.themes
        case Trait.MEASURE:
            return frozenset({family.measure})
        case Trait.REPORTER:
            return frozenset({family.reporter})
        case Trait.REGION:
            return frozenset({family.region})
        case Trait.HALF_YEAR:
            return frozenset({family.half_year})
        case _:
            return frozenset({family.kind})
