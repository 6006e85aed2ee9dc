"""Make a bundle: over which period, for which coordinator; then look before it is sealed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.exchange import CardRole, KnownCard
from confidant_app.services import cards
from confidant_app.services.reporting import half_years
from confidant_app.ui.desk import Desk
from confidant_app.ui.reporting.period_choice import PeriodChoice
from confidant_app.ui.widgets.card import Card, empty
from confidant_app.ui.widgets.words import button, words


class BundleMaker(Card):
    """`asked` when somebody wants to see what would leave."""

    asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, "")
        self._desk = desk
        self._cards: tuple[KnownCard, ...] = ()
        self.boxes: list[QCheckBox] = []
        self.add(words(self.tr("Een bundel maken"), "heading"))
        text = self.tr(
            "Een bundel is een versleuteld bestand met alleen tellingen en goedgekeurde citaten. "
            "Je ziet eerst precies wat er weggaat."
        )
        self.add(words(text, "muted"))
        self.add(words(self.tr("Over welke periode?"), "strong"))
        self.periods = PeriodChoice(desk.theme, half_years(desk.today()))
        self.add(self.periods)
        self.add(words(self.tr("Voor wie?"), "strong"))
        self._people = QVBoxLayout()
        self.column.addLayout(self._people)
        row = QHBoxLayout()
        self.look = button(self.tr("&Bekijk wat er weggaat"), self.asked.emit, "primary")
        row.addWidget(self.look)
        row.addStretch()
        self.column.addLayout(row)

    def refresh(self) -> None:
        """Show the coordinators that may receive a bundle; who was ticked stays ticked."""
        ticked = {card.id for card in self.recipients()} if self.boxes else set()
        self._cards = tuple(
            card
            for card in cards.known(self._desk.vault)
            if card.role is CardRole.COORDINATOR and card.revoked_on is None
        )
        empty(self._people)
        self.boxes = [QCheckBox(card.display_name) for card in self._cards]
        for box, card in zip(self.boxes, self._cards, strict=True):
            box.setChecked(card.id in ticked)
            self._people.addWidget(box)
        if not self._cards:
            text = self.tr("Neem eerst de kaart van een coördinator aan.")
            self._people.addWidget(words(text, "muted"))
        self.look.setEnabled(bool(self._cards))

    def recipients(self) -> tuple[KnownCard, ...]:
        """Return the coordinators that were ticked."""
        pairs = zip(self.boxes, self._cards, strict=True)
        return tuple(card for box, card in pairs if box.isChecked())

    def checked_recipients(self) -> tuple[KnownCard, ...]:
        """Return the coordinators that were ticked.

        Raises:
            InvalidValue: nobody was ticked.

        """
        found = self.recipients()
        if not found:
            raise InvalidValue(reason=self.tr("kies voor wie de bundel is"))
        return found
