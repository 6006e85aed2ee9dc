"""Tables for contacts, the versions of their notes, quotes, attachments and drafts."""

from typing import Final

from confidant_app.domain.answers import Answer
from confidant_app.domain.coding import Knowledge
from confidant_app.domain.contacts import Channel, Direction, Kind
from confidant_app.storage.columns import (
    choice,
    index,
    key,
    link,
    moment,
    number,
    optional_day,
    optional_link,
    optional_number,
    parts,
    table,
    text,
)

PART_SIZE: Final = 1024 * 1024  # bytes of an attachment in one row

CONTACT_TABLES: Final = (
    # Note and agreements are passages (see schema_search): this table stays narrow.
    table(
        "contact",
        key("id"),
        moment("at"),
        optional_link("case_id", "case_file", "CASCADE"),
        optional_number("minutes", 0),
        choice("channel", Channel),
        choice("direction", Direction),
        choice("kind", Kind),
        optional_day("next_on"),
    ),
    index("contact", "case_id", "at"),
    # Which e-mails were taken in, by Message-ID (RFC 5322, 3.6.4).
    "CREATE TABLE taken_mail (\n    message_id TEXT PRIMARY KEY,\n    "
    + link("contact_id", "contact", "CASCADE")
    + "\n) STRICT, WITHOUT ROWID",
    index("taken_mail", "contact_id"),
    parts(
        "contact_person",
        "contact_id",
        "position",
        link("contact_id", "contact", "CASCADE"),
        number("position", 0),
        link("person_id", "person", "CASCADE"),
    ),
    index("contact_person", "person_id"),
    parts(
        "contact_theme",
        "contact_id",
        "position",
        link("contact_id", "contact", "CASCADE"),
        number("position", 0),
        "code TEXT NOT NULL",
        "severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 3)",
        choice("knowledge", Knowledge),
    ),
    index("contact_theme", "code", "contact_id"),
    # The text of the newest version stands in its passage only; `note` is NULL until the
    # next version takes its place.
    table(
        "note_version",
        link("contact_id", "contact", "CASCADE"),
        number("number", 1),
        moment("saved_at"),
        "note TEXT",
        "UNIQUE (contact_id, number)",
    ),
    "CREATE TRIGGER note_version_refuses_update BEFORE UPDATE ON note_version "
    "WHEN old.note IS NOT NULL OR new.number <> old.number OR new.saved_at <> old.saved_at "
    "OR new.contact_id <> old.contact_id "
    "BEGIN SELECT RAISE(ABORT, 'note_version is only ever added to'); END",
    table(
        "quote",
        key("id"),
        link("case_id", "case_file", "CASCADE"),
        link("contact_id", "contact", "CASCADE"),
        "words TEXT NOT NULL",
        choice("permission", Answer),
        text("theme"),
        text("public_words"),
        optional_day("reviewed_on"),
        text("second_reader"),
        optional_day("approved_on"),
    ),
    index("quote", "case_id"),
    index("quote", "contact_id"),
    index("quote", "permission"),
    # `sealed_name` and `sealed_key` are for content that lies as a sealed file in the folder.
    table(
        "attachment",
        key("id"),
        optional_link("case_id", "case_file", "CASCADE"),
        optional_link("contact_id", "contact", "CASCADE"),
        "name TEXT NOT NULL",
        "media_type TEXT NOT NULL",
        number("size", 0),
        moment("added_at"),
        "sha256 BLOB NOT NULL CHECK (length(sha256) = 32)",
        "sealed_name TEXT UNIQUE",
        "sealed_key BLOB",
        "CHECK ((sealed_name IS NULL) = (sealed_key IS NULL))",
    ),
    index("attachment", "case_id", "added_at"),
    index("attachment", "contact_id"),
    parts(
        "attachment_part",
        "attachment_id",
        "position",
        link("attachment_id", "attachment", "CASCADE"),
        number("position", 0),
        f"content BLOB NOT NULL CHECK (length(content) <= {PART_SIZE:d})",
    ),
    "CREATE TABLE draft (\n    "
    + ",\n    ".join(
        (
            "name TEXT PRIMARY KEY",
            moment("saved_at"),
            "body TEXT NOT NULL",
            number("base_version", 0),
        )
    )
    + "\n) STRICT, WITHOUT ROWID",
)
