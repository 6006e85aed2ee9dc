"""Asks for the facts that take more than yes or no: a role, a measure, an age, a day."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from confidant_app.domain.dates import EventDate
from confidant_app.domain.interview import Ask, AskKind
from confidant_app.domain.people import Person, PersonId
from confidant_app.domain.terms import EventKind
from confidant_app.domain.vocabulary import Measure, Role, label
from confidant_app.domain.whole import WholeCase
from confidant_app.services import casework, routing
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.dialogs.children import ChildrenDialog
from confidant_app.ui.dialogs.event_day import EventDayDialog
from confidant_app.ui.dialogs.one_choice import OneChoiceDialog


class FactAsker:
    """Shows the dialog for a question and hands what was filled in to `act`."""

    def __init__(
        self, parent: QWidget, desk: Desk, act: Callable[[Callable[[], object], Changed], None]
    ) -> None:
        self._parent, self._desk, self._act = parent, desk, act

    def ask(self, whole: WholeCase, ask: Ask) -> None:
        """Ask for what this question is about."""
        match ask.kind:
            case AskKind.ROLE:
                self._role(whole, ask)
            case AskKind.MEASURE:
                self._measure(whole, ask)
            case AskKind.AGE:
                self.children(whole)
            case _:
                self.day(whole, self._desk.catalogues.events[ask.question.code])

    def children(self, whole: WholeCase) -> None:
        """Ask how old the children of a case are."""
        desk, case = self._desk, whole.case
        found = ChildrenDialog.ask(self._parent, desk.theme, case.children, desk.today().year)
        if found is not None:
            changed = replace(case, children=found)
            self._act(lambda: casework.change_case(desk.vault, changed, desk.now()), Changed.CASES)

    def _role(self, whole: WholeCase, ask: Ask) -> None:
        """The role belongs to a person: the only reporter, or one that is made for it."""
        desk, case = self._desk, whole.case
        reporters = [person for person in whole.people if person.reporter]
        known = reporters[0].role if len(reporters) == 1 else Role.UNKNOWN
        given = OneChoiceDialog.ask(
            self._parent,
            desk.theme,
            ask.question.text,
            [(label(role), role.value) for role in Role],
            chosen=known.value,
            about=self._about(len(reporters)),
        )
        if given is None:
            return
        if not reporters:
            fresh = Person(id=PersonId(case.id), case=case.id, role=Role(given), reporter=True)
            self._act(
                lambda: casework.save_new_person(desk.vault, fresh, desk.now()), Changed.CASES
            )
            return
        self._act(lambda: self._give_role(reporters, Role(given)), Changed.CASES)

    def _about(self, reporters: int) -> str:
        if reporters < 2:
            return ""
        return self._parent.tr(
            "Er zijn meer melders. Wat je hier kiest, geldt voor allemaal; verschilt het, wijzig "
            "dan bij Betrokkenen wie de melder is."
        )

    def _give_role(self, reporters: list[Person], role: Role) -> None:
        for person in reporters:
            casework.change_person(self._desk.vault, replace(person, role=role), self._desk.now())

    def _measure(self, whole: WholeCase, ask: Ask) -> None:
        desk, case = self._desk, whole.case
        given = OneChoiceDialog.ask(
            self._parent,
            desk.theme,
            ask.question.text,
            [(label(measure), measure.value) for measure in Measure],
            chosen=case.measure.value,
        )
        if given is not None:
            changed = replace(case, measure=Measure(given))
            self._act(lambda: casework.change_case(desk.vault, changed, desk.now()), Changed.CASES)

    def day(self, whole: WholeCase, kind: EventKind) -> None:
        """Ask on which day an event was; it is kept with the case."""
        desk, code = self._desk, kind.code
        known: dict[str, EventDate] = {event.code: event.on for event in whole.events}
        today = desk.today()
        on = EventDayDialog.ask(self._parent, desk.theme, kind, known.get(code), today)
        if on is not None:
            self._act(
                lambda: routing.asked_day(
                    desk.vault, whole.case.id, code, on, today, planned=kind.planned
                ),
                Changed.STEPS,
            )
