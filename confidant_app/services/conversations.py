"""Log a conversation, change it, and keep what was typed before it was saved."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import uuid4

from confidant_app.domain.cases import CaseId
from confidant_app.domain.contacts import Contact, ContactId, NoteVersion, Quote, QuoteId
from confidant_app.domain.drafts import Draft
from confidant_app.domain.follow_ups import FollowUp, FollowUpId
from confidant_app.domain.log import Act
from confidant_app.services.casework import add_case
from confidant_app.storage import (
    rows_contacts,
    rows_drafts,
    rows_follow_ups,
    rows_log,
    rows_quotes,
)
from confidant_app.storage.vault import Vault

_BELOW: Final = "Hieronder een concept dat nog niet bewaard was"


def log_contact(
    vault: Vault,
    contact: Contact,
    at: datetime,
    follow_ups: Sequence[FollowUp] = (),
    draft: str = "",
) -> Contact:
    """Save a conversation with its follow-ups in one go, and let go of its draft.

    Ids in `contact` and `follow_ups` are replaced by new ones; returns the contact as saved.

    Raises:
        DiskFull, ReadOnlyPlace: nothing was saved and the draft is still there.
    """
    with vault.transaction():
        return _log(vault, contact, at, follow_ups, draft)


def log_in_new_case(
    vault: Vault,
    contact: Contact,
    at: datetime,
    follow_ups: Sequence[FollowUp] = (),
    draft: str = "",
) -> Contact:
    """Save a conversation as `log_contact` does, in a case that is opened for it today.

    Raises:
        DiskFull, ReadOnlyPlace: neither was saved and the draft is still there.
    """
    with vault.transaction():
        case = add_case(vault, at, at.astimezone().date())
        return _log(vault, replace(contact, case=case.id), at, follow_ups, draft)


def _log(
    vault: Vault, contact: Contact, at: datetime, follow_ups: Sequence[FollowUp], draft: str
) -> Contact:
    saved = replace(contact, id=ContactId(uuid4()))
    rows_contacts.insert(vault, saved, at)
    rows_log.append(vault, at, Act.CONTACT_ADDED, str(saved.id))
    _add_follow_ups(vault, follow_ups, saved, at)
    if draft:
        rows_drafts.remove(vault, draft)
    return saved


def change_contact(
    vault: Vault,
    contact: Contact,
    at: datetime,
    draft: str = "",
    follow_ups: Sequence[FollowUp] = (),
    base_version: int | None = None,
) -> None:
    """Save a changed conversation with new follow-ups; a changed note becomes a new version.

    `base_version` is the version that the writer saw. When a newer one was saved since, its text
    stays above what is saved now: two versions never overwrite each other.

    Raises:
        NotFound: the contact is no longer there.
    """
    with vault.transaction():
        if base_version is not None and rows_contacts.version(vault, contact.id) > base_version:
            newer = rows_contacts.get(vault, contact.id).note
            contact = replace(contact, note=both(newer, contact.note))
        rows_contacts.update(vault, contact, at)
        rows_log.append(vault, at, Act.CONTACT_CHANGED, str(contact.id))
        _add_follow_ups(vault, follow_ups, contact, at)
        if draft:
            rows_drafts.remove(vault, draft)


def both(saved: str, unsaved: str) -> str:
    """Return two versions of one note under each other, and the one text when they are equal."""
    return saved if saved == unsaved else f"{saved}\n\n[{_BELOW}]\n{unsaved}"


def contact(vault: Vault, wanted: ContactId) -> Contact:
    """Return one contact.

    Raises:
        NotFound: it is no longer there.
    """
    return rows_contacts.get(vault, wanted)


def versions(vault: Vault, wanted: ContactId) -> tuple[NoteVersion, ...]:
    """Return every saved state of a note, oldest first."""
    return rows_contacts.versions(vault, wanted)


def revised(vault: Vault, case: CaseId) -> frozenset[ContactId]:
    """Return the conversations of a case that have earlier versions to look at."""
    return rows_contacts.revised(vault, case)


def without_case(vault: Vault) -> tuple[Contact, ...]:
    """Return the contacts that were written before there was a case, newest first."""
    return rows_contacts.without_case(vault)


def keep_draft(vault: Vault, draft: Draft) -> None:
    """Keep what was typed so far; a second draft under the same key replaces the first."""
    with vault.transaction():
        rows_drafts.put(vault, draft)


def drafts(vault: Vault) -> tuple[Draft, ...]:
    """Return all drafts, newest first."""
    return rows_drafts.all_(vault)


def draft(vault: Vault, key: str) -> Draft | None:
    """Return the draft under this key, if there is one."""
    return rows_drafts.get(vault, key)


def drop_draft(vault: Vault, key: str) -> None:
    """Forget a draft that the confidant did not want to keep."""
    with vault.transaction():
        rows_drafts.remove(vault, key)


def add_quote(vault: Vault, quote: Quote, at: datetime) -> Quote:
    """Save literal words under a new id and return them."""
    saved = replace(quote, id=QuoteId(uuid4()))
    with vault.transaction():
        rows_quotes.insert(vault, saved)
        rows_log.append(vault, at, Act.QUOTE_ADDED, str(saved.id))
    return saved


def change_quote(vault: Vault, quote: Quote, at: datetime) -> None:
    """Replace a quote; other words than before have to be reviewed again.

    Raises:
        NotFound: it is no longer there.
    """
    with vault.transaction():
        rows_quotes.update(vault, quote)
        rows_log.append(vault, at, Act.QUOTE_CHANGED, str(quote.id))


def _add_follow_ups(
    vault: Vault, follow_ups: Sequence[FollowUp], contact: Contact, at: datetime
) -> None:
    for follow_up in follow_ups:
        added = replace(follow_up, id=FollowUpId(uuid4()), case=contact.case)
        rows_follow_ups.insert(vault, added)
        rows_log.append(vault, at, Act.FOLLOW_UP_ADDED, str(added.id))
