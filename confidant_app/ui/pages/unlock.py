"""Ask for the passphrase; nothing of the vault but its own file name is shown."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit

from confidant_app.domain.errors import ConfidantError
from confidant_app.services import vaults
from confidant_app.ui.background import Background
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.door_card import DoorCard
from confidant_app.ui.widgets.words import button, labelled


class UnlockPage(DoorCard):
    """`opened` carries the `Vault`, `recover` the folder of the chosen vault."""

    opened = Signal(object)
    recover = Signal(object)
    left = Signal()

    def __init__(
        self,
        background: Background,
        theme: Theme,
        now: Callable[[], datetime],
        folder: Path,
        others: Sequence[Path],
    ) -> None:
        super().__init__(theme, "")
        self.title.setText(self.tr("De kluis is op slot"))
        self._background, self._now = background, now
        self._folders = list(dict.fromkeys([folder, *others]))
        self.choice = QComboBox()
        self.choice.addItems([found.stem for found in self._folders])
        self.choice.setVisible(len(self._folders) > 1)
        self.choice.setAccessibleName(self.tr("Kluis"))
        self.column.addWidget(self.choice)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.returnPressed.connect(self._unlock)
        self.column.addWidget(labelled(self.tr("Wachtzin"), self.passphrase))
        self.column.addWidget(self.passphrase)
        self.column.addWidget(self.complaint)
        self.open = button(self.tr("&Openen"), self._unlock, "primary")
        self.column.addWidget(self.open)
        row = QHBoxLayout()
        self.forgotten = button(self.tr("&Herstelcode gebruiken"), self._recover, "quiet")
        row.addWidget(self.forgotten)
        row.addStretch()
        row.addWidget(button(self.tr("&Andere kluis"), self.left.emit, "quiet"))
        self.column.addLayout(row)
        starts_at(self, self.passphrase)

    def _folder(self) -> Path:
        return self._folders[max(0, self.choice.currentIndex())]

    def _recover(self) -> None:
        self.recover.emit(self._folder())

    def _unlock(self) -> None:
        passphrase = self.passphrase.text()
        self.passphrase.clear()
        self.complaint.hide()
        self.open.setEnabled(False)
        self.open.setText(self.tr("Even geduld …"))
        work = partial(vaults.key_from_passphrase, self._folder(), passphrase)
        self._background.run(self, work, self._enter, self._refuse)

    def _enter(self, key: bytes) -> None:
        try:
            vault = vaults.open_vault(self._folder(), key, self._now())
        except ConfidantError as error:
            self._refuse(error)
            return
        self.opened.emit(vault)

    def _refuse(self, error: Exception) -> None:
        self.open.setEnabled(True)
        self.open.setText(self.tr("&Openen"))
        self.passphrase.setFocus()
        self.complain(error)
