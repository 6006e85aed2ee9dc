"""Termijnen: every deadline of every running step, as a list by week or on a month."""

from bisect import bisect_left
from datetime import date
from operator import attrgetter
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.terms import TermKind
from confidant_app.services import watching
from confidant_app.ui import dutch
from confidant_app.ui.changes import Changed
from confidant_app.ui.deadlines.kind_filter import KindFilter
from confidant_app.ui.deadlines.month_view import MonthView
from confidant_app.ui.deadlines.taking_out import TakingOut
from confidant_app.ui.deadlines.term_view import TermView
from confidant_app.ui.deadlines.weeks import by_week
from confidant_app.ui.desk import Desk, Place
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.page import Page
from confidant_app.ui.widgets.empty_state import EmptyState
from confidant_app.ui.widgets.fold import Fold
from confidant_app.ui.widgets.words import button, heading, words

_WIDEST = 1160
_LOWEST_LIST = 300


class TermsPage(Page):
    """A filter on the kind of term, the list or the month, and below it what can be taken out."""

    watches: ClassVar[Changed] = Changed.STEPS | Changed.CASES | Changed.TERMS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._terms: tuple[WatchedTerm, ...] = ()
        self._last_here: date | None = None
        self.list = TermView(desk.theme)
        self.list.setMinimumHeight(desk.theme.px(_LOWEST_LIST))
        self.list.opened.connect(self._open)
        self._month: MonthView | None = None
        self.filter = KindFilter(desk.theme)
        self.filter.chosen.connect(self._show)
        self.taking_out = TakingOut(desk, self.complain)
        self._lead, self._keys = words("", "lead"), words("", "small")
        self._lawyer = words(self._call_a_lawyer(), "notice")
        self._nothing: EmptyState | None = None
        self.views = QStackedWidget()
        self.views.addWidget(self.list)
        self._as_list, self._switch = self._make_switch()
        self._below = self._make_below()
        self._lay_out()
        self._look_at_list()

    @override
    def refresh(self) -> None:
        terms = self.desk.watch.terms()
        if terms is None:
            self._lead.setText(self.tr("De termijnen worden uitgerekend …"))
            return
        self._terms = terms
        self._last_here = watching.last_day_here(self.desk.vault, self.desk.now())
        self._lead.setText(self._summary(terms))
        self._lead.setVisible(bool(terms))
        self.filter.count(terms)
        self._lawyer.setVisible(any(term.kind is TermKind.FATAL for term in terms))
        self._show()

    @property
    def month(self) -> MonthView:
        """Return the month; it is made when it is first looked at."""
        if self._month is None:
            self._month = MonthView(self.desk)
            self._month.ending.opened.connect(self._open)
            self.views.addWidget(self._month)
        return self._month

    def see_list(self) -> None:
        """Show the weeks under each other."""
        self._as_list.setChecked(True)
        self._look_at_list()
        self._show()

    def see_month(self) -> None:
        """Show the days of one month."""
        self._as_month.setChecked(True)
        starts_at(self, self.month.grid)
        self._keys.setText(
            self.tr(
                "Met de pijltjes loop je langs de dagen, met Page Up en Page Down langs de "
                "maanden. Enter gaat naar de termijnen van die dag."
            )
        )
        self._show()

    def _look_at_list(self) -> None:
        starts_at(self, self.list)
        self._keys.setText(self.tr("Enter of dubbelklikken opent de zaak."))

    def _show(self) -> None:
        """Show what the filter lets through, in the view that is looked at."""
        terms, today = self._terms, self.desk.today()
        chosen = self.filter.passing(terms)
        for part in (self.filter, self._switch, self._below):
            part.setVisible(bool(terms))
        if not terms:
            self.list.fill((), today)
            self._show_nothing()
        elif self._as_list.isChecked():
            self.list.fill(by_week(chosen, today, self._last_here), today)
            self.views.setCurrentWidget(self.list)
        else:
            self.month.fill(chosen)
            self.views.setCurrentWidget(self.month)
        self.taking_out.offer(terms, chosen)

    def _open(self, term: WatchedTerm) -> None:
        self.desk.way.case.emit(term.case)

    def _summary(self, terms: tuple[WatchedTerm, ...]) -> str:
        if not terms:
            return ""
        passed = bisect_left(terms, self.desk.today(), key=attrgetter("deadline"))
        fatal = sum(term.kind is TermKind.FATAL for term in terms)
        parts = [dutch.counted(len(terms), self.tr("termijn loopt"), self.tr("termijnen lopen"))]
        if fatal:
            parts.append(self.tr("{0} fataal").format(fatal))
        if passed:
            parts.append(self.tr("{0} al voorbij").format(passed))
        return ", ".join(parts) + "."

    def _lay_out(self) -> None:
        column = self.column(width=_WIDEST)
        top = QHBoxLayout()
        top.addWidget(heading(self.tr("Termijnen"), "title"))
        top.addStretch()
        top.addWidget(self._switch, alignment=Qt.AlignmentFlag.AlignBottom)
        column.addLayout(top)
        column.addWidget(self._lead)
        column.addWidget(self.filter)
        column.addWidget(self.views, stretch=1)
        column.addWidget(self._below)
        for part in (self.filter, self._switch, self._below):
            part.hide()

    def _make_switch(self) -> tuple[QPushButton, QWidget]:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.desk.theme.px(8))
        group = QButtonGroup(body)
        as_list = button(self.tr("&Lijst"), self.see_list)
        self._as_month = button(self.tr("&Maand"), self.see_month)
        for choice in (as_list, self._as_month):
            choice.setCheckable(True)
            group.addButton(choice)
            row.addWidget(choice)
        as_list.setChecked(True)
        return as_list, body

    def _make_below(self) -> QWidget:
        px = self.desk.theme.px
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._keys)
        column.addWidget(self._lawyer)
        column.addWidget(words(self.tr("Reken altijd na; dit is geen juridisch advies."), "small"))
        fold = Fold(self.desk.theme, self.tr("Op papier of in je agenda"), opened=False)
        fold.inside.addWidget(self.taking_out)
        column.addWidget(fold)
        return body

    def _call_a_lawyer(self) -> str:
        return self.tr(
            "Er is een fatale termijn bij. Wie die mist, kan dat niet herstellen: bel op tijd een "
            "advocaat of het Juridisch Loket."
        )

    def _show_nothing(self) -> None:
        if self._nothing is None:
            self._nothing = self._make_nothing()
            self.views.addWidget(self._nothing)
        self.views.setCurrentWidget(self._nothing)

    def _make_nothing(self) -> EmptyState:
        return EmptyState(
            self.desk.theme,
            self.tr("Er loopt geen termijn"),
            self.tr(
                "Begin bij een zaak een stap onder 'Wat kan nog?' en vul in wanneer iets gebeurde. "
                "Confidant rekent dan de termijnen uit en zet ze hier op een rij."
            ),
            (self.tr("Naar de zaken"), lambda: self.desk.way.place.emit(Place.CASES)),
        )
