"""Bring a database to the present schema: a copy first, then every missing step or none."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from confidant_app.domain.errors import DatabaseDamaged, VaultNewer
from confidant_app.storage.connection import Connection
from confidant_app.storage.disk import named_errors
from confidant_app.storage.files import make_empty, sync_file, sync_folder
from confidant_app.storage.schema import APPLICATION_IDS, STEPS, Step, VaultKind

COPY_SUFFIX: Final = ".before-migration"


def build(path: Path, key: bytes | bytearray, kind: VaultKind) -> None:
    """Make a new database of this kind in an empty file."""
    connection = Connection.writing(path, key)
    try:
        connection.change(f"PRAGMA application_id = {APPLICATION_IDS[kind]:d}")
        _take_steps(connection, STEPS[kind], 0)
        connection.checkpoint()
    finally:
        connection.close()


def migrate(
    connection: Connection, kind: VaultKind, path: Path, steps: Sequence[Step] | None = None
) -> None:
    """Take the steps of this kind that the database at `path` has not seen.

    A copy of the old database lies beside it until the new one has passed its checks; after a
    failure it stays, and the database is as it was.

    Raises:
        VaultNewer: it has seen more steps than this program knows.
        DatabaseDamaged: no step was ever taken, or the result does not pass its checks.
        DiskFull, DiskFailing, ReadOnlyPlace.
    """
    steps = STEPS[kind] if steps is None else steps
    ((version,),) = connection.rows("PRAGMA user_version")
    copy = path.with_name(path.name + COPY_SUFFIX)
    if version > len(steps):
        raise VaultNewer
    if version == 0:
        raise DatabaseDamaged
    if version < len(steps):
        _copy(connection, copy)
        _take_steps(connection, steps, version)
    with named_errors():
        copy.unlink(missing_ok=True)


def _take_steps(connection: Connection, steps: Sequence[Step], version: int) -> None:
    with connection.transaction():
        for step in steps[version:]:
            for statement in step:
                connection.change(statement)
        connection.change(f"PRAGMA user_version = {len(steps):d}")
        _check(connection)


def _copy(connection: Connection, copy: Path) -> None:
    with named_errors():
        copy.unlink(missing_ok=True)
        make_empty(copy)
        connection.copy_into(copy)
        sync_file(copy)
        sync_folder(copy.parent)


def _check(connection: Connection) -> None:
    whole = connection.rows("PRAGMA quick_check") == [("ok",)]
    if not whole or connection.rows("PRAGMA foreign_key_check"):
        raise DatabaseDamaged
