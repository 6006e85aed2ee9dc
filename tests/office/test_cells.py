"""Hostile words in a cell: no program calculates with them, and they stay readable."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confidant_app.office.cells import cell


@pytest.mark.parametrize(
    "words",
    [
        "Vaste jeugdbeschermer",
        "één gezin, twee huizen",
        "a = b + c",
        'zei "nee"',
        "’s avonds",
        "<\u00a010",
        "👩\u200d👧\u200d👦 gezin",
        "עברית ועוד",
        "x" * 300,
    ],
)
def test_ordinary_words_stay_as_they_are(words):
    assert cell(words) == words


@pytest.mark.parametrize(
    "words",
    [
        "=1+1",
        "+31 50 123",
        "-5",
        "- overige",
        "@SUM(A1)",
        "\u22125",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(A1)",
        "﹦1",
        "=\u03381",
        "\u200b=1+1",
        "\u00a0=1+1".strip(),
    ],
)
def test_what_would_start_a_formula_stands_between_quotation_marks(words):
    assert cell(words) == f"“{words}”"


@pytest.mark.parametrize(
    ("words", "safe"),
    [
        ("\t=1+1", "“=1+1”"),
        ("\r\n=1+1", "“=1+1”"),
        ("  @A", "“@A”"),
        ("\ufeff=1+1", "“=1+1”"),
        ("\u202e=1+1", "“=1+1”"),
        ("een\r\ntwee\u2028drie", "een  twee drie"),
        ("een\x00twee", "een twee"),
        ("goed\ud800", "goed\ufffd"),
        ("thuis;=1+1", "thuis,=1+1"),
        ("\x00", ""),
        ("", ""),
    ],
)
def test_breaks_turns_and_semicolons_are_gone_before_anybody_looks(words, safe):
    assert cell(words) == safe


@given(st.text(st.characters(exclude_categories=())))
def test_whatever_is_written_comes_back_whole_on_one_line_and_starts_nothing(words):
    safe = cell(words)
    written = StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(("", safe, ""))
    data = written.getvalue().encode()
    assert data.count(b"\r") == data.count(b"\n") == 1
    assert b";" not in data
    assert next(csv.reader([data.decode()], strict=True)) == ["", safe, ""]
    assert safe[:1] not in set("=+-@\t\r\n＝＋－＠\u2212 ")
    assert [c for c in safe if c.isalnum()] == [c for c in words if c.isalnum()]
    assert cell(safe) == safe
