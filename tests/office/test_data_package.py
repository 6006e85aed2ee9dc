"""The descriptor beside the tables, by the rules of Data Package 1, and the text to read first."""

import hashlib
import json
import re
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given

from confidant_app.domain.report import ReportKind
from confidant_app.office.cells import cell
from confidant_app.office.open_data import folder_name, open_data
from tests.office.open_reports import NORMS, REPORT, lines_of, reports

TYPES = {"string", "integer", "date"}
NAME = r"[-a-z0-9._/]+"
RULES = {"required": bool, "enum": list, "minimum": int, "maximum": int}


def package_of(report):
    files = open_data(report)
    return files, json.loads(files["datapackage.json"].decode("utf-8"))


@given(reports())
def test_the_descriptor_has_what_a_tabular_data_package_requires(report):
    files, package = package_of(report)
    assert package["profile"] == "tabular-data-package"
    assert re.fullmatch(NAME, package["name"])
    assert package["name"] == folder_name(report)
    assert datetime.fromisoformat(package["created"]).date() == report.made_on
    assert package["title"]
    paths = [each["path"] for each in package["resources"]]
    assert [*paths, "datapackage.json", "LEESMIJ.txt"] == list(files)
    assert len({each["name"] for each in package["resources"]}) == len(paths) >= 1
    for each, table in zip(package["resources"], report.tables, strict=True):
        assert each["profile"] == "tabular-data-resource"
        assert re.fullmatch(NAME, each["name"])
        data = files[each["path"]]
        assert each["bytes"] == len(data)
        assert each["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert each["encoding"] == "utf-8"
        assert (each["format"], each["mediatype"]) == ("csv", "text/csv")
        assert each["title"] == cell(table.title)
        data.decode(each["encoding"])


@given(reports())
def test_every_line_keeps_to_the_schema(report):
    files, package = package_of(report)
    for each in package["resources"]:
        fields, lines = each["schema"]["fields"], lines_of(files[each["path"]])
        assert each["schema"]["missingValues"] == [""]
        assert [field["name"] for field in fields] == list(lines[0])
        for field in fields:
            for line in lines:
                demand(field, line[field["name"]])


def demand(field, text):
    rules = field.get("constraints", {})
    if not text:
        assert not rules.get("required")
        return
    value = {"string": str, "integer": int, "date": date.fromisoformat}[field["type"]](text)
    assert value in rules.get("enum", [value])
    assert rules.get("minimum", value) <= value <= rules.get("maximum", value)


def test_the_fields_are_described_in_dutch_and_have_rules_that_table_schema_knows():
    _, package = package_of(REPORT)
    for field in package["resources"][0]["schema"]["fields"]:
        assert field.keys() <= {"name", "type", "description", "constraints"}
        assert field["type"] in TYPES
        assert field["description"].endswith(".")
        for rule, value in field.get("constraints", {}).items():
            assert isinstance(value, RULES[rule])


def test_the_dialect_is_the_one_that_the_files_are_written_in():
    _, package = package_of(REPORT)
    for each in package["resources"]:
        assert each["dialect"] == {
            "csvddfVersion": 1.2,
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "skipInitialSpace": False,
            "header": True,
        }


def test_no_licence_is_claimed_and_no_person_or_program_is_named():
    files, package = package_of(REPORT)
    assert package.keys() == {"profile", "name", "title", "description", "created", "resources"}
    assert not [data for data in files.values() if b"onfidant" in data]


@pytest.mark.parametrize(
    ("kind", "words"),
    [(ReportKind.OWN, "jeugdbescherming, 1 juli"), (ReportKind.COMBINED, "gezamenlijk rapport, 1")],
)
def test_the_title_is_that_of_the_report_with_its_period(kind, words):
    files, package = package_of(replace(REPORT, kind=kind))
    assert words in package["title"]
    assert package["title"].endswith("1 juli 2025 tot en met 30 juni 2026")
    assert " ".join(files["LEESMIJ.txt"].decode().split()).count(package["title"]) == 1


def test_the_text_to_read_first_tells_each_file_each_column_and_how_to_read_a_hidden_figure():
    text = open_data(REPORT)["LEESMIJ.txt"].decode("utf-8")
    words = " ".join(text.split())
    for told in (
        "- normen.csv: Wat beloofd was en wat ervan kwam (9 cijfers, 5 verborgen).",
        "- halfjaren.csv: Wanneer gezinnen zich meldden (3 cijfers, geen verborgen).",
        "afgerond op vijven",
        "Ook nul is minder dan tien",
        "Tel de cijfers niet op",
        "Mensen melden zich zelf",
        "Er staat geen licentie bij",
        "Gemaakt op 6 juli 2026.",
    ):
        assert told in words
    for column in lines_of(open_data(REPORT)["normen.csv"])[0]:
        assert f"- {column}: " in text


@given(reports())
def test_the_text_to_read_first_fits_a_window_and_ends_its_lines_as_windows_does(report):
    data = open_data(report)["LEESMIJ.txt"]
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 80 for line in data.decode().split("\r\n"))


def test_a_hostile_title_stays_one_readable_line_everywhere():
    hostile = replace(NORMS, title="=cmd|' /C calc'!A0\r\n\x00Één;twee")
    files, package = package_of(replace(REPORT, tables=(hostile,)))
    assert package["resources"][0]["title"] == "“=cmd|' /C calc'!A0   Één,twee”"
    assert b"Calc" not in files["normen.csv"]
    assert "“=cmd|' /C calc'!A0 Één,twee”" in " ".join(files["LEESMIJ.txt"].decode().split())
