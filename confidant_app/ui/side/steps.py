"""Stappen die lopen: every step of this case as a line of time, and what can come after it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.domain.dates import exactly
from confidant_app.domain.deadlines import Missing, TermUnknown
from confidant_app.domain.next_steps import Proposal, proposals
from confidant_app.domain.routes import Route
from confidant_app.domain.steps import StepStatus, event, is_running
from confidant_app.domain.track import track
from confidant_app.domain.watching import StepTerm, given_extensions
from confidant_app.domain.whole import WholeCase
from confidant_app.services import routing
from confidant_app.services.routing import RunningStep
from confidant_app.ui import dutch
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.dialogs.event_day import EventDayDialog
from confidant_app.ui.dialogs.extension import ExtensionDialog
from confidant_app.ui.dialogs.one_choice import OneChoiceDialog
from confidant_app.ui.dialogs.own_term import OwnTermDialog
from confidant_app.ui.dialogs.step import StepDialog
from confidant_app.ui.side.side_card import SideCard
from confidant_app.ui.widgets.step_card import StepCard, asks_for
from confidant_app.ui.widgets.unfold import Unfold
from confidant_app.ui.widgets.words import button, hairline, words


class StepsCard(SideCard):
    """What runs, until when, what is still to be asked, and what can follow.

    `letter` carries the id of the step for which the family wants to write.
    """

    letter = Signal(object)

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__(desk, complain, "")
        self.rename(self.tr("Stappen"))

    @override
    def fill(self, column: QVBoxLayout, whole: WholeCase) -> None:
        found = routing.running(whole, self.desk.catalogues)
        after = proposals(whole.steps, self.desk.catalogues.routes)
        self.cards: list[StepCard] = []
        ended: list[RunningStep] = []
        for running in found:
            own = [proposal for proposal in after if proposal.after == running.step.id]
            if not own and not is_running(running.step):
                ended.append(running)
                continue
            self.cards.append(self._card(whole, running, own))
            column.addWidget(self.cards[-1])
            column.addWidget(hairline())
        if ended:
            title = self.tr("Afgerond ({0})").format(len(ended))
            column.addWidget(Unfold(title, lambda: self._ended(whole, ended)))
        if not found:
            column.addWidget(
                words(self.tr("Nog geen stap. Kies er een bij 'Wat kan nog?'."), "small")
            )
        if free := self._free(whole):
            self.add_last(
                column, button(self.tr("Termijn volgen …"), lambda: self._follow(whole, free))
            )

    def _ended(self, whole: WholeCase, ended: Sequence[RunningStep]) -> QWidget:
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        for running in ended:
            inside.addWidget(self._card(whole, running, ()))
        return body

    def _card(self, whole: WholeCase, running: RunningStep, after: Sequence[Proposal]) -> StepCard:
        desk = self.desk
        points = track(running.step, running.terms, desk.catalogues.events)
        card = StepCard(desk.theme, running, points, after, desk.today())
        card.edit.connect(lambda: self._edit(running))
        card.day.connect(lambda term: self._ask(running, term))
        card.done.connect(lambda term: self._settle(running, term))
        card.longer.connect(lambda term: self._extend(running, term))
        card.begin.connect(lambda code: self._begin(whole, code))
        card.remove.connect(lambda: self._remove(running))
        card.letter.connect(lambda: self.letter.emit(running.step.id))
        return card

    def _free(self, whole: WholeCase) -> list[Route]:
        """Return what only has terms and is not followed yet in this case."""
        known = self.desk.catalogues
        taken = {step.route for step in whole.steps}
        return [found for code, found in known.subjects.items() if code not in taken]

    def _follow(self, whole: WholeCase, free: Sequence[Route]) -> None:
        code = OneChoiceDialog.ask(
            self,
            self.desk.theme,
            self.tr("Termijn volgen"),
            [(dutch.sentence_case(found.name), found.code) for found in free],
            about=self.tr(
                "Een maatregel loopt tot een dag, en daarvóór moet er iets gebeuren. Kies waar "
                "het om gaat; de dag vul je daarna in."
            ),
        )
        if code is not None:
            desk, status = self.desk, StepStatus.IN_PROGRESS
            self.act(
                lambda: routing.begin(
                    desk.vault, whole.case.id, code, desk.catalogues, desk.now(), status
                ),
                Changed.STEPS,
            )

    def _begin(self, whole: WholeCase, code: str) -> None:
        desk = self.desk
        self.act(
            lambda: routing.begin_route(desk.vault, whole, code, desk.catalogues, desk.now()),
            Changed.STEPS,
        )

    def _remove(self, running: RunningStep) -> None:
        vault, now = self.desk.vault, self.desk.now()
        self.act(lambda: routing.take_back(vault, running.step, now), Changed.STEPS)

    def _edit(self, running: RunningStep) -> None:
        step = StepDialog.ask(self, self.desk.theme, running.step, running.route)
        if step is not None:
            vault, now = self.desk.vault, self.desk.now()
            self.act(lambda: routing.change(vault, step, now), Changed.STEPS)

    def _ask(self, running: RunningStep, found: StepTerm) -> None:
        missing = asks_for(found)
        if missing is Missing.AMOUNT and isinstance(found.counted, TermUnknown):
            self._ask_amount(running, found, found.counted.question)
            return
        if missing is Missing.STATED_DAY:
            self._extend(running, found)
            return
        kind = found.term.event
        on = EventDayDialog.ask(
            self,
            self.desk.theme,
            kind.question,
            event(running.step, kind.code),
            self.desk.today(),
            planned=kind.planned,
        )
        if on is not None:
            vault, now = self.desk.vault, self.desk.now()
            self.act(
                lambda: routing.happened(
                    vault, running.step, kind.code, on, now, planned=kind.planned
                ),
                Changed.STEPS,
            )

    def _ask_amount(self, running: RunningStep, found: StepTerm, question: str) -> None:
        own = OwnTermDialog.ask(self, self.desk.theme, found.term.step, question)
        if own is not None:
            vault, now = self.desk.vault, self.desk.now()
            self.act(lambda: routing.own_term(vault, running.step, own, now), Changed.STEPS)

    def _extend(self, running: RunningStep, found: StepTerm) -> None:
        desk, term = self.desk, found.term
        known = given_extensions(running.step, term)
        given = ExtensionDialog.ask(self, desk.theme, term, known, desk.today())
        if given is not None:
            now = desk.now()
            self.act(
                lambda: routing.extension(desk.vault, running.step, term.step, given, now),
                Changed.STEPS,
            )

    def _settle(self, running: RunningStep, found: StepTerm) -> None:
        vault, now, on = self.desk.vault, self.desk.now(), exactly(self.desk.today())
        self.act(
            lambda: routing.settled(vault, running.step, found.term.step, on, now), Changed.STEPS
        )
