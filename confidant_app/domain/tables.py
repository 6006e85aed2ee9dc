"""Count tables, as they are counted and as they may be shown; no case can be reached from here."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from confidant_app.domain.errors import InvalidValue

# More families than any hotline will ever have; keeps hostile numbers out of every calculation.
MOST_FAMILIES: Final = 1_000_000


class TableKind(StrEnum):
    """How the rows of a table relate to its families."""

    PARTITION = "partition"  # every family is in exactly one row
    MULTIPLE = "multiple"  # a family can be in several rows, or in none; its column is its own
    ANSWERS = "answers"  # as MULTIPLE, but in another row a family can be in another column


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSpec:
    """A table that was agreed on beforehand: its code lists are closed.

    `columns` is empty for a one-way table. With columns, every family in a row is in exactly
    one of its columns.

    What a reader of several tables can combine is said too. `columns_of` is the code of the
    one-way partition whose rows are the columns here. `parts_of` is the code of a one-way
    table; `parts[r]` names those of its rows that make up row r: a family is in row r when it
    is in at least one of them.
    """

    code: str
    kind: TableKind
    rows: tuple[str, ...]
    columns: tuple[str, ...] = ()
    columns_of: str = ""
    parts_of: str = ""
    parts: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTable:
    """True counts of families, for the eyes of the vault's owner only.

    `cells[r][c]` follows `spec.rows` and `spec.columns`; a one-way table has one column.
    The margins are counted from the families themselves, never summed from the cells. A column
    total counts the families that are in that column in at least one row; that of a one-way
    table is `total`, which counts every family, in a row or not.
    """

    spec: TableSpec
    cells: tuple[tuple[int, ...], ...]
    row_totals: tuple[int, ...]
    column_totals: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """A figure too small to show: fewer than ten, none included."""


@dataclass(frozen=True, slots=True)
class Rounded:
    """A figure to the nearest five."""

    value: int


Figure = Hidden | Rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedTable:
    """What of a table may be shown; the same shape as the `CountTable` it was made from.

    Rows that may not be shown at all are in `left_out`, and nowhere else.
    """

    spec: TableSpec
    cells: tuple[tuple[Figure, ...], ...]
    row_totals: tuple[Figure, ...]
    column_totals: tuple[Figure, ...]
    total: Figure
    left_out: tuple[str, ...] = ()


def check(table: CountTable) -> None:
    """Refuse a table that no set of families can have.

    Raises:
        InvalidValue: codes that repeat, a shape that does not follow the codes, a count below
            zero or beyond `MOST_FAMILIES`, or margins that contradict the cells; the reason
            names the table.
    """
    spec = table.spec
    _check_codes(spec)
    width = max(1, len(spec.columns))
    if (
        len(table.cells) != len(spec.rows)
        or len(table.row_totals) != len(spec.rows)
        or len(table.column_totals) != width
        or any(len(row) != width for row in table.cells)
    ):
        raise _wrong(spec, "heeft niet evenveel getallen als codes")
    counts = (*table.row_totals, *table.column_totals, table.total)
    if not all(0 <= n <= MOST_FAMILIES for row in (*table.cells, counts) for n in row):
        raise _wrong(spec, "heeft een aantal dat niet kan")
    if any(sum(row) != total for row, total in zip(table.cells, table.row_totals, strict=True)):
        raise _wrong(spec, "heeft een rij die niet optelt tot haar totaal")
    if not _margins_fit(table):
        raise _wrong(spec, "heeft totalen die niet bij de getallen passen")


def _wrong(spec: TableSpec, what: str) -> InvalidValue:
    return InvalidValue(reason=f"de tabel '{spec.code[:40]}' {what}")


def _check_codes(spec: TableSpec) -> None:
    for codes in (spec.rows, spec.columns):
        if len(set(codes)) != len(codes) or "" in codes:
            raise _wrong(spec, "heeft een code die leeg is of twee keer voorkomt")
    if not spec.rows:
        raise _wrong(spec, "heeft geen rijen")
    if spec.parts and len(spec.parts) != len(spec.rows):
        raise _wrong(spec, "heeft niet bij elke rij haar delen")


def _margins_fit(table: CountTable) -> bool:
    columns = tuple(zip(*table.cells, strict=True))
    if table.spec.kind is TableKind.PARTITION:
        sums = tuple(sum(column) for column in columns)
        return table.column_totals == sums and sum(table.row_totals) == table.total
    if max(table.row_totals) > table.total:
        return False
    if not table.spec.columns:
        return table.column_totals == (table.total,)
    if table.spec.kind is TableKind.MULTIPLE and sum(table.column_totals) > table.total:
        return False
    return all(
        max(column) <= total <= min(sum(column), table.total)
        for column, total in zip(columns, table.column_totals, strict=True)
    )
