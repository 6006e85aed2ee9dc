"""Open a vault's database: what is wrong with it is told apart before anything is changed."""

from pathlib import Path
from typing import Final

from confidant_app.domain.errors import DatabaseDamaged, DatabaseMissing, DiskFull
from confidant_app.storage.connection import PAGE_SIZE, Connection
from confidant_app.storage.migrations import migrate
from confidant_app.storage.schema import APPLICATION_IDS, VaultKind

DATABASE: Final = "vault.db"


def open_database(folder: Path, key: bytes | bytearray) -> tuple[Connection, VaultKind]:
    """Return the database of a vault, brought up to the present schema, and its kind.

    Raises:
        DatabaseMissing: no file, or an empty one, which SQLite would take for a new database.
        DatabaseDamaged, VaultNewer, DiskFull, DiskFailing, ReadOnlyPlace.
    """
    path = folder / DATABASE
    if not path.is_file() or path.stat().st_size == 0:
        raise DatabaseMissing
    connection = Connection.writing(path, key)
    try:
        kind = _kind(connection)
        _empty_log(connection, path)
        migrate(connection, kind, path)
    except BaseException:
        connection.close()
        raise
    return connection, kind


def _kind(connection: Connection) -> VaultKind:
    ((found,),) = connection.rows("PRAGMA application_id")
    for kind, number in APPLICATION_IDS.items():
        if found == number:
            return kind
    raise DatabaseDamaged


def _empty_log(connection: Connection, path: Path) -> None:
    try:
        connection.checkpoint()
    except DiskFull:
        return  # what a crash left in the log can be read from there as well
    _check_length(connection, path)


def _check_length(connection: Connection, path: Path) -> None:
    # SQLite counts the last page as whole when the file is cut off inside it.
    ((pages,),) = connection.rows("PRAGMA page_count")
    if path.stat().st_size < pages * PAGE_SIZE:
        raise DatabaseDamaged
