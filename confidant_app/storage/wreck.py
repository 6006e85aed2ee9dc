"""Read a damaged database piece by piece: every failed read costs its own rows and no others.

A page that does not pass its check makes SQLCipher refuse everything that follows, so after
each failure the file is opened again. No read ever gives a row that did not pass.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Final

from confidant_app.domain.errors import DatabaseDamaged, DiskFailing
from confidant_app.storage.connection import Connection
from confidant_app.storage.vault import Source

Key = tuple[Any, ...]
Row = tuple[Any, ...]

_CHUNKS: Final = (64, 8, 1)
_DENSE: Final = 2_000_000  # numbers from 1; a table that goes on beyond is not walked by number


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One column that points to a row of another table."""

    column: str
    parent: str
    parent_column: str
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """How a table is laid out: `place` finds a row in its tree, `identity` says which row it is."""

    name: str
    columns: tuple[str, ...]
    place: tuple[str, ...]
    identity: tuple[str, ...]
    links: tuple[Link, ...]

    def identify(self, row: Row) -> Key:
        """Return what tells this row from all others, in this vault and in its copies."""
        return tuple(row[self.columns.index(name)] for name in self.identity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What could be read of a table; `complete` when that is certainly all of it."""

    rows: tuple[Row, ...]
    complete: bool
    unreadable: int = 0


class Wreck:
    """A damaged database, or a copy of one; close it after use."""

    def __init__(self, path: Path, key: bytes | bytearray) -> None:
        """Open what can be opened.

        Raises:
            DatabaseDamaged: not even the list of tables can be read.
        """
        self._path, self._key = path, bytearray(key)
        self._connection = Connection.reading(path, key)

    def close(self) -> None:
        """Forget the key."""
        self._connection.close()
        self._key[:] = bytes(len(self._key))

    def rows(self, sql: str, params: Sequence[object] = ()) -> list[Row] | None:
        """Return all rows of a statement, None when any page that it needs is damaged."""
        try:
            return self._connection.rows(sql, params)
        except (DatabaseDamaged, DiskFailing):
            self._connection.close()
            self._connection = Connection.reading(self._path, self._key)
            return None

    def columns(self, table: str) -> frozenset[str]:
        """Return which columns the table has here; none when there is no such table."""
        found = self.rows("SELECT name FROM pragma_table_info(?)", (table,))
        return frozenset(name for (name,) in found or ())

    def read(self, table: Table) -> Found:
        """Return every row of a table that can still be read."""
        whole = self.rows(f"SELECT {_names(table.columns)} FROM {table.name} NOT INDEXED")  # noqa: S608 - names of the schema
        if whole is not None:
            return Found(rows=tuple(whole), complete=True)
        keys = self._keys(table)
        if keys is None:
            keys = self._from_both_ends(table)
        return self._by_halves(table, sorted(keys))

    def of_owner(self, table: Table, column: str, owner: object) -> list[Row] | None:
        """Return all rows that belong to an owner, None when one of them cannot be read."""
        return self.rows(
            f"SELECT {_names(table.columns)} FROM {table.name} WHERE {column} = ?",  # noqa: S608
            (owner,),
        )

    def _keys(self, table: Table) -> set[Key] | None:
        # Every index holds the place of every row: one that reads whole names them all.
        place = _names(table.place)
        for (index,) in self.rows("SELECT name FROM pragma_index_list(?)", (table.name,)) or ():
            sql = f'SELECT {place} FROM {table.name} INDEXED BY "{index}"'  # noqa: S608
            found = None if self._is_own_tree(index) else self.rows(sql)
            if found is not None:
                return set(found)
        return None

    def _is_own_tree(self, index: str) -> bool:
        # The first index of a table without row ids is that table itself.
        found = self.rows(
            "SELECT origin FROM pragma_index_list((SELECT tbl_name FROM "
            "sqlite_schema WHERE name = ?)) WHERE name = ?",
            (index, index),
        )
        return not found or found[0][0] == "pk"

    def _from_both_ends(self, table: Table) -> set[Key]:
        up = self._walk(table, ">", "")
        down = self._walk(table, "<", "DESC")
        known = up | down
        numbers = [key[0] for key in known if len(key) == 1 and isinstance(key[0], int)]
        high = max((*numbers, self._highest_given(table)))
        if 0 < high < _DENSE:
            return {(number,) for number in range(1, high + 1)}
        return known

    def _walk(self, table: Table, beyond: str, order: str) -> set[Key]:
        place, marks = _names(table.place), ", ".join("?" for _ in table.place)
        ordered = ", ".join(f"{name} {order}" for name in table.place)
        known: set[Key] = set()
        last: Key = ()
        for chunk in _CHUNKS:
            while True:
                where = f"WHERE ({place}) {beyond} ({marks})" if last else ""
                found = self.rows(
                    f"SELECT {place} FROM {table.name} NOT INDEXED {where} "  # noqa: S608
                    f"ORDER BY {ordered} LIMIT {chunk:d}",
                    last,
                )
                if not found:
                    break
                known.update(found)
                last = found[-1]
        return known

    def _highest_given(self, table: Table) -> int:
        found = self.rows("SELECT seq FROM sqlite_sequence WHERE name = ?", (table.name,))
        return int(found[0][0]) if found else 0

    def _by_halves(self, table: Table, keys: Sequence[Key]) -> Found:
        place, marks = _names(table.place), ", ".join("?" for _ in table.place)
        sql = (
            f"SELECT {_names(table.columns)} FROM {table.name} NOT INDEXED "  # noqa: S608
            f"WHERE ({place}) >= ({marks}) AND ({place}) <= ({marks})"
        )
        rows: list[Row] = []
        unreadable, waiting = 0, [keys] if keys else []
        while waiting:
            part = waiting.pop()
            found = self.rows(sql, tuple(chain(part[0], part[-1])))
            if found is not None:
                rows.extend(found)
            elif len(part) == 1:
                unreadable += 1
            else:
                middle = len(part) // 2
                waiting += [part[middle:], part[:middle]]
        return Found(rows=tuple(rows), complete=False, unreadable=unreadable)


def tables_of(source: Source) -> tuple[Table, ...]:
    """Return the tables that hold records, in order of entry into the schema, log apart."""
    found = source.read(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name NOT LIKE 'passage_index%' AND name <> 'log_entry' ORDER BY rowid"
    )
    return tuple(described(source, name) for (name,) in found)


def described(source: Source, name: str) -> Table:
    """Return how a table is laid out."""
    columns = source.read('SELECT name, pk, "notnull" FROM pragma_table_info(?)', (name,))
    place = tuple(c for c, pk, _ in sorted(columns, key=lambda row: row[1]) if pk)
    first = source.read(
        "SELECT name FROM pragma_index_info(?) ORDER BY seqno", (f"sqlite_autoindex_{name}_1",)
    )
    required = {column for column, _, filled in columns if filled}
    links = source.read('SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)', (name,))
    return Table(
        name=name,
        columns=tuple(column for column, _, _ in columns),
        place=place,
        identity=tuple(column for (column,) in first) or place,
        links=tuple(
            Link(column=c, parent=parent, parent_column=to, required=c in required)
            for c, parent, to in links
        ),
    )


def _names(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
