"""What no published file may hold, whoever is named in it."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from confidant_app.pdf.identifiers import Identifiers
from confidant_app.pdf.verify import verify

NOBODY = Identifiers()


def catalogue(key, value=1):
    def plant(pdf):
        pdf.Root[Name(key)] = value

    return plant


def on_page(key, value=1):
    def plant(pdf):
        pdf.pages[0].obj[Name(key)] = value

    return plant


def first_link(pdf):
    return pdf.pages[0].obj.Annots[0]


def link_with_a_maker(pdf):
    first_link(pdf).T = String("iemand")


def link_that_runs(pdf):
    first_link(pdf).A = Dictionary(S=Name.Launch, F=String("programma"))


def link_to_a_form(pdf):
    first_link(pdf).A = Dictionary(S=Name.SubmitForm)


def remark(pdf):
    first_link(pdf).Subtype = Name.Text


def script(pdf):
    pdf.Root.Loose = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


def dates(pdf):
    words = pdf.Root.Metadata.read_bytes() + b"<!-- xmp:CreateDate -->"
    pdf.Root.Metadata.write(words)


def producer(pdf):
    pdf.docinfo["/Producer"] = "iets"


def file_name(pdf):
    pdf.Root.Loose = pdf.make_stream(b"/".join((b"", b"home", b"iemand", b"rapport.pdf")))


def invisible(pdf):
    pdf.pages[0].contents_add(pdf.make_stream(b"BT 3 Tr ET"))


PROBLEMS = {
    "/AcroForm": catalogue("/AcroForm"),
    "/OpenAction": catalogue("/OpenAction"),
    "/Names /EmbeddedFiles": catalogue("/Names", Dictionary(EmbeddedFiles=Dictionary())),
    "/Thumb op bladzijde 1": on_page("/Thumb"),
    "/PieceInfo op bladzijde 1": on_page("/PieceInfo"),
    "maker of datum": link_with_a_maker,
    "iets uitvoert": script,
    "achter een koppeling": link_to_a_form,
    "een aantekening": remark,
    "metagegevens CreateDate": dates,
    "documentgegevens /Producer": producer,
    "bestandsnaam": file_name,
    "onzichtbare tekst op bladzijde 1": invisible,
}


def problems(data):
    return [hit.what for hit in verify(data, NOBODY).hard]


def changed(pages, plant, **options):
    with pikepdf.open(BytesIO(pages)) as pdf:
        plant(pdf)
        written = BytesIO()
        pdf.save(written, **options)
    return written.getvalue()


@pytest.mark.parametrize("words", PROBLEMS)
def test_what_may_not_be_there_is_named(small_pages, words):
    assert any(words in each for each in problems(changed(small_pages, PROBLEMS[words])))


def test_a_link_that_starts_a_program_is_named_twice(small_pages):
    found = problems(changed(small_pages, link_that_runs))
    assert "een opdracht achter een koppeling op bladzijde 1" in found


def test_something_behind_the_end_is_named(small_pages):
    assert any("achter het einde" in each for each in problems(small_pages + b"% nog iets"))


def test_a_lock_that_opens_for_everybody_is_named(small_pages):
    locked = changed(
        small_pages, lambda pdf: None, encryption=pikepdf.Encryption(owner="a", user="")
    )
    assert "een slot op het bestand" in problems(locked)


def test_a_file_without_metadata_and_links_is_clean():
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].obj.Annots = Array()
        written = BytesIO()
        pdf.save(written)
    assert problems(written.getvalue()) == []


def test_our_own_file_is_clean(small_pages):
    assert problems(small_pages) == []
