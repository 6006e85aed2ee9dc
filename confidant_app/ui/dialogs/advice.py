"""What was advised: the words, about this case or in general, and to whom was referred."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.follow_ups import Advice
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.picking import picked
from confidant_app.ui.theme import Theme


class AdviceDialog(FormDialog[Advice]):
    """Asks about one piece of advice."""

    def __init__(self, parent: QWidget, theme: Theme, advice: Advice) -> None:
        super().__init__(parent, theme, "")
        self.name(self.tr("Advies"))
        self._advice = advice
        self.text = self.lines(self.tr("Wat heb je geadviseerd?"), advice.text, rows=4)
        self.specific = self.tick(
            self.tr("Dit advies ging over deze zaak (niet alleen algemene uitleg)"),
            on=advice.specific,
        )
        self.referred = self.line(
            self.tr("Doorverwezen naar"),
            advice.referred_to,
            self.tr("bijvoorbeeld: Juridisch Loket, Jeugdstem, een advocaat"),
        )
        self.on = self.day(self.tr("Wanneer?"), advice.on)
        self.text.setFocus()

    @override
    def check(self) -> None:
        if not self.text.toPlainText().strip():
            raise InvalidValue(reason=self.tr("schrijf op wat je adviseerde"))

    @override
    def value(self) -> Advice:
        """Return the advice as it stands in the fields."""
        return replace(
            self._advice,
            text=self.text.toPlainText().strip(),
            specific=self.specific.isChecked(),
            referred_to=self.referred.text().strip(),
            on=picked(self.on),
        )
