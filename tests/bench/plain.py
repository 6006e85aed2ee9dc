"""The peer of the bench: the same schema and statements on plain SQLite, without a key."""

from contextlib import contextmanager
from pathlib import Path

from confidant_app.storage.connection import Connection
from confidant_app.storage.schema import STEPS, VaultKind


class PlainConnection(Connection):
    """The same library build and the same settings; only the encryption is left out."""

    def _set_key(self, key):
        """Leave the file in clear."""

    def _is_whole(self):
        return True


class PlainVault:
    """Stands where a Vault stands in every `rows_*` function."""

    kind = VaultKind.CONFIDANT

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        path = folder / "plain.db"
        fresh = not path.exists()
        self._connection = PlainConnection.writing(path, bytes(32))
        if fresh:
            with self._connection.transaction():
                for step in STEPS[self.kind]:
                    for statement in step:
                        self._connection.change(statement)

    def read(self, sql, params=()):
        return self._connection.rows(sql, params)

    def write(self, sql, params=()):
        return self._connection.change(sql, params)

    def write_each(self, sql, rows):
        self._connection.change_each(sql, rows)

    @contextmanager
    def transaction(self):
        with self._connection.transaction():
            yield

    def close(self):
        self._connection.close()
