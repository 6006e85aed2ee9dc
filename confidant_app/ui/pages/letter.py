"""Brief: the letter of a family, written together; what is typed is saved by itself."""

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout
from typing_extensions import override

from confidant_app.domain.citizen_number import may_hold_citizen_number
from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.letter_templates import missing
from confidant_app.domain.letter_words import may_claim_authority
from confidant_app.domain.letters import Letter
from confidant_app.services import writing
from confidant_app.services.writing import UNSAVED
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.draft_timer import DraftTimer
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.page import Page
from confidant_app.ui.widgets.note_edit import NoteEdit
from confidant_app.ui.widgets.words import button, heading, labelled, words
from confidant_app.ui.writing.beside import LetterBeside
from confidant_app.ui.writing.giving_out import GivingOut
from confidant_app.ui.writing.open_places import OpenPlaces

_SIDE, _LEAST_SIDE = 340, 240


class LetterPage(Page):
    """The editor of one letter. Esc saves and leaves; an untouched new letter leaves no trace.

    There is no draft beside the letter: what is typed goes into the letter itself, so that after
    a lock it stands in its case as it was.
    """

    watches: ClassVar[Changed] = Changed.SETTINGS

    def __init__(self, desk: Desk, letter: Letter) -> None:
        super().__init__(desk)
        self._letter = letter
        self._fresh = letter.id == UNSAVED
        self.touched = self._begun = False
        self.title = QLineEdit(letter.title)
        self.note = NoteEdit()
        self.note.setAccessibleName(self.tr("Tekst van de brief"))
        self.note.setAccessibleDescription(
            self.tr("Een regel met een streepje ervoor wordt een lijst.")
        )
        self._places = OpenPlaces(self.note, desk.theme)
        self.beside = LetterBeside(desk, writing.guide(desk.vault, letter, desk.catalogues))
        self.giving = GivingOut(desk, self.saved, self.complain)
        self._state = words("", "small", wrap=False)
        self._timer = DraftTimer(self)
        self._lay_out()
        self.note.put(letter.body)
        self.note.moveCursor(QTextCursor.MoveOperation.Start)
        if self._fresh:
            self._places.go_to_next()
        self._body = self.note.toPlainText()
        self._show_state()
        self._watch()
        self._allow(changes=not desk.vault.is_read_only)
        starts_at(self, self.note)

    @override
    def refresh(self) -> None:
        """Keep what is in the editor; nothing outside may change it while somebody types."""

    @override
    def about_to_lock(self) -> None:
        try:
            self._keep_text()
        except ConfidantError as error:
            self.complain(error)

    @override
    def keep(self) -> None:
        self._keep_text()
        self.giving.making.settle()

    def saved(self) -> Letter:
        """Save the letter if anything of it is not saved yet, and return it.

        Raises:
            ConfidantError: it could not be saved.
        """
        if self.touched or self._letter.id == UNSAVED:
            self._store()
        return self._letter

    def save(self) -> None:
        """Save the letter and go back to its case."""
        try:
            self.saved()
        except ConfidantError as error:
            self.complain(error)
        else:
            self._leave()

    def leave(self) -> None:
        """Go back to the case; what was typed is saved first."""
        if self.touched:
            self.save()
        else:
            self._leave()

    def _keep_text(self) -> None:
        if self.touched:
            self._store()

    def _store(self) -> None:
        title = self.title.text().strip() or self.tr("Brief")
        self._body = self.note.toPlainText()
        letter = replace(self._letter, title=title, body=self._body)
        keep = writing.keep_on if self._begun else writing.keep
        self._letter = keep(self.desk.vault, letter, self.desk.now())
        self._begun = True
        self.touched = False
        self._timer.stop()
        now = self.desk.now().astimezone()
        self._state.setText(self.tr("bewaard {0}").format(f"{now:%H:%M}"))
        self.desk.changes.happened.emit(Changed.LETTERS)

    def _lay_out(self) -> None:
        px = self.desk.theme.px
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, px(12), 0)
        top.addWidget(heading(self.tr("Brief van de familie"), "title"))
        top.addStretch()
        top.addWidget(self._state)
        self.drop = button(self.tr("Weg&gooien"), self._ask_to_drop, "quiet")
        self.drop.setVisible(self._fresh)
        top.addWidget(self.drop)
        self.done = button(self.tr("&Bewaren"), self.save, "primary")
        self.done.setToolTip(self.tr("Bewaren en terug (Esc)"))
        top.addWidget(self.done)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(24), px(24), px(12), px(16))
        whole.setSpacing(px(12))
        whole.addLayout(top)
        whole.addWidget(self._complaint)
        whose = self.tr(
            "'Ik' is wie de brief stuurt, 'u' is wie hem krijgt. Jij helpt met schrijven; de "
            "familie leest na, zet haar handtekening en verstuurt."
        )
        whole.addWidget(words(whose, "small"))
        row = QHBoxLayout()
        row.setSpacing(px(24))
        row.addLayout(self._paper(), stretch=1)
        row.addWidget(self._aside())
        whole.addLayout(row, stretch=1)

    def _paper(self) -> QVBoxLayout:
        px = self.desk.theme.px
        column = QVBoxLayout()
        column.setSpacing(px(8))
        column.addWidget(labelled(self.tr("Naam van de brief in de zaak"), self.title))
        column.addWidget(self.title)
        column.addWidget(self.note, stretch=1)
        column.addWidget(self.giving)
        return column

    def _aside(self) -> QScrollArea:
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # What stands here is read, not pressed: the arrow keys must be able to move it.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scroll.setAccessibleName(self.tr("Naast de brief"))
        self.beside.setObjectName("page_body")
        self._scroll.setWidget(self.beside)
        return self._scroll

    def _watch(self) -> None:
        self._timer.timeout.connect(self._keep_or_say)
        self.note.textChanged.connect(self._notice)
        self.title.textEdited.connect(self._touch)
        self.beside.next_place.connect(self._places.go_to_next)
        self.giving.given.connect(self._take_over)
        self.giving.making.ended.connect(self.content)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.leave)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _allow(self, *, changes: bool) -> None:
        self.note.setReadOnly(not changes)
        self.title.setReadOnly(not changes)
        self.giving.setEnabled(changes)

    def _notice(self) -> None:
        """Qt calls marks in a text a change of it too; only other words are one."""
        if self.note.toPlainText() != self._body:
            self._body = self.note.toPlainText()
            self._show_state()
            self._touch()

    def _touch(self) -> None:
        self.touched = True
        self._timer.touch()

    def _show_state(self) -> None:
        body = self._body
        self.beside.show_state(
            missing(body),
            may_hold_number=may_hold_citizen_number(body),
            may_claim_authority=may_claim_authority(body),
        )

    def _keep_or_say(self) -> None:
        try:
            self._keep_text()
        except ConfidantError as error:
            self.complain(error)
        else:
            self.content()

    def _take_over(self, given: Letter) -> None:
        self._letter = replace(self._letter, given_out_at=given.given_out_at)

    def _ask_to_drop(self) -> None:
        """What was typed goes only on the second press; nothing on the first."""
        really = self.tr("Echt weg&gooien?")
        untouched = not self.touched and self._letter.id == UNSAVED
        if untouched or self.drop.text() == really:
            self._drop()
            return
        self.drop.setText(really)
        self.drop.setAccessibleName(really.replace("&", ""))

    def _drop(self) -> None:
        if self._letter.id != UNSAVED:
            try:
                self.giving.making.settle()
                writing.remove(self.desk.vault, self._letter.id, self.desk.now())
            except ConfidantError as error:
                self.complain(error)
                return
            self.desk.changes.happened.emit(Changed.LETTERS)
        self.touched = False
        self._leave()

    def _leave(self) -> None:
        self._timer.stop()
        self.desk.way.case.emit(self._letter.case)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self.desk.theme.px
        self._scroll.setFixedWidth(max(px(_LEAST_SIDE), min(px(_SIDE), self.width() * 2 // 5)))
