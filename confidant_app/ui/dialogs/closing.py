"""How a case ends: when, why, and what the reporter thinks of it."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.domain.cases import Closing
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.picking import picked
from confidant_app.ui.theme import Theme


class ClosingDialog(FormDialog[Closing]):
    """Asks how the case ended."""

    def __init__(self, parent: QWidget, theme: Theme, closing: Closing) -> None:
        super().__init__(parent, theme, "")
        self.name(self.tr("Zaak sluiten"))
        self.explain(self.tr("Een gesloten zaak blijft leesbaar en kan weer open."))
        self.on = self.day(self.tr("Wanneer?"), closing.on)
        self.reason = self.lines(self.tr("Hoe is het afgelopen?"), closing.reason)
        self.judgement = self.choice(
            self.tr("Wat vindt de melder van het resultaat?"),
            [
                (self.tr("niet gevraagd"), None),
                (self.tr("1 · slecht"), 1),
                (self.tr("2 · matig"), 2),
                (self.tr("3 · gaat wel"), 3),
                (self.tr("4 · goed"), 4),
                (self.tr("5 · heel goed"), 5),
            ],
            closing.judgement,
        )

    @override
    def value(self) -> Closing:
        """Return the closing as it stands in the fields."""
        return Closing(
            on=picked(self.on),
            reason=self.reason.toPlainText().strip(),
            judgement=self.judgement.currentData(),
        )
