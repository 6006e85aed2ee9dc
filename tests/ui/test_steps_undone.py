"""Stappen: what was a mistake is undone, and what is unusual has a way."""

from dataclasses import replace
from datetime import date

from PySide6.QtTest import QTest

from confidant_app.domain.dates import exactly
from confidant_app.domain.steps import OwnTerm, StepStatus
from confidant_app.services import casework, routing
from confidant_app.ui.pages.case import CasePage
from confidant_app.ui.qt_days import to_qt
from tests.ui.window_fixtures import NOW, press, said


def steps(desk, case):
    return casework.whole_case(desk.vault, case.id).steps


def test_done_by_mistake_can_be_taken_back(began, steps_card, desk, case):
    began("HB_HOF", uitspraak=exactly(date(2026, 11, 13)))
    opened = steps_card()
    press(opened, "Gedaan: Hoger beroep")
    press(opened, "Toch niet: Hoger beroep")
    QTest.qWait(20)
    assert "Uiterlijk ma 15 februari 2027" in said(opened)
    assert [event.code for event in steps(desk, case)[0].events] == ["uitspraak"]


def test_a_length_that_was_mistyped_can_be_typed_again(began, steps_card, desk, case, when_asked):
    step = began("KLACHT_GI", StepStatus.IN_PROGRESS, indiening_klacht=exactly(date(2026, 11, 2)))
    routing.own_term(desk.vault, step, OwnTerm(step="oordeel", amount=6, unit="month"), NOW)
    opened = steps_card()

    def weeks(dialog):
        assert (dialog.amount.value(), dialog.unit.currentText()) == (6, "maanden")
        dialog.unit.setCurrentIndex(dialog.unit.findText("weken"))
        dialog.save.click()

    when_asked(weeks)
    press(opened, "Andere termijn: Oordeel")
    assert steps(desk, case)[0].own_terms == (OwnTerm(step="oordeel", amount=6, unit="week"),)


def test_a_measure_of_a_second_child_can_be_followed_too(began, steps_card, desk, case, when_asked):
    began("OTS", StepStatus.IN_PROGRESS, beschikking_ots=exactly(date(2026, 3, 2)))
    offered = []

    def second(dialog):
        offered.extend(dialog.found.itemData(n) for n in range(dialog.found.count()))
        dialog.found.setCurrentIndex(dialog.found.findData("OTS"))
        dialog.save.click()

    when_asked(second)
    press(steps_card(), "Termijn volgen …")
    assert offered[-1] == "OTS", "what runs already comes last"
    assert [step.route for step in steps(desk, case)] == ["OTS", "OTS"]


def test_an_order_that_names_its_own_end_is_followed_to_that_day(
    began, steps_card, desk, case, when_asked
):
    began("OTS", StepStatus.IN_PROGRESS, beschikking_ots=exactly(date(2026, 9, 1)))
    opened = steps_card()
    assert "Uiterlijk di 31 augustus 2027" in said(opened)
    when_asked(
        lambda dialog: (
            dialog.boxes["beschikking"].setChecked(True),
            dialog.days["beschikking"].setDate(to_qt(date(2027, 3, 1))),
            dialog.save.click(),
        )
    )
    press(opened, "Ander einde: Einde, op zijn laatst (kijk in de beschikking)")
    QTest.qWait(20)
    assert "Uiterlijk ma 1 maart 2027" in said(opened)


def test_a_step_with_a_fatal_term_ahead_is_not_put_away(began, steps_card, desk, case, when_asked):
    began("HB_HOF", uitspraak=exactly(date(2026, 11, 13)))
    told = []

    def finish(dialog):
        dialog.status.setCurrentIndex(dialog.status.findText("afgesloten"))
        dialog.save.click()
        told.append(dialog.complaint.text())
        dialog.cancel.click()

    when_asked(finish)
    press(steps_card(), "Wijzig Hoger beroep bij het gerechtshof")
    assert "er loopt nog een fatale termijn tot ma 15-02-2027" in told[0]
    assert steps(desk, case)[0].status is StepStatus.CONSIDERED


def test_a_step_that_the_rules_do_not_know_stays_in_reach(
    began, make_desk, own, vault, case, show, when_asked
):
    step = began("SKJ")
    routing.change(vault, replace(step, note="op aanraden van oma"), NOW)
    desk = make_desk(vault)
    routes = {c: r for c, r in desk.catalogues.routes.items() if c != "SKJ"}
    lost = replace(desk.rules, catalogues=replace(desk.catalogues, routes=routes))
    page = show(CasePage(replace(desk, rules=lost), case.id), height=2600)
    assert "op aanraden van oma" in said(page.side.steps)
    when_asked(
        lambda dialog: (
            dialog.status.setCurrentIndex(dialog.status.findText("ingetrokken")),
            dialog.save.click(),
        )
    )
    press(page.side.steps, "Wijzig Weg die deze regels niet kennen (SKJ)")
    assert steps(desk, case)[0].status is StepStatus.WITHDRAWN
