"""Whatever was decided by mistake: no name of anybody in the vault is in words that leave.

The exceptions are those of tests/deidentify/test_spellings.py: function words, and, of people in
other cases, words that are ordinary Dutch and bare initials, which are everybody's.
"""

import re
from dataclasses import replace
from functools import cache
from uuid import uuid4

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from confidant_app.deidentify.matcher import build_matcher
from confidant_app.domain import review as rules
from confidant_app.domain.findings import KnownName
from confidant_app.domain.people import PersonId
from confidant_app.domain.vocabulary import Role
from confidant_app.services import reviewing
from confidant_app.services.leaving import Gate, clean, guarded_names
from tests.deidentify.test_spellings import FRAMES, LISTS, NAMES, WORDS, may_be_a_word
from tests.deidentify.written_names import cores, spellings
from tests.services.desk import a_case, an_approved_quote

PLACES = st.integers(0, 50)


@cache
def invented():
    """Two cases, each with one reporter whose names are replaced."""
    return a_case(1), a_case(2)


def gate_of(*people):
    """The gate of a vault with these people in it."""
    known = [KnownName(text=text) for one in people for text in guarded_names(one)]
    return Gate(
        lists=LISTS,
        everybody=build_matcher(known, LISTS),
        people={one.case: (one,) for one in people},
    )


def a_person(case, name, **fields):
    person = replace(case.people[0], given=name.first, surname=name.last, **fields)
    return replace(person, id=PersonId(uuid4()), nickname="", former="")


def decided(words, gate, mistakes):
    """A review in which the findings at some places were left standing by mistake."""
    quote = replace(an_approved_quote(invented()[0], words), words=words)
    found = reviewing.found_in(quote, gate)
    review = rules.Review(words=words, passages=tuple(rules.Passage(finding=f) for f in found))
    for at in range(len(review.passages)):
        kept = at in mistakes
        review = rules.keep(review, at, "vergissing") if kept else rules.hide(review, at)
    return replace(quote, public_words=reviewing.proposal(review, {}))


def ordinary(name):
    return may_be_a_word(" ".join((*name.given, *(word for _, word in name.surnames))), WORDS)


@settings(max_examples=200, deadline=None)
@given(NAMES, FRAMES, st.frozensets(PLACES), st.data())
def test_no_spelling_of_somebody_of_the_own_case_leaves(name, frame, mistakes, data):
    assume(not ordinary(name))
    spelling = data.draw(st.sampled_from(spellings(name)))
    person = a_person(invented()[0], name)
    quote = decided(frame.format(spelling), gate_of(person), mistakes)
    for left in clean([quote], gate_of(person)):
        assert not shows(left.public_words, spelling)


@settings(max_examples=200, deadline=None)
@given(NAMES, FRAMES, st.frozensets(PLACES), st.data())
def test_no_spelling_of_somebody_of_another_case_leaves(name, frame, mistakes, data):
    assume(not ordinary(name))
    spelling = data.draw(st.sampled_from(spellings(name)))
    assume(not may_be_a_word(spelling, LISTS.vocabulary | LISTS.ordinary))
    assume(any(b - a > 1 for a, b in cores(spelling)))
    person = a_person(invented()[1], name)
    quote = decided(frame.format(spelling), gate_of(person), mistakes)
    for left in clean([quote], gate_of(person)):
        assert not shows(left.public_words, spelling)


@settings(max_examples=60, deadline=None)
@given(NAMES)
def test_a_public_name_may_stand_and_a_family_never_has_one(name):
    assume(not ordinary(name))
    case = invented()[0]
    quote = replace(an_approved_quote(case, f"Volgens {name.whole} is er niets mis."))
    office = a_person(case, name, role=Role.PROFESSIONAL, reporter=False, public_name=True)
    assert clean([quote], gate_of(office)) == (quote,)
    for role, reporter in ((Role.YOUTH, False), (Role.OTHER, True), (Role.UNKNOWN, False)):
        private = replace(office, role=role, reporter=reporter)
        assert clean([quote], gate_of(private)) == ()


def shows(words, spelling):
    """Return whether the spelling, or a word of it that may not be missed, stands in the words."""
    pieces = [spelling, *(spelling[a:b] for a, b in cores(spelling) if b - a > 1)]
    return any(re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", words) for piece in pieces)
