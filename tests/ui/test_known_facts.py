"""Wat we weten: what was answered can be seen, changed and taken back."""

from datetime import date

from confidant_app.domain.answers import Certainty
from confidant_app.domain.dates import exactly
from confidant_app.services import casework, routing
from confidant_app.ui.pages.case import CasePage
from confidant_app.ui.qt_days import to_qt
from tests.ui.case_fixtures import TODAY, starting
from tests.ui.window_fixtures import names, press, said

INSTRUCTION = "Schriftelijke aanwijzing laten vervallen"


def whole(page):
    return casework.whole_case(page.desk.vault, page.case_id())


def test_an_answer_and_a_day_can_be_seen_changed_and_taken_back(parent_page, when_asked, qtbot):
    card = parent_page.side.routes
    press(card, starting(card, "Nee: Heeft de gecertificeerde instelling"))
    press(card, starting(card, "Wat we weten (1)"))
    assert "aanwijzing gegeven? nee" in said(card)
    press(card, starting(card, "Wijzig: Heeft de gecertificeerde instelling"))
    press(card, starting(card, "Ja: Heeft de gecertificeerde instelling"))
    when_asked(
        lambda dialog: (
            dialog.first.setDate(to_qt(date(2026, 11, 13))),
            dialog.about.setChecked(True),
            dialog.last.setDate(to_qt(date(2026, 11, 15))),
            dialog.save.click(),
        )
    )
    press(card, starting(card, "Vul in: Op welke dag is de schriftelijke aanwijzing"))
    press(card, starting(card, "Wat we weten (2)"))
    assert "aanwijzing: tussen vr 13 november 2026 en zo 15 november 2026" in said(card)
    when_asked(lambda dialog: (dialog.about.setChecked(False), dialog.save.click()))
    press(card, starting(card, "Wijzig: verzending of uitreiking"))
    assert whole(parent_page).events[0].on.certainty is Certainty.EXACT
    press(card, starting(card, "Wat we weten (2)"))
    assert "aanwijzing: vr 13 november 2026" in said(card)
    press(card, starting(card, "Vergeet: verzending of uitreiking"))
    assert whole(parent_page).events == ()


def test_a_last_day_is_shown_though_the_role_is_not_known(desk, case, show):
    on = exactly(date(2026, 11, 6))
    routing.asked_day(desk.vault, case.id, "verzending_aanwijzing", on, TODAY)
    card = show(CasePage(desk, case.id), height=2600).side.routes
    text = said(card)
    assert "Nog 4 dagen, als deze weg openstaat." in text
    assert text.index(INSTRUCTION) < text.index("Gesprek met de jeugdbeschermer")
    assert f"Antwoord: {INSTRUCTION}" in names(card)


def test_the_keyboard_goes_on_to_the_next_question(parent_page, qtbot):
    card = parent_page.side.routes
    press(card, starting(card, "Ja: Heeft de gecertificeerde instelling"))
    first = starting(card, "Vul in: Op welke dag is de schriftelijke aanwijzing")
    assert parent_page.window().focusWidget().accessibleName() == first
    press(card, starting(card, "Weet ik niet: Op welke dag"))
    focused = parent_page.window().focusWidget()
    assert parent_page.isAncestorOf(focused)
    assert card.isAncestorOf(focused) or focused is card
