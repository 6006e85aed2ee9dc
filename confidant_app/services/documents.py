"""Save a finished document where the user said, whole or not at all."""

from pathlib import Path

from confidant_app.domain.errors import FileMissing, InvalidValue, ReadOnlyPlace
from confidant_app.storage.files import read_file, write_atomically, write_new


def save(path: Path, data: bytes) -> None:
    """Write `data` to `path`; replacing an older file is what the user chose in the dialog.

    Raises:
        DiskFull, ReadOnlyPlace: the older file, if any, is still there.
    """
    write_atomically(path, data)


def read(path: Path, limit: int) -> bytes:
    """Return a file's bytes, all of them.

    Raises:
        FileMissing: it is not there, or it is a folder.
        InvalidValue: larger than `limit` bytes. A part of a file could pass for the whole.
    """
    if path.is_dir():
        raise FileMissing
    data = read_file(path, limit + 1)
    if len(data) > limit:
        raise InvalidValue(reason="dit bestand is te groot")
    return data


def save_new(path: Path, data: bytes) -> None:
    """Write `data` to a file that is not there yet.

    Raises:
        FileExists, DiskFull, ReadOnlyPlace.
    """
    write_new(path, data)


def remove(path: Path) -> None:
    """Take away a file that the program wrote earlier; it may be gone already.

    Raises:
        ReadOnlyPlace: the folder may not be changed.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise ReadOnlyPlace from error
