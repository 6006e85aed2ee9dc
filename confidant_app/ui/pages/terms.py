"""Termijnen: every deadline of every running step, those that passed first."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget
from typing_extensions import override

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.terms import TermKind
from confidant_app.ui import dutch
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk, Place
from confidant_app.ui.page import Page
from confidant_app.ui.weeks import WeekOfTerms, by_week
from confidant_app.ui.widgets.card import Card, empty
from confidant_app.ui.widgets.chip import term_word
from confidant_app.ui.widgets.due_row import DueRow
from confidant_app.ui.widgets.empty_state import EmptyState
from confidant_app.ui.widgets.flow import FlowLayout
from confidant_app.ui.widgets.words import button, hairline, heading, words

_AT_ONCE = 120


class TermsPage(Page):
    """A filter on the kind of term, then the weeks."""

    watches: ClassVar[Changed] = Changed.STEPS | Changed.CASES | Changed.TERMS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shown = _AT_ONCE
        self._kind: TermKind | None = None
        self._column = self.column(width=920)
        self._column.addWidget(heading(self.tr("Termijnen"), "title"))
        self._lead = words("", "lead")
        self._column.addWidget(self._lead)
        self._filters: dict[TermKind | None, QPushButton] = {}
        self._filter_row = self._make_filters()
        self._column.addWidget(self._filter_row)
        self._kept = self._column.count()

    @override
    def refresh(self) -> None:
        empty(self._column, keep=self._kept)
        try:
            found = self.desk.watch.terms() or ()
        except ConfidantError as error:
            self.complain(error)
            return
        self._lead.setText(self._summary(found))
        self._lead.setVisible(bool(found))
        self._filter_row.setVisible(bool(found))
        self._name_filters(found)
        chosen = [term for term in found if self._kind in (None, term.kind)]
        for week in by_week(chosen[: self._shown], self.desk.today()):
            self._column.addWidget(self._week(week))
        if len(chosen) > self._shown:
            more = self.tr("Toon meer (nog {0})").format(len(chosen) - self._shown)
            self._column.addWidget(button(more, self._show_more, "quiet"))
        if not found:
            self._column.addWidget(self._nothing())
        else:
            self._column.addWidget(
                words(self.tr("Reken altijd na; dit is geen juridisch advies."), "small")
            )
        self._column.addStretch()

    def choose(self, kind: TermKind | None) -> None:
        """Show only this kind of term, or all of them."""
        self._kind = kind
        self._shown = _AT_ONCE
        self._filters[kind].setChecked(True)
        self.refresh()

    def _make_filters(self) -> QWidget:
        body = QWidget()
        row = FlowLayout(self.desk.theme.px(8))
        body.setLayout(row)
        group = QButtonGroup(self)
        for kind in (None, *TermKind):
            found = button("", partial(self.choose, kind), "filter")
            found.setCheckable(True)
            found.setChecked(kind is None)
            group.addButton(found)
            self._filters[kind] = found
            row.addWidget(found)
        return body

    def _name_filters(self, found: tuple[WatchedTerm, ...]) -> None:
        for kind, choice in self._filters.items():
            count = sum(kind in (None, term.kind) for term in found)
            name = self.tr("alles") if kind is None else term_word(kind)
            choice.setText(f"{name}  {count}")
            choice.setAccessibleName(self.tr("Toon {0}: {1}").format(name, count))
            choice.setVisible(kind is None or count > 0)

    def _summary(self, found: tuple[WatchedTerm, ...]) -> str:
        today = self.desk.today()
        passed = sum(term.deadline < today for term in found)
        fatal = sum(term.kind is TermKind.FATAL and term.deadline >= today for term in found)
        parts = [dutch.counted(len(found), self.tr("termijn loopt"), self.tr("termijnen lopen"))]
        if fatal:
            parts.append(self.tr("{0} fataal").format(fatal))
        if passed:
            parts.append(self.tr("{0} al voorbij").format(passed))
        return ", ".join(parts) + "."

    def _week(self, week: WeekOfTerms) -> Card:
        card = Card(self.desk.theme, week.title)
        if week.passed:
            card.add(words(self.tr("Verlopen terwijl er nog niets was afgevinkt."), "small"))
        for number, term in enumerate(week.terms):
            if number:
                card.add(hairline())
            card.add(self._row(term))
        return card

    def _row(self, term: WatchedTerm) -> DueRow:
        desk = self.desk
        act = button(self.tr("Open"), partial(desk.way.case.emit, term.case), "quiet")
        act.setAccessibleName(self.tr("Open zaak {0}").format(term.case_title))
        what = dutch.sentence_case(term.term_name)
        if term.circa:
            what = self.tr("{0} (ongeveer)").format(what)
        under = f"{dutch.sentence_case(term.route_name)}\n{term.case_title}"
        row = DueRow(desk.theme, term.deadline, desk.today(), what, under, act)
        row.mark(term.kind)
        row.setToolTip(dutch.day(term.deadline))
        return row

    def _show_more(self) -> None:
        self._shown += _AT_ONCE
        self.refresh()

    def _nothing(self) -> EmptyState:
        return EmptyState(
            self.desk.theme,
            self.tr("Er loopt geen termijn"),
            self.tr(
                "Begin bij een zaak een stap onder 'Wat kan nog?' en vul in wanneer iets gebeurde. "
                "Confidant rekent dan de termijnen uit en zet ze hier op een rij."
            ),
            (self.tr("Naar de zaken"), lambda: self.desk.way.place.emit(Place.CASES)),
        )
