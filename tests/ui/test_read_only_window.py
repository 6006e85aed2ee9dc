"""A vault that is open somewhere else: the door says who has it, the room shows and keeps off."""

import json
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent

from confidant_app.domain.cases import CaseId
from confidant_app.domain.contacts import ContactId
from confidant_app.resources import RESOURCES
from confidant_app.services import casework, conversations, reading_only, vaults
from confidant_app.ui.desk import Place
from confidant_app.ui.door import Door
from confidant_app.ui.pages.case import CasePage
from confidant_app.ui.pages.conversation import ConversationPage
from confidant_app.ui.room import Room
from confidant_app.ui.shell import Shell
from tests.ui.window_fixtures import KEY, NOW, names, press, said

REFUSED = "Deze kluis is alleen om te lezen open."


@pytest.fixture
def home(preferences, prepared):
    vaults.create(preferences.vault_home / "Meldpunt.confidant", prepared, NOW).close()
    return preferences.vault_home / "Meldpunt.confidant"


@pytest.fixture
def page(background, preferences, clock, show, home):
    return show(Door(background, preferences, clock)).currentWidget()


@pytest.fixture
def beside(example):
    with reading_only.open_to_read(example.folder, KEY) as vault:
        yield vault


@pytest.fixture
def room(make_desk, beside, preferences, show):
    return show(Room(make_desk(beside), preferences), 1300)


def left_by_another_computer(folder):
    seen = datetime.now(UTC) - timedelta(hours=2)
    plain = {"computer": "Noord-7", "machine": "0" * 16, "token": "abcd"}
    plain |= {"since": seen.isoformat(), "seen": seen.isoformat()}
    (folder / "vault.lock").write_text(json.dumps(plain))


def test_a_vault_in_use_says_where_and_opens_to_read(page, home, prepared, qtbot):
    assert "Alleen lezen openen" not in names(page)
    with vaults.open_vault(home, prepared.key, NOW) as writer:
        page._enter(prepared.key)
        assert "Deze kluis is al open in een ander venster op deze computer, sinds" in said(page)
        assert "Hier overnemen: hij is daar dicht" not in names(page)
        with qtbot.waitSignal(page.opened) as opened:
            press(page, "Alleen lezen openen")
        vault = opened.args[0]
        assert vault.is_read_only
        casework.open_case(writer, NOW, NOW.date(), "omgang")
        assert casework.count(vault, casework.CaseQuery()) == 1
        vault.close()
    assert page._key is None
    assert "Alleen lezen openen" not in names(page)


def test_a_vault_that_another_computer_left_open_is_taken_over_after_asking(
    page, home, prepared, qtbot
):
    left_by_another_computer(home)
    page._enter(prepared.key)
    assert "niet gesloten op de computer Noord-7" in said(page)
    with qtbot.waitSignal(page.opened) as opened:
        press(page, "Hier overnemen: hij is daar dicht")
    assert not opened.args[0].is_read_only
    opened.args[0].close()


def test_the_key_waits_for_an_answer_only_so_long(page, home, prepared):
    left_by_another_computer(home)
    page._enter(prepared.key)
    page._forgetting.timeout.emit()
    assert page._key is None
    assert "Alleen lezen openen" not in names(page)
    page._read()
    page._take_over()


def test_every_place_shows_and_a_strip_says_that_nothing_changes(room, beside):
    before = beside.read("SELECT count(*) FROM log_entry")
    for place in Place:
        room.show_place(place)
        assert "Alleen lezen: de kluis is ergens anders open." in said(room)
    assert beside.read("SELECT count(*) FROM log_entry") == before


def test_a_new_conversation_is_refused_before_anything_is_typed(room, qtbot):
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    qtbot.keyClick(room, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert not isinstance(room.stack.currentWidget(), ConversationPage)
    assert REFUSED in said(room)
    room.show_draft("contact:new:x")
    assert not isinstance(room.stack.currentWidget(), ConversationPage)


def test_a_saved_conversation_is_shown_without_a_way_to_type(room, beside, qtbot):
    found = beside.read("SELECT id FROM contact WHERE case_id IS NOT NULL LIMIT 1")
    room.show_contact(ContactId(UUID(found[0][0])))
    editor = room.stack.currentWidget()
    text = editor.note.toPlainText()
    qtbot.keyClicks(editor.note, "zzz")
    assert editor.note.toPlainText() == text
    press(editor, "Klaar")
    assert isinstance(room.stack.currentWidget(), CasePage)


def test_a_writing_button_ends_in_the_sentence_where_it_was_pressed(room, beside):
    room.show_case(CaseId(UUID(beside.read("SELECT id FROM case_file LIMIT 1")[0][0])))
    case = room.stack.currentWidget()
    case.act(lambda: casework.open_case(beside, NOW, NOW.date()), changed=0)
    assert REFUSED in said(case)


def test_mail_is_not_taken_in(room):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(next((RESOURCES / "example" / "mail").glob("*.eml"))))])
    event = QDragEnterEvent(
        QPointF(5, 5).toPoint(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    room.dragEnterEvent(event)
    assert not event.isAccepted()


def test_locking_a_window_that_only_reads_changes_nothing(
    background, own, preferences, clock, show, example, beside
):
    shell = show(Shell(background, own, preferences, clock))
    shell.unlock(beside)
    shell.keep_drafts()
    shell.lock()
    assert isinstance(shell.centralWidget(), Door)
    assert beside.is_closed()
    assert conversations.drafts(example) == ()
