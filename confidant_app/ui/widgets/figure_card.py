"""One protected table on the screen: bars where they say something, the figures always."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from confidant_app.domain.charts import Bar, bars, ranked
from confidant_app.domain.report import ReportTable
from confidant_app.ui.models.figure_table import FigureTableModel
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.chart import ChartView
from confidant_app.ui.widgets.words import button


class FigureCard(Card):
    """A one-way table as bars with its figures behind a button; other tables as figures."""

    def __init__(self, theme: Theme, found: ReportTable) -> None:
        super().__init__(theme, found.title)
        self.table = self._figures(theme, found)
        if found.column_labels:
            self.add(self.table)
            return
        items = ranked(
            [
                Bar(label=label, figure=total)
                for label, total in zip(found.row_labels, found.table.row_totals, strict=True)
            ]
        )
        self.chart = ChartView(
            theme,
            found.title,
            lambda width, measure: bars(items, title=found.title, width=width, measure=measure),
        )
        self.add(self.chart)
        self.show_figures = button(self.tr("Toon als tabel"), lambda: None, "quiet")
        self.show_figures.setAccessibleName(self.tr("Toon als tabel: {0}").format(found.title))
        self.show_figures.setCheckable(True)
        self.show_figures.toggled.connect(partial(self.table.setVisible))
        self.table.hide()
        self.column.addWidget(self.show_figures, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add(self.table)

    def _figures(self, theme: Theme, found: ReportTable) -> QTableView:
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
