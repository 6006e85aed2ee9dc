"""Look at a write-ahead log before SQLite does: it drops what it cannot read without a word.

After a crash SQLite takes over every transaction up to the first frame that does not add up, and
forgets the rest: right for the one that was being written, wrong for those that were finished.
The form of the log is in https://www.sqlite.org/fileformat2.html, section 4.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from confidant_app.storage.disk import named_errors

_HEADER: Final = struct.Struct(">8I")
_FRAME: Final = struct.Struct(">6I")
_SUMMED_OF_HEADER: Final = 24  # bytes; the checksum itself follows
_SUMMED_OF_FRAME: Final = 8  # bytes; the salts and the checksum follow, then the page
_WORDS: Final = {0x377F0682: "<", 0x377F0683: ">"}  # by the magic number: their byte order
_MASK: Final = 0xFFFFFFFF
# When the power fails in the middle of a save, that one transaction can be torn.
_TORN_AT_MOST: Final = 1


class _Frame(NamedTuple):
    summed: bytes
    commits: bool
    salts: tuple[int, int]
    sums: tuple[int, int]


def loses_nothing(log: Path, page_size: int) -> bool:
    """Return whether SQLite will find in this log all that was ever finished.

    A missing or empty log loses nothing. Raises DiskFailing or ReadOnlyPlace.
    """
    if not log.is_file():
        return True
    with named_errors(), log.open("rb") as file:
        header = file.read(_HEADER.size)
        frames = _frames(file, page_size)
        return _lost(header, frames) <= _TORN_AT_MOST


def _lost(header: bytes, frames: Iterator[_Frame]) -> int:
    if len(header) < _HEADER.size:
        return 0
    magic, *_, first_salt, second_salt, low, high = _HEADER.unpack(header)
    words = _WORDS.get(magic)
    if words is None or _sums(header[:_SUMMED_OF_HEADER], (0, 0), words) != (low, high):
        # SQLite synced this header before the first frame, so it was not torn.
        return sum(frame.commits for frame in frames) + _TORN_AT_MOST
    return _lost_after_break(frames, (first_salt, second_salt), (low, high), words)


def _lost_after_break(
    frames: Iterator[_Frame], salts: tuple[int, int], sums: tuple[int, int], words: str
) -> int:
    for frame in frames:
        sums = _sums(frame.summed, sums, words)
        if (frame.salts, frame.sums) != (salts, sums):
            # Frames with other salts are left over from before the last checkpoint.
            rest = (frame, *frames)
            return sum(each.commits for each in rest if each.salts == salts)
    return 0


def _frames(file: BinaryIO, page_size: int) -> Iterator[_Frame]:
    while len(data := file.read(_FRAME.size + page_size)) == _FRAME.size + page_size:
        _, pages, *numbers = _FRAME.unpack(data[: _FRAME.size])
        yield _Frame(
            summed=data[:_SUMMED_OF_FRAME] + data[_FRAME.size :],
            commits=pages > 0,
            salts=(numbers[0], numbers[1]),
            sums=(numbers[2], numbers[3]),
        )


def _sums(data: bytes, start: tuple[int, int], words: str) -> tuple[int, int]:
    low, high = start
    for even, odd in struct.iter_unpack(f"{words}2I", data):
        low = (low + even + high) & _MASK
        high = (high + odd + low) & _MASK
    return low, high
