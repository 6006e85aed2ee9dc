"""A clean file is clean, what names somebody is found, what cannot be read is refused."""

import random
import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from confidant_app.domain.errors import FileUnreadable
from confidant_app.domain.report import PublicQuote
from confidant_app.pdf.identifiers import Identifiers
from confidant_app.pdf.report_pages import render
from confidant_app.pdf.verify import verify, verify_fixed, words_in

WHO = "Wobbeltje Dijkhuizen"
KNOWN = Identifiers(
    names=(("Dijkhuizen", False), ("Wobbeltje", False), ("Jip", False)),
    phones=("06-12345678",),
    emails=("w.dijkhuizen@voorbeeld.nl",),
)


def saved(pdf, **options):
    written = BytesIO()
    pdf.save(written, **options)
    return written.getvalue()


def planted(pages, plant):
    with pikepdf.open(BytesIO(pages)) as pdf:
        plant(pdf)
        return saved(pdf)


def drawn(pdf, operators):
    """Add drawing orders to the first page, in a font that everybody can read."""
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    page = pdf.pages[0]
    page.resources.Font[Name.Plain] = pdf.make_indirect(font)
    page.contents_add(pdf.make_stream(operators.encode("cp1252")))


def show(words, before=""):
    return f"BT /Plain 10 Tf 100 100 Td {before} ({words}) Tj ET"


def revised(data, number):
    """Append a revision that writes other words over object `number`."""
    size, root = re.search(rb"/Size (\d+)", data)[1], re.search(rb"/Root (\d+) 0 R", data)[1]
    previous = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    update = b"%d 0 obj\n(niets)\nendobj\n" % number
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(data))
    facts = b"trailer\n<< /Size %s /Root %s 0 R /Prev %d >>\n" % (size, root, previous)
    end = b"startxref\n%d\n%%%%EOF\n" % (len(data) + len(update))
    return data + update + table + facts + end


def test_an_earlier_revision_is_found_and_refused(pages, allowed):
    with pikepdf.open(BytesIO(pages)) as pdf:
        pdf.Root.Loose = pdf.make_indirect(String(WHO))
        older = saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    number = int(re.search(rb"(\d+) 0 obj\s+\(Wobbeltje", older)[1])
    newer = revised(older, number)
    with pikepdf.open(BytesIO(newer)) as pdf:
        assert str(pdf.Root.Loose) == "niets"
    verdict = verify(newer, KNOWN, allowed=allowed)
    assert "Dijkhuizen" in {hit.what for hit in verdict.hard}
    assert any("eerdere versie" in hit.what for hit in verdict.hard)


def test_a_clean_report_is_clean(pages, allowed):
    verdict = verify(pages, KNOWN, allowed=allowed)
    assert verdict.hard == ()
    assert verdict.soft == ()


def test_a_name_of_the_report_itself_does_not_make_every_report_impossible(report, pages, allowed):
    known = Identifiers(names=(("Groningen", False), ("Tabel", False), ("Link", False)))
    verdict = verify(pages, known, allowed=allowed)
    assert verdict.hard == ()
    assert "Groningen" in {hit.what for hit in verdict.soft}
    quote = PublicQuote(theme="Niet gehoord", words="Zij woont in Groningen.")
    quoted = render(replace(report, quotes=(quote,)))
    (hit,) = verify(quoted, known, allowed=allowed).hard
    assert (hit.what, hit.where[:19]) == ("Groningen", "citaat op bladzijde")


def test_a_statement_that_somebody_typed_is_read_like_a_quote(report, allowed):
    claims = (replace(report.claims[1], who="Groningen"),)
    typed = render(replace(report, claims=claims))
    known = Identifiers(names=(("Groningen", False),))
    assert verify(typed, known, allowed=allowed).hard


def test_a_file_without_free_text_is_read_once_with_the_same_verdict(small_pages):
    known = replace(KNOWN, names=(*KNOWN.names, ("Gezinnen", False)))
    dirty = planted(small_pages, lambda pdf: drawn(pdf, show("06-12345678")))
    for data in (small_pages, dirty):
        assert verify_fixed(data, known) == verify(data, known, allowed=words_in(data))
    assert verify_fixed(dirty, known).hard


