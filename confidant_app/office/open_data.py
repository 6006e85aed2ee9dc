"""The tables of a report as open data: CSV files with a Frictionless Data Package beside them.

The files are for LibreOffice, R and DuckDB alike. Lines end in CRLF, as RFC 4180 says and as
Data Package assumes; all three take it. UTF-8 has no byte order mark: LibreOffice that was not
told about UTF-8 shows one as three letters before the first name, and R outside a UTF-8 locale
makes it part of that name. It would only help a double click in Excel, which with Dutch settings
does not split at commas either; the text to read first tells how to import.
"""

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from types import MappingProxyType
from typing import Any, Final

from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.report import Report, ReportTable, file_name
from confidant_app.domain.table_json import protected_plain, read_protected
from confidant_app.domain.tables import Figure, Rounded
from confidant_app.office.cells import cell
from confidant_app.office.open_data_words import (
    CELL,
    COLUMN_TOTAL,
    COLUMNS,
    DO_NOT_ADD,
    FEWER_THAN_TEN,
    KINDS,
    ROW_TOTAL,
    SELF_SELECTED,
    SHOWN,
    TOTAL,
    Column,
    Listed,
    about,
    read_first,
)

PACKAGE: Final = "datapackage.json"
READ_FIRST: Final = "LEESMIJ.txt"

# The tables of the hotline, see resources/catalogue/figures.toml. Nothing that a user can edit
# gets into the name of a file.
_FILES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "T_THEME": "themas",
        "T_NORM": "normen",
        "T_ROUTE": "wegen",
        "T_REPORTER": "melders",
        "T_MEASURE": "kaders",
        "T_REGION": "gebieden",
        "T_HALF_YEAR": "halfjaren",
        "T_KIND": "vraag-of-klacht",
        "T_SUBJECT_REGION": "onderwerpen-per-gebied",
    }
)
_END: Final = "\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One figure of a table; codes and labels are empty where a total goes over all of them."""

    kind: str
    figure: Figure
    row: tuple[str, str] = ("", "")
    column: tuple[str, str] = ("", "")
    per_cent: int | None = None


def folder_name(report: Report) -> str:
    """Return the name of the folder for the files; it holds the report's kind and period only."""
    return f"{file_name(report).removesuffix('.pdf')}_open-data"


def open_data(report: Report) -> Mapping[str, bytes]:
    """Return the contents by file name; equal reports give equal bytes.

    There is a CSV file for each table, with one line per figure in the order of the report:
    the cells of a row, its total, and below all rows the totals of the columns and of
    everything. In a table without columns the row is its own total, so it has cells and one
    total. Beside them stand `datapackage.json` and `LEESMIJ.txt`. Quotes, claims, the answer of
    the institution and the rows that were left out are in none of them.

    Raises:
        InvalidValue: no table, a table twice or outside the fixed list, a figure that is neither
            hidden nor rounded, a row that contradicts its total, or a per cent at a hidden figure.
    """
    if not report.tables:
        raise InvalidValue(reason="er is geen enkele tabel")
    files: dict[str, bytes] = {}
    resources, listed = [], []
    for each in report.tables:
        name = f"{_stem(each)}.csv"
        if name in files:
            raise _refuse(each, "komt twee keer voor")
        lines = _checked(each)
        files[name] = _csv(report, each, lines)
        resources.append(_resource(each, name, files[name]))
        listed.append(_listed(each, name, lines))
    package = json.dumps(_package(report, resources), ensure_ascii=False, indent=2)
    files[PACKAGE] = f"{package}\n".encode()
    files[READ_FIRST] = read_first(report, listed).replace("\n", _END).encode()
    return MappingProxyType(files)


def _stem(each: ReportTable) -> str:
    stem = _FILES.get(each.table.spec.code)
    if stem is None:
        raise _refuse(each, "staat niet in de vaste lijst van open data")
    return stem


