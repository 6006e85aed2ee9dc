"""What takes the place of a finding: kind and role, season, band; never a length."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from confidant_app.deidentify.finder import find
from confidant_app.deidentify.folding import fold
from confidant_app.deidentify.redaction import redact
from confidant_app.domain.findings import Certainty, Finding, KnownName, Label, Why

FAMILY = [KnownName(text="Anne de Vries", role="moeder"), KnownName(text="Tim", role="kind 1")]


def whole(text, label):
    """A finding over the whole text, as a reviewer may add it."""
    return Finding(
        start=0, end=len(text), label=label, why=Why.CUE, certainty=Certainty.SURE, person=None
    )


def test_people_on_file_become_their_role(lists):
    text = "Anne de Vries belde over Tims fiets; Anne huilde."
    out = redact(text, find(text, FAMILY, lists))
    assert out == "[moeder] belde over [kind 1] fiets; [moeder] huilde."


def test_unknown_people_are_numbered_only_when_there_are_several(lists):
    one = "Gebeld met Femke van JB Noord. Daarna was Femke ziek."
    assert redact(one, find(one, FAMILY, lists)).count("[beroepskracht]") == 1
    two = "Haar broer Wietse en tante Greet kwamen, en Wietses vrouw."
    assert redact(two, find(two, [], lists)) == (
        "Haar broer [naam 1] en tante [naam 2] kwamen, en [naam 1] vrouw."
    )


@pytest.mark.parametrize(
    ("text", "label", "out"),
    [
        ("14-02-2016", Label.DATE, "[datum: begin 2016]"),
        ("2025-10-02", Label.DATE, "[datum: najaar 2025]"),
        ("11/6/24", Label.DATE, "[datum: zomer 2024]"),
        ("1-12-98", Label.DATE, "[datum: eind 1998]"),
        ("3 maart 2025", Label.DATE, "[datum: voorjaar 2025]"),
        ("16 jan '24", Label.DATE, "[datum: begin 2024]"),
        ("3 sept.", Label.DATE, "[datum]"),
        ("zomer 2024", Label.DATE, "[datum: 2024]"),
        ("1-13-2024", Label.DATE, "[datum: 2024]"),
        ("7", Label.AGE, "[leeftijd: 4-11]"),
        ("11 maanden", Label.AGE, "[leeftijd: 0-3]"),
        ("zestienjarige", Label.AGE, "[leeftijd: 16-17]"),
        ("zeventig", Label.AGE, "[leeftijd: 18+]"),
        ("stokoud", Label.AGE, "[leeftijd]"),
        ("-", Label.AGE, "[leeftijd]"),
        ("Zuidlaren", Label.PLACE, "[plaats]"),
        ("CBS De Ark", Label.SCHOOL, "[school]"),
        ("06 12345678", Label.PHONE, "[telefoonnummer]"),
        ("Kerklaan 3", Label.STREET, "[adres]"),
    ],
)
def test_replacements_by_kind(text, label, out):
    assert redact(text, [whole(text, label)]) == out


def test_every_label_but_a_hint_has_a_replacement():
    for label in Label:
        changed = redact("abc", [whole("abc", label)]) != "abc"
        assert changed == (label is not Label.QUASI)


def test_a_finding_inside_another_changes_nothing_more():
    text = "Kerklaan 3 in Zuidlaren"
    inner = Finding(
        start=2, end=6, label=Label.PERSON, why=Why.CUE, certainty=Certainty.MAYBE, person=None
    )
    assert redact(text, [whole(text, Label.STREET), inner]) == "[adres]"


LETTERS = st.characters(whitelist_categories=["Lu", "Ll"], max_codepoint=0x17F)
WORDS = st.lists(
    st.text(LETTERS, min_size=2, max_size=9),
    min_size=1,
    max_size=3,
)  # fmt: skip
TEXTS = st.text(st.sampled_from("abcdeé AB.,\n-'012 "), max_size=60)


@settings(max_examples=100, deadline=None)
@given(WORDS, TEXTS, TEXTS)
def test_no_whole_name_on_file_survives(lists, words, before, after):
    name = " ".join(words)
    text = f"{before} {name} {after}"
    assume(not set(fold(name).low.split()) & (lists.weak | lists.particles | {"moeder"}))
    out = redact(text, find(text, [KnownName(text=name, role="moeder")], lists))
    left = re.split(r"[^\w]+|_", fold(out).low)
    wanted = [word for word in re.split(r"[^\w]+|_", fold(name).low) if word]
    assert not any(left[at : at + len(wanted)] == wanted for at in range(len(left)))


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("bcdfg"), min_size=1, max_size=60), st.sampled_from(list(Label)))
def test_the_length_of_what_was_hidden_never_shows(text, label):
    assume(label is not Label.QUASI)
    assert redact(text, [whole(text, label)]) == redact("b", [whole("b", label)])
