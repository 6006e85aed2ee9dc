"""From a letter to a file for the family, as PDF or for Word; said where it is, and how bare."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.letters import Letter
from confidant_app.services import writing
from confidant_app.services.writing import LetterForm
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.file_making import FileMaking
from confidant_app.ui.file_places import ask_new_file
from confidant_app.ui.widgets.flow import FlowRow
from confidant_app.ui.widgets.words import button, words


class GivingOut(QWidget):
    """Asks the page for the letter, saved, before it makes a file of it.

    `latest` raises a known error when the letter could not be saved. `given` carries the letter
    after its file was written.
    """

    given = Signal(object)

    def __init__(
        self, desk: Desk, latest: Callable[[], Letter], complain: Callable[[Exception], None]
    ) -> None:
        super().__init__()
        self._desk, self._latest, self._complain = desk, latest, complain
        self.making = FileMaking(self, desk.background)
        self.pdf = button(self.tr("Opslaan als &PDF …"), partial(self._ask, LetterForm.PDF))
        self.word = button(self.tr("Opslaan als &Word …"), partial(self._ask, LetterForm.WORD))
        self.pdf.setAccessibleName(self.tr("Opslaan als PDF"))
        self.word.setAccessibleName(self.tr("Opslaan als Word"))
        self._written = words("", "done")
        self._written.hide()
        bare = self.tr(
            "Het bestand is niet versleuteld; geef het aan de familie en wis het daarna."
        )
        row = FlowRow(desk.theme.px(8))
        row.add(self.pdf)
        row.add(self.word)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(8))
        column.addWidget(row)
        column.addWidget(words(bare, "small"))
        column.addWidget(self._written)

    def _ask(self, form: LetterForm) -> None:
        try:
            self.making.settle()
            letter = self._latest()
        except ConfidantError as error:
            self._refuse(error)
            return
        kinds = {LetterForm.PDF: "PDF (*.pdf)", LetterForm.WORD: "Word (*.docx)"}
        name = f"brief-{self._desk.today().isoformat()}.{form.value}"
        path = ask_new_file(self, self.tr("Brief opslaan"), name, kinds[form])
        if path is None:
            return
        self._say(self.tr("Het bestand wordt gemaakt …"))
        self.making.start(
            partial(writing.render, letter.title, letter.body, form),
            partial(self._hand_over, letter, form, path, self._desk.now()),
            self._refuse,
        )

    def _hand_over(
        self, letter: Letter, form: LetterForm, path: Path, at: datetime, data: bytes
    ) -> None:
        try:
            given = writing.give_out(self._desk.vault, letter.id, form, path, data, at)
        except ConfidantError as error:
            self._refuse(error)
            return
        told = self.tr("Bewaard in {0}. Geef het bestand aan de familie en wis het daarna.")
        self._say(told.format(path))
        self.given.emit(given)
        self._desk.changes.happened.emit(Changed.LETTERS)

    def _refuse(self, error: Exception) -> None:
        self._written.hide()
        self._complain(error)

    def _say(self, text: str) -> None:
        self._written.setText(text)
        self._written.show()
