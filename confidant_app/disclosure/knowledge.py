"""What a reader knows who has every table of every release beside him, as an integer program."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from confidant_app.disclosure.integers import Program, Terms
from confidant_app.disclosure.places import TOTAL, Place, figures
from confidant_app.disclosure.rules import bounds
from confidant_app.domain.tables import (
    MOST_FAMILIES,
    Figure,
    ProtectedTable,
    TableKind,
    TableSpec,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The variables of one release: its total, and table by table its figures.

    The specs are those of the tables as agreed, with the rows that were left out.
    """

    total: int
    tables: Mapping[str, Mapping[Place, int]]
    specs: Mapping[str, TableSpec]


@dataclass(slots=True)
class _Table:
    spec: TableSpec
    at: dict[Place, int] = field(default_factory=dict)


def add_release(
    program: Program,
    total_shown: Figure,
    shown: Sequence[ProtectedTable],
    unseen: Sequence[TableSpec] = (),
) -> Known:
    """Add all that one release tells: its figures, and how they must fit together.

    The tables of a release count the same families, so they share one total. Rows that were
    left out and tables that were not shown (`unseen`) are there, without a figure.
    """
    total = program.variable(*bounds(total_shown))
    tables: dict[str, _Table] = {}
    for table in shown:
        rows = (*table.spec.rows, *table.left_out)
        added = _Table(spec=replace(table.spec, rows=rows))
        _add_table(program, added, figures(table), total)
        tables[table.spec.code] = added
    for spec in unseen:
        added = _Table(spec=spec)
        _add_table(program, added, {}, total)
        tables[spec.code] = added
    for each in tables.values():
        _add_links(program, each, tables)
    return Known(
        total=total,
        tables={code: table.at for code, table in tables.items()},
        specs={code: table.spec for code, table in tables.items()},
    )


def _add_table(program: Program, table: _Table, shown: Mapping[Place, Figure], total: int) -> None:
    most = program.bounds[total][1]
    places = [Place(row) for row in table.spec.rows]
    places += [Place("", column) for column in table.spec.columns]
    places += [Place(row, column) for row in table.spec.rows for column in table.spec.columns]
    for place in places:
        low, high = bounds(shown[place]) if place in shown else (0, most)
        table.at[place] = program.variable(low, high)
    table.at[TOTAL] = total
    if table.spec.columns:
        for row in table.spec.rows:
            cells = [Place(row, column) for column in table.spec.columns]
            _equal(program, table, Place(row), cells)
    if table.spec.kind is TableKind.PARTITION:
        _add_partition(program, table)
    else:
        _add_overlap(program, table)


def _add_partition(program: Program, table: _Table) -> None:
    _equal(program, table, TOTAL, [Place(row) for row in table.spec.rows])
    for column in table.spec.columns:
        _equal(program, table, Place("", column), [Place(row, column) for row in table.spec.rows])


def _add_overlap(program: Program, table: _Table) -> None:
    columns = table.spec.columns
    for row in table.spec.rows:
        _at_most(program, table, [Place(row)], TOTAL)
    for column in columns:
        cells = [Place(row, column) for row in table.spec.rows]
        for cell in cells:
            _at_most(program, table, [cell], Place("", column))
        whole = ((table.at[Place("", column)], 1),)
        program.constrain(whole + tuple((table.at[cell], -1) for cell in cells), high=0)
        _at_most(program, table, [Place("", column)], TOTAL)
    if columns and table.spec.kind is TableKind.MULTIPLE:
        _at_most(program, table, [Place("", column) for column in columns], TOTAL)


def _add_links(program: Program, table: _Table, tables: Mapping[str, _Table]) -> None:
    """Add what one table says about another: shared columns, and rows that are made of rows."""
    other = tables.get(table.spec.columns_of)
    if other is not None:
        low = 0 if table.spec.kind is TableKind.PARTITION else -MOST_FAMILIES
        for column in table.spec.columns:
            here, there = table.at[Place("", column)], other.at.get(Place(column))
            if there is not None:
                program.constrain(((here, 1), (there, -1)), low=low, high=0)
    parent = tables.get(table.spec.parts_of)
    if parent is not None:
        for row, parts in zip(table.spec.rows, table.spec.parts, strict=False):
            found = [parent.at[Place(part)] for part in parts if Place(part) in parent.at]
            for part in found:
                program.constrain(((part, 1), (table.at[Place(row)], -1)), high=0)
            if len(found) == len(parts):
                whole: Terms = ((table.at[Place(row)], 1),)
                program.constrain(whole + tuple((part, -1) for part in found), high=0)


def _equal(program: Program, table: _Table, whole: Place, parts: Sequence[Place]) -> None:
    terms = tuple((table.at[part], 1) for part in parts)
    program.constrain((*terms, (table.at[whole], -1)), low=0, high=0)


def _at_most(program: Program, table: _Table, parts: Sequence[Place], whole: Place) -> None:
    terms = tuple((table.at[part], 1) for part in parts)
    program.constrain((*terms, (table.at[whole], -1)), high=0)
