"""Stappen die lopen: every step of this case with its terms."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from confidant_app.domain.dates import exactly
from confidant_app.domain.deadlines import TermUnknown
from confidant_app.domain.steps import event
from confidant_app.domain.watching import StepTerm
from confidant_app.domain.whole import WholeCase
from confidant_app.services import routing
from confidant_app.services.routing import RunningStep
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.dialogs.event_day import EventDayDialog
from confidant_app.ui.dialogs.own_term import OwnTermDialog
from confidant_app.ui.dialogs.step import StepDialog
from confidant_app.ui.side.side_card import SideCard
from confidant_app.ui.widgets.step_card import StepCard, asks_for_amount
from confidant_app.ui.widgets.words import hairline, words


class StepsCard(SideCard):
    """What runs, until when, and what is still to be asked."""

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__(desk, complain, "")
        self.rename(self.tr("Stappen"))

    @override
    def fill(self, column: QVBoxLayout, whole: WholeCase) -> None:
        found = routing.running(whole, self.desk.catalogues)
        self.cards: list[StepCard] = []
        for running in found:
            card = StepCard(self.desk.theme, running, self.desk.today())
            card.edit.connect(lambda running=running: self._edit(running))
            card.day.connect(lambda term, running=running: self._ask(running, term))
            card.done.connect(lambda term, running=running: self._settle(running, term))
            if self.cards:
                column.addWidget(hairline())
            self.cards.append(card)
            column.addWidget(card)
        if not found:
            column.addWidget(
                words(self.tr("Nog geen stap. Kies er een bij 'Wat kan nog?'."), "small")
            )

    def _edit(self, running: RunningStep) -> None:
        step = StepDialog.ask(self, self.desk.theme, running.step, running.route.name)
        if step is not None:
            vault, now = self.desk.vault, self.desk.now()
            self.act(lambda: routing.change(vault, step, now), Changed.STEPS)

    def _ask(self, running: RunningStep, found: StepTerm) -> None:
        if asks_for_amount(found) and isinstance(found.counted, TermUnknown):
            self._ask_amount(running, found, found.counted.question)
            return
        kind = found.term.event
        on = EventDayDialog.ask(
            self,
            self.desk.theme,
            kind.question,
            event(running.step, kind.code),
            self.desk.today(),
        )
        if on is not None:
            vault, now = self.desk.vault, self.desk.now()
            self.act(
                lambda: routing.happened(vault, running.step, kind.code, on, now), Changed.STEPS
            )

    def _ask_amount(self, running: RunningStep, found: StepTerm, question: str) -> None:
        own = OwnTermDialog.ask(self, self.desk.theme, found.term.step, question)
        if own is not None:
            vault, now = self.desk.vault, self.desk.now()
            self.act(lambda: routing.own_term(vault, running.step, own, now), Changed.STEPS)

    def _settle(self, running: RunningStep, found: StepTerm) -> None:
        vault, now, on = self.desk.vault, self.desk.now(), exactly(self.desk.today())
        self.act(
            lambda: routing.settled(vault, running.step, found.term.step, on, now), Changed.STEPS
        )
