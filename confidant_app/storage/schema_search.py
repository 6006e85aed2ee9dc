"""Every text that can be found, in one place, with its full-text index."""

from enum import StrEnum
from typing import Final

from confidant_app.storage.columns import choice, optional_link


class PassageKind(StrEnum):
    """What a passage is the text of."""

    CASE = "case"
    PERSON = "person"
    CONTACT = "contact"
    AGREEMENTS = "agreements"
    FOLLOW_UP = "follow_up"
    ADVICE = "advice"
    STEP = "step"
    ATTACHMENT = "attachment"


SEARCH_TABLES: Final = (
    # `id` is the time of the record in microseconds since 1970: newest first costs nothing.
    "CREATE TABLE passage (\n    "
    + ",\n    ".join(
        (
            "id INTEGER PRIMARY KEY",
            choice("kind", PassageKind),
            "record TEXT NOT NULL CHECK (length(record) = 36)",
            optional_link("case_id", "case_file", "CASCADE"),
            "body TEXT NOT NULL",
            "UNIQUE (record, kind)",
        )
    )
    + "\n) STRICT",
    "CREATE INDEX passage_by_case_id ON passage (case_id)",
    "CREATE VIRTUAL TABLE passage_index USING fts5(body, content='passage', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 2', prefix='3')",
    # Without this, erased words stay readable in the index until its parts happen to be merged.
    "INSERT INTO passage_index (passage_index, rank) VALUES ('secure-delete', 1)",
    "CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN "
    "INSERT INTO passage_index (rowid, body) VALUES (new.id, new.body); END",
    "CREATE TRIGGER passage_removed AFTER DELETE ON passage BEGIN "
    "INSERT INTO passage_index (passage_index, rowid, body) "
    "VALUES ('delete', old.id, old.body); END",
    "CREATE TRIGGER passage_changed AFTER UPDATE OF id, body ON passage BEGIN "
    "INSERT INTO passage_index (passage_index, rowid, body) "
    "VALUES ('delete', old.id, old.body); "
    "INSERT INTO passage_index (rowid, body) VALUES (new.id, new.body); END",
)
