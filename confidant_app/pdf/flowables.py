"""Tagged building blocks of a page: paragraphs, list items, numbers, and blocks of these."""

from collections.abc import Sequence
from typing import Final, cast

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import getAscentDescent
from reportlab.platypus import Flowable, Paragraph
from typing_extensions import override

from confidant_app.pdf.fonts import Face, printable, width
from confidant_app.pdf.marking import TaggedCanvas
from confidant_app.pdf.structure import Element
from confidant_app.pdf.style import Colour, Style, paragraph_style
from confidant_app.pdf.words import Run, markup, plain

DIGITS: Final = "0123456789"
_BELOW_RULE: Final = 6.0


class TaggedParagraph(Paragraph):
    """A paragraph that belongs to one element, also where it runs over to a next page.

    `mark` is the label of a list item and `label` its element; `bookmark` is the key, the words
    and the level under which a heading stands in the outline. Made by `tagged_paragraph`: the
    constructor is ReportLab's own, which makes the halves of a split paragraph by it.
    """

    element: Element
    label: Element | None = None
    mark: str = ""
    bookmark: tuple[str, str, int] | None = None

    @override
    def draw(self) -> None:
        canvas = cast("TaggedCanvas", self.canv)
        if self.bookmark:
            key, words, level = self.bookmark
            canvas.bookmark(key, words, level, self.height)
        if self.label:
            with canvas.mark(self.label):
                canvas.setFont(self.style.fontName, self.style.fontSize)
                canvas.setFillColor(HexColor(Colour.ACCENT))
                canvas.drawString(0, self.height - self._first_baseline(), self.mark)
        with canvas.mark(self.element):
            super().draw()

    def _first_baseline(self) -> float:
        ascent, _ = getAscentDescent(self.style.fontName, self.style.fontSize)
        return float(ascent)

    @override
    def split(self, aW: float, aH: float, /) -> list[Flowable]:
        parts = super().split(aW, aH)
        for place, part in enumerate(cast("list[TaggedParagraph]", parts)):
            part.element = self.element
            part.label, part.mark = (self.label, self.mark) if place == 0 else (None, "")
            part.bookmark = self.bookmark if place == 0 else None
        return parts


def tagged_paragraph(
    words: Sequence[Run], style: Style, element: Element, *, narrow: bool = False
) -> TaggedParagraph:
    """Return a paragraph of checked and escaped words.

    Raises:
        GlyphMissing: the typeface lacks a character.
    """
    made = TaggedParagraph(markup(*words), paragraph_style(style, narrow=narrow))
    made.element = element
    return made


class Number(Flowable):
    """A number at the right of its cell, its digits equally wide so that columns line up.

    The typeface has no tabular figures of its own. `fraction` (0 to 1) draws a bar to the left
    of the number that shows the same to the eye; it is an artifact, the number says it.
    """

    LEADING = 13.0
    SIZE = 9.5

    def __init__(self, words: str, element: Element, *, strong: bool = False) -> None:
        super().__init__()
        self.face = Face.BOLD if strong else Face.REGULAR
        self.words = printable(words, self.face)
        self.element = element
        self.fraction: float | None = None

    @property
    def natural(self) -> float:
        """Return how wide the number is, in points."""
        return width(self.words, self.SIZE, self.face)

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, self.LEADING
        return self.width, self.height

    def draw(self) -> None:
        canvas = cast("TaggedCanvas", self.canv)
        if self.fraction is not None:
            with canvas.artifact():
                canvas.setFillColor(HexColor(Colour.ACCENT))
                canvas.rect(0, 2.5, (self.width - 44) * self.fraction, 8, stroke=0, fill=1)
        with canvas.mark(self.element):
            self._draw_words(canvas)

    def _draw_words(self, canvas: TaggedCanvas) -> None:
        natural = [width(each, self.SIZE, self.face) for each in self.words]
        digit = sum(width(each, self.SIZE, self.face) for each in DIGITS) / len(DIGITS)
        slack = [
            (digit - wide) / 2 if each in DIGITS else 0.0
            for each, wide in zip(self.words, natural, strict=True)
        ]
        canvas.setFillColor(HexColor(Colour.TEXT))
        text = canvas.beginText(self.width - sum(natural) - 2 * sum(slack) + slack[0], 3.5)
        text.setFont(self.face.value, self.SIZE)
        for each, left, right in zip(self.words, slack, [*slack[1:], 0.0], strict=True):
            text.setCharSpace(left + right)
            text.textOut(each)
        text.setCharSpace(0)
        canvas.drawText(text)


