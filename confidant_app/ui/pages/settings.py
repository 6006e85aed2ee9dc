"""Instellingen: how it looks, when it locks, the passphrase, and whether all is whole."""

from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLabel, QPushButton, QRadioButton
from typing_extensions import override

from confidant_app.domain.errors import ConfidantError
from confidant_app.services import checking, vaults
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.dialogs.passphrase import PassphraseChange, PassphraseDialog
from confidant_app.ui.page import Page
from confidant_app.ui.preferences import IDLE_CHOICES, Preferences
from confidant_app.ui.theme import SCALES, Look, Theme
from confidant_app.ui.version import VERSION
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.words import button, heading, labelled, words


class SettingsPage(Page):
    """Every choice works at once; there is nothing to save."""

    watches: ClassVar[Changed] = Changed.SETTINGS

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        super().__init__(desk)
        self._preferences = preferences
        column = self.column(width=720)
        column.addWidget(heading(self.tr("Instellingen"), "title"))
        column.addWidget(self._looks())
        column.addWidget(self._locking())
        column.addWidget(self._passphrase())
        column.addWidget(self._checking())
        column.addWidget(self._about())
        column.addStretch()

    @override
    def refresh(self) -> None:
        """Show what is chosen; every choice is made here, so nothing else can change it."""

    def _looks(self) -> Card:
        theme = self.desk.theme
        card = Card(theme, self.tr("Uiterlijk"))
        self.looks: dict[Look, QRadioButton] = {}
        group = QButtonGroup(self)
        for look, text in ((Look.LIGHT, self.tr("&Licht")), (Look.DARK, self.tr("D&onker"))):
            found = QRadioButton(text)
            found.setChecked(look is theme.look)
            found.clicked.connect(partial(self._wear, look, theme.percent))
            group.addButton(found)
            self.looks[look] = found
            card.add(found)
        self.percent = self._choice([(f"{scale} %", scale) for scale in SCALES], theme.percent)
        card.add(labelled(self.tr("Grootte van tekst en ruimte"), self.percent))
        card.column.addWidget(self.percent, alignment=Qt.AlignmentFlag.AlignLeft)
        self.percent.currentIndexChanged.connect(self._resize)
        return card

    def _locking(self) -> Card:
        card = Card(self.desk.theme, self.tr("Slot"))
        card.add(
            words(
                self.tr(
                    "De kluis gaat vanzelf op slot als je een tijd niets doet. Wat je aan het "
                    "schrijven was, staat er daarna nog. Meteen op slot: Ctrl+L."
                ),
                "muted",
            )
        )
        items = [(self.tr("na {0} minuten").format(minutes), minutes) for minutes in IDLE_CHOICES]
        self.idle = self._choice(items, self._preferences.idle_minutes())
        card.add(labelled(self.tr("Vanzelf op slot"), self.idle))
        card.column.addWidget(self.idle, alignment=Qt.AlignmentFlag.AlignLeft)
        self.idle.currentIndexChanged.connect(self._keep_idle)
        return card

    def _passphrase(self) -> Card:
        card = Card(self.desk.theme, self.tr("Wachtzin"))
        self.change = button(self.tr("&Wachtzin wijzigen …"), self._change_passphrase)
        self.changed = words("", "done")
        self.changed.hide()
        self._with_button(card, self.change, self.changed)
        return card

    def _checking(self) -> Card:
        card = Card(self.desk.theme, self.tr("Controle"))
        card.add(
            words(
                self.tr(
                    "Leest de hele kluis na: of elke bladzijde klopt, en of er in het logboek "
                    "niets is veranderd of weggehaald."
                ),
                "muted",
            )
        )
        self.check = button(self.tr("Kluis &nakijken"), self._check)
        self.checked = words("", "done")
        self.checked.hide()
        self._with_button(card, self.check, self.checked)
        return card

    def _about(self) -> Card:
        card = Card(self.desk.theme, self.tr("Over Confidant"))
        card.add(words(self.tr("Versie {0}").format(VERSION)))
        card.add(
            words(
                self.tr(
                    "Confidant maakt nooit verbinding met internet. Alles wat je schrijft, staat "
                    "versleuteld op deze computer en nergens anders."
                ),
                "muted",
            )
        )
        card.add(
            words(
                self.tr(
                    "Vrije software onder de EUPL 1.2. Lettertype Atkinson Hyperlegible van het "
                    "Braille Institute, onder de SIL Open Font License 1.1. Gemaakt met Qt (LGPL)."
                ),
                "small",
            )
        )
        return card

    @staticmethod
    def _choice(items: list[tuple[str, int]], chosen: int) -> QComboBox:
        found = QComboBox()
        for text, value in items:
            found.addItem(text, value)
        found.setCurrentIndex(max(0, found.findData(chosen)))
        return found

    @staticmethod
    def _with_button(card: Card, act: QPushButton, result: QLabel) -> None:
        card.add(result)
        card.column.addWidget(act, alignment=Qt.AlignmentFlag.AlignLeft)

    def _wear(self, look: Look, percent: int) -> None:
        theme = Theme(look=look, percent=percent)
        if theme != self.desk.theme:
            self.desk.way.theme.emit(theme)

    def _resize(self) -> None:
        self._wear(self.desk.theme.look, int(self.percent.currentData()))

    def _keep_idle(self) -> None:
        self._preferences.keep_idle_minutes(int(self.idle.currentData()))
        self.desk.way.idle.emit()

    def _change_passphrase(self) -> None:
        change = PassphraseDialog.ask(self, self.desk.theme)
        if change is None:
            return
        self.change.setEnabled(False)
        self.changed.hide()
        self.content()
        work = partial(_rewrap, self.desk.vault.folder, change)
        self.desk.background.run(self, work, self._put_in_force, self._refuse)

    def _put_in_force(self, header: bytes) -> None:
        try:
            vaults.replace_header(self.desk.vault, header, self.desk.now())
        except ConfidantError as error:
            self._refuse(error)
            return
        self.change.setEnabled(True)
        self.changed.setText(self.tr("De nieuwe wachtzin geldt vanaf nu."))
        self.changed.show()

    def _refuse(self, error: Exception) -> None:
        self.change.setEnabled(True)
        self.complain(error)

    def _check(self) -> None:
        self.content()
        try:
            found = checking.problems(self.desk.vault, self.desk.now())
        except ConfidantError as error:
            self.complain(error)
            return
        self.checked.setObjectName("error" if found else "done")
        self.checked.style().polish(self.checked)
        self.checked.setText(" ".join(found) or self.tr("Alles is in orde."))
        self.checked.show()


def _rewrap(folder: Path, change: PassphraseChange) -> bytes:
    key = vaults.key_from_passphrase(folder, change.present)
    return vaults.header_with_passphrase(folder, key, change.fresh)
