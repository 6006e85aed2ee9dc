"""A folder with backups: which are there, the sealed files beside them, and what rotation removes.

Sealed files never change and have random names, so each is copied once and shared by all backups
of its vault in that folder. They lie in `<vault id>.confidant-files`.
"""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from confidant_app.domain.backups import BackupId
from confidant_app.domain.errors import FileMissing, VaultNewer
from confidant_app.domain.vault_errors import BackupDamaged
from confidant_app.storage.archive import Archive
from confidant_app.storage.disk import named_errors
from confidant_app.storage.files import sync_folder
from confidant_app.storage.manifests import Manifest, Piece
from confidant_app.storage.pieces import of_file, save

SUFFIX: Final = ".confidant-backup"
FILES_SUFFIX: Final = ".confidant-files"
_PART: Final = ".part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A backup in a folder; `manifest` is None when it cannot be read."""

    path: Path
    manifest: Manifest | None


def files_folder(folder: Path, vault: str) -> Path:
    """Return where the sealed files of a vault lie beside its backups."""
    return folder / f"{vault}{FILES_SUFFIX}"


@contextmanager
def part_of(folder: Path, stem: str) -> Iterator[Path]:
    """Give the name of a file to build aside, and sweep what an earlier one left after a crash.

    Whatever has that name with more behind it is swept with it.
    """
    _sweep_parts(folder, f"{stem}.")
    part = folder / f"{stem}.{secrets.token_hex(8)}{_PART}"
    try:
        yield part
    finally:
        _sweep_parts(folder, part.name)


def found_in(folder: Path) -> tuple[Found, ...]:
    """Return all backups in a folder, of whatever vault, by name.

    Raises:
        DiskFailing, ReadOnlyPlace.
    """
    with named_errors():
        paths = sorted(path for path in folder.glob(f"*{SUFFIX}") if path.is_file())
    return tuple(Found(path=path, manifest=_manifest(path)) for path in paths)


def is_there(path: Path, wanted: BackupId) -> bool:
    """Return whether a file is the backup or archive with this id.

    Raises:
        ReadOnlyPlace, DiskFailing.
    """
    manifest = _manifest(path)
    return manifest is not None and manifest.id == wanted


def whole_files(sealed: Path, needed: Mapping[str, str]) -> Mapping[str, Piece]:
    """Return the sealed files in a folder that have the digest they need; others are left out."""
    found = {name: of_file(sealed / name) for name in needed if (sealed / name).is_file()}
    return {name: piece for name, piece in found.items() if piece.sha256 == needed[name]}


def keep_beside(sealed: Path, needed: Mapping[str, str], target: Path) -> Mapping[str, Piece]:
    """Copy sealed files, by name and digest, that are not whole in `target`; says what they are.

    Those that are there are read every time, for a stick that rots says nothing of it. A file
    that is whole neither there nor in the vault is left out.

    Raises:
        BackupDamaged: a copy does not read back as it was written.
        OSError: of the system.
    """
    kept = {}
    for name, sha256 in needed.items():
        piece = _whole_beside(target / name, sha256)
        if piece is None:
            piece = _copied_beside(sealed / name, sha256, target)
        if piece is not None:
            kept[name] = piece
    if target.is_dir():
        sync_folder(target)
    return kept


def missing_beside(manifest: Manifest, folder: Path) -> int:
    """Return how many sealed files a backup needs that are not there, or not of the right size."""
    if manifest.inside:
        return manifest.absent
    beside = files_folder(folder, manifest.vault)
    lost = sum(_size(beside / name) != piece.size for name, piece in manifest.files.items())
    return manifest.absent + lost


def take_from_beside(manifest: Manifest, folder: Path, name: str, target: Path) -> None:
    """Copy a sealed file from beside a backup to a new file, proved.

    Raises:
        FileMissing: it is not there.
        BackupDamaged: it is another than the backup had.
    """
    source = files_folder(folder, manifest.vault) / name
    with named_errors(), source.open("rb") as file:
        if save(file, target) != manifest.files[name]:
            raise BackupDamaged


def remove(folder: Path, vault: str, gone: Iterable[Path]) -> None:
    """Remove backups of a vault, and the sealed files that none of the others needs.

    While any backup cannot be read nobody knows what it needs, and every sealed file stays.

    Raises:
        ReadOnlyPlace, DiskFailing.
    """
    with named_errors():
        for path in gone:
            path.unlink(missing_ok=True)
        sync_folder(folder)
        left = [found.manifest for found in found_in(folder)]
        if all(left):
            _sweep(files_folder(folder, vault), [m for m in left if m is not None])


def _sweep_parts(folder: Path, start: str) -> None:
    for path in folder.iterdir():
        if path.name.startswith(start) and _PART in path.name:
            path.unlink()


def _sweep(beside: Path, left: Iterable[Manifest]) -> None:
    needed = {name for manifest in left for name in manifest.files}
    for path in beside.iterdir() if beside.is_dir() else ():
        if path.name not in needed:
            path.unlink()
    with suppress(OSError):  # not empty, or not there
        beside.rmdir()


def _whole_beside(copy: Path, sha256: str) -> Piece | None:
    try:
        piece = of_file(copy)
    except OSError:  # not there, or a bad spot of the disk: then it is copied again
        return None
    return piece if piece.sha256 == sha256 else None


def _copied_beside(source: Path, sha256: str, target: Path) -> Piece | None:
    if not source.is_file():
        return None
    target.mkdir(mode=0o700, exist_ok=True)
    with part_of(target, source.name) as part:
        with source.open("rb") as file:
            piece = save(file, part)
        if piece.sha256 != sha256:
            return None
        if of_file(part) != piece:
            raise BackupDamaged
        part.replace(target / source.name)
    return piece


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _manifest(path: Path) -> Manifest | None:
    try:
        with Archive(path) as archive:
            return archive.manifest
    except (BackupDamaged, FileMissing, VaultNewer):
        return None
