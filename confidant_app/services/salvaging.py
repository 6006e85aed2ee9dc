"""The way back from a damaged vault: the newest good backup, and whatever can still be read.

The damaged folder is only read. What comes of it is a new vault beside it, built under another
name and renamed when it is whole, so that a half-made one never appears.
"""

import secrets
import shutil
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from confidant_app.crypto import slots
from confidant_app.domain.errors import (
    DatabaseDamaged,
    DatabaseMissing,
    HeaderDamaged,
    HeaderMissing,
    ReadOnlyPlace,
    RecoveryCodeMistyped,
    WrongPassphrase,
    WrongRecoveryCode,
)
from confidant_app.domain.log import Act
from confidant_app.domain.vault_errors import BackupOfAnotherVault, BackupUnderOlderKey
from confidant_app.services import backing_up, restoring, vaults
from confidant_app.storage import backup_folder, rows_log, sealed_files
from confidant_app.storage.commit_note import NOTE_SUFFIX
from confidant_app.storage.connection import LOG_SUFFIX
from confidant_app.storage.disk import named_errors
from confidant_app.storage.files import OWNER_ONLY, sync_file, sync_folder
from confidant_app.storage.header_files import write_header
from confidant_app.storage.integrity import integrity
from confidant_app.storage.lock import Lock
from confidant_app.storage.opening import DATABASE
from confidant_app.storage.salvage import Salvaged, kind_of_damaged, salvage
from confidant_app.storage.vault import LOCK, SEALED_FILES, Reader, Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A backup to start from, and when it was made."""

    path: Path
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A vault that was put together again; `salvaged` is None when the old one gave nothing."""

    folder: Path
    key: bytes = field(repr=False)
    backup: datetime | None
    salvaged: Salvaged | None
    missing_files: int


def backups_for(folder: Path, place: Path) -> tuple[Choice, ...]:
    """Return the backups of a damaged vault in a folder, newest first.

    When its header is damaged nothing tells which are its own: then all of them.

    Raises:
        DiskFailing, ReadOnlyPlace.
    """
    vault = _vault_id(folder)
    if vault is not None:
        found = [(one.path, one.made_at) for one in backing_up.backups_in(place, vault)]
    else:
        found = [
            (one.path, one.manifest.made_at)
            for one in backup_folder.found_in(place)
            if one.manifest is not None
        ]
    choices = [Choice(path=path, made_at=at) for path, at in found if at is not None]
    return tuple(sorted(choices, key=lambda choice: choice.made_at, reverse=True))


def save(folder: Path, secret: str, backup: Path | None, at: datetime) -> Saved:
    """Make a new vault beside a damaged one out of a backup and what can still be read. Slow.

    `secret` is the passphrase or the recovery code. Without a backup the new vault holds only
    what can be read.

    Raises:
        WrongPassphrase, WrongRecoveryCode.
        HeaderMissing, HeaderDamaged, DatabaseMissing, DatabaseDamaged: no backup was given, and
            without one nothing can be read.
        VaultInUse: somebody has the damaged vault open.
        FileMissing, BackupDamaged, BackupOfAnotherVault, BackupUnderOlderKey, VaultNewer: the
            backup cannot be used.
        DiskFull, DiskFailing, ReadOnlyPlace. After any of these, nothing was made.
    """
    target = _free_name(folder, at.date())
    part = target.with_name(f".{target.name}.{secrets.token_hex(8)}")
    copies = part.with_name(f"{part.name}.copy")
    _sweep(target)
    key = _key_of_damaged(folder, secret, needed=backup is None)
    try:
        with named_errors():
            copies.mkdir(mode=0o700)
            copy = _copied(folder, copies)
        base = _base(folder, part, copy, key, backup, secret)
        saved = _filled(folder, part, copy, base, at)
        with named_errors():
            part.rename(target)
            sync_folder(target.parent)
    finally:
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(copies, ignore_errors=True)
    return replace(saved, folder=target)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Base:
    """The vault that everything goes into, and the keys of both."""

    damaged_key: bytes = field(repr=False)
    key: bytes = field(repr=False)
    restored: restoring.Restored | None


def _base(
    folder: Path, part: Path, copy: Path | None, key: bytes | None, backup: Path | None, secret: str
) -> _Base:
    if backup is not None:
        restored = restoring.restore(backup, part, _vault_id(folder))
        own = _key_of_backup(folder, part, key, secret)
        return _Base(damaged_key=key or own, key=own, restored=restored)
    if copy is None or key is None:
        raise DatabaseMissing
    kind = kind_of_damaged(copy, key)
    Vault.create(part, vaults.header_of(folder), key, kind).close()
    return _Base(damaged_key=key, key=key, restored=None)


