"""The codes of a font are read by its table and by its encoding, which can differ."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from confidant_app.domain.errors import FileUnreadable
from confidant_app.pdf.letters import Letters, glyph_letters

TYPE1 = {"Type": Name.Font, "Subtype": Name.Type1, "BaseFont": Name.Helvetica}
NAMED = Array([1, Name.J, Name.i, Name.p, Name.fi, Name.uni0107, Name("/a.alt"), Name("/f_l")])


def read(data, **entries):
    return Letters(Dictionary(**{**TYPE1, **entries})).read(data)


@pytest.fixture
def pdf():
    with pikepdf.new() as made:
        yield made


@pytest.mark.parametrize("subtype", [Name.Type1, Name.Type3, Name.TrueType])
def test_glyphs_are_read_by_their_names(subtype):
    encoding = Dictionary(Differences=NAMED)
    told, seen = read(bytes(range(1, 8)), Subtype=subtype, Encoding=encoding)
    assert told == seen == "Jip\ufb01\u0107afl"


def test_each_usual_encoding_has_its_own_letters():
    assert read(b"\xe9", Encoding=Name.WinAnsiEncoding)[0] == "é"
    assert read(b"\x8e", Encoding=Name.MacRomanEncoding)[0] == "é"
    assert read(b"\xae\x27", Encoding=Name.StandardEncoding)[0] == "\ufb01’"


def test_a_table_that_lies_does_not_hide_what_the_encoding_says(pdf):
    table = pdf.make_stream(b"1 beginbfrange <00> <ff> <0058> endbfrange")
    told, seen = read(b"Jip", Encoding=Name.WinAnsiEncoding, ToUnicode=table)
    assert (told != "Jip", seen) == (True, "Jip")


def test_codes_that_are_unicode_need_no_table():
    font = Dictionary(Type=Name.Font, Subtype=Name.Type0, Encoding=Name("/UniGB-UTF16-H"))
    assert Letters(font).read("Jip".encode("utf-16-be")) == ("Jip", "Jip")


def test_a_font_of_its_own_with_a_table_is_read_by_the_table_only(pdf):
    table = pdf.make_stream(b"3 beginbfchar <01> <004a> <02> <0069> <03> <0070> endbfchar")
    described = Dictionary(FontFile2=pdf.make_stream(b""))
    assert read(b"\1\2\3", FontDescriptor=described, ToUnicode=table) == ("Jip", "Jip")


@pytest.mark.parametrize(
    "entries",
    [
        {"Encoding": Dictionary(Differences=Array([97, Name.g1]))},
        {"Encoding": Name.MacExpertEncoding},
        {"Subtype": Name.Type0, "Encoding": Name("/Identity-H")},
        {"Subtype": Name.Type3},
    ],
)
def test_codes_that_mean_nothing_are_refused(entries):
    with pytest.raises(FileUnreadable):
        read(b"ab", **entries)


def test_names_of_glyphs_mean_letters_or_nothing():
    cases = {"Lslash": "Ł", "uni0141": "Ł", "u1F600": "😀", "f_i": "fi", "a.sc": "a"}
    assert {name: glyph_letters(name) for name in cases} == cases
    assert [glyph_letters(name) for name in ("g12", "u110000", ".notdef")] == [None] * 3
