"""The norm clock: two days decide, what does not follow from them is asked, unknown stays so."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget

from confidant_app.domain.answers import Answer, Certainty
from confidant_app.domain.cases import CaseId
from confidant_app.domain.coding import Knowledge
from confidant_app.domain.dates import between, exactly
from confidant_app.domain.norm_facts import NormRecord
from confidant_app.services import casework, routing
from confidant_app.ui.dialogs.norm import NormDialog
from confidant_app.ui.pages.case import CasePage
from confidant_app.ui.qt_days import to_qt
from confidant_app.ui.theme import Theme
from tests.ui.window_fixtures import NOW, press, said

TODAY = date(2026, 11, 16)
CASE = CaseId(UUID(int=1))


@pytest.fixture
def parent(qtbot):
    found = QWidget()
    qtbot.addWidget(found)
    return found


@pytest.fixture
def ask(parent, known):
    def open_dialog(code="N_CONTACT", **fields):
        record = NormRecord(case=CASE, norm=code, **fields)
        return NormDialog(parent, Theme(), known.norms[code], record, known.holidays, TODAY)

    return open_dialog


def pick(choice, answer):
    choice.setCurrentIndex(choice.findData(answer.value))


def begin(dialog, on):
    dialog.begun.setChecked(True)
    dialog.first.setDate(to_qt(on))


def test_in_time_is_met_in_working_days(ask):
    dialog = ask(applies=Answer.YES)
    begin(dialog, date(2026, 4, 1))
    pick(dialog.deed, Answer.YES)
    dialog.done_on.setDate(to_qt(date(2026, 4, 10)))
    found = dialog.value()
    assert (found.met, found.days, found.start) == (Answer.YES, 5, exactly(date(2026, 4, 1)))
    assert not dialog.met.isEnabled()
    assert not dialog.days.isEnabled()
    assert dialog.verdict.text() == ("De laatste dag was vr 10 april 2026. Het duurde 5 werkdagen.")


def test_a_day_later_is_missed(ask):
    dialog = ask()
    begin(dialog, date(2026, 4, 1))
    pick(dialog.deed, Answer.YES)
    dialog.done_on.setDate(to_qt(date(2026, 4, 13)))
    assert (dialog.value().met, dialog.value().days) == (Answer.NO, 6)


def test_what_still_has_not_happened_is_missed_once_its_last_day_has_passed(ask):
    dialog = ask()
    begin(dialog, date(2026, 11, 2))
    pick(dialog.deed, Answer.NO)
    assert dialog.value().met is Answer.NO
    begin(dialog, date(2026, 11, 10))
    assert dialog.met.isEnabled(), "the clock still runs"
    assert dialog.verdict.text() == "De laatste dag is di 17 november 2026."


def test_a_rough_start_decides_only_what_is_certain(ask):
    dialog = ask()
    begin(dialog, date(2026, 4, 1))
    dialog.about.setChecked(True)
    dialog.last.setDate(to_qt(date(2026, 4, 30)))
    pick(dialog.deed, Answer.YES)
    dialog.done_on.setDate(to_qt(date(2026, 4, 15)))
    assert dialog.met.isEnabled()
    found = dialog.value()
    assert (found.met, found.days) == (Answer.UNKNOWN, None)
    assert found.start == between(date(2026, 4, 1), date(2026, 4, 30))


def test_without_days_it_is_asked_and_may_stay_unknown(ask):
    dialog = ask()
    for field in (dialog.first, dialog.about, dialog.deed, dialog.done_on, dialog.last):
        assert not field.isEnabled()
    assert dialog.value() == NormRecord(case=CASE, norm="N_CONTACT")
    pick(dialog.met, Answer.NO)
    dialog.days.setValue(12)
    found = dialog.value()
    assert (found.met, found.days, found.start) == (Answer.NO, 12, None)


def test_what_was_known_stands_there_again(ask):
    rough = between(date(2026, 4, 1), date(2026, 4, 9))
    dialog = ask(start=rough, met=Answer.NO, days=12, note="volgens de brief")
    assert dialog.value().start == rough
    assert dialog.about.isChecked()
    assert (dialog.value().days, dialog.value().note) == (12, "volgens de brief")
    assert rough.certainty is Certainty.CIRCA


@pytest.mark.parametrize("field", ["first", "done_on"])
def test_a_day_that_has_yet_to_come_is_refused(ask, field):
    dialog = ask()
    begin(dialog, date(2026, 11, 2))
    pick(dialog.deed, Answer.YES)
    getattr(dialog, field).setDate(to_qt(date(2026, 11, 17)))
    dialog.save.click()
    assert "moet nog komen" in dialog.complaint.text()


def test_a_norm_without_a_term_asks_no_days(ask):
    dialog = ask("N_VAST", applies=Answer.YES, met=Answer.NO, days=3)
    assert not hasattr(dialog, "begun")
    assert dialog.value().days == 3


def test_the_card_says_how_long_it_took_how_we_know_and_until_when(desk, show):
    case = casework.open_case(desk.vault, NOW, TODAY, "omgang")
    told = {"case": case.id, "applies": Answer.YES}
    for record in (
        NormRecord(**told, norm="N_CONTACT", met=Answer.NO, days=1, evidence=Knowledge.DOCUMENT),
        NormRecord(**told, norm="N_PVA", start=exactly(date(2026, 11, 2))),
        NormRecord(**told, norm="N_VAST", met=Answer.NO),
    ):
        routing.record_norm(desk.vault, record, NOW)
    page = show(CasePage(desk, case.id), height=2600)
    press(page.side.norms, "Normen")
    text = said(page.side.norms)
    assert "na 1 werkdag · document gezien" in text
    assert "uiterlijk ma 14 december 2026 (nog 28 dagen)" in text
    assert "\nverteld\n" in text
