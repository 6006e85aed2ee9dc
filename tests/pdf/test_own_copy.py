"""The copy of somebody's own data on paper."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from confidant_app.domain.person_copy import Entry, Line, PersonCopy, Section
from confidant_app.pdf.hygiene import structure_problems
from confidant_app.pdf.identifiers import Identifiers
from confidant_app.pdf.person_copy import render_person_copy
from confidant_app.pdf.reading_back import opened
from confidant_app.pdf.verify import verify


def a_copy(*texts):
    lines = tuple(Line(label=f"Notitie {n}", text=text) for n, text in enumerate(texts))
    return PersonCopy(
        title="Wat het meldpunt over u bewaart",
        made_on=date(2026, 11, 22),
        intro=("U hebt recht op een kopie.",),
        sections=(
            Section(title="Uw gegevens", entries=(Entry(title="", lines=lines[:1]),)),
            Section(title="Gesprekken", entries=(Entry(title="2 maart", lines=lines[1:]),) * 2),
        ),
    )


def text_of(data):
    pages = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def test_the_pdf_is_tagged_and_says_everything():
    data = render_person_copy(a_copy("Ans", "eerste\n\ntweede <b>&amp;", "derde"))
    with opened(data) as pdf:
        assert structure_problems(data, pdf) == ()
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "nl-NL"
    text = text_of(data)
    for words in ("22 november 2026", "Notitie 0: Ans", "tweede <b>&amp;", "Notitie 2: derde"):
        assert words in text


def test_it_can_be_searched_for_a_name_like_a_report():
    data = render_person_copy(a_copy("[moeder] belt", "Zwaluwstaartje belt"))
    found = verify(data, Identifiers(names=(("Zwaluwstaartje", False), ("Wiebrigje", False))))
    assert {hit.what for hit in found.hard} == {"Zwaluwstaartje"}


def test_equal_copies_give_equal_bytes():
    assert render_person_copy(a_copy("Ans")) == render_person_copy(a_copy("Ans"))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("blij \N{GRINNING FACE} om", "blij [U+1F600] om"),
        ("Жанна", "[U+0416][U+0430][U+043D][U+043D][U+0430]"),
        ("Bé", "Bé"),
        ("a\x01b", "a[U+0001]b"),
    ],
)
def test_a_character_that_cannot_be_printed_stands_as_its_number(typed, printed):
    copy = replace(a_copy("x", typed, ""), intro=(typed,))
    assert text_of(render_person_copy(copy)).count(printed) == 3


def test_a_note_of_many_pages_goes_on_over_them():
    data = render_person_copy(a_copy("x", "woord " * 1_200))
    assert len(pypdfium2.PdfDocument(data)) > 3
    assert text_of(data).count("woord") == 2_400
