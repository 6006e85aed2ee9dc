"""How long a body gives itself in its own rules; read from the document, never guessed."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.domain.steps import LONGEST_OWN_TERM, OwnTerm
from confidant_app.domain.terms import Amount, Unit
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.picking import chosen
from confidant_app.ui.theme import Theme


class OwnTermDialog(FormDialog[OwnTerm]):
    """Asks for a number and a unit."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        step: str,
        question: str,
        known: Amount | None = None,
    ) -> None:
        super().__init__(parent, theme, question)
        self._step = step
        self.explain(self.tr("Kijk in de regeling zelf. Weet je het niet, laat het dan open."))
        self.amount = self.number(
            self.tr("Hoeveel?"), known.number if known else 6, 1, LONGEST_OWN_TERM
        )
        self.unit = self.choice(
            self.tr("Waarvan?"),
            [
                (self.tr("weken"), Unit.WEEK.value),
                (self.tr("dagen"), Unit.DAY.value),
                (self.tr("werkdagen"), Unit.WORKDAY.value),
                (self.tr("maanden"), Unit.MONTH.value),
                (self.tr("jaren"), Unit.YEAR.value),
            ],
            known.unit.value if known else Unit.WEEK.value,
        )

    @override
    def value(self) -> OwnTerm:
        """Return the term as it stands in the fields."""
        unit = chosen(self.unit, Unit)
        return OwnTerm(step=self._step, amount=self.amount.value(), unit=unit.value)
