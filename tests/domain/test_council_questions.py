"""Which questions a council can ask, and that each rests on figures that are shown."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confidant_app.domain.council_questions import (
    MOST,
    questions_file_name,
    questions_of,
    questions_title,
)
from confidant_app.domain.question_catalogue import Group
from confidant_app.domain.report import ReportKind, Subject
from confidant_app.domain.tables import Hidden, Rounded
from tests.domain.asked_report import (
    NORMS,
    ROUTE_TOTALS,
    ROUTES,
    THEMES,
    council_report,
    texts_of,
    topics_of,
)

NOTHING = {"families": 0, "themes": {}, "norms": {}, "routes": {}, "totals": {}}


@pytest.fixture
def asked(catalogues):
    return lambda report: questions_of(report, catalogues.council)


def test_the_example_is_asked_about_in_five_groups(catalogues, asked):
    groups = asked(council_report(catalogues))
    assert [(group.group, [topic.title for topic in group.topics]) for group in groups] == [
        (
            Group.NORMS,
            [
                "Eerste contact",
                "Plan van aanpak",
                "Vaste jeugdbeschermer",
                "Passende hulp op tijd",
                "Uitleg over vervanging en rechten",
            ],
        ),
        (Group.THEMES, ["Vast en bereikbaar contact", "Gehoord worden"]),
        (Group.ROUTES, ["Gesprek met de instelling", "Klacht bij de instelling"]),
        (Group.STRENGTHS, ["Goede ervaringen"]),
        (Group.METHOD, ["Beide naast elkaar"]),
    ]


def test_a_question_names_its_figure_with_numerator_and_denominator(catalogues, asked):
    topics = topics_of(asked(council_report(catalogues)))
    assert topics["Eerste contact"].told == (
        "Bij het meldpunt vertelden 30 van de 55 gezinnen die dit weten, dat het eerste contact"
        " niet binnen vijf werkdagen was."
    )
    assert topics["Vast en bereikbaar contact"].told == (
        "Van de 75 gezinnen bij het meldpunt noemden er 35 “veel wisselingen van jeugdbeschermer”"
        " en 25 “slecht bereikbaar, geen terugkoppeling”."
    )
    assert topics["Klacht bij de instelling"].told == (
        "Van de 75 gezinnen bij het meldpunt dienden er 30 een klacht in bij de instelling."
        " Uitkomst, waar te tonen: loopt nog (10\u00a0gezinnen)."
    )


def test_every_topic_asks_what_is_known_and_done_and_every_group_when(catalogues, asked):
    for group in asked(council_report(catalogues)):
        assert group.when.startswith("Wanneer")
        for topic in group.topics:
            assert topic.knows.endswith("?")
            assert topic.does.endswith("?")
            assert topic.figures


def test_the_institution_is_called_by_its_name(catalogues, asked):
    method = topics_of(asked(council_report(catalogues)))["Beide naast elkaar"]
    assert "Wil het college Jeugdbescherming Noord vragen" in method.does
    assert (method.figures[0].count, method.figures[0].of) == (Rounded(75), None)


def test_a_report_in_which_all_is_hidden_asks_nothing(catalogues, asked):
    assert asked(council_report(catalogues, **NOTHING)) == ()


def test_families_alone_are_a_reason_to_ask_for_the_figures_of_the_institution(catalogues, asked):
    (group,) = asked(council_report(catalogues, **{**NOTHING, "families": 20}))
    assert group.group is Group.METHOD


@pytest.mark.parametrize(
    ("change", "gone"),
    [
        ({"norms": {**NORMS, "N_PVA": (0, 40)}}, "Plan van aanpak"),
        ({"themes": {**THEMES, "GH-OUDER": 0}}, "Gehoord worden"),
        ({"themes": {**THEMES, "PO-POS": 0}}, "Goede ervaringen"),
        ({"totals": {**ROUTE_TOTALS, "complaint_gi": 0}}, "Klacht bij de instelling"),
        ({"families": 0}, "Beide naast elkaar"),
    ],
)
def test_a_hidden_figure_is_never_asked_about(catalogues, asked, change, gone):
    assert gone in topics_of(asked(council_report(catalogues)))
    assert gone not in topics_of(asked(council_report(catalogues, **change)))


def test_a_norm_that_is_known_of_too_few_is_not_asked_about(catalogues, asked):
    report = council_report(catalogues)
    (norms,) = report.about(Subject.NORMS)
    hidden = replace(norms.table, row_totals=(Hidden(),) * len(norms.row_labels))
    rest = tuple(each for each in report.tables if each.subject is not Subject.NORMS)
    groups = asked(replace(report, tables=(replace(norms, table=hidden), *rest)))
    assert Group.NORMS not in {group.group for group in groups}


def test_a_norm_without_a_share_is_asked_about_without_one(catalogues, asked):
    report = council_report(catalogues, norms={"N_HULP": NORMS["N_HULP"], "N_PVA": NORMS["N_PVA"]})
    topics = topics_of(asked(report))
    assert topics["Passende hulp op tijd"].figures[0].per_cent is None
    assert topics["Plan van aanpak"].figures[0].per_cent == 73


def test_tables_without_the_rows_of_the_catalogue_are_not_asked_about(catalogues, asked):
    report = council_report(catalogues)
    tables = tuple(
        replace(
            each,
            table=replace(
                each.table,
                spec=replace(each.table.spec, rows=tuple(f"x{row}" for row in each.row_labels)),
            ),
        )
        for each in report.tables
    )
    assert [group.group for group in asked(replace(report, tables=tables))] == [Group.METHOD]


def test_a_table_of_norms_or_themes_of_another_shape_is_passed_over(catalogues, asked):
    report = council_report(catalogues)
    themes, norms, routes = report.tables
    swapped = (replace(themes, subject=Subject.NORMS), replace(norms, subject=Subject.THEMES))
    groups = asked(replace(report, tables=(*swapped, routes)))
    assert [group.group for group in groups] == [Group.ROUTES, Group.METHOD]


def test_of_many_the_ones_of_the_most_families_are_asked_about(catalogues, asked):
    norms = {code: (10 + 5 * at, 40) for at, code in enumerate(catalogues.norms)}
    themes = {code: 10 + 5 * at for at, code in enumerate(catalogues.themes) if code != "PO-POS"}
    groups = {
        group.group: group
        for group in asked(council_report(catalogues, families=400, norms=norms, themes=themes))
    }
    shown = [topic.figures[0].at.row for topic in groups[Group.NORMS].topics]
    assert shown == list(catalogues.norms)[-MOST[Group.NORMS] :]
    most = [figure for topic in groups[Group.THEMES].topics for figure in topic.figures]
    assert [figure.at.row for figure in most] == ["GV-GEZIN", "GV-ONTW", "OR-GELD"]


def test_a_theme_beside_a_norm_is_not_asked_about_again(catalogues, asked):
    groups = asked(council_report(catalogues))
    fixed = topics_of(groups)["Vaste jeugdbeschermer"]
    assert [(each.label, each.count) for each in fixed.figures] == [
        ("niet gehaald", Rounded(40)),
        ("geen vaste jeugdbeschermer", Rounded(40)),
    ]
    shown = [each.at for topic in topics_of(groups).values() for each in topic.figures]
    assert len(shown) == len(set(shown))
    alone = topics_of(asked(council_report(catalogues, norms={})))
    assert "40 “geen vaste jeugdbeschermer”" in alone["Vast en bereikbaar contact"].told


def test_a_route_without_an_outcome_that_is_shown_says_nothing_of_outcomes(catalogues, asked):
    report = council_report(catalogues, routes={})
    assert topics_of(asked(report))["Klacht bij de instelling"].told.endswith("de instelling.")
    favourable = {**ROUTES, "complaint_gi": (10, 0, 0, 15, 0)}
    told = topics_of(asked(council_report(catalogues, routes=favourable)))
    assert "gelijk gekregen (10\u00a0gezinnen) en loopt nog (15\u00a0gezinnen)" in (
        told["Klacht bij de instelling"].told
    )


def test_fewer_topics_are_those_of_the_most_families_and_no_group_loses_its_last(catalogues):
    report = council_report(catalogues)
    every = [questions_of(report, catalogues.council, fewer=n) for n in range(9)]
    titles = [list(topics_of(groups)) for groups in every]
    gone = [set(a) - set(b) for a, b in pairwise(titles)]
    assert gone == [
        {"Gesprek met de instelling"},
        {"Passende hulp op tijd"},
        {"Uitleg over vervanging en rechten"},
        {"Eerste contact"},
        {"Gehoord worden"},
        {"Vaste jeugdbeschermer"},
        set(),
        set(),
    ]
    assert {len(groups) for groups in every} == {5}


counts = st.sampled_from([0, 10, 15, 30, 75])


@given(st.data())
def test_no_number_is_asked_about_that_the_report_does_not_show(catalogues, data):
    themes = {code: data.draw(counts) for code in ("JB-GEEN", "GH-OUDER", "PO-POS", "KL-WERKT")}
    norms = {code: (data.draw(counts), data.draw(counts)) for code in NORMS}
    totals = {code: data.draw(counts) for code in ROUTES}
    families = max(data.draw(counts), *themes.values(), *totals.values())
    report = council_report(
        catalogues, families=families, themes=themes, norms=norms, totals=totals
    )
    shown = {str(each) for each in (*themes.values(), *totals.values(), families)}
    shown |= {str(n) for pair in norms.values() for n in (*pair, sum(pair))} | {"10"}
    groups = questions_of(report, catalogues.council)
    told = " ".join(topic.told for group in groups for topic in group.topics)
    assert set(re.findall(r"\d+", told)) <= shown - {"0"}
    assert "{" not in " ".join(texts_of(groups))
    for topic in topics_of(groups).values():
        assert all(isinstance(each.count, Rounded) for each in topic.figures)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (ReportKind.OWN, "concept-raadsvragen-jeugdbescherming_2025-07-01_2026-06-30.pdf"),
        (
            ReportKind.COMBINED,
            "concept-raadsvragen-jeugdbescherming-gezamenlijk_2025-07-01_2026-06-30.pdf",
        ),
    ],
)
def test_title_and_file_name_hold_the_kind_and_the_period_only(catalogues, kind, name):
    report = replace(council_report(catalogues), kind=kind)
    assert questions_file_name(report) == name
    assert questions_title(report).startswith("Concept-vragen ex artikel 36 Reglement van Orde")
