"""One running step: where it stands, its terms with their reasoning, and what is still asked."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from confidant_app.domain.answers import Certainty
from confidant_app.domain.deadlines import Deadline, Missing, OpenTerm, TermUnknown
from confidant_app.domain.step_words import OUTCOME_LABELS, STATUS_LABELS
from confidant_app.domain.terms import TermKind
from confidant_app.domain.watching import StepTerm
from confidant_app.services.routing import RunningStep
from confidant_app.ui import dutch
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.chip import term_chip
from confidant_app.ui.widgets.ladder import Ladder
from confidant_app.ui.widgets.words import button, words


class StepCard(QWidget):
    """Asks for changes by signals.

    `edit` asks to change the step, `day` asks for the day of a term's event, `done` says that
    what a term asks for was done; both carry the `StepTerm`.
    """

    edit = Signal()
    day = Signal(object)
    done = Signal(object)

    def __init__(self, theme: Theme, running: RunningStep, today: date) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, theme.px(8))
        self.column.setSpacing(theme.px(4))
        self._theme, self._today = theme, today
        step, name = running.step, dutch.sentence_case(running.route.name)
        top = QHBoxLayout()
        top.addWidget(words(name, "strong"), stretch=1)
        change = button(self.tr("Wijzig"), self.edit.emit, "quiet")
        change.setAccessibleName(self.tr("Wijzig {0}").format(name))
        top.addWidget(change, alignment=Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(top)
        state = STATUS_LABELS[step.status]
        if step.outcome is not None:
            state = f"{state} · {OUTCOME_LABELS[step.outcome]}"
        self.column.addWidget(words(state, "small"))
        for found in running.terms:
            if not found.settled:
                self.column.addWidget(self._term(found))
        if any(t.term.kind is TermKind.FATAL and not t.settled for t in running.terms):
            self.column.addWidget(
                words(
                    self.tr("Bel bij een fatale termijn een advocaat of het Juridisch Loket."),
                    "small",
                )
            )
        self.column.addWidget(words(self.tr("Reken na; geen juridisch advies."), "small"))

    def _term(self, found: StepTerm) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, self._theme.px(4), 0, self._theme.px(4))
        column.setSpacing(self._theme.px(4))
        counted = found.counted
        if isinstance(counted, TermUnknown):
            column.addWidget(words(dutch.sentence_case(found.term.name)))
            column.addWidget(words(counted.question, "small"))
            ask = button(self.tr("Vul in"), lambda: self.day.emit(found), "quiet")
            ask.setAccessibleName(self.tr("Vul in: {0}").format(counted.question))
            column.addWidget(ask, alignment=Qt.AlignmentFlag.AlignLeft)
            return body
        top = QHBoxLayout()
        top.setSpacing(self._theme.px(8))
        top.addWidget(term_chip(found.term.kind))
        top.addWidget(words(dutch.sentence_case(found.term.name)), stretch=1)
        column.addLayout(top)
        if isinstance(counted, OpenTerm):
            column.addWidget(Ladder(self._theme, counted.derivation))
            return body
        column.addWidget(words(self._until(counted), "strong"))
        column.addLayout(self._acts(found, counted))
        return body

    def _until(self, counted: Deadline) -> str:
        circa = self.tr("ongeveer ") if counted.certainty is Certainty.CIRCA else ""
        left = dutch.distance(counted.on, self._today)
        return self.tr("Uiterlijk {0}{1} ({2})").format(circa, dutch.day(counted.on), left)

    def _acts(self, found: StepTerm, counted: Deadline) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._theme.px(2))
        ladder = Ladder(self._theme, counted.derivation)
        ladder.hide()
        row = QHBoxLayout()
        show = button(self.tr("Zo is dat geteld"), lambda: None, "quiet")
        show.setCheckable(True)
        show.toggled.connect(ladder.setVisible)
        row.addWidget(show)
        row.addWidget(button(self.tr("Datum"), lambda: self.day.emit(found), "quiet"))
        row.addWidget(button(self.tr("Gedaan"), lambda: self.done.emit(found), "quiet"))
        row.addStretch()
        column.addLayout(row)
        column.addWidget(ladder)
        return column


def asks_for_amount(found: StepTerm) -> bool:
    """Return whether the missing fact is the length of the term itself."""
    return isinstance(found.counted, TermUnknown) and found.counted.missing is Missing.AMOUNT
