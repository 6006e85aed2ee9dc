"""Rows of backups: which proven copies were made, which were begun, and where they go now."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from confidant_app.domain.backups import BackupId, BackupRow, BegunCopy
from confidant_app.domain.log import Act
from confidant_app.storage import rows_settings
from confidant_app.storage.fields import from_moment, to_moment
from confidant_app.storage.vault import Source, Vault

_FOLDER: Final = "backup_folder"
_BEGUN: Final = "backup_begun:"


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


def begin(vault: Vault, copy: BegunCopy) -> None:
    """Keep that a copy is begun, so that it is known even when nobody can write it down."""
    plain = {"made_at": from_moment(copy.made_at), "path": copy.path, "inside": copy.inside}
    rows_settings.put(vault, f"{_BEGUN}{copy.id}", json.dumps(plain))


def begun(source: Source) -> tuple[BegunCopy, ...]:
    """Return the copies that were begun and not written down since."""
    return tuple(
        _begun(name, json.loads(value))
        for name, value in source.read(
            "SELECT name, value FROM setting WHERE substr(name, 1, ?) = ? ORDER BY name",
            (len(_BEGUN), _BEGUN),
        )
    )


def end(vault: Vault, wanted: BackupId) -> None:
    """Forget that a copy was begun: it is written down, or it came to nothing."""
    vault.write("DELETE FROM setting WHERE name = ?", (f"{_BEGUN}{wanted}",))


def folder(source: Source) -> str:
    """Return the folder where the backups go now, empty when there never was one."""
    return rows_settings.get(source, _FOLDER)


def keep_folder(vault: Vault, path: str) -> None:
    """Keep where the backups go from now on."""
    rows_settings.put(vault, _FOLDER, path)


def exported(source: Source) -> tuple[tuple[str, datetime, str], ...]:
    """Return what the log knows of files with everything: id or number, moment and SHA-256."""
    return tuple(
        (record or str(number), to_moment(at), json.loads(facts).get("sha256", ""))
        for number, record, at, facts in source.read(
            "SELECT number, record, at, facts FROM log_entry WHERE act = ?", (Act.VAULT_EXPORTED,)
        )
    )


def sealed_digests(source: Source) -> Mapping[str, str]:
    """Return the sealed files that the rows of a confidant's vault need: name and SHA-256."""
    return {
        name: digest.hex()
        for name, digest in source.read(
            "SELECT sealed_name, sha256 FROM attachment WHERE sealed_name IS NOT NULL "
            "ORDER BY sealed_name"
        )
    }


def _begun(name: str, plain: Mapping[str, Any]) -> BegunCopy:
    return BegunCopy(
        id=BackupId(UUID(name.removeprefix(_BEGUN))),
        made_at=to_moment(plain["made_at"]),
        path=plain["path"],
        inside=plain["inside"],
    )
