"""Wat kan nog? What the reporter came with, the next question, and the routes of this case."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from confidant_app.domain.answers import Answer
from confidant_app.domain.concerns import Concern, fitting
from confidant_app.domain.dates import EventDate
from confidant_app.domain.facts import Question
from confidant_app.domain.interview import Ask, asks, short
from confidant_app.domain.steps import is_running
from confidant_app.domain.terms import EventKind
from confidant_app.domain.whole import WholeCase
from confidant_app.services import routing
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.dialogs.concerns import ConcernsDialog
from confidant_app.ui.dialogs.route_details import RouteDetailsDialog
from confidant_app.ui.keyboard import staying_in
from confidant_app.ui.side.fact_asker import FactAsker
from confidant_app.ui.side.side_card import SideCard
from confidant_app.ui.widgets.known_facts import KnownFacts
from confidant_app.ui.widgets.question_panel import QuestionPanel
from confidant_app.ui.widgets.route_list import RouteList
from confidant_app.ui.widgets.unfold import Unfold
from confidant_app.ui.widgets.words import button, hairline, words


class RoutesCard(SideCard):
    """Every route of the catalogue against this case, what ends soon on top.

    A question that was skipped is not asked again while the case stays open on the screen.
    """

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__(desk, complain, "")
        self.rename(self.tr("Wat kan nog?"))
        self._facts = FactAsker(self, desk, self.act)
        self._skipped: set[str] = set()
        self._wanted = ""
        self.panel: QuestionPanel | None = None

    @override
    def fill(self, column: QVBoxLayout, whole: WholeCase) -> None:
        desk = self.desk
        concerns = routing.concerns(desk.vault, whole.case.id, desk.catalogues)
        first = fitting(concerns)
        states = routing.possibilities(desk.vault, whole, desk.catalogues, desk.today())
        self._came_with(column, whole, concerns)
        pending = asks(states, desk.catalogues, first)
        self._interview(column, whole, pending, short(pending, first))
        self._known(column, whole)
        begun = {step.route for step in whole.steps if is_running(step)}
        self.view = RouteList(desk.theme, states, first, begun)
        self.view.begin.connect(lambda code: self._begin(whole, code))
        self.view.details.connect(self._look_into)
        self.view.ask.connect(lambda code: self._ask(whole, code))
        column.addWidget(self.view)

    def _came_with(
        self, column: QVBoxLayout, whole: WholeCase, concerns: Sequence[Concern]
    ) -> None:
        for concern in concerns:
            column.addWidget(words(concern.text))
            column.addWidget(words(self.tr("Let op: {0}").format(concern.warning), "notice"))
        text = self.tr("Wijzig de vraag") if concerns else self.tr("Waar komt de melder mee? …")
        known = [concern.code for concern in concerns]
        choose = button(text, partial(self._choose, whole, known), "quiet")
        column.addWidget(choose, alignment=Qt.AlignmentFlag.AlignLeft)

    def _interview(
        self,
        column: QVBoxLayout,
        whole: WholeCase,
        pending: Sequence[Ask],
        worth_asking: Sequence[Ask],
    ) -> None:
        wanted = [ask for ask in pending if ask.question.code == self._wanted]
        free = [ask for ask in worth_asking if ask.question.code not in self._skipped]
        shown = next(iter((*wanted, *free)), None)
        self.panel = None
        if shown is not None:
            self.panel = self._panel(whole, shown, max(1, len(free)))
            column.addWidget(self.panel)
            column.addWidget(hairline())

    def _known(self, column: QVBoxLayout, whole: WholeCase) -> None:
        known = self.desk.catalogues
        answers = [
            (known.questions[code], given)
            for code, given in whole.answers
            if code in known.questions and given is not Answer.UNKNOWN
        ]
        days = [(known.events[e.code], e.on) for e in whole.events if e.code in known.events]
        if not answers and not days:
            return
        title = self.tr("Wat we weten ({0})").format(len(answers) + len(days))
        column.addWidget(Unfold(title, lambda: self._facts_of(whole, answers, days)))

    def _facts_of(
        self,
        whole: WholeCase,
        answers: Sequence[tuple[Question, Answer]],
        days: Sequence[tuple[EventKind, EventDate]],
    ) -> KnownFacts:
        shown = KnownFacts(self.desk.theme, answers, days)
        shown.again.connect(lambda code: self._ask_again(whole, code))
        shown.day.connect(lambda code: self._facts.day(whole, self.desk.catalogues.events[code]))
        shown.forget.connect(lambda code: self._forget(whole, code))
        return shown

    def _panel(self, whole: WholeCase, ask: Ask, left: int) -> QuestionPanel:
        panel = QuestionPanel(self.desk.theme, ask, left)
        panel.answered.connect(lambda given: self._answer(whole, ask, given))
        panel.fill.connect(lambda: self._facts.ask(whole, ask))
        panel.skipped.connect(lambda: self._skip(whole, ask))
        return panel

    def _skip(self, whole: WholeCase, ask: Ask) -> None:
        self._skipped.add(ask.question.code)
        self._wanted = ""
        self._show_again(whole)

    def _ask(self, whole: WholeCase, code: str) -> None:
        self._wanted = code
        self._show_again(whole)

    def _show_again(self, whole: WholeCase) -> None:
        with staying_in(self):
            self.show_case(whole)
        self._go_on()

    def _go_on(self) -> None:
        """Put the keyboard on the question that is asked now: the one before is gone."""
        if self.panel is not None:
            self.panel.start()

    def _answer(self, whole: WholeCase, ask: Ask, given: Answer) -> None:
        vault, code = self.desk.vault, ask.question.code
        self._wanted = ""
        self.act(lambda: routing.answer(vault, whole.case.id, code, given), Changed.STEPS)
        self._go_on()

    def _ask_again(self, whole: WholeCase, code: str) -> None:
        """Take an answer back; what it decided is open again, and asked first."""
        vault = self.desk.vault
        self._wanted = code
        self._skipped.discard(code)
        self.act(lambda: routing.answer(vault, whole.case.id, code, Answer.UNKNOWN), Changed.STEPS)
        self._go_on()

    def _forget(self, whole: WholeCase, code: str) -> None:
        vault = self.desk.vault
        self.act(lambda: routing.forget_day(vault, whole.case.id, code), Changed.STEPS)

    def _choose(self, whole: WholeCase, known: Sequence[str]) -> None:
        desk = self.desk
        codes = ConcernsDialog.ask(self, desk.theme, desk.catalogues.concerns.values(), known)
        if codes is not None:
            self.act(
                lambda: routing.came_with(desk.vault, whole.case.id, codes, desk.catalogues),
                Changed.STEPS,
            )

    def _begin(self, whole: WholeCase, code: str) -> None:
        desk = self.desk
        self.act(
            lambda: routing.begin_route(desk.vault, whole, code, desk.catalogues, desk.now()),
            Changed.STEPS,
        )

    def _look_into(self, code: str) -> None:
        routes = self.desk.catalogues.routes
        RouteDetailsDialog.show_route(self, self.desk.theme, routes[code], routes)
