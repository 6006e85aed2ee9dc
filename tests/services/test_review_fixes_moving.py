"""Quotes go along with their conversation, and are read again where they come."""

from dataclasses import replace

import pytest

from confidant_app.domain.errors import InvalidValue
from confidant_app.services import bundling, casework, conversations
from tests.services.desk import END, NOW, START, TODAY, a_case, an_approved_quote, keep


def test_a_quote_moves_along_and_loses_its_approval(vault, catalogues):
    first, second = a_case(1), a_case(2)
    quote = an_approved_quote(first, "Stil.")
    keep(vault, replace(first, quotes=(quote,)), second)
    contact = first.contacts[0]
    conversations.change_contact(vault, replace(contact, case=second.case.id), NOW)
    assert casework.whole_case(vault, first.case.id).quotes == ()
    (moved,) = casework.whole_case(vault, second.case.id).quotes
    assert moved == replace(
        quote, case=second.case.id, reviewed_on=None, second_reader="", approved_on=None
    )
    prepared = bundling.prepare(vault, catalogues, START, END, TODAY)
    assert (prepared.bundle.quotes, prepared.unapproved) == ((), 1)


def test_a_conversation_with_quotes_stays_with_a_case(vault):
    whole = a_case(1)
    keep(vault, replace(whole, quotes=(an_approved_quote(whole, "Stil."),)))
    contact = whole.contacts[0]
    with pytest.raises(InvalidValue, match="hoort bij een zaak"):
        conversations.change_contact(vault, replace(contact, case=None), NOW)
    assert conversations.contact(vault, contact.id) == contact
