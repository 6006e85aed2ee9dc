"""Stappen die lopen: every step of this case as a line of time, and what can come after it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.domain.dates import exactly
from confidant_app.domain.deadlines import Missing, TermUnknown
from confidant_app.domain.next_steps import Proposal, proposals
from confidant_app.domain.steps import (
    Outcome,
    Step,
    StepStatus,
    event,
    is_running,
    is_untouched,
    known_days,
)
from confidant_app.domain.track import track
from confidant_app.domain.watching import StepTerm, given_extensions, own_amount
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
from confidant_app.ui.dialogs.step import StepDialog, StepFrame
from confidant_app.ui.side.side_card import SideCard
from confidant_app.ui.widgets.step_card import StepCard, asks_for, state_words
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
            if not is_running(running.step) and not any(one.routes for one in own):
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
        for step in routing.strangers(whole, self.desk.catalogues):
            column.addWidget(self._stranger(step))
        self.add_last(column, button(self.tr("Termijn volgen …"), lambda: self._follow(whole)))

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
        others = (step for step in whole.steps if step.id != running.step.id)
        removable = is_untouched(running.step, known_days(whole.events, others))
        card = StepCard(desk.theme, running, points, after, desk.today(), removable=removable)
        route, terms = running.route, running.terms
        name = dutch.sentence_case(route.name)
        card.edit.connect(lambda: self._edit(running.step, name, route.outcomes, terms))
        card.day.connect(lambda term: self._ask(running, term))
        card.done.connect(lambda term: self._settle(running, term))
        card.undone.connect(lambda term: self._unsettle(running, term))
        card.longer.connect(lambda term: self._extend(running, term))
        card.length.connect(lambda term: self._ask_amount(running, term, term.term.question))
        card.begin.connect(lambda code: self._begin(whole, code))
        card.remove.connect(lambda: self._remove(running))
        card.letter.connect(lambda: self.letter.emit(running.step.id))
        return card

    def _stranger(self, step: Step) -> QWidget:
        """Return a step that the rules in force do not know; what was written stays in reach."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        name = self.tr("Weg die deze regels niet kennen ({0})").format(step.route)
        column.addWidget(words(name, "strong"))
        column.addWidget(words(state_words(step), "small"))
        if step.note:
            column.addWidget(words(step.note))
        change = button(self.tr("Wijzig"), lambda: self._edit(step, name, (), ()), "quiet")
        change.setAccessibleName(self.tr("Wijzig {0}").format(name))
        self.add_last(column, change)
        return body

    def _follow(self, whole: WholeCase) -> None:
        """A second child can have a measure of the same kind, so those that run come last."""
        busy = {step.route for step in whole.steps if is_running(step)}
        subjects = self.desk.catalogues.subjects.values()
        free = sorted(subjects, key=lambda found: found.code in busy)
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

    def _edit(
        self,
        step: Step,
        name: str,
        outcomes: Sequence[Outcome],
        terms: Sequence[StepTerm],
    ) -> None:
        desk = self.desk
        frame = StepFrame(name=name, outcomes=outcomes, terms=terms, today=desk.today())
        changed = StepDialog.ask(self, desk.theme, step, frame)
        if changed is not None:
            self.act(lambda: routing.change(desk.vault, changed, desk.now()), Changed.STEPS)

    def _ask(self, running: RunningStep, found: StepTerm) -> None:
        missing = asks_for(found)
        if missing is Missing.AMOUNT and isinstance(found.counted, TermUnknown):
            self._ask_amount(running, found, found.counted.question)
            return
        if missing is Missing.STATED_DAY:
            self._extend(running, found)
            return
        kind = found.term.event
        known = event(running.step, kind.code)
        on = EventDayDialog.ask(self, self.desk.theme, kind, known, self.desk.today())
        if on is not None:
            vault, now = self.desk.vault, self.desk.now()
            self.act(
                lambda: routing.happened(
                    vault, running.step, kind.code, on, now, planned=kind.planned
                ),
                Changed.STEPS,
            )

    def _ask_amount(self, running: RunningStep, found: StepTerm, question: str) -> None:
        known = own_amount(running.step, found.term)
        own = OwnTermDialog.ask(self, self.desk.theme, found.term.step, question, known)
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

    def _unsettle(self, running: RunningStep, found: StepTerm) -> None:
        vault, now = self.desk.vault, self.desk.now()
        self.act(
            lambda: routing.not_settled(vault, running.step, found.term.step, now), Changed.STEPS
        )

    def _settle(self, running: RunningStep, found: StepTerm) -> None:
        vault, now, on = self.desk.vault, self.desk.now(), exactly(self.desk.today())
        self.act(
            lambda: routing.settled(vault, running.step, found.term.step, on, now), Changed.STEPS
        )
