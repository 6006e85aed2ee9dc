"""Step 4, gate 3: the real pages, and the words in them that a person must judge."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout

from confidant_app.services.reporting import Finished
from confidant_app.ui.reporting.pdf_pages import PdfPages
from confidant_app.ui.reporting.sides import Sides
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.card import Card, empty
from confidant_app.ui.widgets.chip import Chip, Shape
from confidant_app.ui.widgets.words import button, heading, words


class PreviewStep(Sides):
    """`accepted` carries the words (a frozenset) that somebody judged to be no names."""

    accepted = Signal(object)

    def __init__(self, theme: Theme, advice: str) -> None:
        super().__init__(theme, shares=(2, 4))
        self._theme, self._advice = theme, advice
        self.rows: dict[str, SoftWord] = {}
        self.pages: PdfPages | None = None
        self.questions: PdfPages | None = None

    def show_nothing(self) -> None:
        """Let go of the file; a new one is being made."""
        self.rows, self.pages, self.questions = {}, None, None
        for column in (self.left, self.right):
            empty(column)
        self.verticalScrollBar().setValue(0)

    def show_finished(self, finished: Finished) -> None:
        """Show the pages, and the words to judge."""
        self.show_nothing()
        self.pages = PdfPages(self._theme, finished.pdf)
        card = Card(self._theme, self.tr("Dit is het bestand zoals het weggaat"))
        count = self.tr("1 bladzijde") if self.pages.count == 1 else self.tr("{0} bladzijden")
        card.add(words(count.format(self.pages.count), "muted"))
        read = self.tr(
            "Het is helemaal teruggelezen, ook wat je niet ziet. "
            "Er staat geen naam, adres of nummer uit je kluis in."
        )
        card.add(words(read, "small"))
        if not finished.soft:
            row = QHBoxLayout()
            row.addWidget(Chip(self.tr("nagekeken"), "kind_good", Shape.TICK))
            row.addStretch()
            card.column.addLayout(row)
        self.left.addWidget(card)
        if finished.soft:
            self.left.addWidget(self._judge(finished.soft))
        self.left.addStretch()
        self.right.addWidget(self.pages)
        if finished.papers.questions:
            self.questions = PdfPages(self._theme, finished.papers.questions)
            self.right.addWidget(heading(self.tr("Concept-vragen voor de raad")))
            self.right.addWidget(self.questions)
        self.right.addStretch()

    def _judge(self, soft: tuple[str, ...]) -> Card:
        card = Card(self._theme, self.tr("Gewoon woord, of een naam?"))
        text = self.tr(
            "Deze woorden staan in het rapport en zijn ook een naam in je kluis. "
            "Kijk per woord of er een persoon bedoeld is."
        )
        card.add(words(text, "muted"))
        for word in soft:
            self.rows[word] = SoftWord(self._theme, word)
            self.rows[word].decided.connect(self._ready)
            card.add(self.rows[word])
        self._name_notice = words(self._advice, "notice")
        self._name_notice.hide()
        card.add(self._name_notice)
        self.confirm = button(self.tr("&Controleer opnieuw"), self._accept, "primary")
        self.confirm.setEnabled(False)
        card.add(self.confirm)
        return card

    def _ready(self) -> None:
        harmless = [row.harmless for row in self.rows.values()]
        self._name_notice.setVisible(False in harmless)
        self.confirm.setEnabled(all(one is True for one in harmless))

    def _accept(self) -> None:
        self.accepted.emit(frozenset(self.rows))


class SoftWord(QFrame):
    """One word with two answers; nothing is chosen beforehand."""

    decided = Signal()

    def __init__(self, theme: Theme, word: str) -> None:
        super().__init__()
        self.setObjectName("finding")
        self.harmless: bool | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8))
        column.addWidget(words(f"“{word}”", "strong"))
        row = QHBoxLayout()
        self._group = QButtonGroup(self)
        self.plain = button(self.tr("Gewoon woord"), lambda: self._decide(harmless=True))
        self.name = button(self.tr("Een naam"), lambda: self._decide(harmless=False))
        for choice in (self.plain, self.name):
            choice.setCheckable(True)
            choice.setAccessibleName(f"{choice.text()}: {word}")
            self._group.addButton(choice)
            row.addWidget(choice)
        row.addStretch()
        column.addLayout(row)

    def _decide(self, *, harmless: bool) -> None:
        self.harmless = harmless
        self.decided.emit()
