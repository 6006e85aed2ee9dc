"""Files that are there whole or not at all; readable by their owner only."""

import errno
import os
import secrets
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from confidant_app.domain.errors import FileExists
from confidant_app.storage.disk import named_errors

OWNER_ONLY: Final = 0o600

_NEW_FILE: Final = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)

_NO_LINKS: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})


def write_atomically(path: Path, data: bytes) -> None:
    """Replace `path` with `data`; a crash leaves the old file or the new one, never a part.

    Raises:
        DiskFull, DiskFailing, ReadOnlyPlace, FileMissing (the folder is not there): the old
            file, if any, is untouched.
    """
    with named_errors(), _part(path, data) as part:
        part.replace(path)
        sync_folder(path.parent)


def write_new(path: Path, data: bytes) -> None:
    """Write `data` to `path`, where nothing may stand yet.

    Raises:
        FileExists: whatever stands there is untouched.
        DiskFull, DiskFailing, ReadOnlyPlace, FileMissing (the folder is not there).
    """
    if path.exists():
        raise FileExists
    with named_errors(), _part(path, data) as part:
        put_in_place(part, path)
        sync_folder(path.parent)


def write_new_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder that is not there yet; it has its name only when all are in it.

    Raises:
        FileExists: whatever stands there is untouched.
        DiskFull, DiskFailing, ReadOnlyPlace, FileMissing (the folder around it is not there).
    """
    if folder.exists():
        raise FileExists
    part = folder.with_name(f"{folder.name}.{secrets.token_hex(8)}.part")
    try:
        with named_errors():
            part.mkdir(mode=0o700)
            for name, data in files.items():
                (part / name).write_bytes(data)
                sync_file(part / name)
            sync_folder(part)
            give_folder_its_name(part, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def read_file(path: Path, limit: int) -> bytes:
    """Return the first `limit` bytes of a file, all of it when it is shorter.

    Raises:
        FileMissing, ReadOnlyPlace (not allowed to read it), DiskFailing.
    """
    with named_errors(), path.open("rb") as file:
        return file.read(limit)


def make_empty(path: Path) -> None:
    """Make an empty file that only its owner can read, for SQLite to fill."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY))


def put_in_place(part: Path, path: Path) -> None:
    """Give a finished file its name, unless something stands there already (OSError EEXIST)."""
    try:
        path.hardlink_to(part)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # A stick without hard links (FAT): the moment between looking and renaming is the
        # best that such a file system offers.
        if path.exists():
            raise FileExists from None
        part.rename(path)


def give_folder_its_name(part: Path, folder: Path) -> None:
    """Give a finished folder its name, for certain (OSError); else it keeps the one it had."""
    part.rename(folder)
    try:
        sync_folder(folder.parent)
    except OSError:
        folder.rename(part)
        raise


def sync_file(path: Path) -> None:
    """Wait until the content of a file that another library wrote is on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the names in this folder are on the disk.

    On Windows a folder cannot be opened, and NTFS journals its names.
    """
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _part(path: Path, data: bytes) -> Iterator[Path]:
    # A name that nobody can have taken before us: not a file of the user's, not a link to one.
    part = path.with_name(f"{path.name}.{secrets.token_hex(8)}.part")
    descriptor = os.open(part, _NEW_FILE, OWNER_ONLY)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield part
    finally:
        part.unlink(missing_ok=True)
