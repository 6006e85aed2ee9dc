"""The holidays of the Algemene termijnenwet, by rule and by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from confidant_app.domain.errors import CatalogueBroken
from confidant_app.domain.holidays import easter, parse_holidays

SOURCE = {"source": "wet", "checked_on": date(2026, 1, 1), "certainty": "law_recent"}
NEW_YEAR = {"name": "Nieuwjaarsdag", "rule": "fixed", "month": 1, "day": 1, **SOURCE}
EASTER = {"name": "Pasen", "rule": "easter", "days": 0, **SOURCE}
BRIDGE = {"year": 2026, "date": date(2026, 5, 15), "name": "brugdag", **SOURCE}

EVERY_DAY = [
    {**BRIDGE, "date": date(2026, 1, 1) + timedelta(days=n), "year": 2026} for n in range(301)
]

HOLIDAYS_2026 = {
    "2026-01-01": "Nieuwjaarsdag",
    "2026-04-03": "Goede Vrijdag",
    "2026-04-06": "tweede paasdag",
    "2026-04-27": "Koningsdag",
    "2026-05-05": "Bevrijdingsdag",
    "2026-05-14": "Hemelvaartsdag",
    "2026-05-25": "tweede pinksterdag",
    "2026-12-25": "eerste kerstdag",
    "2026-12-26": "tweede kerstdag",
}


def test_a_year_has_exactly_its_holidays(holidays):
    days = [date.fromordinal(date(2026, 1, 1).toordinal() + n) for n in range(365)]
    found = {on.isoformat(): holidays.name(on) for on in days if holidays.name(on)}
    assert found == HOLIDAYS_2026


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2008, 3, 23), (2024, 3, 31), (2038, 4, 25)],
)
def test_easter_falls_where_history_put_it(year, month, day):
    assert easter(year) == date(year, month, day)


def test_the_kings_birthday_is_kept_on_saturday_when_it_is_a_sunday(holidays):
    assert holidays.name(date(2025, 4, 26)) == "Koningsdag"
    assert holidays.name(date(2025, 4, 27)) is None
    assert holidays.name(date(2013, 4, 30)) == "Koninginnedag"
    assert holidays.name(date(2014, 4, 30)) is None


def test_a_working_day_is_no_weekend_and_no_holiday(holidays):
    assert holidays.is_workday(date(2026, 4, 2))
    assert not holidays.is_workday(date(2026, 4, 3))
    assert not holidays.is_workday(date(2026, 4, 4))


def test_a_day_put_on_a_par_counts_only_when_it_may():
    counting = parse_holidays({"rules": [NEW_YEAR], "extra": [BRIDGE]})
    assert counting.name(date(2026, 5, 15)) == "brugdag"
    doubtful = parse_holidays({"rules": [NEW_YEAR], "extra": [{**BRIDGE, "counts": False}]})
    assert doubtful.is_workday(date(2026, 5, 15))
    assert doubtful.possible == {date(2026, 5, 15): "brugdag"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({}, "er staan geen regels in"),
        ({"rules": [NEW_YEAR], "more": 1}, "more is hier niet bekend"),
        ({"rules": [{**NEW_YEAR, "month": 13}]}, "bestaat niet in elk jaar"),
        ({"rules": [{**NEW_YEAR, "month": 2, "day": 29}]}, "bestaat niet in elk jaar"),
        ({"rules": [NEW_YEAR], "extra": [{**BRIDGE, "year": 2027}]}, "ligt niet in het jaar"),
        ({"rules": [NEW_YEAR], "extra": [BRIDGE, BRIDGE]}, "staat er twee keer in"),
        (
            {"rules": [NEW_YEAR], "extra": [{**BRIDGE, "counts": False}, BRIDGE]},
            "staat er twee keer in",
        ),
        ({"rules": [{**NEW_YEAR, "month": 10**20}]}, "bestaat niet in elk jaar"),
        ({"rules": [{**NEW_YEAR, "day": 1 + n % 28} for n in range(41)]}, "te veel feestdagen"),
        ({"rules": [NEW_YEAR], "extra": EVERY_DAY}, "te veel feestdagen"),
        ({"rules": [{**NEW_YEAR, "rule": "easter"}]}, "days ontbreekt"),
        ({"rules": [{**NEW_YEAR, "source": ""}]}, "source moet een tekst zijn"),
        ({"rules": [{**NEW_YEAR, "first": 2020, "last": 2019}]}, "geen jaren die op elkaar volgen"),
        ({"rules": [{**NEW_YEAR, "first": -4}]}, "geen jaren die op elkaar volgen"),
        ({"rules": [{**NEW_YEAR, "last": 10_000}]}, "geen jaren die op elkaar volgen"),
        ({"rules": [{**NEW_YEAR, "if_sunday": 7}]}, "if_sunday schuift hooguit 6 dagen"),
        ({"rules": [{**EASTER, "days": 10**9}]}, "days valt buiten het jaar van Pasen"),
        ({"rules": [{**EASTER, "days": -81}]}, "days valt buiten het jaar van Pasen"),
        (
            {"rules": [NEW_YEAR], "extra": [{**BRIDGE, "date": date(26, 5, 15), "year": 26}]},
            "het jaar 26 is niet mogelijk",
        ),
    ],
)
def test_a_broken_list_is_refused_with_its_reason(data, reason):
    with pytest.raises(CatalogueBroken) as caught:
        parse_holidays(data)
    assert reason in str(caught.value)


def test_what_was_looked_up_before_is_no_part_of_the_value():
    one, other = (parse_holidays({"rules": [NEW_YEAR], "extra": [BRIDGE]}) for _ in range(2))
    assert [one.name(date(2026, 5, 15)) for _ in range(2)] == ["brugdag", "brugdag"]
    assert one == other
    assert repr(one) == repr(other)
    moved = replace(one, extra={date(2026, 5, 18): "brugdag"})
    assert moved.is_workday(date(2026, 5, 15))
    assert not moved.is_workday(date(2026, 5, 18))


def test_a_day_put_on_a_par_goes_before_a_rule_and_the_first_rule_before_the_next():
    twice = [NEW_YEAR, {**NEW_YEAR, "name": "nog eens"}]
    assert parse_holidays({"rules": twice}).name(date(2026, 1, 1)) == "Nieuwjaarsdag"
    named = {**BRIDGE, "date": date(2026, 1, 1), "name": "aangewezen"}
    assert parse_holidays({"rules": twice, "extra": [named]}).name(date(2026, 1, 1)) == "aangewezen"
