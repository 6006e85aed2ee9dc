"""Whose cards this vault trusts, and the way to trust another or to stop."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.exchange import CardRole, KnownCard
from confidant_app.services import cards, documents
from confidant_app.ui import dutch
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.dialogs.trust_card import TrustCardDialog
from confidant_app.ui.file_places import ask_file, card_kind
from confidant_app.ui.reporting.named import named
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.words import button, hairline, words

_LARGEST: Final = 64 * 1024


class TrustedCards(Card):
    """One row per card; a withdrawn one stays readable, what it sent before stays too."""

    def __init__(self, desk: Desk, complain: Callable[[Exception], None], empty_text: str) -> None:
        super().__init__(desk.theme, "")
        self._desk, self._complain, self._empty_text = desk, complain, empty_text
        self._roles = {
            CardRole.CONFIDANT: self.tr("vertrouwenspersoon"),
            CardRole.COORDINATOR: self.tr("coördinator"),
        }

    def refresh(self) -> None:
        """Show the cards as they are now."""
        self.clear()
        self.add(words(self.tr("Wie je vertrouwt"), "heading"))
        found = cards.known(self._desk.vault)
        if not found:
            self.add(words(self._empty_text, "muted"))
        for card in sorted(
            found, key=lambda each: (each.revoked_on is not None, each.display_name)
        ):
            self.add(self._row(card))
            self.add(hairline())
        row = QHBoxLayout()
        self.accept = button(self.tr("Kaart &aannemen …"), self._accept)
        row.addWidget(self.accept)
        row.addStretch()
        self.column.addLayout(row)

    def _row(self, card: KnownCard) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        since = self.tr("{0}, vertrouwd sinds {1}")
        lines = [since.format(self._roles[card.role], dutch.day(card.trusted_on))]
        if card.revoked_on is not None:
            text = self.tr("niet meer vertrouwd sinds {0}")
            lines = [self._roles[card.role], text.format(dutch.day(card.revoked_on))]
        lines.append(cards.fingerprint_of(card))
        row.addWidget(named(self._desk.theme, card.display_name, *lines), stretch=1)
        if card.revoked_on is None:
            stop = button(self.tr("Vertrouw niet meer"), lambda: self._revoke(card), "quiet")
            name = self.tr("Vertrouw niet meer: {0}").format(card.display_name)
            stop.setAccessibleName(name)
            row.addWidget(stop, alignment=Qt.AlignmentFlag.AlignTop)
        return body

    def _accept(self) -> None:
        path = ask_file(self, self.tr("Kaart aannemen"), card_kind())
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a card file, ask whether its digits were compared, and trust it then."""
        desk = self._desk
        try:
            found = cards.read_card(documents.read(path, _LARGEST), desk.today())
        except ConfidantError as error:
            self._complain(error)
            return
        if TrustCardDialog.ask(self, desk.theme, found.card, found.fingerprint):
            cards.trust(desk.vault, found, desk.now())
            desk.changes.happened.emit(Changed.EXCHANGE)

    def _revoke(self, card: KnownCard) -> None:
        desk = self._desk
        cards.revoke(desk.vault, card, desk.today(), desk.now())
        desk.changes.happened.emit(Changed.EXCHANGE)
