"""The window locks by destruction: nothing is hidden, because nothing is left."""

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from confidant_app.services import Vault, casework, conversations
from confidant_app.ui.clipboard import copy
from confidant_app.ui.conversation_draft import from_draft
from confidant_app.ui.desk import Place
from confidant_app.ui.door import Door
from confidant_app.ui.idle import IdleWatch
from confidant_app.ui.room import Room
from confidant_app.ui.shell import Shell
from confidant_app.ui.theme import Look, Theme
from tests.ui.window_fixtures import KEY, NOW, press, said


@pytest.fixture
def shell(background, own, preferences, clock, show):
    window = show(Shell(background, own, preferences, clock))
    yield window
    window.lock()


def drafts_in(folder):
    with Vault.open(folder, KEY) as again:
        return conversations.drafts(again)


def test_a_locked_window_shows_the_door_and_has_no_vault(shell):
    assert isinstance(shell.centralWidget(), Door)
    assert shell.vault() is None
    shell.lock()
    assert isinstance(shell.centralWidget(), Door)


def test_locking_destroys_pages_closes_the_vault_and_keeps_the_draft(shell, vault, qtbot):
    shell.unlock(vault)
    room = shell.centralWidget()
    room.show_conversation(None)
    page = room.stack.currentWidget()
    qtbot.keyClicks(page.note, "Midden in een z")
    with qtbot.waitSignal(shell.locked):
        shell.lock()
    qtbot.waitUntil(lambda: not shiboken6.isValid(page) and not shiboken6.isValid(room))
    assert isinstance(shell.centralWidget(), Door)
    with pytest.raises(RuntimeError, match="closed"):
        casework.count(vault, casework.CaseQuery())
    (draft,) = drafts_in(vault.folder)
    assert from_draft(draft).contact.note == "Midden in een z"


def test_ctrl_l_locks(shell, vault, qtbot):
    shell.unlock(vault)
    shell.activateWindow()
    with qtbot.waitSignal(shell.locked):
        qtbot.keyClick(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_the_lock_in_the_rail_locks(shell, vault, qtbot):
    shell.unlock(vault)
    with qtbot.waitSignal(shell.locked):
        press(shell, "Vergrendelen")


def test_an_open_dialog_goes_too_and_what_was_typed_in_it_is_kept(shell, vault, qtbot, when_asked):
    case = casework.open_case(vault, NOW, NOW.date(), "omgang")
    shell.unlock(vault)
    shell.centralWidget().show_case(case.id)
    seen = []

    def lock_meanwhile(dialog):
        dialog.given.setText("Marjan")
        seen.append(dialog)
        shell.lock()

    when_asked(lock_meanwhile)
    press(shell, "Betrokkene erbij")
    qtbot.waitUntil(lambda: not shiboken6.isValid(seen[0]))
    assert shell.vault() is None
    (draft,) = drafts_in(vault.folder)
    note = from_draft(draft).contact.note
    assert "Nog niet bewaard: Betrokkene" in note
    assert "Voornaam: Marjan" in note


def test_a_dialog_in_which_nothing_was_typed_leaves_no_draft(shell, vault, when_asked):
    case = casework.open_case(vault, NOW, NOW.date(), "omgang")
    shell.unlock(vault)
    shell.centralWidget().show_case(case.id)
    when_asked(lambda dialog: shell.lock())
    press(shell, "Betrokkene erbij")
    assert drafts_in(vault.folder) == ()


def test_our_own_clipboard_is_cleared_with_the_lock(shell, vault):
    shell.unlock(vault)
    clipboard = QGuiApplication.clipboard()
    copy(clipboard, "06-12345678")
    assert clipboard.mimeData().hasFormat("x-kde-passwordManagerHint")
    shell.lock()
    assert clipboard.text() == ""


def test_answers_that_come_after_locking_reach_nobody(shell, vault, background, qtbot):
    shell.unlock(vault)
    reached = []
    room = shell.centralWidget()
    background.run(room, lambda: 1, reached.append, reached.append)
    shell.lock()
    qtbot.wait(50)
    assert reached == []


def test_closing_the_window_locks_first(shell, vault, qtbot):
    shell.unlock(vault)
    shell.close()
    assert shell.vault() is None


def test_a_page_that_fails_while_saving_cannot_keep_the_vault_open(shell, vault, monkeypatch):
    shell.unlock(vault)

    def broken():
        raise ValueError("a bug")

    monkeypatch.setattr(shell.centralWidget(), "about_to_lock", broken)
    with pytest.raises(ValueError, match="a bug"):
        shell.lock()
    assert shell.vault() is None
    assert isinstance(shell.centralWidget(), Door)


def test_another_look_rebuilds_the_room_and_loses_no_text(
    shell, vault, preferences, dressed, qtbot
):
    shell.unlock(vault)
    room = shell.centralWidget()
    room.show_conversation(None)
    qtbot.keyClicks(room.stack.currentWidget().note, "Tekst")
    room.desk.way.theme.emit(Theme(look=Look.DARK, percent=125))
    fresh = shell.centralWidget()
    assert fresh is not room
    assert fresh.desk.theme == Theme(look=Look.DARK, percent=125)
    assert preferences.theme().look is Look.DARK
    assert len(conversations.drafts(vault)) == 1
    fresh.desk.way.theme.emit(Theme())


def test_the_rail_says_when_it_locks_and_follows_the_setting(shell, vault, preferences, qtbot):
    shell.unlock(vault)
    qtbot.waitUntil(lambda: "Slot over 5 min" in said(shell))
    preferences.keep_idle_minutes(15)
    shell.centralWidget().desk.way.idle.emit()
    qtbot.waitUntil(lambda: "Slot over 15 min" in said(shell))


def test_after_a_while_without_a_touch_it_locks_by_itself(shell, vault, qtbot):
    shell.unlock(vault)
    shell._idle._timer.setInterval(150)
    shell._idle._timer.start()
    with qtbot.waitSignal(shell.locked, timeout=2000):
        pass


def test_a_touch_starts_the_wait_again(dressed, shell, qtbot):
    watch = IdleWatch(dressed, 100)
    watch._timer.setInterval(60_000)
    watch._timer.start(30_000)
    assert watch.seconds_left() <= 30
    qtbot.keyClick(shell, Qt.Key.Key_Shift)
    assert watch._timer.isActive()
    watch.stop()
    assert watch.seconds_left() == 0


def test_unlocking_shows_today_and_the_draft_is_offered(shell, vault, qtbot):
    shell.unlock(vault)
    room = shell.centralWidget()
    room.show_conversation(None)
    qtbot.keyClicks(room.stack.currentWidget().note, "Half verhaal")
    folder = vault.folder
    shell.lock()
    shell.unlock(Vault.open(folder, KEY))
    room = shell.centralWidget()
    assert isinstance(room, Room)
    assert room.stack.currentWidget() is room._places[Place.TODAY]
    qtbot.waitUntil(lambda: "Half verhaal" in said(shell))
    press(shell, "Verder schrijven: Half verhaal")
    assert room.stack.currentWidget().note.toPlainText() == "Half verhaal"


def test_what_another_program_copied_is_left_alone(shell, vault):
    shell.unlock(vault)
    clipboard = QGuiApplication.clipboard()
    data = QMimeData()
    data.setText("van iemand anders")
    clipboard.setMimeData(data)
    shell.lock()
    assert clipboard.text() == "van iemand anders"
    clipboard.clear()
