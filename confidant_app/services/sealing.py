"""The content of a file on its way in and out: small ones as bytes, large ones sealed.

Nothing here touches the database, so all of it may run in any thread.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Final

from confidant_app.crypto import chunks
from confidant_app.domain.attachments import LARGEST, SEALED_FROM
from confidant_app.domain.errors import FileMissing, InvalidValue, VaultError
from confidant_app.domain.vault_errors import AttachmentDamaged, AttachmentMissing
from confidant_app.storage import sealed_files
from confidant_app.storage.disk import named_errors
from confidant_app.storage.sealed_files import Sealed

Content = bytes | Sealed

_PIECE: Final = 256 * 1024  # bytes that are read at a time


class Stopped(Exception):
    """Whoever asked for a file no longer waits for it."""


def pieces_of(path: Path, go_on: Callable[[int], bool] = lambda _: True) -> Iterator[bytes]:
    """Yield a file in pieces; `go_on` hears how many bytes were read and says whether to go on.

    Raises:
        FileMissing: it is not there, or it is a folder.
        ReadOnlyPlace: it may not be read.
        DiskFailing.
        Stopped: it was not to go on.
    """
    if path.is_dir():
        raise FileMissing
    done = 0
    with named_errors(), path.open("rb") as file:
        while piece := file.read(_PIECE):
            done += len(piece)
            if not go_on(done):
                raise Stopped
            yield piece


def content_of(folder: Path, pieces: Iterable[bytes]) -> Content:
    """Return the content, ready for its row; from 1 MiB on it then lies sealed in the folder.

    `folder` is the vault's. A sealed file that gets no row is garbage: see `discard`.

    Raises:
        InvalidValue: more than 2 GB.
        DiskFull, DiskFailing, ReadOnlyPlace, and whatever `pieces` raises: nothing was kept.
    """
    rest, start = iter(pieces), bytearray()
    while len(start) < SEALED_FROM:
        piece = next(rest, None)
        if piece is None:
            return bytes(start)
        start += piece
    name, key = sealed_files.new_name(), chunks.new_key()
    counted = _Counted(chain((bytes(start),), rest))
    sha256 = sealed_files.write(folder, name, chunks.seal(counted, key, name))
    return Sealed(name=name, key=key, size=counted.size, sha256=sha256)


def unsealed(folder: Path, sealed: Sealed, name: str) -> Iterator[bytes]:
    """Yield the content of a sealed file; what came out counts only when all of it came out.

    `name` is the attachment's own, for the errors.

    Raises:
        AttachmentMissing, AttachmentDamaged, DiskFailing, ReadOnlyPlace.
    """
    try:
        yield from chunks.unseal(
            sealed_files.read(folder, sealed.name), sealed.key, sealed.name, sealed.size
        )
    except FileMissing as error:
        raise AttachmentMissing(name=name) from error
    except chunks.NotAsSealed as error:
        raise AttachmentDamaged(name=name) from error


def fault_of(folder: Path, sealed: Sealed, name: str) -> VaultError | None:
    """Return what is wrong with a sealed file as far as its length tells, None when nothing is.

    `name` is the attachment's own, for the error: AttachmentMissing or AttachmentDamaged.
    """
    length = sealed_files.length(folder, sealed.name)
    if length is None:
        return AttachmentMissing(name=name)
    return None if length == chunks.sealed_size(sealed.size) else AttachmentDamaged(name=name)


def discard(folder: Path, contents: Iterable[Content]) -> None:
    """Take away the sealed files of contents that got no row, or lost it."""
    sealed_files.remove(folder, (c.name for c in contents if isinstance(c, Sealed)))


@contextmanager
def discarded_on_failure(folder: Path, contents: Iterable[Content]) -> Iterator[None]:
    """Discard these contents when the block fails.

    It belongs inside a transaction, not around it: when the commit itself fails, a disk that
    fails may still show the rows at the next start. A sweep can tell then, nobody can now.
    """
    try:
        yield
    except BaseException:
        discard(folder, contents)
        raise


class _Counted:
    """Passes pieces on and knows how many bytes went by."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces
        self.size = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.size += len(piece)
            if self.size > LARGEST:
                raise InvalidValue(reason="dit bestand is groter dan 2 GB")
            yield piece
