"""Zaak: head, timeline, and the cards at the side."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import CaseStatus, Urgency
from confidant_app.domain.consent import Purpose
from confidant_app.domain.contacts import Contact, ContactId
from confidant_app.domain.dates import exactly
from confidant_app.domain.people import Person, PersonId
from confidant_app.domain.steps import StepStatus
from confidant_app.domain.vocabulary import Role
from confidant_app.services import casework, conversations, routing
from confidant_app.ui.changes import Changed
from confidant_app.ui.pages.case import CasePage
from confidant_app.ui.picking import picked
from confidant_app.ui.qt_days import to_qt
from tests.ui.window_fixtures import NOW, names, press, said

TODAY = date(2026, 11, 16)
NONE = UUID(int=0)
COMPLAINT = "Klacht bij de klachtencommissie van de gecertificeerde instelling"


@pytest.fixture
def case(desk):
    return casework.open_case(desk.vault, NOW, TODAY, "omgang in de vakantie")


@pytest.fixture
def page(desk, case, show):
    return show(CasePage(desk, case.id), height=2400)


def whole(page):
    return casework.whole_case(page.desk.vault, page.case_id())


def test_the_head_names_the_case_by_its_own_word_and_never_by_a_name(page):
    text = said(page)
    assert "omgang in de vakantie" in text
    assert "2026-0001 · nieuw" in text
    assert "Geen volgende stap afgesproken" in text


def test_danger_stands_above_everything_in_the_same_words(desk, case, show):
    casework.change_case(desk.vault, replace(case, danger=True, urgency=Urgency.URGENT), NOW)
    text = said(show(CasePage(desk, case.id)))
    assert "Is er nu gevaar? Bel 112. Zorgen? Bel Veilig Thuis: 0800-2000." in text
    assert "dringend" in text


def test_the_timeline_is_newest_first_and_shows_notes_in_full(desk, case, show, qtbot):
    long_note = "Eerste regel\n<b>geen opmaak</b> & meer " + "woord " * 200
    for days, note in ((40, "Vroeger gesprek"), (1, long_note)):
        at = NOW - timedelta(days=days)
        contact = Contact(id=ContactId(NONE), at=at, case=case.id, note=note)
        saved = conversations.log_contact(desk.vault, contact, NOW)
    page = show(CasePage(desk, case.id), height=1600)
    text = said(page)
    assert text.index(long_note) < text.index("Vroeger gesprek")
    assert text.index("November 2026") < text.index("Oktober 2026")
    prose = [w for w in page.findChildren(QLabel) if w.objectName() == "prose"]
    assert "&lt;b&gt;geen opmaak&lt;/b&gt; &amp; meer" in prose[0].text()
    with qtbot.waitSignal(desk.way.contact) as opened:
        press(page, "Wijzig het gesprek van zo 15 november 2026, 09:30")
    assert opened.args == [saved.id]


def test_a_conversation_starts_in_this_case(page, qtbot):
    with qtbot.waitSignal(page.desk.way.conversation) as asked:
        press(page, "Gesprek in deze zaak")
    assert asked.args == [page.case_id()]


def test_the_head_can_be_changed_and_cancelling_changes_nothing(page, when_asked, qtbot):
    def cancel(dialog):
        dialog.keyword.setText("iets anders")
        dialog.cancel.click()

    when_asked(cancel)
    press(page, "Wijzig")
    assert whole(page).case.keyword == "omgang in de vakantie"

    def change(dialog):
        dialog.keyword.setText("zomervakantie")
        dialog.danger.setChecked(True)
        dialog.save.click()

    when_asked(change)
    press(page, "Wijzig")
    assert (whole(page).case.keyword, whole(page).case.danger) == ("zomervakantie", True)
    qtbot.waitUntil(lambda: "zomervakantie" in said(page))


def test_a_case_closes_with_a_judgement_and_opens_again(page, when_asked, qtbot):
    def close(dialog):
        dialog.reason.setPlainText("omgang is hersteld")
        dialog.judgement.setCurrentIndex(4)
        dialog.save.click()

    when_asked(close)
    press(page, "Sluit")
    closed = whole(page).case
    assert closed.status is CaseStatus.CLOSED
    assert (closed.closing.judgement, closed.closing.reason) == (4, "omgang is hersteld")
    qtbot.waitUntil(lambda: "De zaak is gesloten. omgang is hersteld" in said(page))
    press(page, "Heropen")
    assert whole(page).case.status is CaseStatus.ACTIVE


def test_closing_before_the_case_began_is_refused_in_words(page, when_asked, qtbot):
    def close(dialog):
        dialog.on.setDate(to_qt(TODAY - timedelta(days=400)))
        dialog.save.click()

    when_asked(close)
    press(page, "Sluit")
    qtbot.waitUntil(lambda: "gesloten voordat zij begon" in said(page))
    assert whole(page).case.status is CaseStatus.NEW


def test_a_person_is_added_with_warnings_before_the_number(page, when_asked, qtbot):
    def fill(dialog):
        assert dialog.reporter.isChecked()
        dialog.given.setText("Marjan")
        dialog.phone.setText("06-12345678")
        dialog.safe_times.setText("alleen overdag")
        dialog.voicemail.setCurrentIndex(dialog.voicemail.findText("nee"))
        dialog.save.click()

    when_asked(fill)
    press(page, "Betrokkene erbij")
    (person,) = whole(page).people
    assert (person.given, person.voicemail) == ("Marjan", Answer.NO)
    qtbot.waitUntil(lambda: "Spreek de voicemail niet in." in said(page))
    assert "Bellen kan: alleen overdag" in said(page)
    press(page, "Kopieer 06-12345678")
    assert QGuiApplication.clipboard().text() == "06-12345678"
    QGuiApplication.clipboard().clear()


def test_an_employee_who_reports_is_marked_as_extra_protected(desk, case, show):
    employee = Person(id=PersonId(NONE), case=case.id, role=Role.EMPLOYEE, reporter=True)
    casework.save_new_person(desk.vault, employee, NOW)
    assert "Extra beschermd" in said(show(CasePage(desk, case.id), height=2400))


def test_a_follow_up_for_tomorrow_is_added_changed_and_done(page, when_asked, qtbot):
    def add(dialog):
        dialog.save.click()
        assert dialog.complaint.isVisible()
        dialog.what.setText("Rechtbank bellen")
        press(dialog, "over een week")
        assert picked(dialog.due) == TODAY + timedelta(days=7)
        press(dialog, "morgen")
        dialog.save.click()

    when_asked(add)
    press(page, "Vervolgactie erbij")
    (found,) = whole(page).follow_ups
    assert (found.what, found.due) == ("Rechtbank bellen", TODAY + timedelta(days=1))
    qtbot.waitUntil(lambda: "Volgende stap: Rechtbank bellen (morgen)" in said(page))
    when_asked(lambda dialog: (dialog.what.setText("Griffie bellen"), dialog.save.click()))
    press(page, "Wijzig: Rechtbank bellen")
    qtbot.waitUntil(lambda: "Gedaan: Griffie bellen" in names(page))
    press(page, "Gedaan: Griffie bellen")
    assert whole(page).follow_ups[0].done_on == TODAY


def test_consent_is_given_per_purpose_and_can_be_withdrawn(page, when_asked, qtbot):
    when_asked(lambda dialog: dialog.save.click())
    press(page, "Toestemming erbij")
    (consent,) = whole(page).consents
    assert consent.purpose is Purpose.KEEP_NOTES
    qtbot.waitUntil(lambda: "Trek in: notities bewaren" in names(page))
    press(page, "Trek in: notities bewaren")
    assert whole(page).consents[0].withdrawn_on == TODAY
    qtbot.waitUntil(lambda: "ingetrokken op ma 16 november 2026" in said(page))


def test_a_norm_is_recorded_and_unknown_is_never_met(page, when_asked, qtbot):
    press(page, "Normen")
    qtbot.waitUntil(lambda: "onbekend" in said(page))
    assert "gehaald" not in said(page).splitlines()

    def answer(dialog):
        dialog.applies.setCurrentIndex(1)
        dialog.met.setCurrentIndex(2)
        dialog.days.setValue(60)
        dialog.save.click()

    when_asked(answer)
    press(page, "Wijzig norm: Plan van aanpak binnen zes weken")
    (record,) = whole(page).norms
    assert (record.met, record.days) == (Answer.NO, 60)
    qtbot.waitUntil(lambda: "niet gehaald" in said(page))


def test_a_complaint_begins_and_shows_its_term_with_the_derivation(page, when_asked, qtbot):
    unfold_questions(page)
    press(page, f"Begin: {COMPLAINT}")
    (step,) = whole(page).steps
    assert (step.route, step.status) == ("KLACHT_GI", StepStatus.CONSIDERED)
    page.desk.changes.happened.emit(Changed.STEPS)
    routing.happened(page.desk.vault, step, "ontvangst_oordeel", exactly(date(2026, 11, 10)), NOW)
    page.desk.changes.happened.emit(Changed.STEPS)
    qtbot.waitUntil(lambda: "Uiterlijk do 10 december 2026 (nog 24 dagen)" in said(page))
    press(page.side.steps.cards[0], "Zo is dat geteld")
    text = said(page)
    assert "+ 1 maand = do 10-12-2026" in text
    assert "Reken na; geen juridisch advies." in text


def test_a_missing_day_and_a_missing_amount_are_asked_and_never_guessed(page, when_asked, qtbot):
    unfold_questions(page)
    press(page, f"Begin: {COMPLAINT}")
    qtbot.waitUntil(lambda: any(n.startswith("Vul in: ") for n in names(page)))
    when_asked(lambda dialog: dialog.save.click())
    press(page, "Vul in: Op welke dag is de klacht ingediend?")
    assert whole(page).steps[0].events
    qtbot.waitUntil(lambda: any(n.startswith("Vul in: Binnen") for n in names(page)))
    when_asked(lambda dialog: (dialog.amount.setValue(8), dialog.save.click()))
    press(page, next(n for n in names(page) if n.startswith("Vul in: Binnen")))
    assert whole(page).steps[0].own_terms[0].amount == 8


def test_a_step_changes_its_status_and_a_term_can_be_ticked_off(desk, case, show, when_asked):
    step = routing.begin(desk.vault, case.id, "KLACHT_GI", desk.catalogues, NOW)
    routing.happened(desk.vault, step, "ontvangst_oordeel", exactly(date(2026, 11, 10)), NOW)
    page = show(CasePage(desk, case.id), height=2400)
    press(page.side.steps.cards[0], "Gedaan: Reactie bestuur")
    assert any(event.code.startswith("done:") for event in whole(page).steps[0].events)

    def change(dialog):
        dialog.status.setCurrentIndex(dialog.status.findText("ingetrokken"))
        dialog.save.click()

    when_asked(change)
    press(page.side.steps, f"Wijzig {COMPLAINT}")
    assert whole(page).steps[0].status is StepStatus.WITHDRAWN


def test_a_case_that_is_gone_says_so(desk, case, show):
    page = CasePage(desk, type(case.id)(int=7))
    assert "Dit staat niet (meer) in de kluis." in said(show(page))


def test_the_whole_example_can_be_opened(make_desk, example, show):
    desk = make_desk(example)
    for line in casework.page(example, casework.CaseQuery(), 8, 0):
        assert line.number in said(show(CasePage(desk, line.id)))


def unfold_questions(page):
    press(page, next(n for n in names(page) if n.startswith("Hangt van een vraag af")))
