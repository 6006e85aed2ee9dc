"""Protected tables with their Dutch words, for the screen and for paper."""

from datetime import date

from confidant_app.disclosure.percentages import percentage
from confidant_app.disclosure.rules import protect
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.composing import labelled
from confidant_app.domain.exact import ExactTable
from confidant_app.domain.report import ReportTable, Share
from confidant_app.domain.tables import CountTable, ProtectedTable
from confidant_app.services.counting import tables_of


def shown_tables(
    tables: tuple[CountTable, ...], catalogues: Catalogues, start: date, end: date
) -> tuple[ReportTable, ...]:
    """Return tables with their small figures hidden and their Dutch words."""
    catalogue = tables_of(catalogues, start, end)
    protected = (protect(table) for table in tables)
    return tuple(
        labelled(table, catalogue, shares(table)) for table in protected if table is not None
    )


def exact_tables(
    tables: tuple[CountTable, ...], catalogues: Catalogues, start: date, end: date
) -> tuple[ExactTable, ...]:
    """Return tables as they were counted, with their Dutch words; no file is made of these."""
    entries = {entry.spec.code: entry for entry in tables_of(catalogues, start, end).tables}
    return tuple(
        ExactTable(
            table=table,
            title=entries[table.spec.code].title,
            row_labels=tuple(line.label for line in entries[table.spec.code].rows),
            column_labels=tuple(line.label for line in entries[table.spec.code].columns),
        )
        for table in tables
    )


def shares(table: ProtectedTable) -> tuple[Share, ...]:
    """Return every share that may be shown, in whole per cents of its row or of all families."""
    found = []
    for row, cells, whole in zip(table.spec.rows, table.cells, table.row_totals, strict=True):
        for column, cell in zip(table.spec.columns or ("",), cells, strict=True):
            per_cent = percentage(cell, whole if table.spec.columns else table.total)
            if per_cent is not None:
                found.append(Share(row=row, column=column, per_cent=per_cent))
    return tuple(found)
