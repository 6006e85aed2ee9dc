"""A second, slow way of counting, day by day, that must agree with the engine everywhere."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.domain.dates import exactly
from confidant_app.domain.deadlines import deadline
from confidant_app.domain.sources import Grade, Source
from confidant_app.domain.terms import (
    Amount,
    Atw,
    Bound,
    EventKind,
    StartRule,
    Term,
    TermKind,
    Unit,
)

ONE = timedelta(days=1)
FIRST, LAST = date(2020, 1, 1), date(2040, 12, 31)
# From a printed calendar, not computed: Easter Sunday as (month, day) from 2018 on.
EASTER = [
    (4, 1), (4, 21), (4, 12), (4, 4), (4, 17), (4, 9), (3, 31), (4, 20), (4, 5), (3, 28),
    (4, 16), (4, 1), (4, 21), (4, 13), (3, 28), (4, 17), (4, 9), (3, 25), (4, 13), (4, 5),
    (4, 25), (4, 10), (4, 1), (4, 21), (4, 6), (3, 29),
]  # fmt: skip


def _closed():
    closed = set()
    for year, (month, day) in enumerate(EASTER, start=2018):
        sunday = date(year, month, day)
        closed |= {sunday - 2 * ONE, sunday + ONE, sunday + 39 * ONE, sunday + 50 * ONE}
        closed |= {date(year, *on) for on in ((1, 1), (5, 5), (12, 25), (12, 26))}
        king = date(year, 4, 27)
        closed.add(king if king.strftime("%w") != "0" else date(year, 4, 26))
        on = date(year, 1, 1)
        while on.year == year:
            if on.strftime("%w") in "06":
                closed.add(on)
            on += ONE
    return frozenset(closed)


CLOSED = _closed()


def _walk(on, number, step, counts):
    while number:
        on += step
        number -= counts(on)
    return on


def _months(on, number, step):
    """Walk day by day to the same day-number so many months away, or that month's last day."""
    wanted, turns, at = on.day, number, on
    while turns:
        before, at = at, at + step
        turns -= before.month != at.month
    month = at.month
    days = [at + n * ONE for n in range(-31, 32)]
    in_month = [day for day in days if day.month == month]
    return max(day for day in in_month if day.day <= wanted)


def _plain(event, unit, number, start):
    step = -ONE if start == "before" else ONE
    match unit:
        case "day":
            end = _walk(event, number, step, lambda on: True)
        case "week":
            end = _walk(event, number * 7, step, lambda on: True)
        case "workday":
            begin = event - ONE if start == "same_day" else event
            return _walk(begin, number, step, lambda on: on not in CLOSED)
        case "month":
            end = _months(event, number, step)
        case "year":
            end = _months(event, number * 12, step)
    return end - ONE if start == "same_day" else end


def slowly(event, unit, number, start, atw):
    end = _plain(event, unit, number, start)
    limits = {"day": 90, "workday": 90, "week": 12, "month": 3, "year": 0}
    if not atw or number > limits[unit]:
        return end
    if start != "before":
        while end in CLOSED:
            end += ONE
    if unit in ("day", "workday") and number < 3:
        return end
    low, high = {
        "day_after": (event + ONE, end),
        "same_day": (event, end),
        "before": (end, event - ONE),
    }[start]
    while sum(low + n * ONE not in CLOSED for n in range((high - low).days + 1)) < 2:
        if start == "before":
            low -= ONE
        else:
            high += ONE
    return low if start == "before" else high


def term(unit, number, start, atw):
    return Term(
        route="X",
        step="x",
        name="x",
        bound=Bound.REPORTER,
        kind=TermKind.FATAL,
        amount=Amount(number=number, unit=Unit(unit)),
        event=EventKind(code="e", name="gebeurtenis", question="Wanneer?"),
        start=StartRule(start),
        atw=Atw.YES if atw else Atw.NO,
        source=Source(text="wet", checked_on=date(2026, 1, 1), certainty=Grade.LAW_RECENT),
    )


UNITS = ["day", "workday", "week", "month", "year"]
STARTS = ["day_after", "same_day", "before"]
SMALL = {"day": (1, 2, 3, 4), "workday": (1, 5), "week": (1, 2, 6), "month": (1, 3), "year": (1,)}


@pytest.mark.parametrize(("unit", "start"), list(itertools.product(UNITS, STARTS)))
def test_the_engine_agrees_with_counting_day_by_day(holidays, unit, start):
    for number, atw in itertools.product(SMALL[unit], (True, False)):
        tried = term(unit, number, start, atw)
        # Four shares no factor with a week or a year, so every kind of day comes by.
        event = FIRST + number * ONE
        while event <= LAST:
            found = deadline(tried, exactly(event), holidays)
            assert found.on == slowly(event, unit, number, start, atw), (event, number, atw)
            event += 4 * ONE


anything = {
    "unit": st.sampled_from(UNITS),
    "start": st.sampled_from(STARTS),
    "atw": st.booleans(),
    "event": st.dates(FIRST, LAST),
}


@settings(max_examples=100, deadline=None)
@given(number=st.integers(1, 100), **anything)
def test_the_engine_agrees_on_any_length(holidays, unit, start, atw, event, number):
    number = min(number, 2) if unit == "year" else min(number, 13) if unit != "day" else number
    found = deadline(term(unit, number, start, atw), exactly(event), holidays)
    assert found.on == slowly(event, unit, number, start, atw)


@settings(max_examples=100, deadline=None)
@given(number=st.integers(1, 12), days=st.integers(0, 400), **anything)
def test_a_later_event_never_gives_an_earlier_deadline(
    holidays, unit, start, atw, event, number, days
):
    tried = term(unit, number, start, atw)
    first = deadline(tried, exactly(event), holidays).on
    assert first <= deadline(tried, exactly(event + days * ONE), holidays).on


@settings(max_examples=100, deadline=None)
@given(
    length=st.sampled_from(
        [("day", 1), ("day", 90), ("workday", 5), ("week", 12), ("month", 1), ("month", 3)]
    ),
    start=st.sampled_from(["day_after", "same_day"]),
    event=st.dates(FIRST, LAST),
)
def test_a_governed_deadline_is_always_a_working_day(holidays, length, start, event):
    unit, number = length
    found = deadline(term(unit, number, start, atw=True), exactly(event), holidays)
    assert found.on not in CLOSED
