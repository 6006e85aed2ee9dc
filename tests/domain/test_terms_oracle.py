"""A second, slow way of counting, day by day, that must agree with the engine everywhere."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.domain.dates import between, exactly
from confidant_app.domain.deadlines import deadline
from confidant_app.domain.sources import Grade, Source
from confidant_app.domain.terms import (
    Amount,
    Atw,
    Bound,
    EventKind,
    Extension,
    ExtensionKind,
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


def _months_by_walking():
    """Walk over the calendar once: the days of every month, and the place of each day's month."""
    months, places = [[]], {}
    on = date(2015, 1, 1)
    while on < date(2060, 1, 1):
        if months[-1] and months[-1][-1].month != on.month:
            months.append([])
        months[-1].append(on)
        places[on] = len(months) - 1
        on += ONE
    return months, places


MONTHS, PLACES = _months_by_walking()


def _months(on, number, sign):
    """Look up the same day-number so many months away, or that month's last day before it."""
    month = MONTHS[PLACES[on] + sign * number]
    return [day for day in month if day.day <= on.day][-1]


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
            end = _months(event, number, step.days)
        case "year":
            end = _months(event, number * 12, step.days)
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


def term(unit, number, start, atw, **fields):
    return Term(
        route="X",
        step="x",
        name="x",
        bound=Bound.REPORTER,
        kind=TermKind.FATAL,
        amount=Amount(number=number, unit=Unit(unit)),
        event=EventKind(code="e", name="gebeurtenis", question="Wanneer?"),
        start=StartRule(start),
        atw=Atw(atw) if isinstance(atw, str) else Atw.YES if atw else Atw.NO,
        source=Source(text="wet", checked_on=date(2026, 1, 1), certainty=Grade.LAW_RECENT),
        **fields,
    )


@pytest.fixture(scope="module")
def holidays(catalogues):
    """The holidays by rule alone: days that were added for one year are no part of this count."""
    return replace(catalogues.holidays, extra={}, possible={})


UNITS = ["day", "workday", "week", "month", "year"]
STARTS = ["day_after", "same_day", "before"]
# With the last length that the law moves, and the first that it leaves.
LENGTHS = {
    "day": (1, 2, 3, 4, 90, 91),
    "workday": (1, 2, 3, 5),
    "week": (1, 2, 6, 12, 13),
    "month": (1, 2, 3, 4),
    "year": (1, 3),
}


@pytest.mark.parametrize(("unit", "start"), list(itertools.product(UNITS, STARTS)))
def test_the_engine_agrees_with_counting_day_by_day(holidays, unit, start):
    """Every day of the 21 years, 115,080 in all; three in four under the law, lengths in turn."""
    lengths = LENGTHS[unit]
    tried = {
        (number, atw): term(unit, number, start, atw)
        for number, atw in itertools.product(lengths, (True, False))
    }
    seen = set()
    for place in range((LAST - FIRST).days + 1):
        event = FIRST + place * ONE
        which = lengths[place % len(lengths)], place // len(lengths) % 4 != 3
        seen.add((which, event.strftime("%w")))
        found = deadline(tried[which], exactly(event), holidays)
        assert found.on == slowly(event, unit, which[0], start, which[1]), (event, which)
    assert len(seen) == len(tried) * 7


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


def _near_holidays(year):
    for first, last in (((3, 15), (5, 31)), ((12, 15), (12, 31))):
        on = date(year, *first)
        while on <= date(year, *last):
            yield on
            on += ONE


@pytest.mark.parametrize("start", ["day_after", "same_day", "before"])
def test_a_short_term_has_two_working_days_around_every_holiday(holidays, start):
    for number in (3, 4):
        tried = term("day", number, start, atw=True)
        for event in itertools.chain.from_iterable(map(_near_holidays, range(2020, 2041, 2))):
            found = deadline(tried, exactly(event), holidays).on
            assert found == slowly(event, "day", number, start, atw=True), event


SHORT = st.sampled_from([("day", 20), ("workday", 5), ("week", 4), ("month", 1)])


@settings(max_examples=100, deadline=None)
@given(first=SHORT, more=SHORT, atw=st.booleans(), event=st.dates(FIRST, LAST))
def test_an_extension_is_counted_on_from_the_last_day_by_plain_counting(
    holidays, first, more, atw, event
):
    amount = Amount(number=more[1], unit=Unit(more[0]))
    adds = Extension(code="erbij", name="x", kind=ExtensionKind.ADDS, amount=amount)
    instead = Extension(code="ervoor", name="x", kind=ExtensionKind.REPLACES, amount=amount)
    tried = term(*first, "day_after", atw, extensions=(adds, instead))
    longer = deadline(tried, exactly(event), holidays, extensions=["erbij"]).on
    if first[0] == more[0]:
        assert longer == slowly(event, first[0], first[1] + more[1], "day_after", atw)
    else:
        plain = _plain(event, *first, "day_after")
        assert longer == slowly(plain, *more, "day_after", atw)
    other = deadline(tried, exactly(event), holidays, extensions=["ervoor"]).on
    assert other == slowly(event, *more, "day_after", atw)
    both = deadline(tried, exactly(event), holidays, extensions=["ervoor", "erbij"]).on
    assert both == slowly(event, more[0], more[1] * 2, "day_after", atw)


@settings(max_examples=100, deadline=None)
@given(number=st.integers(1, 4), days=st.integers(0, 60), at=st.integers(0, 60), **anything)
def test_a_rough_day_gives_a_deadline_that_no_possible_day_comes_before(
    holidays, unit, start, atw, event, number, days, at
):
    tried, last = term(unit, number, start, atw), event + days * ONE
    found = deadline(tried, between(event, last), holidays)
    assert found.on == slowly(event, unit, number, start, atw)
    assert found.latest == slowly(last, unit, number, start, atw)
    inside = slowly(event + min(at, days) * ONE, unit, number, start, atw)
    assert found.on <= inside <= found.latest
    assert deadline(tried, between(event, None), holidays).latest is None


@settings(max_examples=50, deadline=None)
@given(number=st.integers(1, 4), **anything)
def test_private_rules_and_deprivation_of_liberty_never_move(
    holidays, unit, start, atw, event, number
):
    plain = _plain(event, unit, number, start)
    private = term(unit, number, start, "na")
    locked_up = term(unit, number, start, atw, liberty=True)
    for tried in (private, locked_up):
        assert deadline(tried, exactly(event), holidays).on == plain
