"""The figures that a question can rest on: in the report, and shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from confidant_app.domain.report import FigureAt, Report, ReportTable, Subject
from confidant_app.domain.tables import Figure, Rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFigure:
    """A figure that a question rests on: so many of so many families, None if that is nobody else.

    `at` is where it stands in the report; None for the number of all families.
    """

    label: str
    count: Rounded
    of: Rounded | None = None
    per_cent: int | None = None
    at: FigureAt | None = None


def theme_figures(report: Report, codes: Iterable[str]) -> Mapping[str, AskedFigure]:
    """Return the figures of these themes that are shown, in the order of the report."""
    wanted = frozenset(codes)
    return {
        row: figure
        for table in report.about(Subject.THEMES)
        if not table.table.spec.columns
        for row in table.table.spec.rows
        if row in wanted
        for figure in row_of(table, row)
    }


def row_of(table: ReportTable, row: str) -> tuple[AskedFigure, ...]:
    """Return the families in a row, of all families; nothing where that is not shown."""
    spec = table.table.spec
    if row not in spec.rows:
        return ()
    at = spec.rows.index(row)
    share = None if spec.columns else table.per_cent(row, "")
    pair = (table.table.row_totals[at], table.table.total)
    return _shown(table.row_labels[at], pair, share, FigureAt(table=spec.code, row=row))


def cell_of(table: ReportTable, row: str, column: str) -> tuple[AskedFigure, ...]:
    """Return the families in a cell, of those in its row; nothing where that is not shown."""
    spec = table.table.spec
    if row not in spec.rows:
        return ()
    pair = (table.cell(row, column), table.table.row_totals[spec.rows.index(row)])
    label = table.column_labels[spec.columns.index(column)]
    at = FigureAt(table=spec.code, row=row, column=column)
    return _shown(label, pair, table.per_cent(row, column), at)


def _shown(
    label: str, pair: tuple[Figure, Figure], per_cent: int | None, at: FigureAt
) -> tuple[AskedFigure, ...]:
    count, of = pair
    if isinstance(count, Rounded) and isinstance(of, Rounded):
        return (AskedFigure(label=label, count=count, of=of, per_cent=per_cent, at=at),)
    return ()
