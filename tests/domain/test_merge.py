"""The merge laws: whatever order files come in, everybody counts once and the newest counts."""

from collections import Counter
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.domain.bundle_errors import BundleNewer, BundleTampered
from confidant_app.domain.merge import (
    Fate,
    Period,
    missing,
    of_period,
    place,
    plan_merge,
    pooled,
    rank,
    totals,
)
from tests.domain.small_bundles import ARRIVALS, END, SENDERS, START, a_bundle, arrival

POOLS = st.lists(ARRIVALS, max_size=6)
ALL = frozenset(SENDERS)
LAW = settings(max_examples=40, deadline=None)


def names(arrivals):
    return [(f"file {n}", one) for n, one in enumerate(arrivals)]


@given(POOLS, st.randoms(use_true_random=False))
@LAW
def test_the_order_of_files_does_not_matter(arrivals, order):
    shuffled = order.sample(arrivals, len(arrivals))
    assert pooled({}, shuffled) == pooled({}, arrivals)
    assert plan_merge({}, names(shuffled), ALL).pool == plan_merge({}, names(arrivals), ALL).pool


@given(POOLS, POOLS, POOLS)
@LAW
def test_pools_can_be_merged_in_any_grouping(one, two, three):
    left = pooled(pooled({}, [*one, *two]), three)
    right = pooled(pooled({}, one), pooled({}, [*two, *three]).values())
    assert left == right


@given(POOLS, POOLS)
@LAW
def test_merging_twice_changes_nothing(one, two):
    once = pooled(pooled({}, one), two)
    assert pooled(once, two) == pooled(once, one) == once
    again = plan_merge(once, names([*one, *two]), ALL)
    assert again.pool == once
    assert again.taken() == ()


@given(POOLS)
@LAW
def test_what_a_plan_takes_makes_the_pool_that_it_promises(arrivals):
    plan = plan_merge({}, names(arrivals), ALL)
    assert pooled({}, plan.taken()) == plan.pool == pooled({}, arrivals)
    assert [verdict.file for verdict in plan.verdicts] == [file for file, _ in names(arrivals)]


@given(POOLS)
@LAW
def test_nobody_is_counted_twice_and_nobody_is_lost(arrivals):
    pool = pooled({}, arrivals)
    assert set(pool) == {place(one) for one in arrivals}
    for taken, counting in pool.items():
        rivals = [one for one in arrivals if place(one) == taken]
        assert rank(counting) == max(map(rank, rivals))
    for _, start, end in pool:
        counted = of_period(pool, Period(start=start, end=end))
        assert max(Counter(one.sender for one in counted).values()) == 1
        region, themes = totals(counted)
        assert region.total == themes.total == sum(one.bundle.tables[0].total for one in counted)
        for row in range(2):
            assert region.row_totals[row] == sum(
                one.bundle.tables[1].row_totals[row] for one in counted
            )


def test_a_corrected_bundle_replaces_the_one_before():
    first, second = arrival(a_bundle(1)), arrival(a_bundle(2, ((9, 9), (9, 9))))
    pool = pooled({}, [first])
    plan = plan_merge(pool, [("tweede", second), ("eerste", first), ("nogmaals", second)], ALL)
    fates = [verdict.fate for verdict in plan.verdicts]
    assert fates == [Fate.REPLACES, Fate.OLDER, Fate.KNOWN]
    assert plan.taken() == (second,)
    assert totals(plan.pool.values()) == totals([second])


def test_one_bad_file_never_stops_the_others():
    good = arrival(a_bundle())
    offered = [("nieuwer", BundleNewer()), ("goed", good), ("stuk", BundleTampered())]
    plan = plan_merge({}, offered, ALL)
    assert [v.fate for v in plan.verdicts] == [Fate.REFUSED, Fate.NEW, Fate.REFUSED]
    assert [type(v.error) for v in plan.verdicts] == [BundleNewer, type(None), BundleTampered]
    assert plan.taken() == (good,)


def test_who_did_not_report_on_a_period_of_others_is_named():
    plan = plan_merge({}, [("a", arrival(a_bundle(), SENDERS[1]))], ALL)
    period = Period(start=START, end=END)
    assert plan.missing == ((SENDERS[0], period), (SENDERS[2], period))
    assert missing({}, ALL) == ()
    other = arrival(a_bundle(period_from=date(2026, 2, 1)), SENDERS[1])
    assert of_period(pooled({}, [other]), period) == ()
    assert totals(()) == ()
