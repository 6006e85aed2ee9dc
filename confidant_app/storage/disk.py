"""What an error of the operating system means to the user."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from confidant_app.domain.errors import (
    ConfidantError,
    DiskFailing,
    DiskFull,
    FileExists,
    FileMissing,
    ReadOnlyPlace,
)

ROOM_LEFT: Final = 1024 * 1024  # bytes; with less than this a failed write is a full disk

_MEANINGS: Final[dict[int, type[ConfidantError]]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EROFS: ReadOnlyPlace,
    errno.EACCES: ReadOnlyPlace,
    errno.EPERM: ReadOnlyPlace,
    errno.ENOENT: FileMissing,
    errno.EEXIST: FileExists,
    errno.ENOTEMPTY: FileExists,
    errno.EIO: DiskFailing,
}


@contextmanager
def named_errors() -> Iterator[None]:
    """Turn an OSError that a user can act on into its named error; others pass unchanged.

    Raises:
        DiskFull, DiskFailing, ReadOnlyPlace, FileMissing, FileExists.
    """
    try:
        yield
    except OSError as error:
        meaning = _MEANINGS.get(error.errno or 0)
        if meaning is None:
            raise
        raise meaning from error


def refused_write(folder: Path) -> ConfidantError:
    """Return why the disk refused a write in this folder: no room left, or something worse."""
    try:
        full = shutil.disk_usage(folder).free < ROOM_LEFT
    except OSError:
        full = False
    return DiskFull() if full else DiskFailing()
