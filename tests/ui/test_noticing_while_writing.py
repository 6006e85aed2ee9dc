"""While somebody writes: a quiet line about what a note need not hold, and no more than that."""

from threading import Event
from uuid import UUID

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from confidant_app.domain.contacts import Contact, ContactId
from confidant_app.services import Vault, casework, conversations, noticing
from confidant_app.ui.noticing import PAUSE_MS
from confidant_app.ui.pages.conversation import ConversationPage
from confidant_app.ui.shell import Shell
from tests.ui.window_fixtures import KEY, NOW, press, said

BSN, OTHER = "111222333", "123456782"


@pytest.fixture
def page(desk, show):
    return show(ConversationPage.fresh(desk, None))


@pytest.fixture
def quick(page):
    page.noticing._pause.setInterval(1)
    return page


@pytest.fixture
def looks(monkeypatch):
    """Hold every look until the test lets it go; returns what was looked at, and the gate."""
    seen, gate, real = [], Event(), noticing.find

    def held(text, *rest):
        seen.append(text)
        assert gate.wait(10)
        return real(text, *rest)

    monkeypatch.setattr(noticing, "find", held)
    yield seen, gate
    gate.set()


def write(page, text):
    page.note.insertPlainText(text)


def asked(page, qtbot, text):
    qtbot.waitUntil(lambda: page.noticing.line.isVisible() and text in said(page.noticing.line))


def looked(page, qtbot):
    """Wait until the note was looked through as it stands."""
    watch = page.noticing
    qtbot.waitUntil(lambda: not watch._pause.isActive() and not watch._newest.is_waiting())


def underlined(page):
    return [mark.cursor.selectedText() for mark in page.note.extraSelections()]


def test_a_typed_number_is_asked_about_after_a_pause(page, qtbot):
    assert 500 <= PAUSE_MS <= 1000
    page.setFocus()
    qtbot.keyClicks(page.note, f"Kind heeft bsn {BSN}. ")
    assert page.noticing.line.isHidden()
    asked(page, qtbot, f"Burgerservicenummer {BSN}: niet nodig, weghalen?")
    assert underlined(page) == [BSN]
    assert page.note.hasFocus()
    assert page.noticing.line.count.isHidden()


@pytest.mark.parametrize("text", ["Moeder belt, huilt.", "Ze kreeg 111222333 euro."])
def test_an_ordinary_note_and_an_amount_are_left_in_peace(quick, qtbot, text):
    write(quick, text)
    looked(quick, qtbot)
    assert quick.noticing.line.isHidden()
    assert underlined(quick) == []


