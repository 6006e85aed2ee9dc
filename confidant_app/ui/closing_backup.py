"""A backup when the window is closed, if there was none today; nobody has to wait for it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.domain.errors import ConfidantError
from confidant_app.services import Vault, backing_up, backup_place, example
from confidant_app.ui.background import Background
from confidant_app.ui.preferences import Preferences
from confidant_app.ui.reporting.busy_line import BusyLine
from confidant_app.ui.running import application
from confidant_app.ui.shell import Shell
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import button, heading, words


class ClosingBackup(QObject):
    """Holds the window until the backup is there, or until it is closed once more.

    Only closing waits. A lock closes the vault at once, whatever was being made, and the window
    then closes as it was asked to.
    """

    def __init__(
        self,
        window: Shell,
        background: Background,
        preferences: Preferences,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self._window, self._background = window, background
        self._preferences, self._now = preferences, now
        self._waiting: WaitingDialog | None = None
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Close or not self._holds():
            return False
        event.ignore()
        return True

    def _holds(self) -> bool:
        vault = self._window.vault()
        if vault is None or self._waiting is not None or application().isSavingSession():
            return False
        if example.is_example(vault, self._preferences.example_home):
            return False
        try:
            if not backup_place.is_wanted_today(vault, self._now()):
                return False
            self._window.keep_drafts()
            usual = self._preferences.vault_home / backup_place.USUAL
            job = backup_place.prepare(vault, usual, self._now())
        except ConfidantError as error:
            self._wait().tell(error)
            return True
        self._wait()
        work, done = partial(backing_up.work, job), partial(self._record, vault)
        self._background.run(self, work, done, self._fail)
        return True

    def _wait(self) -> "WaitingDialog":
        self._waiting = WaitingDialog(self._window, self._preferences.theme())
        # After the turn of the event loop in which it went: a lock may be closing everything.
        self._waiting.finished.connect(lambda _: QTimer.singleShot(0, self, self._leave))
        self._waiting.open()
        self._waiting.setFocus()  # not its button: a space would skip the copy
        return self._waiting

    def _record(self, vault: Vault, made: backing_up.BackupMade) -> None:
        try:
            backing_up.record(vault, made)
        except ConfidantError as error:
            self._fail(error)
            return
        if self._waiting is not None:
            self._waiting.accept()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, ConfidantError):
            raise error
        if self._waiting is not None:
            self._waiting.tell(error)

    def _leave(self) -> None:
        waiting = self._waiting
        self._window.close()
        self._waiting = None
        if waiting is not None:
            waiting.deleteLater()


class WaitingDialog(QDialog):
    """What is being done, and a way not to wait; however it goes, the window closes after it."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setFixedWidth(theme.px(520))
        self.setWindowTitle(self.tr("Reservekopie maken"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(12))
        self.title = heading(self.tr("Reservekopie maken …"))
        column.addWidget(self.title)
        self.text = words(
            self.tr("Je werk is bewaard. Het venster sluit vanzelf als de kopie is nagekeken.")
        )
        column.addWidget(self.text)
        self.busy = BusyLine(theme)
        self.busy.stop.hide()
        self.busy.show_work(self.tr("Dit duurt meestal een paar tellen."))
        column.addWidget(self.busy)
        self.leave = button(self.tr("Nu meteen &sluiten"), self.reject)
        column.addWidget(self.leave)

    def tell(self, error: ConfidantError) -> None:
        """Say why there is no backup; one key closes."""
        self.title.setText(self.tr("Er is vandaag geen reservekopie gemaakt"))
        self.title.setAccessibleName(self.title.text())
        self.title.setWordWrap(True)
        self.text.setText(str(error))
        self.busy.hide()
        self.leave.setText(self.tr("&Sluiten"))
        self.leave.setAccessibleName(self.tr("Sluiten"))
        self.leave.setDefault(True)
        self.leave.setFocus()
