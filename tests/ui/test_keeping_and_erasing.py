"""Bewaren en wissen on the screens: decided on the page of the case, asked for elsewhere."""

from datetime import date, timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from confidant_app.domain.cases import Closing
from confidant_app.domain.errors import NotFound
from confidant_app.domain.lists import CaseQuery
from confidant_app.domain.log import Act
from confidant_app.services import casework, retaining, routing
from confidant_app.storage import rows_log
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Place
from confidant_app.ui.dialogs.erasing import ErasingDialog
from confidant_app.ui.dialogs.keeping import HoldDialog, KeepDialog
from confidant_app.ui.dialogs.notice import NoticeDialog
from confidant_app.ui.pages.case import CasePage
from confidant_app.ui.pages.cases import CasesPage
from confidant_app.ui.pages.settings import SettingsPage
from confidant_app.ui.pages.today import TodayPage
from confidant_app.ui.qt_days import to_qt
from confidant_app.ui.room import Room
from tests.ui.window_fixtures import NOW, names, press, said

TODAY = NOW.date()
LONG_AGO = Closing(on=date(2025, 10, 1))


@pytest.fixture
def closed(desk):
    case = casework.open_case(desk.vault, NOW, date(2025, 1, 1), "omgang")
    return casework.close_case(desk.vault, case, LONG_AGO, NOW)


@pytest.fixture
def page(desk, closed, show):
    return show(CasePage(desk, closed.id), height=2400)


def told(widget):
    """Return what stands on a screen after it was filled again."""
    QTest.qWait(1)
    return said(widget)


def test_the_today_page_says_that_a_decision_is_due_and_leads_there(desk, show, closed):
    places = []
    desk.way.place.connect(places.append)
    today = show(TodayPage(desk))
    assert "over 1 gesloten zaak is een besluit nodig" in said(today)
    press(today, "Bekijk: Bewaren of wissen")
    assert places == [Place.SETTINGS]
    retaining.keep_on(desk.vault, closed.id, TODAY + timedelta(days=9), "nog nodig", NOW)
    assert "een besluit nodig" not in said(show(TodayPage(desk)))


def test_the_settings_list_what_is_due_and_what_is_held(desk, preferences, show, closed):
    held = casework.open_case(desk.vault, NOW, TODAY, "de schommel")
    retaining.hold(desk.vault, held.id, "een ander vraagt erom", NOW)
    asked = []
    desk.way.case.connect(asked.append)
    settings = show(SettingsPage(desk, preferences), height=2400)
    text = said(settings)
    assert "2025-0001 · omgang" in text
    assert "beslissen kan sinds do 1 oktober 2026" in text
    assert "vastgehouden: een ander vraagt erom" in text
    press(settings, "Bekijk en beslis: 2025-0001 · omgang")
    assert asked == [closed.id]
    casework.reopen_case(desk.vault, closed, NOW)
    desk.changes.happened.emit(Changed.CASES)
    assert "2025-0001" not in told(settings)


def test_with_nothing_due_the_settings_say_how_it_works(desk, preferences, show):
    text = said(show(SettingsPage(desk, preferences), height=2400))
    assert "Er hoeft nu niets te worden besloten." in text


def test_keeping_on_asks_for_a_day_and_a_reason(desk, page, closed, when_asked):
    assert "Beslissen kan sinds do 1 oktober 2026." in told(page)

    def fill(dialog):
        assert isinstance(dialog, KeepDialog)
        press(dialog, "Bewaren")
        assert "schrijf op waarom" in dialog.complaint.text()
        dialog.until.setDate(to_qt(date(2027, 2, 1)))
        dialog.reason.setText("de klacht kan nog naar de ombudsman")
        press(dialog, "Bewaren")

    when_asked(fill)
    press(page, "Langer bewaren …")
    kept = retaining.retention_of(desk.vault, closed)
    assert (kept.review_on, kept.reason) == (
        date(2027, 2, 1),
        "de klacht kan nog naar de ombudsman",
    )
    assert "Op ma 1 februari 2027 kijk je" in told(page)


