"""Tables that both kinds of vault have: settings, log, identity, cards, releases, claims."""

from typing import Final

from confidant_app.domain.exchange import CardRole
from confidant_app.domain.ledger import ReleaseOrigin
from confidant_app.storage.columns import (
    append_only,
    choice,
    day,
    index,
    key,
    moment,
    optional_day,
    table,
    text,
)

# The acts that this step knew; later ones came with steps of their own.
_ACTS: Final = ", ".join(
    f"'{act}'"
    for act in (
        "vault_created",
        "vault_opened",
        "vault_checked",
        "keys_changed",
        "backup_made",
        "case_added",
        "case_changed",
        "case_erased",
        "cases_imported",
        "person_added",
        "person_changed",
        "person_removed",
        "contact_added",
        "contact_changed",
        "mail_taken_in",
        "quote_added",
        "quote_reviewed",
        "quote_approved",
        "follow_up_added",
        "follow_up_changed",
        "follow_up_done",
        "advice_added",
        "consent_given",
        "consent_withdrawn",
        "step_added",
        "step_changed",
        "norm_recorded",
        "report_released",
        "bundle_made",
        "bundle_taken_in",
        "bundle_refused",
        "card_trusted",
        "card_revoked",
        "catalogue_changed",
    )
)

SHARED_TABLES: Final = (
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    # AUTOINCREMENT remembers the highest number, so that a log cut off at its end shows.
    "CREATE TABLE log_entry (\n    number INTEGER PRIMARY KEY AUTOINCREMENT,\n    "
    + ",\n    ".join(
        (
            moment("at"),
            f"act TEXT NOT NULL CHECK (act IN ({_ACTS}))",
            text("record"),
            "facts TEXT NOT NULL",
            "hash BLOB NOT NULL CHECK (length(hash) = 32)",
        )
    )
    + "\n) STRICT",
    append_only("log_entry"),
    append_only("log_entry", "DELETE"),
    "CREATE TABLE identity (one INTEGER PRIMARY KEY CHECK (one = 1), secret BLOB NOT NULL) STRICT",
    table(
        "card",
        "id TEXT NOT NULL UNIQUE",
        choice("role", CardRole),
        text("display_name"),
        "content BLOB NOT NULL",
        day("trusted_on"),
        optional_day("revoked_on"),
    ),
    table(
        "release",
        key("id"),
        day("on_day"),
        text("receiver"),
        text("title"),
        day("period_from"),
        day("period_until"),
        "sha256 TEXT NOT NULL",
        "tables TEXT NOT NULL",
        choice("origin", ReleaseOrigin),
    ),
    index("release", "on_day"),
    # What a public body said in public, to stand beside the hotline's figures.
    table(
        "claim",
        key("id"),
        day("on_day"),
        "speaker TEXT NOT NULL",
        "words TEXT NOT NULL",
        "source TEXT NOT NULL",
        day("checked_on"),
        text("theme"),
    ),
    index("claim", "on_day"),
)
