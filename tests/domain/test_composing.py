"""Protected tables and approved quotes become a report, in the words of the catalogue."""

from datetime import date

import pytest

from confidant_app.domain.composing import ReportFrame, Voices, compose, labelled, labels_of
from confidant_app.domain.figure_catalogue import for_period
from confidant_app.domain.report import HiddenNote, PublicQuote, ReportKind, Share, WhyHidden
from confidant_app.domain.tables import Hidden, ProtectedTable, Rounded

START, END = date(2026, 1, 1), date(2026, 6, 30)


@pytest.fixture(scope="module")
def figures(catalogues):
    return for_period(catalogues.figures, START, END)


def protected(entry) -> ProtectedTable:
    width = max(1, len(entry.spec.columns))
    return ProtectedTable(
        spec=entry.spec,
        cells=((Hidden(),) * width,) * len(entry.spec.rows),
        row_totals=(Hidden(),) * len(entry.spec.rows),
        column_totals=(Hidden(),) * width,
        total=Rounded(40),
    )


def frame() -> ReportFrame:
    return ReportFrame(
        kind=ReportKind.COMBINED,
        period_from=START,
        period_until=END,
        made_on=date(2026, 7, 1),
        confidants=2,
        missing_confidants=1,
    )


def test_every_table_gets_the_labels_of_its_rows_and_columns(figures):
    for entry in figures.tables:
        table = labelled(protected(entry), figures)
        assert (table.title, table.subject) == (entry.title, entry.subject)
        assert table.row_labels == tuple(line.label for line in entry.rows)
        assert table.column_labels == tuple(line.label for line in entry.columns)
        assert all((*table.row_labels, *table.column_labels))


def test_shares_are_carried_along(figures):
    entry = figures.tables[0]
    share = Share(row=entry.spec.rows[0], column="", per_cent=40)
    assert labelled(protected(entry), figures, (share,)).per_cent(entry.spec.rows[0], "") == 40


def test_every_row_and_table_has_a_word_for_a_refusal(figures):
    words = labels_of(figures)
    for entry in figures.tables:
        assert words[entry.spec.code, ""] == entry.title
        assert [words[entry.spec.code, row] for row in entry.spec.rows] == [
            line.label for line in entry.rows
        ]


def test_a_report_says_who_was_counted_and_what_stays_hidden(figures, catalogues):
    tables = tuple(labelled(protected(entry), figures) for entry in figures.tables)
    quote = PublicQuote(theme="JB-GEEN", words="Niemand belde.")
    bare = PublicQuote(theme="", words="Ik ben moe.")
    theme = catalogues.themes["JB-GEEN"].dutch
    note = HiddenNote(table="T_THEME", count=3, why=WhyHidden.TOO_FEW)
    report = compose(frame(), tables, Voices(quotes=(quote, bare)), catalogues, (note,))
    assert report.families == Rounded(40)
    assert (report.confidants, report.method.missing_confidants) == (2, 1)
    assert report.quotes == (PublicQuote(theme=theme, words=quote.words), bare)
    assert report.hidden == (note,)
    assert (report.period_from, report.period_until) == (START, END)
    assert compose(frame(), (), Voices(), catalogues, ()).families == Hidden()


def test_published_figures_stand_beside_their_norm_with_their_source(figures, catalogues):
    published = compose(frame(), (), Voices(), catalogues, ()).published
    expected = sum(len(norm.figures) for norm in catalogues.norms.values())
    assert len(published) == expected > 0
    assert {figure.row for figure in published} <= set(catalogues.norms)
    assert all(figure.source and figure.who for figure in published)
