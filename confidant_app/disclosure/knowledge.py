"""What a reader knows of the figures of one set of families, as an integer program."""

from collections.abc import Mapping, Sequence

from confidant_app.disclosure.integers import Program, Terms, difference, total
from confidant_app.disclosure.places import TOTAL, Place, figures
from confidant_app.disclosure.rules import bounds
from confidant_app.domain.tables import ProtectedTable, TableKind, TableSpec

# What counts each figure, by table and place; every table holds the number of families too.
Counted = Mapping[str, Mapping[Place, Terms]]


def add_structure(program: Program, specs: Mapping[str, TableSpec], counted: Counted) -> None:
    """Add how the figures of one set of families must fit together, shown or not."""
    for code, spec in specs.items():
        at = counted[code]
        if spec.columns:
            for row in spec.rows:
                cells = total(at[Place(row, column)] for column in spec.columns)
                program.constrain(difference(at[Place(row)], cells), low=0, high=0)
        if spec.kind is TableKind.PARTITION:
            _add_partition(program, spec, at)
        else:
            _add_overlap(program, spec, at)
        _add_links(program, spec, counted)


def add_figures(program: Program, tables: Sequence[ProtectedTable], counted: Counted) -> None:
    """Add the figures that a release shows."""
    for table in tables:
        for place, figure in figures(table).items():
            low, high = bounds(figure)
            program.constrain(counted[table.spec.code][place], low=low, high=high)


def _add_partition(program: Program, spec: TableSpec, at: Mapping[Place, Terms]) -> None:
    rows = total(at[Place(row)] for row in spec.rows)
    program.constrain(difference(at[TOTAL], rows), low=0, high=0)
    for column in spec.columns:
        cells = total(at[Place(row, column)] for row in spec.rows)
        program.constrain(difference(at[Place("", column)], cells), low=0, high=0)


def _add_overlap(program: Program, spec: TableSpec, at: Mapping[Place, Terms]) -> None:
    for row in spec.rows:
        _at_most(program, at[Place(row)], at[TOTAL])
    for column in spec.columns:
        whole = at[Place("", column)]
        cells = [at[Place(row, column)] for row in spec.rows]
        for cell in cells:
            _at_most(program, cell, whole)
        _at_most(program, whole, total(cells))
        _at_most(program, whole, at[TOTAL])
    if spec.columns and spec.kind is TableKind.MULTIPLE:
        columns = total(at[Place("", column)] for column in spec.columns)
        _at_most(program, columns, at[TOTAL])


def _add_links(program: Program, spec: TableSpec, counted: Counted) -> None:
    """Add what one table says about another: shared columns, and rows that are made of rows."""
    at, other = counted[spec.code], counted.get(spec.columns_of, {})
    for column in spec.columns:
        if Place(column) in other:
            _at_most(program, at[Place("", column)], other[Place(column)])
            if spec.kind is TableKind.PARTITION:
                _at_most(program, other[Place(column)], at[Place("", column)])
    parent = counted.get(spec.parts_of, {})
    for row, parts in zip(spec.rows, spec.parts, strict=False):
        found = [parent[Place(part)] for part in parts if Place(part) in parent]
        for part in found:
            _at_most(program, part, at[Place(row)])
        if len(found) == len(parts) and spec.parts_of in counted:
            _at_most(program, at[Place(row)], total(found))


def _at_most(program: Program, part: Terms, whole: Terms) -> None:
    program.constrain(difference(part, whole), high=0)
