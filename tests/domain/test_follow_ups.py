"""Follow-ups: when they are due, and how they come back."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.follow_ups import FollowUp, FollowUpId, Repeat, done, following, is_due

DUE = date(2026, 4, 10)
CALL = FollowUp(id=FollowUpId(uuid4()), what="bellen", due=DUE)
NEXT = FollowUpId(uuid4())


def test_it_is_due_on_its_day_and_ever_after():
    assert not is_due(CALL, DUE - timedelta(days=1))
    assert is_due(CALL, DUE)
    assert is_due(CALL, DUE + timedelta(days=400))


def test_it_warns_days_before_and_not_when_it_is_done():
    early = replace(CALL, warn_days=3)
    assert is_due(early, DUE - timedelta(days=3))
    assert not is_due(early, DUE - timedelta(days=4))
    assert not is_due(done(early, DUE, "gebeld"), DUE)
    assert done(early, DUE, "gebeld").result == "gebeld"


def test_what_does_not_repeat_has_no_next():
    assert following(CALL, NEXT) is None


@pytest.mark.parametrize(
    ("repeat", "due", "then"),
    [
        (Repeat.WEEKLY, date(2026, 12, 29), date(2027, 1, 5)),
        (Repeat.TWO_WEEKLY, date(2026, 4, 10), date(2026, 4, 24)),
        (Repeat.MONTHLY, date(2026, 4, 10), date(2026, 5, 10)),
        (Repeat.MONTHLY, date(2026, 12, 31), date(2027, 1, 31)),
    ],
)
def test_a_repeat_counts_from_the_day_it_was_due(repeat, due, then):
    finished = done(replace(CALL, due=due, repeat=repeat), due + timedelta(days=3), "gebeld")
    upcoming = following(finished, NEXT)
    assert upcoming == replace(CALL, id=NEXT, due=then, repeat=repeat)


def test_the_last_day_of_a_month_stays_the_last_and_comes_back_to_its_own_day():
    found = [replace(CALL, due=date(2027, 12, 31), repeat=Repeat.MONTHLY)]
    while len(found) < 5:
        found.append(following(found[-1], NEXT))
    assert [one.due.isoformat() for one in found[1:]] == [
        "2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30",
    ]  # fmt: skip
    assert [one.month_day for one in found[1:]] == [None, 31, None, 31]


def test_a_day_that_somebody_moved_is_the_day_it_comes_back_to():
    short = replace(CALL, due=date(2026, 2, 28), repeat=Repeat.MONTHLY, month_day=31)
    assert following(replace(short, due=date(2026, 3, 5)), NEXT).due == date(2026, 4, 5)
    assert following(replace(short, repeat=Repeat.WEEKLY), NEXT).month_day is None


@pytest.mark.parametrize("repeat", sorted(Repeat))
def test_after_the_last_year_nothing_comes_back(repeat):
    assert following(replace(CALL, due=date(2200, 12, 31), repeat=repeat), NEXT) is None


YEARS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 11, 1))


@given(YEARS, st.sampled_from(sorted(set(Repeat) - {Repeat.NEVER})))
def test_a_repeat_always_comes_later_within_a_month(due, repeat):
    upcoming = following(replace(CALL, due=due, repeat=repeat), NEXT)
    assert timedelta(days=7) <= upcoming.due - due <= timedelta(days=31)


@pytest.mark.parametrize(
    "fields",
    [
        {"what": " "},
        {"warn_days": -1},
        {"warn_days": 366},
        {"due": date(1899, 12, 31)},
        {"done_on": date(2201, 1, 1)},
        {"month_day": 0},
        {"month_day": 32},
    ],
)
def test_a_follow_up_says_what_and_warns_within_a_year(fields):
    with pytest.raises(InvalidValue):
        replace(CALL, **fields)
