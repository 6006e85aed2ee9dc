"""What stands on the day list, in which part and in which order."""

from datetime import date, timedelta

from confidant_app.domain.day_list import DayRow, day_list

TODAY = date(2026, 11, 23)


def row(days, number="2026-0001", *, fatal=False):
    on = TODAY + timedelta(days=days)
    return DayRow(on=on, kind="termijn", case_number=number, fatal=fatal)


def test_the_parts_are_what_passed_today_and_seven_days():
    found = day_list([row(days) for days in (-400, -1, 0, 1, 7, 8)], TODAY)
    assert found.made_on == TODAY
    assert found.late == (row(-400), row(-1))
    assert found.today == (row(0),)
    assert found.this_week == (row(1), row(7))


def test_fatal_comes_first_and_then_the_earliest_and_the_lowest_number():
    rows = [row(2), row(5, fatal=True), row(3, fatal=True), row(2, "2025-0009")]
    found = day_list(rows, TODAY)
    assert found.this_week == (rows[2], rows[1], rows[3], rows[0])
    assert day_list(reversed(rows), TODAY) == found
