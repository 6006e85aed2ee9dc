"""The vault's header as two equal files: losing it would lose everything."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from confidant_app.domain.errors import FileMissing, HeaderDamaged, HeaderMissing
from confidant_app.storage.disk import named_errors
from confidant_app.storage.files import read_file, sync_folder, write_atomically, write_new

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
    """Clear up after a crash while the header was written; the vault's lock must be held.

    Between the two writes the second copy still opens with the passphrase of before, and so does
    a half-made file. A copy that is missing or damaged is left alone: a check has to name it.

    Raises:
        DiskFull, DiskFailing, ReadOnlyPlace: each copy is as it was.
    """
    _remove_parts(folder)
    first, second = (_content(folder / name) for name in COPIES)
    both = first is not None and second is not None and is_whole(first) and is_whole(second)
    if both and first is not None and first != second:
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
    _remove_parts(folder)
    for name in COPIES:
        write_atomically(folder / name, data)


@contextmanager
def replacing(
    folder: Path, data: bytes, is_whole: Callable[[bytes], bool]
) -> Iterator[Callable[[], None]]:
    """Give the function that puts both copies in force; a block that fails puts the old one back.

    Both the new header and the old one are on the disk, under names aside, before the function
    is given: from then on only names change, which a full disk does not stop. A copy is whole at
    every moment, so the old secrets open the vault or the new ones do. After a crash the first
    copy counts, see `make_equal`. Without a whole header to go back to, the new one stays.

    Raises:
        DiskFull, DiskFailing, ReadOnlyPlace: both copies are the old one, as far as a disk that
            fails still lets names change.
    """
    asides: list[Path] = []
    begun: list[Path] = []
    try:
        _remove_parts(folder)
        fresh = _set_aside(folder, data, asides)
        old = _old_set_aside(folder, is_whole, asides)
        try:
            yield lambda: _put(folder, fresh, begun)
        except BaseException:
            for part, name in zip(old if begun else (), COPIES, strict=False):
                with suppress(OSError):
                    part.replace(folder / name)
                    sync_folder(folder)
            raise
    finally:
        for aside in asides:
            with suppress(OSError):  # the next opening removes it
                aside.unlink(missing_ok=True)


def _old_set_aside(
    folder: Path, is_whole: Callable[[bytes], bool], asides: list[Path]
) -> Sequence[Path]:
    try:
        old = read_header(folder, is_whole)
    except (HeaderMissing, HeaderDamaged):
        return ()
    return _set_aside(folder, old, asides)


def _set_aside(folder: Path, data: bytes, asides: list[Path]) -> Sequence[Path]:
    made = tuple(folder / f"{name}.{secrets.token_hex(8)}.part" for name in COPIES)
    asides.extend(made)
    for part in made:
        write_new(part, data)
    return made


def _put(folder: Path, parts: Sequence[Path], begun: list[Path]) -> None:
    with named_errors():
        for part, name in zip(parts, COPIES, strict=True):
            begun.append(part)
            part.replace(folder / name)
            sync_folder(folder)


def _remove_parts(folder: Path) -> None:
    with named_errors():
        for name in COPIES:
            for part in folder.glob(f"{name}.*.part"):
                part.unlink(missing_ok=True)
