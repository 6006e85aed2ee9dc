"""Look at one quote: decide every finding, and write how it will stand in the report."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit

from confidant_app.services import reviewing
from confidant_app.services.reviewing import Review
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.reporting.finding_row import FindingRow
from confidant_app.ui.reporting.marked_text import MarkedText
from confidant_app.ui.reporting.neighbour_question import NeighbourQuestion
from confidant_app.ui.reporting.panel_draft import Decision, Progress
from confidant_app.ui.reporting.reasons import can_be_replaced
from confidant_app.ui.reporting.sides import Sides
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.words import button, words


class ReviewPanel(Sides):
    """Left the words as they were said, right as they will stand; `finished` when looked at.

    `touched` tells of every decision and every change in the words.
    """

    finished = Signal()
    touched = Signal()

    def __init__(self, theme: Theme, review: Review) -> None:
        super().__init__(theme, shares=(1, 1))
        self.review = review
        self.decided: list[bool | None] = [None] * len(review.findings)
        self._current = 0
        self._proposed = ""
        self.rows: list[FindingRow] = []
        self._said(theme)
        self._public(theme)
        self._propose()
        self._show()
        starts_at(self, self.rows[0] if self.rows else self.public)

    def decide(self, number: int, *, hidden: bool) -> None:
        """Take a decision on one finding, and go on to the next that is open."""
        self.decided[number] = hidden
        self._propose()
        left = [at for at, one in enumerate(self.decided) if one is None]
        after = [at for at in left if at > number]
        self._current = (after or left or [number])[0]
        self._show()
        self._go(self._current)
        self.touched.emit()

    def progress(self) -> Progress | None:
        """Return what was decided and written so far, None when that is nothing."""
        pairs = zip(self.review.findings, self.decided, strict=True)
        decided = tuple(
            Decision(start=found.start, end=found.end, hidden=hidden)
            for found, hidden in pairs
            if hidden is not None
        )
        written = self.public.toPlainText()
        public = written if written != self._proposed else None
        if not decided and public is None:
            return None
        return Progress(words=self.review.quote.words, decided=decided, public=public)

    def resume(self, progress: Progress) -> None:
        """Put back what was decided about the same words; a new finding stays open."""
        if progress.words != self.review.quote.words:
            return
        known = {(one.start, one.end): one.hidden for one in progress.decided}
        self.decided = [known.get((found.start, found.end)) for found in self.review.findings]
        self._propose()
        if progress.public is not None:
            self.public.setPlainText(progress.public)
        self._show()

    def complaint(self, text: str) -> None:
        """Say under the text why it cannot go on."""
        self._complaint.setText(text)
        self._complaint.setVisible(bool(text))

    def _said(self, theme: Theme) -> None:
        card = Card(theme, self.tr("Zo is het gezegd"))
        quote = self.review.quote.words
        spans = [(found.start, found.end) for found in self.review.findings]
        self.text = MarkedText(theme, quote, spans)
        self.text.picked.connect(self._go)
        card.add(self.text)
        if self.review.unreliable:
            warning = self.tr(
                "Hier staan bijna geen hoofdletters. Namen worden dan vaker gemist. "
                "Lees extra goed."
            )
            card.add(words(warning, "notice"))
        if not self.review.findings:
            nothing = self.tr("Er is niets gevonden dat naar iemand wijst. Lees het zelf ook na.")
            card.add(words(nothing, "muted"))
        for number, found in enumerate(self.review.findings):
            row = FindingRow(theme, number, quote[found.start : found.end], found)
            row.decided.connect(lambda hidden, at=number: self.decide(at, hidden=hidden))
            row.moved.connect(lambda step, at=number: self._go(at + step))
            row.entered.connect(lambda at=number: self._mark(at))
            self.rows.append(row)
            card.add(row)
        if self.rows:
            keys = self.tr("Pijltjes: andere vondst. V: verberg. L: laat staan.")
            card.add(words(keys, "small"))
        self.left.addWidget(card)
        self.left.addStretch()

    def _public(self, theme: Theme) -> None:
        card = Card(theme, self.tr("Zo komt het in het rapport"))
        self.public = QPlainTextEdit()
        self.public.setAccessibleName(self.tr("Tekst voor het rapport"))
        self.public.setTabChangesFocus(True)
        self.public.setMinimumHeight(theme.px(180))
        self.public.textChanged.connect(self._edited)
        card.add(self.public)
        self.restore = button(self.tr("Neem het voorstel &over"), self._take_proposal, "quiet")
        card.add(self.restore)
        self.question = NeighbourQuestion(theme)
        self.question.answered.connect(self._show)
        card.add(self.question)
        self._state = words("", "small")
        card.add(self._state)
        self._complaint = words("", "error")
        self._complaint.hide()
        card.add(self._complaint)
        self.done = button(self.tr("&Naar de tweede lezer"), self.finished.emit, "primary")
        card.add(self.done)
        self.right.addWidget(card)
        self.right.addStretch()

    def _propose(self) -> None:
        """Renew the proposal; a text that somebody wrote in stays as it is."""
        keep = frozenset(at for at, hidden in enumerate(self.decided) if hidden is False)
        untouched = self.public.toPlainText() == self._proposed
        self._proposed = reviewing.proposal(self.review, keep)
        if untouched:
            self._take_proposal()
        self._edited()

    def _take_proposal(self) -> None:
        self.public.setPlainText(self._proposed)

    def _edited(self) -> None:
        self.restore.setVisible(self.public.toPlainText() != self._proposed)
        self.complaint("")
        self.touched.emit()

    def _go(self, number: int) -> None:
        if 0 <= number < len(self.rows):
            self.rows[number].setFocus()
            self._mark(number)
            self.ensureWidgetVisible(self.rows[number])

    def _mark(self, number: int) -> None:
        self._current = number
        self.text.show_state(self.decided, number)

    def _show(self) -> None:
        for row, hidden in zip(self.rows, self.decided, strict=True):
            row.show_decision(hidden=hidden)
        self.text.show_state(self.decided, self._current)
        open_ones = self.decided.count(None)
        one, more = self.tr("Nog 1 vondst te beoordelen."), self.tr("Nog {0} te beoordelen.")
        self._state.setText(one if open_ones == 1 else more.format(open_ones))
        self._state.setVisible(open_ones > 0)
        self.done.setEnabled(not open_ones and self.question.is_nobody())

    def unwritten(self) -> str:
        """Return the first indirect clue that was called rewritten and still stands there."""
        quote, now = self.review.quote.words, self.public.toPlainText().lower()
        for found, hidden in zip(self.review.findings, self.decided, strict=True):
            clue = quote[found.start : found.end]
            if hidden and not can_be_replaced(found) and clue.lower() in now:
                return clue
        return ""
