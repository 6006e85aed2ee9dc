"""The month of Termijnen: its days, its keys, and the arithmetic under it."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QBoxLayout

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.cases import CaseId
from confidant_app.domain.dates import exactly
from confidant_app.domain.steps import StepId
from confidant_app.domain.terms import TermKind
from confidant_app.services import casework, routing
from confidant_app.ui.deadlines import weeks
from confidant_app.ui.deadlines.month import (
    DayOfTerms,
    by_day,
    kinds,
    last_of,
    months_on,
    sentence,
    weeks_of,
    within,
)
from confidant_app.ui.deadlines.month_table import MonthTable
from confidant_app.ui.pages.terms import TermsPage
from confidant_app.ui.theme import Look, Theme
from tests.ui.window_fixtures import NOW, press, said

TODAY = date(2026, 11, 16)
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


def term(on, kind=TermKind.SOFT, title="2026-0001"):
    return WatchedTerm(
        case=CaseId(UUID(int=1)),
        case_title=title,
        step=StepId(UUID(int=1)),
        term="n",
        route_name="r",
        term_name="n",
        kind=kind,
        deadline=on,
        circa=False,
        warn_from=on,
    )


def test_weeks_are_named_as_people_plan():
    days = (-1, 0, 6, 7, 14, 42, 60)
    found = weeks.by_week([term(TODAY + timedelta(days=d)) for d in days], TODAY)
    assert [week.title for week in found] == [
        "Al voorbij",
        "Deze week",
        "Volgende week",
        "30 november tot en met 6 december",
        "28 december tot en met 3 januari 2027",
        "11 tot en met 17 januari 2027",
    ]
    assert [week.passed for week in found] == [True, False, False, False, False, False]
    assert len(found[1].terms) == 2


@given(DAYS)
def test_the_weeks_of_a_month_are_whole_and_hold_all_its_days_and_no_more_than_needed(day):
    found = weeks_of(day)
    days = [on for week in found for on in week]
    assert all(week[0].weekday() == 0 and len(week) == 7 for week in found)
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
    inside = [on for on in days if (on.year, on.month) == (day.year, day.month)]
    assert (inside[0].day, inside[-1]) == (1, last_of(day))
    assert 4 <= len(found) <= 6
    assert inside[0] in found[0]
    assert inside[-1] in found[-1]


@given(DAYS, st.integers(-30, 30))
def test_so_many_months_on_is_in_that_month_and_never_later_in_it(day, months):
    found = months_on(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == min(day.day, last_of(found).day)


@pytest.mark.parametrize(("day", "shown"), [(date(1, 1, 1), 1900), (date(9999, 12, 31), 2200)])
def test_the_calendar_ends_somewhere(day, shown):
    assert within(day).year == shown


def test_a_day_counts_its_kinds_in_their_order():
    ending = [term(TODAY, TermKind.NORM), term(TODAY, TermKind.FATAL), term(TODAY, TermKind.NORM)]
    assert kinds(ending) == ((TermKind.FATAL, 1), (TermKind.NORM, 2))
    assert by_day(ending) == {TODAY: tuple(ending)}


@pytest.mark.parametrize(
    ("on", "terms", "holiday", "said"),
    [
        (TODAY, 0, "", "maandag 16 november 2026, vandaag. Geen termijn."),
        (date(2026, 12, 25), 0, "eerste kerstdag", "vrijdag 25 december 2026, eerste kerstdag. G"),
        (date(2026, 11, 13), 2, "", "vrijdag 13 november 2026. 2 liever vóór, voorbij."),
        (TODAY, 1, "", "maandag 16 november 2026, vandaag. 1 liever vóór."),
    ],
)
def test_a_day_says_itself(on, terms, holiday, said):
    ending = (term(on),) * terms
    day = DayOfTerms(on=on, today=TODAY, outside=False, holiday=holiday, terms=ending)
    assert sentence(day).startswith(said)


@pytest.fixture
def page(desk, show):
    for keyword, on in (("beroep", date(2026, 9, 1)), ("oud", date(2026, 7, 29))):
        case = casework.open_case(desk.vault, NOW, TODAY, keyword)
        step = routing.begin(desk.vault, case.id, "HB_HOF", desk.catalogues, NOW)
        routing.happened(desk.vault, step, "uitspraak", exactly(on), NOW)
    found = show(TermsPage(desk), width=1400, height=1400)
    press(found, "Maand")
    return found


def test_the_month_begins_at_today_and_walks_with_the_keys(page):
    grid = page.month.grid
    walk = [
        (Qt.Key.Key_Right, date(2026, 11, 17)), (Qt.Key.Key_Left, TODAY),
        (Qt.Key.Key_Down, date(2026, 11, 23)), (Qt.Key.Key_Down, date(2026, 11, 30)),
        (Qt.Key.Key_Right, date(2026, 12, 1)), (Qt.Key.Key_Up, date(2026, 11, 24)),
        (Qt.Key.Key_Home, date(2026, 11, 1)), (Qt.Key.Key_Left, date(2026, 10, 31)),
        (Qt.Key.Key_PageDown, date(2026, 11, 30)), (Qt.Key.Key_PageUp, date(2026, 10, 30)),
        (Qt.Key.Key_End, date(2026, 10, 31)),
    ]  # fmt: skip
    assert grid.day == TODAY
    for key, day in walk:
        QTest.keyClick(grid, key)
        assert grid.day == day, key
        assert grid.month.day(grid.currentIndex()).on == day
    QTest.keyClick(grid, Qt.Key.Key_F9)
    assert grid.day == date(2026, 10, 31)


def test_buttons_turn_the_month_and_come_back(page):
    assert "November 2026" in said(page)
    press(page, "Volgende maand")
    assert "December 2026" in said(page)
    press(page, "Vorige maand")
    press(page, "Vorige maand")
    assert "Oktober 2026" in said(page)
    press(page, "Vandaag")
    assert "Maandag 16 november 2026" in said(page)
    assert "Op deze dag eindigt geen termijn." in said(page)


def test_enter_goes_to_what_ends_on_that_day_and_there_to_its_case(page, qtbot):
    grid, ending = page.month.grid, page.month.ending
    page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert grid.hasFocus()
    grid.go(date(2026, 12, 1))
    assert "Dinsdag 1 december 2026" in said(page)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert ending.hasFocus()
    assert ending.rows.rowCount() == 1
    with qtbot.waitSignal(page.desk.way.case) as opened:
        QTest.keyClick(ending, Qt.Key.Key_Return)
    assert opened.args == [ending.current().case]


def test_a_click_chooses_a_day_and_a_day_of_another_month_turns_to_it(page, qtbot):
    grid = page.month.grid
    square = grid.visualRect(grid.month.index_of(date(2026, 12, 1)))
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=square.center())
    assert grid.day == date(2026, 12, 1)
    assert "December 2026" in said(page)
    with qtbot.waitSignal(grid.entered):
        grid.doubleClicked.emit(grid.currentIndex())


def test_holidays_and_passed_days_are_said(page):
    grid = page.month.grid
    grid.go(date(2026, 10, 29))
    assert "1 fataal, voorbij" in grid.currentIndex().data()
    grid.go(date(2026, 12, 25))
    assert "eerste kerstdag" in grid.currentIndex().data()
    assert "eerste kerstdag" in said(page)


def test_the_filter_and_the_way_back_to_the_list(page):
    page.month.grid.go(date(2026, 12, 1))
    press(page, "Lijst")
    assert page.list.isVisible()
    press(page, "Toon alles: 2")
    press(page, "Maand")
    assert page.month.grid.day == date(2026, 12, 1)


def test_beside_each_other_where_there_is_room_else_below(page):
    both = page.month._both
    assert both.direction() is QBoxLayout.Direction.LeftToRight
    page.resize(700, 1400)
    assert both.direction() is QBoxLayout.Direction.TopToBottom


def test_the_model_keeps_the_rules_of_qt(known, qtmodeltester):
    model = MonthTable(known.holidays)
    model.show(TODAY, {TODAY: (term(TODAY),)}, TODAY)
    qtmodeltester.check(model)
    assert model.data(QModelIndex()) is None
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(7)]
    assert heads == ["ma", "di", "wo", "do", "vr", "za", "zo"]
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.headerData(6, Qt.Orientation.Horizontal, spoken) == "zondag"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


@pytest.mark.parametrize("theme", [Theme(percent=200), Theme(look=Look.DARK)])
def test_a_full_day_is_drawn_at_every_size(make_desk, vault, show, theme):
    page = show(TermsPage(make_desk(vault, theme)), width=900)
    page._terms = tuple(
        term(on, kind)
        for on in (TODAY, date(2026, 11, 13), date(2026, 12, 25))
        for kind in TermKind
    )
    page.see_month()
    for day in (TODAY, date(2026, 11, 13), date(2026, 12, 25)):
        page.month.grid.go(day)
        assert not page.grab().isNull()
    assert len(page.month.ending.rows.index(0).data()) > len("eerste kerstdag")
