"""Turns bytes into the words that somebody could have meant by them."""

import base64
import binascii
import html
import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

_PRINTABLE: Final = 0.95
_HALF_WORDS: Final = 0.6  # of a string that begins or ends with something else
_STRANGE: Final = 0.4  # the most of a string that can be letters with accents
# White space, and the letters and punctuation of Latin script, to be taken out and counted.
_READABLE: Final = MappingProxyType(
    {
        point: None
        for point in range(0x3001)
        if chr(point).isspace() or (chr(point).isprintable() and point < 0x2100)
    }
    | dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
    | dict.fromkeys(range(0xFB00, 0xFB07))
    | dict.fromkeys(range(0xFF01, 0xFF5F))
)
_MARKS: Final = ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8"))
_LANGUAGE = re.compile("\x1b[^\x1b]{2,4}\x1b")
_LEAST_RUN: Final = 16  # characters; shorter ones are in every file of compressed bytes
# With up to three bytes of another letter now and then, in whatever coding that is.
_PLAIN_RUN = re.compile(rb"[\t\n\r\x20-\x7e]{2,}+(?:[\x80-\xff]{1,3}+[\t\n\r\x20-\x7e]{2,}+)*+")
_LATIN = re.compile(rb"[A-Za-z]")
_FULL_WIDTH: Final = range(0xFF01, 0xFF5F)
# Letters of two bytes, whichever comes first, wherever they begin: Latin, accents, punctuation,
# ligatures, full width.
_HIGH: Final = rb"[\x00-\x03\x1e\x20\xfb\xff]"
_WIDE_RUNS: Final = (
    ("utf-16-be", rb"(?:%s[\x00-\xff]){%d,}"),
    ("utf-16-le", rb"(?:[\x00-\xff]%s){%d,}"),
)
_LEAST_LETTERS: Final = 6
_LEAST_WIDE: Final = 10  # characters that are words by themselves
_WIDE_PLAIN: Final = 0.6  # the part of them that is ASCII
_ROUNDS: Final = 3
_ONLY_ASCII: Final = bytes(range(128)) + b" " * 128
_HEXED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_SCRIPT = re.compile(r"\\u\{?([0-9A-Fa-f]{4})\}?|\\x([0-9A-Fa-f]{2})|\\[nrt]")
_QUOTED = re.compile(r"=([0-9A-F]{2})")
_BASE64 = re.compile(r"[A-Za-z0-9+/]{16,}={0,2}")


def readable(words: str, part: float = _PRINTABLE) -> bool:
    """Return whether a text is mostly letters and punctuation that a Dutch reader knows."""
    strange = len(words.translate(_READABLE))
    return len(words) - strange >= part * max(1, len(words))


def of_string(data: bytes) -> Iterator[str]:
    """Yield what a string object can mean: by its mark, and by what is usual without one.

    Bytes that are no words at all, as in a file's identifier, yield nothing.
    """
    for mark, coding in _MARKS:
        if data.startswith(mark):
            yield _LANGUAGE.sub("", data[len(mark) :].decode(coding, "ignore"))
            return
    if data.isascii() and b"\0" not in data:
        yield data.decode("ascii")
        return
    yield from _from_a_mark_on(data)
    yield from _wide(data, _HALF_WORDS if b"\0" in data else _PRINTABLE)
    yield from (words for words, _ in wide_runs(data))
    data = _narrow(data)
    if _is_utf8(data):
        yield data.decode("utf-8")
    for words in (data.decode(each, "ignore") for each in ("cp1252", "mac-roman", "pdfdoc")):
        strange = sum(not each.isascii() for each in words)
        if strange <= max(2, _STRANGE * len(words)) and readable(words, _HALF_WORDS):
            yield words


def _from_a_mark_on(data: bytes) -> Iterator[str]:
    for mark, coding in _MARKS:
        if mark in data:
            words = _LANGUAGE.sub("", data.partition(mark)[2].decode(coding, "ignore"))
            if readable(words):
                yield words


