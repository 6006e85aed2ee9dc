"""Bytes are read as every text that somebody could have meant by them."""

import base64
import codecs

import pikepdf  # noqa: F401  (brings the codec of PDF's own strings)
import pytest
from hypothesis import given
from hypothesis import strategies as st

from confidant_app.pdf.wording import of_stream, of_string, runs, unescaped, wide_runs

WORDS = "Bel Łukasz Çelik"


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_BE + "\x1bnl\x1b".encode("utf-16-be") + WORDS.encode("utf-16-be"),
        b"noot: " + codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        b"een" + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-16-le"),
        WORDS.encode(),
    ],
)
def test_a_string_is_read_whatever_its_coding_and_wherever_it_begins(data):
    assert any("Łukasz Çelik" in words for words in of_string(data))


@pytest.mark.parametrize("coding", ["cp1252", "mac-roman", "pdfdoc"])
def test_a_string_without_a_mark_is_read_in_the_codings_of_one_byte(coding):
    assert "Çelik" in list(of_string("Çelik".encode(coding)))


def test_a_ligature_of_the_document_encoding_is_a_letter():
    assert "Gri\ufb02a" in list(of_string(b"Gri\x94a"))


def test_bytes_that_are_no_words_are_no_string():
    assert list(of_string(bytes.fromhex("9f02c4e8d1a7b3f6058eddc29190fbe7"))) == []


@pytest.mark.parametrize("coding", ["utf-16-be", "utf-16-le", "utf-32-be", "utf-32-le"])
def test_wide_letters_are_read_in_the_middle_of_narrow_ones(coding):
    content = b'app.alert("' + "Jip".encode(coding) + b'");'
    assert any('"Jip"' in words for words in of_stream(content))


def test_plain_words_among_bytes_are_found_and_short_ones_left():
    noise = bytes(range(128, 256))
    assert "Verslag over Jip van dinsdag" in list(runs(noise + b"Verslag over Jip van dinsdag"))
    assert list(runs(b"\x01Jip\x02" + noise)) == []


def test_a_letter_with_an_accent_does_not_end_the_words_among_bytes():
    found = list(runs(b"\x00\x01Verslag over Ren\x8ee van dinsdag\x00"))
    assert "Verslag over Renée van dinsdag" in found


def test_a_table_of_numbers_is_not_taken_for_words():
    widths = b"".join(number.to_bytes(2, "big") for number in range(200, 900, 3))
    assert not any(sure for _, sure in wide_runs(widths))


@pytest.mark.parametrize(
    "words",
    [
        "a.dijk%40post.example",
        "a.dijk%2540post.example",
        "a.dijk&#64;post.example",
        "a.dijk&amp;#x40;post.example",
        r"a.dijk\u0040post.example",
        r"a.dijk\x40post.example",
        "a.dijk=40post.example",
        base64.b64encode(b"schrijf a.dijk%40post.example").decode(),
    ],
)
def test_escapes_are_opened_also_when_they_are_escaped(words):
    assert any("a.dijk@post.example" in plain for plain in unescaped(words))


@given(st.text("a%&#x4;\\u=25", max_size=60))
def test_opening_escapes_ends(words):
    assert len(list(unescaped(words))) < 200


@given(st.binary(max_size=60))
def test_any_bytes_can_be_read(data):
    for found in (of_string(data), of_stream(data), runs(data)):
        assert all(isinstance(words, str) for words in found)
    assert all(isinstance(words, str) for words, _ in wide_runs(data))
