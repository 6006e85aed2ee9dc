"""The typeface on paper: the four faces of Atkinson Hyperlegible, and what they can print."""

import unicodedata
from enum import StrEnum
from typing import Final, cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from confidant_app.domain.errors import GlyphMissing
from confidant_app.resources import RESOURCES


class Face(StrEnum):
    """A face of the typeface, under the name that ReportLab knows it by."""

    REGULAR = "Hyperlegible"
    BOLD = "Hyperlegible-Bold"
    ITALIC = "Hyperlegible-Italic"
    BOLD_ITALIC = "Hyperlegible-BoldItalic"


_FILES: Final = {
    Face.REGULAR: "AtkinsonHyperlegible-Regular.ttf",
    Face.BOLD: "AtkinsonHyperlegible-Bold.ttf",
    Face.ITALIC: "AtkinsonHyperlegible-Italic.ttf",
    Face.BOLD_ITALIC: "AtkinsonHyperlegible-BoldItalic.ttf",
}
# Characters that look the same as others that the typeface has, width and breaking apart.
_SAME_SHAPE: Final = {
    0x2009: "\u00a0",
    0x202F: "\u00a0",
    0x2011: "-",
    0x2212: "\u2013",
    0x0132: "IJ",
    0x0133: "ij",
    0xFB01: "fi",
    0xFB02: "fl",
}


def register() -> None:
    """Make the typeface known to ReportLab; a second call changes nothing."""
    known = pdfmetrics.getRegisteredFontNames()
    for face, name in _FILES.items():
        if face not in known:
            pdfmetrics.registerFont(TTFont(face.value, str(RESOURCES / "fonts" / name)))
    pdfmetrics.registerFontFamily(
        Face.REGULAR.value,
        normal=Face.REGULAR.value,
        bold=Face.BOLD.value,
        italic=Face.ITALIC.value,
        boldItalic=Face.BOLD_ITALIC.value,
    )


def width(words: str, size: float, face: Face = Face.REGULAR) -> float:
    """Return the width of words on one line, in points."""
    return float(pdfmetrics.stringWidth(words, face.value, size))


def check_quotable(words: str) -> None:
    """Refuse words that a report could not print as a quote.

    Raises:
        GlyphMissing: the typeface lacks a character.
    """
    register()
    printable(words)


def printable(words: str, face: Face = Face.REGULAR) -> str:
    """Return words as they can be printed: composed, without characters that leave no mark.

    Raises:
        GlyphMissing: the typeface lacks a character. It is never left out silently: a name or a
            number could change by it.
    """
    composed = unicodedata.normalize("NFC", words).translate(_SAME_SHAPE)
    glyphs = cast("TTFont", pdfmetrics.getFont(face.value)).face.charToGlyph
    kept = [each for each in composed if each.isspace() or unicodedata.category(each) != "Cf"]
    for each in kept:
        if not each.isspace() and ord(each) not in glyphs:
            raise GlyphMissing(character=unicodedata.name(each, f"U+{ord(each):04X}"))
    return "".join(" " if each.isspace() and each != "\u00a0" else each for each in kept)
