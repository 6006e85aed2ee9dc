"""Note beside the database how far its write-ahead log has come, so that what is lost shows.

A damaged end of the log looks like a save that a power cut left half written. The note tells the
two apart. It is written after SQLite has waited for the disk, so it is never ahead of the log,
and it does not wait itself: after a power cut it may be older, which only means that it proves
less. A reset of the log gives it other salts, so that a note of before says nothing about it.
"""

import os
import struct
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from confidant_app.storage.files import OWNER_ONLY

NOTE_SUFFIX: Final = "-noted"

_MAGIC: Final = b"CfdNote1"
_FORM: Final = struct.Struct(">8s2II?")
_SUM: Final = struct.Struct(">I")
_SALTS: Final = struct.Struct(">2I")
_SALTS_AT: Final = 16  # bytes into the log; https://www.sqlite.org/fileformat2.html, section 4.1
_FLAGS: Final = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Noted(NamedTuple):
    """How many frames a log with these salts held when its last save was finished.

    `closing`: the connection was about to close, which can take the log away.
    """

    salts: tuple[int, int]
    frames: int
    closing: bool


def note_of(database: Path) -> Noted | None:
    """Return what was noted beside a database; None when nothing was, or it does not add up."""
    with suppress(OSError):
        data = database.with_name(database.name + NOTE_SUFFIX).read_bytes()
        if len(data) != _FORM.size + _SUM.size:
            return None
        magic, low, high, frames, closing = _FORM.unpack_from(data)
        if magic == _MAGIC and _SUM.unpack_from(data, _FORM.size) == (_sum(data[: _FORM.size]),):
            return Noted((low, high), frames, closing)
    return None


class CommitNote:
    """The note of one connection that writes; whatever refuses it, the save itself is done."""

    def __init__(self, database: Path, log: Path) -> None:
        self._path = database.with_name(database.name + NOTE_SUFFIX)
        self._log = log
        self._file: int | None = None
        self._noted: Noted | None = None

    def keep(self, frames: int) -> None:
        """Write down that the log now holds so many frames."""
        with suppress(OSError):
            with self._log.open("rb") as log:
                salts = log.read(_SALTS_AT + _SALTS.size)[_SALTS_AT:]
            if len(salts) == _SALTS.size:
                low, high = _SALTS.unpack(salts)
                self._write(Noted((low, high), frames, closing=False))

    def closing(self) -> None:
        """Write down that from now on the log may be taken away."""
        if self._noted is not None:
            with suppress(OSError):
                self._write(self._noted._replace(closing=True))

    def end(self) -> None:
        """Take the note away, if the log went."""
        if self._file is not None:
            os.close(self._file)
        self._file = self._noted = None
        with suppress(OSError):
            if not self._log.exists():
                self._path.unlink(missing_ok=True)

    def _write(self, noted: Noted) -> None:
        if self._file is None:
            self._file = os.open(self._path, _FLAGS, OWNER_ONLY)
        data = _FORM.pack(_MAGIC, *noted.salts, noted.frames, noted.closing)
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, data + _SUM.pack(_sum(data)))
        self._noted = noted


def _sum(data: bytes) -> int:
    return zlib.crc32(data)
