"""Decisions about words are kept, and the database itself takes a review back when it must."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from confidant_app.domain.contacts import QuoteId, Reopened
from confidant_app.domain.detail import AgeDetail, DateDetail, Detail, PlaceDetail
from confidant_app.domain.findings import Certainty, Finding, Label, Why
from confidant_app.domain.people import PersonId
from confidant_app.domain.review import Choice, Passage, Review
from confidant_app.domain.vocabulary import Role
from confidant_app.storage import (
    rows_cases,
    rows_contacts,
    rows_people,
    rows_quotes,
    rows_reviews,
)
from tests.storage.samples import a_case, a_contact, a_full_quote, a_person

NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
WORDS = "Anna belde met Bob in Veendam."
DONE = Review(
    words=WORDS,
    detail=Detail(dates=DateDetail.YEAR, ages=AgeDetail.NOTHING, places=PlaceDetail.REGION),
    passages=(
        Passage(
            finding=Finding(
                start=0,
                end=4,
                label=Label.PERSON,
                why=Why.ON_FILE,
                certainty=Certainty.SURE,
                person="ouder",
                own=True,
            ),
            choice=Choice.HIDE,
            everywhere=True,
        ),
        Passage(
            finding=Finding(
                start=22,
                end=29,
                label=Label.PLACE,
                why=Why.PLACE_LIST,
                certainty=Certainty.LIKELY,
            ),
            choice=Choice.KEEP,
            reason="wijst naar niemand",
        ),
    ),
)


@pytest.fixture
def quote(vault):
    """Return an approved quote with its decisions, in a case with one person."""
    case = a_case()
    contact = a_contact(case, "Notitie.")
    made = replace(a_full_quote(case, contact), words=WORDS)
    with vault.transaction():
        rows_cases.insert(vault, case)
        rows_people.insert(vault, a_person(case, given="Anna"))
        rows_contacts.insert(vault, contact, NOW)
        rows_quotes.insert(vault, made)
        rows_reviews.put(vault, made.id, DONE, NOW)
    assert made.reviewed_on
    return made


def person_of(vault, quote):
    return rows_people.of_case(vault, quote.case)[0]


def reopened(vault, quote):
    now = rows_quotes.get(vault, quote.id)
    if now.reviewed_on is not None:
        return Reopened.NO
    assert (now.second_reader, now.approved_on) == ("", None)
    assert now.public_words == quote.public_words
    return now.reopened


def test_a_review_comes_back_as_it_was(vault, quote):
    assert rows_reviews.passages(vault, quote.id) == DONE.passages
    assert rows_reviews.detail(vault, quote.id) == DONE.detail
    with vault.transaction():
        rows_reviews.put(vault, quote.id, Review(words=WORDS), NOW)
    assert rows_reviews.passages(vault, quote.id) == ()
    assert rows_reviews.detail(vault, quote.id) == Detail()
    assert rows_reviews.detail(vault, QuoteId(uuid4())) == Detail()


def test_what_nobody_decided_is_not_kept(vault, quote):
    half = replace(DONE, passages=(replace(DONE.passages[0], choice=None),))
    with vault.transaction():
        rows_reviews.put(vault, quote.id, half, NOW)
    assert rows_reviews.passages(vault, quote.id) == ()


def test_words_hidden_everywhere_count_from_a_day_on(vault, quote):
    assert rows_reviews.hidden_everywhere(vault, NOW.date()) == (("Anna", Label.PERSON),)
    assert rows_reviews.hidden_everywhere(vault, date(2026, 12, 2)) == ()


def test_other_words_undo_the_review_and_its_decisions(vault, quote):
    with vault.transaction():
        rows_quotes.update(vault, replace(quote, theme="JB-WISSEL"))
    assert reopened(vault, quote) is Reopened.NO
    with vault.transaction():
        rows_quotes.update(vault, replace(quote, words="Iets anders."))
    assert reopened(vault, quote) is Reopened.WORDS
    assert rows_reviews.passages(vault, quote.id) == ()


@pytest.mark.parametrize(
    "change",
    [
        {"given": "Anneke"},
        {"surname": "Boltjes"},
        {"nickname": "Annie"},
        {"former": "Haan"},
        {"role": Role.PROFESSIONAL},
        {"public_name": True},
    ],
)
def test_another_name_or_role_undoes_the_reviews_of_the_case(vault, quote, change):
    with vault.transaction():
        rows_people.update(vault, replace(person_of(vault, quote), **change))
    assert reopened(vault, quote) is Reopened.PEOPLE
    assert rows_reviews.passages(vault, quote.id) == DONE.passages


def test_a_person_who_comes_or_goes_undoes_them_too(vault, quote):
    person = person_of(vault, quote)
    with vault.transaction():
        rows_people.delete(vault, person.id)
    assert reopened(vault, quote) is Reopened.PEOPLE
    with vault.transaction():
        rows_quotes.update(vault, quote)
        rows_people.insert(vault, replace(person, id=PersonId(uuid4()), given="Bob"))
    assert reopened(vault, quote) is Reopened.PEOPLE


def test_what_names_nobody_leaves_the_review_as_it_is(vault, quote):
    other = a_case("2026-0002")
    with vault.transaction():
        person = replace(person_of(vault, quote), phone="06-12345678", safe_times="ochtend")
        rows_people.update(vault, person)
        rows_cases.insert(vault, other)
        rows_people.insert(vault, a_person(other, given="Bob"))
    assert reopened(vault, quote) is Reopened.NO
    assert rows_people.get(vault, person.id) == person


def test_reviews_are_taken_back_one_by_one(vault, quote):
    with vault.transaction():
        rows_reviews.reopen(vault, [quote.id], Reopened.HIDDEN_WORDS)
    assert reopened(vault, quote) is Reopened.HIDDEN_WORDS
    with vault.transaction():
        rows_reviews.reopen(vault, [quote.id], Reopened.PEOPLE)
    assert reopened(vault, quote) is Reopened.HIDDEN_WORDS


def test_a_review_goes_with_its_case(vault, quote):
    with vault.transaction():
        rows_cases.delete(vault, quote.case)
    for table in ("quote_decision", "quote_review"):
        assert vault.read(f"SELECT count(*) FROM {table}") == [(0,)]  # noqa: S608
