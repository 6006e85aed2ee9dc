"""Gesprek: the editor, its drafts, and what is typed beside the note."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from confidant_app.domain.contacts import Channel, Contact, ContactId, Kind
from confidant_app.domain.errors import InvalidValue, NotFound
from confidant_app.services import casework, conversations, following
from confidant_app.ui import conversation_draft
from confidant_app.ui.desk import Place
from confidant_app.ui.draft_timer import DRAFT_EVERY_MS
from confidant_app.ui.pages.conversation import ConversationPage
from tests.ui.window_fixtures import NOW, press, said

TODAY = date(2026, 11, 16)


@pytest.fixture
def case(desk):
    return casework.open_case(desk.vault, NOW, TODAY, "omgang in de vakantie")


@pytest.fixture
def page(desk, show):
    return show(ConversationPage.fresh(desk, None))


def test_the_cursor_stands_in_the_text_and_escape_saves_and_leaves(desk, page, qtbot):
    page.setFocus()
    assert page.note.hasFocus()
    qtbot.keyClicks(page.note, "Moeder belt, huilt.")
    with qtbot.waitSignal(desk.way.place) as left:
        qtbot.keyClick(page.note, Qt.Key.Key_Escape)
    assert left.args == [Place.TODAY]
    (saved,) = conversations.without_case(desk.vault)
    assert saved.note == "Moeder belt, huilt."
    assert saved.channel is Channel.PHONE
    assert saved.at == NOW


def test_an_empty_conversation_leaves_no_trace(desk, page, qtbot):
    with qtbot.waitSignal(desk.way.place):
        page.save()
    assert conversations.without_case(desk.vault) == ()
    assert conversations.drafts(desk.vault) == ()


def test_what_is_typed_is_a_draft_within_two_seconds(desk, page, qtbot):
    assert DRAFT_EVERY_MS <= 2000
    qtbot.keyClicks(page.note, "Half een zi")
    qtbot.waitUntil(lambda: len(conversations.drafts(desk.vault)) == 1, timeout=2500)
    assert "concept bewaard" in said(page)


def test_saving_lets_go_of_the_draft(desk, page, qtbot):
    qtbot.keyClicks(page.note, "Heel verhaal.")
    page.about_to_lock()
    assert len(conversations.drafts(desk.vault)) == 1
    page.save()
    assert conversations.drafts(desk.vault) == ()


def test_a_draft_comes_back_as_it_was(desk, case, show, qtbot):
    page = show(ConversationPage.fresh(desk, case.id))
    qtbot.keyClicks(page.note, "Midden in een zin")
    page.facts.kind.setCurrentIndex(page.facts.kind.findText("klacht"))
    page.line.field.setText("!bel de school vrijdag")
    page.about_to_lock()
    (draft,) = conversations.drafts(desk.vault)
    again = show(ConversationPage.draft(desk, draft.key))
    assert again.note.toPlainText() == "Midden in een zin"
    assert again.facts.chosen_case() == case.id
    assert again.writing().contact.kind is Kind.COMPLAINT
    assert [t.text for t in again.line.of("!")] == ["bel de school · vrijdag 20 november"]
    again.save()
    assert conversations.drafts(desk.vault) == ()
    (todo,) = following.pending(desk.vault)
    assert (todo.what, todo.due, todo.case) == ("bel de school", date(2026, 11, 20), case.id)


def test_half_a_token_is_not_lost_when_the_vault_locks(desk, page, qtbot):
    qtbot.keyClicks(page.note, "Tekst")
    page.line.field.setText("#zzz geen thema")
    page.about_to_lock()
    (draft,) = conversations.drafts(desk.vault)
    assert conversation_draft.from_draft(draft).contact.note == "Tekst\n#zzz geen thema"


def test_two_new_conversations_keep_two_drafts(desk, clock, show, qtbot):
    for text in ("Eerste", "Tweede"):
        clock.later(seconds=1)
        page = show(ConversationPage.fresh(desk, None))
        qtbot.keyClicks(page.note, text)
        page.about_to_lock()
    assert len(conversations.drafts(desk.vault)) == 2


def test_a_draft_that_is_gone_is_told_by_its_name(desk):
    with pytest.raises(NotFound):
        ConversationPage.draft(desk, "contact:new:x")


def test_a_draft_of_another_version_is_refused(desk):
    draft = conversation_draft.as_draft(conversation_draft.fresh(None, NOW), NOW)
    from_elsewhere = type(draft)(
        key=draft.key, saved_at=NOW, body='{"note": "", "writing": {"x": 1}}', base_version=0
    )
    with pytest.raises(InvalidValue):
        conversation_draft.from_draft(from_elsewhere)


def test_a_new_case_can_be_made_while_saving(desk, page, qtbot):
    qtbot.keyClicks(page.note, "Onbekende oma")
    page.facts.case.setCurrentIndex(page.facts.case.findText("een nieuwe zaak"))
    with qtbot.waitSignal(desk.way.case) as opened:
        page.save()
    whole = casework.whole_case(desk.vault, opened.args[0])
    assert [c.note for c in whole.contacts] == ["Onbekende oma"]


@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)  # the list of a completer
def test_themes_follow_ups_and_people_are_typed_beside_the_note(desk, case, show, qtbot):
    person = casework.add_person(desk.vault, case.id, NOW)
    page = show(ConversationPage.fresh(desk, case.id))
    qtbot.keyClicks(page.note, "Niemand luisterde.")
    for typed in ("#ouder niet gehoord", "!verslag opvragen morgen", "@onbekend"):
        page.line.field.setFocus()
        qtbot.keyClicks(page.line.field, typed)
        qtbot.keyClick(page.line.field, Qt.Key.Key_Return)
    page.save()
    whole = casework.whole_case(desk.vault, case.id)
    (contact,) = whole.contacts
    assert [desk.catalogues.themes[m.code].dutch for m in contact.themes] == ["ouder niet gehoord"]
    assert contact.people == (person.id,)
    assert [(f.what, f.due) for f in whole.follow_ups] == [
        ("verslag opvragen", TODAY + timedelta(days=1))
    ]


def test_a_theme_that_is_not_in_the_list_is_not_saved_silently(desk, page, qtbot):
    qtbot.keyClicks(page.note, "Tekst")
    page.line.field.setText("#bestaat niet")
    page.save()
    assert "Dit staat niet in de lijst" in said(page)
    assert conversations.without_case(desk.vault) == ()


def test_a_saved_conversation_can_be_changed_and_keeps_every_version(desk, case, show, qtbot):
    saved = conversations.log_contact(
        desk.vault,
        Contact(id=ContactId(UUID(int=0)), at=NOW - timedelta(days=3), case=case.id, note="Eerst"),
        NOW,
    )
    page = show(ConversationPage.saved(desk, saved.id))
    assert not page.drop.isVisible()
    page.note.put("Toen")
    page.line.field.setText("!navragen")
    with qtbot.waitSignal(desk.way.case):
        page.save()
    assert [v.note for v in conversations.versions(desk.vault, saved.id)] == ["Eerst", "Toen"]
    assert conversations.contact(desk.vault, saved.id).at == saved.at
    assert [f.what for f in following.pending(desk.vault)] == ["navragen"]


def test_looking_at_a_saved_conversation_changes_nothing(desk, case, show, qtbot):
    saved = conversations.log_contact(
        desk.vault, Contact(id=ContactId(UUID(int=0)), at=NOW, case=case.id, note="Eerst"), NOW
    )
    page = show(ConversationPage.saved(desk, saved.id))
    with qtbot.waitSignal(desk.way.case):
        page.save()
    assert len(conversations.versions(desk.vault, saved.id)) == 1


def test_throwing_text_away_takes_a_second_press(desk, page, qtbot):
    qtbot.keyClicks(page.note, "Per ongeluk")
    press(page, "Weggooien")
    assert page.note.toPlainText() == "Per ongeluk"
    with qtbot.waitSignal(desk.way.place):
        press(page, "Echt weggooien?")
    assert conversations.drafts(desk.vault) == ()


def test_a_phone_call_counts_its_minutes_and_a_letter_does_not(page):
    page.facts.count_minute()
    assert page.writing().contact.minutes == 1
    page.facts.channel.setCurrentIndex(page.facts.channel.findText("brief"))
    page.facts.count_minute()
    assert page.writing().contact.minutes == 1


def test_people_are_offered_of_the_chosen_case_only(desk, case, page):
    casework.add_person(desk.vault, case.id, NOW)
    assert not [t for t in page.line._offers if t.startswith("@")]
    page.facts.case.setCurrentIndex(2)
    assert [t for t in page.line._offers if t.startswith("@")] == ["@onbekend"]


def test_a_closed_vault_of_an_open_editor_is_a_bug_and_not_a_silent_loss(desk, page, qtbot):
    qtbot.keyClicks(page.note, "Tekst")
    page._timer.stop()
    desk.vault.close()
    with pytest.raises(RuntimeError, match="closed"):
        page.save()
