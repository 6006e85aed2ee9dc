"""Folds a text to plain letters, one kind of space, dash and quote, and knows the way back."""

import re
import unicodedata
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, starmap

_SPECIAL = {
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "ħ": "h", "ı": "i",
    "İ": "I", "ə": "e", "Ə": "E", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
    "þ": "th", "Þ": "Th", "½": ",5", "¼": ",25", "¾": ",75", "´": "'", "`": "'", "ʼ": "'", "−": "-",
}  # fmt: skip
_REMOVED = (
    (0xAD, 0xAD), (0x300, 0x36F), (0x483, 0x489), (0x61C, 0x61C), (0x64B, 0x65F),
    (0x180B, 0x180F), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x200B, 0x200F), (0x202A, 0x202E),
    (0x2060, 0x206F), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB), (0xE0000, 0xE007F), (0xE0100, 0xE01EF),
)  # fmt: skip
_SIMPLIFIED = (
    (0x80, 0x590), (0x600, 0x700), (0x1D00, 0x2000), (0x2028, 0x2030), (0x205F, 0x2060),
    (0x2070, 0x20A0), (0x2100, 0x2190), (0x2460, 0x2500), (0x3000, 0x3001),
    (0xFB00, 0xFB07), (0xFF01, 0xFF5F), (0x1D400, 0x1D6A6), (0x1D7CE, 0x1D800),
)  # fmt: skip
_ROWS = ((0x2010, 0x2015, "-"), (0x2018, 0x201B, "'"), (0x201C, 0x201F, '"'), (0x2000, 0x200A, " "))


def _base(code: int) -> str:
    """Return the letter without its marks; "" when nothing else is left of it."""
    parts = unicodedata.normalize("NFKD", chr(code))
    return "".join(_SPECIAL.get(part, part) for part in parts if not unicodedata.combining(part))


def _table() -> Mapping[int, str]:
    """Return what each character becomes; characters that stay are left out."""
    table = {
        code: base
        for code in chain.from_iterable(starmap(range, _SIMPLIFIED))
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


def _origin(text: str) -> Sequence[int]:
    """Return for each character of the folded text its place in `text`."""
    origin, at = array("L"), 0
    for found in _SHIFTING.finditer(text):
        start = found.start()
        origin.extend(range(at, start))
        origin.extend([start] * len(_TABLE[ord(found[0])]))
        at = start + 1
    origin.extend(range(at, len(text)))
    return origin


def fold(text: str) -> Plain:
    """Return `text` folded, so that every spelling of one name looks the same."""
    if text.isascii():
        return Plain(text=text, low=text.lower(), length=len(text), origin=None)
    origin: Sequence[int] | None = None
    if _SHIFTING.search(text):
        origin = _origin(text)
    plain = text.translate(_TABLE)
    return Plain(text=plain, low=plain.lower(), length=len(text), origin=origin)
