"""Where figures stand in a table, and which figure is a part of which."""

from collections.abc import Iterator
from typing import NamedTuple

from confidant_app.domain.tables import (
    CountTable,
    Figure,
    ProtectedTable,
    TableKind,
    TableSpec,
)


class Place(NamedTuple):
    """A figure by its codes: no column is the total of the row, no row that of the column.

    Cell and row total of a one-way table are one figure, without a column.
    """

    row: str = ""
    column: str = ""


TOTAL = Place()


def places(spec: TableSpec) -> list[Place]:
    """Return every place of a table, margins included."""
    return [
        TOTAL,
        *(Place(row) for row in spec.rows),
        *(Place("", column) for column in spec.columns),
        *(Place(row, column) for row in spec.rows for column in spec.columns),
    ]


def counts(table: CountTable) -> dict[Place, int]:
    """Return every true count of a table, margins included."""
    spec = table.spec
    places = {TOTAL: table.total}
    places |= {Place(row): n for row, n in zip(spec.rows, table.row_totals, strict=True)}
    if spec.columns:
        places |= {
            Place("", column): n
            for column, n in zip(spec.columns, table.column_totals, strict=True)
        }
        places |= {
            Place(row, column): n
            for row, cells in zip(spec.rows, table.cells, strict=True)
            for column, n in zip(spec.columns, cells, strict=True)
        }
    return places


def figures(table: ProtectedTable) -> dict[Place, Figure]:
    """Return every figure that a protected table shows, margins included."""
    spec = table.spec
    places = {TOTAL: table.total}
    places |= {Place(row): figure for row, figure in zip(spec.rows, table.row_totals, strict=True)}
    if spec.columns:
        places |= {
            Place("", column): figure
            for column, figure in zip(spec.columns, table.column_totals, strict=True)
        }
        places |= {
            Place(row, column): figure
            for row, cells in zip(spec.rows, table.cells, strict=True)
            for column, figure in zip(spec.columns, cells, strict=True)
        }
    return places


def is_everybody(spec: TableSpec, place: Place) -> bool:
    """Return whether a place holds all families by definition, whatever they are like."""
    if place == TOTAL:
        return True
    one_row = not place.row or len(spec.rows) == 1
    one_column = not place.column or len(spec.columns) == 1
    return spec.kind is TableKind.PARTITION and one_row and one_column


def wholes(spec: TableSpec) -> Iterator[tuple[Place, Place]]:
    """Yield every figure with the group of families that it is a part of.

    Only groups that somebody outside can know a family to belong to: all families, those of a
    row, those of a column. Not a column of answers ("any norm missed"): that is no group but
    the very thing that is told. Nor all families as the whole of a row of answers: that a norm
    is known for everybody says nothing about them. Nor what is the whole by definition: the
    only column, or the only row of a partition.
    """
    answers = spec.kind is TableKind.ANSWERS
    rows_tell = not answers and (spec.kind is TableKind.MULTIPLE or len(spec.rows) > 1)
    columns_tell = len(spec.columns) > 1
    for row in spec.rows:
        if rows_tell:
            yield Place(row), TOTAL
        for column in spec.columns:
            if columns_tell:
                yield Place(row, column), Place(row)
            if rows_tell:
                yield Place(row, column), Place("", column)
    if columns_tell and not answers:
        for column in spec.columns:
            yield Place("", column), TOTAL
