"""Another data key for a vault: a copy under the new key takes its place, never half.

Whoever has the old key, from an old header and its passphrase or out of the computer's memory,
cannot read what is written from then on. Older copies of the vault keep opening with it.
"""

from datetime import datetime
from pathlib import Path

from confidant_app.domain.errors import DatabaseDamaged, DiskFailing
from confidant_app.domain.log import Act
from confidant_app.storage import rows_log
from confidant_app.storage.connection import Connection
from confidant_app.storage.content import digests
from confidant_app.storage.disk import named_errors
from confidant_app.storage.files import make_empty, sync_file, sync_folder
from confidant_app.storage.header_files import write_header
from confidant_app.storage.integrity import integrity
from confidant_app.storage.lock import Lock
from confidant_app.storage.opening import DATABASE, open_database
from confidant_app.storage.swapping import ASIDE, LOGS, discard, swap
from confidant_app.storage.vault import LOCK, Reader, Source, Vault


def renew(folder: Path, key: bytes, fresh_key: bytes, header: bytes, at: datetime) -> None:
    """Encrypt the vault's database anew under `fresh_key`, which `header` wraps.

    The vault must be closed. A crash at any moment leaves one that opens with the old secrets or
    with the new ones, and with everything in it. Sealed files keep their own keys, which stand in
    the database.

    Raises:
        VaultInUse, DatabaseMissing, DatabaseDamaged, VaultNewer.
        DiskFull, DiskFailing, ReadOnlyPlace: the next opening, with the old secrets or the new
            ones, settles which of them count.
    """
    lock = Lock(folder / LOCK)
    try:
        _build(folder, key, fresh_key, header, at)
        swap(folder / DATABASE)
    finally:
        lock.release()


def _build(folder: Path, key: bytes, fresh_key: bytes, header: bytes, at: datetime) -> None:
    aside = folder / ASIDE
    connection, _ = open_database(folder, key)
    try:
        with named_errors():
            aside.mkdir(mode=0o700)
            _copy(connection, aside / DATABASE, key, fresh_key)
            with Vault.open(aside, fresh_key) as copy:
                with Reader(folder / DATABASE, key) as original:
                    _prove(original, copy)
                with copy.transaction():
                    rows_log.append(copy, at, Act.DATA_KEY_RENEWED)
            _to_disk(aside, header)
    except BaseException:
        discard(folder / DATABASE)
        raise
    finally:
        connection.close()


def _copy(connection: Connection, path: Path, key: bytes, fresh_key: bytes) -> None:
    make_empty(path)
    connection.copy_into(path)
    copy = Connection(str(path), path.parent, key)
    try:
        copy.rekey(fresh_key)
    finally:
        copy.close()


def _prove(original: Source, copy: Source) -> None:
    if integrity(copy) or digests(copy) != digests(original):
        raise DatabaseDamaged


def _to_disk(aside: Path, header: bytes) -> None:
    if any((aside / (DATABASE + suffix)).exists() for suffix in LOGS):
        raise DiskFailing  # a part of the copy is not in its file
    sync_file(aside / DATABASE)
    sync_folder(aside)
    write_header(aside, header)
    sync_folder(aside.parent)