def _filled(folder: Path, part: Path, copy: Path | None, base: _Base, at: datetime) -> Saved:
    with Vault.open(part, base.key) as vault:
        outcome = _salvaged(copy, base, vault, is_own=_vault_id(folder) is not None)
        missing = _take_files(folder, vault)
        if base.restored is not None:
            restoring.note_restored(vault, base.restored, at)
        with vault.transaction():
            rows_log.append(vault, at, Act.VAULT_SALVAGED, facts=_facts(outcome))
        if integrity(vault):
            raise DatabaseDamaged
    made = base.restored.backup.made_at if base.restored is not None else None
    return Saved(folder=part, key=base.key, backup=made, salvaged=outcome, missing_files=missing)


def _salvaged(copy: Path | None, base: _Base, vault: Vault, *, is_own: bool) -> Salvaged | None:
    if copy is None:
        return None
    try:
        return salvage(copy, base.damaged_key, vault)
    except DatabaseDamaged as error:
        if is_own:
            return None
        # Neither the header nor the database shows that this backup belongs to this vault.
        raise BackupOfAnotherVault from error


def _key_of_damaged(folder: Path, secret: str, *, needed: bool) -> bytes | None:
    try:
        return _unlocked(vaults.header_of(folder), secret)
    except (HeaderMissing, HeaderDamaged):
        if needed:
            raise
        return None


def _key_of_backup(folder: Path, part: Path, key: bytes | None, secret: str) -> bytes:
    if key is not None and _opens(part / DATABASE, key):
        write_header(part, vaults.header_of(folder))  # the passphrase of now, not of then
        return key
    try:
        return _unlocked(vaults.header_of(part), secret)
    except (WrongPassphrase, WrongRecoveryCode) as error:
        if key is None:
            raise
        raise BackupUnderOlderKey from error


def _unlocked(header: bytes, secret: str) -> bytes:
    try:
        return slots.unlock_with_recovery(header, secret)
    except RecoveryCodeMistyped:
        return slots.unlock_with_passphrase(header, secret)


def _opens(database: Path, key: bytes) -> bool:
    try:
        Reader(database, key).close()
    except DatabaseDamaged:
        return False
    return True


def _copied(folder: Path, copies: Path) -> Path | None:
    """Copy the database: even reading it in place would change the files beside it."""
    database = folder / DATABASE
    if not database.is_file() or database.stat().st_size == 0:
        return None
    with ExitStack() as held:
        with suppress(ReadOnlyPlace):  # where nobody can write, nobody has to be kept out
            held.callback(Lock(folder / LOCK).release)
        for name in (DATABASE, f"{DATABASE}{LOG_SUFFIX}", f"{DATABASE}{NOTE_SUFFIX}"):
            if (folder / name).is_file():
                shutil.copyfile(folder / name, copies / name)
    return copies / DATABASE


def _take_files(folder: Path, vault: Vault) -> int:
    """Copy the sealed files that the backup lacks; returns how many are in neither place."""
    missing = 0
    for name in sorted(sealed_files.names(vault)):
        target, source = (home / SEALED_FILES / name for home in (vault.folder, folder))
        if target.exists():
            continue
        if not source.is_file():
            missing += 1
            continue
        with named_errors():
            shutil.copyfile(source, target)
            target.chmod(OWNER_ONLY)
            sync_file(target)
    return missing


def _facts(outcome: Salvaged | None) -> dict[str, str | int]:
    if outcome is None:
        return {}
    return {"taken_over": outcome.taken_over, "unreadable": outcome.unreadable}


def _vault_id(folder: Path) -> str | None:
    try:
        return slots.vault_id(vaults.header_of(folder))
    except (HeaderMissing, HeaderDamaged):
        return None


def _free_name(folder: Path, on: date) -> Path:
    first = f"{folder.stem} hersteld {on.isoformat()}"
    names = (first, *(f"{first} ({number})" for number in range(2, 100)))
    free = (folder.with_name(f"{name}.confidant") for name in names)
    return next(path for path in free if not path.exists())


def _sweep(target: Path) -> None:
    """Remove what a crash left of an earlier attempt."""
    with named_errors():
        for left in target.parent.iterdir():
            if left.name.startswith(f".{target.name}."):
                shutil.rmtree(left)
