"""The structure of a tagged PDF in reading order, as it is heard (ISO 32000-1, 14.7)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Tag(StrEnum):
    """The standard structure types that our documents use (ISO 32000-1, 14.8.4)."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    DIVISION = "Div"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    PARAGRAPH = "P"
    QUOTE = "BlockQuote"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    HEAD = "THead"
    ROWS = "TBody"
    ROW = "TR"
    HEADER = "TH"
    CELL = "TD"
    CAPTION = "Caption"
    FIGURE = "Figure"
    CONTENTS = "TOC"
    ENTRY = "TOCI"
    LINK = "Link"


class Scope(StrEnum):
    """What a header cell is the header of."""

    COLUMN = "Column"
    ROW = "Row"


Box = tuple[float, float, float, float]


@dataclass(slots=True, eq=False)
class Element:
    """A structure element; it grows while the story is told and while pages are drawn.

    `once` marks a header row: where it is repeated on a next page it is drawn, not read again.
    `box` is filled in when a figure is drawn: left, bottom, right, top in points.
    """

    tag: Tag
    alt: str = ""
    scope: Scope | None = None
    numbered: bool = False
    once: bool = False
    box: Box | None = None
    children: list["Element"] = field(default_factory=list)

    def add(self, child: "Element") -> "Element":
        """Append a child and return it."""
        self.children.append(child)
        return child

    def walk(self) -> Iterator["Element"]:
        """Yield this element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()
