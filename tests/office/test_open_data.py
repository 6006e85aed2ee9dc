"""Open data: every figure of the report at its place, marked, and nothing else of the report."""

import csv
import dataclasses
import re
import tomllib
import typing
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.report import (
    Claim,
    Hearing,
    HiddenNote,
    Method,
    PublicQuote,
    PublishedFigure,
    Report,
    ReportKind,
    Share,
    WhyHidden,
)
from confidant_app.domain.tables import CountTable, Hidden, Rounded, TableSpec
from confidant_app.office.cells import cell
from confidant_app.office.open_data import folder_name, open_data
from confidant_app.resources import RESOURCES
from tests.office.open_reports import CODES, HALF_YEARS, NORMS, REPORT, lines_of, reports

FIXED = {"datapackage.json", "LEESMIJ.txt"}


def tables_in(files):
    """Return the lines by the code of their table."""
    found = [lines_of(data) for name, data in files.items() if name not in FIXED]
    return {lines[0]["table_code"]: lines for lines in found}


def expected(each):
    """Return each figure of a table with its per cent, by what it is and its two codes."""
    table, spec = each.table, each.table.spec
    columns = spec.columns or ("",)
    found = {("total", "", ""): (table.total, None)}
    for at, row in enumerate(spec.rows):
        for place, column in enumerate(columns):
            share = each.per_cent(row, column)
            found["cell", cell(row), cell(column)] = (table.cells[at][place], share)
        if spec.columns:
            found["row_total", cell(row), ""] = (table.row_totals[at], None)
    for column, figure in zip(spec.columns, table.column_totals, strict=False):
        found["column_total", "", cell(column)] = (figure, None)
    return found


def number(text):
    return int(text) if text else None


@given(reports())
def test_every_figure_comes_back_once_at_its_place_and_hidden_ones_as_hidden(report):
    found = tables_in(open_data(report))
    assert list(found) == [each.table.spec.code for each in report.tables]
    for each in report.tables:
        lines = found[each.table.spec.code]
        read = {}
        for line in lines:
            count = number(line["count"])
            figure = Hidden() if count is None else Rounded(count)
            place = (line["figure"], line["row_code"], line["column_code"])
            read[place] = (figure, number(line["per_cent"]))
            assert line["status"] == ("fewer_than_ten" if count is None else "shown")
        assert read == expected(each)
        assert len(lines) == len(read)


@given(reports())
def test_labels_stand_beside_their_codes_and_the_period_on_every_line(report):
    found = tables_in(open_data(report))
    for each in report.tables:
        spec = each.table.spec
        rows = {"": ""} | dict(zip(map(cell, spec.rows), map(cell, each.row_labels), strict=True))
        columns = {"": ""} | dict(
            zip(map(cell, spec.columns), map(cell, each.column_labels), strict=True)
        )
        for line in found[spec.code]:
            assert line["row_label"] == rows[line["row_code"]]
            assert line["column_label"] == columns[line["column_code"]]
            assert date.fromisoformat(line["period_from"]) == report.period_from
            assert date.fromisoformat(line["period_until"]) == report.period_until


@given(reports())
def test_equal_reports_give_equal_bytes_in_the_same_order(report):
    again = replace(report, tables=tuple(replace(each) for each in report.tables))
    assert list(open_data(report).items()) == list(open_data(again).items())


@given(reports())
def test_no_cell_starts_a_formula_and_every_line_is_as_rfc_4180_wants_it(report):
    files = open_data(report)
    for name in files.keys() - FIXED:
        data = files[name]
        assert data.startswith(b"period_from,")
        assert data.endswith(b"\r\n")
        lines = data.decode("utf-8").split("\r\n")[:-1]
        assert not any(re.search("[\r\n;]", line) for line in lines)
        rows = list(csv.reader(lines, strict=True))
        assert {len(row) for row in rows} == {11}
        assert not [each for row in rows for each in row if each[:1] in set("=+-@\t\u2212＝＋－＠")]


def test_the_lines_come_as_the_report_shows_them():
    lines = tables_in(open_data(REPORT))["T_NORM"]
    assert [
        (each["figure"], each["row_code"], each["column_code"], each["count"], each["per_cent"])
        for each in lines
    ] == [
        ("cell", "contact", "missed", "40", "89"),
        ("cell", "contact", "met", "", ""),
        ("row_total", "contact", "", "45", ""),
        ("cell", "info", "missed", "", ""),
        ("cell", "info", "met", "", ""),
        ("row_total", "info", "", "", ""),
        ("column_total", "", "missed", "40", ""),
        ("column_total", "", "met", "", ""),
        ("total", "", "", "60", ""),
    ]
    half_years = tables_in(open_data(REPORT))["T_HALF_YEAR"]
    assert [each["figure"] for each in half_years] == ["cell", "cell", "total"]


