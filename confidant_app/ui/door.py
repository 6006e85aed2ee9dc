"""The door: everything that can be seen before a vault is open, and nothing of what is in it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from confidant_app.domain.errors import ConfidantError
from confidant_app.services import Vault, restoring
from confidant_app.services.keys import PreparedRenewal
from confidant_app.ui.background import Background
from confidant_app.ui.loose_ends import bury
from confidant_app.ui.pages.recover import RecoverPage
from confidant_app.ui.pages.renew import RenewPage
from confidant_app.ui.pages.repair import RepairPage
from confidant_app.ui.pages.restore import RestorePage
from confidant_app.ui.pages.setup import SetupPage
from confidant_app.ui.pages.unlock import UnlockPage
from confidant_app.ui.pages.welcome import WelcomePage
from confidant_app.ui.preferences import Preferences
from confidant_app.ui.widgets.door_card import DoorCard


class Door(QStackedWidget):
    """Leads to an open vault by one of seven ways; `opened` carries the `Vault`.

    `last` is the vault that was locked just now; it is asked for first.
    """

    opened = Signal(object)

    def __init__(
        self,
        background: Background,
        preferences: Preferences,
        now: Callable[[], datetime],
        last: Path | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("door")
        self._background, self._preferences, self._now = background, preferences, now
        self._last = last
        self._restored: dict[Path, restoring.Restored] = {}
        self.opened.connect(self._note_restored)  # the first to hear of it
        self._begin()

    def lock(self) -> None:
        """Forget what was typed, and what was being opened with it.

        What is being encrypted anew or put back goes on: stopping it would help nobody, and it
        opens nothing behind a lock.
        """
        page = self.currentWidget()
        if isinstance(page, RenewPage | RestorePage) and self._background.is_busy():
            if isinstance(page, RenewPage):
                page.stay_locked()
            return
        self._background.forget()
        for window in QApplication.topLevelWidgets():
            if window.isModal():
                window.close()
        self._begin()

    def refuse(self, folder: Path, error: Exception) -> None:
        """Say why a vault that was open for a moment is closed again."""
        self._last = folder
        self._begin()
        page = self.currentWidget()
        if isinstance(page, DoorCard):
            page.complain(error)

    def show_welcome(self) -> None:
        """Show the three choices."""
        page = WelcomePage(self._background, self._preferences, self._now)
        page.new_vault.connect(self.show_setup)
        page.existing_vault.connect(self.show_unlock)
        page.restore.connect(self.show_restore)
        page.opened.connect(self.opened)
        self._show(page)

    def show_setup(self) -> None:
        """Show the steps that make a new vault."""
        page = SetupPage(self._background, self._preferences, self._now)
        page.opened.connect(self.opened)
        page.left.connect(self.show_welcome)
        self._show(page)

    def show_unlock(self, folder: Path) -> None:
        """Ask for the passphrase of this vault, or of another one in the same place."""
        self._last = folder
        others = vaults_in(self._preferences.vault_home)
        page = UnlockPage(self._background, self._preferences.theme(), self._now, folder, others)
        page.opened.connect(self.opened)
        page.recover.connect(self.show_recover)
        page.repair.connect(self.show_repair)
        page.restore.connect(self.show_restore)
        page.left.connect(self.show_welcome)
        self._show(page)

    def show_recover(self, folder: Path) -> None:
        """Ask for the recovery code of this vault, and then for a new passphrase."""
        page = RecoverPage(self._background, self._preferences.theme(), self._now, folder)
        page.opened.connect(self.opened)
        page.left.connect(self.show_unlock)
        self._show(page)

    def show_repair(self, folder: Path) -> None:
        """Lead back from damage: a backup, and what can still be read."""
        page = RepairPage(self._background, self._preferences, self._now, folder)
        page.opened.connect(self.opened)
        page.left.connect(self.show_unlock)
        self._show(page)

    def show_restore(self, asked_at: Path | None = None) -> None:
        """Put a backup back; `asked_at` is the vault to go back to, else it is the welcome."""
        page = RestorePage(self._background, self._preferences, self._now)
        page.restored.connect(self._show_restored)
        page.left.connect(partial(self.show_unlock, asked_at) if asked_at else self.show_welcome)
        self._show(page)

    def show_renew(self, folder: Path, prepared: PreparedRenewal) -> None:
        """Encrypt this vault anew, and open it."""
        theme = self._preferences.theme()
        page = RenewPage(self._background, theme, self._now, folder, prepared)
        page.opened.connect(self.opened)
        page.left.connect(self.show_unlock)
        self._show(page)

    def _begin(self) -> None:
        home, last = self._preferences.vault_home, self._last
        found = vaults_in(home)
        if last is not None and last.parent != self._preferences.example_home and _is_there(last):
            self.show_unlock(last)
        elif found:
            self.show_unlock(found[0])
        else:
            self.show_welcome()

    def _show_restored(self, restored: restoring.Restored) -> None:
        self._restored[restored.folder] = restored
        self.show_unlock(restored.folder)

    def _note_restored(self, vault: Vault) -> None:
        restored = self._restored.pop(vault.folder, None)
        if restored is not None and not vault.is_read_only:
            with suppress(ConfidantError):  # the vault is open and whole; only the note is missing
                restoring.note_restored(vault, restored, self._now())

    def _show(self, page: QWidget) -> None:
        old = self.currentWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        if old is not None:
            self.removeWidget(old)
            bury(old)
        page.setFocus()


def refuse_at(window: QMainWindow, vault: Vault, error: Exception) -> None:
    """Close a vault that was opened just now, and let the door of a window say why."""
    vault.close()
    door = window.centralWidget()
    if isinstance(door, Door):
        door.refuse(vault.folder, error)


def lock_door(window: QMainWindow) -> None:
    """Lock a window that has no vault: its door begins anew."""
    door = window.centralWidget()
    if isinstance(door, Door):
        door.lock()


def renew_behind(
    window: QMainWindow, lock: Callable[[], None], folder: Path, prepared: PreparedRenewal
) -> None:
    """Lock a window, and let its door give the closed vault another data key."""
    lock()
    door = window.centralWidget()
    if isinstance(door, Door):
        door.show_renew(folder, prepared)


def repair_behind(window: QWidget, lock: Callable[[], None], folder: Path) -> None:
    """Lock a window, and let its door lead back from the damage in the closed vault."""
    lock()
    door = window.centralWidget() if isinstance(window, QMainWindow) else None
    if isinstance(door, Door):
        door.show_repair(folder)


def vaults_in(home: Path) -> tuple[Path, ...]:
    """Return the vaults in this folder, by name; their names are all that is looked at."""
    with suppress(OSError):  # a disk that fails has none to offer
        return tuple(sorted(home.glob("*.confidant"))) if home.is_dir() else ()
    return ()


def _is_there(folder: Path) -> bool:
    with suppress(OSError):
        return folder.is_dir()
    return False
