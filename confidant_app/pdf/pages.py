"""Builds a document: lays out its story until the page numbers hold, and tags the result."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO, Any, cast

from reportlab.lib.colors import HexColor
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from confidant_app.pdf.fonts import Face, printable, register, width
from confidant_app.pdf.marking import Artifact, TaggedCanvas
from confidant_app.pdf.story import Story
from confidant_app.pdf.style import BOTTOM, FULL, LEFT, PAGE_HEIGHT, PAGE_WIDTH, TOP, Colour
from confidant_app.pdf.tagging import tagged

_FOOTER = 8.5
_BAND = 20.0
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Numbering:
    """On which page each bookmark stands and how many pages there are; empty when not known yet."""

    pages: Mapping[str, int] = field(default_factory=dict)
    count: int = 0


@dataclass(frozen=True, slots=True)
class Margins:
    """The white above and below the text of a page, in points; the footer stands in the lower."""

    top: float = TOP
    bottom: float = BOTTOM


_ROOMY = Margins()


def build(
    tell: Callable[[Numbering], Story],
    *,
    title: str,
    footer: str,
    numbered: bool = True,
    margins: Margins = _ROOMY,
) -> bytes:
    """Return a tagged PDF of the story that `tell` returns for a page numbering.

    The story is told again with the numbers that came out, until they stay the same; only when
    it need not be `numbered` the first telling will do. Without a `footer` the pages are bare:
    nothing of ours is on them but the number, from the second page on.

    Raises:
        RuntimeError: the numbers never settle.
    """
    register()
    known = Numbering()
    for _ in range(_ROUNDS):
        story = tell(known)
        data, canvas = _draw(story, footer, known.count, margins)
        found = Numbering(dict(canvas.page_of), canvas.getPageNumber() - 1)
        if found == known or not numbered:
            return tagged(data, story.root, canvas.marks, title=title)
        known = found
    raise RuntimeError("the page numbers do not settle")


def _draw(story: Story, footer: str, count: int, margins: Margins) -> tuple[bytes, TaggedCanvas]:
    made: list[TaggedCanvas] = []

    def canvas_for(file: IO[bytes], **_: object) -> TaggedCanvas:
        made.append(TaggedCanvas(file))
        return made[-1]

    def on_page(canvas: object, _: object) -> None:
        _footer(cast("TaggedCanvas", canvas), footer, count, margins.bottom)

    written = BytesIO()
    height = PAGE_HEIGHT - margins.top - margins.bottom
    frame = Frame(LEFT, margins.bottom, FULL, height, 0, 0, 0, 0)
    document = BaseDocTemplate(written, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1)
    document.addPageTemplates(PageTemplate("page", [frame], onPage=on_page))
    document.build(story.flowables, canvasmaker=cast("Any", canvas_for))
    return written.getvalue(), made[0]


def _footer(canvas: TaggedCanvas, words: str, count: int, bottom: float) -> None:
    """Draw the band of the first page and the running foot: looked at, not read out."""
    with canvas.artifact(Artifact.PAGINATION):
        if not words:
            _number(canvas, count, bottom)
            return
        if canvas.getPageNumber() == 1:
            canvas.setFillColor(HexColor(Colour.ACCENT))
            canvas.rect(0, PAGE_HEIGHT - _BAND, PAGE_WIDTH, _BAND, stroke=0, fill=1)
        canvas.setStrokeColor(HexColor(Colour.HAIRLINE))
        canvas.setLineWidth(0.5)
        canvas.line(LEFT, bottom - 16, LEFT + FULL, bottom - 16)
        canvas.setFillColor(HexColor(Colour.MUTED))
        canvas.setFont(Face.REGULAR.value, _FOOTER)
        canvas.drawString(LEFT, bottom - 30, printable(words))
        _place(canvas, count, bottom)


def _number(canvas: TaggedCanvas, count: int, bottom: float) -> None:
    if canvas.getPageNumber() > 1:
        canvas.setFillColor(HexColor(Colour.MUTED))
        canvas.setFont(Face.REGULAR.value, _FOOTER)
        _place(canvas, count, bottom)


def _place(canvas: TaggedCanvas, count: int, bottom: float) -> None:
    place = f"bladzijde {canvas.getPageNumber()} van {count}"
    canvas.drawString(LEFT + FULL - width(place, _FOOTER), bottom - 30, place)
