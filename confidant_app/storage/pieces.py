"""Copy bytes while their digest is taken, so that a copy is proved as it is made."""

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Final

from confidant_app.storage.files import OWNER_ONLY
from confidant_app.storage.manifests import Piece

_CHUNK: Final = 1024 * 1024  # bytes


def copied(source: IO[bytes], write: Callable[[bytes], object]) -> Piece:
    """Give everything that `source` still holds to `write`; returns what it was."""
    whole, size = hashlib.sha256(), 0
    while chunk := source.read(_CHUNK):
        write(chunk)
        whole.update(chunk)
        size += len(chunk)
    return Piece(size=size, sha256=whole.hexdigest())


def measured(source: IO[bytes]) -> Piece:
    """Return the size and digest of everything that `source` still holds."""
    return copied(source, len)


def of_file(path: Path) -> Piece:
    """Return the size and digest of a file, read from the disk where the system allows it."""
    with path.open("rb") as file:
        _forget_cached(file)
        return measured(file)


def save(source: IO[bytes], path: Path) -> Piece:
    """Write everything that `source` holds to a new file, for its owner only, and sync it."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as file:
        piece = copied(source, file.write)
        file.flush()
        os.fsync(descriptor)
    return piece


def _forget_cached(file: IO[bytes]) -> None:
    # What was just written would come out of memory and prove nothing about the stick.
    if sys.platform == "linux":
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
