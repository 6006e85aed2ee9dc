"""Rows of backups: which proven copies were made, not where they are."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from confidant_app.domain.backups import BackupId, BackupRow
from confidant_app.storage.fields import from_moment, to_moment
from confidant_app.storage.vault import Source, Vault


def put(vault: Vault, backup: BackupRow) -> None:
    """Keep that a copy was made; a copy that is known already stays as it is known."""
    vault.write(
        "INSERT INTO backup (id, made_at, size, sha256) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (id) DO NOTHING",
        (str(backup.id), from_moment(backup.made_at), backup.size, backup.sha256),
    )


def remove(vault: Vault, gone: Iterable[BackupId]) -> None:
    """Forget copies that rotation took away."""
    vault.write_each("DELETE FROM backup WHERE id = ?", ((str(wanted),) for wanted in gone))


def all_made(source: Source) -> tuple[BackupRow, ...]:
    """Return every copy that may still be somewhere, newest first."""
    return tuple(
        BackupRow(id=BackupId(UUID(row[0])), made_at=to_moment(row[1]), size=row[2], sha256=row[3])
        for row in source.read(
            "SELECT id, made_at, size, sha256 FROM backup ORDER BY made_at DESC, id"
        )
    )


def last_made(source: Source) -> datetime | None:
    """Return when the newest copy was made."""
    ((at,),) = source.read("SELECT max(made_at) FROM backup")
    return None if at is None else to_moment(at)


def sealed_digests(source: Source) -> Mapping[str, str]:
    """Return the sealed files that the rows of a confidant's vault need: name and SHA-256."""
    return {
        name: digest.hex()
        for name, digest in source.read(
            "SELECT sealed_name, sha256 FROM attachment WHERE sealed_name IS NOT NULL "
            "ORDER BY sealed_name"
        )
    }
