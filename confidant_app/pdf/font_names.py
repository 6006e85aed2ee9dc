"""Reads the name table of an embedded font: a place where names of people can hide."""

import struct
from collections.abc import Iterator
from typing import Final

_MAGIC: Final = (b"\0\1\0\0", b"OTTO", b"true")
_HEADER: Final = 12
_TABLE: Final = 16
_RECORD: Final = 12


def font_names(content: bytes) -> Iterator[str]:
    """Yield the strings of a font's name table (OpenType, "name"); nothing if it is no font.

    Raises:
        ValueError: it is a font, but its tables point outside it.
    """
    if content[:4] not in _MAGIC:
        return
    try:
        for place, length in _name_tables(content):
            yield from _strings(content[place : place + length])
    except struct.error as error:
        raise ValueError("a font with a broken table of names") from error


def _name_tables(content: bytes) -> Iterator[tuple[int, int]]:
    (count,) = struct.unpack_from(">H", content, 4)
    for at in range(count):
        tag, _, place, length = struct.unpack_from(">4sLLL", content, _HEADER + at * _TABLE)
        if tag == b"name":
            yield place, length


def _strings(table: bytes) -> Iterator[str]:
    _, count, storage = struct.unpack_from(">HHH", table)
    for at in range(count):
        record = struct.unpack_from(">HHHHHH", table, 6 + at * _RECORD)
        platform, length, offset = record[0], record[4], record[5]
        words = table[storage + offset : storage + offset + length]
        yield words.decode("mac-roman" if platform == 1 else "utf-16-be", "replace")
