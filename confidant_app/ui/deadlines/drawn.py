"""Words and signs as a delegate draws them; made once, because a list draws them all the time."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from confidant_app.domain.terms import TermKind
from confidant_app.ui.theme import BASE_PIXELS, Theme
from confidant_app.ui.widgets.chip import draw, term_colours, term_shape, term_word

_SIGN_PIXELS = 13


class Pen:
    """Writes one line in one size and colour; what does not fit ends in three dots."""

    def __init__(
        self, theme: Theme, ink: str = "text", pixels: int = BASE_PIXELS, *, bold: bool = False
    ) -> None:
        self.font = theme.font()
        self.font.setPixelSize(theme.px(pixels))
        self.font.setBold(bold)
        self.metrics = QFontMetrics(self.font)
        self.height = self.metrics.height()
        self.ink = theme.colour(ink)

    def write(self, painter: QPainter, line: QRect, text: str, height: int = 0) -> None:
        """Write from the top left of `line`, in the middle of `height` where that is more."""
        painter.setFont(self.font)
        painter.setPen(self.ink)
        fits = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        down = max(0, height - self.height) // 2 + self.metrics.ascent()
        painter.drawText(line.left(), line.top() + down, fits)


class Sign:
    """The shape and the word of a kind of term, on its own ground."""

    def __init__(self, theme: Theme, kind: TermKind) -> None:
        ink, ground = term_colours(kind)
        self._pen = Pen(theme, ink, _SIGN_PIXELS, bold=True)
        self._kind, self._word = kind, term_word(kind)
        self._ground = theme.colour(ground)
        self._before, self._round = theme.px(24), theme.px(6)
        self.width = self._before + self._pen.metrics.horizontalAdvance(self._word) + theme.px(8)
        self.height = self._pen.height + theme.px(4)

    def paint(self, painter: QPainter, at: QPoint, height: int) -> None:
        """Draw it as high as the line."""
        box = QRect(at.x(), at.y(), self.width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground)
        painter.drawRoundedRect(box, self._round, self._round)
        middle = QPointF(box.left() + self._before * 0.55, box.top() + height / 2)
        draw(painter, term_shape(self._kind), self.square(middle), self._pen.ink)
        line = QRect(box.left() + self._before, box.top(), self.width, 0)
        self._pen.write(painter, line, self._word, height)

    def square(self, middle: QPointF) -> QRectF:
        """Return the square of the shape around its middle."""
        side = self._pen.metrics.xHeight() * 1.1
        return QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
