"""Tells a document in reading order: what is drawn and what is read out grow side by side."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer

from confidant_app.domain.charts import Chart
from confidant_app.pdf.drawing import Picture
from confidant_app.pdf.flowables import (
    Beside,
    Number,
    Stack,
    TaggedParagraph,
    heading,
    tagged_paragraph,
)
from confidant_app.pdf.structure import Element, Tag
from confidant_app.pdf.style import COLUMN, GUTTER, MARGIN, Style
from confidant_app.pdf.words import Run

_HEADINGS = {Tag.H1: (Style.TITLE, 0), Tag.H2: (Style.CHAPTER, 0), Tag.H3: (Style.SECTION, 1)}
_ROOM_FOR_CHAPTER = 280.0


@dataclass(slots=True)
class Story:
    """Flowables in drawing order and the tree of their elements, made together.

    Inside `block` the flowables go into one unbreakable block instead of onto the page.
    """

    root: Element = field(default_factory=lambda: Element(Tag.DOCUMENT))
    flowables: list[Flowable] = field(default_factory=list)
    _narrow: bool = True
    _at: list[Element] = field(default_factory=list)

    @property
    def here(self) -> Element:
        """Return the element that new ones are added to."""
        return self._at[-1] if self._at else self.root

    @contextmanager
    def inside(self, tag: Tag, *, alt: str = "", numbered: bool = False) -> Iterator[Element]:
        """Add an element and put all that is told within it into that element."""
        element = self.here.add(Element(tag, alt=alt, numbered=numbered))
        self._at.append(element)
        yield element
        self._at.pop()

    @contextmanager
    def block(self) -> Iterator[list[Flowable]]:
        """Collect what is told within, to be placed by the caller."""
        outer, inner = self.flowables, list[Flowable]()
        self.flowables, self._narrow = inner, False
        yield inner
        self.flowables, self._narrow = outer, True

    def heading(self, words: str, tag: Tag, key: str, style: Style | None = None) -> None:
        """Add a heading with its bookmark; never as the last thing on a page."""
        own, level = _HEADINGS[tag]
        element = self.here.add(Element(tag))
        made = heading(words, style or own, element, key=key, level=level)

        self.flowables.append(made)

    def paragraph(self, *words: Run, style: Style = Style.BODY, tag: Tag = Tag.PARAGRAPH) -> None:
        """Add a paragraph."""
        element = self.here.add(Element(tag))
        self.flowables.append(tagged_paragraph(words, style, element, narrow=self._narrow))

    def items(self, *items: Sequence[Run]) -> None:
        """Add a list with a dash before each item."""
        with self.inside(Tag.LIST) as listing:
            for words in items:
                item = listing.add(Element(Tag.ITEM))
                label = item.add(Element(Tag.LABEL))
                body = item.add(Element(Tag.BODY))
                made = tagged_paragraph(words, Style.ITEM, body, narrow=self._narrow)
                made.label, made.mark = label, "–"
                self.flowables.append(made)

    def figure(self, title: str, chart: Chart) -> None:
        """Add a chart as one figure under its title; the two stay together."""
        with self.block() as parts:
            self.paragraph(title, style=Style.CAPTION)
            parts.append(Picture(chart, self.here.add(Element(Tag.FIGURE, alt=chart.alt))))
        self.flowables.append(Stack(parts))

    def space(self, points: float) -> None:
        """Leave white."""
        self.flowables.append(Spacer(0, points))

    def new_page(self) -> None:
        """Go on at the top of a next page."""
        self.flowables.append(PageBreak())

    def new_chapter(self) -> None:
        """Go on below, or on a next page if not enough of this one is left to open a chapter."""
        self.flowables.append(CondPageBreak(_ROOM_FOR_CHAPTER))

    def beside(self, main: Sequence[Flowable], aside: Sequence[Flowable]) -> None:
        """Place a block of running text with a block of notes in the margin next to it."""
        blocks = (Stack(main), Stack(aside))
        self.flowables.append(Beside(blocks, (COLUMN, MARGIN), gutter=GUTTER))

    def cell(self, words: str, tag: Tag, style: Style) -> TaggedParagraph:
        """Return words for a cell of a table, its element added here."""
        return tagged_paragraph((words,), style, self.here.add(Element(tag)))

    def number(self, words: str, *, strong: bool = False) -> Number:
        """Return a number for a cell of a table, its element added here."""
        return Number(words, self.here.add(Element(Tag.CELL)), strong=strong)
