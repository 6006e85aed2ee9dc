"""The vault: a folder with a header in two copies, an encrypted database and sealed files."""

import secrets
import shutil
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final
from weakref import WeakSet

from confidant_app.domain.errors import ConfidantError, VaultExists, VaultMissing
from confidant_app.domain.vault_errors import OpenedReadOnly
from confidant_app.storage.connection import Connection, Interrupted
from confidant_app.storage.disk import named_errors
from confidant_app.storage.files import give_folder_its_name, make_empty
from confidant_app.storage.header_files import write_header
from confidant_app.storage.lock import Lock
from confidant_app.storage.migrations import build
from confidant_app.storage.opening import DATABASE, open_database, open_to_read
from confidant_app.storage.schema import VaultKind

__all__ = ["Interrupted", "Reader", "Source", "Vault", "VaultKind"]

LOCK: Final = "vault.lock"
SEALED_FILES: Final = "files"

_READS: Final = ("SELECT", "WITH", "PRAGMA", "EXPLAIN")


class Reader:
    """A second connection that only reads, for the thread that made it.

    It holds the key as long as it is open: close it before or with the vault. A vault that is
    closed interrupts those that it gave.
    """

    def __init__(self, path: Path, key: bytes | bytearray) -> None:
        self._interrupted = False
        self._connection = Connection.reading(path, key)

    def read(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows.

        Raises:
            Interrupted: `interrupt` was called, now or before.
            DatabaseDamaged.
        """
        self._go_on()
        return self._connection.rows(sql, params)

    def copy_into(self, path: Path) -> None:
        """Write a consistent copy of the database under the same key to an empty file."""
        self._go_on()
        self._connection.copy_into(path)

    def interrupt(self) -> None:
        """Stop the read in hand and refuse the next; the one method for another thread."""
        self._interrupted = True
        self._connection.interrupt()

    def close(self) -> None:
        """Close; closing twice does no harm."""
        self._connection.close()

    def _go_on(self) -> None:
        if self._interrupted:
            raise Interrupted

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Vault:
    """An open, unlocked vault. Closing it forgets the key; whatever asks after that is a bug.

    Every reading or writing method can raise DatabaseDamaged, DiskFull, DiskFailing and
    ReadOnlyPlace. One that was opened to read only sees what its writer commits.
    """

    def __init__(self, folder: Path, key: bytes, lock: Lock | None) -> None:
        """Use `open`, `open_to_read` or `create`; without a lock nothing can be written."""
        self.folder: Final = folder
        self._lock = lock
        self._readers, self._registering = WeakSet[Reader](), threading.Lock()
        self._key = bytearray(key)
        opening = open_to_read if lock is None else open_database
        connection, self.kind = opening(folder, self._key)
        self._connection: Connection | None = connection

    @classmethod
    def create(cls, folder: Path, header: bytes, key: bytes, kind: VaultKind) -> "Vault":
        """Make a vault and return it open. It is built aside, so a half-made one never appears.

        Raises:
            VaultExists: something stands there already.
            DiskFull, DiskFailing, ReadOnlyPlace, FileMissing (no such folder around it).
        """
        if folder.exists() or folder.is_symlink():
            raise VaultExists
        part = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
        try:
            with named_errors():
                part.mkdir(mode=0o700)
                (part / SEALED_FILES).mkdir(mode=0o700)
                make_empty(part / DATABASE)
                write_header(part, header)
                build(part / DATABASE, key, kind)
                give_folder_its_name(part, folder)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        return cls.open(folder, key)

    @classmethod
    def open(cls, folder: Path, key: bytes, *, take_over: bool = False) -> "Vault":
        """Return the vault, brought up to the present schema.

        `key` was unwrapped from the header, so a database that it does not open is damaged.
        `take_over` is for a lock that another computer left behind, after asking a person.

        Raises:
            VaultMissing, DatabaseMissing, DatabaseDamaged, VaultNewer, VaultInUse,
            VaultLeftOpen, DiskFull, DiskFailing, ReadOnlyPlace.
        """
        if not folder.is_dir():
            raise VaultMissing
        lock = Lock(folder / LOCK, take_over=take_over)
        try:
            return cls(folder, key, lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open_to_read(cls, folder: Path, key: bytes) -> "Vault":
        """Return the vault as it is, beside whoever has it open; nothing of it can be changed.

        Raises:
            VaultMissing, DatabaseMissing, DatabaseDamaged, VaultNewer, VaultOlder,
            DiskFailing, ReadOnlyPlace.
        """
        if not folder.is_dir():
            raise VaultMissing
        return cls(folder, key, None)

    @property
    def is_read_only(self) -> bool:
        """Return whether it was opened to read only."""
        return self._lock is None

    def demand_writing(self) -> None:
        """Go on only when this vault may be written; ask before changing a file of its folder.

        Raises:
            OpenedReadOnly: it was opened to read only.
            VaultInUse: another computer claimed it meanwhile.
        """
        self._open()
        if self._lock is None:
            raise OpenedReadOnly
        self._lock.demand_ours()

    def read(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a statement that changes nothing."""
        if not sql.lstrip().startswith(_READS):
            raise RuntimeError("only a statement that reads belongs here")
        return self._usable().rows(sql, params)

    def write(self, sql: str, params: Sequence[object] = ()) -> int:
        """Run one statement inside a transaction; returns how many rows it changed."""
        return self._writing().change(sql, params)

    def write_each(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement inside a transaction, once for each row of parameters."""
        self._writing().change_each(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit everything in the block, or nothing; they do not nest (RuntimeError).

        Raises:
            OpenedReadOnly, VaultInUse (another computer claimed it): nothing of the block ran.
        """
        self.demand_writing()
        connection = self._usable()
        with connection.transaction():
            yield

    def reader(self) -> Reader:
        """Return a connection that only reads, for the calling thread."""
        return self.reader_of(self.folder / DATABASE)

    def reader_of(self, database: Path) -> Reader:
        """Return a connection to a copy of this database, which has the same key."""
        key = bytearray(self._key)
        try:
            self._open()  # after the copy: a vault that is being closed has no key to give
            reader = Reader(database, key)
        finally:
            key[:] = bytes(len(key))
        with self._registering:
            self._readers.add(reader)
        if self.is_closed():  # too late to be seen by `close`
            reader.interrupt()
        return reader

    def compact(self) -> None:
        """Write every page anew, so that nothing of what was deleted stays in one.

        Raises:
            OpenedReadOnly, VaultInUse: somebody else is writing, or claimed it.
        """
        self.demand_writing()
        self._open().change("VACUUM")

    def is_closed(self) -> bool:
        """Return whether the key was forgotten."""
        return self._connection is None

    def close(self) -> None:
        """Forget the key and let the next one in; closing twice does no harm.

        Readers in other threads are interrupted, not waited for. Where another computer claimed
        the vault meanwhile, its database is left as it is.
        """
        if self._connection is None:
            return
        connection, self._connection = self._connection, None
        self._interrupt_readers()
        guard: Connection | None = None
        try:
            if self._lock is not None:
                guard = self._settle(connection, self._lock)
        finally:
            connection.close()
            if guard is not None:
                guard.close()
            self._key[:] = bytes(len(self._key))
            if self._lock is not None:
                self._lock.release()

    def _settle(self, connection: Connection, lock: Lock) -> Connection | None:
        """Bring what was saved into the database, or return what must be closed last instead."""
        with suppress(ConfidantError):  # what was saved is safe in the write-ahead log as well
            connection.roll_back()
        try:
            lock.demand_ours()
        except (ConfidantError, OSError):
            # The last connection to close would still empty the log into the database; one that
            # only reads cannot. Where even that one does not open, the disk is gone.
            with suppress(ConfidantError):
                return Connection.reading(self.folder / DATABASE, self._key)
            return None
        with suppress(ConfidantError):
            connection.wait_for_nobody()
            connection.checkpoint()
        return None

    def _interrupt_readers(self) -> None:
        with self._registering:
            readers = tuple(self._readers)
        for reader in readers:
            reader.interrupt()

    def __enter__(self) -> "Vault":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self) -> Connection:
        if self._connection is None:
            raise RuntimeError("the vault is closed")
        return self._connection

    def _usable(self) -> Connection:
        connection = self._open()
        if connection.is_spent:
            # What is whole can still be read, and what was typed can still be kept.
            way = Connection.reading if self.is_read_only else Connection.writing
            self._connection = way(self.folder / DATABASE, self._key)
            connection.close()
        return self._open()

    def _writing(self) -> Connection:
        connection = self._open()
        if not connection.in_transaction:
            raise RuntimeError("a write belongs inside a transaction")
        return connection


Source = Vault | Reader
