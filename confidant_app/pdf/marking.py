"""A canvas that says of all it draws which structure element it belongs to, or that it is none."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import IO, Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from typing_extensions import override

from confidant_app.pdf.fonts import Face
from confidant_app.pdf.structure import Element, Tag
from confidant_app.pdf.style import PAGE_HEIGHT, PAGE_WIDTH


class Artifact(StrEnum):
    """What is drawn but not read out (ISO 32000-1, 14.8.2.2)."""

    LAYOUT = "Layout"
    PAGINATION = "Pagination"


@dataclass(slots=True)
class Marks:
    """Which element each piece of marked content and each link belongs to, page by page."""

    content: list[list[Element]] = field(default_factory=list)
    links: list[list[Element]] = field(default_factory=list)
    seen: set[Element] = field(default_factory=set)

    def start_page(self) -> None:
        """Add a page at the end."""
        self.content.append([])
        self.links.append([])


class _SpacedText(PDFTextObject):
    """Text whose lines end in a real space.

    ReportLab leaves the space at a line's end out, and then "gemeentelijke" and "loketten" over
    two lines are read aloud as one word. No validator sees that.
    """

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803
        glue = "" if not TStar or not text or text[-1] in " -\u00ad" else " "
        super()._textOut(text + glue, TStar)  # type: ignore[misc]


class TaggedCanvas(Canvas):
    """A canvas that numbers marked content and keeps account of it in `marks`.

    Content outside `mark` and `artifact` would be neither read nor skipped; veraPDF finds it
    (clause 7.1-3 of PDF/UA-1). `page_of` holds on which page each bookmark came to stand.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self.marks = Marks()
        self.marks.start_page()
        self.page_of: dict[str, int] = {}
        self._open: Element | Artifact | None = None
        super().__init__(
            file,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=Face.REGULAR.value,  # type: ignore[arg-type]
        )

    @contextmanager
    def mark(self, element: Element) -> Iterator[None]:
        """Draw what belongs to an element; a repeated table header is drawn as an artifact.

        Raises:
            RuntimeError: another mark or artifact is still open.
        """
        if element.once and element in self.marks.seen:
            with self.artifact():
                yield
            return
        self._enter(element)
        self.marks.seen.add(element)
        here = self.marks.content[-1]
        self.addLiteral(f"/{element.tag} <</MCID {len(here)}>> BDC")
        here.append(element)
        yield
        self.end()

    @contextmanager
    def artifact(self, kind: Artifact = Artifact.LAYOUT) -> Iterator[None]:
        """Draw what carries no meaning: rules, fills, page footers.

        Raises:
            RuntimeError: another mark or artifact is still open.
        """
        self.begin_artifact(kind)
        yield
        self.end()

    def begin_artifact(self, kind: Artifact = Artifact.LAYOUT) -> None:
        """Start an artifact, for code that learns of start and end apart."""
        self._enter(kind)
        self.addLiteral(f"/Artifact <</Type /{kind}>> BDC")

    def end(self) -> None:
        """End what was started last."""
        self._open = None
        self.addLiteral("EMC")

    def link(self, element: Element, key: str, width: float, height: float) -> None:
        """Make a rectangle at the origin a link to a bookmark; `element` is its Link element.

        Raises:
            RuntimeError: the element is not a link.
        """
        if element.tag is not Tag.LINK:
            raise RuntimeError("only a Link element can carry a link")
        self.linkRect("", key, (0, 0, width, height), relative=1)
        self.marks.links[-1].append(element)

    def bookmark(self, key: str, words: str, level: int, top: float) -> None:
        """Put a bookmark at this height on the page and in the outline."""
        self.bookmarkHorizontal(key, 0, top)
        self.addOutlineEntry(words, key, level, closed=level > 0)
        self.page_of[key] = self.getPageNumber()

    def _enter(self, what: Element | Artifact) -> None:
        if self._open is not None:
            raise RuntimeError("marked content cannot stand inside marked content")
        self._open = what

    @override
    def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> PDFTextObject:
        return _SpacedText(self, x, y, direction=direction)

    @override
    def showPage(self) -> None:
        super().showPage()
        self.marks.start_page()
