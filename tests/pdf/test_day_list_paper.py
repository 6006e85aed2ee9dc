"""The day list on paper: tagged, complete, and without anything that was not given to it."""

from datetime import date, timedelta

import pypdfium2

from confidant_app.domain.day_list import DayRow, day_list
from confidant_app.pdf.day_list import render_day_list
from confidant_app.pdf.hygiene import structure_problems
from confidant_app.pdf.reading_back import opened

TODAY = date(2026, 11, 23)


def row(days, **fields):
    given = {"kind": "fatale termijn", "case_number": "2026-0042", **fields}
    return DayRow(on=TODAY + timedelta(days=days), **given)


def text_of(data):
    pages = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def test_the_pdf_is_tagged_and_says_every_part():
    rows = [
        row(-3, what="hoger beroep", fatal=True),
        row(2, kind="beslistermijn", what="bestuur", circa=True),
        row(3, kind="vervolgactie"),
    ]
    data = render_day_list(day_list(rows, TODAY))
    with opened(data) as pdf:
        assert structure_problems(data, pdf) == ()
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "nl-NL"
    text = text_of(data)
    assert "Daglijst 23 november 2026 Al voorbij 1 ding" in text
    assert "vr 20-11-2026 2026-0042 fatale termijn hoger beroep" in text
    assert "Vandaag Niets. De komende zeven dagen 2 dingen" in text
    assert "wo 25-11-2026 (ongeveer)" in text
    assert "do 26-11-2026 2026-0042 vervolgactie zie de zaak" in text
    assert "geen juridisch advies" in text


def test_whatever_was_typed_is_printed():
    rows = [row(0, what="bel \N{GRINNING FACE}\n<b>Bé", case_number="")]
    text = text_of(render_day_list(day_list(rows, TODAY)))
    assert "zonder zaak" in text
    assert "bel [U+1F600] <b>Bé" in text


def test_equal_lists_give_equal_bytes_and_a_long_one_goes_on_over_pages():
    days = day_list([row(n % 7, case_number=f"2026-{n:04d}") for n in range(120)], TODAY)
    data = render_day_list(days)
    assert data == render_day_list(days)
    assert len(pypdfium2.PdfDocument(data)) > 2
    text = text_of(data)
    assert all(f"2026-{n:04d}" in text for n in range(120))
