"""The month of the page of terms: squares to walk through, and what ends on the chosen day."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.ui import dutch
from confidant_app.ui.deadlines.month import by_day, last_of, months_on, within
from confidant_app.ui.deadlines.month_table import DayDelegate, MonthTable
from confidant_app.ui.deadlines.term_view import TermView
from confidant_app.ui.deadlines.weeks import WeekOfTerms
from confidant_app.ui.desk import Desk
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.widgets.words import button, heading, words

_SIDE_BY_SIDE = 820
_DAYS_LEFT = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTHS_ON = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class MonthGrid(QTableView):
    """Arrows move by day and by week, past the edge of the month; Page Up and Down by month.

    `moved` carries the day, `entered` says that its terms are wanted.
    """

    moved = Signal(object)
    entered = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._today = desk.today
        self.day = desk.today()
        self._ending: Mapping[date, tuple[WatchedTerm, ...]] = {}
        self.month = MonthTable(desk.catalogues.holidays)
        self.setModel(self.month)
        squares = DayDelegate(desk.theme, self)
        self.setItemDelegate(squares)
        self.setAccessibleName(self.tr("Maand"))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(squares.height())
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self._square = squares.height()
        self.clicked.connect(lambda index: self.go(self.month.day(index).on))
        self.doubleClicked.connect(lambda: self.entered.emit())

    def fill(self, terms: tuple[WatchedTerm, ...]) -> None:
        """Show these terms; the month and the day stay."""
        self._ending = by_day(terms)
        self._show()

    def ending(self) -> tuple[WatchedTerm, ...]:
        """Return what ends on the chosen day."""
        return self._ending.get(self.day, ())

    def go(self, day: date) -> None:
        """Choose a day, in whatever month it is."""
        before, self.day = self.day, within(day)
        if (before.year, before.month) != (self.day.year, self.day.month):
            self._show()
        else:
            self.setCurrentIndex(self.month.index_of(self.day))
            self.moved.emit(self.day)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _DAYS_LEFT:
            self.go(self.day + timedelta(days=_DAYS_LEFT[key]))
        elif key in _MONTHS_ON:
            self.go(months_on(self.day, _MONTHS_ON[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            first = key is Qt.Key.Key_Home
            self.go(self.day.replace(day=1) if first else last_of(self.day))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        self.month.show(self.day, self._ending, self._today())
        head = self.horizontalHeader().sizeHint().height()
        self.setMinimumHeight(self.month.rowCount() * self._square + head + 2 * self.frameWidth())
        self.setCurrentIndex(self.month.index_of(self.day))
        self.moved.emit(self.day)


class MonthView(QWidget):
    """The month with its buttons, and beside or below it the terms of the chosen day."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.grid = MonthGrid(desk)
        self.ending = TermView(desk.theme)
        self.ending.setAccessibleName(self.tr("Termijnen van deze dag"))
        self._name = heading("")
        self._day = heading("")
        self._holiday = words("", "muted")
        self._none = words(self.tr("Op deze dag eindigt geen termijn."), "muted")
        self._lay_out()
        self.grid.moved.connect(self._show_day)
        self.grid.entered.connect(self._enter_day)
        starts_at(self, self.grid)

    def fill(self, terms: tuple[WatchedTerm, ...]) -> None:
        """Show these terms on their days."""
        self.grid.fill(terms)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= self._desk.theme.px(_SIDE_BY_SIDE)
        self._both.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self._name, stretch=1)
        for name, months in ((self.tr("&Vorige"), -1), (self.tr("Vol&gende"), 1)):
            found = button(name, partial(self._turn, months))
            found.setAccessibleName(f"{found.accessibleName()} maand")
            top.addWidget(found)
        top.addWidget(button(self.tr("Va&ndaag"), lambda: self.grid.go(self._desk.today())))
        left = QVBoxLayout()
        left.setSpacing(px(8))
        left.addLayout(top)
        left.addWidget(self.grid, stretch=1)
        right = QVBoxLayout()
        right.setSpacing(px(8))
        self._day.setWordWrap(True)
        for part in (self._day, self._holiday, self._none):
            right.addWidget(part)
        self.ending.setMinimumHeight(px(180))
        right.addWidget(self.ending, stretch=1)
        right.addStretch()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(px(16))
        self._both.addLayout(left, stretch=5)
        self._both.addLayout(right, stretch=3)

    def _turn(self, months: int) -> None:
        self.grid.go(months_on(self.grid.day, months))

    def _show_day(self, day: date) -> None:
        terms = self.grid.ending()
        self._name.setText(dutch.sentence_case(dutch.month(day)))
        self._name.setAccessibleName(self._name.text())
        self._day.setText(dutch.sentence_case(dutch.long_day(day)))
        self._day.setAccessibleName(self._day.text())
        self._holiday.setText(self._desk.catalogues.holidays.name(day) or "")
        self._holiday.setVisible(bool(self._holiday.text()))
        self._none.setVisible(not terms)
        self.ending.setVisible(bool(terms))
        today = self._desk.today()
        week = WeekOfTerms(title="", passed=day < today, terms=terms)
        self.ending.fill((week,) if terms else (), today)

    def _enter_day(self) -> None:
        if self.ending.isVisible():
            self.ending.setFocus()
