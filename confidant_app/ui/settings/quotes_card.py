"""Citaten: whether somebody looks a second time before words leave."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox

from confidant_app.domain.errors import ConfidantError
from confidant_app.services import second_look
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.words import words


class QuotesCard(Card):
    """One choice that belongs to the vault; it works at once."""

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__(desk.theme, self.tr("Citaten"))
        self._desk, self._complain = desk, complain
        self.twice = QCheckBox(self.tr("Een citaat gaat pas weg na een tweede blik"))
        self.twice.setChecked(second_look.is_asked(desk.vault))
        self.twice.clicked.connect(self._ask)
        self.add(self.twice)
        why = self.tr(
            "Een ander leest wat er weggaat, of jij zelf op een andere dag. "
            "Wat de eerste keer niet opvalt, valt dan vaak wel op."
        )
        self.add(words(why, "small"))

    def _ask(self) -> None:
        desk, wanted = self._desk, self.twice.isChecked()
        try:
            second_look.ask(desk.vault, desk.now(), wanted=wanted)
        except ConfidantError as error:
            self.twice.setChecked(not wanted)
            self._complain(error)
            return
        desk.changes.happened.emit(Changed.QUOTES)
