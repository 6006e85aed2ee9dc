"""One running step: where it stands, its line of time, and what can come after it."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from confidant_app.domain.deadlines import Deadline, Missing, TermUnknown
from confidant_app.domain.next_steps import Proposal
from confidant_app.domain.step_words import OUTCOME_LABELS, STATUS_LABELS
from confidant_app.domain.steps import Step
from confidant_app.domain.terms import TermKind
from confidant_app.domain.track import TrackPoint
from confidant_app.domain.watching import StepTerm
from confidant_app.services.routing import RunningStep
from confidant_app.ui import dutch
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.flow import FlowRow
from confidant_app.ui.widgets.track_view import TrackView
from confidant_app.ui.widgets.words import button, words


class StepCard(QWidget):
    """Asks for changes by signals.

    `edit` asks to change the step; those that carry a `StepTerm` are those of `TrackView`;
    `begin` carries the code of a route that can come after this step; `remove` takes back a step
    that was begun by mistake; `letter` asks for a letter of the family.
    """

    edit = Signal()
    day = Signal(object)
    done = Signal(object)
    undone = Signal(object)
    longer = Signal(object)
    length = Signal(object)
    begin = Signal(str)
    remove = Signal()
    letter = Signal()

    def __init__(
        self,
        theme: Theme,
        running: RunningStep,
        points: Sequence[TrackPoint],
        after: Sequence[Proposal],
        today: date,
        *,
        removable: bool,
    ) -> None:
        """Show a step; `removable` when nothing is lost by taking it back."""
        super().__init__()
        self._theme = theme
        self._removable = removable
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, theme.px(8))
        self.column.setSpacing(theme.px(4))
        self._head(running)
        self.track = TrackView(theme, points, today)
        self.track.day.connect(self.day)
        self.track.done.connect(self.done)
        self.track.undone.connect(self.undone)
        self.track.longer.connect(self.longer)
        self.track.length.connect(self.length)
        self.column.addWidget(self.track)
        if after:
            self.column.addWidget(words(self.tr("Hierna"), "overline"))
        for proposal in after:
            self._propose(proposal)
        if any(_is_fatal(found) for found in running.terms):
            lawyer = self.tr("Bel bij een fatale termijn een advocaat of het Juridisch Loket.")
            self.column.addWidget(words(lawyer, "small"))
        if any(isinstance(found.counted, Deadline) for found in running.terms):
            self.column.addWidget(words(self.tr("Reken na; geen juridisch advies."), "small"))

    def _head(self, running: RunningStep) -> None:
        name = dutch.sentence_case(running.route.name)
        top = QHBoxLayout()
        top.addWidget(words(name, "strong"), stretch=1)
        change = button(self.tr("Wijzig"), self.edit.emit, "quiet")
        change.setAccessibleName(self.tr("Wijzig {0}").format(name))
        top.addWidget(change, alignment=Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(top)
        self.column.addWidget(words(state_words(running.step), "small"))
        row = FlowRow(self._theme.px(4))
        for text, signal, offered in (
            (self.tr("Brief …"), self.letter, bool(running.route.summary)),
            (self.tr("Haal weg"), self.remove, self._removable),
        ):
            if offered:
                act = button(text, signal.emit, "quiet")
                act.setAccessibleName(f"{text}: {name}")
                row.add(act)
        self.column.addWidget(row)

    def _propose(self, proposal: Proposal) -> None:
        self.column.addWidget(words(proposal.text, "small"))
        for route in proposal.routes:
            name = dutch.sentence_case(route.name)
            text = self.tr("Begin: {0}").format(name)
            start = button(text, partial(self.begin.emit, route.code), "quiet")
            self.column.addWidget(start, alignment=Qt.AlignmentFlag.AlignLeft)


def asks_for(found: StepTerm) -> Missing | None:
    """Return which fact keeps the term from being counted, None when it is counted."""
    return found.counted.missing if isinstance(found.counted, TermUnknown) else None


def _is_fatal(found: StepTerm) -> bool:
    return found.term.kind is TermKind.FATAL and not found.settled


def state_words(step: Step) -> str:
    """Return where a step stands, with its outcome if there is one."""
    state = STATUS_LABELS[step.status]
    return state if step.outcome is None else f"{state} · {OUTCOME_LABELS[step.outcome]}"
