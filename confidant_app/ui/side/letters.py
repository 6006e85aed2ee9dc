"""Brieven van de familie: what was written together, and whether they have it already."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.domain.letter_facts import writers
from confidant_app.domain.letters import Letter, LetterId, changed_since_given
from confidant_app.domain.steps import StepId
from confidant_app.domain.vault_errors import OpenedReadOnly
from confidant_app.domain.whole import WholeCase
from confidant_app.services import writing
from confidant_app.services.writing import Templates
from confidant_app.ui import dutch
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.dialogs.new_letter import LetterChoice, NewLetterDialog
from confidant_app.ui.side.side_card import SideCard
from confidant_app.ui.widgets.flow import FlowRow
from confidant_app.ui.widgets.words import button, words


class LettersCard(SideCard):
    """The letters of a case, newest first, each to open or to remove in two presses."""

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__(desk, complain, "")
        self.rename(self.tr("Brieven van de familie"))
        self._whole: WholeCase | None = None
        self._known: Templates | None = None

    @override
    def fill(self, column: QVBoxLayout, whole: WholeCase) -> None:
        self._whole = whole
        for letter in whole.letters:
            column.addWidget(self._row(letter))
        if not whole.letters:
            column.addWidget(
                words(self.tr("Nog geen brief. Jij helpt schrijven, de familie stuurt."), "small")
            )
        self.add_button = button(self.tr("Nieuwe brief …"), self.start, "quiet")
        self.add_button.setAccessibleName(self.tr("Nieuwe brief"))
        self.add_last(column, self.add_button)

    def start(self, step: StepId | None = None) -> None:
        """Begin a letter; with a step only the letters that fit it are offered.

        Without any for that step, all are.
        """
        if self._whole is None:
            return
        if self.desk.vault.is_read_only:
            self._complain(OpenedReadOnly())
            return
        whole, known = self._whole, self._templates()
        offers = writing.offers(whole, known)
        own = [one for one in offers if step and one.step is not None and one.step.id == step]
        choice = LetterChoice(
            offers=own or offers, writers=writers(whole), broken=() if own else known.broken
        )
        if not choice.offers:
            self._complain(known.broken[0])
            return
        desk = self.desk
        chosen = NewLetterDialog.ask(self, desk.theme, choice, desk.catalogues)
        if chosen is not None:
            letter = writing.begin(whole, chosen.offer, chosen.writer, desk.catalogues, desk.now())
            desk.way.letter.emit(letter)

    def _templates(self) -> Templates:
        """Read the templates once for this card, and only when somebody asks for them."""
        if self._known is None:
            self._known = writing.templates(self.desk.catalogues)
        return self._known

    def _row(self, letter: Letter) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.desk.theme.px(2))
        column.addWidget(words(letter.title))
        written = dutch.day(letter.written_at.astimezone().date())
        column.addWidget(words(self.tr("geschreven {0}").format(written), "small"))
        column.addWidget(words(self._state(letter), "small"))
        change = button(self.tr("Open"), partial(self.desk.way.letter.emit, letter), "quiet")
        change.setAccessibleName(self.tr("Open: {0}").format(letter.title))
        drop = button("", lambda: self._drop(drop, letter), "quiet")
        _say(drop, self.tr("Verwijder"), letter)
        row = FlowRow(self.desk.theme.px(6))
        row.add(change)
        row.add(drop)
        column.addWidget(row)
        return body

    def _state(self, letter: Letter) -> str:
        if letter.given_out_at is None:
            return self.tr("nog niet meegegeven")
        day = dutch.day(letter.given_out_at.astimezone().date())
        if changed_since_given(letter):
            return self.tr("meegegeven {0}, daarna nog veranderd").format(day)
        return self.tr("meegegeven {0}").format(day)

    def _drop(self, asked: QPushButton, letter: Letter) -> None:
        really = self.tr("Echt verwijderen?")
        if asked.text() == really:
            self._remove(letter.id)
            return
        _say(asked, really, letter)

    def _remove(self, letter: LetterId) -> None:
        vault, now = self.desk.vault, self.desk.now()
        self.act(lambda: writing.remove(vault, letter, now), Changed.LETTERS)


def _say(found: QPushButton, text: str, letter: Letter) -> None:
    found.setText(text)
    found.setAccessibleName(f"{text}: {letter.title}")
