"""Vandaag: what is due, what comes, what waits, and what was not finished."""

import json
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.domain.agenda import Agenda, DueItem
from confidant_app.domain.contacts import Contact
from confidant_app.domain.drafts import Draft
from confidant_app.domain.follow_ups import FollowUpId
from confidant_app.domain.lists import CaseLine
from confidant_app.domain.terms import TermKind
from confidant_app.services import backup_place, following, retaining, rules, today
from confidant_app.ui import dutch
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk, Place
from confidant_app.ui.page import Page
from confidant_app.ui.unseen_rules import UnseenRules
from confidant_app.ui.widgets.card import Card, empty
from confidant_app.ui.widgets.due_row import DueRow
from confidant_app.ui.widgets.empty_state import EmptyState
from confidant_app.ui.widgets.rules_news import RulesNews
from confidant_app.ui.widgets.words import button, hairline, heading, words

_MOST_DUE = 40
_MOST_WITHOUT_NEXT = 8
_AFTER_GREETING = 2


class TodayPage(Page):
    """One column: greeting, now, this week, waiting, cases without a next step, drafts."""

    watches: ClassVar[Changed] = Changed.ALL | Changed.TERMS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._column = self.column(width=860)
        self._rules = UnseenRules(desk.vault, desk.rules, desk.background, desk.changes)
        self._rules.told.connect(partial(self._note_change, Changed.TERMS))

    @override
    def refresh(self) -> None:
        empty(self._column)
        found = today.overview(self.desk.vault, self.desk.watch.terms(), self.desk.today())
        agenda = found.agenda
        self._column.addWidget(heading(self.tr("Vandaag"), "title"))
        self._column.addWidget(words(self._summary(agenda), "lead"))
        self._drafts(found.drafts, found.loose)
        self._due(self.tr("Nu"), agenda.now)
        self._due(self.tr("Deze week"), agenda.this_week)
        self._due(self.tr("Wacht op antwoord"), agenda.waiting)
        self._without_next(agenda.without_next)
        self._reviews()
        if self._column.count() == _AFTER_GREETING:
            self._column.addWidget(self._nothing())
        self._without_backup()
        self._news_of_rules()
        self._column.addStretch()

    def _summary(self, agenda: Agenda) -> str:
        hello = dutch.greeting(self.desk.now())
        fatal = [i for i in agenda.now if i.term and i.term.kind is TermKind.FATAL]
        late = [i for i in agenda.now if i.on < self.desk.today()]
        if not agenda.complete:
            return self.tr("{0}. De termijnen worden nog uitgerekend.").format(hello)
        if not agenda.now:
            return self.tr("{0}. Er hoeft vandaag niets.").format(hello)
        parts = [dutch.counted(len(agenda.now), self.tr("ding voor nu"), self.tr("dingen voor nu"))]
        if late:
            parts.append(self.tr("{0} over tijd").format(len(late)))
        if fatal:
            parts.append(self.tr("{0} fataal").format(len(fatal)))
        return f"{hello}. {', '.join(parts)}."

    def _due(self, title: str, items: tuple[DueItem, ...]) -> None:
        if not items:
            return
        card = Card(self.desk.theme, title)
        for number, item in enumerate(items[:_MOST_DUE]):
            if number:
                card.add(hairline())
            card.add(self._due_row(item))
        rest = len(items) - _MOST_DUE
        if rest > 0:
            card.add(words(self.tr("en nog {0}").format(rest), "small"))
        self._column.addWidget(card)

    def _due_row(self, item: DueItem) -> DueRow:
        theme, today = self.desk.theme, self.desk.today()
        term = item.term
        under = item.case_title or self.tr("zonder zaak")
        if term is None:
            return DueRow(theme, item.on, today, item.what, under, self._act(item))
        what, route = dutch.sentence_case(term.term_name), dutch.sentence_case(term.route_name)
        row = DueRow(theme, item.on, today, what, f"{route}\n{under}", self._act(item))
        row.mark(term.kind)
        return row

    def _act(self, item: DueItem) -> QPushButton:
        if item.follow_up is not None:
            found = button(self.tr("Gedaan"), partial(self._done, item.follow_up), "quiet")
            found.setAccessibleName(self.tr("Gedaan: {0}").format(item.what))
            return found
        found = button(self.tr("Open"), partial(self.desk.way.case.emit, item.case), "quiet")
        found.setAccessibleName(self.tr("Open: {0}").format(item.what))
        return found

    def _done(self, wanted: FollowUpId) -> None:
        desk = self.desk
        pending = following.pending(desk.vault)
        follow_up = next((found for found in pending if found.id == wanted), None)
        if follow_up is not None:
            following.finish_follow_up(desk.vault, follow_up, desk.today(), desk.now())
        desk.changes.happened.emit(Changed.FOLLOW_UPS)

    def _without_next(self, lines: tuple[CaseLine, ...]) -> None:
        if not lines:
            return
        card = Card(self.desk.theme, self.tr("Zaken zonder volgende stap"))
        for line in lines[:_MOST_WITHOUT_NEXT]:
            last = dutch.day(line.last_contact) if line.last_contact else self.tr("nog geen")
            card.add(
                self._row(
                    " · ".join(filter(None, (line.number, line.keyword))),
                    self.tr("laatste contact: {0}").format(last),
                    self.tr("Open"),
                    partial(self.desk.way.case.emit, line.id),
                )
            )
        rest = len(lines) - _MOST_WITHOUT_NEXT
        if rest > 0:
            card.add(words(self.tr("en nog {0}").format(rest), "small"))
        self._column.addWidget(card)

    def _reviews(self) -> None:
        count = retaining.count_due(self.desk.vault, self.desk.today())
        if not count:
            return
        card = Card(self.desk.theme)
        cases = dutch.counted(count, self.tr("gesloten zaak"), self.tr("gesloten zaken"))
        card.add(
            self._row(
                self.tr("Bewaren of wissen"),
                self.tr("over {0} is een besluit nodig").format(cases),
                self.tr("Bekijk"),
                partial(self.desk.way.place.emit, Place.SETTINGS),
            )
        )
        self._column.addWidget(card)

    def _without_backup(self) -> None:
        days = backup_place.days_without(self.desk.vault, self.desk.now())
        if days is None:
            return
        card = Card(self.desk.theme)
        card.add(
            self._row(
                self.tr("Al {0} dagen geen reservekopie").format(days),
                self.tr("gaat er iets stuk, dan ben je kwijt wat je sindsdien schreef"),
                self.tr("Maak een kopie"),
                partial(self.desk.way.place.emit, Place.SETTINGS),
            )
        )
        self._column.insertWidget(_AFTER_GREETING, card)

    def _news_of_rules(self) -> None:
        news = self._rules.news()
        if news is not None:
            self._column.insertWidget(_AFTER_GREETING, RulesNews(self.desk, news, self._saw_rules))

    def _saw_rules(self) -> None:
        desk = self.desk
        self.act(lambda: rules.note_seen(desk.vault, desk.rules, desk.now()), Changed.SETTINGS)

    def _drafts(self, drafts: tuple[Draft, ...], loose: tuple[Contact, ...]) -> None:
        if not drafts and not loose:
            return
        card = Card(self.desk.theme, self.tr("Nog niet af"))
        for draft in drafts:
            card.add(
                self._row(
                    _first_words(draft),
                    self.tr("concept, {0}").format(dutch.moment(draft.saved_at)),
                    self.tr("Verder schrijven"),
                    partial(self.desk.way.draft.emit, draft.key),
                )
            )
        for contact in loose:
            card.add(
                self._row(
                    _opening(contact.note),
                    self.tr("nog niet in een zaak, {0}").format(dutch.moment(contact.at)),
                    self.tr("Open"),
                    partial(self.desk.way.contact.emit, contact.id),
                )
            )
        self._column.addWidget(card)

    def _row(self, what: str, detail: str, act: str, go: Callable[[], object]) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, self.desk.theme.px(4), 0, self.desk.theme.px(4))
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(words(what))
        text.addWidget(words(detail, "small"))
        line.addLayout(text, stretch=1)
        found = button(act, go, "quiet")
        found.setAccessibleName(f"{act}: {what}")
        line.addWidget(found, alignment=Qt.AlignmentFlag.AlignTop)
        return row

    def _nothing(self) -> EmptyState:
        return EmptyState(
            self.desk.theme,
            self.tr("Hier komt wat je niet mag vergeten"),
            self.tr(
                "Afspraken, termijnen van de rechter en zaken die stilliggen. "
                "Begin met het eerste gesprek; de rest volgt vanzelf."
            ),
            (self.tr("Nieuw gesprek"), lambda: self.desk.way.conversation.emit(None)),
        )


def _first_words(draft: Draft) -> str:
    return _opening(str(json.loads(draft.body).get("note", "")))


def _opening(note: str) -> str:
    """Return how a note begins; who sent a mail stays off the first screen."""
    lines = [line.strip() for line in note.split("\n") if not line.startswith("Van: ")]
    return " ".join(filter(None, lines))[:80] or "…"
