"""Locking takes one turn of the event loop, whatever is open, and cannot be cancelled."""

import pytest
import shiboken6
from PySide6.QtCore import QEventLoop, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit

from confidant_app.services import Vault, conversations
from confidant_app.ui.clipboard import copy
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.dialogs.person import PersonDialog
from confidant_app.ui.door import Door
from confidant_app.ui.shell import Shell
from tests.ui.everything_open import DIALOGS, OTHERS, POPUPS
from tests.ui.window_fixtures import KEY, said

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

TEXT = "Nog lang niet klaar"


@pytest.fixture
def shell(background, own, preferences, clock, show, vault):
    window = show(Shell(background, own, preferences, clock))
    window.unlock(vault)
    yield window
    window.lock()


@pytest.fixture
def room(shell):
    return shell.centralWidget()


class Locking(QObject):
    """Locks as soon as something is open, and looks around before anything else happens.

    It locks from a queued call, as a message from the desktop does.
    """

    asked = Signal()

    def __init__(self, shell, known, background):
        super().__init__()
        self.asked.connect(self._obey, Qt.ConnectionType.QueuedConnection)
        self.shell, self.known, self.background = shell, known, background
        self.vault, self.room = shell.vault(), shell.centralWidget()
        self.answers, self.seen, self.typed = [], [], False

    def with_open(self, ask, prepare=lambda dialog: None, lock=None):
        """Open something inside a running application, lock, and let every loop end."""
        self.by = lock or self.lock
        base = QEventLoop()

        def open_it():
            ask(self.room.stack.currentWidget(), self.known)
            assert self.seen, "it was gone before the lock"
            QTimer.singleShot(0, lambda: QTimer.singleShot(0, base.quit))

        QTimer.singleShot(0, open_it)
        QTimer.singleShot(0, lambda: self._lock_when_open(prepare))
        QTimer.singleShot(20_000, base.quit)
        base.exec()

    def _lock_when_open(self, prepare):
        dialog = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if dialog is None or not dialog.isVisible():
            QTimer.singleShot(5, lambda: self._lock_when_open(prepare))
            return
        self.typed = isinstance(dialog, FormDialog) and type_into(dialog)
        prepare(dialog)
        self.seen = visible_windows()
        self.asked.emit()

    def _obey(self):
        self.by()

    def lock(self):
        copy(QGuiApplication.clipboard(), TEXT)
        self.background.run(self.room, lambda: 1, self.answers.append, self.answers.append)
        self.seen = visible_windows()
        self.shell.lock()
        self.look_around()

    def look_around(self):
        assert visible_windows() == [self.shell]
        assert self.vault.is_closed()
        assert self.shell.vault() is None
        assert isinstance(self.shell.centralWidget(), Door)
        assert not self.room.isVisible()
        assert QGuiApplication.clipboard().text() == ""
        assert not self.background.is_busy()


@pytest.fixture
def locking(shell, known, background):
    return Locking(shell, known, background)


def type_into(dialog):
    for field in dialog.body.findChildren(QLineEdit) + dialog.body.findChildren(QPlainTextEdit):
        entry = field in [one for _, one, _ in dialog._entries]
        if entry and field.isEnabled() and not field.isReadOnly():
            insert = field.setText if isinstance(field, QLineEdit) else field.setPlainText
            insert(TEXT)
            return True
    return False


def visible_windows():
    return [window for window in QApplication.topLevelWidgets() if window.isVisible()]


def assert_nothing_is_left(locking, qtbot):
    assert not shiboken6.isValid(locking.room)
    assert QApplication.activeModalWidget() is None
    qtbot.wait(10)
    assert locking.answers == []


def is_offered(folder, shell):
    with Vault.open(folder, KEY) as again:
        shell.unlock(again)
        found = said(shell.centralWidget()) + repr(conversations.drafts(again))
        shell.lock()
    return TEXT in found


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_a_dialog_goes_with_the_lock_and_what_was_typed_comes_back(kind, locking, qtbot):
    locking.with_open(DIALOGS[kind])
    assert any(window.__class__ is kind for window in locking.seen)
    assert_nothing_is_left(locking, qtbot)
    assert is_offered(locking.vault.folder, locking.shell) is locking.typed


@pytest.mark.parametrize("name", OTHERS)
def test_whatever_waits_in_a_loop_of_its_own_goes_too(name, locking, qtbot):
    locking.with_open(OTHERS[name])
    assert len(locking.seen) >= 2
    assert_nothing_is_left(locking, qtbot)


@pytest.mark.parametrize("name", POPUPS)
def test_what_unfolded_over_a_dialog_goes_with_it(name, locking, qtbot):
    kind, unfold = POPUPS[name]
    locking.with_open(DIALOGS[kind], unfold)
    assert len(locking.seen) == 3
    assert_nothing_is_left(locking, qtbot)


def test_every_dialog_with_fields_is_among_these():
    ours = {c for c in FormDialog.__subclasses__() if c.__module__.startswith("confidant_app.")}
    assert ours == set(DIALOGS)


def test_what_unfolded_over_a_page_goes_too(locking, room, qtbot):
    room.show_conversation(None)
    page = room.stack.currentWidget()
    for unfold in (
        lambda: page.facts.findChild(type(page.facts.case)).showPopup(),
        lambda: page.line.field.completer().complete(),
    ):
        page.line.field.setText("#")
        unfold()
    assert len(visible_windows()) >= 2
    locking.lock()
    qtbot.waitUntil(lambda: not shiboken6.isValid(locking.room))


def test_the_menu_of_a_text_goes_too(locking, room, qtbot):
    room.show_conversation(None)
    note = room.stack.currentWidget().note
    at = QPoint(10, 10)
    wanted = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, note.mapToGlobal(at))
    QApplication.sendEvent(note.viewport(), wanted)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    locking.lock()
    qtbot.waitUntil(lambda: not shiboken6.isValid(locking.room))
    assert any(isinstance(window, QMenu) for window in locking.seen)


def test_ctrl_l_reaches_the_window_through_a_dialog(locking, qtbot):
    def press():
        keyboard = QApplication.activeModalWidget()
        qtbot.keyClick(keyboard, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        locking.look_around()

    locking.with_open(DIALOGS[PersonDialog], lock=press)
    assert_nothing_is_left(locking, qtbot)
