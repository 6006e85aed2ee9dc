"""How a report looks: colours, measures and paragraph styles, from the tokens of the program."""

from enum import StrEnum
from functools import cache
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from confidant_app.pdf.fonts import Face

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT: Final = 25 * mm
TOP: Final = 22 * mm
BOTTOM: Final = 26 * mm
FULL: Final = 165 * mm  # charts and tables
COLUMN: Final = 115 * mm  # running text, about 65 characters a line
GUTTER: Final = 8 * mm
MARGIN: Final = FULL - COLUMN - GUTTER  # notes beside the text
STEP: Final = 8.0  # points; all distances are multiples of a quarter of it


class Colour(StrEnum):
    """The colours on paper; words stand in the first three only, at least 6:1 on white."""

    TEXT = "#1F2328"
    MUTED = "#57606A"
    ACCENT = "#0F6B6B"
    LINE = "#87909A"
    HAIRLINE = "#D9D6D0"
    SOFT = "#E3F1F0"
    PAPER = "#FFFFFF"


class Style(StrEnum):
    """The paragraph styles, by what they are for."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    KICKER = "kicker"
    CHAPTER = "chapter"
    SECTION = "section"
    LEAD = "lead"
    BODY = "body"
    ITEM = "item"
    NOTE = "note"
    ASIDE = "aside"
    QUOTE = "quote"
    CAPTION = "caption"
    HEADER = "header"
    HEADER_RIGHT = "header_right"
    CELL = "cell"
    STRONG_CELL = "strong_cell"
    TILE = "tile"
    TILE_WORDS = "tile_words"
    CODE = "code"
    LETTER = "letter"
    FORM_TITLE = "form_title"
    GROUP = "group"
    TOPIC = "topic"
    QUESTION = "question"
    DENSE = "dense"
    SIDE = "side"
    BESIDE = "beside"


_SIZES: Final = {
    Style.TITLE: (30, 34, Face.BOLD, Colour.TEXT, 0, 8),
    Style.SUBTITLE: (13, 20, Face.REGULAR, Colour.MUTED, 0, 0),
    Style.KICKER: (10, 16, Face.BOLD, Colour.ACCENT, 0, 8),
    Style.CHAPTER: (20, 24, Face.BOLD, Colour.ACCENT, 40, 12),
    Style.SECTION: (12.5, 16, Face.BOLD, Colour.TEXT, 16, 4),
    Style.LEAD: (13, 20, Face.REGULAR, Colour.TEXT, 0, 8),
    Style.BODY: (10.5, 16, Face.REGULAR, Colour.TEXT, 0, 8),
    Style.ITEM: (10.5, 16, Face.REGULAR, Colour.TEXT, 0, 4),
    Style.NOTE: (9, 13, Face.REGULAR, Colour.MUTED, 4, 8),
    Style.ASIDE: (9, 13, Face.REGULAR, Colour.MUTED, 0, 4),
    Style.QUOTE: (12, 18, Face.ITALIC, Colour.TEXT, 4, 8),
    Style.CAPTION: (10.5, 16, Face.BOLD, Colour.TEXT, 0, 0),
    Style.HEADER: (9, 12, Face.REGULAR, Colour.MUTED, 0, 0),
    Style.HEADER_RIGHT: (9, 12, Face.REGULAR, Colour.MUTED, 0, 0),
    Style.CELL: (9.5, 13, Face.REGULAR, Colour.TEXT, 0, 0),
    Style.STRONG_CELL: (9.5, 13, Face.BOLD, Colour.TEXT, 0, 0),
    Style.TILE: (26, 32, Face.BOLD, Colour.ACCENT, 0, 0),
    Style.TILE_WORDS: (9.5, 13, Face.REGULAR, Colour.TEXT, 0, 0),
    Style.CODE: (19, 30, Face.BOLD, Colour.TEXT, 0, 0),
    Style.LETTER: (10.5, 16, Face.REGULAR, Colour.TEXT, 0, 4),
    # A form of two pages: smaller and closer than a report that is read at leisure.
    Style.FORM_TITLE: (17.5, 22, Face.BOLD, Colour.TEXT, 0, 2),
    Style.GROUP: (12.5, 15, Face.BOLD, Colour.ACCENT, 6, 3),
    Style.TOPIC: (10, 12.5, Face.BOLD, Colour.TEXT, 0, 2),
    Style.QUESTION: (10, 12.5, Face.REGULAR, Colour.TEXT, 0, 2),
    Style.DENSE: (10, 12.5, Face.REGULAR, Colour.TEXT, 0, 3),
    Style.SIDE: (9, 11.5, Face.REGULAR, Colour.TEXT, 0, 2),
    Style.BESIDE: (9, 11.5, Face.REGULAR, Colour.MUTED, 4, 0),
}


_INDENTS: Final = {Style.ITEM: 14, Style.QUOTE: 16, Style.QUESTION: 20}
_RUNNING: Final = (Style.LEAD, Style.BODY, Style.ITEM, Style.NOTE, Style.QUOTE)


@cache
def paragraph_style(style: Style, *, narrow: bool = False) -> ParagraphStyle:
    """Return ReportLab's form of a style; `narrow` keeps running text within its column."""
    size, leading, face, colour, before, after = _SIZES[style]
    return ParagraphStyle(
        style.value,
        fontName=face.value,
        bulletFontName=face.value,
        fontSize=size,
        leading=leading,
        textColor=HexColor(colour),
        spaceBefore=before,
        spaceAfter=after,
        leftIndent=_INDENTS.get(style, 0),
        rightIndent=FULL - COLUMN if narrow and style in _RUNNING else 0,
        alignment=TA_RIGHT if style is Style.HEADER_RIGHT else 0,
        keepWithNext=1 if style in (Style.CHAPTER, Style.SECTION, Style.GROUP) else 0,
        allowWidows=0,
        allowOrphans=0,
    )