def test_random_names_do_not_alarm_a_clean_report(pages, allowed):
    chance = random.Random(7)  # noqa: S311  (no secret)
    vowels, others = "aeiou", "bcdfghjklmnprstvwz"

    def invented(length):
        return "".join(chance.choice(vowels if at % 2 else others) for at in range(length))

    names = [invented(length).capitalize() for length in (3, 4, 5, 6, 7, 8, 9) for _ in range(200)]
    verdict = verify(pages, Identifiers(names=tuple((n, False) for n in names)), allowed=allowed)
    found = {hit.what for hit in (*verdict.hard, *verdict.soft)}
    assert not {hit.what for hit in verdict.hard if len(hit.what) > 3}
    assert len(found) <= len(names) // 100


def test_many_identifiers_cost_little(pages, allowed):
    names = tuple((f"Naam{at:05d}xyz", False) for at in range(20_000))
    assert verify(pages, Identifiers(names=names), allowed=allowed).hard == ()


def test_what_cannot_be_read_is_refused(pages):
    for broken in (
        b"",
        b"geen pdf",
        pages[: len(pages) // 2],
        pages.replace(b"/FlateDecode", b"/LZWDecode"),
    ):
        with pytest.raises(FileUnreadable):
            verify(broken, KNOWN)


def test_a_file_behind_a_password_is_refused(pages):
    with pikepdf.open(BytesIO(pages)) as pdf:
        locked = saved(pdf, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(FileUnreadable):
        verify(locked, KNOWN)


def picture(pdf):
    data = b"\xff\xd8\xff\xe0 no image at all"
    image = Stream(pdf, data, Filter=Name.DCTDecode, Type=Name.XObject, Subtype=Name.Image)
    pdf.Root.Loose = pdf.make_indirect(image)


def font_without_letters(pdf):
    drawn(pdf, show("abc"))
    pdf.pages[0].resources.Font.Plain.Encoding = Dictionary(Differences=Array([97, Name.g1]))


def font_that_is_not_there(pdf):
    drawn(pdf, "BT /Gone 10 Tf (abc) Tj ET")


def text_without_a_font(pdf):
    inner = pdf.make_stream(b"BT (abc) Tj ET", Type=Name.XObject, Subtype=Name.Form)
    pdf.pages[0].resources.XObject = Dictionary(Hidden=inner)


def code_without_a_letter(pdf):
    drawn(pdf, show("abc"))
    table = pdf.make_stream(b"1 beginbfchar <61> <0061> endbfchar")
    pdf.pages[0].resources.Font.Plain.ToUnicode = table


def font_with_broken_names(pdf):
    pdf.Root.Loose = pdf.make_stream(b"\0\1\0\0\0\5" + bytes(6) + b"name")


@pytest.mark.parametrize(
    "damage",
    [
        picture,
        font_without_letters,
        font_that_is_not_there,
        text_without_a_font,
        code_without_a_letter,
        font_with_broken_names,
    ],
)
def test_a_part_that_cannot_be_read_closes_the_gate(small_pages, damage):
    with pytest.raises(FileUnreadable):
        verify(planted(small_pages, damage), KNOWN)


def test_an_object_that_is_nothing_is_no_problem(small_pages, allowed):
    """Of pikepdf it is no object at all, and asking it for its type was a crash."""
    with pikepdf.open(BytesIO(small_pages)) as pdf:
        pdf.Root.Loose = pdf.make_indirect(String("leeg"))
        data = saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    number = int(re.search(rb"(\d+) 0 obj\s+\(leeg", data)[1])
    nothing = revised(data, number).replace(b"(niets)", b"null   ")
    (hit,) = verify(nothing, KNOWN, allowed=allowed).hard
    assert "eerdere versie" in hit.what


def test_a_name_over_two_pages_is_found(small_pages, allowed):
    """A word can be broken at the foot of a page, and go on at the head of the next."""

    def plant(pdf):
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        for page, words in zip(pdf.pages, ("Dijk-", "huizen"), strict=False):
            page.resources.Font[Name.Plain] = pdf.make_indirect(font)
            orders = f"/P <</MCID 99>> BDC {show(words)} EMC"
            page.contents_add(pdf.make_stream(orders.encode()), prepend=words == "huizen")

    verdict = verify(planted(small_pages, plant), KNOWN, allowed=allowed)
    assert "Dijkhuizen" in {hit.what for hit in verdict.hard}


def test_an_untagged_file_can_be_verified_too():
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].obj.Resources = Dictionary(Font=Dictionary())
        drawn(pdf, show("Dijkhuizen"))
        data = saved(pdf)
    assert "Dijkhuizen" in {hit.what for hit in verify(data, KNOWN).hard}
