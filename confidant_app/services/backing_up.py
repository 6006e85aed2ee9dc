"""Make backups: proven copies of the whole vault, kept by rotation; and archives in one file.

The slow part is apart: `prepare` and `record` belong to the thread of the vault, `work` may run
in any thread while that vault is open. Until `record`, the vault knows only that the copy was
begun, and where; what a lock or a crash kept from being recorded is recorded by a later `prepare`.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import uuid4

from confidant_app.crypto import slots
from confidant_app.domain.backups import BackupId, BackupRow, BegunCopy, to_keep
from confidant_app.domain.errors import ConfidantError, FileExists, InvalidValue
from confidant_app.domain.log import Act
from confidant_app.domain.vault_errors import BackupPlaceMissing
from confidant_app.services import vaults
from confidant_app.storage import archive, backup_folder, rows_backups, rows_log
from confidant_app.storage.backup import snapshot
from confidant_app.storage.disk import named_errors
from confidant_app.storage.files import put_in_place, sync_folder
from confidant_app.storage.manifests import Manifest, Piece
from confidant_app.storage.pieces import of_file
from confidant_app.storage.vault import SEALED_FILES, Vault, VaultKind

SUFFIX: Final = backup_folder.SUFFIX

_AT_WORK: Final = timedelta(days=1)  # longer no copy takes


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupJob:
    """A backup to be made; with `inside` an archive that holds its sealed files itself.

    `known` are the backups that this vault made: rotation takes no other, for a vault that was
    put back from one of them has the same id and goes its own way.
    """

    id: BackupId
    vault: Vault
    vault_id: str
    header: bytes = field(repr=False)
    target: Path
    at: datetime
    inside: bool
    known: frozenset[BackupId]


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupMade:
    """A copy that was proved; `missing` sealed files the vault itself had lost."""

    path: Path
    backup: BackupRow
    files: int
    missing: int
    inside: bool
    removed: tuple[BackupId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFile:
    """A backup in a folder; one that is damaged has only a path and a size in bytes."""

    path: Path
    size: int
    id: BackupId | None = None
    made_at: datetime | None = None
    files: int = 0
    missing: int = 0

    @property
    def is_damaged(self) -> bool:
        """Return whether its manifest cannot be read, so that nothing else is known of it."""
        return self.id is None


def vault_id(vault: Vault) -> str:
    """Return the random id of a vault, which its backups carry.

    Raises:
        HeaderMissing, HeaderDamaged.
    """
    return slots.vault_id(vaults.header_of(vault.folder))


def prepare(vault: Vault, folder: Path, at: datetime) -> BackupJob:
    """Return the job of a backup into `folder`; quick. `at` is aware, in the user's time zone.

    Raises:
        BackupPlaceMissing: there is no such folder.
        InvalidValue: the folder is inside the vault itself.
        OpenedReadOnly, VaultInUse, HeaderMissing, HeaderDamaged.
    """
    name = f"{vault.folder.stem}-{at:%Y%m%d-%H%M%S}{SUFFIX}"
    return _job(vault, folder / name, at, inside=False)


def prepare_archive(vault: Vault, target: Path, at: datetime) -> BackupJob:
    """Return the job of an archive of the whole vault in one file; otherwise as `prepare`."""
    return _job(vault, target, at, inside=True)


def work(job: BackupJob) -> BackupMade:
    """Make the copy, prove it, put it in place and, but for an archive, let rotation pass.

    Raises:
        FileExists: whatever stands there is untouched.
        DatabaseDamaged: the vault is not whole; nothing was kept.
        BackupDamaged: the copy did not read back as it was written; it was not kept.
        DiskFull, DiskFailing, ReadOnlyPlace: nothing was kept.
    """
    if job.target.exists():
        raise FileExists
    folder = job.target.parent
    stem = f"{job.vault_id}-archive" if job.inside else job.vault_id
    with named_errors(), backup_folder.part_of(folder, stem) as part:
        database = part.with_name(f"{part.name}.db")
        manifest = _manifest(job, database)
        sealed = job.vault.folder / SEALED_FILES
        written = archive.write(part, manifest, job.header, database, sealed)
        put_in_place(part, job.target)
        sync_folder(folder)
    return BackupMade(
        path=job.target,
        backup=BackupRow(id=manifest.id, made_at=job.at, size=written.size, sha256=written.sha256),
        files=len(manifest.files),
        missing=manifest.absent,
        inside=job.inside,
        removed=() if job.inside else _rotate(job),
    )


def record(vault: Vault, made: BackupMade) -> None:
    """Log a copy that was made, and keep which copies there are."""
    with vault.transaction():
        _write_down(vault, made.backup, inside=made.inside)
        rows_backups.remove(vault, made.removed)


def make(vault: Vault, folder: Path, at: datetime) -> BackupMade:
    """Make a backup in this thread. Raises as `prepare` and `work`."""
    made = work(prepare(vault, folder, at))
    record(vault, made)
    return made


def backups_in(folder: Path, vault: str | None = None) -> tuple[BackupFile, ...]:
    """Return the backups in a folder, newest first, damaged ones last.

    Those of the vault with this id, or of all. Only manifests are read. A damaged one can be of
    another vault: nobody can tell.

    Raises:
        DiskFailing, ReadOnlyPlace.
    """
    found = [
        _backup_file(one.path, one.manifest)
        for one in backup_folder.found_in(folder)
        if one.manifest is None or vault in (None, one.manifest.vault)
    ]
    return tuple(sorted(found, key=_age))


def demand_place(vault: Vault, folder: Path) -> None:
    """Let only a folder through in which backups of this vault can lie.

    Raises:
        BackupPlaceMissing: there is no such folder.
        InvalidValue: it is inside the vault itself.
    """
    if not folder.is_dir():
        raise BackupPlaceMissing
    if folder.resolve().is_relative_to(vault.folder.resolve()):
        raise InvalidValue(reason="een reservekopie hoort niet in de kluismap zelf")


def last_made(vault: Vault) -> datetime | None:
    """Return when the newest backup was made, None when there never was one."""
    return rows_backups.last_made(vault)


def _job(vault: Vault, target: Path, at: datetime, *, inside: bool) -> BackupJob:
    demand_place(vault, target.parent)
    vault.demand_writing()  # it has to be written down in the vault afterwards
    header = vaults.header_of(vault.folder)
    _record_earlier(vault, at)
    new = BackupId(uuid4())
    with vault.transaction():
        begun = BegunCopy(id=new, made_at=at, path=str(target.resolve()), inside=inside)
        rows_backups.begin(vault, begun)
        if not inside:
            rows_backups.keep_folder(vault, str(target.parent.resolve()))
    return BackupJob(
        id=new,
        vault=vault,
        vault_id=slots.vault_id(header),
        header=header,
        target=target,
        at=at,
        inside=inside,
        known=frozenset({new, *(row.id for row in rows_backups.all_made(vault))}),
    )


def _record_earlier(vault: Vault, at: datetime) -> None:
    for begun in rows_backups.begun(vault):
        with suppress(ConfidantError), named_errors():  # another time, then
            path = Path(begun.path)
            is_there = backup_folder.is_there(path, begun.id)
            if not is_there and (at - begun.made_at < _AT_WORK or not path.parent.is_dir()):
                continue  # being made still, or nobody can look
            piece = of_file(path) if is_there else None
            with vault.transaction():
                rows_backups.end(vault, begun.id)
                if piece is not None:
                    row = BackupRow(
                        id=begun.id, made_at=begun.made_at, size=piece.size, sha256=piece.sha256
                    )
                    _write_down(vault, row, inside=begun.inside)


def _write_down(vault: Vault, backup: BackupRow, *, inside: bool) -> None:
    facts: dict[str, str | int] = {"sha256": backup.sha256, "size": backup.size}
    if not inside:
        rows_backups.put(vault, backup)
    act = Act.VAULT_EXPORTED if inside else Act.BACKUP_MADE
    rows_log.append(vault, backup.made_at, act, str(backup.id), facts)
    rows_backups.end(vault, backup.id)


def _manifest(job: BackupJob, database: Path) -> Manifest:
    content = snapshot(job.vault, database)
    needed: Mapping[str, str] = {}
    if job.vault.kind is VaultKind.CONFIDANT:
        with job.vault.reader_of(database) as copy:
            needed = rows_backups.sealed_digests(copy)
    files = _sealed(job, needed)
    header = Piece.of(job.header)
    return Manifest(
        id=job.id,
        vault=job.vault_id,
        kind=job.vault.kind,
        made_at=job.at,
        content=content,
        entries={archive.HEADER: header, archive.DATABASE: of_file(database)},
        files=files,
        absent=len(needed) - len(files),
        inside=job.inside,
    )


def _sealed(job: BackupJob, needed: Mapping[str, str]) -> Mapping[str, Piece]:
    sealed, folder = job.vault.folder / SEALED_FILES, job.target.parent
    if job.inside:
        return backup_folder.whole_files(sealed, needed)
    beside = backup_folder.files_folder(folder, job.vault_id)
    return backup_folder.keep_beside(sealed, needed, beside)


def _rotate(job: BackupJob) -> tuple[BackupId, ...]:
    folder = job.target.parent
    own = {
        one.path: one.manifest
        for one in backup_folder.found_in(folder)
        if one.manifest is not None and one.manifest.id in job.known and not one.manifest.inside
    }
    kept = to_keep((manifest.made_at for manifest in own.values()), job.at)
    gone = {path: manifest for path, manifest in own.items() if manifest.made_at not in kept}
    with suppress(ConfidantError):  # the new copy is good; what cannot go now goes another day
        backup_folder.remove(folder, job.vault_id, gone)
    return tuple(manifest.id for path, manifest in gone.items() if not path.exists())


def _backup_file(path: Path, manifest: Manifest | None) -> BackupFile:
    with named_errors():
        size = path.stat().st_size
    if manifest is None:
        return BackupFile(path=path, size=size)
    return BackupFile(
        path=path,
        size=size,
        id=manifest.id,
        made_at=manifest.made_at,
        files=len(manifest.files),
        missing=backup_folder.missing_beside(manifest, path.parent),
    )


def _age(backup: BackupFile) -> tuple[bool, float, str]:
    made = 0.0 if backup.made_at is None else -backup.made_at.timestamp()
    return backup.made_at is None, made, backup.path.name
