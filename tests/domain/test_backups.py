"""Rotation keeps what it promises, and says when a copy is gone."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from confidant_app.domain.backups import expires_on, is_due, to_keep

NOW = datetime(2026, 11, 22, 22, 15, tzinfo=UTC)
START = datetime(2024, 1, 1, tzinfo=UTC)
moments = st.integers(0, 4 * 365 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
many = st.frozensets(moments, max_size=40)


def days_ago(*days):
    return {NOW - timedelta(days=day) for day in days}


def test_a_year_of_daily_backups_keeps_seven_days_four_weeks_and_twelve_months():
    kept = to_keep(days_ago(*range(400)), NOW)
    days = sorted({at.date() for at in kept}, reverse=True)
    assert days[:7] == [date(2026, 11, 22 - back) for back in range(7)]
    # 22 November is a Sunday: the Sundays of four weeks, and the last days of eleven months.
    assert days[7:10] == [date(2026, 11, 15), date(2026, 11, 8), date(2026, 11, 1)]
    assert days[10:13] == [date(2026, 10, 31), date(2026, 9, 30), date(2026, 8, 31)]
    assert days[-1] == date(2025, 12, 31)
    assert len(days) == 7 + 3 + 11


def test_of_one_day_only_the_newest_is_kept():
    assert to_keep({NOW - timedelta(hours=hour) for hour in range(20)}, NOW) == {NOW}


def test_a_day_is_a_day_where_the_user_is():
    summer = timezone(timedelta(hours=2))
    now = datetime(2026, 7, 2, 12, 0, tzinfo=summer)
    late, early = (
        datetime(2026, 7, 1, 21, 59, tzinfo=UTC),
        datetime(2026, 7, 1, 22, 1, tzinfo=UTC),
    )
    assert to_keep({late, early}, now) == {late, early}
    assert to_keep({late, early}, now.astimezone(UTC)) == {early}


def test_the_only_backup_is_kept_however_old_it_is():
    old = NOW - timedelta(days=3000)
    assert to_keep({old}, NOW) == {old}
    assert to_keep({old, NOW}, NOW) == {NOW}
    assert to_keep((), NOW) == frozenset()


def test_a_backup_from_the_future_stays_and_pushes_nothing_out():
    strange = NOW + timedelta(days=4000)
    assert to_keep({strange, NOW}, NOW) == {strange, NOW}


@given(many, moments)
def test_rotation_never_removes_the_newest_and_keeps_at_most_twenty_three(made, now):
    past = {at for at in made if at <= now}
    kept = to_keep(made, now)
    assert kept <= made
    assert made - past <= kept
    assert max(past, default=None) == max(kept & past, default=None)
    assert len(kept & past) <= 23


@given(many, moments)
def test_rotating_twice_removes_nothing_more(made, now):
    kept = to_keep(made, now)
    assert to_keep(kept, now) == kept


@given(many, moments, st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=500)))
def test_what_was_removed_would_not_have_been_kept_later_either(made, now, passed):
    made = {at for at in made if at <= now}
    later = to_keep(made, now + passed)
    assert later <= to_keep(made, now)
    assert later == to_keep(to_keep(made, now), now + passed)


@given(many, moments)
def test_after_its_last_day_a_backup_is_kept_only_as_the_newest(made, now):
    past = {at for at in made if at <= now}
    assume(past)
    for at in to_keep(past, now) - {max(past)}:
        assert now.date() <= expires_on(at.date())


@pytest.mark.parametrize(
    ("made_on", "last_day"),
    [
        (date(2026, 11, 22), date(2027, 10, 31)),
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(2025, 3, 31), date(2026, 2, 28)),
    ],
)
def test_a_backup_expires_at_the_end_of_its_twelfth_month(made_on, last_day):
    assert expires_on(made_on) == last_day
    at = datetime(made_on.year, made_on.month, made_on.day, 12, tzinfo=UTC)
    end = datetime(last_day.year, last_day.month, last_day.day, 23, tzinfo=UTC)
    assert at in to_keep({at, end}, end)
    assert at not in to_keep({at, end + timedelta(hours=2)}, end + timedelta(hours=2))


def test_a_reminder_is_due_after_seven_days_or_when_there_never_was_a_backup():
    assert is_due(None, NOW)
    assert not is_due(NOW - timedelta(days=7), NOW)
    assert is_due(NOW - timedelta(days=7, seconds=1), NOW)
