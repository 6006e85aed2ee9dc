"""What the vault's log can say: closed acts on record ids, never a person, a text or a path."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType


class Act(StrEnum):
    """One kind of entry in the log."""

    VAULT_CREATED = "vault_created"
    VAULT_OPENED = "vault_opened"
    VAULT_CHECKED = "vault_checked"
    KEYS_CHANGED = "keys_changed"
    BACKUP_MADE = "backup_made"
    BACKUP_RESTORED = "backup_restored"
    VAULT_SALVAGED = "vault_salvaged"
    VAULT_EXPORTED = "vault_exported"
    KEY_SHOWN = "key_shown"
    DATA_KEY_RENEWED = "data_key_renewed"
    RECOVERY_RENEWED = "recovery_renewed"
    CASE_ADDED = "case_added"
    CASE_CHANGED = "case_changed"
    CASE_ERASED = "case_erased"
    RETENTION_REVIEWED = "retention_reviewed"
    PERSON_COPIED = "person_copied"
    FILE_ADDED = "file_added"
    FILE_REMOVED = "file_removed"
    FILES_SWEPT = "files_swept"
    CASES_IMPORTED = "cases_imported"
    PERSON_ADDED = "person_added"
    PERSON_CHANGED = "person_changed"
    PERSON_REMOVED = "person_removed"
    CONTACT_ADDED = "contact_added"
    CONTACT_CHANGED = "contact_changed"
    MAIL_TAKEN_IN = "mail_taken_in"
    QUOTE_ADDED = "quote_added"
    QUOTE_REVIEWED = "quote_reviewed"
    QUOTE_APPROVED = "quote_approved"
    FOLLOW_UP_ADDED = "follow_up_added"
    FOLLOW_UP_CHANGED = "follow_up_changed"
    FOLLOW_UP_DONE = "follow_up_done"
    ADVICE_ADDED = "advice_added"
    CONSENT_GIVEN = "consent_given"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    STEP_ADDED = "step_added"
    STEP_CHANGED = "step_changed"
    NORM_RECORDED = "norm_recorded"
    REPORT_RELEASED = "report_released"
    BUNDLE_MADE = "bundle_made"
    BUNDLE_TAKEN_IN = "bundle_taken_in"
    BUNDLE_REFUSED = "bundle_refused"
    CARD_TRUSTED = "card_trusted"
    CARD_REVOKED = "card_revoked"
    CATALOGUE_CHANGED = "catalogue_changed"
    STEP_REMOVED = "step_removed"
    EXTRA_DAYS_CHANGED = "extra_days_changed"
    LETTER_WRITTEN = "letter_written"
    LETTER_GIVEN_OUT = "letter_given_out"
    LETTER_REMOVED = "letter_removed"
    QUOTE_CHANGED = "quote_changed"
    SECOND_LOOK_CHANGED = "second_look_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One act: its place in the log from 1, when, on which record, and bare facts about it."""

    number: int
    at: datetime
    act: Act
    record: str = ""
    facts: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))