def test_nothing_but_tables_and_closed_words_is_in_any_file():
    word = "Marijke"
    told = replace(
        REPORT,
        families=Rounded(987_650),
        confidants=987_651,
        quotes=(PublicQuote(theme=word, words=word),),
        published=(PublishedFigure(row="contact", who=word, when=word, what=word, source=word),),
        claims=(Claim(who=word, when=word, said=word, source=word, typed=True),),
        hidden=(HiddenNote(table="T_NORM", count=987_652, why=WhyHidden.TOO_FEW),),
        method=Method(hearing=Hearing.ANSWERED, answer=word, missing_confidants=987_653),
    )
    assert open_data(told) == open_data(REPORT)
    assert not [data for data in open_data(REPORT).values() if b"NIET-VOOR-BUITEN" in data]


def types_under(kind):
    """Return every class that can be reached through the fields of a dataclass."""
    found, waiting = set(), [kind]
    while waiting:
        each = waiting.pop()
        waiting.extend(typing.get_args(each))
        if isinstance(each, type) and each not in found:
            found.add(each)
            if dataclasses.is_dataclass(each):
                waiting.extend(typing.get_type_hints(each).values())
    return found


def test_it_takes_a_report_only_and_no_true_count_can_be_reached_from_one():
    assert typing.get_type_hints(open_data) == {"report": Report, "return": Mapping[str, bytes]}
    reached = types_under(Report)
    assert {Report, Rounded, Hidden, TableSpec} <= reached
    assert CountTable not in reached
    assert dataclasses.fields(Hidden) == ()


def altered(each, **changes):
    return replace(REPORT, tables=(replace(each, table=replace(each.table, **changes)),))


@pytest.mark.parametrize(
    ("report", "why"),
    [
        (replace(REPORT, tables=()), "geen enkele tabel"),
        (replace(REPORT, tables=(NORMS, NORMS)), "komt twee keer voor"),
        (altered(NORMS, spec=replace(NORMS.table.spec, code="../T")), "vaste lijst"),
        (altered(HALF_YEARS, total=Rounded(63)), "niet afgerond"),
        (altered(HALF_YEARS, cells=((Rounded(45),), (Rounded(5),))), "niet afgerond"),
        (altered(HALF_YEARS, cells=((Rounded(45),), (Rounded(20),))), "passen"),
        (altered(HALF_YEARS, column_totals=(Rounded(65),)), "passen"),
        (altered(NORMS, row_totals=(Rounded(45),)), "evenveel getallen"),
        (
            replace(
                REPORT,
                tables=(replace(NORMS, shares=(Share(row="contact", column="met", per_cent=11),)),),
            ),
            "percentage bij een verborgen getal",
        ),
    ],
)
def test_a_report_that_no_gate_let_through_is_refused(report, why):
    with pytest.raises(InvalidValue, match=why):
        open_data(report)


def test_every_table_of_the_hotline_has_a_name_that_is_safe_on_every_disk():
    catalogue = tomllib.loads((RESOURCES / "catalogue" / "figures.toml").read_text("utf-8"))
    assert {each["code"] for each in catalogue["tables"]} == set(CODES)
    renamed = [
        replace(HALF_YEARS, table=replace(HALF_YEARS.table, spec=replace(spec, code=code)))
        for spec in [HALF_YEARS.table.spec]
        for code in CODES
    ]
    names = set(open_data(replace(REPORT, tables=tuple(renamed))))
    assert names >= FIXED
    assert len(names) == len(CODES) + len(FIXED)
    for name in names - FIXED:
        assert re.fullmatch(r"[a-z][a-z-]{3,40}\.csv", name)
        assert name[:-4] not in {"con", "prn", "aux", "nul"}


def test_the_folder_holds_the_kind_and_the_period_only():
    assert folder_name(REPORT) == "ervaringen-jeugdbescherming_2025-07-01_2026-06-30_open-data"
    combined = replace(REPORT, kind=ReportKind.COMBINED)
    assert folder_name(combined).startswith("ervaringen-jeugdbescherming-gezamenlijk_2025")
