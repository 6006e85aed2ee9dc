"""The second step: acts of backups, keys and erasure in the log, and where the backups are."""

from typing import Final

from confidant_app.storage.columns import index, key, moment, number, table
from confidant_app.storage.schema_log import log_with

SECOND_ACTS: Final = (
    "vault_created",
    "vault_opened",
    "vault_checked",
    "keys_changed",
    "backup_made",
    "backup_restored",
    "vault_salvaged",
    "vault_exported",
    "key_shown",
    "data_key_renewed",
    "recovery_renewed",
    "case_added",
    "case_changed",
    "case_erased",
    "retention_reviewed",
    "person_copied",
    "file_added",
    "file_removed",
    "files_swept",
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

LOG_WITH_LATER_ACTS: Final = log_with(SECOND_ACTS, before="log_entry_1")

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
