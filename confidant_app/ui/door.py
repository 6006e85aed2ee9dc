"""The door: everything that can be seen before a vault is open, and nothing of what is in it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from confidant_app.ui.background import Background
from confidant_app.ui.pages.recover import RecoverPage
from confidant_app.ui.pages.setup import SetupPage
from confidant_app.ui.pages.unlock import UnlockPage
from confidant_app.ui.pages.welcome import WelcomePage
from confidant_app.ui.preferences import Preferences


class Door(QStackedWidget):
    """Leads to an open vault by one of four ways; `opened` carries the `Vault`.

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
        found = vaults_in(preferences.vault_home)
        if last is not None and last.is_dir() and last.parent != preferences.example_home:
            self.show_unlock(last)
        elif found:
            self.show_unlock(found[0])
        else:
            self.show_welcome()

    def show_welcome(self) -> None:
        """Show the three choices."""
        page = WelcomePage(self._background, self._preferences, self._now)
        page.new_vault.connect(self.show_setup)
        page.existing_vault.connect(self.show_unlock)
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
        others = vaults_in(self._preferences.vault_home)
        page = UnlockPage(self._background, self._preferences.theme(), self._now, folder, others)
        page.opened.connect(self.opened)
        page.recover.connect(self.show_recover)
        page.left.connect(self.show_welcome)
        self._show(page)

    def show_recover(self, folder: Path) -> None:
        """Ask for the recovery code of this vault, and then for a new passphrase."""
        page = RecoverPage(self._background, self._preferences.theme(), self._now, folder)
        page.opened.connect(self.opened)
        page.left.connect(self.show_unlock)
        self._show(page)

    def _show(self, page: QWidget) -> None:
        old = self.currentWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()
        page.setFocus()


def vaults_in(home: Path) -> tuple[Path, ...]:
    """Return the vaults in this folder, by name; their names are all that is looked at."""
    return tuple(sorted(home.glob("*.confidant"))) if home.is_dir() else ()
