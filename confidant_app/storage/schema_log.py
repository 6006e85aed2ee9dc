"""The log anew, for a step of the schema that knows more acts than the one before it."""

from collections.abc import Iterable

from confidant_app.storage.columns import append_only, moment, text, word


def log_with(acts: Iterable[str], before: str) -> tuple[str, ...]:
    """Return the statements that put all entries into a table that holds these acts as well.

    `before` is the name of the old table meanwhile; every step that was released kept its own.
    """
    lines = (
        moment("at"),
        word("act", acts),
        text("record"),
        "facts TEXT NOT NULL",
        "hash BLOB NOT NULL CHECK (length(hash) = 32)",
    )
    return (
        "DROP TRIGGER log_entry_refuses_update",
        "DROP TRIGGER log_entry_refuses_delete",
        f"ALTER TABLE log_entry RENAME TO {before}",
        "CREATE TABLE log_entry (\n    number INTEGER PRIMARY KEY AUTOINCREMENT,\n    "
        + ",\n    ".join(lines)
        + "\n) STRICT",
        "INSERT INTO log_entry (number, at, act, record, facts, hash) "  # noqa: S608 - our own name
        f"SELECT number, at, act, record, facts, hash FROM {before} ORDER BY number",
        # The highest number ever given comes along, so that a log that was cut off still shows.
        "DELETE FROM sqlite_sequence WHERE name = 'log_entry'",
        f"UPDATE sqlite_sequence SET name = 'log_entry' WHERE name = '{before}'",  # noqa: S608
        f"DROP TABLE {before}",
        append_only("log_entry"),
        append_only("log_entry", "DELETE"),
    )
