"""Zaken: one calm table of cases, with a filter above it."""

from typing import ClassVar, Final

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from confidant_app.domain.cases import CaseStatus
from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.lists import CaseQuery
from confidant_app.services import casework
from confidant_app.ui import dutch
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.models.case_table import CaseTable
from confidant_app.ui.page import Page
from confidant_app.ui.widgets.empty_state import EmptyState
from confidant_app.ui.widgets.words import button, heading, words

# The longest text of a column; without one it shares what is left.
_SAMPLES: Final = (
    "2026-00000",
    "",
    "Midden-Groningen",
    "gevaar · gesloten",
    "",
    "ma 22 sep 2025",
    "ma 22 sep 2025",
)
_TOWN, _LAST = 2, 6
_NARROW, _NARROWER = 1000, 800
_PAUSE_MS = 150


class CasesPage(Page):
    """Filter, count, table; Enter or a double click opens the case."""

    watches: ClassVar[Changed] = Changed.CASES | Changed.CONTACTS | Changed.FOLLOW_UPS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        px = desk.theme.px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(24), px(24), px(24), px(24))
        whole.setSpacing(px(16))
        top = QHBoxLayout()
        top.setSpacing(px(16))
        top.addWidget(heading(self.tr("Zaken"), "title"))
        self.count = words("", "muted", wrap=False)
        top.addWidget(self.count, alignment=Qt.AlignmentFlag.AlignBottom)
        top.addStretch()
        top.addWidget(button(self.tr("Nieuwe &zaak"), self._open_new))
        whole.addLayout(top)
        whole.addWidget(self._complaint)
        whole.addLayout(self._filters())
        self.model = CaseTable(desk)
        self.table = self._make_table()
        self.views = QStackedWidget()
        self.views.addWidget(self.table)
        self.views.addWidget(self._nothing())
        self.views.addWidget(self._no_match())
        whole.addWidget(self.views, stretch=1)
        starts_at(self, self.table)

    @override
    def refresh(self) -> None:
        query = self.query()
        try:
            self.model.show(query)
        except ConfidantError as error:
            self.complain(error)
            return
        count = self.model.rowCount()
        self.count.setText(dutch.counted(count, self.tr("zaak"), self.tr("zaken")))
        self.views.setCurrentIndex(0 if count else 1 if query == CaseQuery() else 2)

    def query(self) -> CaseQuery:
        """Return what the filter selects now."""
        status = self.status.currentData()
        return CaseQuery(
            text=self.text.text().strip(),
            status=frozenset(CaseStatus(str(one)) for one in status or ()),
            municipality=self.municipality.currentData(),
            theme=self.theme_filter.currentData(),
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self.desk.theme.px
        self.table.setColumnHidden(_LAST, self.width() < px(_NARROW))
        self.table.setColumnHidden(_TOWN, self.width() < px(_NARROWER))

    def _filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.desk.theme.px(8))
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("Nummer, trefwoord of woorden uit de zaak"))
        self.text.setAccessibleName(self.tr("Filter"))
        self.text.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self.text.textChanged.connect(lambda: self._pause.start())
        row.addWidget(self.text, stretch=2)
        open_ones = (CaseStatus.NEW, CaseStatus.ACTIVE, CaseStatus.WAITING)
        self.status = self._choice(self.tr("Status"), [(self.tr("alle zaken"), None)])
        self.status.addItem(self.tr("open zaken"), open_ones)
        for status, name in dutch.STATUS.items():
            self.status.addItem(name, (status,))
        places = self.desk.catalogues.places.municipalities
        towns = sorted((town.name, town.code) for town in places.values())
        self.municipality = self._choice(
            self.tr("Gemeente"), [(self.tr("alle gemeenten"), None), *towns]
        )
        themes = sorted((t.dutch, t.code) for t in self.desk.catalogues.themes.values())
        self.theme_filter = self._choice(
            self.tr("Thema"), [(self.tr("alle thema's"), None), *themes]
        )
        for choice in (self.status, self.municipality, self.theme_filter):
            row.addWidget(choice, stretch=1)
        return row

    def _choice(self, name: str, items: list[tuple[str, object]]) -> QComboBox:
        found = QComboBox()
        found.setAccessibleName(name)
        found.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        found.setMinimumContentsLength(12)
        for text, value in items:
            found.addItem(text, value)
        found.currentIndexChanged.connect(lambda: self.refresh())
        return found

    def _make_table(self) -> QTableView:
        px = self.desk.theme.px
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Zaken"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setIconSize(QSize(px(16), px(16)))
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(px(38))
        rows.hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(px(96))
        letters = QFontMetrics(self.desk.theme.font())
        for column, sample in enumerate(_SAMPLES):
            if sample:
                table.setColumnWidth(column, letters.horizontalAdvance(sample) + px(34))
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.doubleClicked.connect(self._open)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda: self._open(table.currentIndex()))
        return table

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.desk.way.case.emit(self.model.line(index.row()).id)

    def _open_new(self) -> None:
        try:
            case = casework.open_case(self.desk.vault, self.desk.now(), self.desk.today())
        except ConfidantError as error:
            self.complain(error)
            return
        self.desk.changes.happened.emit(Changed.CASES)
        self.desk.way.case.emit(case.id)

    def _clear(self) -> None:
        self.text.clear()
        for choice in (self.status, self.municipality, self.theme_filter):
            choice.setCurrentIndex(0)
        self.refresh()

    def _nothing(self) -> QWidget:
        return EmptyState(
            self.desk.theme,
            self.tr("Nog geen zaken"),
            self.tr("Een zaak is één gezin. Je kunt ook eerst schrijven en later kiezen."),
            (self.tr("Begin een gesprek"), lambda: self.desk.way.conversation.emit(None)),
        )

    def _no_match(self) -> QWidget:
        return EmptyState(
            self.desk.theme,
            self.tr("Geen zaak past bij dit filter"),
            self.tr("Probeer minder woorden, of zoek in alle teksten met Ctrl+K."),
            (self.tr("Toon alle zaken"), self._clear),
        )
