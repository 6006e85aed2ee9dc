"""A window that stays open over midnight counts from the new day."""

from datetime import date

import pytest

from confidant_app.domain.dates import exactly
from confidant_app.services import casework, routing
from confidant_app.ui.desk import Place
from confidant_app.ui.pages.case import CasePage
from confidant_app.ui.room import Room
from tests.ui.window_fixtures import NOW, said


@pytest.fixture
def room(desk, preferences, show):
    case = casework.open_case(desk.vault, NOW, NOW.date(), "wip")
    step = routing.begin(desk.vault, case.id, "HB_HOF", desk.catalogues, NOW)
    routing.happened(desk.vault, step, "uitspraak", exactly(date(2026, 8, 17)), NOW)
    found = show(Room(desk, preferences), 1200, 900)
    found.show_case(case.id)
    return found


def test_the_page_at_hand_counts_from_the_new_day(room, clock, qtbot):
    page = room.stack.currentWidget()
    assert isinstance(page, CasePage)
    assert "(nog 1 dag)" in said(page.side.steps)
    clock.later(days=1)
    room.show_time_left(60)
    qtbot.waitUntil(lambda: "(vandaag)" in said(page.side.steps))


def test_a_page_that_is_shown_again_counts_from_the_new_day(room, clock):
    room.show_place(Place.TODAY)
    assert "morgen" in said(room)
    room.show_place(Place.CASES)
    clock.later(days=3)
    room.show_place(Place.TODAY)
    assert "morgen" not in said(room)


def test_nothing_is_filled_anew_while_the_day_stays(room, clock):
    page = room.stack.currentWidget()
    card = page.side.steps.cards[0]
    clock.later(minutes=5)
    room.show_time_left(60)
    assert page.side.steps.cards[0] is card
