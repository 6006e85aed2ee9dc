"""Gate 1: a quote leaves after every finding was decided and a second reader approved."""

from dataclasses import replace

import pytest

from confidant_app.domain.answers import Answer
from confidant_app.domain.errors import InvalidValue, QuoteUndecided
from confidant_app.domain.people import PersonId
from confidant_app.domain.vocabulary import Role
from confidant_app.services import casework, reviewing
from confidant_app.services.quotes import public_quotes
from tests.services.desk import (
    END,
    MARKER,
    NO_ID,
    NOW,
    START,
    TODAY,
    a_case,
    a_quote,
    keep,
    with_employee,
)

WORDS = f"Niemand belde {MARKER} terug op 06-12345678."


@pytest.fixture
def quote(vault):
    whole = a_case(1)
    made = a_quote(whole, WORDS)
    keep(vault, replace(whole, quotes=(made,)))
    return made


@pytest.fixture
def review(vault, quote, lists):
    return reviewing.start(vault, quote, lists)


def decided(review) -> list[bool]:
    return [True] * len(review.findings)


def test_a_name_on_file_and_a_number_are_found_and_replaced(review):
    found = {WORDS[finding.start : finding.end] for finding in review.findings}
    assert {MARKER, "06-12345678"} <= found
    public = reviewing.proposal(review)
    assert MARKER not in public
    assert "06-12345678" not in public
    assert "ouder" in public
    assert not review.unreliable


def test_what_is_kept_stays_in_the_proposal(review):
    name = next(n for n, f in enumerate(review.findings) if WORDS[f.start : f.end] == MARKER)
    kept = reviewing.proposal(review, frozenset({name}))
    assert MARKER in kept
    assert "06-12345678" not in kept


def test_reviewed_and_approved_a_quote_may_leave(vault, review, lists):
    public = reviewing.proposal(review)
    reviewed = reviewing.finish(vault, review, decided(review), f" {public}\n", lists, NOW)
    assert (reviewed.public_words, reviewed.reviewed_on) == (public, TODAY)
    assert reviewing.waiting_quotes(vault) == (reviewed,)
    assert public_quotes(vault, START, END, TODAY) == ((), 1)
    approved = reviewing.approve(vault, reviewed, " Bé ", TODAY, NOW, lists)
    assert (approved.second_reader, approved.approved_on) == ("Bé", TODAY)
    assert reviewing.waiting_quotes(vault) == ()
    ((leaving,), inside) = public_quotes(vault, START, END, TODAY)
    assert (leaving.words, inside) == (public, 0)


def test_a_second_review_needs_a_second_approval(vault, review, lists):
    public = reviewing.proposal(review)
    reviewed = reviewing.finish(vault, review, decided(review), public, lists, NOW)
    approved = reviewing.approve(vault, reviewed, "Bé", TODAY, NOW, lists)
    again = reviewing.start(vault, approved, lists)
    redone = reviewing.finish(vault, again, decided(again), "Anders.", lists, NOW)
    assert (redone.second_reader, redone.approved_on) == ("", None)
    assert public_quotes(vault, START, END, TODAY) == ((), 1)


def test_a_finding_that_nobody_looked_at_keeps_the_quote_inside(vault, review, lists):
    public = reviewing.proposal(review)
    most = decided(review)[:-1]
    for missing in (most, [*most, None], [None, *decided(review)], []):
        with pytest.raises(QuoteUndecided):
            reviewing.finish(vault, review, missing, public, lists, NOW)
    assert reviewing.waiting_quotes(vault)[0].reviewed_on is None


def test_a_name_on_file_in_the_new_words_keeps_the_quote_inside(vault, review, lists):
    for words in (WORDS, f"Zij belde {MARKER.lower()} op.", f"{MARKER}sma zegt niets."):
        with pytest.raises(QuoteUndecided):
            reviewing.finish(vault, review, decided(review), words, lists, NOW)


def test_a_name_from_another_case_counts_as_well(vault, review, lists):
    other = a_case(2)
    keep(vault, replace(other, people=(replace(other.people[0], given="Kwikstaartje"),)))
    with pytest.raises(QuoteUndecided):
        reviewing.finish(vault, review, decided(review), "Kwikstaartje zweeg.", lists, NOW)


def test_a_name_that_came_on_file_later_stops_the_approval(vault, review, lists, quote):
    public = "Kwikstaartje zweeg."
    reviewed = reviewing.finish(vault, review, decided(review), public, lists, NOW)
    person = casework.whole_case(vault, quote.case).people[0]
    casework.save_new_person(vault, replace(person, given="Kwikstaartje"), NOW)
    with pytest.raises(QuoteUndecided):
        reviewing.approve(vault, reviewed, "Bé", TODAY, NOW, lists)
    assert public_quotes(vault, START, END, TODAY) == ((), 1)


def test_without_permission_review_or_reader_nothing_is_approved(vault, review, lists, quote):
    refused = replace(review, quote=replace(quote, permission=Answer.UNKNOWN))
    attempts = [
        (reviewing.finish, (vault, refused, decided(review), "Stil.", lists, NOW)),
        (reviewing.finish, (vault, review, decided(review), " \n", lists, NOW)),
        (reviewing.approve, (vault, quote, "Bé", TODAY, NOW, lists)),
        (reviewing.approve, (vault, replace(quote, reviewed_on=TODAY), " ", TODAY, NOW, lists)),
    ]
    for act, arguments in attempts:
        with pytest.raises(InvalidValue):
            act(*arguments)


def test_an_employee_who_reports_is_not_even_offered_for_review(vault):
    whole = a_case(1)
    keep(vault, with_employee(replace(whole, quotes=(a_quote(whole, "Stil."),))))
    assert reviewing.waiting_quotes(vault) == ()


def test_quotes_without_permission_do_not_wait_for_a_review(vault):
    whole = a_case(1)
    keep(vault, replace(whole, quotes=(a_quote(whole, "Stil.", permission=Answer.NO),)))
    assert reviewing.waiting_quotes(vault) == ()


def test_the_roles_of_the_own_case_alone_give_a_stand_in(quote):
    own = replace(a_case(1).people[0], case=quote.case, surname="")
    other = replace(own, id=PersonId(NO_ID), case=a_case(2).case.id)
    stranger = replace(own, role=Role.OTHER, given="Bé")
    names = reviewing.known_names([own, other, own, stranger], quote)
    assert [(name.text, name.role) for name in names] == [
        (MARKER, "ouder"),
        (MARKER, ""),
        ("Bé", ""),
    ]


def test_words_without_capitals_are_said_to_be_unreliable(vault, lists):
    whole = a_case(3)
    quote = a_quote(whole, "niemand belde ons terug en dat is al weken zo zei mijn man")
    keep(vault, replace(whole, quotes=(quote,)))
    assert reviewing.start(vault, quote, lists).unreliable
