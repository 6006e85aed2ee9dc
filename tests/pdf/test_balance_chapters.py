"""What it did to families, what went well, and what is recommended: each with its figures."""

from dataclasses import replace

import pypdfium2
import pytest

from confidant_app.domain.report import Addressee, FigureAt, Recommendation
from confidant_app.domain.tables import Hidden
from confidant_app.pdf.report_pages import render
from tests.domain.asked_report import council_report
from tests.pdf.read_pages import marked_texts


def words(data):
    document = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


@pytest.fixture(scope="module")
def full(catalogues):
    return council_report(catalogues)


def test_both_sides_are_told(full):
    told = words(render(full))
    assert "Gevolgen voor gezinnen" in told
    assert "Wat dit niet zegt: waardoor het komt." in told
    assert "Wat goed gaat" in told
    assert "Normen die gehaald zijn" in told


def hidden(table):
    gone = tuple(tuple(Hidden() for _ in row) for row in table.cells)
    return replace(table, cells=gone, row_totals=(Hidden(),) * len(gone))


def test_consequences_that_few_named_say_so_and_give_nothing_away(full):
    tables = tuple(replace(each, table=hidden(each.table)) for each in full.tables)
    told = words(render(replace(full, tables=tables)))
    assert "door minder dan tien gezinnen genoemd, of door niemand" in told
    assert "Normen die gehaald zijn" not in told


def test_a_report_that_counts_neither_has_neither_chapter(full):
    told = words(render(replace(full, tables=())))
    assert "Gevolgen voor gezinnen" not in told
    assert "Wat goed gaat" not in told


def test_recommendations_stand_by_whom_they_are_for_with_what_they_rest_on(full):
    at = FigureAt(table="T_THEME", row="JB-GEEN")
    asked = (
        Recommendation(to=Addressee.COUNCIL, text="Vraag het na.", rests_on=(at,)),
        Recommendation(to=Addressee.INSTITUTION, text="Eén vaste werker.", rests_on=(at,)),
    )
    data = render(replace(full, recommendations=asked))
    heard = [told for _, told in marked_texts(data)]
    institution = heard.index(f"Aan {full.institution}")
    council = heard.index("Aan gemeenteraden en Provinciale Staten")
    assert institution < heard.index("Eén vaste werker.") < council < heard.index("Vraag het na.")
    assert "Aan het Rijk" not in heard
    assert heard[council + 2] == "Rust op"
    assert heard[council + 3].startswith("geen vaste jeugdbeschermer")
