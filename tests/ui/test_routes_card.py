"""Wat kan nog? The concern, the short interview, the rows, and everything about one route."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from confidant_app.domain.answers import Answer, Certainty
from confidant_app.domain.cases import AgeBand, Child
from confidant_app.domain.people import Person, PersonId
from confidant_app.domain.steps import StepStatus
from confidant_app.domain.vocabulary import Measure, Role
from confidant_app.services import casework, routing
from confidant_app.ui.changes import Changed
from confidant_app.ui.pages.case import CasePage
from confidant_app.ui.qt_days import to_qt
from tests.ui.case_fixtures import starting
from tests.ui.window_fixtures import NOW, names, press, said

INSTRUCTION = "Schriftelijke aanwijzing laten vervallen"


@pytest.fixture
def page(desk, case, show):
    return show(CasePage(desk, case.id), height=2600)


@pytest.fixture
def card(page):
    return page.side.routes


def whole(page):
    return casework.whole_case(page.desk.vault, page.case_id())


def choose(value):
    return lambda dialog: (
        dialog.found.setCurrentIndex(dialog.found.findData(value)),
        dialog.save.click(),
    )


def test_an_unknown_case_is_asked_about_itself_and_nothing_else(card):
    text = said(card)
    assert "Wat is de melder van het kind, en heeft de melder gezag?" in text
    assert "Nog 1 vraag\n" in text
    press(card, "Weet ik niet: Wat is de melder van het kind, en heeft de melder gezag?")
    starting(card, "Waar komt de melder mee?")
    assert not any(name.startswith("Weet ik niet") for name in names(card))


def test_the_role_makes_a_reporter_or_changes_the_one_there_is(page, card, when_asked, qtbot):
    asked = "Vul in: Wat is de melder van het kind, en heeft de melder gezag?"
    when_asked(choose(Role.UNKNOWN.value))
    press(card, asked)
    assert [(p.role, p.reporter) for p in whole(page).people] == [(Role.UNKNOWN, True)]
    when_asked(choose(Role.GRANDPARENT.value))
    press(card, asked)
    assert [(p.role, p.reporter) for p in whole(page).people] == [(Role.GRANDPARENT, True)]
    qtbot.waitUntil(lambda: asked not in names(card))


def test_two_reporters_get_the_role_together_and_are_told(page, desk, card, when_asked):
    for _ in range(2):
        fresh = Person(id=PersonId(page.case_id()), case=page.case_id(), reporter=True)
        casework.save_new_person(desk.vault, fresh, NOW)
    desk.changes.happened.emit(Changed.CASES)
    seen = []
    when_asked(lambda dialog: (seen.append(said(dialog)), choose("foster_parent")(dialog)))
    press(card, "Vul in: Wat is de melder van het kind, en heeft de melder gezag?")
    assert "Er zijn meer melders." in seen[0]
    assert {person.role for person in whole(page).people} == {Role.FOSTER_PARENT}


def test_cancelling_changes_nothing(page, card, when_asked):
    when_asked(lambda dialog: dialog.cancel.click())
    press(card, starting(card, "Vul in: Wat is de melder"))
    when_asked(lambda dialog: dialog.cancel.click())
    press(card, "Waar komt de melder mee? …")
    assert whole(page).people == ()
    assert whole(page).case.measure is Measure.UNKNOWN
    assert routing.answers(page.desk.vault, page.case_id()) == {}


def test_the_measure_is_asked_and_kept(page, card, when_asked):
    when_asked(choose(Role.FOSTER_PARENT.value))
    press(card, starting(card, "Vul in: Wat is de melder"))
    when_asked(lambda dialog: dialog.cancel.click())
    press(card, "Vul in: Welke maatregel loopt er nu voor dit kind?")
    assert whole(page).case.measure is Measure.UNKNOWN
    when_asked(choose(Measure.GUARDIANSHIP.value))
    press(card, "Vul in: Welke maatregel loopt er nu voor dit kind?")
    assert whole(page).case.measure is Measure.GUARDIANSHIP


def test_what_the_reporter_came_with_puts_its_routes_on_top(page, card, when_asked, qtbot):
    def tick(dialog):
        dialog.boxes["komt_met_jeugdbeschermer"].setChecked(True)
        dialog.save.click()

    when_asked(tick)
    press(card, "Waar komt de melder mee? …")
    qtbot.waitUntil(lambda: "Er is geen vaste jeugdbeschermer" in said(card))
    text = said(card)
    assert "Let op: Vul bij Normen in wanneer het eerste contact was" in text
    assert "past bij de vraag" in text
    when_asked(lambda dialog: (untick_all(dialog), dialog.save.click()))
    press(card, "Wijzig de vraag")
    qtbot.waitUntil(lambda: "Er is geen vaste jeugdbeschermer" not in said(card))


def untick_all(dialog):
    for box in dialog.boxes.values():
        box.setChecked(False)


def test_a_yes_leads_to_the_day_and_the_day_to_the_deadline(parent_page, when_asked, qtbot):
    card = parent_page.side.routes
    press(card, "Ja: Heeft de gecertificeerde instelling een schriftelijke aanwijzing gegeven?")
    day = starting(card, "Vul in: Op welke dag is de schriftelijke aanwijzing verstuurd")
    when_asked(
        lambda dialog: (
            dialog.first.setDate(to_qt(date(2026, 11, 13))),
            dialog.about.setChecked(False),
            dialog.save.click(),
        )
    )
    press(card, day)
    qtbot.waitUntil(lambda: f"Begin: {INSTRUCTION}" in names(card))
    text = said(card)
    assert "Nog 11 dagen: de laatste dag is vr 27-11-2026." in text
    assert "Bel een advocaat of het Juridisch Loket." in text
    press(card, f"Zo is dat geteld: {INSTRUCTION}")
    assert "+ 2 weken = vr 27-11-2026" in said(card)
    press(card, f"Begin: {INSTRUCTION}")
    (step,) = whole(parent_page).steps
    assert [(e.code, e.on.earliest) for e in step.events] == [
        ("verzending_aanwijzing", date(2026, 11, 13))
    ], "the step has the deadline that was shown"
    assert whole(parent_page).events[0].on.certainty is Certainty.EXACT


def test_a_route_that_was_begun_says_so_and_can_be_begun_once_more(parent_page):
    card = parent_page.side.routes
    first = starting(card, "Begin: ")
    assert "staat bij Stappen" not in said(card)
    press(card, first)
    again = starting(card, first.replace("Begin: ", "Begin nog eens: "))
    assert "staat bij Stappen" in said(card)
    press(card, again)
    begun = {step.route for step in whole(parent_page).steps}
    assert (len(whole(parent_page).steps), len(begun)) == (2, 1)


def test_a_step_that_ended_leaves_its_route_to_begin_on(parent_page, desk):
    card = parent_page.side.routes
    first = starting(card, "Begin: ")
    press(card, first)
    (step,) = whole(parent_page).steps
    routing.change(desk.vault, replace(step, status=StepStatus.WITHDRAWN), NOW)
    desk.changes.happened.emit(Changed.STEPS)
    assert starting(card, first)


def test_a_day_that_has_yet_to_come_is_refused_in_the_dialog(parent_page, when_asked, qtbot):
    card = parent_page.side.routes
    press(card, "Ja: Heeft de gecertificeerde instelling een schriftelijke aanwijzing gegeven?")
    told = []

    def tomorrow(dialog):
        dialog.first.setDate(to_qt(date(2026, 11, 17)))
        dialog.save.click()
        told.append(dialog.complaint.text())
        dialog.cancel.click()

    when_asked(tomorrow)
    press(card, starting(card, "Vul in: Op welke dag is de schriftelijke aanwijzing"))
    assert "de dag di 17-11-2026 moet nog komen" in told[0]
    assert whole(parent_page).events == ()


def test_what_helps_to_answer_stands_below_the_question_and_in_its_dialog(
    parent_page, when_asked, qtbot
):
    card = parent_page.side.routes
    press(card, "Ja: Heeft de gecertificeerde instelling een schriftelijke aanwijzing gegeven?")
    asked = "Op welke dag is de schriftelijke aanwijzing verstuurd of uitgereikt?"
    day = starting(card, f"Vul in: {asked}")
    assert day == f"Vul in: {asked}", "the question is short"
    hint = "Niet de dag waarop de brief aankwam. Weet je alleen die, kies dan Ongeveer."
    assert hint in said(card)
    seen = []
    when_asked(lambda dialog: (seen.append(said(dialog)), dialog.cancel.click()))
    press(card, day)
    assert hint in seen[0]


def test_a_no_closes_the_route_with_its_reason(parent_page, qtbot):
    card = parent_page.side.routes
    press(card, "Nee: Heeft de gecertificeerde instelling een schriftelijke aanwijzing gegeven?")
    given = routing.answers(parent_page.desk.vault, parent_page.case_id())
    assert given["schriftelijke_aanwijzing"] is Answer.NO
    press(card, starting(card, "Niet voor deze melder"))
    assert "Er is geen schriftelijke aanwijzing." in said(card)


def test_a_route_that_waits_for_a_question_has_it_asked(parent_page, qtbot):
    card = parent_page.side.routes
    press(card, starting(card, "Hangt van een vraag af"))
    press(card, "Antwoord: Tuchtklacht bij SKJ")
    asked = "Ja: Was de professional bij SKJ geregistreerd op de dag waar het over gaat?"
    assert starting(card, asked)
    press(card, f"Weet ik niet: {asked[4:]}")
    starting(card, "Begin: Gesprek")
    assert asked not in names(card)


def test_everything_about_a_route_can_be_read_with_its_sources(parent_page, when_asked):
    card = parent_page.side.routes
    press(card, starting(card, "Hangt van een vraag af"))
    seen = []

    def close(dialog):
        seen.append(said(dialog))
        next(b for b in dialog.findChildren(QPushButton)).click()

    when_asked(close)
    press(card, f"Meer: {INSTRUCTION}")
    for words in (
        "Let op",
        "Wacht niet op de klachtencommissie.",
        "een jeugdige zelf vanaf 12 jaar".capitalize(),
        "Een advocaat is niet verplicht",
        "Verzoek kinderrechter: 2 weken, vanaf verzending of uitreiking van de aanwijzing",
        "Wat kan hier niet?",
        "art. 807 Wetboek van Burgerlijke Rechtsvordering",
        "Wat kan hierna?",
        "gelezen in een recente wettekst",
    ):
        assert words in seen[0], words


def test_ages_are_asked_of_a_youth_and_shown_with_the_people(desk, case, show, when_asked, qtbot):
    person = Person(id=PersonId(case.id), case=case.id, role=Role.YOUTH, reporter=True)
    casework.save_new_person(desk.vault, person, NOW)
    page = show(CasePage(desk, case.id), height=2600)
    card = page.side.routes

    def fill(dialog):
        dialog.bands[0].setCurrentIndex(dialog.bands[0].findData("12-15"))
        dialog.more.click()
        dialog.years[1].setValue(2019)
        assert not dialog.bands[1].isEnabled()
        dialog.save.click()

    when_asked(fill)
    press(card, "Vul in: Hoe oud is de jeugdige?")
    assert whole(page).case.children == (
        Child(number=1, age_band=AgeBand.TO_15),
        Child(number=2, birth_year=2019),
    )
    shown = "Kinderen: kind 1 (12-15 jaar), kind 2 (geboren in 2019)"
    qtbot.waitUntil(lambda: shown in said(page.side.people))
    when_asked(lambda dialog: dialog.save.click())
    press(page.side.people, "Leeftijden …")
    assert len(whole(page).case.children) == 2


def test_a_child_of_unknown_age_is_still_a_child(page, when_asked, qtbot):
    when_asked(lambda dialog: dialog.save.click())
    press(page.side.people, "Leeftijden …")
    assert whole(page).case.children == (Child(number=1),)
    qtbot.waitUntil(lambda: "Kinderen: kind 1" in said(page.side.people))
