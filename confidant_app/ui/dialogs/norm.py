"""What is known of one norm in one case: whether it applies and was met, and how we know."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.domain.answers import Answer
from confidant_app.domain.coding import Knowledge
from confidant_app.domain.norm_facts import NormRecord
from confidant_app.domain.norms import Norm
from confidant_app.ui import dutch
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.picking import chosen
from confidant_app.ui.theme import Theme


class NormDialog(FormDialog[NormRecord]):
    """Asks about one norm; unknown is an answer and never counts as met."""

    def __init__(self, parent: QWidget, theme: Theme, norm: Norm, record: NormRecord) -> None:
        super().__init__(parent, theme, dutch.sentence_case(norm.name))
        self._record = record
        self.explain(norm.text)
        answers = [
            (self.tr("weet ik niet"), Answer.UNKNOWN.value),
            (self.tr("ja"), Answer.YES.value),
            (self.tr("nee"), Answer.NO.value),
        ]
        self.applies = self.choice(self.tr("Geldt deze norm hier?"), answers, record.applies.value)
        self.met = self.choice(self.tr("Is hij gehaald?"), answers, record.met.value)
        self.days = self.number(
            self.tr("Na hoeveel dagen? (0 = weet ik niet)"), record.days or 0, 0, 3650
        )
        self.evidence = self.choice(
            self.tr("Hoe weten we dit?"),
            [
                (self.tr("de melder vertelt het"), Knowledge.TOLD.value),
                (self.tr("ik heb een document gezien"), Knowledge.DOCUMENT.value),
                (self.tr("allebei"), Knowledge.BOTH.value),
            ],
            record.evidence.value,
        )

    @override
    def value(self) -> NormRecord:
        """Return the record as it stands in the fields."""
        return replace(
            self._record,
            applies=chosen(self.applies, Answer),
            met=chosen(self.met, Answer),
            days=self.days.value() or None,
            evidence=chosen(self.evidence, Knowledge),
        )
