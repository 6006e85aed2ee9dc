"""Whatever is read has one spelling only."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confidant_app.crypto import canonical
from confidant_app.crypto.canonical import Fields, NotCanonical

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
leaves = texts | st.integers(-(2**63), 2**63)
inner = st.lists(leaves, max_size=3) | st.dictionaries(texts, leaves, max_size=3)
values = st.dictionaries(texts, leaves | inner, max_size=4)


@given(values)
def test_a_value_comes_back_as_it_was(value):
    assert canonical.decode(canonical.encode(value), limit=1_000_000).values == value


@given(values)
def test_any_other_spelling_of_the_same_value_is_refused(value):
    spaced = json.dumps(value, indent=1).encode()
    if spaced != canonical.encode(value):
        with pytest.raises(NotCanonical):
            canonical.decode(spaced, limit=1_000_000)


@given(st.binary(max_size=60))
def test_what_is_read_spells_back_to_the_same_bytes(data):
    try:
        read = canonical.decode(data, limit=100)
    except NotCanonical:
        return
    assert canonical.encode(read.values) == data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"1",
        b'{"a":1,"a":2}',
        b'{"b":1,"a":2}',
        b'{"a":1}\n',
        b'\xef\xbb\xbf{"a":1}',
        b'{"a":"\\u0061"}',
        b'{"a":"\\ud800"}',
        b'{"a":NaN}',
        b'{"a":1e400}',
        b'{"a":1.50}',
        b'{"a":' + b"9" * 5_000 + b"}",
        b'{"a":' + b"[" * 100_000,
    ],
)
def test_strange_json_is_refused_by_name(data):
    with pytest.raises(NotCanonical):
        canonical.decode(data, limit=200_000)


def test_more_than_the_limit_is_not_even_parsed():
    data = canonical.encode({"a": "b" * 100})
    assert canonical.decode(data, limit=len(data)).text("a") == "b" * 100
    with pytest.raises(NotCanonical, match="too long"):
        canonical.decode(data, limit=len(data) - 1)


FIELDS = Fields({"t": "x", "n": 1, "yes": True, "l": ["a", "b"], "o": {"t": "y"}, "h": "00ff"})


def test_fields_come_out_with_their_type():
    assert FIELDS.text("t") == "x"
    assert FIELDS.number("n") == 1
    assert FIELDS.texts("l") == ("a", "b")
    assert FIELDS.inner("o").text("t") == "y"
    assert FIELDS.octets("h", 2) == b"\x00\xff"
    FIELDS.inner("o").only({"t"})


@pytest.mark.parametrize(
    "read",
    [
        lambda f: f.text("n"),
        lambda f: f.text("absent"),
        lambda f: f.number("t"),
        lambda f: f.number("yes"),
        lambda f: f.texts("t"),
        lambda f: Fields({"l": ["a", 1]}).texts("l"),
        lambda f: f.inner("l"),
        lambda f: f.octets("h", 3),
        lambda f: f.octets("t", 1),
        lambda f: f.only({"t"}),
        lambda f: f.inner("o").only({"t", "u"}),
        lambda f: canonical.octets("00FF", 2),
        lambda f: canonical.octets("00 ff", 2),
    ],
)
def test_a_field_of_another_shape_is_refused(read):
    with pytest.raises(NotCanonical):
        read(FIELDS)
