"""What a reader knows of families whom no release counts alone: they are families as any other."""

from dataclasses import replace
from datetime import date

import pytest

from confidant_app.disclosure.attack import Attacker, Ledger
from confidant_app.disclosure.rules import protect
from confidant_app.disclosure.targets import Risk
from confidant_app.domain.releases import Coverage, EarlierRelease
from confidant_app.domain.tables import TableSpec
from tests.disclosure.building import (
    ANSWERS,
    MULTIPLE,
    PARTITION,
    codes,
    crossed,
    multiple,
    partition,
)

AUTUMN = (date(2025, 8, 11), date(2025, 12, 31))
YEARS = (date(2025, 8, 11), date(2026, 12, 31))


def over(period, *sources):
    return Coverage(start=period[0], end=period[1], sources=frozenset(sources))


def release(*tables, coverage):
    return EarlierRelease(
        made_on=date(2026, 1, 1), coverage=coverage, tables=tuple(map(protect, tables))
    )


def found_in(tables, *earlier, coverage, gate=0):
    shown = [table for table in map(protect, tables) if table]
    ledger = Ledger(earlier=earlier, coverage=coverage, gate=gate, gate_before=10)
    return {
        (each.risk, each.release, each.table, *each.place, each.low, each.high)
        for each in Attacker(tables, ledger).finds(shown)
    }


def subjects(in_first, total):
    """Return a table of two subjects by region; so many of region r0 named either."""
    cells = [[in_first - 4, 20], [4, 30]]
    table = crossed("X", cells, kind=MULTIPLE, column_totals=(in_first, 45), total=total)
    return replace(table, spec=replace(table.spec, columns=codes("r", 2), columns_of="R"))


@pytest.mark.parametrize("later", [over(AUTUMN, "a", "b"), over(YEARS, "a")])
def test_newcomers_named_a_subject_in_a_region_no_more_often_than_they_live_there(later):
    before = (partition("R", (9, 51)), subjects(7, 60))
    after = (partition("R", (9, 91)), subjects(9, 100))  # at most 4 newcomers live in r0
    found = found_in(after, release(*before, coverage=over(AUTUMN, "a")), coverage=later)
    assert (Risk.EARLIER, 0, "X", "", "r0", 4, 7) in found
    assert (
        found_in(after[1:], release(*before[1:], coverage=over(AUTUMN, "a")), coverage=later)
        == set()
    )


def halves(*counts):
    table = partition("H", counts)
    rows = ("2025-2", "2026-1", "2026-2")[: len(counts)]
    return replace(table, spec=replace(table.spec, rows=rows))


def test_newcomers_came_in_the_half_years_that_only_the_later_release_counts():
    before = release(halves(20), coverage=over(AUTUMN, "a"))
    assert found_in((halves(20, 5, 6),), before, coverage=over(YEARS, "a"), gate=10) == {
        (Risk.SMALL, None, "H", row, "", 3, 7) for row in ("2026-1", "2026-2")
    }
    assert found_in((halves(20, 5, 6),), before, coverage=over(YEARS, "a")) == set()


def test_what_two_overlapping_releases_do_not_share_is_known_from_a_third():
    theirs = release(multiple("T", (7, 20), 40), coverage=over(AUTUMN, "c"))
    all_three = release(multiple("T", (18, 60), 120), coverage=over(AUTUMN, "a", "b", "c"))
    two = (multiple("T", (9, 50), 100),)  # 8 to 12, over a longer time
    found = found_in(two, theirs, all_three, coverage=over(YEARS, "a", "b"), gate=10)
    assert found == {(Risk.EARLIER, 0, "T", "r0", "", 6, 7)}


def test_a_row_that_an_earlier_release_left_out_can_become_known():
    spec = TableSpec(code="P", kind=PARTITION, rows=codes("r", 3))
    table = replace(partition("P", (30, 9, 3)), spec=spec)
    hidden = EarlierRelease(
        made_on=date(2026, 1, 1),
        coverage=over(AUTUMN, "b"),
        tables=(protect(table, frozenset({"r2"})),),
    )
    own = release(partition("P", (30, 9, 8)), coverage=over(AUTUMN, "a"))
    found = found_in((partition("P", (60, 18, 11)),), own, hidden, coverage=over(AUTUMN, "a", "b"))
    assert (Risk.EARLIER, 1, "P", "r2", "", 0, 4) in found


def test_a_table_that_an_earlier_release_did_not_show_can_become_known():
    own = release(partition("P", (30, 9)), partition("Q", (25, 14)), coverage=over(AUTUMN, "a"))
    theirs = release(partition("Q", (20, 12)), coverage=over(AUTUMN, "b"))
    both = (partition("P", (61, 10)), partition("Q", (45, 26)))
    found = found_in(both, own, theirs, coverage=over(AUTUMN, "a", "b"))
    assert (Risk.EARLIER, 1, "P", "r1", "", 0, 4) in found


def test_tables_with_other_rows_than_before_are_compared_where_they_are_the_same():
    before = release(multiple("T", (7, 20), 40), coverage=over(AUTUMN, "a"))
    after = multiple("T", (9, 30, 30), 80)
    assert found_in((after,), before, coverage=over(YEARS, "a"), gate=10) == set()
    fewer = multiple("T", (9, 9, 30), 80)
    assert found_in((fewer,), before, coverage=over(YEARS, "a"), gate=10) == set()


def test_of_a_table_that_was_coded_anew_only_growth_is_believed_or_nothing():
    then = (
        multiple("T", (7, 20), 40),
        crossed("A", [[30, 8]], kind=ANSWERS, column_totals=(30, 8), total=40),
    )
    now = (
        multiple("T", (7, 38), 52),
        crossed("A", [[10, 30]], kind=ANSWERS, column_totals=(10, 30), total=52),
    )
    before = release(*then, coverage=over(AUTUMN, "a"))
    found = found_in(now, before, coverage=over(YEARS, "a"), gate=10)
    assert not {each for each in found if each[2] == "A"}
