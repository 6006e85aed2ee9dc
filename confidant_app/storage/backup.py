"""A proven copy of the database, under the same key."""

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from confidant_app.domain.errors import DatabaseDamaged, FileExists
from confidant_app.storage.content import combined, digests
from confidant_app.storage.disk import named_errors
from confidant_app.storage.files import make_empty, put_in_place, sync_file, sync_folder
from confidant_app.storage.integrity import integrity
from confidant_app.storage.vault import Reader, Vault

_PASSING: Final = frozenset({"draft"})  # may come and go while the copy is made


def snapshot(vault: Vault, target: Path) -> str:
    """Write a consistent copy of the database to `target`; returns the digest of its content.

    The copy is opened again, checked, and compared with the vault, table by table. It has its
    own connections, so it may run in any thread while the vault is open. SQLCipher refuses to
    copy a damaged page: a copy never hides what is wrong with its original.

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
                _demand_whole(original)
                before = _digests_at_once(original)
                original.copy_into(part)
                sync_file(part)
                with vault.reader_of(part) as copy:
                    copied = _prove(copy)
                if copied != before:
                    _compare_settled(before, copied, _digests_at_once(original))
            put_in_place(part, target)
            sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)
    return combined(copied)


def _demand_whole(original: Reader) -> None:
    # A copy leaves indexes and free pages behind, and with them any damage that is there.
    # Twice, because what is saved meanwhile may cross a page that is being looked at.
    if integrity(original) and integrity(original):
        raise DatabaseDamaged


def prove(copy: Reader) -> str:
    """Look whether a copy is whole, every check included; returns the digest of its content.

    Raises:
        DatabaseDamaged: it is not.
    """
    return combined(_prove(copy))


def _prove(copy: Reader) -> Mapping[str, str]:
    if integrity(copy):
        raise DatabaseDamaged
    return digests(copy)


def _digests_at_once(reader: Reader) -> Mapping[str, str]:
    # One read transaction: all tables as they are at one moment, whatever is saved meanwhile.
    reader.read("BEGIN")
    try:
        return digests(reader)
    finally:
        reader.read("ROLLBACK")


def _compare_settled(
    before: Mapping[str, str], copied: Mapping[str, str], after: Mapping[str, str]
) -> None:
    # Somebody may have saved while the copy was made; what nobody touched has to be equal.
    settled = {name for name, digest in before.items() if after.get(name) == digest} - _PASSING
    if any(copied.get(name) != before[name] for name in settled):
        raise DatabaseDamaged
