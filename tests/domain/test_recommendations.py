"""Recommendations: chosen by a person, carried by a figure that may be seen."""

from datetime import date

import pytest

from confidant_app.domain.errors import CatalogueBroken
from confidant_app.domain.recommendations import carried, parse_recommendations
from confidant_app.domain.report import Addressee, ReportTable, Subject
from confidant_app.domain.tables import Hidden, ProtectedTable, Rounded, TableKind, TableSpec


def entry(**changed):
    plain = {
        "code": "X",
        "to": "council",
        "text": "Vraag het na.",
        "beside": ["T_THEME JB-CRT", "T_NORM N_PVA missed"],
    }
    return {"recommendations": [plain | changed]}


def tables(*, crt, missed):
    themes = TableSpec(code="T_THEME", kind=TableKind.MULTIPLE, rows=("JB-CRT",))
    norms = TableSpec(
        code="T_NORM", kind=TableKind.ANSWERS, rows=("N_PVA",), columns=("missed", "met")
    )
    return (
        ReportTable(
            subject=Subject.THEMES,
            table=ProtectedTable(
                spec=themes,
                cells=((crt,),),
                row_totals=(crt,),
                column_totals=(Rounded(40),),
                total=Rounded(40),
            ),
            title="Thema's",
            row_labels=("alleen CRT",),
        ),
        ReportTable(
            subject=Subject.NORMS,
            table=ProtectedTable(
                spec=norms,
                cells=((missed, Hidden()),),
                row_totals=(Rounded(30),),
                column_totals=(missed, Hidden()),
                total=Rounded(40),
            ),
            title="Normen",
            row_labels=("plan",),
            column_labels=("niet gehaald", "gehaald"),
        ),
    )


def test_the_catalogue_has_some_for_everybody(catalogues):
    found = catalogues.recommendations.values()
    assert {each.to for each in found} == set(Addressee)
    assert all(each.rests_on for each in found)


@pytest.mark.parametrize(
    ("crt", "missed", "printed"),
    [
        (Rounded(15), Hidden(), 1),
        (Hidden(), Rounded(20), 1),
        (Hidden(), Hidden(), 0),
    ],
)
def test_one_is_printed_only_where_a_figure_carries_it(catalogues, crt, missed, printed):
    listed = parse_recommendations(entry(), catalogues.figures)
    found = carried(frozenset({"X"}), listed, tables(crt=crt, missed=missed))
    assert len(found) == printed


def test_nothing_is_recommended_that_nobody_chose(catalogues):
    listed = parse_recommendations(entry(), catalogues.figures)
    assert carried(frozenset(), listed, tables(crt=Rounded(15), missed=Rounded(20))) == ()
    assert carried(frozenset({"GONE"}), listed, tables(crt=Rounded(15), missed=Hidden())) == ()


def test_a_figure_that_is_not_in_the_report_carries_nothing(catalogues):
    listed = parse_recommendations(entry(), catalogues.figures)
    assert carried(frozenset({"X"}), listed, ()) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"to": "nobody"},
        {"beside": []},
        {"beside": ["T_THEME NIETS"]},
        {"since": date(2026, 1, 1)},
    ],
)
def test_one_that_does_not_follow_the_schema_is_refused(catalogues, wrong):
    with pytest.raises(CatalogueBroken):
        parse_recommendations(entry(**wrong), catalogues.figures)


def test_a_code_stands_there_once(catalogues):
    twice = {"recommendations": entry()["recommendations"] * 2}
    with pytest.raises(CatalogueBroken, match="twee keer"):
        parse_recommendations(twice, catalogues.figures)
