"""Your own card: a name that others see, the digits to read out, and the file to send."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from confidant_app.domain.errors import ConfidantError
from confidant_app.services import cards, documents
from confidant_app.ui.desk import Desk
from confidant_app.ui.file_places import ask_new_file, card_kind
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.digits import Digits
from confidant_app.ui.widgets.words import button, labelled, words


class OwnCard(Card):
    """Who this vault is to others; the name is the owner's own choice and need not be real."""

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__(desk.theme, "")
        self._desk, self._complain = desk, complain
        self.add(words(self.tr("Jouw kaart"), "heading"))
        text = self.tr(
            "Anderen hebben je kaart nodig om te weten dat iets van jou komt. "
            "Er staat geen geheim op: je mag hem mailen."
        )
        self.add(words(text, "muted"))
        self.name = QLineEdit()
        self.name.setMaxLength(80)
        self.name.returnPressed.connect(self._keep_name)
        self.add(labelled(self.tr("Naam op de kaart"), self.name))
        row = QHBoxLayout()
        row.addWidget(self.name, stretch=1)
        self.keep = button(self.tr("&Naam bewaren"), self._keep_name)
        row.addWidget(self.keep)
        self.column.addLayout(row)
        self.add(words(self.tr("Vingerafdruk, om voor te lezen door de telefoon"), "strong"))
        self.digits = Digits(desk.theme)
        self.add(self.digits)
        below = QHBoxLayout()
        self.save = button(self.tr("&Kaart bewaren als bestand …"), self._save)
        below.addWidget(self.save)
        self._state = words("", "small", wrap=False)
        below.addWidget(self._state, stretch=1)
        self.column.addLayout(below)

    def refresh(self) -> None:
        """Show the card as it is now."""
        vault = self._desk.vault
        if not self.name.isModified():
            self.name.setText(cards.own_card(vault).display_name)
        self.digits.show_digits(cards.own_fingerprint(vault))

    def _keep_name(self) -> None:
        try:
            cards.choose_name(self._desk.vault, self.name.text().strip())
        except ConfidantError as error:
            self._complain(error)
            return
        self.name.setModified(False)
        self._state.setText(self.tr("naam bewaard"))

    def _save(self) -> None:
        title = self.tr("Kaart bewaren")
        path = ask_new_file(self, title, self.tr("mijn.confidant-card"), card_kind())
        if path is not None:
            self._write(path)

    def _write(self, path: Path) -> None:
        try:
            documents.save(path, cards.own_card_file(self._desk.vault))
        except ConfidantError as error:
            self._complain(error)
            return
        self._state.setText(self.tr("kaart bewaard"))
