"""The tests' own attacker: is he any good? He must find what is there, and lie about nothing."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from confidant_app.disclosure.rules import protect
from confidant_app.domain.releases import Coverage, EarlierRelease
from tests.disclosure.attacking import Reader
from tests.disclosure.bounding import worth
from tests.disclosure.building import multiple, partition
from tests.disclosure.enumerating import extremes
from tests.disclosure.inventing import hotline, small_catalogue
from tests.disclosure.modelling import by_place
from tests.disclosure.simulating import Published, grown

AUTUMN = (date(2025, 8, 11), date(2025, 12, 31))
YEARS = (date(2025, 8, 11), date(2026, 12, 31))


def published(*tables, sources="a", period=AUTUMN, gated=False, leave_out=()):
    """Return a release that nobody looked at before it left."""
    coverage = Coverage(start=period[0], end=period[1], sources=frozenset(sources))
    shown = tuple(filter(None, (protect(table, frozenset(leave_out)) for table in tables)))
    release = EarlierRelease(made_on=date(2026, 1, 1), coverage=coverage, tables=shown)
    return Published(release=release, true=tables, gated=gated)


def found_in(*releases, whole=False):
    return {
        (f.what, f.release, f.table, f.row, f.low, f.high)
        for f in Reader(releases).finds(whole=whole)
    }


@pytest.mark.parametrize("whole", [False, True])
def test_he_finds_a_last_row_that_the_rounded_rows_leave_no_room_for(whole):
    unsafe = published(partition("P", (18, 18, 1)))
    assert found_in(unsafe, whole=whole) == {("small", 0, "P", "r2", 0, 1)}
    assert found_in(published(partition("P", (18, 20, 1, 3))), whole=whole) == set()


def test_he_adds_up_two_confidants():
    parts = (
        published(multiple("T", (6, 20), 40), sources="a"),
        published(multiple("T", (7, 20), 40), sources="b"),
    )
    together = published(multiple("T", (13, 40), 80), sources="ab")
    assert found_in(*parts, together) == {("small", at, "T", "r0", 6, 7) for at in (0, 1)}
    assert found_in(parts[0], together) == set()


def test_he_finds_newcomers_who_can_only_be_in_one_place():
    then = published(partition("P", (18, 13, 9, 23)))
    now = published(partition("P", (18, 13, 23, 23)), period=YEARS, gated=True)
    found = found_in(then, now)
    assert ("newcomer", 1, "P", "r2", 0, 0) in found


def test_he_drops_what_the_figures_deny_and_no_more():
    then = published(multiple("T", (30, 7), 40), multiple("U", (7, 9), 40))
    now = published(multiple("T", (20, 7), 60), multiple("U", (9, 9), 60), period=YEARS)
    reader = Reader((then, now))
    assert reader.beliefs == {"": 0, "T": 3, "U": 1}


def test_he_tells_figures_that_no_families_can_have():
    impossible = published(partition("P", (20, 20)))
    (table,) = impossible.release.tables
    wrong = replace(table, total=replace(table.total, value=100))
    release = replace(impossible.release, tables=(wrong,))
    with pytest.raises(AssertionError, match="no families"):
        Reader((replace(impossible, release=release),))


@settings(max_examples=30)
@given(st.integers(0, 10**6))
def test_where_nothing_changed_the_truth_is_always_within_what_he_finds(seed):
    steady = replace(hotline(seed, small_catalogue(), most=100), restless=0.0)
    for releases in grown(steady):
        reader = Reader(releases)
        for found, terms in reader.small():
            low, high = reader.model.problem.bounds(terms)
            table = next(t for t in releases[found.release].true if t.spec.code == found.table)
            assert low <= by_place(table)[found.row, found.column] <= high


@settings(max_examples=25)
@given(st.lists(st.integers(0, 12), min_size=2, max_size=3), st.integers(0, 6), st.booleans())
def test_in_whole_numbers_he_finds_exactly_what_trying_everything_finds(rows, more, overlap):
    tables = (partition("P", rows),)
    if overlap:
        tables += (multiple("T", rows[:2], sum(rows)),)
    release = published(*tables, leave_out=("r0",) if more > 4 else ())
    assume(release.release.tables)
    reader = Reader((release,))
    every = extremes(release.release.tables)
    for found, terms in reader.small():
        if (found.table, found.row, found.column) in every:
            both = (
                reader.model.problem.extreme(terms, largest=s, whole=True) for s in (False, True)
            )
            low, high = (worth(terms, at) for at in both)
            assert every[found.table, found.row, found.column] == (low, high)
