"""Words with numbered, underlined findings; painted, because a note is never read as markup."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from confidant_app.ui.theme import Theme

_SIZE: Final = 17
_NUMBER_SIZE: Final = 12
_NUMBER_ROOM: Final = 16
_LEADING: Final = 10


class MarkedText(QWidget):
    """`picked` carries the number (from 0) of the finding that was clicked."""

    picked = Signal(int)

    def __init__(self, theme: Theme, text: str, spans: Sequence[tuple[int, int]]) -> None:
        super().__init__()
        self._theme = theme
        # A line break of a text is a line separator in a layout; one for one, so places stay.
        self._text = text.replace("\r", " ").replace("\n", "\u2028")
        self._spans = [(_utf16(text, start), _utf16(text, end)) for start, end in spans]
        self._decided: list[bool | None] = [None] * len(spans)
        self._current = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)

    def show_state(self, decided: Sequence[bool | None], current: int) -> None:
        """Draw each finding as hidden (True), kept (False) or open (None), and one as current."""
        self._decided, self._current = list(decided), current
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._laid_out(width)[1]

    @override
    def sizeHint(self) -> QSize:
        width = max(self.width(), self._theme.px(300))
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.heightForWidth(max(self.width(), 160)))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        layout, _ = self._laid_out(self.width())
        for number, (start, end) in enumerate(self._spans):
            for box in self._boxes(layout, start, end):
                if box.adjusted(0, -self._theme.px(_NUMBER_ROOM), 0, 0).contains(event.position()):
                    self.picked.emit(number)
                    return

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout, _ = self._laid_out(self.width())
        for number, (start, end) in enumerate(self._spans):
            self._draw_ground(painter, number, self._boxes(layout, start, end))
        layout.draw(painter, QPointF(0, 0))
        for number, (start, end) in enumerate(self._spans):
            boxes = self._boxes(layout, start, end)
            self._draw_line(painter, number, boxes)
            self._draw_number(painter, number, boxes[0])
        painter.end()

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        font = QFont(self.font())
        font.setPixelSize(self._theme.px(_SIZE))
        layout = QTextLayout(self._text, font)
        ink = QTextCharFormat()
        ink.setForeground(self._theme.colour("text"))
        span = QTextLayout.FormatRange()
        span.start, span.length, span.format = 0, _utf16(self._text, len(self._text)), ink
        layout.setFormats([span])
        above = self._theme.px(_NUMBER_ROOM) if self._spans else 0
        layout.beginLayout()
        top = 0.0
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, top + above))
            top += line.height() + above + self._theme.px(_LEADING)
        layout.endLayout()
        return layout, round(top)

    def _boxes(self, layout: QTextLayout, start: int, end: int) -> list[QRectF]:
        """Return where a stretch stands: a box for each line that it touches."""
        found = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            if start < last and end > first:
                left, right = _x(line, max(start, first)), _x(line, min(end, last))
                found.append(QRectF(left, line.y(), right - left, line.height()))
        return found

    def _draw_ground(self, painter: QPainter, number: int, boxes: Sequence[QRectF]) -> None:
        if self._decided[number] is False:
            return
        token = "soft_soft" if self._decided[number] is None else "accent_soft"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(token))
        for box in boxes:
            painter.drawRoundedRect(box, self._theme.px(3), self._theme.px(3))

    def _draw_line(self, painter: QPainter, number: int, boxes: Sequence[QRectF]) -> None:
        token, style = _LINES[self._decided[number]]
        width = self._theme.px(3 if number == self._current else 2)
        pen = QPen(self._theme.colour(token), width, style, Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        for box in boxes:
            y = box.bottom() + width / 2
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _draw_number(self, painter: QPainter, number: int, box: QRectF) -> None:
        token, _ = _LINES[self._decided[number]]
        font = QFont(self.font())
        font.setPixelSize(self._theme.px(_NUMBER_SIZE))
        font.setBold(True)
        painter.setFont(font)
        text = str(number + 1)
        room = QRectF(box.left(), box.top() - self._theme.px(_NUMBER_ROOM), 0, 0)
        room.setWidth(painter.fontMetrics().horizontalAdvance(text) + self._theme.px(8))
        room.setHeight(self._theme.px(_NUMBER_ROOM))
        ink = self._theme.colour(token)
        if number == self._current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRoundedRect(room, self._theme.px(4), self._theme.px(4))
            ink = self._theme.colour("surface")
        painter.setPen(ink)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)


_LINES: Final[dict[bool | None, tuple[str, Qt.PenStyle]]] = {
    None: ("soft", Qt.PenStyle.DashLine),
    True: ("accent", Qt.PenStyle.SolidLine),
    False: ("muted", Qt.PenStyle.DotLine),
}


def _utf16(text: str, place: int) -> int:
    """Return a place as Qt counts it; it counts a sign beyond the basic plane as two."""
    return len(text[:place].encode("utf-16-le")) // 2


def _x(line: QTextLine, place: int) -> float:
    # The binding gives the place and the place that it was asked for; the stubs say otherwise.
    found: object = line.cursorToX(place)
    x = found[0] if isinstance(found, tuple) else found
    return x if isinstance(x, float) else 0.0
