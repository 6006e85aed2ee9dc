"""Open a vault's database: what is wrong with it is told apart before anything is changed."""

from pathlib import Path
from typing import Final

from confidant_app.domain.errors import DatabaseDamaged, DatabaseMissing, DiskFull, VaultNewer
from confidant_app.domain.vault_errors import RenewalUnfinished, VaultOlder
from confidant_app.storage.connection import PAGE_SIZE, Connection
from confidant_app.storage.migrations import migrate
from confidant_app.storage.schema import APPLICATION_IDS, STEPS, VaultKind
from confidant_app.storage.swapping import is_unfinished, settle

DATABASE: Final = "vault.db"


def open_database(folder: Path, key: bytes | bytearray) -> tuple[Connection, VaultKind]:
    """Return the database of a vault, brought up to the present schema, and its kind.

    The vault's lock must be held: a renewal of the key that was cut off is settled first.

    Raises:
        DatabaseMissing: no file, or an empty one, which SQLite would take for a new database.
        DatabaseDamaged, VaultNewer, DiskFull, DiskFailing, ReadOnlyPlace.
    """
    path = folder / DATABASE
    settle(path, key)
    if not path.is_file() or path.stat().st_size == 0:
        raise DatabaseMissing
    connection = Connection.writing(path, key)
    try:
        kind = kind_of(connection)
        _empty_log(connection, path)
        migrate(connection, kind, path)
    except BaseException:
        connection.close()
        raise
    return connection, kind


def open_to_read(folder: Path, key: bytes | bytearray) -> tuple[Connection, VaultKind]:
    """Return the database of a vault as it is, for reading only, and its kind.

    It takes no lock and changes nothing; a crash's leftovers wait for the next writer.

    Raises:
        DatabaseMissing: no file, or an empty one.
        VaultOlder, VaultNewer: its tables are not those of this program.
        RenewalUnfinished: its key opens a database that is not in its place yet.
        DatabaseDamaged, DiskFailing, ReadOnlyPlace.
    """
    path = folder / DATABASE
    if is_unfinished(path):
        raise RenewalUnfinished
    if not path.is_file() or path.stat().st_size == 0:
        raise DatabaseMissing
    connection = Connection.reading(path, key)
    try:
        kind = kind_of(connection)
        _demand_present(connection, kind)
    except BaseException:
        connection.close()
        raise
    return connection, kind


def _demand_present(connection: Connection, kind: VaultKind) -> None:
    ((version,),) = connection.rows("PRAGMA user_version")
    if version > len(STEPS[kind]):
        raise VaultNewer
    if version < len(STEPS[kind]):
        raise VaultOlder


def kind_of(connection: Connection) -> VaultKind:
    """Return whose vault a database is. Raises DatabaseDamaged when it is nobody's."""
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
