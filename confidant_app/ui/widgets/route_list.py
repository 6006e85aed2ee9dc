"""Wat kan nog? Open routes first, with the days that are left; the rest folded with reasons."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from confidant_app.domain.answers import Answer
from confidant_app.domain.deadlines import Deadline
from confidant_app.domain.facts import Question
from confidant_app.domain.possibilities import RouteState, RouteStatus
from confidant_app.domain.terms import TermKind
from confidant_app.ui import dutch
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.chip import term_chip
from confidant_app.ui.widgets.ladder import Ladder
from confidant_app.ui.widgets.words import button, hairline, words

_POSSIBLE = (RouteStatus.CLOSING, RouteStatus.OPEN)
_CAN_BEGIN = (*_POSSIBLE, RouteStatus.UNKNOWN)
_SHOWN_AT_ONCE = 3


class RouteList(QWidget):
    """`begin` carries the code of a route, `answered` a question's code and an `Answer`."""

    begin = Signal(str)
    answered = Signal(str, object)

    def __init__(
        self, theme: Theme, states: tuple[RouteState, ...], yes_or_no: Collection[str]
    ) -> None:
        """Show the states; `yes_or_no` holds the codes of questions that can be answered here."""
        super().__init__()
        self._theme, self._yes_or_no = theme, yes_or_no
        column = _column(self, theme.px(8))
        possible = [state for state in states if state.status in _POSSIBLE]
        self._routes(column, possible[:_SHOWN_AT_ONCE])
        for title, found in (
            (self.tr("Meer mogelijkheden"), possible[_SHOWN_AT_ONCE:]),
            (self.tr("Hangt van een vraag af"), _with(states, RouteStatus.UNKNOWN)),
            (self.tr("Te laat"), _with(states, RouteStatus.CLOSED)),
            (self.tr("Niet voor deze melder"), _with(states, RouteStatus.NOT_FOR_YOU)),
        ):
            if found:
                self._folded(column, f"{title} ({len(found)})", found)
        column.addWidget(words(self.tr("Reken na; geen juridisch advies."), "small"))

    def _folded(self, column: QVBoxLayout, title: str, found: Sequence[RouteState]) -> None:
        """Routes under a button; they are made when somebody first looks."""
        body = QWidget()
        inside = _column(body, self._theme.px(8))
        body.hide()
        show = button(title, lambda: None, "quiet")
        show.setCheckable(True)

        def unfold(opened: bool) -> None:
            if opened and not inside.count():
                self._routes(inside, found)
            body.setVisible(opened)

        show.toggled.connect(unfold)
        column.addWidget(show, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(body)

    def _routes(self, column: QVBoxLayout, found: Sequence[RouteState]) -> None:
        for state in found:
            column.addWidget(self._route(state))
            column.addWidget(hairline())

    def _route(self, state: RouteState) -> QWidget:
        body = QWidget()
        column = _column(body, self._theme.px(4))
        name = dutch.sentence_case(state.route.name)
        top = QHBoxLayout()
        top.addWidget(words(name, "strong"), stretch=1)
        if state.status in _CAN_BEGIN:
            start = button(self.tr("Begin"), partial(self.begin.emit, state.route.code), "quiet")
            start.setAccessibleName(self.tr("Begin: {0}").format(name))
            top.addWidget(start, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        found = state.deadline if state.status in _POSSIBLE else None
        if found is not None:
            column.addWidget(term_chip(found.term.kind), alignment=Qt.AlignmentFlag.AlignLeft)
        if state.question is not None:
            column.addWidget(self._asked(state.question))
        else:
            column.addWidget(words(state.reason, "small"))
        column.addWidget(words(state.route.summary, "small"))
        if found is not None:
            column.addWidget(self._reasoning(found))
        return body

    def _asked(self, question: Question) -> QWidget:
        body = QWidget()
        column = _column(body, self._theme.px(2))
        column.addWidget(words(question.text))
        if question.code not in self._yes_or_no:
            return body
        row = QHBoxLayout()
        for text, given in ((self.tr("Ja"), Answer.YES), (self.tr("Nee"), Answer.NO)):
            row.addWidget(self._answer(question, text, given))
        row.addStretch()
        column.addLayout(row)
        return body

    def _answer(self, question: Question, text: str, given: Answer) -> QPushButton:
        found = button(text, partial(self.answered.emit, question.code, given), "quiet")
        found.setAccessibleName(f"{text}: {question.text}")
        return found

    def _reasoning(self, found: Deadline) -> QWidget:
        body = QWidget()
        column = _column(body, self._theme.px(2))
        ladder = Ladder(self._theme, found.derivation)
        ladder.hide()
        show = button(self.tr("Zo is dat geteld"), lambda: None, "quiet")
        show.setCheckable(True)
        show.toggled.connect(ladder.setVisible)
        column.addWidget(show, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(ladder)
        if found.term.kind is TermKind.FATAL:
            column.addWidget(words(self.tr("Bel een advocaat of het Juridisch Loket."), "small"))
        return body


def _with(states: Sequence[RouteState], status: RouteStatus) -> list[RouteState]:
    return [state for state in states if state.status is status]


def _column(body: QWidget, gap: int) -> QVBoxLayout:
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    return column
