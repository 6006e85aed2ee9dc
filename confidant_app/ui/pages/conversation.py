"""Gesprek: write without thinking about the program; what was typed is never lost."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.domain.cases import CaseId
from confidant_app.domain.coding import ThemeMark
from confidant_app.domain.contacts import ContactId
from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.people import PersonId, display_name
from confidant_app.domain.themes import is_offered
from confidant_app.domain.vocabulary import label
from confidant_app.services import casework, conversations
from confidant_app.ui import conversation_draft, dutch
from confidant_app.ui.changes import Changed
from confidant_app.ui.conversation_draft import UNSAVED, Writing, promise_from
from confidant_app.ui.desk import Desk, Place
from confidant_app.ui.draft_timer import DraftTimer
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.mail_intake import open_cases
from confidant_app.ui.noticing import Noticing
from confidant_app.ui.page import Page
from confidant_app.ui.promise_words import read_promise
from confidant_app.ui.widgets.contact_facts import ContactFacts
from confidant_app.ui.widgets.note_edit import NoteEdit
from confidant_app.ui.widgets.token_line import Token, TokenLine
from confidant_app.ui.widgets.words import button, heading, words

_MINUTE_MS = 60_000
_WIDTH = 860


class ConversationPage(Page):
    """The editor. Esc saves and leaves; there is nothing to confirm and nothing to forget."""

    watches: ClassVar[Changed] = Changed.SETTINGS

    @classmethod
    def fresh(cls, desk: Desk, case: CaseId | None) -> Self:
        """Return an empty editor for a conversation that begins now."""
        return cls(desk, conversation_draft.fresh(case, desk.now()))

    @classmethod
    def saved(cls, desk: Desk, contact: ContactId) -> Self:
        """Return the editor on a saved conversation, with what was typed and not saved.

        Raises:
            NotFound: it is no longer there.
        """
        key = conversation_draft.key_for(contact)
        if conversations.draft(desk.vault, key) is not None:
            return cls.draft(desk, key)
        found = conversations.contact(desk.vault, contact)
        count = len(conversations.versions(desk.vault, contact))
        return cls(desk, Writing(contact=found, base_version=count))

    @classmethod
    def draft(cls, desk: Desk, key: str) -> Self:
        """Return the editor on what was typed before the vault was locked.

        Raises:
            NotFound: there is no such draft any more.
        """
        page = cls(desk, conversation_draft.resumed(desk.vault, key))
        page._key = key
        page.touched = True
        return page

    def __init__(self, desk: Desk, writing: Writing) -> None:
        super().__init__(desk)
        self._writing = writing
        self._key = conversation_draft.key_of(writing)
        self.touched = False
        self.facts = ContactFacts(desk.theme, self._cases())
        self.note = NoteEdit()
        self.note.setAccessibleName(self.tr("Notitie"))
        self.note.setPlaceholderText(self.tr("Schrijf op wat je hoort. Bewaren gaat vanzelf."))
        self.noticing = Noticing(desk, self.note, writing.contact.note)
        self.line = TokenLine(desk.theme, self._promise)
        self._state = words("", "small", wrap=False)
        self._timer, self._clock = DraftTimer(self), QTimer(self)
        self._lay_out()
        self.facts.put(writing.contact)
        self.note.put(writing.contact.note)
        self._offer()
        self._put_tokens()
        self._watch()
        starts_at(self, self.note)

    @override
    def refresh(self) -> None:
        """Keep what is in the editor; nothing outside may change it while somebody types."""

    @override
    def about_to_lock(self) -> None:
        try:
            self.keep()
        except ConfidantError as error:
            self.complain(error)

    @override
    def keep(self) -> None:
        self.line.settle()
        if self.touched:
            self._store_draft()
            self.desk.changes.happened.emit(Changed.CONTACTS)

    def save(self) -> None:
        """Save the conversation and leave; an empty new one leaves no trace."""
        if self.line.settle():
            self.line.field.setFocus()
            self.line.field.selectAll()
            self._state.setText(
                self.tr("Dit staat niet in de lijst. Kies een thema of betrokkene.")
            )
            return
        writing = self.writing()
        fresh = writing.contact.id == UNSAVED
        if fresh and not writing.contact.note.strip() and not writing.promises:
            self._drop_and_leave()
            return
        if not self.touched and not fresh:
            self._leave(writing.contact.case)
            return
        try:
            contact = self._store(writing)
        except ConfidantError as error:
            self.complain(error)
            return
        self.touched = False
        changed = Changed.CONTACTS | Changed.FOLLOW_UPS | Changed.CASES
        self.desk.changes.happened.emit(changed)
        self._leave(contact)

    def writing(self) -> Writing:
        """Return the conversation as it stands on the screen."""
        old = {mark.code: mark for mark in self._writing.contact.themes}
        codes = [token.value for token in self.line.of("#")]
        contact = replace(
            self.facts.applied(self._writing.contact),
            note=self.note.toPlainText(),
            people=tuple(PersonId(UUID(token.value)) for token in self.line.of("@")),
            themes=tuple(old.get(code, ThemeMark(code=code)) for code in codes),
        )
        promises = tuple(promise_from(token.value) for token in self.line.of("!"))
        return replace(self._writing, contact=contact, promises=promises)

    def _store(self, writing: Writing) -> CaseId | None:
        vault, now, contact = self.desk.vault, self.desk.now(), writing.contact
        follow_ups = [conversation_draft.follow_up_of(p) for p in writing.promises]
        if contact.id != UNSAVED:
            if self.facts.wants_new_case():
                opened = casework.open_case(vault, now, self.desk.today())
                contact = replace(contact, case=opened.id)
            base = writing.base_version
            conversations.change_contact(vault, contact, now, self._key, follow_ups, base)
            return contact.case
        new = self.facts.wants_new_case()
        log = conversations.log_in_new_case if new else conversations.log_contact
        return log(vault, contact, now, follow_ups, self._key).case

    def _lay_out(self) -> None:
        px = self.desk.theme.px
        fresh = self._writing.contact.id == UNSAVED
        body = QWidget()
        body.setMaximumWidth(px(_WIDTH))
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        top = QHBoxLayout()
        title = self.tr("Nieuw gesprek") if fresh else self.tr("Gesprek")
        top.addWidget(heading(title, "title"))
        top.addStretch()
        self.drop = button(self.tr("&Weggooien"), self._ask_to_drop, "quiet")
        self.drop.setVisible(fresh)
        top.addWidget(self.drop)
        self.done = button(self.tr("&Klaar"), self.save, "primary")
        self.done.setToolTip(self.tr("Bewaren en terug (Esc)"))
        top.addWidget(self.done)
        column.addWidget(self.note, stretch=1)
        for below in (self.noticing.line, self.line, self._state):
            column.addWidget(below)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(24), px(24), px(24), px(16))
        whole.setSpacing(px(16))
        whole.addLayout(top)
        whole.addWidget(self._complaint)
        whole.addWidget(self.facts)
        row = QHBoxLayout()
        row.addWidget(body, stretch=1)
        row.addStretch(0)
        whole.addLayout(row, stretch=1)

    def _cases(self) -> list[tuple[str, CaseId]]:
        found = open_cases(self.desk)
        own = self._writing.contact.case
        if own is not None and own not in {case for _, case in found}:
            case = casework.whole_case(self.desk.vault, own).case
            found.insert(0, (f"{case.number}  {case.keyword}".strip(), own))
        return found

    def _offer(self) -> None:
        today = self.desk.today()
        themes = [t for t in self.desk.catalogues.themes.values() if is_offered(t, today)]
        self._themes = [Token(mark="#", text=t.dutch, value=t.code) for t in themes]
        self._people: list[Token] = []
        case = self.facts.chosen_case()
        if case is not None:
            people = casework.whole_case(self.desk.vault, case).people
            self._people = [
                Token(mark="@", text=display_name(p) or label(p.role), value=str(p.id))
                for p in people
            ]
        self.line.offer([*self._themes, *self._people])
        known = {token.value for token in self._people}
        self.line.put([t for t in self.line.tokens if t.mark != "@" or t.value in known])

    def _put_tokens(self) -> None:
        contact, catalogue = self._writing.contact, self.desk.catalogues.themes
        codes = [mark.code for mark in contact.themes]
        themes = [
            Token(mark="#", text=catalogue[c].dutch if c in catalogue else c, value=c)
            for c in codes
        ]
        promises = [self._token(p.what, p.due) for p in self._writing.promises]
        ids = {str(person) for person in contact.people}
        people = [token for token in self._people if token.value in ids]
        self.line.put([*themes, *promises, *people])

    def _promise(self, text: str) -> Token:
        return self._token(*read_promise(text, self.desk.today()))

    def _token(self, what: str, due: date) -> Token:
        near = dutch.near_day(due, self.desk.today())
        return Token(mark="!", text=f"{what} · {near}", value=f"{due.isoformat()} {what}")

    def _watch(self) -> None:
        self._timer.timeout.connect(self._keep_draft)
        self.note.textChanged.connect(self._touch)
        self.line.changed.connect(self._touch)
        self.line.field.textEdited.connect(self._touch)
        self.facts.changed.connect(self._touch)
        self.facts.case_chosen.connect(self._offer)
        self._clock.setInterval(_MINUTE_MS)
        self._clock.timeout.connect(self.facts.count_minute)
        if self._writing.contact.id == UNSAVED:
            self._clock.start()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.save)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _touch(self) -> None:
        self.touched = True
        self._timer.touch()

    def _keep_draft(self) -> None:
        try:
            self._store_draft()
        except ConfidantError as error:
            self.complain(error)
        else:
            self.content()

    def _store_draft(self) -> None:
        writing = conversation_draft.with_left(self.writing(), self.line.field.text())
        draft = conversation_draft.as_draft(writing, self.desk.now())
        conversations.keep_draft(self.desk.vault, replace(draft, key=self._key))
        now = self.desk.now().astimezone()
        self._state.setText(self.tr("concept bewaard {0}").format(f"{now:%H:%M}"))

    def _ask_to_drop(self) -> None:
        """Text goes only on the second press; nothing on the first."""
        really = self.tr("&Echt weggooien?")
        if not self.note.toPlainText().strip() or self.drop.text() == really:
            self._drop_and_leave()
            return
        self.drop.setText(really)
        self.drop.setAccessibleName(really.replace("&", ""))

    def _drop_and_leave(self) -> None:
        conversations.drop_draft(self.desk.vault, self._key)
        self.touched = False
        self.desk.changes.happened.emit(Changed.CONTACTS)
        self._leave(self._writing.contact.case)

    def _leave(self, case: CaseId | None) -> None:
        self._timer.stop()
        if case is not None:
            self.desk.way.case.emit(case)
        else:
            self.desk.way.place.emit(Place.TODAY)
