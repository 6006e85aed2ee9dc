"""Stappen: the line of time of a step, what it asks, and what comes after it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtTest import QTest

from confidant_app.domain.dates import between, exactly
from confidant_app.domain.step_words import OUTCOME_LABELS
from confidant_app.domain.steps import GivenExtension, Outcome, StepStatus
from confidant_app.services import casework, routing
from confidant_app.ui.pages.case import CasePage
from confidant_app.ui.qt_days import to_qt
from confidant_app.ui.theme import Look, Theme
from tests.ui.case_fixtures import TODAY
from tests.ui.window_fixtures import NOW, names, press, said


def steps(desk, case):
    return casework.whole_case(desk.vault, case.id).steps


def test_a_step_is_told_in_the_order_of_time(began, steps_card):
    began("HB_HOF", uitspraak=exactly(date(2026, 11, 13)))
    text = said(steps_card())
    assert "vr 13 november 2026: uitspraak" in text
    assert text.index("vr 13 november 2026: uitspraak") < text.index("Uiterlijk ma 15 februari")
    assert "fataal" in text
    assert "Bel bij een fatale termijn een advocaat of het Juridisch Loket." in text


def test_rough_and_done_days_say_so(began, steps_card, desk, case):
    about = between(date(2026, 11, 2), date(2026, 11, 4))
    step = began("KLACHT_GI", StepStatus.RULING, ontvangst_oordeel=about)
    routing.settled(desk.vault, step, "reactie-bestuur", exactly(TODAY), NOW)
    text = said(steps_card())
    assert "ongeveer ma 2 november 2026: ontvangst van het oordeel" in text
    assert "ma 16 november 2026: reactie bestuur, gedaan" in text


def test_a_step_that_was_begun_by_mistake_is_taken_back(began, steps_card, desk, case):
    began("KLACHT_GI")
    press(
        steps_card(), "Haal weg: Klacht bij de klachtencommissie van de gecertificeerde instelling"
    )
    assert steps(desk, case) == ()


def test_a_step_with_a_note_cannot_be_taken_back(began, steps_card, desk):
    routing.change(desk.vault, replace(began("KLACHT_GI"), note="gebeld"), NOW)
    assert not any(name.startswith("Haal weg") for name in names(steps_card()))


def test_an_announced_extension_moves_the_last_day(began, steps_card, desk, case, when_asked):
    began("KLACHT_GEM", StepStatus.IN_PROGRESS, ontvangst_klacht=exactly(date(2026, 11, 2)))
    opened = steps_card()
    assert "Uiterlijk ma 14 december 2026" in said(opened)
    when_asked(lambda dialog: (dialog.boxes["verdaging"].setChecked(True), dialog.save.click()))
    press(opened, "Verlengd: Afhandeling")
    (step,) = steps(desk, case)
    assert step.extensions == (GivenExtension(step="afhandeling", code="verdaging"),)
    QTest.qWait(20)
    assert "Uiterlijk ma 11 januari 2027" in said(opened)
    press(opened, "Zo is dat geteld: Afhandeling")
    assert "verlengd met 4 weken" in said(opened)


def test_a_new_last_day_has_to_be_filled_in(began, steps_card, desk, case, when_asked):
    began("KLACHT_GI", StepStatus.RULING, ontvangst_oordeel=exactly(date(2026, 11, 2)))
    told = []

    def stated(dialog):
        dialog.boxes["gemotiveerd"].setChecked(True)
        dialog.save.click()
        told.append(dialog.complaint.text())
        dialog.days["gemotiveerd"].setDate(to_qt(date(2027, 1, 15)))
        dialog.save.click()

    when_asked(stated)
    opened = steps_card()
    press(opened, "Verlengd: Reactie bestuur")
    assert "vul de nieuwe laatste dag in" in told[0]
    (step,) = steps(desk, case)
    assert step.extensions[0].stated == date(2027, 1, 15)
    QTest.qWait(20)
    assert "Uiterlijk vr 15 januari 2027" in said(opened)

    def taken_back(dialog):
        assert dialog.boxes["gemotiveerd"].isChecked()
        dialog.boxes["gemotiveerd"].setChecked(False)
        dialog.save.click()

    when_asked(taken_back)
    press(opened, "Verlengd: Reactie bestuur")
    assert steps(desk, case)[0].extensions == ()


def test_an_extension_that_lost_its_day_is_asked_for(began, steps_card, desk, when_asked):
    step = began("KLACHT_GI", StepStatus.IN_PROGRESS, indiening_klacht=exactly(date(2026, 11, 2)))
    given = GivenExtension(step="oordeel", code="gemotiveerd")
    routing.extension(desk.vault, step, "oordeel", (given,), NOW)
    seen = []
    when_asked(lambda dialog: (seen.append(dialog.windowTitle()), dialog.cancel.click()))
    opened = steps_card()
    press(opened, next(n for n in names(opened) if n.startswith("Vul in: Welke nieuwe laatste")))
    assert seen == ["Verlengd: oordeel"]


def test_a_measure_is_followed_until_its_end(steps_card, desk, case, when_asked):
    opened = steps_card()
    when_asked(
        lambda dialog: (
            dialog.found.setCurrentIndex(dialog.found.findData("OTS")),
            dialog.save.click(),
        )
    )
    press(opened, "Termijn volgen …")
    (step,) = steps(desk, case)
    assert (step.route, step.status) == ("OTS", StepStatus.IN_PROGRESS)
    when_asked(lambda dialog: (dialog.first.setDate(to_qt(date(2026, 3, 2))), dialog.save.click()))
    QTest.qWait(20)
    press(opened, next(n for n in names(opened) if n.startswith("Vul in: ")))
    QTest.qWait(20)
    assert "Uiterlijk ma 1 maart 2027" in said(opened)
    assert "loopt tot" in said(opened)
    when_asked(lambda dialog: dialog.cancel.click())
    press(opened, "Termijn volgen …")
    assert len(steps(desk, case)) == 1


def test_what_comes_after_a_decision_is_offered_and_begins(
    began, steps_card, desk, case, when_asked
):
    began("SKJ")

    def decided(dialog):
        shown = [dialog.outcome.itemText(n) for n in range(dialog.outcome.count())]
        assert shown[1] == OUTCOME_LABELS[desk.catalogues.routes["SKJ"].outcomes[0]]
        assert sorted(shown[1:]) == sorted(OUTCOME_LABELS.values())
        dialog.status.setCurrentIndex(dialog.status.findText("uitspraak"))
        dialog.outcome.setCurrentIndex(dialog.outcome.findText("ongegrond"))
        dialog.save.click()

    when_asked(decided)
    opened = steps_card()
    press(opened, "Wijzig Tuchtklacht bij SKJ")
    QTest.qWait(20)
    told = said(opened)
    assert "Hierna\nTegen de beslissing van het college van toezicht kan binnen zes weken" in told
    press(opened, next(n for n in names(opened) if n.startswith("Begin: Beroep")))
    assert [step.route for step in steps(desk, case)] == ["SKJ", "SKJ_BEROEP"]
    QTest.qWait(20)
    assert not any(name.startswith("Begin: Beroep") for name in names(opened))


def test_what_ended_is_folded_away(began, steps_card, desk):
    step = began("LMZ_IGJ")
    routing.change(desk.vault, replace(step, status=StepStatus.WITHDRAWN), NOW)
    began("SKJ")
    opened = steps_card()
    assert len(opened.cards) == 1
    assert "ingetrokken" not in said(opened)
    press(opened, "Afgerond (1)")
    assert "ingetrokken" in said(opened)


def test_a_term_that_runs_without_end_shows_why(began, steps_card):
    began("SA_265", StepStatus.IN_PROGRESS, einde_beslistermijn_gi=exactly(date(2026, 11, 2)))
    assert "de termijn loopt door zolang er niet is beslist" in said(steps_card())


@pytest.mark.parametrize("look", Look)
def test_the_line_of_time_is_drawn_in_every_look_and_size(
    make_desk, vault, case, began, show, look, qtbot
):
    step = began("HB_HOF", uitspraak=exactly(date(2026, 11, 13)))
    routing.settled(vault, step, "hoger-beroep", exactly(TODAY), NOW)
    began("VT_ONDERZOEK", ontvangst_melding_vt=exactly(date(2026, 11, 13)))
    desk = make_desk(vault, Theme(look=look, percent=200))
    page = show(CasePage(desk, case.id), height=3000)
    track = page.side.steps.cards[0].track
    qtbot.waitUntil(lambda: track.height() >= track.heightForWidth(track.width()) > 0)
    picture = track.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(48) for y in range(picture.height())}
    assert desk.theme.colour("good").name() in colours, "done is a green tick"


def test_a_day_that_is_set_beforehand_is_asked_for_and_kept(
    began, steps_card, desk, case, when_asked
):
    began("RVDK_TOETS")
    opened = steps_card()

    def next_summer(dialog):
        dialog.first.setDate(to_qt(date(2027, 6, 15)))
        press(dialog, "Bewaren")

    when_asked(next_summer)
    press(opened, "Vul in: Op welke dag eindigt de maatregel?")
    assert steps(desk, case)[0].events[0].on == exactly(date(2027, 6, 15))


def test_an_outcome_stays_while_the_status_changes(began, desk, case, steps_card, when_asked):
    routing.change(desk.vault, replace(began("SKJ"), outcome=Outcome.MEDIATED), NOW)
    when_asked(lambda dialog: dialog.save.click())
    press(steps_card(), "Wijzig Tuchtklacht bij SKJ")
    assert steps(desk, case)[0].outcome is Outcome.MEDIATED
