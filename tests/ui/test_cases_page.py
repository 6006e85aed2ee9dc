"""Zaken: the table, its filter and its model."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from confidant_app.domain.cases import CaseStatus
from confidant_app.services import casework
from confidant_app.ui.models import case_table
from confidant_app.ui.models.case_table import CaseTable
from confidant_app.ui.pages.cases import CasesPage
from tests.ui.window_fixtures import NOW, press, said

TODAY = date(2026, 11, 16)


@pytest.fixture
def page(make_desk, example, show):
    return show(CasesPage(make_desk(example)))


def shown(page, column=1):
    model = page.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_the_table_shows_every_case_and_how_many(page, example):
    assert page.model.rowCount() == 66
    assert "66 zaken" in said(page)
    assert shown(page, 0)[0] > shown(page, 0)[-1]


def test_a_filter_selects_exactly_the_rows_that_it_shows(page, example):
    page.status.setCurrentIndex(page.status.findText("gesloten"))
    found = casework.page(example, page.query(), 1000, 0)
    assert shown(page, 0) == [line.number for line in found]
    assert {line.status for line in found} == {CaseStatus.CLOSED}


def test_typing_filters_after_a_moment(page, qtbot):
    qtbot.keyClicks(page.text, "zes gezinsvoogden")
    qtbot.waitUntil(lambda: shown(page) == ["zes gezinsvoogden"])
    assert "1 zaak" in said(page)


def test_a_filter_on_municipality_and_theme_narrows_further(page):
    page.municipality.setCurrentIndex(page.municipality.findText("Veendam"))
    in_veendam = page.model.rowCount()
    assert 0 < in_veendam < 66
    assert set(shown(page, 2)) == {"Veendam"}
    page.theme_filter.setCurrentIndex(page.theme_filter.findText("ouder niet gehoord"))
    assert page.model.rowCount() < in_veendam


def test_a_filter_without_result_says_so_and_can_be_undone(page, qtbot):
    page.text.setText("qqqqqq")
    qtbot.waitUntil(lambda: "Geen zaak past bij dit filter" in said(page))
    press(page, "Toon alle zaken")
    assert page.model.rowCount() == 66
    assert page.views.currentIndex() == 0


def test_enter_and_a_double_click_open_the_case(page, qtbot):
    page.table.setFocus()
    page.table.selectRow(3)
    with qtbot.waitSignal(page.desk.way.case) as opened:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == [page.model.line(3).id]
    with qtbot.waitSignal(page.desk.way.case) as opened:
        page.table.doubleClicked.emit(page.model.index(5, 0))
    assert opened.args == [page.model.line(5).id]


def test_enter_in_the_filter_opens_nothing(page, qtbot):
    page.table.selectRow(0)
    page.text.setFocus()
    with qtbot.assertNotEmitted(page.desk.way.case):
        qtbot.keyClick(page.text, Qt.Key.Key_Return)


def test_a_new_case_opens_at_once(page, example, qtbot):
    with qtbot.waitSignal(page.desk.way.case) as opened:
        press(page, "Nieuwe zaak")
    assert casework.whole_case(example, opened.args[0]).case.number == "2026-0045"
    assert page.model.rowCount() == 67


def test_a_narrow_window_leaves_out_the_columns_that_matter_least(page):
    page.resize(1200, 700)
    assert not page.table.isColumnHidden(6)
    page.resize(900, 700)
    assert page.table.isColumnHidden(6)
    assert not page.table.isColumnHidden(2)
    page.resize(700, 700)
    assert page.table.isColumnHidden(2)


def test_an_empty_vault_offers_the_first_conversation(desk, show, qtbot):
    page = show(CasesPage(desk))
    assert "Nog geen zaken" in said(page)
    with qtbot.waitSignal(desk.way.conversation):
        press(page, "Begin een gesprek")


def test_danger_is_a_word_and_a_sign(desk):
    case = casework.open_case(desk.vault, NOW, TODAY)
    casework.change_case(desk.vault, replace(case, danger=True), NOW)
    model = CaseTable(desk)
    model.show(case_table.CaseQuery())
    status = model.index(0, 3)
    assert status.data() == "gevaar · nieuw"
    assert not status.data(Qt.ItemDataRole.DecorationRole).isNull()


def test_the_model_keeps_the_rules_of_qt(make_desk, example, qtmodeltester):
    model = CaseTable(make_desk(example))
    model.show(case_table.CaseQuery())
    qtmodeltester.check(model)


def test_far_rows_are_read_page_by_page(desk):
    for number in range(case_table.PAGE + 5):
        casework.open_case(desk.vault, NOW, TODAY, f"gezin {number}")
    model = CaseTable(desk)
    model.show(case_table.CaseQuery())
    last = model.rowCount() - 1
    assert model.line(last).number == "2026-0001"
    assert model.line(0).number == f"2026-{case_table.PAGE + 5:04d}"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Zaak"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
