"""Make a vault in four steps; it exists only after the recovery code was typed back."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from confidant_app.domain.errors import ConfidantError, InvalidValue
from confidant_app.services import keys, vaults
from confidant_app.ui.background import Background
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.preferences import Preferences
from confidant_app.ui.vault_names import is_vault_name
from confidant_app.ui.widgets.door_card import DoorCard
from confidant_app.ui.widgets.new_passphrase import NewPassphrase
from confidant_app.ui.widgets.recovery_rehearsal import RecoveryRehearsal
from confidant_app.ui.widgets.words import button, labelled, words

_NAME, _PASSPHRASE, _SHEET, _CODE = range(4)


class SetupPage(DoorCard):
    """Name, passphrase, recovery sheet, code typed back; `opened` carries the new `Vault`."""

    opened = Signal(object)
    left = Signal()

    def __init__(
        self, background: Background, preferences: Preferences, now: Callable[[], datetime]
    ) -> None:
        super().__init__(preferences.theme(), "", width=640)
        self._background, self._preferences, self._now = background, preferences, now
        self._prepared: vaults.PreparedVault | None = None
        self._name_part = self.part(self._name_step)
        self._passphrase_part = self.part(self._passphrase_step)
        self.rehearsal = RecoveryRehearsal(
            self.theme, self.tr("&Kluis maken"), lambda: self._folder().stem, lambda: now().date()
        )
        self.rehearsal.asks.connect(lambda asking: self._announce(_CODE if asking else _SHEET))
        self.rehearsal.typed.connect(self._finish)
        self.rehearsal.failed.connect(self.complain)
        sheet, code = self.rehearsal.save_sheet, self.rehearsal.code
        self._firsts = (self.name, self.passphrase, sheet, code)
        self.column.addWidget(self.rehearsal)
        self.column.addWidget(self.complaint)
        self.column.addWidget(button(self.tr("&Stoppen"), self.left.emit, "quiet"))
        self.go(_NAME)

    def go(self, step: int) -> None:
        """Show a step, counted from 0."""
        if step in (_NAME, _PASSPHRASE):
            self._announce(step)
        elif step == _SHEET:
            self.rehearsal.show_sheet()
        else:
            self.rehearsal.ask_back()
        self._firsts[step].setFocus()

    def rehearse(self, prepared: vaults.PreparedVault) -> None:
        """Show what was prepared; nothing of it is on disk yet."""
        self._prepared = prepared
        self.rehearsal.rehearse(prepared)

    def _announce(self, step: int) -> None:
        titles = (
            self.tr("Nieuwe kluis: een naam"),
            self.tr("Nieuwe kluis: een wachtzin"),
            self.tr("Nieuwe kluis: je herstelblad"),
            self.tr("Nieuwe kluis: de code terug"),
        )
        self.complaint.hide()
        self.title.setText(titles[step])
        self._name_part.setVisible(step == _NAME)
        self._passphrase_part.setVisible(step == _PASSPHRASE)
        self.rehearsal.setVisible(step in (_SHEET, _CODE))
        starts_at(self, self._firsts[step])

    def _name_step(self, column: QVBoxLayout) -> None:
        column.addWidget(
            words(self.tr("De kluis wordt een map op deze computer. Noem er niemand in."), "muted")
        )
        self.name = QLineEdit(self.tr("Meldpunt"))
        self.name.returnPressed.connect(self._take_name)
        column.addWidget(labelled(self.tr("Naam van de kluis"), self.name))
        column.addWidget(self.name)
        column.addWidget(button(self.tr("&Verder"), self._take_name, "primary"))

    def _passphrase_step(self, column: QVBoxLayout) -> None:
        text = self.tr(
            "Met deze wachtzin open je de kluis. Niemand kan hem voor je opzoeken of terughalen."
        )
        column.addWidget(words(text, "muted"))
        self.passphrase = NewPassphrase(self.theme)
        column.addWidget(self.passphrase)
        self.choose = button(self.tr("&Verder"), self._prepare, "primary")
        self.choose.setEnabled(False)
        self.passphrase.ready.connect(self.choose.setEnabled)
        self.passphrase.second.returnPressed.connect(self.choose.click)
        column.addWidget(self.choose)
        self.measuring = words(
            self.tr("Even geduld: je computer wordt gemeten, zodat raden zo veel mogelijk kost."),
            "small",
        )
        self.measuring.hide()
        column.addWidget(self.measuring)

    def _folder(self) -> Path:
        return self._preferences.vault_home / f"{self.name.text().strip()}.confidant"

    def _take_name(self) -> None:
        name = self.name.text().strip()
        if not is_vault_name(name):
            self.complain(InvalidValue(reason=self.tr("een naam heeft alleen letters en cijfers")))
        elif self._folder().exists():
            self.complain(InvalidValue(reason=self.tr("er is al een kluis met deze naam")))
        else:
            self.go(_PASSPHRASE)

    def _prepare(self) -> None:
        work = partial(vaults.prepare, self.passphrase.take())
        self.choose.setEnabled(False)
        self.measuring.show()
        self._background.run(self, work, self.rehearse, self._refuse)

    def _refuse(self, error: Exception) -> None:
        self.measuring.hide()
        self.complain(error)

    def _finish(self, typed: str) -> None:
        if self._prepared is None:
            return
        try:
            keys.demand_typed_back(self._prepared, typed)
            vault = vaults.create(self._folder(), self._prepared, self._now())
        except ConfidantError as error:
            self.complain(error)
            return
        self.opened.emit(vault)
