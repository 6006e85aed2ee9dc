"""Termijnen: the list, its filter, and what stands around it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from confidant_app.domain.dates import between, exactly
from confidant_app.services import casework, routing
from confidant_app.storage.vault import Vault
from confidant_app.ui import watch as watches
from confidant_app.ui.changes import Changed
from confidant_app.ui.deadlines.term_list import TermList
from confidant_app.ui.desk import Place
from confidant_app.ui.pages.terms import TermsPage
from tests.ui.window_fixtures import NOW, names, press, said

TODAY = date(2026, 11, 16)
APPEAL, BOARD = ("HB_HOF", "uitspraak"), ("KLACHT_GI", "ontvangst_oordeel")


def running(desk, kind, on, keyword, at=NOW):
    route, event = kind
    case = casework.open_case(desk.vault, at, TODAY, keyword)
    step = routing.begin(desk.vault, case.id, route, desk.catalogues, at)
    return routing.happened(desk.vault, step, event, on, at)


@pytest.fixture
def page(desk, show):
    running(desk, APPEAL, exactly(date(2026, 9, 1)), "hoger beroep")
    running(desk, BOARD, exactly(date(2026, 9, 1)), "bestuur zwijgt")
    return show(TermsPage(desk), height=1400)


def lines(page):
    rows = page.list.rows
    return [rows.index(row).data() for row in range(rows.rowCount())]


def chosen(page):
    return page.list.current().case_title


def test_without_terms_it_says_what_will_be_here(desk, show, qtbot):
    page = show(TermsPage(desk))
    assert "Er loopt geen termijn" in said(page)
    assert not page.list.isVisible()
    with qtbot.waitSignal(desk.way.place) as asked:
        press(page, "Naar de zaken")
    assert asked.args == [Place.CASES]


def test_what_passed_comes_first_and_every_row_is_a_sentence(page):
    assert "2 termijnen lopen, 1 fataal, 1 al voorbij." in said(page)
    assert "Reken altijd na; dit is geen juridisch advies." in said(page)
    passed, board, week, appeal = lines(page)
    assert passed == "Al voorbij. Verlopen terwijl er nog niets was afgevinkt."
    assert board.startswith("donderdag 1 oktober 2026, 46 dagen geleden. Al voorbij. Zij moeten: ")
    assert week == "30 november tot en met 6 december."
    assert appeal.startswith("dinsdag 1 december 2026, nog 15 dagen. Fataal: Hoger beroep")
    assert appeal.endswith("Zaak 2026-0001 · hoger beroep.")


def test_a_fatal_one_is_a_reason_to_call_a_lawyer(page, desk):
    assert "Juridisch Loket" in said(page)
    page.filter.choose(page.list.current().kind)
    appeal = next(s for s in routing_steps(desk) if s.route == "HB_HOF")
    routing.settled(desk.vault, appeal, "hoger-beroep", exactly(TODAY), NOW)
    desk.changes.happened.emit(Changed.STEPS)
    assert "Juridisch Loket" not in said(page)


def routing_steps(desk):
    terms = desk.watch.terms()
    return [s for t in terms for s in casework.whole_case(desk.vault, t.case).steps]


def test_what_passed_since_the_last_day_here_comes_before_all_else(desk, show):
    before = NOW - timedelta(days=50)
    running(desk, BOARD, exactly(date(2026, 8, 10)), "al lang", before)
    running(desk, BOARD, exactly(date(2026, 9, 15)), "gemist", before)
    rows = lines(show(TermsPage(desk)))
    assert rows[0].startswith("Voorbij sinds je hier het laatst was. Dat was zondag 27 september.")
    assert "gemist" in rows[1]
    assert "Voorbij sinds je hier het laatst was." in rows[1]
    assert rows[2].startswith("Al langer voorbij.")
    assert "al lang" in rows[3]


def test_a_filter_shows_one_kind_only(page):
    press(page, "Toon fataal: 1")
    assert len(lines(page)) == 2
    assert chosen(page) == "2026-0001 · hoger beroep"
    press(page, "Toon alles: 2")
    assert len(lines(page)) == 4
    assert not any(name.startswith("Toon norm") for name in names(page))


def test_a_filter_on_what_is_gone_lets_all_through(page, desk):
    press(page, "Toon fataal: 1")
    (appeal,) = [s for s in routing_steps(desk) if s.route == "HB_HOF"]
    routing.change(desk.vault, replace(appeal, events=()), NOW)
    desk.changes.happened.emit(Changed.STEPS)
    assert chosen(page) == "2026-0002 · bestuur zwijgt"


@pytest.mark.parametrize("act", ["enter", "double click", "menu"])
def test_a_row_opens_its_case(page, qtbot, act):
    view = page.list
    place = view.visualRect(view.currentIndex()).center()
    with qtbot.waitSignal(page.desk.way.case) as opened:
        if act == "enter":
            QTest.keyClick(view, Qt.Key.Key_Return)
        elif act == "menu":
            view.actions()[0].trigger()
        else:
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
            QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [page.list.current().case]


def test_a_heading_opens_nothing(page, qtbot):
    with qtbot.assertNotEmitted(page.list.opened):
        page.list.doubleClicked.emit(page.list.rows.index(0))
        page.list.doubleClicked.emit(QModelIndex())


def test_the_arrows_pass_the_headings(page, qtbot):
    view = page.list
    moves = [
        (Qt.Key.Key_Down, 3), (Qt.Key.Key_Down, 3), (Qt.Key.Key_Up, 1), (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_End, 3), (Qt.Key.Key_Home, 1), (Qt.Key.Key_PageDown, 3),
        (Qt.Key.Key_PageUp, 1),
    ]  # fmt: skip
    assert view.currentIndex().row() == 1
    for key, row in moves:
        QTest.keyClick(view, key)
        assert view.currentIndex().row() == row, key


def test_the_keyboard_begins_in_the_list(page, qtbot):
    page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.list)


def test_a_refresh_stays_at_the_same_term(page, desk):
    QTest.keyClick(page.list, Qt.Key.Key_End)
    running(desk, BOARD, exactly(date(2026, 8, 20)), "nog een")
    desk.changes.happened.emit(Changed.STEPS)
    assert len(lines(page)) == 5
    assert chosen(page) == "2026-0001 · hoger beroep"
    (appeal,) = [s for s in routing_steps(desk) if s.route == "HB_HOF"]
    routing.settled(desk.vault, appeal, "hoger-beroep", exactly(TODAY), NOW)
    desk.changes.happened.emit(Changed.STEPS)
    assert chosen(page) == "2026-0002 · bestuur zwijgt"


def test_a_circa_day_stays_circa(desk, show):
    about = between(date(2026, 9, 1), date(2026, 9, 20))
    running(desk, APPEAL, about, "ongeveer")
    page = show(TermsPage(desk))
    assert "(ongeveer)" in lines(page)[1]
    tip = page.list.rows.index(1).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.splitlines()[0] == "dinsdag 1 december 2026"
    assert page.list.rows.index(0).data(Qt.ItemDataRole.ToolTipRole) is None


def test_the_model_keeps_the_rules_of_qt(page, qtmodeltester):
    qtmodeltester.check(page.list.rows)
    assert page.list.rows.data(QModelIndex()) is None


def test_a_narrow_window_draws_every_row(page):
    page.resize(420, 900)
    assert not page.grab().isNull()
    assert page.list.rowHeight(1) > 2 * page.fontMetrics().height()


def test_only_the_calendar_follows_the_filter_and_the_page_says_so(page):
    press(page, "Op papier of in je agenda")
    assert "alle soorten" not in said(page)
    press(page, "Toon fataal: 1")
    assert "In je agenda komt alleen de termijn die je nu gekozen hebt" in said(page)
    out = page.taking_out
    assert (len(out._terms), len(out._chosen)) == (2, 1)


def test_as_long_as_they_are_counted_it_says_so(desk, show, qtbot, monkeypatch):
    running(desk, APPEAL, exactly(date(2026, 9, 1)), "hoger beroep")
    monkeypatch.setattr(watches, "AT_ONCE", 0)
    page = show(TermsPage(desk))
    assert "De termijnen worden uitgerekend …" in said(page)
    qtbot.waitUntil(lambda: len(lines(page)) == 2)
    assert "1 termijn loopt, 1 fataal." in said(page)


def test_many_terms_cost_one_reset_no_statement_each_and_no_widget_each(
    desk, show, qtbot, monkeypatch
):
    asked, resets, read, fill = [], [], Vault.read, TermList.show
    monkeypatch.setattr(Vault, "read", lambda *given: (asked.append(1), read(*given))[1])
    monkeypatch.setattr(TermList, "show", lambda *given: (resets.append(1), fill(*given))[1])

    def opened(count):
        for number in range(count):
            running(desk, APPEAL, exactly(date(2026, 9, 1)), f"gezin {number}")
        desk.changes.happened.emit(Changed.STEPS)
        assert desk.watch.terms()
        asked.clear()
        resets.clear()
        page = show(TermsPage(desk))
        return page, (len(asked), len(resets), len(page.findChildren(QWidget)))

    _, few = opened(2)
    page, many = opened(120)
    assert page.list.rows.rowCount() == 123
    assert few == many
    assert few[:2] == (1, 1)