class FigureLine(Flowable):
    """What is counted, and to the right of it the number and its share, if it has one."""

    NUMBER: Final = 60.0  # more where the number itself needs more
    SHARE: Final = 32.0
    GAP: Final = 8.0

    def __init__(self, label: TaggedParagraph, number: Number, share: Number | None) -> None:
        super().__init__()
        self.label = label
        self.number = number
        self.share = share

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        wide = max(self.NUMBER, self.number.natural + self.GAP)
        room = aW - wide - self.SHARE
        self.width = aW
        self.height = max(self.label.wrapOn(self.canv, room, aH)[1], Number.LEADING)
        self.number.wrapOn(self.canv, wide, aH)
        if self.share:
            self.share.wrapOn(self.canv, self.SHARE, aH)
        return self.width, self.height

    def draw(self) -> None:
        self.label.drawOn(self.canv, 0, self.height - self.label.height)
        top = self.height - Number.LEADING
        self.number.drawOn(self.canv, self.width - self.SHARE - self.number.width, top)
        if self.share:
            self.share.drawOn(self.canv, self.width - self.SHARE, top)


class Stack(Flowable):
    """Flowables under each other in one unbreakable block.

    `fill` puts a tinted panel behind them, `rule` a heavy line above.
    """

    def __init__(
        self,
        parts: Sequence[Flowable],
        *,
        padding: float = 0,
        fill: str = "",
        rule: bool = False,
    ) -> None:
        super().__init__()
        self.parts = parts
        self.padding = padding
        self.fill = fill
        self.rule = rule
        self._heights: list[float] = []

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        inner = aW - 2 * self.padding
        self._heights = [part.wrapOn(self.canv, inner, aH)[1] for part in self.parts]
        self.width = aW
        self.height = (_BELOW_RULE if self.rule else 0) + 2 * self.padding
        self.height += sum(self._heights) + sum(self._gaps())
        return self.width, self.height

    def _gaps(self) -> list[float]:
        """Return the white above each part; none above the first."""
        pairs = zip(self.parts, self.parts[1:], strict=False)
        return [0.0, *(max(a.getSpaceAfter(), b.getSpaceBefore()) for a, b in pairs)]

    def draw(self) -> None:
        canvas = cast("TaggedCanvas", self.canv)
        if self.fill:
            with canvas.artifact():
                canvas.setFillColor(HexColor(self.fill))
                canvas.roundRect(0, 0, self.width, self.height, 4, stroke=0, fill=1)
        if self.rule:
            with canvas.artifact():
                canvas.setStrokeColor(HexColor(Colour.ACCENT))
                canvas.setLineWidth(2)
                canvas.line(0, self.height, self.width, self.height)
        y = self.height - self.padding - (_BELOW_RULE if self.rule else 0)
        for part, height, gap in zip(self.parts, self._heights, self._gaps(), strict=True):
            y -= gap + height
            part.drawOn(canvas, self.padding, y)


class Beside(Flowable):
    """Blocks next to each other, tops in line; `widths` and `gutter` in points."""

    def __init__(
        self, blocks: Sequence[Flowable], widths: Sequence[float], *, gutter: float
    ) -> None:
        super().__init__()
        self.blocks = blocks
        self.widths = widths
        self.gutter = gutter
        self.spaceAfter = 16.0
        self._heights: list[float] = []

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        pairs = zip(self.blocks, self.widths, strict=True)
        self._heights = [block.wrapOn(self.canv, wide, aH)[1] for block, wide in pairs]
        self.width, self.height = aW, max(self._heights)
        return self.width, self.height

    def draw(self) -> None:
        x = 0.0
        for block, wide, height in zip(self.blocks, self.widths, self._heights, strict=True):
            block.drawOn(self.canv, x, self.height - height)
            x += wide + self.gutter


def heading(words: str, style: Style, element: Element, *, key: str, level: int) -> TaggedParagraph:
    """Return a heading that stands in the outline under `key`, `level` counted from 0."""
    made = tagged_paragraph((words,), style, element)
    made.bookmark = (key, plain(words), level)
    return made
