"""The catalogue of the fixed tables, as it ships and when it is broken."""

import tomllib
from datetime import date

import pytest

from confidant_app.domain.errors import CatalogueBroken
from confidant_app.domain.figure_catalogue import Trait, for_period, half_year
from confidant_app.domain.figure_entries import parse_figures
from confidant_app.domain.tables import TableKind
from confidant_app.resources import RESOURCES

FILE = tomllib.loads((RESOURCES / "catalogue" / "figures.toml").read_text(encoding="utf-8"))
LISTS = {"themes": {"A": "a", "B": "b"}, "norms": {"N": "n"}, "areas": {"noord": "het noorden"}}


def by_code(catalogue):
    return {table.spec.code: table for table in catalogue.tables}


def test_every_row_and_column_has_a_dutch_label(catalogues):
    for table in for_period(catalogues.figures, date(2026, 1, 1), date(2026, 12, 31)).tables:
        assert [line.code for line in table.rows] == list(table.spec.rows)
        assert [line.code for line in table.columns] == list(table.spec.columns)
        assert all(line.label.strip() for line in (*table.rows, *table.columns))


def test_every_theme_and_norm_has_a_row_and_every_route_but_that_of_employees_too(catalogues):
    tables = by_code(catalogues.figures)
    assert tables["T_THEME"].spec.rows == tuple(catalogues.themes)
    assert tables["T_NORM"].spec.rows == tuple(catalogues.norms)
    routes = [member for line in tables["T_ROUTE"].rows for member in line.members]
    assert sorted([*routes, "KLOKKENLUIDER"]) == sorted(catalogues.routes)


def test_no_more_areas_than_four_and_one_for_the_rest(catalogues):
    rows = by_code(catalogues.figures)["T_REGION"].spec.rows
    assert rows == (*catalogues.places.areas, "elsewhere")
    assert len(rows) <= 5


def test_employees_cannot_be_told_apart(catalogues):
    assert not any(
        "employee" in line.members
        for table in catalogues.figures.tables
        for line in (*table.rows, *table.columns)
    )


def test_tables_say_what_a_reader_can_combine(catalogues):
    crossing = by_code(catalogues.figures)["T_SUBJECT_REGION"]
    assert crossing.spec.kind is TableKind.MULTIPLE
    assert (crossing.spec.columns_of, crossing.spec.parts_of) == ("T_REGION", "T_THEME")
    assert [set(part) for part in crossing.spec.parts] == [line.members for line in crossing.rows]


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2026, 1, 1), "2026-1"),
        (date(2026, 6, 30), "2026-1"),
        (date(2026, 7, 1), "2026-2"),
        (date(2026, 12, 31), "2026-2"),
    ],
)
def test_a_half_year_turns_on_the_first_of_july(day, code):
    assert half_year(day) == code


def test_the_half_years_follow_from_the_period(catalogues):
    found = for_period(catalogues.figures, date(2025, 9, 1), date(2026, 7, 1))
    table = next(table for table in found.tables if table.trait is Trait.HALF_YEAR)
    assert table.spec.rows == ("2025-2", "2026-1", "2026-2")
    assert [line.label for line in table.rows] == [
        "2e helft van 2025",
        "1e helft van 2026",
        "2e helft van 2026",
    ]


REST = {"code": "rest", "label": "rest", "rest": True}
REGION = {
    "code": "R",
    "trait": "region",
    "subject": "regions",
    "title": "t",
    "rows_from": "areas",
    "rows": [REST],
}
THEME = {
    "code": "T",
    "trait": "theme",
    "subject": "themes",
    "title": "t",
    "rows_from": "themes",
}
NORM = {
    "code": "N",
    "trait": "norm",
    "subject": "norms",
    "title": "t",
    "rows_from": "norms",
    "columns": [{"code": "met", "label": "gehaald"}],
}
GROUP = THEME | {
    "code": "G",
    "by": "region",
    "columns_from": "areas",
    "columns": [REST],
    "rows_from": "themes",
}
HALF_YEAR = {"code": "H", "trait": "half_year", "subject": "half_years", "title": "t"}


def parse(*tables, **more):
    return parse_figures({"tables": list(tables), **more}, LISTS)


def test_a_crossing_without_its_lists_stands_alone():
    (table,) = parse(GROUP).tables
    assert (table.spec.columns_of, table.spec.parts_of, table.spec.parts) == ("", "", ())
    linked = parse(REGION, THEME, GROUP).tables[2]
    assert (linked.spec.columns_of, linked.spec.parts_of) == ("R", "T")
    other = parse(REGION, GROUP | {"columns": [REST | {"label": "anders"}]}).tables[1]
    assert other.spec.columns_of == ""


@pytest.mark.parametrize(
    ("tables", "reason"),
    [
        ((), "geen enkele tabel"),
        ((THEME, THEME), "twee keer"),
        ((THEME | {"trait": "colour"},), "kent de waarde"),
        ((THEME | {"rows_from": "colours"},), "bestaat niet"),
        ((THEME | {"sort": "name"},), "niet bekend"),
        (({k: v for k, v in THEME.items() if k != "rows_from"},), "geen rijen"),
        ((REGION | {"rows": []},), "geen rij voor de rest"),
        ((REGION | {"rows": [REST, {"code": "noord", "label": "x"}]},), "twee keer"),
        ((REGION | {"rows": [REST | {"members": ["noord"]}]},), "twee rijen"),
        ((NORM | {"columns": []},), "bekende antwoorden"),
        ((NORM | {"columns": [{"code": "unknown", "label": "x"}]},), "bekende antwoorden"),
        ((NORM | {"by": "region"},), "bekende antwoorden"),
        ((THEME | {"columns": [REST]},), "horen bij elkaar"),
        ((THEME | {"by": "region"},), "horen bij elkaar"),
        ((GROUP | {"by": "theme"},), "precies één plek"),
        ((GROUP | {"columns": []},), "precies één plek"),
        ((GROUP | {"columns": [REST | {"members": ["noord"]}]},), "twee kolommen"),
        ((HALF_YEAR | {"rows": [REST]},), "volgen uit de periode"),
        (
            (THEME, THEME | {"code": "G", "rows": [{"code": "g", "label": "g", "members": ["C"]}]}),
            "C staat niet in T",
        ),
    ],
)
def test_a_broken_table_is_refused_with_its_reason(tables, reason):
    with pytest.raises(CatalogueBroken, match=reason):
        parse(*tables)


def test_an_unknown_key_is_refused():
    with pytest.raises(CatalogueBroken, match="niet bekend"):
        parse(THEME, version=2)


def test_the_file_that_ships_needs_the_other_catalogues():
    with pytest.raises(CatalogueBroken, match="bestaat niet"):
        parse_figures(FILE, {})
