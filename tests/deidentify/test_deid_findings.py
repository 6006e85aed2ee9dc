"""Findings fit the text they were made for, whatever is in it, and come quickly."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.deidentify.finder import find
from confidant_app.deidentify.folding import fold
from confidant_app.deidentify.words import few_capitals
from confidant_app.domain.findings import KnownName, Label

FAMILY = [KnownName(text="Zoë van der Veen", role="moeder"), KnownName(text="Jan-Piet Kuiper")]
PIECES = st.sampled_from(
    [
        "Zoë", "van der Veen", "jan", "Piet", "k.", "moeder", "is", "de", "in", "op", "van", "ß",
        "İ", "🙂", "\u200b", "\u202e", "\u00ad", "e\u0301", "é", "06", "-", "12345678", "@", ".nl",
        "www.", "14-2-2016", "mei", "2025", "7", "jaar", "(", ")", "C/18/2", "/", "straat", "3",
        "Kerkstraat", "1234 AB", "NL39TSTB0123456702", "school", "Ark", "_", "#1234", "snap:",
        "de enige", "dorp", "art.", "3.3", "mr.", "\n", "A.", "apenstaartje", "punt", "nul", "ﬁ",
        "Ⅳ", "д", "й", "علي",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.tuples(PIECES, st.sampled_from([" ", "", ", ", ". "])), max_size=25).map(
        lambda pairs: "".join(word + gap for word, gap in pairs)
    ),
)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_findings_are_inside_the_text_in_order_and_disjoint(lists, text):
    findings = find(text, FAMILY, lists)
    at = 0
    for finding in findings:
        assert at <= finding.start < finding.end <= len(text)
        at = finding.end


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_composed_and_decomposed_letters_give_the_same_findings(lists, text):
    composed = unicodedata.normalize("NFC", text)
    apart = unicodedata.normalize("NFD", composed)
    one = [composed[f.start : f.end] for f in find(composed, FAMILY, lists)]
    two = [unicodedata.normalize("NFC", apart[f.start : f.end]) for f in find(apart, FAMILY, lists)]
    assert one == two


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_folding_keeps_the_way_back(text):
    plain = fold(text)
    assert len(plain.text) == len(plain.low)
    places = [plain.source(at, at + 1) for at in range(len(plain.low))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert [start for start, _ in places] == sorted(start for start, _ in places)


def test_marks_and_invisible_signs_stay_inside_the_finding(lists):
    text = "Daar was Zo\u00ade\u0308\u200b, zei men."
    (finding,) = find(text, FAMILY, lists)
    assert text[finding.start : finding.end].startswith("Zo")
    assert finding.end >= text.index(",") - 1


def test_a_hint_gives_way_to_a_name_inside_it(lists):
    text = "Vader Kuiper is de enige huisarts van het dorp Norg die Zoë kent."
    found = [(f.label, text[f.start : f.end]) for f in find(text, FAMILY, lists)]
    assert (Label.PERSON, "Kuiper") in found
    assert any(label is Label.QUASI and "enige huisarts" in words for label, words in found)
    assert all("Zoë" not in words for label, words in found if label is Label.QUASI)


@pytest.mark.parametrize(
    ("text", "few"),
    [
        ("Anne belde over Tim.", False),
        ("anne belde over tim", True),
        ("ANNE BELDE OVER TIM", True),
        ("", False),
        ("12 34", True),
    ],
)
def test_text_where_capitals_say_nothing_is_recognised(text, few):
    assert few_capitals(text) is few


@pytest.mark.parametrize(
    "unit",
    ["van ", "A. ", "a_", "a.b@", "(", "06-", "NL39 ", "Jan van ", "aaaa", "7 jaar ", "de enige ",
     "test", "1/", "www.", "punt a ", "x1.", "Zoë ", "\u0301",
     "Yy-Jan-", "School ", "xx-Femke-", "Femke Femke-", "A.B.Jan ", "Terra College ",
     "aan de Van ", "school-", "dubbel ", "dorp ", "insta ", "nul ", "1 en ", "dossier ",
     "twee en ", "een-en-", "op de 3e van de ", "v v de ", "elke dag met een "],
)  # fmt: skip
def test_long_texts_of_one_thing_take_time_in_proportion(lists, unit):
    def spent(size):
        started = time.process_time()
        find(unit * (size // len(unit)), FAMILY, lists)
        return time.process_time() - started

    # Eight times the text; a walk that begins anew at every word would take 64 times as long.
    assert spent(48_000) < 24 * max(spent(6_000), spent(6_000))


def test_ten_thousand_names_on_file_are_no_burden(lists):
    known = [KnownName(text=f"Naam{i:05d}x Achter{i}", role="") for i in range(3000)]
    started = time.process_time()
    (finding,) = find("Hier stond Naam00017x vermeld.", known, lists)
    assert time.process_time() - started < 5
    assert finding.start == len("Hier stond ")
