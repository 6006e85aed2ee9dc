"""Words that were approved stay inside when they name somebody after all, or cannot be printed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from confidant_app.domain.bundles import MOST_QUOTES
from confidant_app.domain.errors import GlyphMissing, InvalidValue, QuoteNamesSomebody
from confidant_app.domain.review import keep as keep_standing
from confidant_app.services import bundling, cards, casework, conversations, reviewing
from confidant_app.services.identifying import identifiers_of
from confidant_app.services.leaving import gate
from tests.services.desk import (
    END,
    NOW,
    START,
    TODAY,
    a_case,
    a_quote,
    an_approved_quote,
    keep,
)
from tests.services.exchange import befriend, bundle_of, fill, resealed, take_in

WORDS = "Kwikstaartje zweeg."


@pytest.fixture
def whole(vault):
    made = a_case(1)
    keep(vault, replace(made, quotes=(an_approved_quote(made, WORDS),)))
    return made


def leaving(vault, catalogues):
    prepared = bundling.prepare(vault, catalogues, START, END, TODAY)
    return [quote.words for quote in prepared.bundle.quotes], prepared.unapproved


def named(vault, whole, given):
    return casework.save_new_person(vault, replace(whole.people[0], given=given), NOW)


def test_a_name_that_came_on_file_after_the_approval_leaves_in_no_bundle(vault, whole, catalogues):
    assert leaving(vault, catalogues) == ([WORDS], 0)
    named(vault, whole, "Kwikstaartje")
    assert leaving(vault, catalogues) == ([], 1)


def test_the_name_of_somebody_who_was_taken_off_still_counts(vault, whole, catalogues, lists):
    casework.remove_person(vault, named(vault, whole, "Kwikstaartje"), NOW)
    assert leaving(vault, catalogues) == ([], 1)
    assert "Kwikstaartje" in {name for name, _ in identifiers_of(vault, lists).names}
    quote = conversations.add_quote(vault, a_quote(whole, WORDS), NOW)
    review = reviewing.start(vault, quote, gate(vault, lists), {}).review
    assert [review.text(at) for at in range(len(review.passages))] == ["Kwikstaartje"]
    kept = keep_standing(review, 0, "een vogel")
    with pytest.raises(QuoteNamesSomebody):
        reviewing.finish(vault, quote, kept, WORDS, gate(vault, lists), NOW)


def test_the_name_of_before_a_correction_still_counts(vault, whole, catalogues):
    casework.change_person(vault, replace(named(vault, whole, "Kwikstaartje"), given="K."), NOW)
    assert leaving(vault, catalogues) == ([], 1)


def test_a_bundle_takes_the_newest_quotes_and_says_how_many_it_left(vault, catalogues):
    whole = a_case(1)
    quotes = [
        replace(an_approved_quote(whole, f"Stil {n}."), approved_on=TODAY - timedelta(days=n % 205))
        for n in range(205)
    ]
    keep(vault, replace(whole, quotes=tuple(quotes)))
    prepared = bundling.prepare(vault, catalogues, START, END, TODAY)
    words = {quote.words for quote in prepared.bundle.quotes}
    assert (len(words), prepared.older, prepared.unapproved) == (MOST_QUOTES, 5, 0)
    assert words == {f"Stil {n}." for n in range(MOST_QUOTES)}


@pytest.mark.parametrize(
    ("public", "error"),
    [
        ("x" * 6_001, InvalidValue),
        ("stil\u202e", InvalidValue),
        ("stil\x00", InvalidValue),
        ("stil \U0001f641", GlyphMissing),
        ("Bel 06-12345678.", QuoteNamesSomebody),
        ("Mail wij@post.example.", QuoteNamesSomebody),
        ("Wij wonen op 9781 AB.", QuoteNamesSomebody),
    ],
)
def test_words_that_no_bundle_can_hold_are_refused_at_the_review(
    vault, lists, catalogues, public, error
):
    whole = a_case(1)
    quote = a_quote(whole, "Stil.")
    keep(vault, replace(whole, quotes=(quote,)))
    review = reviewing.start(vault, quote, gate(vault, lists), {}).review
    with pytest.raises(error):
        reviewing.finish(vault, quote, review, public, gate(vault, lists), NOW)
    keep(vault, replace(a_case(2), quotes=()))
    other = a_case(3)
    keep(vault, replace(other, quotes=(an_approved_quote(other, public),)))
    assert leaving(vault, catalogues) == ([], 2)


def test_line_breaks_and_wide_spaces_may_stay(vault, lists):
    whole = a_case(1)
    quote = a_quote(whole, "Stil.")
    keep(vault, replace(whole, quotes=(quote,)))
    review = reviewing.start(vault, quote, gate(vault, lists), {}).review
    words = "Stil.\nNog\u00a0altijd stil."
    assert (
        reviewing.finish(vault, quote, review, words, gate(vault, lists), NOW).public_words == words
    )


@pytest.mark.parametrize(
    "words",
    [
        "Bel 06-12345678.",
        "Mail wij@post.example.",
        "Het is NL91ABNA0417164300.",
        "Mijn BSN is 111222333.",
        "Wij wonen op 9781 AB.",
        "Stil \U0001f641.",
        "Stil \u202e.",
    ],
)
def test_a_coordinator_takes_no_numbers_or_strange_signs_in(make, coordinator, catalogues, words):
    sender = make("noord")
    fill(sender, "JB-GEEN")
    befriend(sender, coordinator)
    good = bundle_of(sender, catalogues)
    bad = resealed(
        sender,
        cards.own_card(coordinator),
        good,
        coordinator,
        quotes=[{"theme": "JB-GEEN", "words": words}],
    )
    fates = take_in(coordinator, catalogues, ("kwaad", bad), ("goed", good))
    assert fates == {"kwaad": "BundleUnlisted", "goed": "new"}
