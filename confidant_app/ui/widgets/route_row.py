"""One route for this case: the days that are left, what it is, and what can be done with it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from confidant_app.domain.deadlines import Deadline
from confidant_app.domain.possibilities import RouteState, RouteStatus
from confidant_app.domain.terms import TermKind
from confidant_app.ui import dutch
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.chip import term_chip
from confidant_app.ui.widgets.flow import FlowRow
from confidant_app.ui.widgets.ladder import Ladder
from confidant_app.ui.widgets.unfold import Unfold
from confidant_app.ui.widgets.words import button, words

_POSSIBLE = (RouteStatus.CLOSING, RouteStatus.OPEN)
_DAYS_WIDTH = 48


def is_possible(state: RouteState) -> bool:
    """Return whether a route belongs among those that can be taken, or may just run out."""
    return state.status in _POSSIBLE or state.may_run_out


class RouteRow(QWidget):
    """`begin` and `details` carry the code of the route, `ask` that of the question it waits for.

    `fits` says that the route is for what this reporter came with, `begun` that a step on it runs:
    another one may be begun, since a second decision has a second term.
    """

    begin = Signal(str)
    details = Signal(str)
    ask = Signal(str)

    def __init__(self, theme: Theme, state: RouteState, *, fits: bool, begun: bool) -> None:
        super().__init__()
        self._theme, self._state, self._begun = theme, state, begun
        self._name = dutch.sentence_case(state.route.name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        found = state.deadline if state.may_run_out else None
        if found is not None:
            row.addWidget(self._days(), alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        row.addLayout(column, stretch=1)
        column.addWidget(words(self._name, "strong"))
        self._signs(column, found, fits=fits)
        column.addWidget(words(self._reason(), "small"))
        column.addWidget(words(state.route.summary, "small"))
        if found is not None and found.term.kind is TermKind.FATAL:
            column.addWidget(words(self.tr("Bel een advocaat of het Juridisch Loket."), "small"))
        column.addWidget(self._acts())
        if found is not None:
            column.addWidget(self._reasoning(found))

    def _days(self) -> QWidget:
        """Return the days that are left, large; the sentence beside it says the same."""
        body = QWidget()
        body.setFixedWidth(self._theme.px(_DAYS_WIDTH))
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        left = self._state.days_left or 0
        for text, look in ((str(left), "days"), (self._unit(left), "small")):
            label = words(text, look, wrap=False)
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            column.addWidget(label)
        return body

    def _unit(self, left: int) -> str:
        return self.tr("dag") if left == 1 else self.tr("dagen")

    def _signs(self, column: QVBoxLayout, found: Deadline | None, *, fits: bool) -> None:
        if found is None and not fits and not self._begun:
            return
        row = FlowRow(self._theme.px(4))
        if found is not None:
            row.add(term_chip(found.term.kind))
        if fits:
            row.add(words(self.tr("past bij de vraag"), "chip", wrap=False))
        if self._begun:
            row.add(words(self.tr("staat bij Stappen"), "chip", wrap=False))
        column.addWidget(row)

    def _reason(self) -> str:
        asked = self._state.question
        if asked is None or self._state.may_run_out:
            return self._state.reason
        return asked.text

    def _acts(self) -> QWidget:
        row = FlowRow(self._theme.px(4))
        code, state = self._state.route.code, self._state
        choices = [(self.tr("Meer"), partial(self.details.emit, code))]
        if state.status is RouteStatus.UNKNOWN and state.question is not None:
            choices.insert(0, (self.tr("Antwoord"), partial(self.ask.emit, state.question.code)))
        # Whatever the rules make of it: a confidant may know better, and begins at her own risk.
        begin = self.tr("Begin nog eens") if self._begun else self.tr("Begin")
        choices.insert(0, (begin, partial(self.begin.emit, code)))
        for text, act in choices:
            found = button(text, act, "quiet")
            found.setAccessibleName(f"{text}: {self._name}")
            row.add(found)
        return row

    def _reasoning(self, found: Deadline) -> Unfold:
        return Unfold(
            self.tr("Zo is dat geteld"),
            lambda: Ladder(self._theme, found.derivation),
            self.tr("Zo is dat geteld: {0}").format(self._name),
        )
