"""What veraPDF says of our files, and of files that were broken on purpose."""

import json
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from confidant_app.pdf.letter import render_letter
from confidant_app.pdf.recovery_sheet import render_recovery_sheet

pytestmark = pytest.mark.java
OURS = ("report.pdf", "sheet.pdf", "letter.pdf", "questions.pdf")
LETTER = "Sanne Bos\nDijk 1\n\nOnderwerp: klacht\n\n" + "Ik vraag u:\n- een gesprek\n\n" * 40
CHECK = Path(__file__).parent / "verapdf_check.py"


def elements(pdf):
    return [each for each in pdf.objects if isinstance(each, Dictionary) and "/S" in each]


def tagged(pdf, tag):
    return [each for each in elements(pdf) if each.get("/S") == tag]


def without_alt(pdf):
    for figure in tagged(pdf, Name.Figure):
        del figure.Alt


def without_scope(pdf):
    for header in tagged(pdf, Name.TH):
        del header.A


def without_language(pdf):
    del pdf.Root.Lang


def without_marks(pdf):
    del pdf.Root.MarkInfo


def without_shown_title(pdf):
    del pdf.Root.ViewerPreferences


def with_skipped_heading(pdf):
    for heading in tagged(pdf, Name.H2):
        heading.S = Name.H4


def without_tab_order(pdf):
    for page in pdf.pages:
        del page.obj.Tabs


def with_rows_as_spans(pdf):
    for row in tagged(pdf, Name.TR):
        row.S = Name.Span


def with_empty_parent_tree(pdf):
    pdf.Root.StructTreeRoot.ParentTree.Nums = pikepdf.Array()


def without_unicode(pdf):
    for font in pdf.objects:
        if isinstance(font, Dictionary) and "/ToUnicode" in font:
            del font.ToUnicode


DAMAGE = {
    without_alt: "7.3-1",
    without_scope: "7.5-1",
    without_language: "7.2-34",
    without_marks: "6.2-1",
    without_shown_title: "7.1-10",
    with_skipped_heading: "7.4.2-1",
    without_tab_order: "7.18.3-1",
    with_rows_as_spans: "7.2-8",
    with_empty_parent_tree: "7.1-3",
    without_unicode: "7.21.7-1",
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory, pages, question_pages):
    place = tmp_path_factory.mktemp("validated")
    sheet = render_recovery_sheet(["7K3M", "Q0ZX", "81TR"], "Kluis", date(2026, 7, 6))
    (place / "report.pdf").write_bytes(pages)
    (place / "sheet.pdf").write_bytes(sheet)
    (place / "letter.pdf").write_bytes(render_letter("Klacht", LETTER))
    (place / "questions.pdf").write_bytes(question_pages)
    for damage in DAMAGE:
        with pikepdf.open(BytesIO(pages)) as pdf:
            damage(pdf)
            pdf.save(place / f"{damage.__name__}.pdf")
    ours = [place / name for name in OURS]
    lines = [*asked("ua1", sorted(place.iterdir())), *asked("2a", ours)]
    return {(line["file"], line["standard"]): line for line in lines}


def asked(standard, files):
    """Yield what veraPDF says of each file."""
    run = subprocess.run(
        [sys.executable, str(CHECK), standard, *map(str, files)],
        capture_output=True,
        check=True,
        text=True,
    )
    yield from (json.loads(line) for line in run.stdout.splitlines() if line.startswith("{"))


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("standard", ["ua1", "2a"])
def test_our_files_follow_both_standards_at_once(verdicts, name, standard):
    verdict = verdicts[name, standard]
    assert verdict["failed"] == []
    assert verdict["passed"]
    assert verdict["checks"] > 1000


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_noticed(verdicts, damage):
    verdict = verdicts[f"{damage.__name__}.pdf", "ua1"]
    assert not verdict["passed"]
    assert DAMAGE[damage] in verdict["failed"]
