"""Vandaag."""

from datetime import date, timedelta
from uuid import UUID

from confidant_app.domain.contacts import Contact, ContactId
from confidant_app.domain.dates import exactly
from confidant_app.domain.follow_ups import FollowUp, FollowUpId
from confidant_app.services import casework, conversations, following, routing
from confidant_app.ui.conversation_draft import as_draft, fresh, with_note
from confidant_app.ui.pages.today import TodayPage
from tests.ui.window_fixtures import NOW, names, press, said

TODAY = date(2026, 11, 16)
NONE = UUID(int=0)


def follow_up(vault, what, due, **more):
    fresh_one = FollowUp(id=FollowUpId(NONE), what=what, due=due, **more)
    return following.add_follow_up(vault, fresh_one, NOW)


def test_an_empty_vault_says_what_will_be_here_and_offers_the_first_step(desk, show, qtbot):
    page = show(TodayPage(desk))
    assert "Hier komt wat je niet mag vergeten" in said(page)
    with qtbot.waitSignal(desk.way.conversation) as asked:
        press(page, "Nieuw gesprek")
    assert asked.args == [None]


def test_what_is_due_stands_under_now_and_what_comes_under_this_week(desk, show):
    follow_up(desk.vault, "Moeder terugbellen", TODAY - timedelta(days=2))
    follow_up(desk.vault, "Verslag lezen", TODAY + timedelta(days=3))
    follow_up(desk.vault, "Brief van de raad", TODAY + timedelta(days=3), waiting=True)
    text = said(show(TodayPage(desk)))
    now, week, waits = (text.index(title) for title in ("Nu", "Deze week", "Wacht op antwoord"))
    assert now < text.index("Moeder terugbellen") < week < text.index("Verslag lezen")
    assert waits < text.index("Brief van de raad")
    assert "Goedemorgen. 1 ding voor nu, 1 over tijd." in text


def test_done_takes_a_follow_up_off_the_screen(desk, show):
    follow_up(desk.vault, "Moeder terugbellen", TODAY)
    page = show(TodayPage(desk))
    press(page, "Gedaan: Moeder terugbellen")
    assert "Moeder terugbellen" not in said(page)
    assert following.pending(desk.vault) == ()


def test_a_fatal_term_in_its_warning_time_is_named_as_fatal(desk, show, qtbot):
    case = casework.open_case(desk.vault, NOW, TODAY, "omgang")
    step = routing.begin(desk.vault, case.id, "HB_HOF", desk.catalogues, NOW)
    routing.happened(desk.vault, step, "uitspraak", exactly(TODAY - timedelta(days=85)), NOW)
    page = show(TodayPage(desk))
    assert "1 fataal" in said(page)
    assert "fataal" in said(page).splitlines()
    with qtbot.waitSignal(desk.way.case) as opened:
        press(page, next(n for n in names(page) if n.startswith("Open: ")))
    assert opened.args == [case.id]


def test_a_draft_stands_on_top_and_opens_where_it_was(desk, show, qtbot):
    draft = as_draft(with_note(fresh(None, NOW), "Ze zei dat niemand"), NOW)
    conversations.keep_draft(desk.vault, draft)
    follow_up(desk.vault, "Moeder terugbellen", TODAY)
    page = show(TodayPage(desk))
    assert said(page).index("Ze zei dat niemand") < said(page).index("Moeder terugbellen")
    with qtbot.waitSignal(desk.way.draft) as asked:
        press(page, "Verder schrijven: Ze zei dat niemand")
    assert asked.args == [draft.key]


def test_a_conversation_without_a_case_waits_here(desk, show, qtbot):
    loose = conversations.log_contact(
        desk.vault, Contact(id=ContactId(NONE), at=NOW, note="Onbekende vader"), NOW
    )
    page = show(TodayPage(desk))
    with qtbot.waitSignal(desk.way.contact) as asked:
        press(page, "Open: Onbekende vader")
    assert asked.args == [loose.id]


def test_cases_without_a_next_step_are_listed_up_to_eight(desk, show, qtbot):
    cases = [casework.open_case(desk.vault, NOW, TODAY, f"gezin {n}") for n in range(10)]
    page = show(TodayPage(desk), height=2000)
    assert "Zaken zonder volgende stap" in said(page)
    assert "en nog 2" in said(page)
    with qtbot.waitSignal(desk.way.case) as opened:
        press(page, next(n for n in names(page) if n.endswith("gezin 9")))
    assert opened.args == [cases[9].id]


def test_a_hidden_page_catches_up_when_it_is_shown_again(desk, show, qtbot):
    page = show(TodayPage(desk))
    page.hide()
    follow_up(desk.vault, "Moeder terugbellen", TODAY)
    desk.changes.happened.emit(TodayPage.watches)
    assert "Moeder terugbellen" not in said(page)
    page.show()
    qtbot.waitUntil(lambda: "Moeder terugbellen" in said(page))


def test_who_sent_a_mail_stays_off_the_first_screen(desk, show):
    note = "Van: Zwaluw Staart <zwaluw@post.example>\nVraag over de omgang\n\nGoedenavond"
    conversations.log_contact(desk.vault, Contact(id=ContactId(NONE), at=NOW, note=note), NOW)
    text = said(show(TodayPage(desk)))
    assert "Vraag over de omgang Goedenavond" in text
    assert "Zwaluw" not in text
