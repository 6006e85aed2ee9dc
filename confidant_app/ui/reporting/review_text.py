"""The words under review: plain text to read and select in, with every finding marked in it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit
from typing_extensions import override

from confidant_app.domain.review import Choice, Passage
from confidant_app.ui.clipboard import secret
from confidant_app.ui.reporting.reasons import KIND
from confidant_app.ui.theme import Theme

_LINE_HEIGHT: Final = 190.0  # per cent: above each line stands what was found in it
_LABEL_SIZE, _LABEL_ROOM = 12, 18
_LOWEST, _HIGHEST = 96, 340
_DASHED = QTextCharFormat.UnderlineStyle.DashUnderline
_SOLID = QTextCharFormat.UnderlineStyle.SingleUnderline
_DOTTED = QTextCharFormat.UnderlineStyle.DotLine
_MARKS: Final = {
    None: ("soft", "soft_soft", _DASHED),
    Choice.HIDE: ("accent", "accent_soft", _SOLID),
    Choice.KEEP: ("muted", "surface", _DOTTED),
}


class ReviewText(QTextEdit):
    """`picked` carries the number (from 0) of the finding that was clicked."""

    picked = Signal(int)

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._passages: Sequence[Passage] = ()
        self._current = 0
        self.setObjectName("note")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setReadOnly(True)
        by_mouse = Qt.TextInteractionFlag.TextSelectableByMouse
        self.setTextInteractionFlags(by_mouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        # A place counts characters; in a document every line end is one.
        self._words = words.replace("\r", " ")
        self.setPlainText(self._words)
        self.setAccessibleName(self.tr("Zo is het gezegd"))
        line = QTextBlockFormat()
        line.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        whole = QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        whole.mergeBlockFormat(line)
        margins = self.document().rootFrame().frameFormat()
        margins.setTopMargin(theme.px(_LABEL_ROOM))
        self.document().rootFrame().setFrameFormat(margins)

    def show_state(self, passages: Sequence[Passage], current: int) -> None:
        """Mark each finding as hidden, kept or open, and one as current."""
        self._passages, self._current = passages, current
        self.setExtraSelections([self._marked(one) for one in passages])
        self.viewport().update()

    def go_to(self, number: int) -> None:
        """Bring a finding into view, with the text cursor before it."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(_utf16(self._words, self._passages[number].finding.end))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        cursor.setPosition(_utf16(self._words, self._passages[number].finding.start))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        above = round(self._start_of(self._passages[number]).top()) - self._theme.px(_LABEL_ROOM)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + min(above, 0))

    def selected(self) -> tuple[int, int]:
        """Return the place of the words that are selected; both ends are equal without any."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return _characters(self._words, start), _characters(self._words, end)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        return secret(self.textCursor().selection().toPlainText())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Short words take little room, long ones scroll inside, so that all else stays in view.
        frame = self.height() - self.viewport().height()
        height = round(self.document().size().height()) + frame
        low, high = self._theme.px(_LOWEST), self._theme.px(_HIGHEST)
        bar = Qt.ScrollBarPolicy
        needed = height > high
        self.setVerticalScrollBarPolicy(bar.ScrollBarAsNeeded if needed else bar.ScrollBarAlwaysOff)
        self.setFixedHeight(min(max(height, low), high))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.textCursor().hasSelection():
            return
        at = _characters(self._words, self.cursorForPosition(event.position().toPoint()).position())
        for number, one in enumerate(self._passages):
            if one.finding.start <= at <= one.finding.end:
                self.picked.emit(number)
                return

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(self._theme.px(_LABEL_SIZE))
        font.setBold(True)
        painter.setFont(font)
        boxes = [self._start_of(one) for one in self._passages]
        for number, box in enumerate(boxes):
            following = boxes[number + 1] if number + 1 < len(boxes) else None
            room = self.viewport().width() - box.left()
            if following is not None and following.top() == box.top():
                room = following.left() - box.left()
            self._draw_label(painter, number, box, room)
        painter.end()

    def _draw_label(self, painter: QPainter, number: int, box: QRectF, room: float) -> None:
        passage, px = self._passages[number], self._theme.px
        ink = self._theme.colour(_MARKS[passage.choice][0])
        text = f"{number + 1} {KIND[passage.finding.label]}"
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(text) + px(10) > room:
            text = str(number + 1)
        place = QRectF(box.left() - px(2), box.top() - metrics.height(), 0, metrics.height())
        place.setWidth(metrics.horizontalAdvance(text) + px(8))
        if number == self._current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRoundedRect(place, px(4), px(4))
            ink = self._theme.colour("surface")
        painter.setPen(ink)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _start_of(self, passage: Passage) -> QRectF:
        """Return the place of the first letter of a passage, without the room above its line."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(_utf16(self._words, passage.finding.start))
        line = QRectF(self.cursorRect(cursor))
        tall = float(self.fontMetrics().height())
        return QRectF(QPointF(line.left(), line.bottom() - tall), line.bottomRight())

    def _marked(self, passage: Passage) -> QTextEdit.ExtraSelection:
        ink, ground, underline = _MARKS[passage.choice]
        look = QTextCharFormat()
        look.setUnderlineStyle(underline)
        look.setUnderlineColor(self._theme.colour(ink))
        look.setBackground(self._theme.colour(ground))
        found = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(_utf16(self._words, passage.finding.start))
        end = _utf16(self._words, passage.finding.end)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        found.cursor = cursor
        found.format = look
        return found


def _utf16(text: str, place: int) -> int:
    """Return a place as Qt counts it; it counts a sign beyond the basic plane as two."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def _characters(text: str, place: int) -> int:
    """Return a place as Python counts it."""
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * place]
    return len(units.decode("utf-16-le", "replace"))
