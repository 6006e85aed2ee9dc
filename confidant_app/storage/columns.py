"""Column definitions that say what may stand in them, so that the database refuses the rest."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

_DAY: Final = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
_MOMENT: Final = _DAY + "T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z"


def key(name: str) -> str:
    """Return a column for a random id (UUID as text) that no two rows share."""
    return f"{name} TEXT NOT NULL UNIQUE CHECK (length({name}) = 36)"


def link(name: str, table: str, gone: str) -> str:
    """Return a column that points to the `id` of a row; `gone` says what its erasure does here."""
    return f"{name} TEXT NOT NULL REFERENCES {table} (id) ON DELETE {gone}"


def optional_link(name: str, table: str, gone: str) -> str:
    """Return the same for a column that may point to nothing."""
    return f"{name} TEXT REFERENCES {table} (id) ON DELETE {gone}"


def text(name: str) -> str:
    """Return a column for text that may be empty."""
    return f"{name} TEXT NOT NULL DEFAULT ''"


def flag(name: str) -> str:
    """Return a column for yes (1) or no (0)."""
    return f"{name} INTEGER NOT NULL CHECK ({name} IN (0, 1))"


def day(name: str) -> str:
    """Return a column for a calendar day, ISO 8601."""
    return f"{name} TEXT NOT NULL CHECK ({name} GLOB '{_DAY}')"


def optional_day(name: str) -> str:
    """Return a column for a calendar day that may be unknown."""
    return f"{name} TEXT CHECK ({name} GLOB '{_DAY}')"


def moment(name: str) -> str:
    """Return a column for a moment in UTC, to the microsecond, so that text order is time order."""
    return f"{name} TEXT NOT NULL CHECK ({name} GLOB '{_MOMENT}')"


def optional_moment(name: str) -> str:
    """Return a column for such a moment that may not have come."""
    return f"{name} TEXT CHECK ({name} GLOB '{_MOMENT}')"


def word(name: str, words: Iterable[str]) -> str:
    """Return a column for one of these words."""
    listed = ", ".join(f"'{one}'" for one in words)
    return f"{name} TEXT NOT NULL CHECK ({name} IN ({listed}))"


def choice(name: str, options: Iterable[StrEnum]) -> str:
    """Return a column for one word of a closed list."""
    return word(name, (option.value for option in options))


def optional_choice(name: str, options: Iterable[StrEnum]) -> str:
    """Return a column for one word of a closed list, or nothing."""
    return f"{name} TEXT CHECK ({name} IN ({_words(options)}))"


def number(name: str, least: int) -> str:
    """Return a column for a whole number."""
    return f"{name} INTEGER NOT NULL CHECK ({name} >= {least:d})"


def optional_number(name: str, least: int) -> str:
    """Return a column for a whole number that may be unknown."""
    return f"{name} INTEGER CHECK ({name} >= {least:d})"


def table(name: str, *definitions: str) -> str:
    """Return the statement for a table whose rows keep their order of entry."""
    lines = ("entry INTEGER PRIMARY KEY", *definitions)
    return f"CREATE TABLE {name} (\n    " + ",\n    ".join(lines) + "\n) STRICT"


def parts(name: str, owner: str, order: str, *definitions: str) -> str:
    """Return the statement for a table of parts, found by their owner and kept beside it.

    `owner` is the name of the column that points to the owner, `order` one that tells the parts
    apart; both are in `definitions`.
    """
    lines = (*definitions, f"PRIMARY KEY ({owner}, {order})")
    body = ",\n    ".join(lines)
    return f"CREATE TABLE {name} (\n    {body}\n) STRICT, WITHOUT ROWID"


def index(table_name: str, *columns: str) -> str:
    """Return the statement for an index named after what it is on."""
    words = "_".join(column.split()[0] for column in columns)
    return f"CREATE INDEX {table_name}_by_{words} ON {table_name} ({', '.join(columns)})"


def append_only(table_name: str, what: str = "UPDATE") -> str:
    """Return a trigger that refuses to change rows that were once written."""
    return (
        f"CREATE TRIGGER {table_name}_refuses_{what.lower()} BEFORE {what} ON {table_name} "
        f"BEGIN SELECT RAISE(ABORT, '{table_name} is only ever added to'); END"
    )


def _words(options: Iterable[StrEnum]) -> str:
    return ", ".join(f"'{option.value}'" for option in options)
