"""Everything that can be pressed or filled in is reached with Tab alone, on every page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from confidant_app.services import casework, writing
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Place
from confidant_app.ui.shell import Shell
from tests.ui.window_fixtures import NOW

MOST = 400  # tab stops on a page


@pytest.fixture
def shell(background, own, preferences, clock, show, qtbot):
    found = show(Shell(background, own, preferences, clock), 1400, 1000)
    front(found, qtbot)
    yield found
    found.lock()


def front(shell, qtbot):
    qtbot.wait(20)
    shell.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def tab_stops(shell):
    """Return what takes the keyboard; of a group of choices only the one that is on."""
    found = set()
    widget = shell.nextInFocusChain()
    while widget is not shell:
        takes = (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        grouped = isinstance(widget, QAbstractButton) and (
            widget.group() is not None or widget.autoExclusive()
        )
        if takes and widget.isVisible() and widget.isEnabled() and not grouped:
            found.add(widget)
        widget = widget.nextInFocusChain()
    return found


def reached(shell):
    found = set()
    for _ in range(MOST):
        widget = QApplication.focusWidget()
        found.add(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    return found


def unreached(shell, qtbot):
    front(shell, qtbot)
    passed = reached(shell)
    return [f"{type(w).__name__} {w.accessibleName()}" for w in tab_stops(shell) - passed]


def test_every_field_of_the_door_is_reached(shell, qtbot, example):
    door = shell.centralWidget()
    assert unreached(shell, qtbot) == []
    door.show_setup()
    for step in range(4):
        door.currentWidget().go(step)
        assert unreached(shell, qtbot) == [], step
    door.show_unlock(example.folder)
    assert unreached(shell, qtbot) == []
    door.show_restore(example.folder)
    assert unreached(shell, qtbot) == []
    door.show_recover(example.folder)
    for step in range(3):
        door.currentWidget().go(step)
        assert unreached(shell, qtbot) == [], step


@pytest.mark.parametrize("place", Place)
def test_every_field_of_a_place_is_reached(shell, qtbot, example, place):
    shell.unlock(example)
    shell.centralWidget().show_place(place)
    assert unreached(shell, qtbot) == []


def test_every_field_of_a_case_a_conversation_and_a_letter_is_reached(shell, qtbot, example):
    shell.unlock(example)
    room = shell.centralWidget()
    room.show_conversation(None)
    assert QApplication.focusWidget() is None or room.stack.currentWidget().note.hasFocus()
    assert unreached(shell, qtbot) == []
    case = casework.open_case(example, NOW, NOW.date()).id
    room.show_case(case)
    assert unreached(shell, qtbot) == []
    whole, known = casework.whole_case(example, case), room.desk.catalogues
    offer, *_ = writing.offers(whole, writing.templates(known))
    room.show_letter(writing.begin(whole, offer, None, known, NOW))
    assert unreached(shell, qtbot) == []


def test_the_keyboard_stays_on_the_page_when_a_press_fills_it_anew(shell, qtbot, example):
    shell.unlock(example)
    room = shell.centralWidget()
    room.show_case(casework.open_case(example, NOW, NOW.date()).id)
    front(shell, qtbot)
    page = room.stack.currentWidget()
    gone = next(b for b in page.findChildren(QAbstractButton) if b.text() == "Begin")
    gone.setFocus()
    QTest.keyClick(gone, Qt.Key.Key_Space)
    focused = QApplication.focusWidget()
    assert focused is page or page.isAncestorOf(focused)


def test_the_keyboard_stays_on_the_button_that_is_made_anew(shell, qtbot, example):
    shell.unlock(example)
    room = shell.centralWidget()
    room.show_case(casework.open_case(example, NOW, NOW.date()).id)
    front(shell, qtbot)
    page = room.stack.currentWidget()
    before = next(b for b in page.findChildren(QAbstractButton) if b.text() == "Wijzig")
    before.setFocus()
    page.desk.changes.happened.emit(Changed.CASES)
    after = QApplication.focusWidget()
    assert after is not before
    assert after.accessibleName() == before.accessibleName()
