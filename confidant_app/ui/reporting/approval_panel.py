"""The second look: somebody reads only what will be published: another, or you on another day."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from confidant_app.domain.contacts import Quote
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.reporting.neighbour_question import NeighbourQuestion
from confidant_app.ui.reporting.panel_draft import Progress
from confidant_app.ui.reporting.sides import Sides
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.words import button, labelled, words


class ApprovalPanel(Sides):
    """`approved` when the second reader says yes, `again` to go back to the review."""

    approved = Signal()
    again = Signal()
    touched = Signal()

    def __init__(self, theme: Theme, quote: Quote, theme_name: str, today: date) -> None:
        super().__init__(theme, shares=(1, 1))
        self._words = quote.public_words
        self._another_day = quote.reviewed_on is not None and quote.reviewed_on < today
        self._asked(theme)
        self._sheet(theme, quote, theme_name)
        self.question.answered.connect(self._ready)
        self.reader.textChanged.connect(self._ready)
        self.reader.textChanged.connect(self.touched)
        starts_at(self, self.question.nobody)

    def progress(self) -> Progress | None:
        """Return who reads these words, None while nobody was named."""
        reader = self.reader.text()
        return Progress(words=self._words, reader=reader) if reader.strip() else None

    def resume(self, progress: Progress) -> None:
        """Put the name back if these are still the words that were read."""
        if progress.words == self._words:
            self.reader.setText(progress.reader)

    def complaint(self, text: str) -> None:
        """Say why it was not approved."""
        self._complaint.setText(text)
        self._complaint.show()

    def _asked(self, theme: Theme) -> None:
        card = Card(theme, self.tr("Tweede blik"))
        asked = self.tr(
            "Laat een ander dit lezen, zonder het gesprek erbij. "
            "Of kijk er zelf nog eens naar, op een andere dag dan je beoordeling."
        )
        card.add(words(asked, "muted"))
        self.question = NeighbourQuestion(theme)
        card.add(self.question)
        self.reader = QLineEdit()
        self.reader.setMaxLength(80)
        self.reader.setPlaceholderText(self.tr("naam van de tweede lezer"))
        card.add(labelled(self.tr("Wie heeft het gelezen?"), self.reader))
        card.add(self.reader)
        if self._another_day:
            card.add(words(self.tr("Laat het leeg als je zelf opnieuw keek."), "small"))
        self._complaint = words("", "error")
        self._complaint.hide()
        card.add(self._complaint)
        self.approve = button(self.tr("Keur &goed"), self.approved.emit, "primary")
        self.approve.setEnabled(False)
        card.add(self.approve)
        card.add(button(self.tr("Terug naar &beoordelen"), self.again.emit, "quiet"))
        self.left.addWidget(card)
        self.left.addStretch()

    def _sheet(self, theme: Theme, quote: Quote, theme_name: str) -> None:
        sheet = Card(theme, self.tr("Zo komt het in het rapport"))
        sheet.column.setContentsMargins(theme.px(36), theme.px(36), theme.px(36), theme.px(36))
        if theme_name:
            sheet.add(words(theme_name, "overline"))
        frame = QFrame()
        frame.setObjectName("quote")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(theme.px(16), theme.px(4), 0, theme.px(4))
        self.shown = words(f"“{quote.public_words}”")
        inside.addWidget(self.shown)
        sheet.add(frame)
        self.right.addWidget(sheet)
        self.right.addStretch()

    def _ready(self) -> None:
        named = self._another_day or bool(self.reader.text().strip())
        self.approve.setEnabled(named and self.question.is_nobody())