def _narrow(data: bytes) -> bytes:
    """Return letters of two or four bytes as one byte each, as far as they are Latin."""
    for mark, _ in _MARKS[:2]:
        data = data.replace(mark, b" ")
    return data.replace(b"\0", b"")


def _wide(data: bytes, part: float) -> Iterator[str]:
    """Yield bytes as letters of two bytes, whichever comes first, wherever they begin."""
    for start in (0, 1):
        for coding in ("utf-16-be", "utf-16-le"):
            words = data[start:].decode(coding, "ignore")
            if words and readable(words, part):
                yield words


def of_stream(content: bytes) -> Iterator[str]:
    """Yield bytes as words where they look like words: metadata, attachments, notes."""
    codings = ["utf-8", "utf-16-be", "utf-16-le"]
    if not content.isascii():
        codings += ["cp1252", "mac-roman"]
    if content.count(0) * 2 > len(content):
        codings += ["utf-32-be", "utf-32-le"]
    yield from filter(readable, (content.decode(coding, "ignore") for coding in codings))
    if b"\0" in content:
        narrow = _narrow(content).decode("cp1252", "ignore")
        if readable(narrow):
            yield narrow
            yield from (words for words, _ in wide_runs(content, 2))


def runs(content: bytes) -> Iterator[str]:
    """Yield the stretches of plain words in bytes that are no text as a whole."""
    for found in _PLAIN_RUN.findall(content):
        if len(found) < _LEAST_RUN or len(_LATIN.findall(found)) * 2 < len(found):
            continue
        for coding in ("ascii",) if found.isascii() else ("utf-8", "cp1252", "mac-roman"):
            yield found.decode(coding, "ignore")


def plain_bytes(data: bytes) -> str:
    """Return bytes that are no text as plain letters, with a space for all others.

    With accents, nearly every byte would be a letter, and any name could be in it by chance.
    """
    return data.translate(_ONLY_ASCII).decode("ascii")


def wide_runs(content: bytes, least: int = _LEAST_LETTERS) -> Iterator[tuple[str, bool]]:
    """Yield stretches of letters of two or four bytes, and whether they are words for certain.

    Tables of numbers look like such letters too, but mostly like strange ones.
    """
    parts = (content, content.replace(b"\0\0", b"")) if b"\0\0" in content else (content,)
    for part in parts:
        for coding, run in _WIDE_RUNS:
            for found in re.findall(run % (_HIGH, least), part):
                words = found.decode(coding, "ignore")
                plain = sum(
                    (each.isascii() and each.isprintable())
                    or each.isspace()
                    or ord(each) in _FULL_WIDTH
                    for each in words
                )
                if plain >= _WIDE_PLAIN * len(words):
                    yield words, len(words) >= _LEAST_WIDE


def unescaped(words: str) -> Iterator[str]:
    """Yield a text without the escapes of links, mark-up, scripts and mail, where it has any.

    An escape can be escaped in its turn, a few times over.
    """
    seen, fresh = {words}, [words]
    for _ in range(_ROUNDS):
        found = [plain for each in fresh for plain in (*_plainer(each), *_packed(each))]
        fresh = [each for each in dict.fromkeys(found) if each not in seen]
        seen.update(fresh)
        yield from fresh


def _plainer(words: str) -> Iterator[str]:
    if "%" in words:
        yield _HEXED.sub(_bytes, words)
    if "&" in words:
        yield html.unescape(words)
    if "\\" in words:
        yield _SCRIPT.sub(_character, words)
    if "=" in words:
        yield _QUOTED.sub(lambda found: chr(int(found[1], 16)), words)


def _bytes(found: re.Match[str]) -> str:
    """Return percent-encoded bytes as the text they are (RFC 3986, section 2.1)."""
    return bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "replace")


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1] or found[2] or "A", 16))  # any white space is as good as a new line


def _packed(words: str) -> Iterator[str]:
    for found in _BASE64.findall(words):
        try:
            data = base64.b64decode(found + "=" * (-len(found) % 4), validate=True)
        except (binascii.Error, ValueError):
            continue
        if data.isascii() or _is_utf8(data):
            plain = data.decode("utf-8")
            if readable(plain):
                yield plain


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
