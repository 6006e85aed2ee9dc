"""The attacker with earlier releases beside the new one."""

from datetime import date
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from confidant_app.disclosure.attack import Attacker, Ledger
from confidant_app.disclosure.rules import protect
from confidant_app.disclosure.targets import Risk
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.releases import Coverage, EarlierRelease
from confidant_app.domain.tables import Hidden, ProtectedTable, Rounded
from tests.disclosure.building import ANSWERS, crossed, multiple, partition
from tests.disclosure.enumerating import interval

SPRING = Coverage(start=date(2026, 1, 1), end=date(2026, 6, 30), sources=frozenset({"a"}))
AUTUMN = Coverage(start=date(2026, 7, 1), end=date(2026, 12, 31), sources=frozenset({"a"}))
YEAR = Coverage(start=date(2026, 1, 1), end=date(2026, 12, 31), sources=frozenset({"a"}))
OTHER = Coverage(start=date(2026, 1, 1), end=date(2026, 12, 31), sources=frozenset({"b"}))
BOTH = Coverage(start=date(2026, 1, 1), end=date(2026, 12, 31), sources=frozenset({"a", "b"}))


def release(*tables, coverage=YEAR):
    return EarlierRelease(
        made_on=date(2026, 7, 1), coverage=coverage, tables=tuple(map(protect, tables))
    )


def found_in(tables, *earlier, coverage=YEAR, gate=0):
    shown = [protect(table) for table in tables]
    ledger = Ledger(earlier=earlier, coverage=coverage, gate=gate)
    return {
        (each.risk, each.release, each.table, each.place.row, each.low, each.high)
        for each in Attacker(tables, ledger).finds(shown)
    }


def test_a_second_release_of_the_same_families_tells_nothing_new():
    table = multiple("T", (20, 5, 0), 40)
    assert found_in((table,), release(table)) == set()


def test_two_confidants_and_their_sum_give_their_small_figures_away():
    own = release(multiple("T", (6, 20), 40), coverage=YEAR)
    theirs = release(multiple("T", (7, 20), 40), coverage=OTHER)
    found = found_in((multiple("T", (13, 40), 80),), own, theirs, coverage=BOTH)
    assert found == {(Risk.EARLIER, at, "T", "r0", 6, 7) for at in (0, 1)}


def test_the_same_without_the_other_confidant_gives_nothing_away():
    own = release(multiple("T", (6, 20), 40), coverage=YEAR)
    assert found_in((multiple("T", (13, 40), 80),), own, coverage=BOTH) == set()


def test_half_years_that_fill_a_year_add_up():
    halves = [
        release(multiple("T", (5, 20), 40), coverage=SPRING),
        release(multiple("T", (8, 20), 40), coverage=AUTUMN),
    ]
    year = multiple("T", (13, 40), 80)  # 13..17 together, of which 8..12 in autumn
    assert found_in((year,), *halves, coverage=YEAR) == set()
    assert (Risk.EARLIER, 0, "T", "r0", 6, 7) in found_in(
        (multiple("T", (18, 40), 80),), *halves, coverage=YEAR
    )


def test_parts_that_add_up_to_too_much_are_not_believed_to_be_apart():
    parts = [
        release(multiple("T", (20, 20), 40), coverage=YEAR),
        release(multiple("T", (20, 20), 40), coverage=OTHER),
    ]
    shared = multiple("T", (22, 40), 60)  # many families spoke to both
    assert found_in((shared,), *parts, coverage=BOTH) == set()


def test_what_was_known_before_is_no_reason_to_refuse():
    earlier = EarlierRelease(
        made_on=date(2026, 1, 1),
        coverage=YEAR,
        tables=(
            ProtectedTable(
                spec=partition("P", (18, 18, 1)).spec,
                cells=((Rounded(20),), (Rounded(20),), (Hidden(),)),
                row_totals=(Rounded(20), Rounded(20), Hidden()),
                column_totals=(Rounded(35),),
                total=Rounded(35),
            ),
        ),
    )
    assert found_in((multiple("T", (20, 5), 60),), earlier) == set()


def test_a_withdrawn_consent_costs_no_release():
    earlier = release(multiple("T", (30, 5), 40), partition("P", (20, 20)))
    fewer = (multiple("T", (20, 5), 40), partition("P", (20, 20)))
    assert found_in(fewer, earlier) == set()


def test_a_table_that_cannot_have_grown_is_doubted_alone():
    answers = crossed("A", [[20, 20]], kind=ANSWERS, column_totals=(20, 20), total=60)
    later = crossed("A", [[29, 12]], kind=ANSWERS, column_totals=(29, 12), total=60)
    assert (
        found_in((later, multiple("T", (20,), 60)), release(answers, multiple("T", (20,), 60)))
        == set()
    )


