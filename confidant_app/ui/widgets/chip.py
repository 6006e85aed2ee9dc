"""A small sign with a shape and a word, so that nothing is said by colour alone."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QLabel
from typing_extensions import override

from confidant_app.domain.terms import TermKind


class Shape(StrEnum):
    """What stands before the word; drawn, because the typeface has no such signs."""

    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    DISC = "disc"
    BAR = "bar"
    RING = "ring"
    TICK = "tick"


_FILLED = frozenset({Shape.DIAMOND, Shape.TRIANGLE, Shape.DISC, Shape.BAR})
_TERMS = {
    TermKind.FATAL: (Shape.DIAMOND, "fataal"),
    TermKind.SOFT: (Shape.TRIANGLE, "liever vóór"),
    TermKind.DECISION: (Shape.DISC, "zij moeten"),
    TermKind.DURATION: (Shape.BAR, "loopt tot"),
    TermKind.NORM: (Shape.RING, "norm"),
}


class Chip(QLabel):
    """The style sheet leaves room for the shape at the left, by the object name `look`."""

    def __init__(self, text: str, look: str, shape: Shape) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(look)
        self.setAccessibleName(text)
        self.shape = shape

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self.fontMetrics().xHeight() * 1.1
        middle = QPointF(self.fontMetrics().height() * 0.72, self.height() / 2)
        box = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        painter = QPainter(self)
        draw(painter, self.shape, box, self.palette().color(QPalette.ColorRole.WindowText))
        painter.end()


def draw(painter: QPainter, shape: Shape, box: QRectF, colour: QColor) -> None:
    """Draw the shape into a square, filled or as a line."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if shape in _FILLED:
        painter.fillPath(outline(shape, box), colour)
    else:
        painter.strokePath(outline(shape, box), QPen(colour, max(1.5, box.height() / 5)))


def outline(shape: Shape, box: QRectF) -> QPainterPath:
    """Return the shape as a path inside a square."""
    path = QPainterPath()
    middle = box.center()
    if shape is Shape.DIAMOND:
        around = (
            QPointF(middle.x(), box.top() - 1),
            QPointF(box.right() + 1, middle.y()),
            QPointF(middle.x(), box.bottom() + 1),
            QPointF(box.left() - 1, middle.y()),
        )
        path.addPolygon(QPolygonF([*around, around[0]]))
    elif shape is Shape.TRIANGLE:
        top = QPointF(middle.x(), box.top())
        path.addPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft(), top]))
    elif shape is Shape.BAR:
        path.addRect(
            QRectF(box.left(), middle.y() - box.height() / 5, box.width(), box.height() / 2.5)
        )
    elif shape is Shape.TICK:
        path.moveTo(box.left(), middle.y())
        path.lineTo(box.left() + box.width() * 0.38, box.bottom())
        path.lineTo(box.right(), box.top())
    else:
        path.addEllipse(box)
    return path


def term_chip(kind: TermKind) -> Chip:
    """Return the sign of a kind of term."""
    shape, word = _TERMS[kind]
    return Chip(word, f"kind_{kind.value}", shape)


def term_shape(kind: TermKind) -> Shape:
    """Return the shape of a kind of term, for what is drawn without its word."""
    return _TERMS[kind][0]


def term_word(kind: TermKind) -> str:
    """Return the word of a kind of term, for lists and screen readers."""
    return _TERMS[kind][1]


def term_colours(kind: TermKind) -> tuple[str, str]:
    """Return the tokens of a kind of term: of its shape and word, and of the ground behind."""
    return ("muted", "bg") if kind is TermKind.NORM else (kind.value, f"{kind.value}_soft")
