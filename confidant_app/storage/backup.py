"""A proven copy of the database, under the same key."""

import secrets
from pathlib import Path

from confidant_app.domain.errors import DatabaseDamaged, FileExists
from confidant_app.storage.disk import named_errors
from confidant_app.storage.files import make_empty, put_in_place, sync_file, sync_folder
from confidant_app.storage.integrity import integrity
from confidant_app.storage.vault import Reader, Vault


def snapshot(vault: Vault, target: Path) -> None:
    """Write a consistent copy of the database to `target`, and open it again to be sure.

    It has its own connections, so it may run in any thread while the vault is open. SQLCipher
    refuses to copy a damaged page: a copy never hides what is wrong with its original.

    Raises:
        FileExists: whatever stands there is untouched.
        DatabaseDamaged: the vault, or the copy that was made of it, is not whole.
        DiskFull, DiskFailing, ReadOnlyPlace, FileMissing (no such folder).
    """
    if target.exists():
        raise FileExists
    part = target.with_name(f"{target.name}.{secrets.token_hex(8)}.part")
    try:
        with named_errors():
            make_empty(part)
            with vault.reader() as original:
                original.copy_into(part)
            sync_file(part)
            with vault.reader_of(part) as copy:
                _prove(copy)
            put_in_place(part, target)
            sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _prove(copy: Reader) -> None:
    if integrity(copy):
        raise DatabaseDamaged
