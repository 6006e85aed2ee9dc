"""Earlier releases: whom they cover, and how the ledger keeps them."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.disclosure.rules import protect
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.releases import (
    Coverage,
    EarlierRelease,
    as_text,
    covers,
    disjoint,
    fills,
    from_text,
)
from confidant_app.domain.table_json import count_plain, read_count, read_protected
from tests.disclosure.building import families, hotlines, partition, specs, tally

DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 9))
SOURCES = st.frozensets(st.sampled_from("abc"))


@st.composite
def coverages(draw):
    start, end = sorted((draw(DAYS), draw(DAYS)))
    return Coverage(start=start, end=end, sources=draw(SOURCES))


def cells(coverage):
    """All days of all sources; no sources named means also those that nobody named."""
    names = coverage.sources or {*"abc", "unnamed"}
    days = range(coverage.start.toordinal(), coverage.end.toordinal() + 1)
    return {(name, day) for name in names for day in days}


@given(coverages(), coverages())
def test_covering_and_being_apart_are_those_of_days_and_sources(one, other):
    assert covers(one, other) == (cells(other) <= cells(one))
    assert disjoint(one, other) == (not cells(one) & cells(other))


@given(coverages(), coverages(), coverages())
def test_parts_fill_a_whole_when_no_day_of_no_source_is_missing(whole, one, other):
    if covers(whole, one) and covers(whole, other) and disjoint(one, other):
        assert fills(whole, (one, other)) == (cells(one) | cells(other) == cells(whole))


def test_half_years_fill_a_year_and_two_confidants_a_hotline():
    year = Coverage(start=date(2026, 1, 1), end=date(2026, 12, 31), sources=frozenset("ab"))
    spring = Coverage(start=date(2026, 1, 1), end=date(2026, 6, 30), sources=frozenset("ab"))
    autumn = Coverage(start=date(2026, 7, 1), end=date(2026, 12, 31), sources=frozenset("ab"))
    own = Coverage(start=year.start, end=year.end, sources=frozenset("a"))
    assert fills(year, (spring, autumn))
    assert not fills(year, (spring,))
    assert not fills(year, (own,))
    assert not fills(Coverage(start=year.start, end=year.end), (own,))


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(InvalidValue, match="eindigt"):
        Coverage(start=date(2026, 2, 1), end=date(2026, 1, 1))


@settings(max_examples=30)
@given(hotlines(most=20), coverages(), DAYS, st.none() | st.integers(0, 200))
def test_what_the_ledger_writes_it_reads_back(tables, coverage, day, families):
    shown = tuple(table for table in map(protect, tables) if table)
    release = EarlierRelease(made_on=day, coverage=coverage, tables=shown, families=families)
    assert from_text(as_text(release)) == release


@settings(max_examples=60)
@given(st.data())
def test_true_counts_are_read_back_as_they_were_written(data):
    spec = data.draw(specs())
    table = tally(spec, data.draw(families(spec)))
    assert read_count(json.loads(json.dumps(count_plain(table)))) == table


def test_links_between_tables_are_kept():
    plain = count_plain(partition("P", (20, 3))) | {
        "columns_of": "R",
        "parts_of": "T",
        "parts": [["a"], ["b", "c"]],
    }
    table = read_count(plain)
    assert (table.spec.columns_of, table.spec.parts_of) == ("R", "T")
    assert count_plain(table) == plain


SHOWN = {
    "code": "T",
    "kind": "multiple",
    "rows": ["a", "b"],
    "cells": [[20], ["<10"]],
    "row_totals": [20, "<10"],
    "column_totals": [40],
    "total": 40,
}


@pytest.mark.parametrize(
    "change",
    [
        {"cells": [[20], [3]]},
        {"cells": [[22], ["<10"]]},
        {"cells": [[20], ["<8"]]},
        {"cells": [[20]]},
        {"cells": [[20, 20], ["<10", 20]]},
        {"row_totals": [20]},
        {"column_totals": []},
        {"total": 5},
        {"left_out": ["a"]},
        {"left_out": ["c", "c"]},
    ],
)
def test_figures_that_no_protected_table_holds_are_refused(change):
    with pytest.raises(InvalidValue):
        read_protected(SHOWN | change)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "[" * 100_000,
        '{"tables": 3}',
        '{"tables": [3]}',
        '{"tables": [], "made_on": 7}',
        '{"tables": [], "coverage": 7}',
        '{"tables": [], "families": -1}',
        '{"tables": [], "families": true}',
        json.dumps({"tables": [SHOWN, SHOWN]}),
        json.dumps({"tables": [SHOWN, SHOWN | {"code": "U", "total": 45, "column_totals": [45]}]}),
    ],
)
def test_a_ledger_that_cannot_be_read_is_refused(text):
    with pytest.raises(InvalidValue):
        from_text(text)


def test_a_release_without_day_or_coverage_covers_everything():
    release = from_text(json.dumps({"tables": [SHOWN]}))
    assert release.coverage == Coverage()