def test_removing_takes_only_that_and_can_be_undone(quick, qtbot):
    text = f"Eerst 😀 {OTHER}, dan zei moeder {BSN} en meer."
    write(quick, text)
    asked(quick, qtbot, OTHER)
    assert "1 van 2" in said(quick.noticing.line)
    press(quick, f"Weghalen: {OTHER}")
    assert quick.note.toPlainText() == f"Eerst 😀 , dan zei moeder {BSN} en meer."
    asked(quick, qtbot, BSN)
    press(quick, f"Weghalen: {BSN}")
    assert quick.note.toPlainText() == "Eerst 😀 , dan zei moeder en meer."
    assert quick.note.textCursor().atEnd()
    assert quick.noticing.line.isHidden()
    quick.note.setFocus()
    qtbot.keyClick(quick.note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(quick.note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert quick.note.toPlainText() == text


def test_what_is_left_is_not_mentioned_again_and_another_is(quick, qtbot):
    write(quick, f"bsn {BSN}. ")
    asked(quick, qtbot, BSN)
    press(quick, f"Laat staan: {BSN}")
    assert quick.noticing.line.isHidden()
    write(quick, "Nog eens 111.222.333. ")
    looked(quick, qtbot)
    assert quick.noticing.line.isHidden()
    write(quick, f"En {OTHER}. ")
    asked(quick, qtbot, OTHER)
    assert underlined(quick) == [OTHER]


def test_the_question_on_the_screen_stays_the_same_when_another_number_comes_before(quick, qtbot):
    write(quick, f"bsn {BSN}.")
    asked(quick, qtbot, BSN)
    quick.note.moveCursor(QTextCursor.MoveOperation.Start)
    write(quick, f"{OTHER} en ")
    asked(quick, qtbot, "1 van 2")
    assert BSN in quick.noticing.line.said.text()
    press(quick, f"Weghalen: {BSN}")
    assert quick.note.toPlainText() == f"{OTHER} en bsn ."


def test_an_answer_about_an_older_text_is_dropped(quick, qtbot, looks):
    seen, gate = looks
    write(quick, f"bsn {BSN}")
    qtbot.waitUntil(lambda: len(seen) == 1)
    quick.note.setPlainText("Toch maar niet, 100 dingen.")
    qtbot.waitUntil(lambda: len(seen) == 2)
    gate.set()
    looked(quick, qtbot)
    assert quick.noticing.line.isHidden()
    assert underlined(quick) == []


def test_what_was_typed_meanwhile_is_never_removed(page, qtbot):
    write(page, f"bsn {BSN} en")
    asked(page, qtbot, BSN)
    cursor = QTextCursor(page.note.document())
    cursor.insertText("Vooraf. ")
    place = page.noticing._open[0]
    assert place.stands()
    cursor.setPosition(len(f"Vooraf. bsn {BSN}"))
    cursor.insertText("4")
    assert not place.stands()
    assert page.noticing.line.isHidden()
    page.noticing._open = [place]
    page.noticing._remove()
    assert page.note.toPlainText() == f"Vooraf. bsn {BSN}4 en"


def test_what_is_typed_right_behind_the_number_is_not_part_of_it(page, qtbot):
    write(page, f"bsn {BSN}")
    asked(page, qtbot, BSN)
    write(page, ", zegt ze")
    assert page.noticing.line.isVisible()
    press(page, f"Weghalen: {BSN}")
    assert page.note.toPlainText() == "bsn , zegt ze"


def test_underlining_leaves_the_text_and_what_can_be_undone_alone(quick, qtbot):
    write(quick, f"bsn {BSN}")
    document = quick.note.document()
    document.setModified(False)
    steps, html = document.availableUndoSteps(), document.toHtml()
    asked(quick, qtbot, BSN)
    assert (document.availableUndoSteps(), document.toHtml()) == (steps, html)
    assert not document.isModified()


def test_the_keyboard_alone_is_enough(page, qtbot):
    page.activateWindow()
    page.note.setFocus()
    write(page, f"bsn {BSN}, {OTHER}")
    asked(page, qtbot, BSN)
    line = page.noticing.line
    for widget in (line.remove, line.leave, page.line.field):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is widget
    assert line.remove.accessibleName() == f"Weghalen: {BSN}"
    assert line.leave.accessibleName() == f"Laat staan: {BSN}"
    line.leave.setFocus()
    QTest.keyClick(line.leave, Qt.Key.Key_Space)
    asked(page, qtbot, OTHER)
    assert line.leave.hasFocus()
    QTest.keyClick(line.leave, Qt.Key.Key_Space)
    assert line.isHidden()
    assert page.note.hasFocus()


def test_a_click_leaves_the_cursor_in_the_note(quick, qtbot):
    quick.note.setFocus()
    write(quick, f"bsn {BSN}, {OTHER}")
    asked(quick, qtbot, BSN)
    qtbot.mouseClick(quick.noticing.line.remove, Qt.MouseButton.LeftButton)
    assert quick.note.toPlainText() == f"bsn , {OTHER}"
    assert quick.note.hasFocus()


def test_a_screen_reader_hears_of_each_number_once(quick, qtbot, monkeypatch):
    heard = []

    def hear(event):
        if event.type() is QAccessible.Event.Announcement:
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    write(quick, f"bsn {BSN}. ")
    asked(quick, qtbot, BSN)
    write(quick, "Nog wat tekst. ")
    looked(quick, qtbot)
    assert heard == [f"Burgerservicenummer {BSN}: niet nodig, weghalen?"]


def test_a_saved_conversation_with_a_number_is_asked_about_without_being_touched(desk, show, qtbot):
    case = casework.open_case(desk.vault, NOW, NOW.date())
    note = f"BSN {BSN}, zaaknummer FA RK 24-1234, NL91 ABNA 0417 1643 00."
    contact = Contact(id=ContactId(UUID(int=0)), at=NOW, case=case.id, note=note)
    saved = conversations.log_contact(desk.vault, contact, NOW)
    page = show(ConversationPage.saved(desk, saved.id))
    asked(page, qtbot, BSN)
    assert "1 van 2" in said(page.noticing.line)
    press(page, f"Laat staan: {BSN}")
    asked(page, qtbot, "Rekeningnummer NL91 ABNA 0417 1643 00: nodig in deze notitie?")
    assert not page.touched
    write(page, " Nu ook JE RK 25-1234.")
    press(page, "Laat staan: NL91 ABNA 0417 1643 00")
    asked(page, qtbot, "Zaaknummer JE RK 25-1234: nodig in deze notitie?")


def test_a_note_that_cannot_be_changed_is_not_asked_about(quick, qtbot):
    quick.note.setReadOnly(True)
    quick.note.put(f"bsn {BSN}")
    looked(quick, qtbot)
    assert quick.noticing.line.isHidden()


def test_the_line_never_hides_the_cursor(quick, qtbot):
    write(quick, "regel\n" * 80 + f"bsn {BSN}")
    quick.note.ensureCursorVisible()
    asked(quick, qtbot, BSN)
    qtbot.wait(20)
    assert quick.note.viewport().rect().contains(quick.note.cursorRect())


def test_a_page_that_is_gone_before_the_answer_is_no_trouble(desk, qtbot, looks):
    seen, gate = looks
    page = ConversationPage.fresh(desk, None)
    page.noticing._pause.setInterval(1)
    write(page, f"bsn {BSN}")
    qtbot.waitUntil(lambda: len(seen) == 1)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(page)
    gate.set()
    qtbot.waitUntil(lambda: not desk.background.is_busy())


def test_locking_during_a_look_keeps_the_text_and_nothing_else(
    background, own, preferences, clock, show, vault, qtbot, looks
):
    seen, gate = looks
    shell = show(Shell(background, own, preferences, clock))
    shell.unlock(vault)
    shell.centralWidget().show_conversation(None)
    page = shell.centralWidget().stack.currentWidget()
    page.noticing._pause.setInterval(1)
    write(page, f"bsn {BSN}")
    qtbot.waitUntil(lambda: len(seen) == 1)
    shell.lock()
    assert not background.is_busy()
    gate.set()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.wait(50)
    assert not shiboken6.isValid(page.noticing)
    with Vault.open(vault.folder, KEY) as again:
        (draft,) = conversations.drafts(again)
        assert BSN in draft.body
