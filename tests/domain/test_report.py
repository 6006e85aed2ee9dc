from dataclasses import replace
from datetime import date

import pytest

from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.figure_words import long_date, of_families, period, short, written
from confidant_app.domain.report import (
    Claim,
    Method,
    PublicQuote,
    Report,
    ReportKind,
    ReportTable,
    Share,
    Subject,
    file_name,
    title,
    without_free_text,
)
from confidant_app.domain.tables import Hidden, ProtectedTable, Rounded, TableKind, TableSpec

TABLE = ReportTable(
    subject=Subject.NORMS,
    table=ProtectedTable(
        spec=TableSpec(
            code="norms", kind=TableKind.ANSWERS, rows=("contact",), columns=("met", "missed")
        ),
        cells=((Hidden(), Rounded(40)),),
        row_totals=(Rounded(45),),
        column_totals=(Hidden(), Rounded(40)),
        total=Rounded(60),
    ),
    title="Normen",
    row_labels=("Eerste contact",),
    column_labels=("gehaald", "niet gehaald"),
    shares=(Share(row="contact", column="missed", per_cent=89),),
)
REPORT = Report(
    kind=ReportKind.OWN,
    area="Groningen",
    institution="Jeugdbescherming Noord",
    period_from=date(2026, 1, 1),
    period_until=date(2026, 6, 30),
    made_on=date(2026, 7, 6),
    families=Rounded(60),
    confidants=1,
    tables=(TABLE,),
)


def test_a_cell_is_found_by_its_codes():
    assert TABLE.cell("contact", "missed") == Rounded(40)
    assert TABLE.cell("contact", "met") == Hidden()


def test_a_one_way_table_has_a_column_without_a_name():
    spec = replace(TABLE.table.spec, columns=())
    narrow = replace(TABLE.table, spec=spec, cells=((Rounded(45),),), column_totals=(Rounded(60),))
    assert replace(TABLE, table=narrow, column_labels=()).cell("contact") == Rounded(45)


def test_a_share_exists_only_where_disclosure_control_gave_one():
    assert TABLE.per_cent("contact", "missed") == 89
    assert TABLE.per_cent("contact", "met") is None


@pytest.mark.parametrize("labels", [(), ("een", "twee")])
def test_labels_that_do_not_follow_the_codes_are_a_mistake_of_the_program(labels):
    with pytest.raises(ValueError, match="norms"):
        replace(TABLE, row_labels=labels)


@pytest.mark.parametrize("per_cent", [-1, 101])
def test_a_share_outside_the_whole_is_a_mistake_of_the_program(per_cent):
    with pytest.raises(ValueError, match="per cent"):
        Share(row="contact", column="met", per_cent=per_cent)


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(InvalidValue):
        replace(REPORT, period_until=date(2025, 12, 31))


def test_a_report_knows_its_tables_by_subject():
    assert REPORT.about(Subject.NORMS) == (TABLE,)
    assert REPORT.about(Subject.THEMES) == ()


def test_titles_and_file_names_hold_the_kind_and_the_period_only():
    combined = replace(REPORT, kind=ReportKind.COMBINED)
    assert title(REPORT) == "Ervaringen met de jeugdbescherming"
    assert title(combined) == "Ervaringen met de jeugdbescherming, gezamenlijk rapport"
    assert file_name(REPORT) == "ervaringen-jeugdbescherming_2026-01-01_2026-06-30.pdf"
    assert file_name(combined).startswith("ervaringen-jeugdbescherming-gezamenlijk_2026")


def test_without_free_text_nothing_that_people_wrote_is_left():
    told = replace(
        REPORT,
        quotes=(PublicQuote(theme="Gehoord", words="Bij Marijke thuis"),),
        claims=(
            Claim(who="College", when="2025", said="Het gaat beter.", source="brief"),
            Claim(who="Marijke", when="2026", said="Marijke zei", source="Marijke", typed=True),
        ),
        method=Method(answer="Marijke heeft gelijk."),
    )
    bare = without_free_text(told)
    assert "Marijke" not in repr(bare)
    assert bare.claims[0] == told.claims[0]
    assert bare.quotes[0].theme == "Gehoord"
    assert without_free_text(REPORT) == REPORT


def test_figures_are_worded_for_tables_and_for_sentences():
    assert [short(each) for each in (Hidden(), Rounded(5), Rounded(1250))] == [
        "<\u00a010",
        "5",
        "1.250",
    ]
    assert written(Hidden()) == "minder dan\u00a010"
    assert of_families(Rounded(120)) == "120\u00a0gezinnen"


def test_periods_name_the_year_once_where_they_can():
    assert long_date(date(2026, 3, 1)) == "1\u00a0maart\u00a02026"
    within = period(date(2026, 1, 1), date(2026, 6, 30))
    across = period(date(2025, 7, 1), date(2026, 6, 30))
    assert within == "1\u00a0januari tot en met 30\u00a0juni\u00a02026"
    assert across == "1\u00a0juli\u00a02025 tot en met 30\u00a0juni\u00a02026"