def test_a_held_case_says_why_it_cannot_be_erased(desk, page, closed, when_asked):
    def fill(dialog):
        assert isinstance(dialog, HoldDialog)
        press(dialog, "Bewaren")
        assert "schrijf op waarom" in dialog.complaint.text()
        dialog.reason.setText("de rechter vraagt het")
        press(dialog, "Bewaren")

    when_asked(fill)
    press(page, "Vasthouden …")
    assert "Wissen kan nog niet: er staat een blokkade op." in told(page)
    assert "Reden: de rechter vraagt het" in told(page)
    buttons = {b.accessibleName(): b for b in page.side.keeping.findChildren(QPushButton)}
    assert not buttons["Wis deze zaak …"].isEnabled()
    press(page, "Niet meer vasthouden")
    assert "blokkade" not in told(page)
    assert retaining.held_cases(desk.vault) == ()


def test_a_running_step_is_named_as_what_holds_a_case(desk, closed, show, known):
    routing.begin(desk.vault, closed.id, "KLACHT_GI", known, NOW)
    text = said(show(CasePage(desk, closed.id), height=2400).side.keeping)
    assert "er loopt nog een stap (klacht bij de klachtencommissie" in text


def test_enter_cancels_and_another_number_erases_nothing(desk, page, closed, when_asked):
    def refuse(dialog):
        assert isinstance(dialog, ErasingDialog)
        assert "Er is geen reservekopie bekend" in said(dialog)
        assert dialog.cancel.isDefault()
        dialog.number_field.setText("2025-0002")
        press(dialog, "Wis de zaak")
        assert "dit is niet het nummer van deze zaak" in dialog.complaint.text()
        dialog.number_field.setText("2025-0001")
        QTest.keyClick(dialog.number_field, "\r")

    when_asked(refuse)
    press(page, "Wis deze zaak …")
    assert casework.whole_case(desk.vault, closed.id).case == closed


def test_erasing_leaves_the_page_and_shows_the_proof(desk, page, closed, when_asked):
    places, proofs = [], []
    desk.way.place.connect(places.append)

    def read(notice):
        assert isinstance(notice, NoticeDialog)
        proofs.append(said(notice))
        press(notice, "Sluiten")

    def confirm(dialog):
        dialog.number_field.setText("2025-0001")
        when_asked(read)
        press(dialog, "Wis de zaak")

    when_asked(confirm)
    press(page, "Wis deze zaak …")
    assert places == [Place.CASES]
    assert "Zaak 2025-0001 is gewist, met 1 onderdeel." in proofs[0]
    assert "het logboek is heel" in proofs[0]
    assert "Er is geen reservekopie bekend" in proofs[0]
    assert rows_log.entries(desk.vault)[-1].act is Act.CASE_ERASED
    assert QApplication.overrideCursor() is None
    with pytest.raises(NotFound):
        casework.whole_case(desk.vault, closed.id)


def test_a_step_that_began_meanwhile_still_stops_the_erasure(desk, page, closed, known, when_asked):
    def confirm(dialog):
        routing.begin(desk.vault, closed.id, "KLACHT_GI", known, NOW)
        dialog.number_field.setText("2025-0001")
        press(dialog, "Wis de zaak")

    when_asked(confirm)
    press(page, "Wis deze zaak …")
    assert "Deze zaak mag nog niet worden gewist" in told(page)
    assert QApplication.overrideCursor() is None
    assert casework.whole_case(desk.vault, closed.id).steps


def test_every_act_of_the_card_has_a_name(page):
    found = names(page.side.keeping)
    assert {"Langer bewaren …", "Vasthouden …", "Wis deze zaak …"} <= set(found)


def test_in_the_window_the_list_of_cases_stands_behind_the_proof(
    desk, preferences, closed, show, when_asked
):
    other = casework.open_case(desk.vault, NOW, TODAY, "de schommel")
    room = show(Room(desk, preferences), height=2400)
    room.show_case(closed.id)
    behind = []

    def read(notice):
        assert isinstance(notice, NoticeDialog)
        behind.append(type(room.stack.currentWidget()))

    def confirm(dialog):
        dialog.number_field.setText("2025-0001")
        when_asked(read)
        press(dialog, "Wis de zaak")

    when_asked(confirm)
    press(room, "Wis deze zaak …")
    assert behind == [CasesPage]
    assert room.stack.currentWidget().isVisible()
    assert casework.count(desk.vault, CaseQuery()) == 1
    assert casework.whole_case(desk.vault, other.id)
