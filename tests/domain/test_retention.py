"""The day on which somebody must decide whether a case is kept."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confidant_app.domain.cases import Case, CaseId, Closing, close, reopen
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.retention import (
    Retention,
    held,
    kept_on,
    planned,
    released,
    review_after,
    review_date,
    why_held,
)

DAYS = st.dates(date(2020, 1, 1), date(2100, 1, 1))
TODAY = date(2026, 11, 22)
OPEN = Case(id=CaseId(uuid4()), number="2026-0001", opened=date(2020, 1, 1))


@pytest.mark.parametrize(
    ("closed", "months", "review"),
    [
        (date(2026, 3, 10), 12, date(2027, 3, 10)),
        (date(2026, 12, 10), 1, date(2027, 1, 10)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 3, 10), 0, date(2026, 3, 10)),
    ],
)
def test_a_closed_case_is_looked_at_again_after_months(closed, months, review):
    assert review_date(close(OPEN, Closing(on=closed)), months) == review


def test_an_open_case_has_no_such_day():
    assert review_date(OPEN) is None


@given(st.dates(date(2020, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_the_review_comes_in_the_right_month(closed, months):
    review = review_date(close(OPEN, Closing(on=closed)), months)
    assert (review.year - closed.year) * 12 + review.month - closed.month == months


@given(DAYS, st.integers(0, 60))
def test_a_review_is_never_moved_out_of_its_month_nor_to_an_earlier_day_than_needed(on, months):
    review = review_after(on, months)
    assert review.day == on.day or (review + timedelta(days=1)).month != review.month


def test_a_review_holds_nothing_by_itself():
    assert not Retention(case=OPEN.id, review_on=date(2027, 1, 1)).hold


def test_closing_plans_a_review_and_reopening_drops_it():
    closed = close(OPEN, Closing(on=date(2026, 3, 10)))
    plan = planned(closed, None)
    assert plan == Retention(case=OPEN.id, review_on=date(2027, 3, 10))
    assert planned(reopen(closed), plan) is None


@given(DAYS, DAYS, st.text(min_size=1))
def test_a_hold_outlives_closing_and_reopening(closed, review, reason):
    hold = Retention(case=OPEN.id, review_on=review, reason=reason, hold=True)
    case = close(OPEN, Closing(on=closed))
    after = planned(case, hold)
    assert (after.hold, after.reason) == (True, reason)
    assert after.review_on == review_date(case)
    assert planned(reopen(case), after) == after


@given(DAYS, st.integers(-400, 2500))
def test_a_case_is_kept_on_until_a_day_in_the_next_five_years(today, days):
    before, until = Retention(case=OPEN.id, review_on=today), today + timedelta(days=days)
    if today < until <= review_after(today, 60):
        kept = kept_on(before, until, " de rechter kijkt nog ", today)
        assert (kept.review_on, kept.reason) == (until, "de rechter kijkt nog")
    else:
        with pytest.raises(InvalidValue):
            kept_on(before, until, "de rechter kijkt nog", today)


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_keeping_and_holding_need_a_reason(reason):
    before = Retention(case=OPEN.id, review_on=TODAY)
    with pytest.raises(InvalidValue):
        kept_on(before, TODAY + timedelta(days=9), reason, TODAY)
    with pytest.raises(InvalidValue):
        held(before, reason)


@given(DAYS, st.text(min_size=1).filter(str.strip))
def test_releasing_takes_away_what_holding_put_there(review, reason):
    before = Retention(case=OPEN.id, review_on=review)
    assert held(before, reason).hold
    assert released(held(before, reason)) == before


def test_why_a_case_is_held_names_the_hold_and_each_route_once():
    free = Retention(case=OPEN.id, review_on=TODAY)
    hold = held(free, "Zwaluwstaartje vraagt het")
    assert why_held(None, []) == why_held(free, []) == ""
    assert why_held(hold, []) == "er staat een blokkade op"
    assert why_held(None, ["klacht", "hoger beroep", "klacht"]) == (
        "er loopt nog een stap (klacht, hoger beroep)"
    )
    both = "er staat een blokkade op en er loopt nog een stap (klacht)"
    assert why_held(hold, ["klacht"]) == both