def _refuse(each: ReportTable, what: str) -> InvalidValue:
    return InvalidValue(reason=f"de tabel '{each.table.spec.code[:40]}' {what}")


def _checked(each: ReportTable) -> tuple[_Line, ...]:
    """Return the figures of a table that was read as if somebody else had sent it.

    `Rounded` can hold any number; a true one must not pass because of a mistake elsewhere.
    """
    read_protected(protected_plain(each.table))
    table = each.table
    if not table.spec.columns and (
        tuple(row[0] for row in table.cells) != table.row_totals
        or table.column_totals != (table.total,)
    ):
        raise _refuse(each, "heeft totalen die niet bij de getallen passen")
    lines = tuple(_lines(each))
    for line in lines:
        if line.per_cent is not None and not isinstance(line.figure, Rounded):
            raise _refuse(each, "heeft een percentage bij een verborgen getal")
    return lines


def _lines(each: ReportTable) -> Iterator[_Line]:
    table, spec = each.table, each.table.spec
    columns = tuple(zip(spec.columns, each.column_labels, strict=True))
    rows = zip(spec.rows, each.row_labels, strict=True)
    for row, cells, whole in zip(rows, table.cells, table.row_totals, strict=True):
        for column, figure in zip(columns or (("", ""),), cells, strict=True):
            share = each.per_cent(row[0], column[0])
            yield _Line(kind=CELL, figure=figure, row=row, column=column, per_cent=share)
        if columns:
            yield _Line(kind=ROW_TOTAL, figure=whole, row=row)
    if columns:
        for column, figure in zip(columns, table.column_totals, strict=True):
            yield _Line(kind=COLUMN_TOTAL, figure=figure, column=column)
    yield _Line(kind=TOTAL, figure=table.total)


def _csv(report: Report, each: ReportTable, lines: Sequence[_Line]) -> bytes:
    written = StringIO()
    writer = csv.writer(written, lineterminator=_END)
    writer.writerow(column.name for column in COLUMNS)
    period = (report.period_from.isoformat(), report.period_until.isoformat())
    for line in lines:
        words = (each.table.spec.code, *line.row, *line.column, line.kind)
        count = line.figure.value if isinstance(line.figure, Rounded) else None
        status = FEWER_THAN_TEN if count is None else SHOWN
        writer.writerow((*period, *map(cell, words), count, line.per_cent, status))
    return written.getvalue().encode()


def _listed(each: ReportTable, name: str, lines: Sequence[_Line]) -> Listed:
    shown = sum(isinstance(line.figure, Rounded) for line in lines)
    return Listed(name=name, title=cell(each.title), figures=len(lines), hidden=len(lines) - shown)


def _package(report: Report, resources: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Return the descriptor (Data Package 1); whoever publishes it decides about a licence."""
    return {
        "profile": "tabular-data-package",
        "name": folder_name(report),
        "title": about(report),
        "description": f"{SELF_SELECTED} {DO_NOT_ADD}",
        "created": f"{report.made_on.isoformat()}T00:00:00Z",  # the day is all that is known
        "resources": resources,
    }


def _resource(each: ReportTable, name: str, data: bytes) -> Mapping[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name.removesuffix(".csv"),
        "path": name,
        "title": cell(each.title),
        "description": f"{KINDS[each.table.spec.kind]} {DO_NOT_ADD}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "dialect": {
            "csvddfVersion": 1.2,
            "delimiter": ",",
            "lineTerminator": _END,
            "quoteChar": '"',
            "doubleQuote": True,
            "skipInitialSpace": False,
            "header": True,
        },
        "schema": {"fields": [_field(column) for column in COLUMNS], "missingValues": [""]},
    }


def _field(column: Column) -> Mapping[str, Any]:
    described = {"name": column.name, "type": column.kind, "description": column.meaning}
    return {**described, "constraints": dict(column.rules)} if column.rules else described
