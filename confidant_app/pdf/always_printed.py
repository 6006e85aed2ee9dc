"""Words that have to be printed whatever stands in them: what the typeface lacks as a number."""

import unicodedata
from collections.abc import Iterable
from typing import Final

from confidant_app.domain.errors import GlyphMissing
from confidant_app.pdf.fonts import Face, printable

_FACES: Final = (Face.REGULAR, Face.BOLD)


def always_printed(words: str) -> str:
    """Return words that both upright faces can print; the fonts must have been registered.

    A character that the typeface lacks stands as its number, [U+1F600]: nothing is left out
    without a sign, and nothing is a reason to refuse.
    """
    whole = unicodedata.normalize("NFC", words)
    return "".join(map(_character, whole)) if _lacks(whole, _FACES) else whole


def _character(each: str) -> str:
    return f"[U+{ord(each):04X}]" if _lacks(each, _FACES) else each


def _lacks(words: str, faces: Iterable[Face]) -> bool:
    try:
        for face in faces:
            printable(words, face)
    except GlyphMissing:
        return True
    return False
