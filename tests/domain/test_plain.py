"""Values to plain JSON types and back, strictly."""

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.domain.cases import Case
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.plain import LARGEST_NUMBER, from_plain, to_plain
from confidant_app.domain.vocabulary import Organisation
from tests.domain.whole_cases import cases

ID = "00000000-0000-0000-0000-000000000001"
LEAST = {"id": ID, "number": "2026-0001", "opened": "2026-03-01"}


@dataclass(frozen=True, kw_only=True)
class Bag:
    things: tuple[str, ...] = field(default_factory=tuple)
    note: str = ""


@given(cases())
@settings(max_examples=60, deadline=None)
def test_a_value_comes_back_equal(case):
    assert from_plain(Case, json.loads(json.dumps(to_plain(case)))) == case


def test_fields_at_their_default_are_left_out():
    assert to_plain(from_plain(Case, LEAST)) == LEAST
    assert to_plain(Bag()) == {}
    assert to_plain(Bag(things=("a",))) == {"things": ["a"]}
    assert from_plain(Bag, {}) == Bag()


def test_equal_sets_give_equal_texts():
    forwards = to_plain(frozenset(Organisation))
    assert forwards == to_plain(frozenset(reversed(Organisation))) == sorted(forwards)


def test_a_day_and_an_id_become_texts():
    assert to_plain(date(2026, 3, 1)) == "2026-03-01"
    assert to_plain(UUID(ID)) == ID
    assert to_plain(None) is None


REFUSED: dict[str, Any] = {
    "a list": [],
    "a text": "zaak",
    "an unknown field": {**LEAST, "naam": "x"},
    "a missing field": {"id": ID, "number": "2026-0001"},
    "a number for a text": {**LEAST, "keyword": 3},
    "nothing for a text": {**LEAST, "keyword": None},
    "a text for yes or no": {**LEAST, "danger": "ja"},
    "a number for yes or no": {**LEAST, "danger": 1},
    "yes for a number": {**LEAST, "children": [{"number": True}]},
    "a fraction for a number": {**LEAST, "children": [{"number": 1.5}]},
    "a number that JSON cannot hold": {**LEAST, "children": [{"number": LARGEST_NUMBER + 1}]},
    "a day that is none": {**LEAST, "opened": "2026-02-30"},
    "a day that is a number": {**LEAST, "opened": 20260301},
    "an id that is none": {**LEAST, "id": "7"},
    "a word outside the list": {**LEAST, "status": "asleep"},
    "a text for a list": {**LEAST, "organisations": "jbn"},
    "a word outside the list in a set": {**LEAST, "organisations": ["kpn"]},
    "half a character": {**LEAST, "keyword": "\udfff"},
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED.keys())
def test_what_does_not_fit_is_refused(data):
    with pytest.raises(InvalidValue) as refused:
        from_plain(Case, data)
    assert "2026-0001" not in str(refused.value)


def test_a_refusal_names_the_place():
    with pytest.raises(InvalidValue, match=r"zaak 7\.children\[1\]\.birth_year"):
        from_plain(
            Case, {**LEAST, "children": [{"number": 1}, {"number": 2, "birth_year": "x"}]}, "zaak 7"
        )


def test_the_largest_number_fits():
    children = [{"number": LARGEST_NUMBER}, {"number": -LARGEST_NUMBER}]
    case = from_plain(Case, {**LEAST, "children": children})
    assert [child.number for child in case.children] == [LARGEST_NUMBER, -LARGEST_NUMBER]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
        max_leaves=6,
    )
)
@settings(max_examples=100, deadline=None)
def test_nothing_that_json_can_say_raises_anything_else(data):
    for kind in (Case, Bag):
        try:
            assert isinstance(from_plain(kind, data), kind)
        except InvalidValue:
            continue


def test_an_id_is_read_as_its_kind():
    made = uuid4()
    assert from_plain(Case, {**LEAST, "id": str(made)}).id == made
