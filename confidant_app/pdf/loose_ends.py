"""Reads the syntax of a PDF file as it lies there: comments, old objects, things no table knows."""

import re
import zlib
from collections.abc import Iterator
from typing import Final

from confidant_app.pdf.wording import of_string

_TOKEN = re.compile(
    rb"%(?P<comment>[^\r\n]*)"
    rb"|\((?P<literal>(?:[^()\\]++|\\.|\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\))*+)\)"
    rb"|(?<!<)<(?P<hex>[0-9A-Fa-f\s]*+)>(?!>)"
    rb"|/(?P<name>[^\s()<>\[\]{}/%]+)"
    rb"|(?<=>>)\s*stream\r?\n(?P<stream>.*?)endstream"
    rb"|(?P<word>[A-Za-z\x80-\xff][^\s()<>\[\]{}/%]*)",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_PLAIN: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_HASH = re.compile(rb"#([0-9A-Fa-f]{2})")
_KEYWORDS: Final = frozenset(b"obj endobj R n f xref trailer startxref true false null".split())


def syntax_texts(data: bytes) -> Iterator[str]:
    """Yield the texts of comments, strings, names and stray words outside all streams."""
    stray: list[bytes] = []
    comments: list[bytes] = []
    for found in _TOKEN.finditer(data):
        kind, held = str(found.lastgroup), found[found.lastgroup or 0]
        if kind == "comment":
            comments.append(held)
        elif kind == "word":
            stray += [held] if held not in _KEYWORDS else []
        elif kind != "stream":
            yield from of_string(_held(kind, held))
    yield from of_string(b" ".join(stray))
    yield from of_string(b"\n".join(comments))


def comments_of(content: bytes) -> Iterator[str]:
    """Yield the comments between drawing orders, which no reader of orders passes on."""
    if b"%" not in content:
        return
    found = [each["comment"] for each in _TOKEN.finditer(content) if each["comment"]]
    if found:
        yield from of_string(b"\n".join(found))


def _held(kind: str, data: bytes) -> bytes:
    if kind == "hex":
        digits = b"".join(data.split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    if kind == "name":
        return _HASH.sub(lambda found: bytes([int(found[1], 16)]), data)
    return _ESCAPE.sub(_escaped, data)


def _escaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    if sign[:1].isdigit() and sign[:1] < b"8":
        return bytes([int(sign, 8) % 256])
    if sign in (b"\r", b"\n", b"\r\n"):
        return b""
    return _PLAIN.get(sign, sign)


def raw_streams(data: bytes) -> Iterator[tuple[tuple[int, int], bytes, bytes]]:
    """Yield where each stream of the file lies, what it holds opened, and what is behind that.

    One that cannot be opened holds nothing, and all of it is behind.

    Streams of earlier revisions and those that no table knows are among them.
    """
    for found in _TOKEN.finditer(data):
        if found.lastgroup != "stream":
            continue
        opening = zlib.decompressobj()
        try:
            content = opening.decompress(found["stream"])
        except zlib.error:
            yield found.span("stream"), b"", found["stream"]
        else:
            yield found.span("stream"), content, opening.unused_data
