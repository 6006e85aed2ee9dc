"""The way back in with the recovery code, step by step, ending with a new passphrase."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from confidant_app.domain.errors import ConfidantError
from confidant_app.services import vaults
from confidant_app.ui.background import Background
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.door_card import DoorCard
from confidant_app.ui.widgets.new_passphrase import NewPassphrase
from confidant_app.ui.widgets.words import button, labelled, words


class RecoverPage(DoorCard):
    """What you need, the code, a new passphrase; `opened` carries the `Vault`, `left` the folder.

    Nothing in the vault changes before the last step.
    """

    opened = Signal(object)
    left = Signal(object)

    def __init__(
        self, background: Background, theme: Theme, now: Callable[[], datetime], folder: Path
    ) -> None:
        super().__init__(theme, "", width=600)
        self._background, self._now, self._folder = background, now, folder
        self._parts = [self.part(fill) for fill in (self._need, self._ask_code, self._choose)]
        self.column.addWidget(self.complaint)
        self.column.addWidget(
            button(self.tr("Terug naar de &wachtzin"), lambda: self.left.emit(folder), "quiet")
        )
        self.go(0)

    def go(self, step: int) -> None:
        """Show a step, counted from 0."""
        titles = (
            self.tr("Wachtzin kwijt: wat heb je nodig?"),
            self.tr("Wachtzin kwijt: de herstelcode"),
            self.tr("Wachtzin kwijt: kies een nieuwe"),
        )
        self.complaint.hide()
        self.title.setText(titles[step])
        for number, part in enumerate(self._parts):
            part.setVisible(number == step)
        first = (self.begin, self.code, self.passphrase)[step]
        starts_at(self, first)
        first.setFocus()

    def _need(self, column: QVBoxLayout) -> None:
        for text in (
            self.tr(
                "Pak je herstelblad: één vel met de titel Herstelblad, zeven groepen van vier "
                "tekens en een QR-code. Je maakte het samen met de kluis."
            ),
            self.tr(
                "Waar ligt het? Niet bij deze computer, als het goed is: denk aan een kluisje, een "
                "map met belangrijke papieren of iemand die het voor je bewaart. Heb je meer "
                "bladen, neem dan het nieuwste van deze kluis."
            ),
            self.tr(
                "Met de code kies je straks een nieuwe wachtzin. Er gaat niets verloren, hoe vaak "
                "je het ook probeert. Zonder wachtzin en zonder blad kan niemand de kluis openen."
            ),
        ):
            column.addWidget(words(text, "muted"))
        self.begin = button(self.tr("Ik heb het &blad"), lambda: self.go(1), "primary")
        column.addWidget(self.begin)

    def _ask_code(self, column: QVBoxLayout) -> None:
        text = self.tr(
            "Typ de code van je herstelblad over. Streepjes en hoofdletters hoeven niet."
        )
        column.addWidget(words(text, "muted"))
        self.code = QLineEdit()
        self.code.setObjectName("code")
        column.addWidget(labelled(self.tr("Herstelcode"), self.code))
        column.addWidget(self.code)
        self.check = button(self.tr("&Verder"), self._check_code, "primary")
        self.check.setEnabled(False)
        self.code.textChanged.connect(lambda typed: self.check.setEnabled(bool(typed.strip())))
        self.code.returnPressed.connect(self.check.click)
        column.addWidget(self.check)

    def _choose(self, column: QVBoxLayout) -> None:
        text = self.tr("De code klopt. Kies een nieuwe wachtzin; de oude werkt daarna niet meer.")
        column.addWidget(words(text, "muted"))
        self.passphrase = NewPassphrase(self.theme)
        column.addWidget(self.passphrase)
        column.addWidget(
            words(
                self.tr(
                    "Je herstelblad blijft geldig: leg het terug op zijn plek. Kan iemand anders "
                    "het gezien hebben? Maak dan straks een nieuw blad, bij Instellingen, Sleutels."
                ),
                "notice",
            )
        )
        self.open = button(self.tr("&Openen"), self._recover, "primary")
        self.open.setEnabled(False)
        self.passphrase.ready.connect(self.open.setEnabled)
        self.passphrase.second.returnPressed.connect(self.open.click)
        column.addWidget(self.open)

    def _check_code(self) -> None:
        try:
            vaults.key_from_recovery(self._folder, self.code.text())
        except ConfidantError as error:
            self.complain(error)
            self.code.setFocus()
            return
        self.go(2)

    def _recover(self) -> None:
        self.complaint.hide()
        work = partial(_rewrap, self._folder, self.code.text(), self.passphrase.first.text())
        self._allow(False)
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
        self.code.clear()
        self.opened.emit(vault)

    def _refuse(self, error: Exception) -> None:
        self._allow(True)
        self.complain(error)

    def _allow(self, allowed: bool) -> None:
        self.open.setEnabled(allowed)
        self.open.setText(self.tr("&Openen") if allowed else self.tr("Even geduld …"))


def _rewrap(folder: Path, code: str, passphrase: str) -> tuple[bytes, bytes]:
    key = vaults.key_from_recovery(folder, code)
    return key, vaults.header_with_passphrase(folder, key, passphrase)
