"""Reads the words in a colour profile: its description, its maker, its copyright."""

import struct
from collections.abc import Iterator
from typing import Final

_SIGNATURE: Final = slice(36, 40)
_TABLE: Final = 128
_MOST_TAGS: Final = 200


def profile_names(content: bytes) -> Iterator[str]:
    """Yield the texts of a colour profile (ICC.1: desc, text, mluc); nothing if it is none.

    Raises:
        ValueError: it is a profile, but its tags point outside it.
    """
    if content[_SIGNATURE] != b"acsp":
        return
    try:
        (count,) = struct.unpack_from(">L", content, _TABLE)
        for at in range(min(count, _MOST_TAGS)):
            _, place, length = struct.unpack_from(">4sLL", content, _TABLE + 4 + 12 * at)
            yield from _texts(content[place : place + length])
    except struct.error as error:
        raise ValueError("a colour profile with a broken table of tags") from error


def _texts(tag: bytes) -> Iterator[str]:
    if tag[:4] == b"mluc":
        count, size = struct.unpack_from(">LL", tag, 8)
        for at in range(min(count, _MOST_TAGS)):
            _, length, place = struct.unpack_from(">4sLL", tag, 16 + size * at)
            yield tag[place : place + length].decode("utf-16-be", "replace")
    elif tag[:4] in (b"desc", b"text"):
        words = tag[12:] if tag[:4] == b"desc" else tag[8:]
        for coding in ("utf-8", "cp1252", "utf-16-be"):
            yield words.decode(coding, "ignore")
