"""Large attachments as files in the vault's folder: written whole, named by a row, or swept.

What lies in such a file is sealed before it comes here and unsealed after it left: this module
knows bytes, names and rows, never a key's use. A file gets its name only when it is whole and
on the disk, and a row names it only after that; so a crash leaves at worst a file that no row
names, and `sweep` takes those away, when they are surely not on their way to a row.
"""

import hashlib
import os
import re
import secrets
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from confidant_app.domain.errors import ConfidantError, FileExists, FileMissing
from confidant_app.storage.disk import named_errors
from confidant_app.storage.files import OWNER_ONLY, put_in_place, sync_folder
from confidant_app.storage.vault import SEALED_FILES, Interrupted, Source

if sys.platform == "win32":

    def _hold(descriptor: int) -> None:
        """Nothing: there a file that somebody has open cannot be removed."""
else:
    import fcntl

    def _hold(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


KEPT: Final = timedelta(days=30)
"""How long a file that no row names stays: much longer than a synchroniser is behind."""

_READ_SIZE: Final = 256 * 1024
_PART: Final = ".part"
# Whatever starts with a name of ours: parts, and the copies that folder synchronisers make.
_OURS: Final = re.compile("[0-9a-f]{32}")
_NEW_FILE: Final = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A sealed file: its name in the folder, its own key of 32 bytes, how many bytes are in it.

    `sha256` (32 bytes) is of the file as it lies there, so that it can be checked without a key.
    """

    name: str
    key: bytes = field(repr=False)
    size: int
    sha256: bytes = field(repr=False)


def new_name() -> str:
    """Return a random name of 128 bits, in hexadecimal digits."""
    return secrets.token_hex(16)


def write(folder: Path, name: str, pieces: Iterable[bytes]) -> bytes:
    """Write a file under this name, wait until it is on the disk, and return its SHA-256.

    `folder` is the vault's. When `pieces` raises, nothing stays behind.

    Raises:
        DiskFull, DiskFailing, ReadOnlyPlace.
    """
    digest, place = hashlib.sha256(), folder / SEALED_FILES
    with named_errors():
        place.mkdir(mode=0o700, exist_ok=True)
        with _part(place / name, _hashed(pieces, digest.update)) as part:
            part.rename(place / name)
            sync_folder(place)
    return digest.digest()


def read(folder: Path, name: str) -> Iterator[bytes]:
    """Yield the bytes of a file as they lie there, in pieces of at most 256 KiB.

    Raises:
        FileMissing, DiskFailing, ReadOnlyPlace (not allowed to read it).
    """
    with named_errors(), (folder / SEALED_FILES / name).open("rb") as file:
        while piece := file.read(_READ_SIZE):
            yield piece


def save_new(path: Path, pieces: Iterable[bytes]) -> None:
    """Write `pieces` to a file outside the vault; it appears whole or not at all.

    Raises:
        FileExists: whatever stands there is untouched.
        DiskFull, DiskFailing, ReadOnlyPlace, FileMissing (the folder is not there), and
        whatever `pieces` raises.
    """
    if path.exists():
        raise FileExists
    with named_errors(), _part(path, pieces) as part:
        put_in_place(part, path)
        sync_folder(path.parent)


def length(folder: Path, name: str) -> int | None:
    """Return how many bytes a sealed file has as it lies there; None when it is not there."""
    path = folder / SEALED_FILES / name
    return path.stat().st_size if path.is_file() else None


def remove(folder: Path, names: Iterable[str]) -> None:
    """Take files away; one that is gone already, or that cannot go now, is left to `sweep`."""
    for name in names:
        with suppress(OSError):
            (folder / SEALED_FILES / name).unlink()


def names(source: Source) -> frozenset[str]:
    """Return the names of the sealed files that a row names; a coordinator's vault has none.

    Raises DatabaseDamaged.
    """
    if not source.read("SELECT 1 FROM sqlite_schema WHERE name = 'attachment'"):
        return frozenset()
    rows = source.read("SELECT sealed_name FROM attachment WHERE sealed_name IS NOT NULL")
    return frozenset(name for (name,) in rows)


def sweep(folder: Path, source: Source, at: datetime) -> int:
    """Remove what was left behind without a row, and return how many files went.

    `folder` is the vault's, `source` its database, `at` the time now. For when the vault was
    just opened for writing; never for a vault that is open to read only.

    A whole file goes only when it was written and came here more than `KEPT` ago. Where a
    synchroniser fills the folder it may bring `files/` before the database that names them, and
    what was removed here it would then remove everywhere. Erasing does not wait for this: that
    removes its files by name. One that a crash kept from that lies here until then, but its
    content cannot be read any more: the only key to it went with its row, save in backups from
    before.

    An unfinished file goes at once, unless it is being written at this moment. What is no
    regular file or has a name that is not ours stays: a user may have put it there.

    Raises:
        DatabaseDamaged: which files are named cannot be told; none was removed.
        DiskFailing, ReadOnlyPlace.
    """
    named, swept = names(source), 0
    place, before = folder / SEALED_FILES, (at - KEPT).timestamp()
    with named_errors():
        for path in sorted(place.iterdir()) if place.is_dir() else ():
            ours = _OURS.match(path.name) and path.name not in named
            if ours and _is_left_behind(path, before):
                swept += _removed(path)
        if swept:
            sync_folder(place)
    return swept


def problems(
    folder: Path, source: Source, go_on: Callable[[], bool] = lambda: True
) -> tuple[str, ...]:
    """Return which attachments' sealed files are missing or altered, by id, without any content.

    Reads every file: give it a reader of a background thread. It raises Interrupted as soon as
    `go_on`, asked before each piece, says no.
    """
    if not names(source):
        return ()
    rows = source.read(
        "SELECT id, sealed_name, sha256 FROM attachment "
        "WHERE sealed_name IS NOT NULL ORDER BY entry"
    )
    found = ((owner, _problem(folder, name, sha256, go_on)) for owner, name, sha256 in rows)
    return tuple(f"attachment {owner}: {problem}" for owner, problem in found if problem)


def _problem(folder: Path, name: str, sha256: bytes, go_on: Callable[[], bool]) -> str:
    digest = hashlib.sha256()
    try:
        for piece in read(folder, name):
            if not go_on():
                raise Interrupted
            digest.update(piece)
    except FileMissing:
        return "the sealed file is missing"
    except ConfidantError:
        return "the sealed file cannot be read"
    return "" if digest.digest() == sha256 else "the sealed file was altered"


def _hashed(pieces: Iterable[bytes], update: Callable[[bytes], None]) -> Iterator[bytes]:
    for piece in pieces:
        update(piece)
        yield piece


def _is_left_behind(path: Path, before: float) -> bool:
    try:
        found = path.lstat()
    except FileNotFoundError:
        return False
    if not stat.S_ISREG(found.st_mode):
        return False
    if path.name.endswith(_PART):
        return not _is_being_written(path)
    # A synchroniser sets the first to when the other computer wrote it; the second it cannot set.
    return max(found.st_mtime, found.st_ctime) < before


def _removed(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except PermissionError:
        if sys.platform == "win32":
            return False  # somebody has it open
        raise
    return True


def _is_being_written(path: Path) -> bool:
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return True  # it got its name just now
    try:
        _hold(descriptor)
    except OSError as error:
        return isinstance(error, BlockingIOError)  # else a file system without locks
    finally:
        os.close(descriptor)
    return False


@contextmanager
def _part(path: Path, pieces: Iterable[bytes]) -> Iterator[Path]:
    part = path.with_name(f"{path.name}.{secrets.token_hex(8)}{_PART}")
    descriptor = os.open(part, _NEW_FILE, OWNER_ONLY)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with suppress(OSError):  # a file system without locks; it then looks abandoned
                _hold(descriptor)
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        yield part
    finally:
        part.unlink(missing_ok=True)
