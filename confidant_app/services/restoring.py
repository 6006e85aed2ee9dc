"""Bring a vault back from a backup, or rehearse that; nothing is ever overwritten."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from confidant_app.crypto import header as headers
from confidant_app.crypto import slots
from confidant_app.domain.backups import BackupId, BackupRow
from confidant_app.domain.errors import DatabaseDamaged, HeaderDamaged
from confidant_app.domain.log import Act
from confidant_app.domain.vault_errors import (
    BackupDamaged,
    BackupOfAnotherVault,
    BackupUnderOlderKey,
)
from confidant_app.services import backing_up, vaults
from confidant_app.storage import rebuilding, rows_backups, rows_log
from confidant_app.storage.archive import Archive
from confidant_app.storage.backup import prove
from confidant_app.storage.backup_folder import missing_beside
from confidant_app.storage.disk import named_errors
from confidant_app.storage.opening import DATABASE
from confidant_app.storage.pieces import of_file
from confidant_app.storage.vault import Reader, Vault, VaultKind

REHEARSAL: Final = "confidant-proef"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupInfo:
    """What a backup says of itself; `missing` of its sealed files are not beside it."""

    path: Path
    id: BackupId
    vault_id: str
    kind: VaultKind
    made_at: datetime
    size: int
    files: int
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A vault that was put back, without `missing` of its sealed files."""

    folder: Path
    backup: BackupRow
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """What a backup gave when it was put back for a moment, opened, proved and removed."""

    made_at: datetime
    cases: int
    contacts: int
    files: int
    missing: int


def examine(file: Path, vault_id: str | None = None) -> BackupInfo:
    """Return what a backup says of itself; quick, so what is deep inside is not proved.

    Raises:
        FileMissing, BackupDamaged, VaultNewer.
        BackupOfAnotherVault: it is not of the vault with this id.
    """
    with _opened(file, vault_id) as archive, named_errors():
        manifest = archive.manifest
        return BackupInfo(
            path=file,
            id=manifest.id,
            vault_id=manifest.vault,
            kind=manifest.kind,
            made_at=manifest.made_at,
            size=file.stat().st_size,
            files=len(manifest.files) + manifest.absent,
            missing=missing_beside(manifest, file.parent),
        )


def restore(file: Path, folder: Path, vault_id: str | None = None) -> Restored:
    """Put the vault in a backup back as `folder`, every byte proved. Slow; needs no passphrase.

    Raises:
        VaultExists: something stands there already; it is untouched.
        FileMissing, BackupDamaged, BackupOfAnotherVault, VaultNewer, DiskFull, DiskFailing,
            ReadOnlyPlace: nothing was restored.
    """
    with _opened(file, vault_id) as archive:
        vaults.make_room(folder)
        missing = rebuilding.rebuild(archive, file.parent, folder)
        with named_errors():
            piece = of_file(file)
        return Restored(
            folder=folder,
            backup=BackupRow(
                id=archive.manifest.id,
                made_at=archive.manifest.made_at,
                size=piece.size,
                sha256=piece.sha256,
            ),
            missing=missing,
        )


def note_restored(vault: Vault, restored: Restored, at: datetime) -> None:
    """Log, in the vault that was put back and is now open, where it came from."""
    facts: dict[str, str | int] = {
        "sha256": restored.backup.sha256,
        "missing": restored.missing,
    }
    with vault.transaction():
        # The copy in hand was made before its own backup was written down in the vault.
        rows_backups.put(vault, restored.backup)
        rows_backups.end(vault, restored.backup.id)
        rows_log.append(vault, at, Act.BACKUP_RESTORED, str(restored.backup.id), facts)


def key_from_passphrase(file: Path, passphrase: str) -> bytes:
    """Return the data key of a backup, which opens with the passphrase of when it was made.

    Raises:
        FileMissing, BackupDamaged, VaultNewer, WrongPassphrase.
    """
    with _opened(file, None) as archive:
        return slots.unlock_with_passphrase(archive.header(), passphrase)


def rehearse(vault: Vault, file: Path, room: Path | None = None) -> Rehearsed:
    """Put a backup of this vault back for a moment, open it with the vault's key, and prove it.

    May run in any thread while the vault is open. `room` is the folder to do it in, by default
    where the backup lies; it needs as much room as the vault.

    Raises:
        FileMissing, BackupDamaged, BackupOfAnotherVault, VaultNewer, DiskFull, DiskFailing,
            ReadOnlyPlace.
        BackupUnderOlderKey: made before the data key was renewed; use `rehearse_with_key`.
        DatabaseDamaged: what came out is not what went in.
    """
    with _opened(file, backing_up.vault_id(vault)) as archive:
        if _origin(archive.header()) != _origin(vaults.header_of(vault.folder)):
            raise BackupUnderOlderKey
    return _rehearse(file, room, vault.reader_of)


def rehearse_with_key(file: Path, key: bytes, room: Path | None = None) -> Rehearsed:
    """Rehearse with a key from `key_from_passphrase`; otherwise as `rehearse`."""
    return _rehearse(file, room, lambda database: Reader(database, key))


def _rehearse(file: Path, room: Path | None, read: Callable[[Path], Reader]) -> Rehearsed:
    with _opened(file, None) as archive:
        manifest = archive.manifest
        place = (room or file.parent) / f"{REHEARSAL}-{manifest.vault}"
        with (
            rebuilding.rebuilt_aside(archive, file.parent, place) as (folder, missing),
            read(folder / DATABASE) as copy,
        ):
            if prove(copy) != manifest.content:
                raise DatabaseDamaged
            cases, contacts = _counts(copy, manifest.kind)
        return Rehearsed(
            made_at=manifest.made_at,
            cases=cases,
            contacts=contacts,
            files=len(manifest.files) + manifest.absent,
            missing=missing,
        )


def _counts(copy: Reader, kind: VaultKind) -> tuple[int, int]:
    if kind is not VaultKind.CONFIDANT:
        return 0, 0
    (counts,) = copy.read("SELECT (SELECT count(*) FROM case_file), (SELECT count(*) FROM contact)")
    return counts


@contextmanager
def _opened(file: Path, vault_id: str | None) -> Iterator[Archive]:
    with Archive(file) as archive:
        try:
            vault = slots.vault_id(archive.header())
        except HeaderDamaged as error:
            raise BackupDamaged from error
        if vault != archive.manifest.vault:
            raise BackupDamaged
        if vault_id not in (None, vault):
            raise BackupOfAnotherVault
        yield archive


def _origin(header: bytes) -> headers.Origin:
    return headers.decode(header).origin
