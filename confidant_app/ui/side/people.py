"""Betrokkenen: who is who, and how to reach them safely."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import AgeBand, Child
from confidant_app.domain.people import Person, PersonId, display_name, has_raised_protection
from confidant_app.domain.vocabulary import label
from confidant_app.domain.whole import WholeCase
from confidant_app.services import casework
from confidant_app.ui import clipboard
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.dialogs.person import PersonDialog
from confidant_app.ui.side.fact_asker import FactAsker
from confidant_app.ui.side.own_copy import OwnCopyMaker
from confidant_app.ui.side.side_card import SideCard
from confidant_app.ui.widgets.words import button, words


class PeopleCard(SideCard):
    """Names and reach; whether a call is safe stands before the number is copied."""

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__(desk, complain, "")
        self.rename(self.tr("Betrokkenen"))
        self.copies = OwnCopyMaker(self, desk, complain)
        self._facts = FactAsker(self, desk, self.act)

    @override
    def fill(self, column: QVBoxLayout, whole: WholeCase) -> None:
        for person in whole.people:
            column.addWidget(self._person(person))
        column.addWidget(self._children(whole))
        self.add_button = button(self.tr("Betrokkene erbij"), lambda: self._add(whole), "quiet")
        self.add_last(column, self.add_button)

    def _children(self, whole: WholeCase) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        ages = [_child(child) for child in whole.case.children]
        text = ", ".join(ages) if ages else self.tr("nog niet ingevuld")
        row.addWidget(words(self.tr("Kinderen: {0}").format(text)), stretch=1)
        change = button(self.tr("Leeftijden …"), lambda: self._facts.children(whole), "quiet")
        row.addWidget(change, alignment=Qt.AlignmentFlag.AlignTop)
        return body

    def _person(self, person: Person) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        name = display_name(person) or self.tr("naam niet bekend")
        top = QHBoxLayout()
        top.addWidget(words(name, "strong"), stretch=1)
        change = button(self.tr("Wijzig"), lambda: self._change(person), "quiet")
        change.setAccessibleName(self.tr("Wijzig {0}").format(name))
        top.addWidget(change, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        role = label(person.role)
        column.addWidget(words(f"{role}, melder" if person.reporter else role, "small"))
        if has_raised_protection(person):
            column.addWidget(
                words(
                    self.tr("Extra beschermd: telt niet herkenbaar mee, wordt nooit geciteerd."),
                    "small",
                )
            )
        for warning in self._warnings(person):
            column.addWidget(words(warning, "notice"))
        for value in filter(None, (person.phone, person.email)):
            copy = button(value, partial(self._copy, value), "quiet")
            copy.setToolTip(self.tr("Kopiëren"))
            copy.setAccessibleName(self.tr("Kopieer {0}").format(value))
            column.addWidget(copy, alignment=Qt.AlignmentFlag.AlignLeft)
        text = self.tr("Kopie voor deze persoon …")
        own = button(text, partial(self.copies.start, person.id), "quiet")
        own.setAccessibleName(self.tr("Kopie voor {0}").format(name))
        column.addWidget(own, alignment=Qt.AlignmentFlag.AlignLeft)
        return body

    def _warnings(self, person: Person) -> list[str]:
        found = []
        if person.safe_times:
            found.append(self.tr("Bellen kan: {0}").format(person.safe_times))
        if person.voicemail is Answer.NO:
            found.append(self.tr("Spreek de voicemail niet in."))
        if person.interpreter:
            found.append(self.tr("Tolk nodig: {0}").format(person.interpreter))
        return found

    def _copy(self, text: str) -> None:
        clipboard.copy(QGuiApplication.clipboard(), text)

    def _add(self, whole: WholeCase) -> None:
        fresh = Person(id=PersonId(whole.case.id), case=whole.case.id, reporter=not whole.people)
        person = PersonDialog.ask(self, self.desk.theme, fresh)
        if person is not None:
            vault, now = self.desk.vault, self.desk.now()
            self.act(lambda: casework.save_new_person(vault, person, now), Changed.CASES)

    def _change(self, person: Person) -> None:
        changed = PersonDialog.ask(self, self.desk.theme, person)
        if changed is not None:
            vault, now = self.desk.vault, self.desk.now()
            self.act(lambda: casework.change_person(vault, changed, now), Changed.CASES)


def _child(child: Child) -> str:
    if child.birth_year is not None:
        return f"kind {child.number} (geboren in {child.birth_year})"
    if child.age_band is not AgeBand.UNKNOWN:
        return f"kind {child.number} ({child.age_band.value} jaar)"
    return f"kind {child.number}"
