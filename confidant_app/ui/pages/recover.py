"""The way back in with the recovery code, ending with a new passphrase."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from confidant_app.domain.errors import ConfidantError
from confidant_app.services import vaults
from confidant_app.ui.background import Background
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.door_card import DoorCard
from confidant_app.ui.widgets.new_passphrase import NewPassphrase
from confidant_app.ui.widgets.words import button, labelled


class RecoverPage(DoorCard):
    """Code and new passphrase; `opened` carries the `Vault`, `left` the folder."""

    opened = Signal(object)
    left = Signal(object)

    def __init__(
        self, background: Background, theme: Theme, now: Callable[[], datetime], folder: Path
    ) -> None:
        super().__init__(theme, "", width=600)
        self.title.setText(self.tr("Openen met de herstelcode"))
        self._background, self._now, self._folder = background, now, folder
        self.note(
            self.tr("Typ de code van je herstelblad over. Streepjes en hoofdletters hoeven niet.")
        )
        self.code = QLineEdit()
        self.code.setObjectName("code")
        self.code.textChanged.connect(lambda: self._allow())
        self.column.addWidget(labelled(self.tr("Herstelcode"), self.code))
        self.column.addWidget(self.code)
        self.note(self.tr("Kies meteen een nieuwe wachtzin. De oude werkt daarna niet meer."))
        self.passphrase = NewPassphrase(theme)
        self.passphrase.ready.connect(self._allow)
        self.column.addWidget(self.passphrase)
        self.column.addWidget(self.complaint)
        self.open = button(self.tr("&Openen"), self._recover, "primary")
        self.open.setEnabled(False)
        self.column.addWidget(self.open)
        self.column.addWidget(button(self.tr("&Terug"), lambda: self.left.emit(folder), "quiet"))
        self._strong = False
        starts_at(self, self.code)

    def _allow(self, strong: bool | None = None) -> None:
        self._strong = self._strong if strong is None else strong
        self.open.setEnabled(self._strong and bool(self.code.text().strip()))

    def _recover(self) -> None:
        self.complaint.hide()
        work = partial(_rewrap, self._folder, self.code.text(), self.passphrase.first.text())
        self.open.setEnabled(False)
        self._background.run(self, work, self._enter, self._refuse)

    def _enter(self, key_and_header: tuple[bytes, bytes]) -> None:
        key, header = key_and_header
        try:
            vault = vaults.open_vault(self._folder, key, self._now())
        except ConfidantError as error:
            self._refuse(error)
            return
        try:
            vaults.replace_header(vault, header, self._now())
        except ConfidantError as error:
            vault.close()
            self._refuse(error)
            return
        self.passphrase.take()
        self.opened.emit(vault)

    def _refuse(self, error: Exception) -> None:
        self.open.setEnabled(True)
        self.complain(error)


def _rewrap(folder: Path, code: str, passphrase: str) -> tuple[bytes, bytes]:
    key = vaults.key_from_recovery(folder, code)
    return key, vaults.header_with_passphrase(folder, key, passphrase)
