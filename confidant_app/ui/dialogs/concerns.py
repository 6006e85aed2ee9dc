"""What the reporter came with, in the words that confidants hear."""

from collections.abc import Collection, Iterable

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.domain.concerns import Concern
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.theme import Theme


class ConcernsDialog(FormDialog[frozenset[str]]):
    """A box for each concern of the catalogue; more than one may fit."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        concerns: Iterable[Concern],
        known: Collection[str],
    ) -> None:
        super().__init__(parent, theme, "", width=600)
        self.name(self.tr("Waar komt de melder mee?"))
        self.explain(self.tr("Wat hierbij past, komt bij 'Wat kan nog?' bovenaan te staan."))
        self.boxes = {
            concern.code: self.tick(concern.text, on=concern.code in known) for concern in concerns
        }

    @override
    def value(self) -> frozenset[str]:
        """Return the codes of what was ticked."""
        return frozenset(code for code, box in self.boxes.items() if box.isChecked())
