"""Wat kan nog? What the reporter came with, the next question, and the routes of this case."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from confidant_app.domain.answers import Answer
from confidant_app.domain.concerns import Concern, fitting
from confidant_app.domain.interview import Ask, asks, short
from confidant_app.domain.whole import WholeCase
from confidant_app.services import routing
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.dialogs.concerns import ConcernsDialog
from confidant_app.ui.dialogs.route_details import RouteDetailsDialog
from confidant_app.ui.side.fact_asker import FactAsker
from confidant_app.ui.side.side_card import SideCard
from confidant_app.ui.widgets.question_panel import QuestionPanel
from confidant_app.ui.widgets.route_list import RouteList
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

    @override
    def fill(self, column: QVBoxLayout, whole: WholeCase) -> None:
        desk = self.desk
        concerns = routing.concerns(desk.vault, whole.case.id, desk.catalogues)
        first = fitting(concerns)
        states = routing.possibilities(desk.vault, whole, desk.catalogues, desk.today())
        self._came_with(column, whole, concerns)
        pending = asks(states, desk.catalogues, first)
        self._interview(column, whole, pending, short(pending, first))
        self.view = RouteList(desk.theme, states, first)
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
        if shown is not None:
            column.addWidget(self._panel(whole, shown, max(1, len(free))))
            column.addWidget(hairline())

    def _panel(self, whole: WholeCase, ask: Ask, left: int) -> QuestionPanel:
        panel = QuestionPanel(self.desk.theme, ask, left)
        panel.answered.connect(lambda given: self._answer(whole, ask, given))
        panel.fill.connect(lambda: self._facts.ask(whole, ask))
        panel.skipped.connect(lambda: self._skip(whole, ask))
        return panel

    def _skip(self, whole: WholeCase, ask: Ask) -> None:
        self._skipped.add(ask.question.code)
        self._wanted = ""
        self.show_case(whole)

    def _ask(self, whole: WholeCase, code: str) -> None:
        self._wanted = code
        self.show_case(whole)

    def _answer(self, whole: WholeCase, ask: Ask, given: Answer) -> None:
        vault, code = self.desk.vault, ask.question.code
        self.act(lambda: routing.answer(vault, whole.case.id, code, given), Changed.STEPS)

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
