"""Which chart shows a table of a report: one choice for screen and paper."""

from collections.abc import Callable
from functools import partial

from confidant_app.domain.chart_shapes import Parts, columns, stacked
from confidant_app.domain.charts import Bar, Chart, Measure, bars, ranked
from confidant_app.domain.report import ReportTable, Subject
from confidant_app.domain.tables import Rounded

LayOut = Callable[[float, Measure], Chart]
"""Lays a chart out for a width in points, given how wide words are."""


def row_bars(table: ReportTable) -> tuple[Bar, ...]:
    """Return the rows of a table with the families in each."""
    pairs = zip(table.row_labels, table.table.row_totals, strict=True)
    return tuple(Bar(label=label, figure=figure) for label, figure in pairs)


def chart_of(table: ReportTable) -> LayOut | None:
    """Return the chart of a table; None where only its figures say something.

    Half-years stand in the order of time; other one-way tables from high to low. Of routes the
    outcomes are the parts of a bar, for the routes that ten families or more took.
    """
    if table.column_labels:
        return _parts(table)
    items = row_bars(table)
    if table.subject is Subject.HALF_YEARS:
        return partial(_laid_out, columns, items, table.title)
    return partial(_laid_out, bars, ranked(items), table.title)


def _parts(table: ReportTable) -> LayOut | None:
    if table.subject is not Subject.ROUTES:
        return None
    figures = table.table
    rows = zip(table.row_labels, figures.cells, figures.row_totals, strict=True)
    found = tuple(
        Parts(label=label, figures=cells, total=total)
        for label, cells, total in rows
        if isinstance(total, Rounded)
    )
    if not any(isinstance(each, Rounded) for one in found for each in one.figures):
        return None

    def lay_out(width: float, measure: Measure) -> Chart:
        return stacked(found, table.column_labels, title=table.title, width=width, measure=measure)

    return lay_out


def _laid_out(
    draw: Callable[..., Chart],
    items: tuple[Bar, ...],
    title: str,
    width: float,
    measure: Measure,
) -> Chart:
    return draw(items, title=title, width=width, measure=measure)
