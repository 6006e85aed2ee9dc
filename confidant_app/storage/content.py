"""What a database holds, table by table, as one digest each: equal digests, equal content."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from confidant_app.storage.vault import Source

_BATCH: Final = 64  # rows; those of a file hold up to a megabyte each

Row = tuple[Any, ...]
_Encode = Callable[[Any], bytes]

_TYPES: Final[Mapping[type, tuple[bytes, _Encode]]] = {
    type(None): (b"n", lambda _: b""),
    int: (b"i", lambda value: b"%d" % value),
    float: (b"f", lambda value: value.hex().encode()),
    str: (b"s", str.encode),
    bytes: (b"b", bytes),
}


def digests(source: Source) -> Mapping[str, str]:
    """Return the SHA-256 of every table's rows in their own order, and of the schema.

    Rows are streamed. The numbers that SQLite gave to rows do not count, as a copy may give
    others; their order does.

    Raises:
        DatabaseDamaged.
    """
    schema = source.read("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")
    found = {"": _digest(schema)}
    for _, name, kind, _, without_rowid, _ in source.read("PRAGMA table_list"):
        # A virtual table is what its shadow tables hold; the schema's own is read above.
        if kind in ("table", "shadow") and name not in ("sqlite_schema", "sqlite_temp_schema"):
            found[name] = _digest(_rows(source, name, paged=not without_rowid))
    return found


def combined(tables: Mapping[str, str]) -> str:
    """Return one digest for all tables together."""
    return _digest(sorted(tables.items()))


def _rows(source: Source, table: str, *, paged: bool) -> Iterator[Row]:
    if not paged:
        yield from source.read(f'SELECT * FROM "{table}"')  # noqa: S608 - of the schema itself
        return
    last: int | None = None
    while True:
        where = "" if last is None else f"WHERE rowid > {last:d} "
        batch = source.read(
            f'SELECT rowid, * FROM "{table}" {where}ORDER BY rowid LIMIT {_BATCH:d}'  # noqa: S608
        )
        yield from (row[1:] for row in batch)
        if len(batch) < _BATCH:
            return
        last = batch[-1][0]


def _digest(rows: Iterable[Row]) -> str:
    whole = hashlib.sha256()
    for row in rows:
        whole.update(b"(%d" % len(row))
        for value in row:
            tag, encode = _TYPES[type(value)]
            plain = encode(value)
            whole.update(b"%s%d:" % (tag, len(plain)))
            whole.update(plain)
    return whole.hexdigest()
