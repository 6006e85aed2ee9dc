"""The list of terms on the screen: its rows are drawn, so thousands cost no more than a few."""

from datetime import date
from itertools import chain
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.terms import TermKind
from confidant_app.ui import dutch
from confidant_app.ui.deadlines.drawn import Pen, Sign
from confidant_app.ui.deadlines.term_list import ROW, TermList, TermRow, place_of, what
from confidant_app.ui.deadlines.weeks import WeekOfTerms
from confidant_app.ui.theme import Theme

_DAY_WIDTH: Final = 128
_NARROW: Final = 460
_SMALL: Final = 13
_Index = QModelIndex | QPersistentModelIndex


class TermView(QTableView):
    """Arrows move from term to term, past the headings; Enter or a double click opens the case.

    `opened` carries the `WatchedTerm`.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows = TermList()
        self.setModel(self.rows)
        drawn = TermDelegate(theme, self)
        self.setItemDelegate(drawn)
        # A list lays out every row, a table with rows of one height none at all.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(drawn.height())
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Termijnen"))
        self.doubleClicked.connect(self._open)
        act = QAction(self.tr("Open de zaak"), self)
        act.triggered.connect(lambda: self._open(self.currentIndex()))
        self.addAction(act)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def fill(self, weeks: tuple[WeekOfTerms, ...], today: date) -> None:
        """Show these terms and stay at the one that was chosen, or close to it."""
        before = self.rows.term(self.currentIndex().row())
        row, offset = self.currentIndex().row(), self.verticalScrollBar().value()
        self.rows.show(weeks, today)
        stays = None if before is None else self.rows.row_of(place_of(before))
        wanted = self._nearest(max(row, 0) if stays is None else stays)
        if wanted is None:
            return
        self.verticalScrollBar().setValue(offset)
        self.setCurrentIndex(self.rows.index(wanted))

    def current(self) -> WatchedTerm | None:
        """Return the term that is chosen."""
        return self.rows.term(self.currentIndex().row())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def moveCursor(
        self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        if action == QTableView.CursorAction.MoveHome:
            found = 0
        elif action == QTableView.CursorAction.MoveEnd:
            found = self.rows.rowCount() - 1
        else:
            found = super().moveCursor(action, modifiers).row()
        row = self._nearest(max(found, 0))
        return self.currentIndex() if row is None else self.rows.index(row)

    @override
    def scrollTo(
        self,
        index: _Index,
        hint: QTableView.ScrollHint = QTableView.ScrollHint.EnsureVisible,
    ) -> None:
        above = index.row() - 1
        if above >= 0 and self.rows.term(above) is None:
            super().scrollTo(self.rows.index(above), hint)  # its heading belongs with it
        super().scrollTo(index, hint)

    def _nearest(self, row: int) -> int | None:
        """Return this row or the closest one below it that holds a term, else above it."""
        count = self.rows.rowCount()
        order = chain(range(row, count), range(min(row, count) - 1, -1, -1))
        return next((one for one in order if self.rows.term(one) is not None), None)

    def _open(self, index: QModelIndex) -> None:
        term = self.rows.term(index.row())
        if term is not None:
            self.opened.emit(term)


class TermDelegate(QStyledItemDelegate):
    """Draws the day with how far it is, and behind it what ends, its kind, case and route."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._px = theme.px
        self._plain = Pen(theme)
        self._strong = Pen(theme, bold=True)
        self._small = Pen(theme, ink="muted", pixels=_SMALL)
        self._heading = Pen(theme, bold=True)
        self._signs = {kind: Sign(theme, kind) for kind in TermKind}
        self._low = max(sign.height for sign in self._signs.values())
        self._ground = theme.colour("bg")
        self._line = theme.colour("hairline")
        self._chosen, self._accent = theme.colour("accent_soft"), theme.colour("accent")

    def height(self) -> int:
        """Return how high a row is, and a heading too."""
        return self._strong.height + self._low + self._px(20)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, TermRow):
            return
        painter.save()
        if row.term is None:
            self._paint_heading(painter, option.rect, row.week)
        else:
            self._paint_ground(painter, option)
            self._paint_row(painter, self._inside(option.rect), row, row.term)
        painter.restore()

    def _inside(self, rect: QRect) -> QRect:
        px = self._px
        return rect.adjusted(px(16), px(8), -px(16), -px(8))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect = option.rect
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._line)
        if not option.state & QStyle.StateFlag.State_Selected:
            return
        painter.fillRect(rect, self._chosen)
        painter.fillRect(rect.left(), rect.top(), self._px(4), rect.height(), self._accent)
        if option.state & QStyle.StateFlag.State_HasFocus:
            half = self._px(1)
            painter.setPen(QPen(self._accent, 2 * half))
            painter.drawRect(rect.adjusted(half, half, -half, -half))

    def _paint_heading(self, painter: QPainter, rect: QRect, week: WeekOfTerms) -> None:
        painter.fillRect(rect, self._ground)
        box = self._inside(rect)
        low = self._small.height if week.note else 0
        line = QRect(box.left(), box.bottom() - self._heading.height - low, box.width(), 0)
        self._heading.write(painter, line, week.title)
        if week.note:
            self._small.write(painter, line.translated(0, self._heading.height), week.note)

    def _paint_row(self, painter: QPainter, box: QRect, row: TermRow, term: WatchedTerm) -> None:
        if row.week.title:  # else all of them end on one day, which stands above
            box = self._paint_day(painter, box, term.deadline, row.today)
        late = term.deadline < row.today
        (self._strong if late else self._plain).write(painter, box, what(term))
        line = box.translated(0, self._strong.height + self._px(4))
        sign = self._signs[term.kind]
        sign.paint(painter, line.topLeft(), self._low)
        line.setLeft(line.left() + sign.width + self._px(8))
        route = dutch.sentence_case(term.route_name)
        self._small.write(painter, line, f"{term.case_title}   {route}", self._low)

    def _paint_day(self, painter: QPainter, box: QRect, on: date, today: date) -> QRect:
        """Draw the day with how far it is, and return the room behind it."""
        px = self._px
        days = px(_DAY_WIDTH) if box.width() >= px(_NARROW) else box.width() * 3 // 10
        upper = QRect(box.left(), box.top(), days, 0)
        lower = upper.translated(0, self._strong.height + px(4))
        self._strong.write(painter, upper, dutch.short_day(on, today))
        self._small.write(painter, lower, _how_far(on, today), self._low)
        return box.adjusted(days + px(16), 0, 0, 0)


def _how_far(on: date, today: date) -> str:
    """Return the days left, where the day itself does not say it already."""
    return dutch.distance(on, today) if abs((on - today).days) > 1 else ""
