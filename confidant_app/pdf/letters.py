"""Which characters the codes of a font stand for: by its own table, and by its encoding."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, cast

from pikepdf import Array, Dictionary, Name
from reportlab.pdfbase._fontdata import encodings
from reportlab.pdfbase._glyphlist import _glyphname2unicode

from confidant_app.domain.errors import FileUnreadable

_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_CHAR = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGE = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_LINE = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(<[0-9A-Fa-f\s]*>|\[[^\]]*\])")
_KNOWN: Final = ("/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding")
_UNICODE: Final = re.compile(r"/Uni.*(UCS2|UTF16)-[HV]$")
_BY_NUMBER: Final = re.compile(r"(?:uni|u)([0-9A-F]{4,6})")
_GLYPHS: Final = cast("Mapping[str, int]", _glyphname2unicode)
_PROGRAMS: Final = ("/FontFile", "/FontFile2", "/FontFile3")


class Letters:
    """What the codes of one font stand for, in two ways.

    `told` is what the table for copying and reading aloud says (ToUnicode), `named` what the
    encoding says, which is what an eye sees. A table that lies makes the two differ.
    """

    def __init__(self, font: Dictionary) -> None:
        wide = font.get("/Subtype") == Name.Type0
        self.size = 2 if wide else 1
        self._utf16 = wide and bool(_UNICODE.match(str(font.get("/Encoding"))))
        self._named = {} if wide else _encoded(font)
        self._told: Mapping[int, str] | None = None
        if "/ToUnicode" in font:
            self._told = to_unicode(font.ToUnicode.read_bytes())
        elif wide and not self._utf16:
            raise FileUnreadable

    def read(self, data: bytes) -> tuple[str, str]:
        """Return the characters of a shown string, as told and as named.

        Raises:
            FileUnreadable: a code that the font gives no character for.
        """
        if self._utf16:
            named = data.decode("utf-16-be", "replace")
            return (named if self._told is None else self._by_table(data), named)
        codes = self._codes(data)
        if self._told is None:
            named = _joined(codes, self._named)
            return named, named
        told = self._by_table(data)
        if not self._named:
            return told, told
        return told, "".join(self._named.get(each, "") for each in codes)

    def _codes(self, data: bytes) -> list[int]:
        if self.size == 1:
            return list(data)
        return [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]

    def _by_table(self, data: bytes) -> str:
        return _joined(self._codes(data), self._told or {})


def _joined(codes: list[int], characters: Mapping[int, str]) -> str:
    try:
        return "".join(map(characters.__getitem__, codes))
    except KeyError as error:
        raise FileUnreadable from error


def _encoded(font: Dictionary) -> dict[int, str]:
    """Return the characters by the names that an encoding gives its glyphs; none if it has none.

    A font with letters of its own and no encoding calls them what it likes.
    """
    encoding = font.get("/Encoding")
    base = encoding.get("/BaseEncoding") if isinstance(encoding, Dictionary) else encoding
    own = font.get("/Subtype") == Name.Type3 or _embedded(font)
    if base is None and own and "/ToUnicode" in font and encoding is None:
        return {}
    found = {} if font.get("/Subtype") == Name.Type3 else _usual(str(base))
    if isinstance(encoding, Dictionary):
        for code, letters in _different(cast("Array", encoding.get("/Differences", Array()))):
            found.pop(code, None)
            if letters is not None:
                found[code] = letters
    return found


def _embedded(font: Dictionary) -> bool:
    described = font.get("/FontDescriptor")
    return isinstance(described, Dictionary) and any(key in described for key in _PROGRAMS)


def _usual(encoding: str) -> dict[int, str]:
    """Return the characters of one of the encodings that every reader knows."""
    if encoding in (_KNOWN[0], "None"):
        return {code: bytes([code]).decode("cp1252", "replace") for code in range(256)}
    if encoding not in _KNOWN:
        raise FileUnreadable
    names = cast("list[str | None]", encodings[encoding[1:]])
    found = {code: glyph_letters(each) or "" for code, each in enumerate(names) if each}
    return {**dict.fromkeys(range(32), "\n"), **found}


def _different(differences: Array) -> Iterator[tuple[int, str | None]]:
    code = 0
    for each in differences.as_list():
        if isinstance(each, Name):
            yield code, glyph_letters(str(each)[1:])
            code += 1
        else:
            code = int(each)


def glyph_letters(name: str) -> str | None:
    """Return the characters that a glyph's name means (Adobe Glyph List), None if it means none."""
    parts = [_glyph_letter(part) for part in name.partition(".")[0].split("_")]
    return None if None in parts else "".join(filter(None, parts))


def _glyph_letter(name: str) -> str | None:
    if name in _GLYPHS:
        return chr(_GLYPHS[name])
    number = _BY_NUMBER.fullmatch(name)
    return chr(int(number[1], 16)) if number and int(number[1], 16) < 0x110000 else None


def to_unicode(table: bytes) -> dict[int, str]:
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
