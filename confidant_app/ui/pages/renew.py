"""Encrypt the closed vault anew; everything that it needs was asked and proved before."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from confidant_app.domain.errors import ConfidantError
from confidant_app.services import keys, vaults
from confidant_app.ui.background import Background
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.door_card import DoorCard
from confidant_app.ui.widgets.words import button


class RenewPage(DoorCard):
    """Starts at once. `opened` carries the `Vault` under its new key, `left` the folder.

    Locked meanwhile, it ends with `left`: the new passphrase is asked for then.
    """

    opened = Signal(object)
    left = Signal(object)

    def __init__(
        self,
        background: Background,
        theme: Theme,
        now: Callable[[], datetime],
        folder: Path,
        prepared: keys.PreparedRenewal,
    ) -> None:
        super().__init__(theme, "", width=600)
        self.title.setText(self.tr("De sleutel wordt vernieuwd"))
        self._now, self._folder = now, folder
        self._stays_locked = False
        self.note(
            self.tr(
                "De hele kluis wordt opnieuw versleuteld en nagelezen. Bij een grote kluis duurt "
                "dat een paar minuten. Laat de computer zo lang aan."
            )
        )
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(self.tr("Sleutel vernieuwen is bezig"))
        self.column.addWidget(self.progress)
        self.note(
            self.tr(
                "Valt de computer toch uit, dan raakt er niets kwijt: de kluis opent dan met je "
                "nieuwe wachtzin of nog met de oude. Probeer ze allebei en bewaar beide bladen "
                "tot je dat weet."
            )
        )
        self.column.addWidget(self.complaint)
        self.back = button(self.tr("Naar de &kluis"), lambda: self.left.emit(folder), "primary")
        self.back.hide()
        self.column.addWidget(self.back)
        work = partial(keys.renew_data_key, folder, prepared, now())
        background.run(self, work, self._enter, self._refuse)

    def stay_locked(self) -> None:
        """Finish the work, and then open nothing."""
        self._stays_locked = True

    def _enter(self, key: bytes) -> None:
        if self._stays_locked:
            self.left.emit(self._folder)
            return
        try:
            vault = vaults.open_vault(self._folder, key, self._now())
        except ConfidantError as error:
            self._refuse(error)
            return
        self.opened.emit(vault)

    def _refuse(self, error: Exception) -> None:
        self.title.setText(self.tr("Het vernieuwen is gestopt"))
        self.progress.hide()
        self.back.show()
        self.back.setFocus()
        self.complain(error)
