"""Where the backups of a vault go, and whether it is time for one."""

from datetime import datetime
from pathlib import Path
from typing import Final

from confidant_app.domain.backups import is_due
from confidant_app.services import backing_up
from confidant_app.services.backing_up import BackupJob
from confidant_app.storage import rows_backups, rows_settings
from confidant_app.storage.disk import named_errors
from confidant_app.storage.fields import to_moment
from confidant_app.storage.vault import Vault

USUAL: Final = "Reservekopieën"

_PLACE: Final = "backup_place"


def place(vault: Vault, usual: Path) -> Path:
    """Return the folder for the backups of a vault: the one that was chosen, else `usual`."""
    kept = rows_settings.get(vault, _PLACE)
    return Path(kept) if kept else usual


def choose(vault: Vault, folder: Path) -> None:
    """Let the backups of a vault go to this folder from now on.

    Raises:
        BackupPlaceMissing: there is no such folder.
        InvalidValue: it is inside the vault itself.
        OpenedReadOnly, VaultInUse.
    """
    backing_up.demand_place(vault, folder)
    with vault.transaction():
        rows_settings.put(vault, _PLACE, str(folder))
        rows_backups.keep_folder(vault, str(folder.resolve()))


def is_there(vault: Vault, usual: Path) -> bool:
    """Return whether a backup can go to its place; the usual one is made when it is needed."""
    folder = place(vault, usual)
    return folder == usual or folder.is_dir()


def is_on_same_disk(vault: Vault, folder: Path) -> bool:
    """Return whether what takes the vault away would take this folder too.

    Raises:
        DiskFailing, ReadOnlyPlace.
    """
    with named_errors():
        return _disk(vault.folder) == _disk(folder)


def prepare(vault: Vault, usual: Path, at: datetime) -> BackupJob:
    """Return the job of a backup to the place of this vault. Raises as `backing_up.prepare`."""
    folder = place(vault, usual)
    if folder == usual:
        with named_errors():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return backing_up.prepare(vault, folder, at)


def is_wanted_today(vault: Vault, now: datetime) -> bool:
    """Return whether this vault has no backup of the day of `now` yet, and may get one."""
    last = backing_up.last_made(vault)
    return not vault.is_read_only and (last is None or _days(last, now) != 0)


def days_without(vault: Vault, now: datetime) -> int | None:
    """Return since how many days there is no backup, None when nobody has to be reminded.

    Where there never was one, the days count from the making of the vault.
    """
    last = backing_up.last_made(vault) or _made_at(vault)
    if vault.is_read_only or last is None or not is_due(last, now):
        return None
    return _days(last, now)


def _made_at(vault: Vault) -> datetime | None:
    found = vault.read("SELECT at FROM log_entry ORDER BY number LIMIT 1")
    return to_moment(found[0][0]) if found else None


def _days(since: datetime, now: datetime) -> int:
    return (now.date() - since.astimezone(now.tzinfo).date()).days


def _disk(path: Path) -> int:
    there = next(one for one in (path, *path.parents) if one.exists())
    return there.stat().st_dev
