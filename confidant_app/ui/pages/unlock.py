"""Ask for the passphrase; nothing of the vault but its own file name is shown."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit

from confidant_app.domain.errors import (
    ConfidantError,
    DatabaseDamaged,
    DatabaseMissing,
    HeaderDamaged,
    HeaderMissing,
    VaultInUse,
)
from confidant_app.domain.vault_errors import VaultLeftOpen
from confidant_app.services import Vault, reading_only, vaults
from confidant_app.ui.background import Background
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.door_card import DoorCard
from confidant_app.ui.widgets.words import button, labelled

_DAMAGE: Final = (DatabaseDamaged, DatabaseMissing, HeaderDamaged, HeaderMissing)
_ASKING_MS: Final = 60_000  # how long the key is kept while a question is open


class UnlockPage(DoorCard):
    """`opened` carries the `Vault`; the ways out carry the folder of the chosen vault."""

    opened = Signal(object)
    recover = Signal(object)
    repair = Signal(object)
    restore = Signal(object)
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
        self._offer_other_ways()
        row = QHBoxLayout()
        self.forgotten = button(self.tr("&Herstelcode gebruiken"), self._recover, "quiet")
        row.addWidget(self.forgotten)
        row.addStretch()
        row.addWidget(button(self.tr("&Andere kluis"), self.left.emit, "quiet"))
        self.column.addLayout(row)
        self.backups = button(
            self.tr("Reservekopie &terugzetten …"),
            lambda: self.restore.emit(self._folder()),
            "quiet",
        )
        self.column.addWidget(self.backups)
        starts_at(self, self.passphrase)

    def _offer_other_ways(self) -> None:
        """Make the ways that only an error shows: to read beside, to take over, to repair."""
        self._key: bytes | None = None
        self._forgetting = QTimer(self)
        self._forgetting.setSingleShot(True)
        self._forgetting.setInterval(_ASKING_MS)
        self._forgetting.timeout.connect(self._ask_no_more)
        self.read_only = button(self.tr("Alleen &lezen openen"), self._read)
        self.take_over = button(self.tr("Hier over&nemen: hij is daar dicht"), self._take_over)
        self.repairing = button(self.tr("&Kluis herstellen …"), self._repair)
        for way in (self.read_only, self.take_over, self.repairing):
            way.hide()
            self.column.addWidget(way)

    def _folder(self) -> Path:
        return self._folders[max(0, self.choice.currentIndex())]

    def _repair(self) -> None:
        self.repair.emit(self._folder())

    def _recover(self) -> None:
        self.recover.emit(self._folder())

    def _unlock(self) -> None:
        passphrase = self.passphrase.text()
        self.passphrase.clear()
        self.complaint.hide()
        self._ask_no_more()
        self.repairing.hide()
        self.open.setEnabled(False)
        self.open.setText(self.tr("Even geduld …"))
        work = partial(vaults.key_from_passphrase, self._folder(), passphrase)
        self._background.run(self, work, self._enter, self._refuse)

    def _enter(self, key: bytes) -> None:
        self._try(key, partial(vaults.open_vault, self._folder(), key, self._now()))

    def _read(self) -> None:
        if self._key is not None:
            self._try(self._key, partial(reading_only.open_to_read, self._folder(), self._key))

    def _take_over(self) -> None:
        if self._key is not None:
            work = partial(vaults.open_vault, self._folder(), self._key, self._now())
            self._try(self._key, partial(work, take_over=True))

    def _try(self, key: bytes, opening: Callable[[], Vault]) -> None:
        self._ask_no_more()
        try:
            vault = opening()
        except ConfidantError as error:
            self._refuse(error)
            if isinstance(error, VaultInUse):
                self._ask(key, left_open=isinstance(error, VaultLeftOpen))
            return
        self.opened.emit(vault)

    def _ask(self, key: bytes, *, left_open: bool) -> None:
        self._key = key
        self._forgetting.start()
        self.read_only.show()
        self.take_over.setVisible(left_open)

    def _ask_no_more(self) -> None:
        self._key = None
        self._forgetting.stop()
        self.read_only.hide()
        self.take_over.hide()

    def _refuse(self, error: Exception) -> None:
        self.open.setEnabled(True)
        self.open.setText(self.tr("&Openen"))
        self.passphrase.setFocus()
        self.repairing.setVisible(isinstance(error, _DAMAGE))
        self.complain(error)
