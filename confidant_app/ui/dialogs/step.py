"""How a step stands: status, outcome, and a note about it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.domain.step_words import OUTCOME_LABELS, STATUS_LABELS
from confidant_app.domain.steps import Outcome, Step, StepStatus
from confidant_app.domain.watching import StepTerm, demand_nothing_fatal
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.picking import chosen
from confidant_app.ui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFrame:
    """What stands around a step: the name of its route, usual outcomes, terms, and the day."""

    name: str
    outcomes: Sequence[Outcome]
    terms: Sequence[StepTerm]
    today: date


class StepDialog(FormDialog[Step]):
    """Asks where one step on a route stands."""

    def __init__(self, parent: QWidget, theme: Theme, step: Step, frame: StepFrame) -> None:
        super().__init__(parent, theme, frame.name)
        self._step, self._frame = step, frame
        self.status = self.choice(
            self.tr("Waar staat deze stap?"),
            [(text, status.value) for status, text in STATUS_LABELS.items()],
            step.status.value,
        )
        none: tuple[str, object] = (self.tr("nog geen uitkomst"), None)
        # What this route usually ends in stands on top; the rest of the list can happen too.
        usual = dict.fromkeys((*frame.outcomes, *OUTCOME_LABELS))
        found: list[tuple[str, object]] = [(OUTCOME_LABELS[o], o.value) for o in usual]
        self.outcome = self.choice(
            self.tr("Uitkomst"), [none, *found], step.outcome.value if step.outcome else None
        )
        self.note = self.lines(self.tr("Notitie bij deze stap"), step.note)

    @override
    def check(self) -> None:
        """Refuse to finish a step while a fatal term of it lies ahead. Raises InvalidValue."""
        if chosen(self.status, StepStatus) is StepStatus.FINISHED:
            demand_nothing_fatal(self._frame.terms, self._frame.today)

    @override
    def value(self) -> Step:
        """Return the step as it stands in the fields."""
        outcome = self.outcome.currentData()
        return replace(
            self._step,
            status=chosen(self.status, StepStatus),
            outcome=Outcome(str(outcome)) if outcome is not None else None,
            note=self.note.toPlainText().strip(),
        )
