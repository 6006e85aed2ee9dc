"""What was typed survives a lock, a full disk, a sleeping computer and two versions at once."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from confidant_app.domain.contacts import Contact, ContactId
from confidant_app.domain.errors import DiskFull
from confidant_app.domain.follow_ups import FollowUp, FollowUpId
from confidant_app.domain.lists import CaseQuery
from confidant_app.services import casework, conversations
from confidant_app.services.example import VAULT
from confidant_app.storage import rows_contacts
from confidant_app.ui.conversation_draft import resumed
from confidant_app.ui.desk import Place
from confidant_app.ui.dialogs.follow_up import FollowUpDialog
from confidant_app.ui.idle import IdleWatch
from confidant_app.ui.loose_ends import LooseEnds
from confidant_app.ui.pages.case import CasePage
from confidant_app.ui.pages.conversation import ConversationPage
from confidant_app.ui.pages.setup import SetupPage
from confidant_app.ui.room import Room
from confidant_app.ui.theme import Theme
from tests.ui.window_fixtures import NOW, said


@pytest.fixture
def contact(vault):
    case = casework.open_case(vault, NOW, NOW.date(), "proef")
    fresh = Contact(
        id=ContactId(UUID(int=0)), at=NOW, case=case.id, note="Oud.", agreements="Bel terug."
    )
    return conversations.log_contact(vault, fresh, NOW)


def typed(page, text):
    page.note.append(text)
    page.about_to_lock()


def test_a_saved_conversation_opens_with_what_was_typed_before_the_lock(
    make_desk, show, vault, contact
):
    desk = make_desk(vault)
    typed(show(ConversationPage.saved(desk, contact.id)), "Een uur werk.")
    again = show(ConversationPage.saved(desk, contact.id))
    assert "Een uur werk." in again.note.toPlainText()
    again.save()
    assert "Een uur werk." in conversations.contact(vault, contact.id).note
    assert conversations.drafts(vault) == ()


def test_a_draft_never_replaces_what_was_saved_since(make_desk, show, vault, contact):
    desk = make_desk(vault)
    typed(show(ConversationPage.saved(desk, contact.id)), "Mijn concept.")
    newer = replace(contact, note="Ergens anders bewaard.", agreements="Morgen bellen.")
    conversations.change_contact(vault, newer, NOW)
    page = show(ConversationPage.saved(desk, contact.id))
    text = page.note.toPlainText()
    assert text.index("Ergens anders bewaard.") < text.index("Mijn concept.")
    page.save()
    assert conversations.contact(vault, contact.id).agreements == "Morgen bellen."


def test_a_full_disk_holds_the_page_with_the_text(
    make_desk, show, vault, preferences, monkeypatch, qapp
):
    room = show(Room(make_desk(vault), preferences))
    room.show_conversation(None)
    page = room.stack.currentWidget()
    page.note.setPlainText("Dit staat nergens anders.")

    def full(*_):
        raise DiskFull

    monkeypatch.setattr(conversations, "keep_draft", full)
    room.show_place(Place.CASES)
    room.show_conversation(None)
    assert room.stack.currentWidget() is page
    assert "schijf is vol" in page._complaint.text()
    monkeypatch.undo()
    room.show_place(Place.CASES)
    assert room.stack.currentWidget() is not page
    assert len(conversations.drafts(vault)) == 1


def test_copied_words_are_plain_and_marked_as_secret(make_desk, show, vault, contact):
    page = show(ConversationPage.saved(make_desk(vault), contact.id))
    page.note.selectAll()
    page.note.copy()
    data = QApplication.clipboard().mimeData()
    assert data.text() == "Oud."
    assert not data.hasHtml()
    assert bytes(data.data("x-kde-passwordManagerHint")) == b"secret"


def test_a_computer_that_slept_locks(qapp, qtbot):
    wall = [1000.0]
    watch = IdleWatch(qapp, 3600, lambda: wall[0])
    locked = []
    watch.idle.connect(lambda: locked.append(True))
    wall[0] += 5
    watch.look()
    assert not locked
    wall[0] += 3000
    watch.look()
    assert locked == [True]
    watch.stop()


def test_a_dialog_that_a_lock_closed_leaves_a_draft_in_its_case(
    make_desk, show, vault, contact, qapp
):
    desk = make_desk(vault)
    page = show(CasePage(desk, contact.case))
    dialogs = []
    for text in ("Bel de griffie.", "Vraag het plan op."):
        fresh = FollowUp(id=FollowUpId(UUID(int=0)), what="…", due=NOW.date())
        dialog = FollowUpDialog(page, Theme(), fresh, "Vervolgactie")
        dialog.what.setText(text)
        dialog.show()
        dialogs.append(dialog)
    LooseEnds(page, page, desk).close_all()
    kept = [resumed(vault, draft.key).contact for draft in conversations.drafts(vault)]
    assert {one.case for one in kept} == {contact.case}
    notes = "\n".join(one.note for one in kept)
    assert "Bel de griffie." in notes
    assert "Vraag het plan op." in notes


def test_a_talk_in_a_new_case_is_saved_with_its_case_or_not_at_all(vault, monkeypatch):
    fresh = Contact(id=ContactId(UUID(int=0)), at=NOW, note="Belt voor het eerst.")
    saved = conversations.log_in_new_case(vault, fresh, NOW)
    assert casework.whole_case(vault, saved.case).contacts == (saved,)

    def full(*_):
        raise DiskFull

    monkeypatch.setattr(rows_contacts, "insert", full)
    with pytest.raises(DiskFull):
        conversations.log_in_new_case(vault, fresh, NOW)
    assert casework.count(vault, CaseQuery()) == 1


def test_the_recovery_sheet_can_be_wiped_before_the_vault_is_made(
    dressed, show, background, preferences, clock, prepared, tmp_path, monkeypatch
):
    sheet = tmp_path / "herstelblad.pdf"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *_, **__: (str(sheet), ""))
    )
    page = show(SetupPage(background, preferences, clock))
    page.rehearse(prepared)
    page.go(3)
    assert page.rehearsal.wipe.isHidden()
    page.go(2)
    page.rehearsal.save_sheet.click()
    assert sheet.read_bytes().startswith(b"%PDF")
    page.go(3)
    assert page.rehearsal.wipe.isVisible()
    page.rehearsal.wipe.click()
    assert not sheet.exists()
    assert page.rehearsal.wipe.isHidden()


def test_the_example_says_that_it_is_one(make_desk, show, vault, preferences):
    ordinary = show(Room(make_desk(vault), preferences))
    assert "Voorbeeld:" not in said(ordinary)
    preferences.example_home = vault.folder.parent
    (vault.folder.parent / VAULT).symlink_to(vault.folder)
    vault.folder = vault.folder.parent / VAULT
    assert "Voorbeeld:" in said(show(Room(make_desk(vault), preferences)))
