"""Zaak: head, timeline in the middle, everything else at the side."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.domain.cases import CaseId, CaseStatus, Closing, Urgency
from confidant_app.domain.contacts import ContactId
from confidant_app.domain.errors import ConfidantError, NotFound
from confidant_app.domain.places import UNKNOWN, place_name
from confidant_app.domain.timeline import timeline
from confidant_app.domain.vocabulary import Measure, label
from confidant_app.domain.whole import WholeCase
from confidant_app.services import casework, conversations
from confidant_app.ui import dutch
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.dialogs.case_details import CaseDetailsDialog
from confidant_app.ui.dialogs.closing import ClosingDialog
from confidant_app.ui.dialogs.versions import VersionsDialog
from confidant_app.ui.mail_intake import choose_mail, take_in
from confidant_app.ui.page import Page
from confidant_app.ui.side.case_side import CaseSide
from confidant_app.ui.widgets.card import Card, empty
from confidant_app.ui.widgets.chip import Chip, Shape
from confidant_app.ui.widgets.flow import FlowRow
from confidant_app.ui.widgets.timeline_view import TimelineView
from confidant_app.ui.widgets.words import button, heading, words

_SIDE, _LEAST_SIDE = 372, 240
DANGER = "Is er nu gevaar? Bel 112. Zorgen? Bel Veilig Thuis: 0800-2000."


class CasePage(Page):
    """One case; asks its services for the whole of it and shows that."""

    watches: ClassVar[Changed] = Changed.ALL

    def __init__(self, desk: Desk, case: CaseId) -> None:
        super().__init__(desk)
        self._id = case
        px = desk.theme.px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._complaint)
        self._danger = words(self.tr(DANGER), "danger")
        self._danger.hide()
        whole.addWidget(self._danger)
        row = QHBoxLayout()
        row.setContentsMargins(px(24), px(24), px(12), px(24))
        row.setSpacing(px(12))
        self._middle = QVBoxLayout()
        self._middle.setContentsMargins(0, 0, px(12), 0)
        self._middle.setSpacing(px(16))
        self.side = CaseSide(desk, self.complain)
        self._making = self.side.people.copies.making
        self._making.ended.connect(self.content)
        row.addWidget(_scroll(self._middle), stretch=1)
        aside = QVBoxLayout()
        aside.setContentsMargins(0, 0, px(12), 0)
        aside.addWidget(self.side)
        aside.addStretch()
        self._aside = _scroll(aside)
        row.addWidget(self._aside)
        whole.addLayout(row, stretch=1)

    def case_id(self) -> CaseId:
        """Return which case is shown."""
        return self._id

    @override
    def keep(self) -> None:
        self._making.settle()

    @override
    def refresh(self) -> None:
        try:
            found = casework.whole_case(self.desk.vault, self._id)
        except NotFound as error:
            self.complain(error)
            return
        self._danger.setVisible(found.case.danger)
        empty(self._middle)
        self._middle.addWidget(self._head(found))
        revised = conversations.revised(self.desk.vault, self._id)
        view = TimelineView(self.desk.theme, self.desk.catalogues, timeline(found), revised)
        view.opened.connect(self._open_contact)
        view.history.connect(self._look_back)
        self._middle.addWidget(view, stretch=1)
        self.side.show_case(found)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self.desk.theme.px
        self._aside.setFixedWidth(max(px(_LEAST_SIDE), min(px(_SIDE), self.width() * 2 // 5)))

    def _head(self, found: WholeCase) -> Card:
        case = found.case
        card = Card(self.desk.theme)
        top = QHBoxLayout()
        title = heading(case.keyword or self.tr("Zaak zonder trefwoord"), "title")
        title.setWordWrap(True)
        top.addWidget(title, stretch=1)
        top.addWidget(button(self.tr("&Wijzig"), lambda: self._change(found)))
        if case.status is CaseStatus.CLOSED:
            top.addWidget(button(self.tr("&Heropen"), lambda: self._reopen(found)))
        else:
            top.addWidget(button(self.tr("S&luit"), lambda: self._close(found)))
        card.column.addLayout(top)
        facts = [case.number, dutch.STATUS[case.status]]
        if case.municipality != UNKNOWN:
            facts.append(place_name(self.desk.catalogues.places, case.municipality))
        if case.measure is not Measure.UNKNOWN:
            facts.append(label(case.measure))
        card.add(words(" · ".join(facts), "muted"))
        card.add(self._chips(found))
        card.add(words(self._next(found), "strong"))
        row = QHBoxLayout()
        row.addWidget(
            button(
                self.tr("&Gesprek in deze zaak"),
                lambda: self.desk.way.conversation.emit(self._id),
                "primary",
            )
        )
        row.addWidget(button(self.tr("&E-mail erbij …"), self._add_mail))
        row.addStretch()
        card.column.addLayout(row)
        return card

    def _chips(self, found: WholeCase) -> FlowRow:
        row = FlowRow(self.desk.theme.px(6))
        if found.case.urgency is not Urgency.NORMAL:
            row.add(Chip(dutch.URGENCY[found.case.urgency], "kind_soft", Shape.TRIANGLE))
        names = self.desk.catalogues.themes
        for mark in found.case.themes:
            text = names[mark.code].dutch if mark.code in names else mark.code
            row.add(words(text, "chip", wrap=False))
        return row

    def _next(self, found: WholeCase) -> str:
        pending = [f for f in found.follow_ups if f.done_on is None]
        if not pending:
            return self.tr("Geen volgende stap afgesproken")
        first = min(pending, key=lambda f: f.due)
        return self.tr("Volgende stap: {0} ({1})").format(first.what, self._near(first.due))

    def _near(self, on: date) -> str:
        return dutch.near_day(on, self.desk.today())

    def _open_contact(self, contact: UUID) -> None:
        self.desk.way.contact.emit(contact)

    def _look_back(self, contact: UUID) -> None:
        found = conversations.versions(self.desk.vault, ContactId(contact))
        VersionsDialog.show_all(self, self.desk.theme, found)

    def _change(self, found: WholeCase) -> None:
        changed = CaseDetailsDialog.ask(self, self.desk.theme, found.case, self.desk.catalogues)
        if changed is not None:
            vault, now = self.desk.vault, self.desk.now()
            self.act(lambda: casework.change_case(vault, changed, now), Changed.CASES)

    def _close(self, found: WholeCase) -> None:
        closing = ClosingDialog.ask(self, self.desk.theme, Closing(on=self.desk.today()))
        if closing is not None:
            vault, now = self.desk.vault, self.desk.now()
            self.act(lambda: casework.close_case(vault, found.case, closing, now), Changed.CASES)

    def _add_mail(self) -> None:
        file = choose_mail(self)
        if file is None:
            return
        try:
            take_in(self, self.desk, file, self._id)
        except ConfidantError as error:
            self.complain(error)

    def _reopen(self, found: WholeCase) -> None:
        vault, now = self.desk.vault, self.desk.now()
        self.act(lambda: casework.reopen_case(vault, found.case, now), Changed.CASES)


def _scroll(column: QVBoxLayout) -> QScrollArea:
    body = QWidget()
    body.setObjectName("page_body")
    body.setLayout(column)
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(body)
    return scroll
