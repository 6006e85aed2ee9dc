"""One SQLCipher connection: how it is keyed and set, how it reads, and what its errors mean."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from weakref import finalize

from sqlcipher3 import dbapi2

from confidant_app.domain.errors import DatabaseDamaged, DiskFull, ReadOnlyPlace, VaultInUse
from confidant_app.storage.commit_log import loses_nothing
from confidant_app.storage.commit_note import CommitNote, note_of
from confidant_app.storage.disk import refused_write

KEY_SIZE: Final = 32
PAGE_SIZE: Final = 4096
LOG_SUFFIX: Final = "-wal"

_BUSY_SECONDS: Final = 0.5
_WAL_LIMIT: Final = 8 * 1024 * 1024  # bytes that the log may keep after a bulk import

_ALWAYS: Final = (
    "PRAGMA temp_store = MEMORY",  # a temporary file would hold text in clear
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)
_FOR_WRITING: Final = (
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    f"PRAGMA journal_size_limit = {_WAL_LIMIT}",
)


class Interrupted(Exception):
    """Another thread no longer wants the answer to this read."""


_MEANINGS: Final[Mapping[int | None, type[Exception]]] = MappingProxyType(
    {
        dbapi2.SQLITE_INTERRUPT: Interrupted,
        dbapi2.SQLITE_CORRUPT: DatabaseDamaged,
        dbapi2.SQLITE_NOTADB: DatabaseDamaged,
        dbapi2.SQLITE_FULL: DiskFull,
        dbapi2.SQLITE_READONLY: ReadOnlyPlace,
        dbapi2.SQLITE_CANTOPEN: ReadOnlyPlace,
        dbapi2.SQLITE_PERM: ReadOnlyPlace,
        dbapi2.SQLITE_BUSY: VaultInUse,
        dbapi2.SQLITE_LOCKED: VaultInUse,
    }
)


class Connection:
    """A keyed connection; use it in the thread that made it (`interrupt` excepted).

    Raises, from every method:
        DatabaseDamaged: the file does not read back as it was written.
        DiskFull, DiskFailing, ReadOnlyPlace, VaultInUse: nothing of the statement was kept.
    """

    def __init__(self, target: str, folder: Path, key: bytes | bytearray) -> None:
        """Open `target`, a path or file URI; use `writing` or `reading` instead."""
        if len(key) != KEY_SIZE:
            raise ValueError("a data key is 32 bytes")
        self._folder = folder
        self._is_open, self._spent = True, False
        self._note: CommitNote | None = None
        try:
            self._db = dbapi2.connect(
                target, timeout=_BUSY_SECONDS, isolation_level=None, uri=target.startswith("file:")
            )
        except dbapi2.OperationalError as error:
            raise ReadOnlyPlace from error  # the file was seen to be there
        try:
            self._set_key(key)
            for statement in _ALWAYS:
                self.rows(statement)
            self.rows("SELECT count(*) FROM sqlite_schema")
            self._must_be("PRAGMA temp_store", 2)
        except BaseException:
            self.close()
            raise

    @classmethod
    def writing(cls, path: Path, key: bytes | bytearray) -> "Connection":
        """Open a database for reading and writing; an empty file becomes a new one.

        Raises:
            DatabaseDamaged: also when the write-ahead log of a crash lost what was finished.
        """
        log = path.with_name(path.name + LOG_SUFFIX)
        if not loses_nothing(log, PAGE_SIZE, note_of(path)):
            raise DatabaseDamaged
        connection = cls(str(path.absolute()), path.parent, key)
        try:
            connection._must_be("PRAGMA journal_mode = WAL", "wal")
            for statement in _FOR_WRITING:
                connection.rows(statement)
        except BaseException:
            connection.close()
            raise
        connection._note = note = CommitNote(path, log)
        # One that is dropped without being closed takes the log away as well.
        finalize(connection, note.closing)
        return connection

    @classmethod
    def reading(cls, path: Path, key: bytes | bytearray) -> "Connection":
        """Open a database that this connection cannot change."""
        target = path.absolute().as_uri() + "?mode=ro"
        try:
            return cls(target, path.parent, key)
        except ReadOnlyPlace:
            # On a medium that cannot be written SQLite cannot share the log with a writer. Where
            # there is no log there is none, and the file holds everything.
            if path.with_name(path.name + LOG_SUFFIX).exists():
                raise
            return cls(target + "&immutable=1", path.parent, key)

    @property
    def is_spent(self) -> bool:
        """Return whether it met damage: SQLCipher then refuses all that follows, whole or not."""
        return self._spent and not self.in_transaction

    @property
    def in_transaction(self) -> bool:
        """Return whether a transaction is open."""
        return self._is_open and bool(self._db.in_transaction)

    def rows(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a statement. Every read of the vault passes through here.

        SQLCipher gives zeroed or missing data without an error when the last page that a
        statement reads is damaged; only `cipher_status` tells.
        """
        with self._named_errors():
            found: list[tuple[Any, ...]] = self._db.execute(sql, params).fetchall()
            self._must_be_whole()
        return found

    def change(self, sql: str, params: Sequence[object] = ()) -> int:
        """Run one statement that writes; returns how many rows it changed."""
        with self._named_errors():
            changed = self._db.execute(sql, params).rowcount
            self._must_be_whole()
        return int(changed)

    def change_each(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement that writes once for each row of parameters."""
        with self._named_errors():
            self._db.executemany(sql, rows)
            self._must_be_whole()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit everything in the block, or nothing; a second one inside is a RuntimeError."""
        if self.in_transaction:
            raise RuntimeError("a transaction is open already")
        self.change("BEGIN IMMEDIATE")
        try:
            yield
            self.change("COMMIT")
        except BaseException:
            self.roll_back()
            raise
        self._note_commit()

    def roll_back(self) -> None:
        """Undo the open transaction, if SQLite has not done so by itself."""
        if self.in_transaction:
            self.change("ROLLBACK")

    def copy_into(self, path: Path) -> None:
        """Write a consistent copy under the same key to `path`, a new or empty file.

        VACUUM INTO refuses damaged pages; the backup API would write them out as valid ones.
        """
        self.rows("VACUUM INTO ?", (str(path),))

    def checkpoint(self) -> None:
        """Move everything from the write-ahead log into the database and empty the log."""
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def wait_for_nobody(self) -> None:
        """Let what another connection stands in the way of fail at once, instead of waiting."""
        self.rows("PRAGMA busy_timeout = 0")

    def rekey(self, key: bytes | bytearray) -> None:
        """Encrypt every page of the database anew under another key.

        Only for a copy that nothing depends on yet: it is done without a journal, so a crash in
        the middle leaves a file that no key opens.
        """
        self._must_be("PRAGMA journal_mode = OFF", "off")
        with _as_text(key) as text, self._named_errors():
            self._db.reset_key(text)
            self._must_be_whole()

    def interrupt(self) -> None:
        """Stop a read that runs in the thread of this connection; it raises Interrupted."""
        try:
            self._db.interrupt()
        except dbapi2.ProgrammingError:
            return  # closed meanwhile: there is nothing left to stop

    def close(self) -> None:
        """Close; closing twice does no harm."""
        self._is_open = False
        if self._note is not None:
            self._note.closing()
        self._db.close()
        if self._note is not None:
            self._note.end()

    def _note_commit(self) -> None:
        if self._note is not None:
            # In this mode nothing is moved: it only tells how long the log is.
            ((_, frames, _),) = self._db.execute("PRAGMA wal_checkpoint(NOOP)")
            self._note.keep(frames)

    def _must_be(self, pragma: str, expected: object) -> None:
        found = self.rows(pragma)
        if found != [(expected,)]:
            raise RuntimeError(f"{pragma} gives {found}")

    def _set_key(self, key: bytes | bytearray) -> None:
        self._db.execute("PRAGMA cipher_log_level = NONE")
        with _as_text(key) as text:
            self._db.set_key(text)

    def _must_be_whole(self) -> None:
        if not self._is_whole():
            raise DatabaseDamaged

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except dbapi2.Error as error:
            meaning = self._meaning(error)
            if meaning is error:
                raise
            raise meaning from error

    def _meaning(self, error: Exception) -> Exception:
        if _is_bug(error):
            return error
        if not self._is_whole():
            return DatabaseDamaged()
        code = getattr(error, "sqlite_errorcode", None)
        if code == dbapi2.SQLITE_IOERR:
            return refused_write(self._folder)
        meaning = _MEANINGS.get(code)
        return meaning() if meaning is not None else error

    def _is_whole(self) -> bool:
        whole = bool(self._db.execute("PRAGMA cipher_status").fetchone() == ("1",))
        self._spent = not whole
        return whole


@contextmanager
def _as_text(key: bytes | bytearray) -> Iterator[bytearray]:
    # In this form SQLCipher takes it as a key, not as a passphrase.
    text = bytearray(b"x'")
    for byte in key:
        text += b"%02x" % byte
    text += b"'"
    try:
        yield text
    finally:
        text[:] = bytes(len(text))


def _is_bug(error: Exception) -> bool:
    # Used after closing, or in another thread: not a state of the file.
    return isinstance(error, dbapi2.ProgrammingError)
