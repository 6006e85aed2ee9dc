"""Leaks planted all over the anatomy of a PDF: every one is found."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from confidant_app.pdf.identifiers import Identifiers
from confidant_app.pdf.verify import verify

WHO = "Wobbeltje Dijkhuizen"
KNOWN = Identifiers(
    names=(("Dijkhuizen", False), ("Wobbeltje", False), ("Jip", False)),
    phones=("06-12345678",),
    emails=("w.dijkhuizen@voorbeeld.nl",),
)


def planted(pages, plant):
    with pikepdf.open(BytesIO(pages)) as pdf:
        plant(pdf)
        written = BytesIO()
        pdf.save(written)
    return written.getvalue()


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


def struct(pdf):
    found = [each for each in pdf.objects if isinstance(each, Dictionary)]
    return next(each for each in found if each.get("/S") == Name.Figure)


def attach(pdf):
    pdf.attachments["bijlage.txt"] = WHO.encode()


def annotate(pdf):
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=WHO)
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])


def outline(pdf):
    with pdf.open_outline() as entries:
        entries.root.append(pikepdf.OutlineItem(WHO, 0))


def form(pdf):
    inner = pdf.make_stream(show("Dijkhuizen").encode(), Type=Name.XObject, Subtype=Name.Form)
    inner.BBox = [0, 0, 100, 100]
    plain = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    inner.Resources = Dictionary(Font=Dictionary(Plain=plain))
    pdf.pages[0].resources.XObject = Dictionary(Hidden=inner)


def set_alt(pdf):
    struct(pdf).Alt = String(WHO)


def set_actual_text(pdf):
    struct(pdf).ActualText = String("Dijk\u00adhuizen")


def set_author(pdf):
    pdf.docinfo["/Author"] = WHO


def set_metadata(pdf):
    words = pdf.Root.Metadata.read_bytes().decode().replace("</dc:title>", f"</dc:title>{WHO}")
    pdf.Root.Metadata.write(words.encode())


def set_unknown_value(pdf):
    pdf.Root.Note = Dictionary(Deep=Array([String(WHO)]))


def set_unknown_key(pdf):
    pdf.Root[Name("/Dijkhuizen")] = 1


def set_unknown_name(pdf):
    pdf.Root.Maker = Name("/Dijkhuizen")


def set_utf16_stream(pdf):
    pdf.Root.Loose = pdf.make_stream("bel Jip".encode("utf-16-be"))


def set_utf8_stream(pdf):
    pdf.Root.Loose = pdf.make_stream(b"bel Jip morgen")


def set_number(pdf):
    pdf.Root.Loose = 612345678


def set_font_name(pdf):
    record = "Dijkhuizen".encode("utf-16-be")
    names = b"\0\0\0\1\0\x12" + b"\0\3\0\1\4\x09\0\1" + bytes((0, len(record), 0, 0)) + record
    head = b"\0\1\0\0\0\1" + bytes(6) + b"name" + bytes(4)
    table = head + (28).to_bytes(4, "big") + len(names).to_bytes(4, "big")
    pdf.Root.Loose = pdf.make_stream(table + names)


PLANTS = {
    "visible": lambda pdf: drawn(pdf, show("mevrouw Dijkhuizen")),
    "white": lambda pdf: drawn(pdf, "1 g " + show("Dijkhuizen")),
    "invisible": lambda pdf: drawn(pdf, show("Dijkhuizen", "3 Tr")),
    "off the page": lambda pdf: drawn(pdf, show("Dijkhuizen", "-5000 -5000 Td")),
    "split by kerning": lambda pdf: drawn(
        pdf, "BT /Plain 10 Tf 100 100 Td [(Dijk) -50 (hui) 30 (zen)] TJ ET"
    ),
    "letter by letter": lambda pdf: drawn(
        pdf,
        "BT /Plain 10 Tf 90 90 Td " + " 6 0 Td ".join(f"({c}) Tj" for c in "Dijkhuizen") + " ET",
    ),
    "hyphenated over lines": lambda pdf: drawn(
        pdf, show("Dijk-") + " BT /Plain 10 Tf 100 88 Td (huizen) Tj ET"
    ),
    "with a wide space": lambda pdf: drawn(
        pdf, "BT /Plain 10 Tf 1 0 0 1 9 9 Tm [(zie) -600 (Dijkhuizen)] TJ ET"
    ),
    "next line operator": lambda pdf: drawn(pdf, "BT /Plain 10 Tf 12 TL (Dijkhuizen) ' ET"),
    "telephone": lambda pdf: drawn(pdf, show("bel 06 12 34 56 78")),
    "mail": lambda pdf: drawn(pdf, show("W.Dijkhuizen@voorbeeld.nl")),
    "inside a form": form,
    "alternative text": set_alt,
    "actual text": set_actual_text,
    "author": set_author,
    "metadata": set_metadata,
    "outline": outline,
    "annotation": annotate,
    "attachment": attach,
    "unknown value": set_unknown_value,
    "unknown key": set_unknown_key,
    "unknown name": set_unknown_name,
    "loose stream in utf-16": set_utf16_stream,
    "loose stream in utf-8": set_utf8_stream,
    "number": set_number,
    "font name table": set_font_name,
}


@pytest.mark.parametrize("place", PLANTS)
def test_a_planted_leak_is_found(small_pages, allowed, place):
    verdict = verify(planted(small_pages, PLANTS[place]), KNOWN, allowed=allowed)
    known = {name for name, _ in KNOWN.names} | {*KNOWN.phones, *KNOWN.emails}
    assert {hit.what for hit in verdict.hard} & known
