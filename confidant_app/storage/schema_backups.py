"""The second step: acts of backups, keys and erasure in the log, and where the backups are."""

from typing import Final

from confidant_app.domain.log import Act
from confidant_app.storage.columns import (
    append_only,
    choice,
    index,
    key,
    moment,
    number,
    table,
    text,
)

LOG_WITH_LATER_ACTS: Final = (
    "DROP TRIGGER log_entry_refuses_update",
    "DROP TRIGGER log_entry_refuses_delete",
    "ALTER TABLE log_entry RENAME TO log_entry_1",
    "CREATE TABLE log_entry (\n    number INTEGER PRIMARY KEY AUTOINCREMENT,\n    "
    + ",\n    ".join(
        (
            moment("at"),
            choice("act", Act),
            text("record"),
            "facts TEXT NOT NULL",
            "hash BLOB NOT NULL CHECK (length(hash) = 32)",
        )
    )
    + "\n) STRICT",
    "INSERT INTO log_entry (number, at, act, record, facts, hash) "
    "SELECT number, at, act, record, facts, hash FROM log_entry_1 ORDER BY number",
    # The highest number ever given comes along, so that a log that was cut off still shows.
    "DELETE FROM sqlite_sequence WHERE name = 'log_entry'",
    "UPDATE sqlite_sequence SET name = 'log_entry' WHERE name = 'log_entry_1'",
    "DROP TABLE log_entry_1",
    append_only("log_entry"),
    append_only("log_entry", "DELETE"),
)

BACKUP_TABLES: Final = (
    # Which proven copies were made, not where: an erased case is in them until they expire.
    table(
        "backup",
        key("id"),
        moment("made_at"),
        number("size", 1),
        "sha256 TEXT NOT NULL CHECK (length(sha256) = 64)",
    ),
    index("backup", "made_at"),
)
