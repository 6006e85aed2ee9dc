"""The gate of ten: what somebody sees who lays two releases side by side."""

from datetime import date

from confidant_app.domain.newcomers import newcomers
from confidant_app.domain.releases import Coverage, EarlierRelease
from confidant_app.domain.tables import (
    Hidden,
    ProtectedTable,
    Rounded,
    TableKind,
    TableSpec,
)

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
FIRST = (date(2026, 1, 1), date(2026, 6, 30))
SECOND = (date(2026, 7, 1), date(2026, 12, 31))
SPEC = TableSpec(code="T", kind=TableKind.PARTITION, rows=("a",))


def covering(period, *sources):
    return Coverage(start=period[0], end=period[1], sources=frozenset(sources))


def release(coverage, families=None, shown=None):
    total = Hidden() if shown is None else Rounded(shown)
    table = ProtectedTable(
        spec=SPEC, cells=((total,),), row_totals=(total,), column_totals=(total,), total=total
    )
    return EarlierRelease(
        made_on=coverage.end, coverage=coverage, tables=(table,), families=families
    )


def test_the_first_release_has_nothing_to_be_compared_with():
    assert newcomers(60, covering(FIRST, "A"), []) is None


def test_another_period_or_another_confidant_is_not_compared():
    earlier = [release(covering(FIRST, "A"), 60), release(covering(SECOND, "B"), 30)]
    assert newcomers(50, covering(SECOND, "A"), earlier) is None


def test_one_family_of_a_second_confidant_stands_out():
    assert newcomers(61, covering(FIRST, "A", "B"), [release(covering(FIRST, "A"), 60)]) == 1


def test_many_families_of_a_second_confidant_hide_each_other():
    assert newcomers(100, covering(FIRST, "A", "B"), [release(covering(FIRST, "A"), 60)]) == 40


def test_a_rounded_total_is_taken_for_the_most_it_can_be():
    earlier = [release(covering(FIRST, "A"), shown=60)]
    assert newcomers(75, covering(FIRST, "A"), earlier) == 13


def test_a_hidden_total_is_taken_for_nine():
    assert newcomers(20, covering(FIRST, "A"), [release(covering(FIRST, "A"))]) == 11


def test_a_sum_of_published_parts_with_nobody_besides_tells_nothing_by_its_total():
    parts = [release(covering(FIRST, "A"), 60), release(covering(FIRST, "B"), 40)]
    assert newcomers(100, covering(FIRST, "A", "B"), parts) is None


def test_a_few_more_than_the_sum_of_published_parts_stand_out():
    parts = [release(covering(FIRST, "A"), 60), release(covering(FIRST, "B"), 40)]
    assert newcomers(103, covering(FIRST, "A", "B"), parts) == 3


def test_parts_known_only_by_their_figures_never_count_as_an_exact_sum():
    parts = [release(covering(FIRST, "A"), shown=60), release(covering(FIRST, "B"), shown=40)]
    assert newcomers(104, covering(FIRST, "A", "B"), parts) == 0


def test_halves_of_a_year_add_up_as_well():
    halves = [release(covering(FIRST, "A"), 30), release(covering(SECOND, "A"), 30)]
    assert newcomers(64, covering(YEAR, "A"), halves) == 4


def test_the_same_release_again_has_nobody_new():
    assert newcomers(60, covering(FIRST, "A"), [release(covering(FIRST, "A"), 60)]) == 0


def test_fewer_than_before_counts_as_nobody_new():
    assert newcomers(50, covering(FIRST, "A"), [release(covering(FIRST, "A"), 60)]) == 0
