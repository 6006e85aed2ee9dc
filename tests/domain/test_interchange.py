"""The case format: written and read back it is equal, and what is out of place is refused."""

import json
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from confidant_app.domain.contacts import Contact, ContactId, may_leave
from confidant_app.domain.dates import between, exactly
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.interchange import (
    MOST_CASES,
    read_cases,
    read_loose_contacts,
    write_cases,
)
from confidant_app.domain.people import PersonId
from tests.domain.whole_cases import whole_cases, without_ids

FULL = {
    "format": "confidant-cases",
    "version": 1,
    "cases": [
        {
            "number": "2026-0007",
            "opened": "2026-02-03",
            "people": [{"key": "oma", "role": "grandparent", "given": "Griet"}],
            "contacts": [
                {
                    "at": "2026-02-03T10:00:00+01:00",
                    "people": ["oma"],
                    "note": "Belt.",
                    "quotes": [{"words": "Niemand belde terug."}],
                }
            ],
            "follow_ups": [{"what": "bellen", "due": "2026-02-10"}],
            "advice": [{"on": "2026-02-03", "text": "vraag het plan op"}],
            "consents": [{"purpose": "figures", "given_on": "2026-02-03", "person": "oma"}],
            "steps": [
                {
                    "route": "KLACHT_GI",
                    "events": {
                        "a": "2026-02-01",
                        "b": {"on": "2026-02-01", "until": "2026-02-09"},
                        "c": {"on": "2026-02-01"},
                    },
                    "own_terms": [{"step": "oordeel", "amount": 6, "unit": "week"}],
                }
            ],
            "norms": [{"norm": "N_PVA", "start": "2026-01-01", "met": "no"}],
            "letters": [
                {
                    "template": "KLACHT_GI",
                    "title": "Klacht",
                    "body": "Geachte commissie,",
                    "written_at": "2026-02-05T10:00:00+01:00",
                    "step": 1,
                }
            ],
        }
    ],
}


def changed(path: list, value) -> dict:
    data = deepcopy(FULL)
    at = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return data


@given(st.lists(whole_cases(), max_size=2).map(tuple))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_was_written_is_read_back_equal_but_for_its_ids(cases):
    text = json.dumps(write_cases(cases))
    given = read_cases(json.loads(text), uuid4, trust_reviews=True)
    assert without_ids(given) == without_ids(cases)


def test_what_others_approved_was_not_approved_here():
    approved = {
        "words": "w",
        "public_words": "p",
        "permission": "yes",
        "reviewed_on": "2026-02-03",
        "second_reader": "-",
        "approved_on": "2026-02-03",
    }
    data = changed(["cases", 0, "contacts", 0, "quotes"], [approved])
    ((quote,),) = (whole.quotes for whole in read_cases(data, uuid4))
    assert (quote.reviewed_on, quote.second_reader, quote.approved_on) == (None, "", None)
    assert (quote.public_words, quote.permission.value) == ("p", "yes")
    assert not may_leave(quote)
    ((trusted,),) = (whole.quotes for whole in read_cases(data, uuid4, trust_reviews=True))
    assert may_leave(trusted)


def test_a_quote_from_a_file_was_read_by_nobody_here():
    reviewed = {"words": "Stil.", "public_words": "Stil.", "reviewed_on": "2026-02-04"}
    approved = {**reviewed, "second_reader": "Bé", "approved_on": "2026-02-05"}
    data = changed(["cases", 0, "contacts", 0, "quotes"], [approved])
    ((quote,),) = (whole.quotes for whole in read_cases(data, uuid4))
    assert (quote.reviewed_on, quote.second_reader, quote.approved_on) == (None, "", None)
    ((kept,),) = (whole.quotes for whole in read_cases(data, uuid4, trust_reviews=True))
    assert kept.approved_on == date(2026, 2, 5)
    assert quote.public_words == kept.public_words == "Stil."


def test_everything_in_a_case_refers_to_that_case():
    (whole,) = read_cases(FULL, uuid4)
    records = (
        *(*whole.people, *whole.contacts, *whole.quotes, *whole.follow_ups),
        *(*whole.advice, *whole.consents, *whole.steps, *whole.norms, *whole.letters),
    )
    assert {record.case for record in records} == {whole.case.id}
    (oma,), (contact,), (quote,), (consent,) = (
        whole.people,
        whole.contacts,
        whole.quotes,
        whole.consents,
    )
    assert contact.people == (oma.id,)
    assert quote.contact == contact.id
    assert consent.person == oma.id
    assert [letter.step for letter in whole.letters] == [whole.steps[0].id]


@pytest.mark.parametrize("place", [0, 2, -1, True, 1.0, "1", [1]])
def test_a_letter_of_a_step_that_is_not_there_is_refused(place):
    with pytest.raises(InvalidValue, match="stap"):
        read_cases(changed(["cases", 0, "letters", 0, "step"], place), uuid4)


def test_days_of_events_are_exact_or_between_two_days():
    (whole,) = read_cases(FULL, uuid4)
    first, ninth = date(2026, 2, 1), date(2026, 2, 9)
    assert [event.on for event in whole.steps[0].events] == [
        exactly(first),
        between(first, ninth),
        between(first, None),
    ]


def test_reading_does_not_change_what_was_parsed():
    data = deepcopy(FULL)
    read_cases(data, uuid4)
    assert data == FULL


