"""Contacts, and which quotes may leave."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import CaseId
from confidant_app.domain.contacts import Contact, ContactId, Quote, QuoteId, may_leave
from confidant_app.domain.errors import InvalidValue

QUOTE = Quote(
    id=QuoteId(uuid4()),
    case=CaseId(uuid4()),
    contact=ContactId(uuid4()),
    words="Niemand belde Marit terug.",
    permission=Answer.YES,
    public_words="Niemand belde terug.",
    reviewed_on=date(2026, 7, 4),
    second_reader="Bé",
    approved_on=date(2026, 7, 5),
)


def test_a_quote_leaves_after_every_step():
    assert may_leave(QUOTE)


@pytest.mark.parametrize(
    "missing",
    [
        {"permission": Answer.UNKNOWN},
        {"permission": Answer.NO},
        {"reviewed_on": None},
        {"approved_on": None},
        {"public_words": " \n"},
    ],
)
def test_a_quote_that_missed_one_step_stays(missing):
    assert not may_leave(replace(QUOTE, **missing))


def test_a_second_look_is_needed_unless_nobody_asks_for_it():
    once = replace(QUOTE, approved_on=None, second_reader="")
    assert not may_leave(once)
    assert may_leave(once, second_look=False)
    assert not may_leave(replace(once, reviewed_on=None), second_look=False)
    assert may_leave(replace(QUOTE, second_reader=""))


def test_a_contact_knows_its_time_zone_and_takes_no_negative_time():
    contact = Contact(id=ContactId(uuid4()), at=datetime(2026, 3, 2, 12, tzinfo=UTC), minutes=0)
    with pytest.raises(InvalidValue):
        replace(contact, minutes=-1)
    for field in ({"at": contact.at.replace(year=9999)}, {"next_on": date(1, 1, 1)}):
        with pytest.raises(InvalidValue):
            replace(contact, **field)
    with pytest.raises(ValueError, match="aware"):
        replace(contact, at=contact.at.replace(tzinfo=None))
