"""Count tables and protected tables as plain JSON values, read back with suspicion.

A table is `{"code", "kind", "rows", "columns", "cells", "row_totals", "column_totals", "total"}`;
`columns` is left out for a one-way table. `cells` has one list per row, and a one-way table may
give its cells as one flat list. A hidden figure is the text "<10". Of true counts `row_totals`
may be left out always, `column_totals` and `total` for a partition, and `column_totals` for a
one-way table: they follow from the cells. Optional: `columns_of`, `parts_of`, `parts` (see
`TableSpec`) and, for a protected table, `left_out`.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.tables import (
    MOST_FAMILIES,
    CountTable,
    Figure,
    Hidden,
    ProtectedTable,
    Rounded,
    TableKind,
    TableSpec,
    check,
)

Json = dict[str, Any]
Item = TypeVar("Item")

HIDDEN: Final = "<10"
MOST_ROWS: Final = 500
MOST_COLUMNS: Final = 50
LONGEST_CODE: Final = 100


def count_plain(table: CountTable) -> Json:
    """Return true counts as a JSON value."""
    return _spec_plain(table.spec) | {
        "cells": [list(row) for row in table.cells],
        "row_totals": list(table.row_totals),
        "column_totals": list(table.column_totals),
        "total": table.total,
    }


def protected_plain(table: ProtectedTable) -> Json:
    """Return a protected table as a JSON value."""
    return (
        _spec_plain(table.spec)
        | {
            "cells": [[_figure_plain(figure) for figure in row] for row in table.cells],
            "row_totals": [_figure_plain(figure) for figure in table.row_totals],
            "column_totals": [_figure_plain(figure) for figure in table.column_totals],
            "total": _figure_plain(table.total),
        }
        | ({"left_out": list(table.left_out)} if table.left_out else {})
    )


def read_count(data: object) -> CountTable:
    """Return the true counts that a JSON value holds, checked.

    Raises:
        InvalidValue: not in this form, or a table that no set of families can have.
    """
    spec, fields = _read_spec(data)
    cells = _grid(spec, fields, _count)
    partition = spec.kind is TableKind.PARTITION
    rows = tuple(sum(row) for row in cells)
    if partition:
        fields = {"total": sum(rows), "column_totals": _sums(cells), **fields}
    if not spec.columns:
        fields = {"column_totals": [fields.get("total")], **fields}
    table = CountTable(
        spec=spec,
        cells=cells,
        row_totals=_row(spec, fields.get("row_totals", list(rows)), _count),
        column_totals=_row(spec, fields.get("column_totals"), _count),
        total=_count(spec, fields.get("total")),
    )
    check(table)
    return table


def read_protected(data: object) -> ProtectedTable:
    """Return the protected table that a JSON value holds.

    Raises:
        InvalidValue: not in this form, or a figure that no protected table can hold.
    """
    spec, fields = _read_spec(data)
    table = ProtectedTable(
        spec=spec,
        cells=_grid(spec, fields, _figure),
        row_totals=_row(spec, fields.get("row_totals"), _figure),
        column_totals=_row(spec, fields.get("column_totals"), _figure),
        total=_figure(spec, fields.get("total")),
        left_out=codes(fields.get("left_out", []), MOST_ROWS),
    )
    shape = (len(table.cells), len(table.row_totals), len(table.column_totals))
    width = max(1, len(spec.columns))
    rows = len(spec.rows)
    if shape != (rows, rows, width) or any(len(row) != width for row in table.cells):
        raise _refuse(spec.code, "heeft niet evenveel getallen als codes")
    if len({*spec.rows, *table.left_out}) != rows + len(table.left_out):
        raise _refuse(spec.code, "noemt een rij twee keer")
    return table


def codes(data: object, most: int) -> tuple[str, ...]:
    """Return a list of codes.

    Raises:
        InvalidValue: not a list of short texts, or more than `most`.
    """
    if (
        not isinstance(data, list)
        or len(data) > most
        or not all(isinstance(code, str) and 0 < len(code) <= LONGEST_CODE for code in data)
    ):
        raise InvalidValue(reason="een lijst met codes ontbreekt, is te lang of klopt niet")
    return tuple(data)


def listed(data: object, most: int) -> list[object]:
    """Return a list of at most `most` things.

    Raises:
        InvalidValue: something else.
    """
    if not isinstance(data, list) or len(data) > most:
        raise InvalidValue(reason="een lijst ontbreekt of is te lang")
    return data


def _spec_plain(spec: TableSpec) -> Json:
    plain: Json = {"code": spec.code, "kind": spec.kind.value, "rows": list(spec.rows)}
    if spec.columns:
        plain["columns"] = list(spec.columns)
    if spec.columns_of:
        plain["columns_of"] = spec.columns_of
    if spec.parts:
        plain |= {"parts_of": spec.parts_of, "parts": [list(part) for part in spec.parts]}
    return plain


def _figure_plain(figure: Figure) -> str | int:
    return HIDDEN if isinstance(figure, Hidden) else figure.value


def _read_spec(data: object) -> tuple[TableSpec, Mapping[str, object]]:
    if not isinstance(data, dict):
        raise InvalidValue(reason="een tabel is geen lijst van velden")
    (code,) = codes([data.get("code")], 1)
    if data.get("kind") not in set(TableKind):
        raise _refuse(code, "heeft geen bekende soort (partition, multiple of answers)")
    links = codes([data[key] for key in ("columns_of", "parts_of") if key in data], 2)
    return TableSpec(
        code=code,
        kind=TableKind(data["kind"]),
        rows=codes(data.get("rows"), MOST_ROWS),
        columns=codes(data.get("columns", []), MOST_COLUMNS),
        columns_of=links[0] if "columns_of" in data else "",
        parts_of=links[-1] if "parts_of" in data else "",
        parts=tuple(codes(part, MOST_ROWS) for part in listed(data.get("parts", []), MOST_ROWS)),
    ), data


def _grid(
    spec: TableSpec, fields: Mapping[str, object], read: Callable[[TableSpec, object], Item]
) -> tuple[tuple[Item, ...], ...]:
    rows = listed(fields.get("cells"), MOST_ROWS)
    if not spec.columns:
        rows = [row if isinstance(row, list) else [row] for row in rows]
    return tuple(_row(spec, row, read) for row in rows)


def _row(
    spec: TableSpec, data: object, read: Callable[[TableSpec, object], Item]
) -> tuple[Item, ...]:
    return tuple(read(spec, item) for item in listed(data, MOST_ROWS))


def _count(spec: TableSpec, data: object) -> int:
    if type(data) is not int or not 0 <= data <= MOST_FAMILIES:
        raise _refuse(spec.code, "heeft een aantal dat ontbreekt of niet kan")
    return data


def _figure(spec: TableSpec, data: object) -> Figure:
    if data == HIDDEN:
        return Hidden()
    if type(data) is not int or data % 5 or not 10 <= data <= MOST_FAMILIES:
        raise _refuse(spec.code, "heeft een getal dat niet afgerond en niet verborgen is")
    return Rounded(data)


def _sums(cells: tuple[tuple[int, ...], ...]) -> list[int]:
    widths = {len(row) for row in cells}
    return [sum(column) for column in zip(*cells, strict=True)] if len(widths) == 1 else []


def _refuse(code: str, what: str) -> InvalidValue:
    return InvalidValue(reason=f"de tabel '{code[:40]}' {what}")
