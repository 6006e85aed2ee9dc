"""What the conversation editor holds, to and from the text of a draft."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from confidant_app.domain.cases import CaseId
from confidant_app.domain.contacts import Channel, Contact, ContactId, Direction, Kind
from confidant_app.domain.drafts import Draft
from confidant_app.domain.errors import NotFound
from confidant_app.domain.follow_ups import FollowUp, FollowUpId
from confidant_app.domain.plain import from_plain, to_plain
from confidant_app.services import Vault, conversations

NEW_KEY = "contact:new"
UNSAVED = ContactId(UUID(int=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A follow-up typed beside the note, not saved yet."""

    what: str
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """One conversation as it stands in the editor, with what is to be done after it."""

    contact: Contact
    promises: tuple[Promise, ...] = ()
    base_version: int = 0


def fresh(case: CaseId | None, at: datetime) -> Writing:
    """Return an empty conversation that begins now, by phone."""
    contact = Contact(
        id=UNSAVED,
        at=at,
        case=case,
        channel=Channel.PHONE,
        direction=Direction.INCOMING,
        kind=Kind.UNKNOWN,
    )
    return Writing(contact=contact)


def resumed(vault: Vault, key: str) -> Writing:
    """Return what was in the editor before the vault was locked.

    When the conversation was saved since, its saved text stands first and the draft below it:
    two versions never overwrite each other.

    Raises:
        NotFound: there is no such draft, or its conversation is gone.
    """
    draft = conversations.draft(vault, key)
    if draft is None:
        raise NotFound
    writing = from_draft(draft)
    if writing.contact.id == UNSAVED:
        return writing
    saved = conversations.contact(vault, writing.contact.id)
    versions = len(conversations.versions(vault, saved.id))
    if versions <= writing.base_version:
        return writing
    if saved.note == writing.contact.note:
        return replace(writing, base_version=versions)
    note = conversations.both(saved.note, writing.contact.note)
    return Writing(
        contact=replace(saved, note=note), promises=writing.promises, base_version=versions
    )


def with_note(writing: Writing, note: str) -> Writing:
    """Return the conversation with this note."""
    return replace(writing, contact=replace(writing.contact, note=note))


def with_left(writing: Writing, left: str) -> Writing:
    """Return the conversation with what was typed beside the note and is no token yet."""
    note = writing.contact.note
    return with_note(writing, f"{note}\n{left.strip()}") if left.strip() else writing


def key_of(writing: Writing) -> str:
    """Return under which key this editor keeps its draft; each new conversation has its own."""
    if writing.contact.id == UNSAVED:
        return f"{NEW_KEY}:{writing.contact.at.isoformat(timespec='microseconds')}"
    return key_for(writing.contact.id)


def key_for(contact: ContactId) -> str:
    """Return under which key the draft of a saved conversation is kept."""
    return f"contact:{contact}"


def promise_from(value: str) -> Promise:
    """Return the promise of a token: its day, a space and what was promised."""
    due, _, what = value.partition(" ")
    return Promise(what=what, due=date.fromisoformat(due))


def follow_up_of(promise: Promise) -> FollowUp:
    """Return the follow-up that a promise becomes when the conversation is saved."""
    return FollowUp(id=FollowUpId(UUID(int=0)), what=promise.what, due=promise.due)


def as_draft(writing: Writing, at: datetime) -> Draft:
    """Return the draft to keep."""
    plain = to_plain(writing)
    note = {"note": writing.contact.note}
    return Draft(
        key=key_of(writing),
        saved_at=at,
        body=json.dumps({**note, "writing": plain}, ensure_ascii=False),
        base_version=writing.base_version,
    )


def from_draft(draft: Draft) -> Writing:
    """Return what was in the editor.

    Raises:
        InvalidValue: the draft was written by another version and cannot be read.

    """
    return from_plain(Writing, json.loads(draft.body)["writing"])
