"""Instellingen: how it looks, when it locks, the keys, and whether all is whole."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QScrollArea
from typing_extensions import override

from confidant_app.services import VaultKind, backup_place, example
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.page import Page
from confidant_app.ui.preferences import IDLE_CHOICES, Preferences
from confidant_app.ui.settings.backup_card import BackupCard
from confidant_app.ui.settings.checking_card import CheckingCard
from confidant_app.ui.settings.keeping_card import KeepingCard
from confidant_app.ui.settings.keys_card import KeysCard
from confidant_app.ui.settings.quotes_card import QuotesCard
from confidant_app.ui.settings.rules_card import RulesCard
from confidant_app.ui.theme import SCALES, Look, Theme
from confidant_app.ui.version import VERSION
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.words import heading, labelled, words

_SETTLES_MS = 50


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
        self.keys = KeysCard(desk, self.complain)
        column.addWidget(self.keys)
        if not example.is_example(desk.vault, preferences.example_home):
            usual = preferences.vault_home / backup_place.USUAL
            column.addWidget(BackupCard(desk, self.complain, usual))
        if desk.vault.kind is VaultKind.CONFIDANT:
            self.quotes = QuotesCard(desk, self.complain)
            column.addWidget(self.quotes)
            column.addWidget(KeepingCard(desk, self.complain))
        self.rules = RulesCard(desk, self.complain)
        column.addWidget(self.rules)
        self.checking = CheckingCard(desk, self.complain)
        column.addWidget(self.checking)
        column.addWidget(self._about())
        column.addStretch()

    @override
    def refresh(self) -> None:
        """Take an old complaint away; every choice is made here, so it shows already."""
        self.content()

    def show_rules(self) -> None:
        """Bring the rules into view as soon as the page has found its size."""
        scroll = self.findChild(QScrollArea)
        if scroll is not None:
            look = partial(scroll.ensureWidgetVisible, self.rules)
            QTimer.singleShot(_SETTLES_MS, self, look)

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

    def _wear(self, look: Look, percent: int) -> None:
        theme = Theme(look=look, percent=percent)
        if theme != self.desk.theme:
            self.desk.way.theme.emit(theme)

    def _resize(self) -> None:
        self._wear(self.desk.theme.look, int(self.percent.currentData()))

    def _keep_idle(self) -> None:
        self._preferences.keep_idle_minutes(int(self.idle.currentData()))
        self.desk.way.idle.emit()
