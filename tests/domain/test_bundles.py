"""A bundle says only what stands on closed lists, to its writer and to its reader."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.domain.bundle_errors import BundleNewer, BundleUnlisted
from confidant_app.domain.bundles import (
    LONGEST_PERIOD,
    MOST_QUOTES,
    MOST_RELEASES,
    MOST_VERSIONS,
    Bundle,
    added,
    families,
    read_bundle,
    write_bundle,
)
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.quotable import LONGEST_QUOTE
from confidant_app.domain.releases import Coverage, EarlierRelease
from confidant_app.domain.report import PublicQuote
from confidant_app.domain.tables import Hidden, ProtectedTable, Rounded, TableSpec
from tests.domain.small_bundles import (
    END,
    REGION,
    SENDERS,
    START,
    THEMES,
    a_bundle,
    bundles,
    lists_of,
    tables,
)

LOCAL = Coverage(start=START, end=END, sources=frozenset({SENDERS[0]}))


def released(spec: TableSpec = THEMES, left_out=(), coverage=LOCAL) -> EarlierRelease:
    width = max(1, len(spec.columns))
    table = ProtectedTable(
        spec=spec,
        cells=((Hidden(),) * width,) * len(spec.rows),
        row_totals=(Rounded(10),) * len(spec.rows),
        column_totals=(Hidden(),) * width,
        total=Rounded(20),
        left_out=left_out,
    )
    return EarlierRelease(made_on=date(2026, 2, 1), coverage=coverage, tables=(table,))


def written(**changes) -> bytes:
    plain = json.loads(write_bundle(a_bundle(), lists_of))
    return json.dumps({**plain, **changes}).encode()


@given(bundles())
@settings(max_examples=60, deadline=None)
def test_a_bundle_comes_back_equal_and_equal_bundles_give_equal_bytes(bundle):
    data = write_bundle(bundle, lists_of)
    assert read_bundle(data, lists_of) == bundle
    assert write_bundle(read_bundle(data, lists_of), lists_of) == data


@pytest.mark.parametrize(
    "release",
    [
        released(),
        released(REGION),
        released(replace(THEMES, rows=("slow",)), ("silent",)),
        released(replace(THEMES, rows=("slow",))),
        released(replace(REGION, columns=("town",))),
        released(replace(THEMES, parts_of="region", parts=((), ()))),
    ],
)
def test_an_earlier_release_with_codes_of_the_list_is_declared(release):
    bundle = a_bundle(releases=(release,))
    assert read_bundle(write_bundle(bundle, lists_of), lists_of) == bundle


LONG = Coverage(start=START, end=START + timedelta(days=LONGEST_PERIOD + 1))
UNLISTED_RELEASES = {
    "table": released(replace(THEMES, code="Grietje")),
    "row": released(replace(THEMES, rows=("slow", "Grietje"))),
    "row left out": released(left_out=("Grietje",)),
    "column": released(replace(REGION, columns=("town", "Grietje"))),
    "link": released(replace(THEMES, columns_of="Grietje")),
    "link to parts": released(replace(THEMES, parts_of="Grietje")),
    "part": released(replace(THEMES, parts_of="region", parts=(("Grietje",), ()))),
    "source": released(coverage=replace(LOCAL, sources=frozenset({"Grietje"}))),
    "period": released(coverage=LONG),
}


@pytest.mark.parametrize("release", UNLISTED_RELEASES.values(), ids=UNLISTED_RELEASES.keys())
def test_an_earlier_release_with_a_word_of_its_own_is_refused(release):
    with pytest.raises(BundleUnlisted):
        write_bundle(a_bundle(releases=(release,)), lists_of)


QUOTE = {"theme": "slow", "words": "Niemand belde."}
ONE, TWO = (json.loads(written())["tables"][n] for n in (0, 1))
UNLISTED = {
    "an extra field": written(sender="Grietje"),
    "no list of tables": written(tables={}),
    "no table": written(tables=[]),
    "one table": written(tables=[ONE]),
    "a table twice": written(tables=[ONE, TWO, TWO]),
    "another row": written(tables=[{**ONE, "rows": ["slow", "Grietje"]}, TWO]),
    "another table": written(tables=[{**ONE, "code": "Grietje"}, TWO]),
    "rows in another order": written(tables=[{**ONE, "rows": ["silent", "slow"]}, TWO]),
    "totals that differ": written(tables=[{**ONE, "total": 19, "column_totals": [19]}, TWO]),
    "a sum that is wrong": written(tables=[ONE, {**TWO, "row_totals": [7, 12]}]),
    "a negative count": written(tables=[{**ONE, "cells": [[-1], [0]]}, TWO]),
    "a quote with a name on it": written(quotes=[{**QUOTE, "who": "Grietje"}]),
    "a quote that is a text": written(quotes=["Grietje"]),
    "a quote without words": written(quotes=[{**QUOTE, "words": ""}]),
    "a quote that is a number": written(quotes=[{**QUOTE, "words": 3}]),
    "a quote that is too long": written(quotes=[{**QUOTE, "words": "x" * (LONGEST_QUOTE + 1)}]),
    "a quote with half a character": written(quotes=[{**QUOTE, "words": "\ud800"}]),
    "a quote with its own theme": written(quotes=[{**QUOTE, "theme": "Grietje"}]),
    "too many quotes": written(quotes=[QUOTE] * (MOST_QUOTES + 1)),
    "too many releases": written(releases=[{"tables": []}] * (MOST_RELEASES + 1)),
    "a release that is a text": written(releases=["Grietje"]),
    "no day": written(made_on="1 juli"),
    "a day that is a number": written(made_on=3),
    "a period that runs backwards": written(until="2025-01-01"),
    "a period without end": written(until="2226-01-01"),
    "a number below one": written(number=0),
    "a number beyond every count": written(number=MOST_VERSIONS + 1),
    "a number that is a text": written(number="1"),
    "an older version": written(version=0),
    "a version that is a text": written(version="1"),
    "another format": written(format="confidant-cases"),
    "a list": b"[]",
    "no JSON": b"\xff",
    "no end": b"[" * 100_000,
    "a missing field": b'{"format": "confidant-bundle", "version": 1}',
}


@pytest.mark.parametrize("data", UNLISTED.values(), ids=UNLISTED.keys())
def test_what_is_not_on_the_list_is_refused(data):
    with pytest.raises(BundleUnlisted):
        read_bundle(data, lists_of)


def test_a_newer_version_says_so():
    with pytest.raises(BundleNewer):
        read_bundle(written(version=2, something="new"), lists_of)


def test_a_quote_without_a_theme_may_travel():
    bundle = a_bundle(quotes=(PublicQuote(theme="", words="Niemand belde."),))
    assert read_bundle(write_bundle(bundle, lists_of), lists_of) == bundle


def test_a_writer_refuses_what_a_reader_would():
    with pytest.raises(BundleUnlisted):
        write_bundle(a_bundle(tables=()), lists_of)


@pytest.mark.parametrize(
    "fields", [{"period_until": date(2025, 1, 1)}, {"number": 0}, {"number": MOST_VERSIONS + 1}]
)
def test_an_impossible_bundle_cannot_be_built(fields):
    with pytest.raises(InvalidValue):
        a_bundle(**fields)


def test_tables_add_up_cell_by_cell_in_any_order():
    one, two = tables(((1, 2), (3, 4)), 5, 1), tables(((10, 0), (0, 1)), 2, 2)
    assert added([one, two]) == added([two, one])
    region, themes = added([one, two])
    assert region.cells == ((11, 2), (3, 5))
    assert (region.row_totals, region.column_totals, region.total) == ((13, 8), (14, 7), 21)
    assert themes.cells == ((7,), (3,))
    assert added([]) == ()


def test_tables_of_different_shapes_do_not_add_up():
    other = tuple(replace(t, spec=replace(t.spec, parts_of="x")) for t in tables(((1, 1), (1, 1))))
    with pytest.raises(BundleUnlisted):
        added([tables(((1, 1), (1, 1))), other])


@given(st.lists(bundles(), min_size=1, max_size=3))
@settings(max_examples=30, deadline=None)
def test_the_sum_of_bundles_counts_the_families_of_all(several):
    total: list[Bundle] = several
    (first, *_) = added(bundle.tables for bundle in total)
    assert first.total == sum(families(bundle) for bundle in total)
    assert families(replace(total[0], tables=())) == 0
