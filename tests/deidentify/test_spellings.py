"""Nobody on file is missed, in whatever way the name is written.

Two kinds of words are the exception, for no program can tell them from what they mostly are: a
function word in lower case or at the start of a sentence ("wil", "Door"), and a slip of the pen
that happens to make an ordinary Dutch word in lower case. Of people of other cases, of whom there
are thousands, an ordinary word counts with a capital only.
"""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from confidant_app.deidentify.finder import find
from confidant_app.deidentify.folding import fold
from confidant_app.deidentify.lists import Lexicon
from confidant_app.domain.findings import DIRECT, ON_FILE, KnownName
from tests.deidentify.evaluate import resource_lists
from tests.deidentify.written_names import PARTICLES, cores, listed_names, names, slips, spellings

LISTS = resource_lists()
WORDS = LISTS.weak | set(" ".join(PARTICLES).split()) | LISTS.before_names | LISTS.phrase_particles
NAMES = names(
    listed_names(sorted(name for name in LISTS.first_names - WORDS if len(name) > 2)),
    listed_names(sorted(name for name in LISTS.surnames - WORDS if len(name) > 2)),
)
FRAMES = st.sampled_from(
    [
        "Gisteren sprak ik met {} over school.",
        "{} belde vanmorgen weer.",
        "Toen kwam {}, en daarna niemand meer.",
        "Het verslag is van Veilig Thuis (zie {}) en van mij.",
        "Aanwezig:\n{}\nen verder niemand. Zo ging het.",
        "Er stond '{}' op de deur. Meer niet.",
        "ik weet niet wat {} wil of doet, dat is het",
        "Volgens {}: niets aan de hand.",
    ]
)
CROWD = tuple(KnownName(text=f"Xq{a}z{b}o Vv{b}w{a}u") for a in "bcdfghkl" for b in "npqrstvw")


def missed(text, spelling, known):
    """Return the words of the spelling in this text that no finding hides."""
    start = text.index(spelling)
    findings = [f for f in find(text, known, LISTS) if f.why in ON_FILE or f.label in DIRECT]
    return [
        spelling[a:b]
        for a, b in cores(spelling)
        if not any(f.start <= start + a and start + b <= f.end for f in findings)
    ]


def may_be_a_word(spelling, words=WORDS):
    """Return whether one of the words is, folded, among the excepted ones."""
    pieces = fold(spelling).low.replace("-", " ").replace("'", " ").replace(".", " ").split()
    return any(piece in words or piece.removesuffix("s") in words for piece in pieces)


@settings(max_examples=250, deadline=None)
@given(NAMES, FRAMES, st.data())
def test_somebody_of_the_own_case_is_found_in_every_spelling(name, frame, data):
    assume(not may_be_a_word(" ".join((*name.given, *(word for _, word in name.surnames)))))
    spelling = data.draw(st.sampled_from(spellings(name)))
    known = (KnownName(text=name.whole, role="moeder", own=True),)
    assert missed(frame.format(spelling), spelling, known) == []


@settings(max_examples=150, deadline=None)
@given(NAMES, FRAMES, st.data())
def test_somebody_of_another_case_is_found_among_many(name, frame, data):
    assume(not may_be_a_word(" ".join((*name.given, *(word for _, word in name.surnames)))))
    spelling = data.draw(st.sampled_from(spellings(name)))
    assume(not may_be_a_word(spelling, LISTS.vocabulary | LISTS.ordinary))
    known = (*CROWD, KnownName(text=name.whole))
    assert missed(frame.format(spelling), spelling, known) == []


@settings(max_examples=150, deadline=None)
@given(NAMES, FRAMES, st.sampled_from([str, str.lower, str.upper]), st.booleans(), st.data())
def test_one_slip_of_the_pen_is_seen_through(name, frame, case, own, data):
    assume(not may_be_a_word(" ".join((*name.given, *(word for _, word in name.surnames)))))
    word = data.draw(st.sampled_from([*name.given, *(surname for _, surname in name.surnames)]))
    folded = fold(word).low
    assume(folded.isalpha() and len(folded) >= 5)
    slip = data.draw(slips(word.lower())).capitalize()
    assume(not may_be_a_word(slip, LISTS.ordinary | WORDS))
    dutch = Lexicon(LISTS).knows(fold(slip).low) or fold(slip).low in LISTS.vocabulary
    assume(not dutch or (own and case is str))
    known = (*CROWD, KnownName(text=name.whole, own=own))
    slip = case(slip)
    assert missed(frame.format(slip), slip, known) == []


@pytest.mark.parametrize("word", ["Wil", "Door", "Zou"])
def test_a_function_word_is_a_name_with_a_capital_or_before_a_verb(word):
    known = (KnownName(text=f"{word} Bakker", own=True),)
    assert missed(f"Toen kwam {word} binnen.", word, known) == []
    assert missed(f"toen zei {word.lower()} zegt ze", word.lower(), known) == []
    assert missed(f"Toen kwam hij {word.lower()} binnen.", word.lower(), known) == [word.lower()]


@pytest.mark.parametrize(
    ("sentence", "spelling"),
    [
        ("Gisteren belde Jan weer.", "Jan"),
        ("Gisteren belde Jans moeder.", "Jans"),
        ("Gisteren belde Jannike weer.", "Jannike"),
        ("Gisteren belde Jan Bos weer.", "Jan Bos"),
        ("Gisteren belde J.S. weer.", "J.S."),
        ("Mail naar jan.smit@post.example graag.", "jan.smit@post.example"),
    ],
)
def test_a_spelling_that_cases_share_may_be_of_the_own_one(sentence, spelling):
    own = [KnownName(text="Jan Smit", own=True), KnownName(text="Janneke Smit", own=True)]
    others = [KnownName(text=text) for text in ("Jan Bos", "Jannike Bos", "Joop Stam")]
    for known in ((*own, *others), (*others, *own)):
        (finding,) = find(sentence, known, LISTS)
        assert sentence[finding.start : finding.end] == spelling
        assert finding.own
    assert not any(f.own for f in find(sentence, others, LISTS))