def test_tables_that_cannot_have_grown_together_are_doubted_and_the_others_still_believed():
    before = release(partition("P", (37, 27, 11)), partition("Q", (7, 19, 10, 19, 20)))
    moved = partition("P", (33, 23, 31))  # 61 families or more in two rows, now 57 at most
    grown = partition("Q", (19, 19, 10, 19, 20))
    assert found_in((moved,), before, gate=10) == set()
    assert found_in((moved, grown), before, gate=10) == {(Risk.EARLIER, 0, "Q", "r0", 4, 7)}


def test_a_row_grows_by_no_more_than_there_are_new_families():
    before = release(multiple("T", (7, 20), 40))
    after = multiple("T", (18, 20), 51)  # 14 new families at most, so it was 4 at least
    assert found_in((after,), before, gate=10) == {(Risk.EARLIER, 0, "T", "r0", 4, 7)}
    talked_again = multiple("T", (18, 39), 51)  # old families named this theme later on
    assert found_in((talked_again,), before, gate=10) == set()


def test_an_older_release_of_a_part_does_not_count_twice():
    halves = [
        release(multiple("T", (5, 20), 40), coverage=SPRING),
        release(multiple("T", (5, 20), 42), coverage=SPRING),
        release(multiple("T", (8, 20), 40), coverage=AUTUMN),
    ]
    found = found_in((multiple("T", (18, 40), 80),), *halves, coverage=YEAR)
    assert found == {(Risk.EARLIER, at, "T", "r0", 6, 7) for at in (0, 1)}


def test_newcomers_who_can_only_be_in_one_place_are_found():
    earlier = release(partition("P", (18, 13, 9, 23)))
    later = partition("P", (18, 13, 23, 23))
    assert found_in((later,), earlier, gate=10) == {(Risk.NEWCOMER, 0, "P", "r2", 0, 0)}
    elsewhere = release(partition("P", (18, 13, 9, 23)), coverage=OTHER)
    assert found_in((later,), elsewhere, gate=10) == set()


def test_that_newcomers_are_in_the_only_row_is_no_news():
    later = partition("P", (18, 13, 23, 23))
    before = release(partition("P", (18, 13, 9, 23)), partition("Q", (63,)))
    found = found_in((later, partition("Q", (77,))), before, gate=10)
    assert found == {(Risk.NEWCOMER, 0, "P", "r2", 0, 0)}


def test_earlier_figures_that_no_families_can_have_are_refused():
    spec = partition("P", (20, 20)).spec
    impossible = EarlierRelease(
        made_on=date(2026, 1, 1),
        coverage=YEAR,
        tables=(
            ProtectedTable(
                spec=spec,
                cells=((Rounded(20),), (Rounded(20),)),
                row_totals=(Rounded(20), Rounded(20)),
                column_totals=(Rounded(100),),
                total=Rounded(100),
            ),
        ),
    )
    with pytest.raises(InvalidValue, match="spreken zichzelf tegen"):
        found_in((multiple("T", (20, 5), 60),), impossible)


def grown(then, now, gate):
    """Yield the pairs of counts, total last, that two published partitions leave open."""
    pairs = [
        [(a, b) for a, b in product(interval(old), interval(new)) if a <= b]
        for (old,), (new,) in zip(then.cells, now.cells, strict=True)
    ]
    for chosen in product(*pairs):
        before, after = (sum(pair[side] for pair in chosen) for side in (0, 1))
        if (
            before in interval(then.total)
            and after in interval(now.total)
            and after - before >= gate
        ):
            yield (*chosen, (before, after))


@settings(max_examples=60)
@given(
    st.lists(st.integers(0, 24), min_size=2, max_size=3),
    st.lists(st.integers(0, 20), min_size=3, max_size=3),
)
def test_two_releases_give_away_exactly_what_trying_everything_finds(first, more):
    second = [count + extra for count, extra in zip(first, more, strict=False)]
    then, now = partition("P", first), partition("P", second)
    assume(protect(then) and protect(now) and sum(second) - sum(first) >= 10)
    options = list(grown(protect(then), protect(now), gate=10))
    expected = set()
    for at, count in enumerate(second):
        low, high = min(o[at][1] for o in options), max(o[at][1] for o in options)
        if count < 8 and high - low < 5:
            expected.add((Risk.SMALL, None, "P", f"r{at}", low, high))
        elsewhere = [(o[-1][1] - o[-1][0]) - (o[at][1] - o[at][0]) for o in options]
        if max(elsewhere) <= 0:
            expected.add((Risk.NEWCOMER, 0, "P", f"r{at}", min(elsewhere), max(elsewhere)))
    found = found_in((now,), release(then), gate=10)
    assert {each for each in found if each[0] in (Risk.SMALL, Risk.NEWCOMER)} == expected