def test_people_without_a_key_can_be_the_only_one():
    data = changed(["cases", 0], {"number": "2026-0001", "opened": "2026-01-01", "people": [{}]})
    assert len(read_cases(data, uuid4)[0].people) == 1


CASE = ["cases", 0]
CONTACT = [*CASE, "contacts", 0]
STEP = [*CASE, "steps", 0]
REFUSED = {
    "no object": [],
    "another format": changed(["format"], "zaken"),
    "another version": changed(["version"], 2),
    "no list of cases": changed(["cases"], {}),
    "too many cases": changed(["cases"], [{}] * (MOST_CASES + 1)),
    "a case that is a text": changed(CASE, "zaak"),
    "people that are a text": changed([*CASE, "people"], "oma"),
    "a person that is a text": changed([*CASE, "people"], ["oma"]),
    "two people with one key": changed([*CASE, "people"], [{"key": "a"}, {"key": "a"}]),
    "two people without a key": changed([*CASE, "people"], [{}, {}]),
    "a contact with somebody else": changed([*CONTACT, "people"], ["opa"]),
    "a contact with a text for people": changed([*CONTACT, "people"], "oma"),
    "a contact with a number for people": changed([*CONTACT, "people"], 3),
    "a consent of somebody else": changed([*CASE, "consents", 0, "person"], "opa"),
    "quotes that are a text": changed([*CONTACT, "quotes"], "Niemand"),
    "a time without its zone": changed([*CONTACT, "at"], "2026-02-03T10:00:00"),
    "a time in the first year": changed([*CONTACT, "at"], "0001-01-01T00:00:00+14:00"),
    "a time in the last year": changed([*CONTACT, "at"], "9999-12-31T23:00:00-12:00"),
    "minutes beyond every database": changed([*CONTACT, "minutes"], 10**30),
    "half a character": changed([*CONTACT, "note"], "\ud800"),
    "a number with strange digits": changed([*CASE, "number"], "٢٠٢٦-٠٠٠١"),
    "a number without end": changed([*CASE, "number"], "2026-" + "9" * 30),
    "a number that is a number": changed([*CASE, "number"], 7),
    "events in a list": changed([*STEP, "events"], []),
    "an event without a day": changed([*STEP, "events", "a"], None),
    "an event with more than a day": changed([*STEP, "events", "a"], {"on": "2026-01-01", "x": 1}),
    "an event in an impossible year": changed([*STEP, "events", "a"], "0999-01-01"),
    "a term of no days": changed([*STEP, "own_terms", 0, "amount"], 0),
    "a term of a million years": changed([*STEP, "own_terms", 0, "amount"], 1_000_000),
    "a term in fortnights": changed([*STEP, "own_terms", 0, "unit"], "fortnight"),
    "an unknown field": changed([*CASE, "bsn"], "111222333"),
    "an unknown field of a person": changed([*CASE, "people", 0, "bsn"], "111222333"),
    "a missing field": changed([*CASE, "follow_ups"], [{"what": "bellen"}]),
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_out_of_place_is_refused(data):
    with pytest.raises(InvalidValue):
        read_cases(data, uuid4)


def test_a_refusal_names_the_place_and_never_what_stands_there():
    data = changed([*CASE, "measure"], "Grietje van de Zandbak")
    with pytest.raises(InvalidValue) as refused:
        read_cases(data, uuid4)
    assert "zaak 2026-0007.measure" in str(refused.value)
    assert "Grietje" not in str(refused.value)
    with pytest.raises(InvalidValue) as refused:
        read_cases(changed([*CASE, "number"], "Grietje van de Zandbak"), uuid4)
    assert "Grietje" not in str(refused.value)


def test_a_conversation_without_a_case_goes_out_and_comes_back():
    loose = Contact(
        id=ContactId(uuid4()),
        at=datetime(2026, 3, 2, 10, tzinfo=UTC),
        note="los",
        people=(PersonId(uuid4()),),
    )
    data = json.loads(json.dumps(write_cases((), (loose,))))
    assert read_cases(data, uuid4) == ()
    (back,) = read_loose_contacts(data, lambda: loose.id)
    assert back == replace(loose, people=())
    assert read_loose_contacts(write_cases(()), uuid4) == ()


@pytest.mark.parametrize(
    "loose", [{}, ["x"], [{"note": "x"}], [{"at": "2026-03-02T10:00:00Z", "quotes": []}]]
)
def test_loose_conversations_that_are_out_of_place_are_refused(loose):
    with pytest.raises(InvalidValue):
        read_loose_contacts({**FULL, "loose_contacts": loose}, uuid4)
    with pytest.raises(InvalidValue):
        read_loose_contacts([], uuid4)


@pytest.mark.parametrize("answers", [[], {"q": "misschien"}, {"q": 3}, {"q": []}])
def test_answers_outside_the_closed_list_are_refused(answers):
    with pytest.raises(InvalidValue):
        read_cases(changed([*CASE, "answers"], answers), uuid4)


@pytest.mark.parametrize("events", [[], {"uitspraak": 3}, {"uitspraak": "2026-02-30"}])
def test_days_of_a_case_that_cannot_be_read_are_refused(events):
    with pytest.raises(InvalidValue):
        read_cases(changed([*CASE, "events"], events), uuid4)
