"""Whether the institution was asked to react to the report, and what it answered."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.domain.report import Hearing, Reaction
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.picking import chosen
from confidant_app.ui.theme import Theme


class HearingDialog(FormDialog[Reaction]):
    """Asks for the state, and for the answer in the institution's own words."""

    def __init__(self, parent: QWidget, theme: Theme, institution: str, known: Reaction) -> None:
        title = self.tr("Reactie van {0}").format(institution)
        super().__init__(parent, theme, title, width=600)
        self.explain(
            self.tr(
                "Een rapport is eerlijker als de andere kant erop kon reageren. Dit staat erin."
            )
        )
        self.state = self.choice(
            self.tr("Hoe staat het ermee?"),
            [
                (self.tr("nog niet om een reactie gevraagd"), Hearing.NOT_YET_ASKED.value),
                (self.tr("gevraagd, nog geen antwoord"), Hearing.ASKED.value),
                (self.tr("er is een reactie"), Hearing.ANSWERED.value),
            ],
            known.hearing.value,
        )
        label = self.tr("De reactie, in hun eigen woorden")
        self.answer = self.lines(label, known.answer, rows=6)
        self.state.currentIndexChanged.connect(self._open)
        self._open()

    @override
    def check(self) -> None:
        """Refuse a reaction without words. Raises InvalidValue."""
        self.value()

    @override
    def value(self) -> Reaction:
        """Return what stands in the fields.

        Raises:
            InvalidValue: no words, or too many.
        """
        state = chosen(self.state, Hearing)
        answered = state is Hearing.ANSWERED
        return Reaction(hearing=state, answer=self.answer.toPlainText() if answered else "")

    def _open(self) -> None:
        self.answer.setEnabled(chosen(self.state, Hearing) is Hearing.ANSWERED)
