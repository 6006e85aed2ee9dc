"""The squares of a month, and how one is drawn."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QPainter, QPen, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.holidays import Holidays
from confidant_app.domain.terms import TermKind
from confidant_app.ui import dutch
from confidant_app.ui.deadlines.drawn import Pen, Sign
from confidant_app.ui.deadlines.month import DayOfTerms, kinds, sentence, weeks_of
from confidant_app.ui.theme import Theme
from confidant_app.ui.tooltips import tip
from confidant_app.ui.widgets.chip import draw, term_colours, term_shape

_SMALL: Final = 13
DAY: Final = Qt.ItemDataRole.UserRole.value
_Index = QModelIndex | QPersistentModelIndex


class MonthTable(QAbstractTableModel):
    """One row for each week, Monday first."""

    def __init__(self, holidays: Holidays) -> None:
        super().__init__()
        self._holidays = holidays
        self._days: tuple[tuple[DayOfTerms, ...], ...] = ()

    def show(
        self, month: date, ending: Mapping[date, tuple[WatchedTerm, ...]], today: date
    ) -> None:
        """Show the month of this day, with what ends on its days."""
        self.beginResetModel()
        self._days = tuple(
            tuple(
                DayOfTerms(
                    on=on,
                    today=today,
                    outside=on.month != month.month,
                    holiday=self._holidays.name(on) or "",
                    terms=ending.get(on, ()),
                )
                for on in week
            )
            for week in weeks_of(month)
        )
        self.endResetModel()

    def day(self, index: _Index) -> DayOfTerms:
        """Return what stands in a square."""
        return self._days[index.row()][index.column()]

    def index_of(self, on: date) -> QModelIndex:
        """Return the square of a day of this month."""
        row = (on - self._days[0][0].on).days // 7
        return self.index(row, on.weekday())

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._days)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(dutch.WEEKDAYS)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == DAY:
            return self.day(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return sentence(self.day(index))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(sentence(self.day(index)))
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return dutch.SHORT_WEEKDAYS[section]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return dutch.WEEKDAYS[section]
        return None


class DayDelegate(QStyledItemDelegate):
    """Draws the number, the holiday, a shape with a count for each kind, and what is special."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._number = Pen(theme, bold=True)
        self._outside = Pen(theme, "muted", bold=True)
        self._today = Pen(theme, "on_accent", bold=True)
        self._small = Pen(theme, "muted", _SMALL)
        self._now, self._late = Pen(theme, "accent", _SMALL), Pen(theme, "fatal", _SMALL)
        self._signs = {kind: Sign(theme, kind) for kind in TermKind}
        self._counts = {kind: Pen(theme, term_colours(kind)[0], _SMALL) for kind in TermKind}

    def height(self) -> int:
        """Return how high a square has to be for all that can stand in it."""
        return self._number.height + 2 * self._small.height + self._theme.px(20)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        day = index.data(DAY)
        if not isinstance(day, DayOfTerms):
            return
        px = self._theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(option.rect)
        self._paint_ground(painter, option, day)
        box = option.rect.adjusted(px(6), px(6), -px(6), -px(6))
        self._paint_number(painter, box, day)
        box.setTop(box.top() + self._number.height + px(4))
        self._paint_kinds(painter, box, day)
        if day.terms or day.on == day.today:
            box.setTop(box.top() + self._small.height + px(4))
            self._paint_below(painter, box, day)
        else:
            self._paint_holiday(painter, box, day.holiday)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, day: DayOfTerms
    ) -> None:
        theme, rect = self._theme, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "accent_soft" if chosen else "bg" if day.outside else "surface"
        painter.fillRect(rect, theme.colour(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("hairline"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), theme.colour("hairline"))
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            half = theme.px(1)
            painter.setPen(QPen(theme.colour("accent"), 2 * half))
            painter.drawRect(rect.adjusted(half, half, -half - 1, -half - 1))

    def _paint_number(self, painter: QPainter, box: QRect, day: DayOfTerms) -> None:
        px, number = self._theme.px, str(day.on.day)
        pen = self._outside if day.outside else self._number
        if day.on == day.today:
            pen = self._today
            width = pen.metrics.horizontalAdvance(number) + px(8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(
                QRect(box.left() - px(2), box.top(), width, pen.height), px(4), px(4)
            )
            box = box.translated(px(2), 0)
        pen.write(painter, box, number)

    def _paint_kinds(self, painter: QPainter, box: QRect, day: DayOfTerms) -> None:
        px, x = self._theme.px, box.left()
        for kind, count in kinds(day.terms):
            pen, number = self._counts[kind], str(count)
            side = self._signs[kind].square(QPointF()).width()
            width = round(side) + px(5) + pen.metrics.horizontalAdvance(number)
            if x + width > box.right():
                self._small.write(painter, QRect(x, box.top(), px(16), 0), "…")
                return
            middle = QPointF(x + side / 2, box.top() + pen.height / 2 + px(1))
            draw(painter, term_shape(kind), self._signs[kind].square(middle), pen.ink)
            at = QRect(x + width - pen.metrics.horizontalAdvance(number), box.top(), width, 0)
            pen.write(painter, at, number)
            x += width + px(8)

    def _paint_below(self, painter: QPainter, line: QRect, day: DayOfTerms) -> None:
        if day.on == day.today:
            self._now.write(painter, line, "vandaag")
        elif day.passed:
            self._late.write(painter, line, "voorbij")
        else:
            self._small.write(painter, line, day.holiday)

    def _paint_holiday(self, painter: QPainter, box: QRect, name: str) -> None:
        """Write it over all the room that no term needs."""
        painter.setFont(self._small.font)
        painter.setPen(self._small.ink)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        painter.drawText(QRectF(box), name, wrap)
