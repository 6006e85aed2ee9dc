"""Look at a write-ahead log before SQLite does: it drops what it cannot read without a word.

After a crash SQLite takes over every transaction up to the first frame that does not add up, and
forgets the rest: right for the one that was being written, wrong for those that were finished.
Which ones were, the note beside the database tells; without one, all but the last.
The form of the log is in https://www.sqlite.org/fileformat2.html, section 4.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from confidant_app.storage.commit_note import Noted
from confidant_app.storage.disk import named_errors

_HEADER: Final = struct.Struct(">8I")
_FRAME: Final = struct.Struct(">6I")
_SUMMED_OF_HEADER: Final = 24  # bytes; the checksum itself follows
_SUMMED_OF_FRAME: Final = 8  # bytes; the salts and the checksum follow, then the page
_WORDS: Final = {0x377F0682: "<", 0x377F0683: ">"}  # by the magic number: their byte order
_MASK: Final = 0xFFFFFFFF
# When the power fails in the middle of a save, that one transaction can be torn.
_TORN_AT_MOST: Final = 1
_NO_SALTS: Final = (0, 0)


class _Frame(NamedTuple):
    summed: bytes
    commits: bool
    salts: tuple[int, int]
    sums: tuple[int, int]


class _Reading(NamedTuple):
    """How far a log adds up, in frames up to a finished save, and how many saves stand behind."""

    salts: tuple[int, int]
    whole: int
    lost: int


def loses_nothing(log: Path, page_size: int, noted: Noted | None = None) -> bool:
    """Return whether SQLite will find in this log all that was ever finished.

    A log that was emptied, or begun anew after what was noted, holds nothing that the database
    lacks. A missing one loses what was noted of it, unless that was noted before a close. Raises
    DiskFailing or ReadOnlyPlace.
    """
    if not log.is_file():
        return noted is None or noted.closing
    with named_errors(), log.open("rb") as file:
        found = _read(file.read(_HEADER.size), _frames(file, page_size))
    if noted is not None and noted.salts == found.salts and found.whole < noted.frames:
        return False
    return found.lost <= _TORN_AT_MOST


def _read(header: bytes, frames: Iterator[_Frame]) -> _Reading:
    if len(header) < _HEADER.size:
        return _Reading(_NO_SALTS, 0, 0)
    magic, *_, first_salt, second_salt, low, high = _HEADER.unpack(header)
    words = _WORDS.get(magic)
    if words is None or _sums(header[:_SUMMED_OF_HEADER], (0, 0), words) != (low, high):
        # SQLite synced this header before the first frame, so it was not torn.
        return _Reading(_NO_SALTS, 0, sum(frame.commits for frame in frames) + _TORN_AT_MOST)
    return _until_break(frames, (first_salt, second_salt), (low, high), words)


def _until_break(
    frames: Iterator[_Frame], salts: tuple[int, int], sums: tuple[int, int], words: str
) -> _Reading:
    whole = 0
    for number, frame in enumerate(frames, start=1):
        sums = _sums(frame.summed, sums, words)
        if (frame.salts, frame.sums) != (salts, sums):
            # Frames with other salts are left over from before the last checkpoint.
            rest = (frame, *frames)
            lost = sum(each.commits for each in rest if each.salts == salts)
            return _Reading(salts, whole, lost)
        if frame.commits:
            whole = number
    return _Reading(salts, whole, 0)


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
