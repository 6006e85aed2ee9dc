"""Wat kan nog? The routes of this case, and the way to begin one."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from confidant_app.domain.answers import Answer
from confidant_app.domain.whole import WholeCase
from confidant_app.services import routing
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.side.side_card import SideCard
from confidant_app.ui.widgets.route_list import RouteList


class RoutesCard(SideCard):
    """Every route of the catalogue against this case, what ends first on top."""

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__(desk, complain, "")
        self.rename(self.tr("Wat kan nog?"))

    @override
    def fill(self, column: QVBoxLayout, whole: WholeCase) -> None:
        desk = self.desk
        states = routing.possibilities(desk.vault, whole, desk.catalogues, desk.today())
        self.view = RouteList(desk.theme, states, desk.catalogues.questions)
        self.view.begin.connect(lambda code: self._begin(whole, code))
        self.view.answered.connect(lambda code, given: self._answer(whole, code, given))
        column.addWidget(self.view)

    def _begin(self, whole: WholeCase, code: str) -> None:
        desk = self.desk
        self.act(
            lambda: routing.begin(desk.vault, whole.case.id, code, desk.catalogues, desk.now()),
            Changed.STEPS,
        )

    def _answer(self, whole: WholeCase, code: str, given: Answer) -> None:
        vault = self.desk.vault
        self.act(lambda: routing.answer(vault, whole.case.id, code, given), Changed.STEPS)
