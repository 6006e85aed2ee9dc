"""A vault out of a backup: built aside, every byte proved, and never over anything."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from confidant_app.domain.errors import FileMissing, VaultExists
from confidant_app.domain.vault_errors import BackupDamaged
from confidant_app.storage.archive import Archive
from confidant_app.storage.backup_folder import take_from_beside
from confidant_app.storage.disk import named_errors
from confidant_app.storage.files import sync_folder
from confidant_app.storage.header_files import write_header
from confidant_app.storage.opening import DATABASE
from confidant_app.storage.vault import SEALED_FILES

_PART: Final = ".part"


def rebuild(archive: Archive, backups: Path, folder: Path) -> int:
    """Make the vault `folder` out of a backup that lies in the folder `backups`.

    Returns how many sealed files are missing; the rest is restored all the same.

    Raises:
        VaultExists: something stands there already; it is untouched.
        BackupDamaged, DiskFull, DiskFailing, ReadOnlyPlace, FileMissing (no folder around it):
            nothing was restored.
    """
    with rebuilt_aside(archive, backups, folder) as (part, missing), named_errors():
        if folder.exists() or folder.is_symlink():
            raise VaultExists
        part.rename(folder)
        sync_folder(folder.parent)
    return missing


@contextmanager
def rebuilt_aside(archive: Archive, backups: Path, folder: Path) -> Iterator[tuple[Path, int]]:
    """Give the vault in a folder beside `folder`, and how many sealed files are missing.

    It goes away again, at the next turn when a crash comes between, unless it got another name.
    Raises as `rebuild`, but for VaultExists.
    """
    start = f".{folder.name}."
    part = folder.with_name(f"{start}{secrets.token_hex(8)}{_PART}")
    with named_errors():
        for left in folder.parent.iterdir():
            if left.name.startswith(start) and left.suffix == _PART:
                shutil.rmtree(left)
    try:
        with named_errors():
            part.mkdir(mode=0o700)
            (part / SEALED_FILES).mkdir(mode=0o700)
            archive.database_into(part / DATABASE)
            write_header(part, archive.header())
            missing = _take_files(archive, backups, part / SEALED_FILES)
            sync_folder(part / SEALED_FILES)
            sync_folder(part)
        yield part, missing
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _take_files(archive: Archive, backups: Path, sealed: Path) -> int:
    manifest = archive.manifest
    missing = manifest.absent
    for name in manifest.files:
        try:
            if manifest.inside:
                archive.file_into(name, sealed / name)
            else:
                take_from_beside(manifest, backups, name, sealed / name)
        except (FileMissing, BackupDamaged):
            (sealed / name).unlink(missing_ok=True)
            missing += 1
    return missing
