"""How the words will stand in the report: the proposal, or what somebody wrote instead."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit

from confidant_app.domain.review import Review, still_open
from confidant_app.ui.reporting.detail_choice import DetailChoice
from confidant_app.ui.reporting.neighbour_question import NeighbourQuestion
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.words import button, words


class PublicCard(Card):
    """`changed` tells of every change in the words; `done` can be pressed when all is decided."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Zo komt het in het rapport"))
        self._proposed = ""
        self._open = 0
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Tekst voor het rapport"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.px(180))
        self.text.textChanged.connect(self._edited)
        self.add(self.text)
        self.restore = button(self.tr("Neem het voorstel &over"), self._take_proposal, "quiet")
        self.add(self.restore)
        self.detail = DetailChoice(theme)
        self.add(self.detail)
        self.question = NeighbourQuestion(theme)
        self.question.answered.connect(self._ready)
        self.add(self.question)
        self._state = words("", "small")
        self.add(self._state)
        self._complaint = words("", "error")
        self._complaint.hide()
        self.add(self._complaint)
        self.done = button(self.tr("&Klaar met beoordelen"), lambda: None, "primary")
        self.add(self.done)

    def propose(self, proposal: str) -> None:
        """Renew the proposal; a text that somebody wrote in stays as it is."""
        untouched = self.text.toPlainText() == self._proposed
        self._proposed = proposal
        if untouched:
            self._take_proposal()
        self._edited()

    def written(self) -> str | None:
        """Return what somebody wrote, None as long as it is the proposal."""
        text = self.text.toPlainText()
        return text if text != self._proposed else None

    def show_state(self, review: Review) -> None:
        """Say how much is still to decide."""
        self._open = len(still_open(review))
        one, more = self.tr("Nog 1 vondst te beoordelen."), self.tr("Nog {0} te beoordelen.")
        self._state.setText(one if self._open == 1 else more.format(self._open))
        self._state.setVisible(self._open > 0)
        self.detail.show_review(review)
        self._ready()

    def ask(self) -> None:
        """Go to the question that only a person can answer."""
        (self.done if self.question.is_nobody() else self.question.nobody).setFocus()

    def complaint(self, text: str) -> None:
        """Say why it cannot go on."""
        self._complaint.setText(text)
        self._complaint.setVisible(bool(text))

    def _take_proposal(self) -> None:
        self.text.setPlainText(self._proposed)

    def _edited(self) -> None:
        self.restore.setVisible(self.written() is not None)
        self.complaint("")
        self.changed.emit()

    def _ready(self) -> None:
        self.done.setEnabled(not self._open and self.question.is_nobody())
