"""Logging conversations: everything in one go, and nothing typed is lost."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from confidant_app.domain.contacts import ContactId
from confidant_app.domain.drafts import Draft
from confidant_app.domain.errors import NotFound
from confidant_app.domain.follow_ups import FollowUp, FollowUpId
from confidant_app.domain.people import PersonId
from confidant_app.services import casework, conversations
from tests.services.desk import NOW, OPENED, TODAY, a_case, a_contact, a_quote, keep

KEY = "contact:new"


def draft(body: str = '{"note":"half"}', minutes: int = 0) -> Draft:
    return Draft(key=KEY, saved_at=NOW + timedelta(minutes=minutes), body=body)


def promise(what: str = "bellen") -> FollowUp:
    return FollowUp(id=FollowUpId(uuid4()), what=what, due=TODAY)


def test_a_draft_is_kept_replaced_and_dropped(vault):
    conversations.keep_draft(vault, draft())
    conversations.keep_draft(vault, draft("later", 1))
    assert conversations.drafts(vault) == (draft("later", 1),)
    assert conversations.draft(vault, KEY) == draft("later", 1)
    conversations.drop_draft(vault, KEY)
    assert conversations.draft(vault, KEY) is None
    conversations.drop_draft(vault, KEY)


def test_a_saved_conversation_takes_its_draft_and_promises_along(vault):
    case = casework.open_case(vault, NOW, OPENED)
    conversations.keep_draft(vault, draft())
    saved = conversations.log_contact(vault, a_contact(case, "Belt."), NOW, [promise()], KEY)
    whole = casework.whole_case(vault, case.id)
    assert whole.contacts == (saved,)
    assert [(found.what, found.case) for found in whole.follow_ups] == [("bellen", case.id)]
    assert conversations.drafts(vault) == ()
    assert conversations.contact(vault, saved.id) == saved


def test_when_saving_fails_nothing_is_saved_and_the_draft_is_still_there(vault):
    case = casework.open_case(vault, NOW, OPENED)
    conversations.keep_draft(vault, draft())
    stranger = replace(a_contact(case, "Belt."), people=(PersonId(uuid4()),))
    with pytest.raises(Exception, match="FOREIGN KEY"):
        conversations.log_contact(vault, stranger, NOW, [promise()], KEY)
    assert casework.whole_case(vault, case.id).contacts == ()
    assert casework.whole_case(vault, case.id).follow_ups == ()
    assert conversations.drafts(vault) == (draft(),)


def test_two_conversations_never_share_an_id(vault):
    contact = a_contact(None, "Belt.")
    one = conversations.log_contact(vault, contact, NOW)
    two = conversations.log_contact(vault, contact, NOW)
    assert len({contact.id, one.id, two.id}) == 3


def test_a_change_keeps_every_version_of_the_note(vault):
    saved = conversations.log_contact(vault, a_contact(None, "eerst"), NOW)
    conversations.keep_draft(vault, draft())
    later = NOW + timedelta(hours=1)
    changed = replace(saved, note="daarna", minutes=12)
    conversations.change_contact(vault, changed, later, KEY, [promise()])
    assert conversations.contact(vault, saved.id) == changed
    versions = conversations.versions(vault, saved.id)
    assert [(v.number, v.note, v.saved_at) for v in versions] == [
        (1, "eerst", NOW),
        (2, "daarna", later),
    ]
    assert conversations.drafts(vault) == ()
    conversations.change_contact(vault, replace(changed, minutes=13), later)
    assert len(conversations.versions(vault, saved.id)) == 2


def test_a_conversation_that_is_gone_cannot_be_changed(vault):
    with pytest.raises(NotFound):
        conversations.change_contact(vault, a_contact(None, "weg"), NOW)
    with pytest.raises(NotFound):
        conversations.contact(vault, ContactId(uuid4()))


def test_a_conversation_can_wait_for_its_case(vault):
    loose = conversations.log_contact(vault, a_contact(None, "wie was dit?"), NOW)
    assert conversations.without_case(vault) == (loose,)
    case = casework.open_case(vault, NOW, OPENED)
    conversations.change_contact(vault, replace(loose, case=case.id), NOW)
    assert conversations.without_case(vault) == ()


def test_literal_words_are_kept_beside_the_note(vault):
    whole = a_case(1)
    keep(vault, whole)
    quote = a_quote(whole, "Niemand belde terug.")
    saved = conversations.add_quote(vault, quote, NOW)
    assert saved == replace(quote, id=saved.id)
    assert saved.id != quote.id
    assert casework.whole_case(vault, whole.case.id).quotes == (saved,)
