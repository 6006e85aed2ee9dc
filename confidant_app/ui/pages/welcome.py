"""First start: a new vault, an existing one, or a look at an invented hotline."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from confidant_app.services import example
from confidant_app.ui.background import Background
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.preferences import Preferences
from confidant_app.ui.widgets.door_card import DoorCard
from confidant_app.ui.widgets.words import button, words


class WelcomePage(DoorCard):
    """Three ways in, and one back; `existing_vault` carries the folder, `opened` the example."""

    new_vault = Signal()
    existing_vault = Signal(object)
    restore = Signal()
    opened = Signal(object)

    def __init__(
        self, background: Background, preferences: Preferences, now: Callable[[], datetime]
    ) -> None:
        super().__init__(preferences.theme(), "", width=600)
        self.title.setText(self.tr("Welkom"))
        self._background, self._preferences, self._now = background, preferences, now
        self.note(
            self.tr(
                "Een versleuteld notitieboek voor onafhankelijke vertrouwenspersonen. "
                "Alles blijft op deze computer."
            )
        )
        self.column.addSpacing(self.theme.px(8))
        self.fresh = self._choice(
            self.tr("&Nieuwe kluis"),
            self.tr("Begin met een wachtzin en een herstelblad. Dit duurt vijf minuten."),
            self.new_vault.emit,
            "primary",
        )
        self.existing = self._choice(
            self.tr("&Bestaande kluis"),
            self.tr("Open een map die op .confidant eindigt."),
            self._choose,
        )
        self.sample = self._choice(
            self.tr("Bekijk een &voorbeeld"),
            self.tr("Een verzonnen meldpunt met 120 zaken. Je kunt niets stukmaken."),
            self._open_example,
        )
        self.back = button(self.tr("&Reservekopie terugzetten …"), self.restore.emit, "quiet")
        self.column.addWidget(self.back)
        self.column.addWidget(self.complaint)
        starts_at(self, self.fresh)
        QWidget.setTabOrder(self.fresh, self.existing)
        QWidget.setTabOrder(self.existing, self.sample)
        QWidget.setTabOrder(self.sample, self.back)

    def _choice(
        self, text: str, explanation: str, act: Callable[[], object], look: str = ""
    ) -> QPushButton:
        group = QVBoxLayout()
        group.setSpacing(self.theme.px(4))
        found = button(text, act, look)
        found.setAccessibleDescription(explanation)
        group.addWidget(found)
        group.addWidget(words(explanation, "small"))
        self.column.addLayout(group)
        return found

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self,
            self.tr("Kies de map van je kluis"),
            str(self._preferences.vault_home.parent),
            QFileDialog.Option.DontUseNativeDialog | QFileDialog.Option.ShowDirsOnly,
        )
        if chosen:
            self.existing_vault.emit(Path(chosen))

    def _open_example(self) -> None:
        self.sample.setEnabled(False)
        self.sample.setText(self.tr("Het voorbeeld wordt klaargezet …"))
        self._background.run(self, example.prepare, self._enter_example, self.complain)

    def _enter_example(self, prepared: example.PreparedExample) -> None:
        folder = self._preferences.example_home
        self.opened.emit(example.open_example(folder, prepared, self._now()))
