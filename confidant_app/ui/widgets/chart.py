"""A chart on the screen: the same shapes as on paper, in the colours of the theme."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QSizePolicy, QWidget
from typing_extensions import override

from confidant_app.domain.charts import (
    SIZE,
    Anchor,
    Chart,
    Dot,
    Ink,
    Line,
    Mark,
    Measure,
    Rect,
    Text,
)
from confidant_app.ui.theme import FAMILY, Theme

_LETTERS: Final = 14.0  # pixels at 100 % for a text of the chart's one size
_INKS: Final = {Ink.PAPER: "surface"}

LayOut = Callable[[float, Measure], Chart]
"""Lays the chart out for a width in points, given how wide words are."""


class ChartView(QWidget):
    """Draws what `lay_out` gives for the width at hand; says it all in words to screen readers."""

    def __init__(self, theme: Theme, name: str, lay_out: LayOut) -> None:
        super().__init__()
        self._theme, self._lay_out = theme, lay_out
        self._scale = theme.px(_LETTERS) / SIZE
        self._chart = lay_out(theme.px(600) / self._scale, self._measure)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(theme.px(280))
        self.setAccessibleName(name)
        self.setAccessibleDescription(self._chart.alt)
        self._fit()

    def chart(self) -> Chart:
        """Return the chart as it is drawn now."""
        return self._chart

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(600), self.minimumHeight())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._chart = self._lay_out(max(120.0, self.width() / self._scale), self._measure)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, self._theme.px(4))
        for mark in self._chart.marks:
            self._draw(painter, mark)
        painter.end()

    def _fit(self) -> None:
        self.setFixedHeight(round(self._chart.height * self._scale) + self._theme.px(8))

    def _draw(self, painter: QPainter, mark: Mark) -> None:
        colour = self._colour(mark.ink)
        if isinstance(mark, Rect):
            box = QRectF(mark.x, mark.y, mark.width, mark.height)
            painter.fillRect(self._scaled(box), colour)
        elif isinstance(mark, Dot):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            radius = mark.radius * self._scale
            painter.drawEllipse(self._point(mark.x, mark.y), radius, radius)
        elif isinstance(mark, Line):
            pen = QPen(colour, mark.width * self._scale, c=Qt.PenCapStyle.FlatCap)
            if mark.dash:
                pen.setDashPattern([length / mark.width for length in mark.dash])
            painter.setPen(pen)
            painter.drawPolyline([self._point(x, y) for x, y in mark.points])
        else:
            self._write(painter, mark, colour)

    def _write(self, painter: QPainter, mark: Text, colour: QColor) -> None:
        font = self._font(mark.size, bold=mark.bold)
        painter.setFont(font)
        painter.setPen(colour)
        at = self._point(mark.x, mark.y)
        if mark.anchor is Anchor.END:
            at.setX(at.x() - QFontMetricsF(font).horizontalAdvance(mark.words))
        painter.drawText(at, mark.words)

    def _measure(self, text: str, size: float, bold: bool, /) -> float:
        return QFontMetricsF(self._font(size, bold=bold)).horizontalAdvance(text) / self._scale

    def _font(self, size: float, *, bold: bool) -> QFont:
        font = QFont(FAMILY)
        font.setPixelSize(max(1, round(size * self._scale)))
        font.setBold(bold)
        return font

    def _colour(self, ink: Ink) -> QColor:
        return self._theme.colour(_INKS.get(ink, ink.value))

    def _point(self, x: float, y: float) -> QPointF:
        return QPointF(x * self._scale, y * self._scale)

    def _scaled(self, box: QRectF) -> QRectF:
        start = self._point(box.x(), box.y())
        return QRectF(start.x(), start.y(), box.width() * self._scale, box.height() * self._scale)


class ChartReading(QAccessibleWidget):
    """What a screen reader meets: the role of a chart, its name, and its figures in words."""

    def __init__(self, view: ChartView) -> None:
        super().__init__(view, QAccessible.Role.Chart)


def chart_reading(_key: str, thing: object) -> QAccessibleInterface | None:
    """Answer Qt's question how to read a widget aloud; only charts are ours."""
    return ChartReading(thing) if isinstance(thing, ChartView) else None
