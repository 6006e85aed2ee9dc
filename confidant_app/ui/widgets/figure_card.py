"""One protected table on the screen: bars where they say something, the figures always."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView

from confidant_app.domain.exact import ExactTable
from confidant_app.domain.report import ReportTable
from confidant_app.domain.report_charts import chart_of
from confidant_app.ui.models.figure_table import FigureTableModel
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.chart import ChartView
from confidant_app.ui.widgets.chip import Chip, Shape
from confidant_app.ui.widgets.words import button


class FigureCard(Card):
    """A table as its chart with the figures behind a button; without a chart, its figures."""

    def __init__(self, theme: Theme, found: ReportTable) -> None:
        super().__init__(theme, found.title)
        self.table = figures(theme, found)
        lay_out = chart_of(found)
        if lay_out is None:
            self.add(self.table)
            return
        self.chart = ChartView(theme, found.title, lay_out)
        self.add(self.chart)
        self.show_figures = button(self.tr("Toon als tabel"), lambda: None, "quiet")
        self.show_figures.setAccessibleName(self.tr("Toon als tabel: {0}").format(found.title))
        self.show_figures.setCheckable(True)
        self.show_figures.toggled.connect(partial(self.table.setVisible))
        self.table.hide()
        self.column.addWidget(self.show_figures, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add(self.table)


class ExactCard(Card):
    """A table as it was counted, marked as what stays inside."""

    def __init__(self, theme: Theme, found: ExactTable) -> None:
        super().__init__(theme, found.title)
        row = QHBoxLayout()
        row.addWidget(Chip(self.tr("niet voor buiten"), "kind_fatal", Shape.DIAMOND))
        row.addStretch()
        self.column.addLayout(row)
        self.table = figures(theme, found)
        self.add(self.table)


def figures(theme: Theme, found: ReportTable | ExactTable) -> QTableView:
    """Return the figures of a table, as high as they are."""
    view = QTableView()
    view.setModel(FigureTableModel(found))
    view.model().setParent(view)
    view.setObjectName("figures")
    view.setAccessibleName(found.title)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(theme.px(34))
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    rows = view.model().rowCount()
    view.setFixedHeight(rows * theme.px(34) + theme.px(44))
    return view
