"""The rendered report, read back: complete, in order, the same bytes every time."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from confidant_app.domain.errors import GlyphMissing
from confidant_app.domain.report import (
    Hearing,
    Method,
    PublicQuote,
    ReportKind,
    Subject,
    WhyHidden,
)
from confidant_app.domain.tables import Hidden
from confidant_app.pdf.report_pages import render
from tests.pdf.read_pages import marked_texts, page_texts


def test_equal_reports_give_equal_bytes(report, pages):
    assert render(report) == pages


def test_neither_the_day_nor_the_place_nor_the_user_changes_the_bytes():
    code = (
        "import sys; from datetime import date; from hashlib import sha256;"
        "from confidant_app.pdf.recovery_sheet import render_recovery_sheet as r;"
        "sys.stdout.write(sha256(r(['7K3M', 'Q0ZX'], 'Kluis', date(2026, 7, 6))).hexdigest())"
    )
    seen = set()
    for zone, user in (("UTC", "anna"), ("Asia/Tokyo", "bert")):
        environment = {**os.environ, "TZ": zone, "USER": user, "PYTHONHASHSEED": user[0:0] or "7"}
        command = [sys.executable, "-c", code]
        run = subprocess.run(command, env=environment, capture_output=True, check=True)
        seen.add(run.stdout)
    assert len(seen) == 1


def test_words_at_the_ends_of_lines_do_not_glue_together(report, pages):
    heard = " ".join(words for _, words in marked_texts(pages))
    for claim in ("Eén gezin telt één keer, ook als meer mensen uit dat gezin contact zochten.",):
        assert claim in heard
    assert report.quotes[0].words in heard


def test_numbers_are_heard_whole(pages):
    cells = [words for tag, words in marked_texts(pages) if tag == "TD"]
    assert "120" in cells
    assert "< 10" in cells
    assert "53 %" in cells


def test_headings_come_in_order_and_no_level_is_skipped(pages):
    levels = [int(tag[1]) for tag, _ in marked_texts(pages) if re.fullmatch("H[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_every_contents_line_names_the_page_it_goes_to(pages):
    with pikepdf.open(BytesIO(pages)) as pdf:
        numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages, start=1)}
        links = [note for page in pdf.pages for note in page.obj.get("/Annots", Array())]
        for link in links:
            target = link.Dest if isinstance(link.Dest, Array) else pdf.Root.Dests[str(link.Dest)]
            target = target.D if isinstance(target, Dictionary) else target
            assert str(link.Contents).endswith(f", bladzijde {numbers[target[0].objgen]}")
        assert len(links) == 10


def test_the_outline_has_every_chapter(pages):
    with pikepdf.open(BytesIO(pages)) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles[:2] == ["Ervaringen met de jeugdbescherming", "In het kort"]
    assert titles[-1] == "Bijlage: begrippen"
    assert "Normen: beloofd en gehaald" in titles


def test_the_only_metadata_is_the_title(pages):
    with pikepdf.open(BytesIO(pages)) as pdf:
        assert set(pdf.docinfo.keys()) == {"/Title"}
        assert "reportlab" not in pages.decode("latin-1").lower()
        words = pdf.Root.Metadata.read_bytes().decode()
    assert "Date" not in words
    assert "Producer" not in words


def test_hidden_figures_are_written_out_and_no_cell_is_blank(pages):
    rows = [(tag, words) for tag, words in marked_texts(pages) if tag in ("TH", "TD")]
    assert all(words for _, words in rows)
    with pikepdf.open(BytesIO(pages)) as pdf:
        cells = [e for e in pdf.objects if isinstance(e, Dictionary) and e.get("/S") == Name.TD]
        assert all(len(cell.K) for cell in cells)


def test_markup_in_a_quote_is_printed_as_it_was_written(report, tmp_path):
    image = tmp_path / "image.png"
    image.write_bytes(b"not even an image")
    words = f'<img src="{image}"/> & <b>vet</b> </para>'
    quoted = replace(report, quotes=(PublicQuote(theme="Gehoord", words=words),))
    data = render(quoted)
    heard = "".join(words for _, words in marked_texts(data)).replace(" ", "")
    assert words.replace(" ", "") in heard
    with pikepdf.open(BytesIO(data)) as pdf:
        assert not any(page.get_images() for page in pdf.pages)


def test_a_character_that_cannot_be_printed_is_refused_by_its_name(report):
    quoted = replace(report, quotes=(PublicQuote(theme="Gehoord", words="goed \N{GRINNING FACE}"),))
    with pytest.raises(GlyphMissing, match="GRINNING FACE"):
        render(quoted)


def test_a_report_without_any_figure_to_show_says_so(report):
    bare = replace(
        report, families=Hidden(), tables=(), quotes=(), claims=(), hidden=(), published=()
    )
    text = " ".join(page_texts(render(bare))[0].split())
    assert "Minder dan 10 gezinnen vertelden" in text
    assert "te weinig om andere cijfers te tonen" in text


def all_hidden(each):
    table = each.table
    return replace(
        each,
        shares=(),
        table=replace(
            table,
            cells=tuple(tuple(Hidden() for _ in row) for row in table.cells),
            row_totals=tuple(Hidden() for _ in table.row_totals),
            column_totals=tuple(Hidden() for _ in table.column_totals),
            total=Hidden(),
        ),
    )


def test_a_report_with_every_figure_hidden_can_be_read(report):
    hidden = replace(report, tables=tuple(all_hidden(each) for each in report.tables))
    text = " ".join(" ".join(page_texts(render(hidden))).split())
    assert "Geen enkel thema is door tien gezinnen of meer genoemd." in text
    assert "van te weinig gezinnen bekend" in text
    assert not re.search(r"\b120\b", text.replace("120 gezinnen vertelden", ""))


@pytest.mark.parametrize(
    ("hearing", "words"),
    [
        (Hearing.NOT_YET_ASKED, "heeft op dit rapport nog niet kunnen reageren"),
        (Hearing.ASKED, "is om een reactie gevraagd"),
    ],
)
def test_the_method_page_says_whether_the_other_side_was_heard(report, hearing, words):
    asked = replace(
        report,
        kind=ReportKind.OWN,
        confidants=1,
        method=Method(hearing=hearing, missing_confidants=3),
        hidden=tuple(replace(report.hidden[0], why=why) for why in WhyHidden),
    )
    text = " ".join(" ".join(page_texts(render(asked))).split())
    assert words in text
    assert "Van 3 anderen kwamen" in text
    assert "1 onafhankelijke vertrouwenspersoon." in text


def test_a_reader_cannot_tell_a_row_that_holds_everybody_from_another_that_was_left_out(report):
    two = (WhyHidden.ALL_IN_ONE_CELL, WhyHidden.COULD_BE_DERIVED)
    pages = {
        tuple(page_texts(render(replace(report, hidden=notes))))
        for notes in (
            *((replace(report.hidden[0], count=2, why=why),) for why in two),
            tuple(replace(report.hidden[0], count=1, why=why) for why in two),
        )
    }
    assert len(pages) == 1


def grown(each, count):
    """Return a one-way table with this many rows."""
    spec = replace(each.table.spec, rows=tuple(f"r{at}" for at in range(count)))
    table = replace(
        each.table,
        spec=spec,
        cells=each.table.cells[:1] * count,
        row_totals=each.table.row_totals[:1] * count,
    )
    labels = tuple(f"Rij nummer {at}" for at in range(count))
    return replace(each, table=table, row_labels=labels)


def test_a_long_table_shows_its_header_on_every_page_and_says_it_once(report):
    long = replace(report, tables=(grown(report.tables[0], 90),))
    data = render(long)
    with_rows = [text for text in page_texts(data) if "Rij nummer" in text]
    assert len(with_rows) > 3
    assert all("melder" in text for text in with_rows)
    headers = [words for tag, words in marked_texts(data) if tag == "TH"]
    assert headers.count("code") == 1


def test_a_heading_is_never_the_last_thing_on_a_page(report):
    for count in range(10, 34, 3):
        data = render(replace(report, tables=(grown(report.tables[0], count),)))
        for text in page_texts(data):
            lines = [line for line in text.splitlines() if line.strip()]
            body = [line for line in lines if "bladzijde" not in line and "Ervaringen" not in line]
            assert body[-1] not in ("Bijlage: begrippen", "In hun eigen woorden", "Niet gehoord")


def test_a_quote_longer_than_a_page_runs_on_and_stays_one_quote(report):
    words = " ".join(f"woord{at}" for at in range(900))
    data = render(replace(report, quotes=(PublicQuote(theme="Gehoord", words=words),)))
    (heard,) = (told for tag, told in marked_texts(data) if "woord0" in told)
    assert heard == f"“{words}”"
    assert sum("woord" in text for text in page_texts(data)) > 1


def test_themes_that_cross_with_something_are_shown_as_a_table(report):
    routes = next(each for each in report.tables if each.title == "Routes")
    crossed = replace(routes, subject=Subject.THEMES, title="Thema en maatregel")
    data = render(replace(report, tables=(*report.tables, crossed)))
    captions = [words for tag, words in marked_texts(data) if tag == "Caption"]
    assert captions.count("Thema en maatregel") == 2


def test_a_chart_says_when_it_draws_only_the_most_named_themes(report):
    themes = next(each for each in report.tables if each.subject is Subject.THEMES)
    data = render(replace(report, tables=(grown(themes, 40),)))
    assert "De 16 thema’s die het vaakst zijn genoemd" in "".join(page_texts(data))


def test_norms_without_published_figures_or_shares_stand_alone(report):
    norms = replace(report.tables[3], shares=())
    loose = replace(report.tables[0], subject=Subject.NORMS, title="Andere normen")
    data = render(replace(report, tables=(norms, loose), published=()))
    text = " ".join(" ".join(page_texts(data)).split())
    assert "van te weinig bekend" in text
    assert "Naast elkaar" not in text


def test_a_norm_that_is_known_of_too_few_families_says_so_beside_the_published_figure(report):
    norms = report.tables[3]
    known = (Hidden(), *norms.table.row_totals[1:])
    hidden = replace(norms, shares=(), table=replace(norms.table, row_totals=known))
    text = " ".join(" ".join(page_texts(render(replace(report, tables=(hidden,))))).split())
    assert "van te weinig gezinnen bekend" in text


def test_a_summary_with_one_theme_reads_as_a_sentence(report):
    themes = next(each for each in report.tables if each.subject is Subject.THEMES)
    text = page_texts(render(replace(report, tables=(grown(themes, 1),))))[0]
    assert "Het vaakst ging het over rij nummer 0" in " ".join(text.split())


@pytest.mark.parametrize(("word", "count"), [("naam ", 500), ("x", 20)])
def test_five_hundred_themes_and_labels_of_three_hundred_characters_fit(report, word, count):
    themes = grown(next(each for each in report.tables if each.subject is Subject.THEMES), count)
    long = replace(themes, row_labels=tuple((word * 300)[:300] for _ in themes.row_labels))
    norms = replace(report.tables[3], row_labels=((word * 300)[:300],) * 2)
    data = render(replace(report, tables=(long, norms), area=(word * 300)[:300]))
    document = pypdfium2.PdfDocument(data)
    for page in document:
        width = page.get_width()
        text = page.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        assert all(0 <= left <= right <= width for left, _, right, _ in boxes)


def test_long_words_of_others_beside_every_norm_run_over_the_page(report):
    first = report.published[0]
    said = "Dit schreef een ander, in zoveel woorden dat de regel hoog wordt. " * 6
    many = tuple(replace(first, what=f"{said}{number}") for number in range(16))
    texts = page_texts(render(replace(report, published=many)))
    assert sum("hoog wordt" in text for text in texts) >= 2
