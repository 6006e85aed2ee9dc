"""Folds a text to plain letters, one kind of space, dash and quote, and knows the way back."""

import re
import unicodedata
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_SPECIAL = {
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "ħ": "h", "ı": "i",
    "İ": "I", "ə": "e", "Ə": "E", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
    "þ": "th", "Þ": "Th", "´": "'", "`": "'", "ʼ": "'", "−": "-",
}  # fmt: skip
_REMOVED = (
    (0xAD, 0xAD), (0x300, 0x36F), (0x61C, 0x61C), (0x64B, 0x65F), (0x200B, 0x200F),
    (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
)  # fmt: skip
_ROWS = ((0x2010, 0x2015, "-"), (0x2018, 0x201B, "'"), (0x201C, 0x201F, '"'), (0x2000, 0x200A, " "))


def _base(code: int) -> str:
    """Return the letter without its marks; "" when nothing else is left of it."""
    parts = unicodedata.normalize("NFKD", chr(code))
    return "".join(part for part in parts if not unicodedata.combining(part))


def _table() -> Mapping[int, str]:
    """Return what each character becomes; characters that stay are left out."""
    table = {
        code: base
        for code in (*range(0x80, 0x2000), *range(0xFF01, 0xFF5F), 0x202F, 0x205F, 0x3000)
        if (base := _base(code)) and base != chr(code)
    }
    table |= {code: to for first, last, to in _ROWS for code in range(first, last + 1)}
    table |= {ord(letter): to for letter, to in _SPECIAL.items()}
    return table | {code: "" for first, last in _REMOVED for code in range(first, last + 1)}


_TABLE = _table()
_SHIFTING = re.compile("[" + "".join(chr(c) for c, to in _TABLE.items() if len(to) != 1) + "]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A folded text: `text` keeps capitals, `low` has the same length without them.

    `origin[i]` is the place of character i in the original of `length` characters; None when
    both have the same places.
    """

    text: str
    low: str
    length: int
    origin: Sequence[int] | None

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the original that became `text[start:end]`, marks included."""
        if self.origin is None:
            return start, end
        after = self.origin[end] if end < len(self.origin) else self.length
        return self.origin[start], max(self.origin[end - 1] + 1, after)


def fold(text: str) -> Plain:
    """Return `text` folded, so that every spelling of one name looks the same."""
    if text.isascii():
        return Plain(text=text, low=text.lower(), length=len(text), origin=None)
    origin: Sequence[int] | None = None
    if _SHIFTING.search(text):
        pieces = [_TABLE.get(ord(letter), letter) for letter in text]
        origin = array("L", (at for at, piece in enumerate(pieces) for _ in piece))
    plain = text.translate(_TABLE)
    return Plain(text=plain, low=plain.lower(), length=len(text), origin=origin)
