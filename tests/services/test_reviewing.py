"""Gate 1: a quote leaves after a person decided about every finding, and looked a second time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from confidant_app.domain import review as rules
from confidant_app.domain.answers import Answer
from confidant_app.domain.detail import DateDetail, Detail, PlaceDetail
from confidant_app.domain.errors import InvalidValue, QuoteNamesSomebody, QuoteUndecided
from confidant_app.domain.findings import Label
from confidant_app.domain.review import Choice
from confidant_app.domain.vocabulary import Role
from confidant_app.services import cards, reviewing, second_look
from confidant_app.services.leaving import gate
from confidant_app.services.quotes import public_quotes
from tests.services.desk import (
    END,
    MARKER,
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
    return reviewing.start(vault, quote, gate(vault, lists), {}).review


def all_hidden(review):
    for at in rules.still_open(review):
        review = rules.hide(review, at)
    return review


def leaving(vault, lists):
    return public_quotes(vault, START, END, TODAY, lists)


def test_a_name_on_file_and_a_number_are_found_and_replaced(vault, quote, review, lists):
    found = {review.text(at) for at in range(len(review.passages))}
    assert {MARKER, "06-12345678"} <= found
    public = reviewing.proposal(review, {})
    assert MARKER not in public
    assert "06-12345678" not in public
    assert "ouder" in public
    assert not reviewing.start(vault, quote, gate(vault, lists), {}).unreliable


def test_what_is_kept_stays_in_the_proposal(review):
    name = next(at for at in range(len(review.passages)) if review.text(at) == MARKER)
    assert review.passages[name].finding.own
    kept = reviewing.proposal(rules.keep(review, name, "openbaar"), {})
    assert MARKER in kept
    assert "06-12345678" not in kept


def test_reviewed_and_approved_a_quote_may_leave(vault, quote, review, lists):
    public = reviewing.proposal(review, {})
    reviewed = reviewing.finish(
        vault, quote, all_hidden(review), f" {public}\n", gate(vault, lists), NOW
    )
    assert (reviewed.public_words, reviewed.reviewed_on) == (public, TODAY)
    assert reviewing.waiting_quotes(vault) == (reviewed,)
    assert leaving(vault, lists) == ((), 1)
    approved = reviewing.approve(vault, reviewed, " Bé ", TODAY, NOW, gate(vault, lists))
    assert (approved.second_reader, approved.approved_on) == ("Bé", TODAY)
    assert reviewing.waiting_quotes(vault) == ()
    ((out,), inside) = leaving(vault, lists)
    assert (out.words, inside) == (public, 0)


def test_every_decision_is_kept_and_taken_up_again(vault, quote, review, lists):
    detail = Detail(dates=DateDetail.QUARTER, places=PlaceDetail.REGION)
    decided = rules.with_detail(all_hidden(review), detail)
    decided = rules.add(decided, (0, len("Niemand")), Label.ORG)
    reviewing.finish(vault, quote, decided, "Stil.", gate(vault, lists), NOW)
    again = reviewing.start(vault, quote, gate(vault, lists), {})
    assert again.review == decided
    assert rules.still_open(again.review) == ()


def test_what_was_written_by_hand_comes_back_when_it_is_opened_again(vault, quote, review, lists):
    finished = reviewing.finish(
        vault, quote, all_hidden(review), "Stil was het.", gate(vault, lists), NOW
    )
    assert reviewing.start(vault, finished, gate(vault, lists), {}).written == "Stil was het."
    public = reviewing.proposal(review, {})
    finished = reviewing.finish(vault, quote, all_hidden(review), public, gate(vault, lists), NOW)
    assert reviewing.start(vault, finished, gate(vault, lists), {}).written is None


def test_a_second_review_needs_a_second_approval(vault, quote, review, lists):
    public = reviewing.proposal(review, {})
    reviewed = reviewing.finish(vault, quote, all_hidden(review), public, gate(vault, lists), NOW)
    approved = reviewing.approve(vault, reviewed, "Bé", TODAY, NOW, gate(vault, lists))
    redone = reviewing.finish(
        vault, approved, all_hidden(review), "Anders.", gate(vault, lists), NOW
    )
    assert (redone.second_reader, redone.approved_on) == ("", None)
    assert leaving(vault, lists) == ((), 1)


def test_a_finding_that_nobody_looked_at_keeps_the_quote_inside(vault, quote, review, lists):
    public = reviewing.proposal(review, {})
    for at in range(len(review.passages)):
        passages = all_hidden(review).passages
        missing = replace(passages[at], choice=None)
        most = replace(review, passages=(*passages[:at], missing, *passages[at + 1 :]))
        with pytest.raises(QuoteUndecided):
            reviewing.finish(vault, quote, most, public, gate(vault, lists), NOW)
    assert reviewing.waiting_quotes(vault)[0].reviewed_on is None


def test_a_name_on_file_in_the_new_words_keeps_the_quote_inside(vault, quote, review, lists):
    for words in (WORDS, f"Zij belde {MARKER.lower()} op.", f"{MARKER}sma zegt niets."):
        with pytest.raises(QuoteNamesSomebody):
            reviewing.finish(vault, quote, all_hidden(review), words, gate(vault, lists), NOW)


def test_a_name_from_another_case_counts_as_well(vault, quote, review, lists):
    other = a_case(2)
    keep(vault, replace(other, people=(replace(other.people[0], given="Kwikstaartje"),)))
    with pytest.raises(QuoteNamesSomebody):
        reviewing.finish(
            vault, quote, all_hidden(review), "Kwikstaartje zweeg.", gate(vault, lists), NOW
        )


def test_a_word_that_is_somebodys_name_stops_the_words_of_the_own_case_only(vault, lists):
    farmer, other = a_case(1), a_case(2)
    quotes = [a_quote(whole, "Zij zag een boer.") for whole in (farmer, other)]
    people = (replace(farmer.people[0], surname="de Boer"),)
    keep(vault, replace(farmer, people=people, quotes=(quotes[0],)))
    keep(vault, replace(other, quotes=(quotes[1],)))
    own, elsewhere = (
        reviewing.start(vault, quote, gate(vault, lists), {}).review for quote in quotes
    )
    assert own.passages[0].finding.own
    kept = rules.keep(own, 0, "gewoon een boer")
    assert rules.named_and_kept(kept) == (0,)
    with pytest.raises(QuoteNamesSomebody):
        reviewing.finish(vault, quotes[0], kept, "Zij zag een boer.", gate(vault, lists), NOW)
    for at in rules.still_open(elsewhere):
        elsewhere = rules.keep(elsewhere, at, "gewoon een boer")
    reviewing.finish(vault, quotes[1], elsewhere, "Zij zag een boer.", gate(vault, lists), NOW)


def test_without_permission_review_or_another_look_nothing_is_approved(vault, quote, review, lists):
    done = all_hidden(review)
    refused = replace(quote, permission=Answer.UNKNOWN)
    today = replace(quote, reviewed_on=TODAY, public_words="Stil.")
    cards.choose_name(vault, "Bé Haan")
    attempts = [
        (reviewing.finish, (vault, refused, done, "Stil.", gate(vault, lists), NOW)),
        (reviewing.finish, (vault, quote, done, " \n", gate(vault, lists), NOW)),
        (reviewing.approve, (vault, quote, "Jo", TODAY, NOW, gate(vault, lists))),
        (reviewing.approve, (vault, today, " ", TODAY, NOW, gate(vault, lists))),
        (reviewing.approve, (vault, today, "bé  haan", TODAY, NOW, gate(vault, lists))),
    ]
    for act, arguments in attempts:
        with pytest.raises(InvalidValue):
            act(*arguments)


def test_the_same_confidant_may_look_again_on_another_day(vault, quote, review, lists):
    reviewed = reviewing.finish(vault, quote, all_hidden(review), "Stil.", gate(vault, lists), NOW)
    tomorrow = TODAY + timedelta(days=1)
    approved = reviewing.approve(vault, reviewed, "", tomorrow, NOW, gate(vault, lists))
    assert (approved.second_reader, approved.approved_on) == ("", tomorrow)
    assert len(leaving(vault, lists)[0]) == 1


def test_the_second_look_can_be_switched_off_and_on(vault, quote, review, lists):
    assert second_look.is_asked(vault)
    reviewing.finish(vault, quote, all_hidden(review), "Stil.", gate(vault, lists), NOW)
    second_look.ask(vault, NOW, wanted=False)
    assert reviewing.waiting_quotes(vault) == ()
    assert len(leaving(vault, lists)[0]) == 1
    second_look.ask(vault, NOW, wanted=True)
    assert len(reviewing.waiting_quotes(vault)) == 1
    assert leaving(vault, lists) == ((), 1)


def test_an_employee_who_reports_is_not_even_offered_for_review(vault):
    whole = a_case(1)
    keep(vault, with_employee(replace(whole, quotes=(a_quote(whole, "Stil."),))))
    assert reviewing.waiting_quotes(vault) == ()


def test_quotes_without_permission_do_not_wait_for_a_review(vault):
    whole = a_case(1)
    keep(vault, replace(whole, quotes=(a_quote(whole, "Stil.", permission=Answer.NO),)))
    assert reviewing.waiting_quotes(vault) == ()


def test_the_people_of_the_own_case_alone_have_a_stand_in(quote):
    own = replace(a_case(1).people[0], case=quote.case, surname="")
    stranger = replace(own, role=Role.OTHER, given="Bé")
    names = reviewing.known_names([own, own, stranger])
    assert [(name.text, name.role, name.own) for name in names] == [
        (MARKER, "ouder", True),
        ("Bé", "", True),
    ]


def test_names_that_did_not_change_are_not_prepared_again(vault, quote, lists):
    first = gate(vault, lists)
    assert gate(vault, lists, first).everybody is first.everybody
    keep(vault, a_case(2))
    same = gate(vault, lists, first)
    assert same.everybody is first.everybody
    assert same.people != first.people
    other = a_case(3)
    keep(vault, replace(other, people=(replace(other.people[0], given="Kwikstaartje"),)))
    assert gate(vault, lists, first).everybody is not first.everybody


def test_words_without_capitals_are_said_to_be_unreliable(vault, lists):
    whole = a_case(3)
    quote = a_quote(whole, "niemand belde ons terug en dat is al weken zo zei mijn man")
    keep(vault, replace(whole, quotes=(quote,)))
    assert reviewing.start(vault, quote, gate(vault, lists), {}).unreliable


def test_words_hidden_everywhere_are_hidden_in_the_next_quote_too(vault, lists):
    first, second = a_case(1), a_case(2)
    words = "De klompenmaker en nog een klompenmaker."
    quotes = [a_quote(whole, words) for whole in (first, second)]
    keep(vault, replace(first, quotes=(quotes[0],)), replace(second, quotes=(quotes[1],)))
    done = all_hidden(reviewing.start(vault, quotes[1], gate(vault, lists), {}).review)
    already = reviewing.finish(vault, quotes[1], done, words, gate(vault, lists), NOW)
    assert already.reviewed_on
    review = all_hidden(reviewing.start(vault, quotes[0], gate(vault, lists), {}).review)
    review = rules.add(review, (3, 15), Label.PERSON)
    review = rules.hide_everywhere(review, 0, reviewing.places(words, "klompenmaker"))
    assert [review.text(at) for at in range(2)] == ["klompenmaker"] * 2
    reviewing.finish(
        vault, quotes[0], review, reviewing.proposal(review, {}), gate(vault, lists), NOW
    )
    (again,) = (q for q in reviewing.waiting_quotes(vault) if q.id == quotes[1].id)
    assert (again.reviewed_on, again.reopened) == (None, "hidden_words")
    started = reviewing.start(vault, again, gate(vault, lists), {}).review
    assert {one.choice for one in started.passages} == {Choice.HIDE}
    assert "klompenmaker" not in reviewing.proposal(started, {})
