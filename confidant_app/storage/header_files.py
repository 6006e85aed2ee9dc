"""The vault's header as two equal files: losing it would lose everything."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from confidant_app.domain.errors import FileMissing, HeaderDamaged, HeaderMissing
from confidant_app.storage.files import read_file, write_atomically

COPIES: Final = ("slots.json", "slots-copy.json")
LIMIT: Final = 64 * 1024  # bytes; a header has about a thousand


def read_header(folder: Path, is_whole: Callable[[bytes], bool]) -> bytes:
    """Return the first copy that `is_whole` accepts.

    Raises:
        HeaderMissing: neither copy is there.
        HeaderDamaged: at least one is there, and none is whole.
    """
    found = False
    for name in COPIES:
        try:
            data = read_file(folder / name, LIMIT)
        except FileMissing:
            continue
        if is_whole(data):
            return data
        found = True
    raise HeaderDamaged if found else HeaderMissing


def make_equal(folder: Path, is_whole: Callable[[bytes], bool]) -> None:
    """Write the first copy over a second that differs, when the first is whole.

    They differ after a crash between the two writes: the second then still opens with the
    passphrase of before.

    Raises:
        DiskFull, DiskFailing, ReadOnlyPlace: each copy is as it was.
    """
    first, second = (_content(folder / name) for name in COPIES)
    if first is not None and first != second and is_whole(first):
        write_atomically(folder / COPIES[1], first)


def are_equal(folder: Path) -> bool:
    """Return whether both copies are there and say the same."""
    first, second = (_content(folder / name) for name in COPIES)
    return first is not None and first == second


def _content(path: Path) -> bytes | None:
    try:
        return read_file(path, LIMIT)
    except FileMissing:
        return None


def write_header(folder: Path, data: bytes) -> None:
    """Replace both copies, one after the other, so that a whole one is there at every moment.

    Raises:
        DiskFull, DiskFailing, ReadOnlyPlace: each copy is whole, the old one or the new one.
    """
    for name in COPIES:
        write_atomically(folder / name, data)
