"""A letter as PDF: tagged, bare of anything of ours, and with every word that was written."""

import pikepdf
import pypdfium2
import pytest

from confidant_app.pdf.hygiene import structure_problems
from confidant_app.pdf.letter import render_letter
from confidant_app.pdf.reading_back import opened

BODY = """Sanne Bos
Op de Dijk 1

Onderwerp: klacht

Geachte commissie,

Ik vraag u:
- een gesprek
- <b>excuses</b> & rust

Handtekening:



Sanne Bos"""


def text_of(data):
    pages = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def tags_of(element):
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S)
            yield from tags_of(kid)


def test_the_pdf_is_tagged_and_has_the_subject_as_its_heading():
    data = render_letter("Klacht", BODY)
    with opened(data) as pdf:
        assert structure_problems(data, pdf) == ()
        assert str(pdf.Root.Lang) == "nl-NL"
        assert str(pdf.docinfo["/Title"]) == "Klacht"
        tags = list(tags_of(pdf.Root.StructTreeRoot))
    assert tags.count("/H1") == 1
    assert tags.count("/LI") == 2


def test_it_says_what_was_written_and_nothing_of_ours():
    data = render_letter("Klacht", BODY)
    assert text_of(data) == (
        "Sanne Bos Op de Dijk 1 Onderwerp: klacht Geachte commissie, Ik vraag u: "
        "– een gesprek – <b>excuses</b> & rust Handtekening: Sanne Bos"
    )
    assert b"onfidant" not in data


def test_a_long_letter_has_its_number_from_the_second_page_on():
    body = "\n\n".join(f"Alinea {n}. " + "Wat er gebeurde, staat hier. " * 12 for n in range(20))
    data = render_letter("Lang", body)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    assert len(pages) > 1
    assert "bladzijde" not in pages[0]
    assert f"bladzijde 2 van {len(pages)}" in pages[1]
    assert all(f"Alinea {n}." in " ".join(pages) for n in range(20))


@pytest.mark.parametrize("body", ["", "\n\n", "- alleen een lijst", "\N{GRINNING FACE} \x07"])
def test_whatever_was_typed_gives_a_letter_and_equal_texts_equal_bytes(body):
    data = render_letter(" ", body)
    assert data == render_letter(" ", body)
    with opened(data) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Brief"
    if "\N{GRINNING FACE}" in body:
        assert "[U+1F600]" in text_of(data)
