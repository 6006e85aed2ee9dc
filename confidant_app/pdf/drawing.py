"""Draws a chart of the domain on a page, as one figure with its alternative text."""

from typing import Final, assert_never, cast

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable
from typing_extensions import override

from confidant_app.domain.charts import Anchor, Chart, Dot, Ink, Line, Mark, Rect, Text
from confidant_app.pdf.fonts import Face, printable, width
from confidant_app.pdf.marking import TaggedCanvas
from confidant_app.pdf.structure import Element
from confidant_app.pdf.style import Colour

_PAPER: Final = {
    Ink.TEXT: Colour.TEXT,
    Ink.MUTED: Colour.MUTED,
    Ink.ACCENT: Colour.ACCENT,
    Ink.LINE: Colour.LINE,
    Ink.HAIRLINE: Colour.HAIRLINE,
    Ink.PAPER: Colour.PAPER,
}


def measure(words: str, size: float, bold: bool) -> float:
    """Return how wide words come out on paper, for the layout of a chart."""
    return width(words, size, Face.BOLD if bold else Face.REGULAR)


class Picture(Flowable):
    """A chart as a Figure; drawing it tells its element where on the page it stands."""

    def __init__(self, chart: Chart, element: Element) -> None:
        super().__init__()
        self.chart = chart
        self.element = element
        self.spaceBefore, self.spaceAfter = 8.0, 12.0

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = self.chart.width, self.chart.height
        return self.width, self.height

    def draw(self) -> None:
        canvas = cast("TaggedCanvas", self.canv)
        left, bottom = canvas.absolutePosition(0, 0)
        self.element.box = (left, bottom, left + self.width, bottom + self.height)
        with canvas.mark(self.element):
            for each in self.chart.marks:
                _draw(each, canvas, self.chart.height)


def _draw(mark: Mark, canvas: TaggedCanvas, top: float) -> None:
    match mark:
        case Rect():
            canvas.setFillColor(HexColor(_PAPER[mark.ink]))
            canvas.rect(mark.x, top - mark.y - mark.height, mark.width, mark.height, 0, 1)
        case Line():
            _draw_line(mark, canvas, top)
        case Dot():
            canvas.setFillColor(HexColor(_PAPER[mark.ink]))
            canvas.circle(mark.x, top - mark.y, mark.radius, 0, 1)
        case Text():
            _draw_text(mark, canvas, top)
        case _:
            assert_never(mark)


def _draw_line(line: Line, canvas: TaggedCanvas, top: float) -> None:
    canvas.setStrokeColor(HexColor(_PAPER[line.ink]))
    canvas.setLineWidth(line.width)
    canvas.setDash(list(line.dash))
    (x, y), *rest = line.points
    path = canvas.beginPath()
    path.moveTo(x, top - y)
    for x, y in rest:
        path.lineTo(x, top - y)
    canvas.drawPath(path, stroke=1, fill=0)


def _draw_text(text: Text, canvas: TaggedCanvas, top: float) -> None:
    face = Face.BOLD if text.bold else Face.REGULAR
    canvas.setFillColor(HexColor(_PAPER[text.ink]))
    canvas.setFont(face.value, text.size)
    draw = canvas.drawString if text.anchor is Anchor.START else canvas.drawRightString
    draw(text.x, top - text.y, printable(text.words, face))
