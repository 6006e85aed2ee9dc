"""Reads the text of a content stream through the fonts it uses: hidden, white and off-page too."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, cast

from pikepdf import Array, Dictionary, Name, Object, Page, String, parse_content_stream

from confidant_app.domain.errors import FileUnreadable

_WIDE_GAP: Final = -180  # thousandths of the font size: what a reader takes for a space
_KNOWN: Final = ("/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_CHAR = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGE = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_LINE = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(<[0-9A-Fa-f\s]*>|\[[^\]]*\])")
_MOVES: Final = ("Td", "TD", "Tm", "T*", "'", '"', "BT")


class _Codes:
    """What the codes of one font stand for."""

    def __init__(self, font: Dictionary) -> None:
        self.size = 2 if font.get("/Subtype") == Name.Type0 else 1
        self.map: Mapping[int, str] | None = None
        if "/ToUnicode" in font:
            self.map = _to_unicode(font.ToUnicode.read_bytes())
        elif self.size == 2 or not _plain(font):
            raise FileUnreadable

    def read(self, data: bytes) -> str:
        """Return the characters of a shown string.

        Raises:
            FileUnreadable: a code that the font gives no character for.
        """
        if self.map is None:
            return data.decode("cp1252", "replace")
        codes = [
            int.from_bytes(data[at : at + self.size], "big")
            for at in range(0, len(data), self.size)
        ]
        try:
            return "".join(self.map[code] for code in codes)
        except KeyError as error:
            raise FileUnreadable from error


def _plain(font: Dictionary) -> bool:
    """Return whether a font without its own table uses letters as everybody does."""
    encoding = font.get("/Encoding")
    return font.get("/Subtype") != Name.Type3 and (
        encoding is None or (isinstance(encoding, Name) and str(encoding) in _KNOWN)
    )


def _to_unicode(table: bytes) -> dict[int, str]:
    """Return the characters for each code of a ToUnicode table (ISO 32000-1, 9.10.3)."""
    made: dict[int, str] = {}
    for block in _CHAR.findall(table):
        codes = _HEX.findall(block)
        for code, words in zip(codes[::2], codes[1::2], strict=False):
            made[int(code, 16)] = _utf16(words)
    for block in _RANGE.findall(table):
        for low, high, target in _LINE.findall(block):
            made.update(_ranged(int(low, 16), int(high, 16), target))
    return made


def _ranged(low: int, high: int, target: bytes) -> Iterator[tuple[int, str]]:
    targets = _HEX.findall(target)
    if target.startswith(b"["):
        yield from zip(range(low, high + 1), map(_utf16, targets), strict=False)
        return
    first = _utf16(targets[0])
    for code in range(low, min(high, low + 0xFFFF) + 1):
        yield code, first[:-1] + chr(ord(first[-1]) + code - low)


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")


def glyph_text(content: Object | Page, resources: Dictionary) -> Iterator[tuple[int | None, str]]:
    """Yield pieces of text in drawing order, each with the marked content it belongs to.

    A line break stands for every movement: what is one word to the eye may be several pieces.

    Raises:
        FileUnreadable: a font whose codes cannot be turned into characters.
    """
    fonts = cast("Dictionary", resources.get("/Font", Dictionary()))
    codes: dict[str, _Codes] = {}
    current: _Codes | None = None
    marked: list[int | None] = []
    for instruction in parse_content_stream(content):
        operands, op = instruction.operands, str(instruction.operator)
        if op == "Tf":
            key = str(operands[0])
            if key not in codes:
                codes[key] = _Codes(_font(fonts, key))
            current = codes[key]
        elif op in ("BDC", "BMC"):
            marked.append(_number(operands))
        elif op == "EMC" and marked:
            marked.pop()
        piece = _shown(op, operands, current)
        if piece:
            yield next((each for each in reversed(marked) if each is not None), None), piece


def _font(fonts: Dictionary, key: str) -> Dictionary:
    found = fonts.get(key)
    if not isinstance(found, Dictionary):
        raise FileUnreadable
    return found


def _number(operands: object) -> int | None:
    """Return the number of marked content, None for an artifact or a property by name."""
    for each in cast("list[Object]", operands)[1:]:
        if isinstance(each, Dictionary) and "/MCID" in each:
            return int(each["/MCID"])
    return None


def _shown(op: str, operands: object, codes: _Codes | None) -> str:
    """Return what an operator shows, a break for a movement, nothing for all others."""
    piece = "\n" if op in _MOVES else ""
    if op not in ("Tj", "TJ", "'", '"'):
        return piece
    if codes is None:
        raise FileUnreadable
    shown = cast("list[Object]", operands)[-1]
    parts = list(shown.as_list()) if isinstance(shown, Array) else [shown]
    for part in parts:
        if isinstance(part, String):
            piece += codes.read(bytes(part))
        elif float(part) < _WIDE_GAP:
            piece += " "
    return piece
