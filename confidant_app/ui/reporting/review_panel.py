"""Look at one quote: decide every finding, and write how it will stand in the report."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.domain import review as rules
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.findings import Label
from confidant_app.domain.review import Choice, Review
from confidant_app.services import reviewing
from confidant_app.services.namelists import Provinces
from confidant_app.services.reviewing import Started
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.reporting.finding_card import FindingCard
from confidant_app.ui.reporting.panel_draft import Progress
from confidant_app.ui.reporting.public_card import PublicCard
from confidant_app.ui.reporting.reasons import REOPENED, can_be_replaced, summary
from confidant_app.ui.reporting.review_text import ReviewText
from confidant_app.ui.reporting.sides import Sides
from confidant_app.ui.reporting.undoing import History
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.flow import FlowRow
from confidant_app.ui.widgets.words import button, words

_STEPS: Final[Mapping[Qt.Key, int]] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ReviewPanel(Sides):
    """Left the words as they were said, right as they will stand; `finished` when looked at.

    `touched` tells of every decision and every change in the words.
    """

    finished = Signal()
    touched = Signal()

    def __init__(self, theme: Theme, started: Started, provinces: Provinces) -> None:
        super().__init__(theme, shares=(1, 1))
        self.started, self._provinces = started, provinces
        self.history = History(started.review)
        self._current = 0
        self._said(theme)
        self.public = PublicCard(theme)
        self.right.addWidget(self.public)
        self.right.addStretch()
        self._connect()
        self.public.propose(self._proposal())
        if started.written is not None:
            self.public.text.setPlainText(started.written)
        self._show()
        self._go(rules.next_open(started.review, -1))
        starts_at(self, self.text if started.review.passages else self.public.text)

    @property
    def review(self) -> Review:
        """Return the review as it is decided so far."""
        return self.history.now

    def hide_found(self) -> None:
        """Hide the current finding, and go on to the next that is open."""
        if self.review.passages:
            self._decide(rules.hide(self.review, self._current))

    def keep_found(self, reason: str) -> None:
        """Leave the current finding as it is, for this reason, and go on."""
        if not self.review.passages:
            return
        try:
            self._decide(rules.keep(self.review, self._current, reason))
        except InvalidValue as error:
            self.complaint(str(error))

    def hide_everywhere(self) -> None:
        """Hide the words of the current finding in every text of this export, and go on."""
        if self.review.passages and can_be_replaced(self._passage().finding):
            phrase = self.review.text(self._current)
            found = reviewing.places(self.review.words, phrase)
            self._decide(rules.hide_everywhere(self.review, self._current, found))

    def relabel(self, label: Label) -> None:
        """Give the current finding another kind."""
        self._take(rules.relabel(self.review, self._current, label))

    def add_selected(self) -> None:
        """Hide the words that are selected; their kind can be changed afterwards."""
        place = self.text.selected()
        try:
            changed = rules.add(self.review, place, Label.PERSON)
        except InvalidValue as error:
            self.complaint(str(error))
            return
        self._take(changed)
        at = next(n for n, one in enumerate(changed.passages) if one.finding.end > place[0])
        self._go(at)

    def undo(self) -> None:
        """Go back to how it was before the last decision."""
        self.history.undo()
        self._changed()

    def redo(self) -> None:
        """Do again what was undone."""
        self.history.redo()
        self._changed()

    def progress(self) -> Progress | None:
        """Return what was decided and written so far, None when that is nothing."""
        written = self.public.written()
        if self.review == self.started.review and written == self.started.written:
            return None
        return Progress(words=self.review.words, review=self.review, public=written)

    def resume(self, progress: Progress) -> None:
        """Put back what was decided about the same words; a new finding stays open."""
        kept = progress.review
        if kept is None or progress.words != self.review.words:
            return
        found = rules.taken_over(self.started.review, kept.passages)
        self.history.begin_with(rules.with_detail(found, kept.detail))
        self.public.propose(self._proposal())
        if progress.public is not None:
            self.public.text.setPlainText(progress.public)
        self._changed()

    def complaint(self, text: str) -> None:
        """Say under the text why it cannot go on."""
        self.public.complaint(text)

    def unwritten(self) -> str:
        """Return the first indirect clue that was called rewritten and still stands there."""
        now = self.public.text.toPlainText().lower()
        for at, one in enumerate(self.review.passages):
            clue = self.review.text(at)
            rewritten = one.choice is Choice.HIDE and not can_be_replaced(one.finding)
            if rewritten and clue.lower() in now:
                return clue
        return ""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        else:
            return self._letter(Qt.Key(event.key()))
        return True

    def _letter(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self._go(self._current + _STEPS[key])
        elif key in self._acts:
            self._acts[key]()
        else:
            return False
        return True

    def _said(self, theme: Theme) -> None:
        card = Card(theme, self.tr("Zo is het gezegd"))
        again = REOPENED.get(self.started.quote.reopened)
        if again is not None:
            card.add(words(again, "notice"))
        self.text = ReviewText(theme, self.review.words)
        card.add(self.text)
        row = FlowRow(theme.px(8))
        self.add_button = button(self.tr("Verberg selectie (W)"), self.add_selected, "quiet")
        self.undo_button = button(self.tr("Terug"), self.undo, "quiet")
        self.redo_button = button(self.tr("Opnieuw"), self.redo, "quiet")
        for each in (self.add_button, self.undo_button, self.redo_button):
            row.add(each)
        card.add(row)
        if self.started.unreliable:
            warning = self.tr(
                "Deze tekst heeft bijna geen hoofdletters: automatisch herkennen is "
                "onbetrouwbaar. Lees extra goed en vertel het liever in andere woorden."
            )
            card.add(words(warning, "notice"))
        self.nothing = words(
            self.tr("Er is niets gevonden dat naar iemand wijst. Lees het zelf ook na."), "muted"
        )
        card.add(self.nothing)
        self.left.addWidget(card)
        self.card = FindingCard(theme)
        self.left.addWidget(self.card)
        keys = self.tr(
            "Toetsen: omhoog en omlaag voor een andere vondst, V verberg, L laat staan, "
            "O overal, S soort, W verberg wat je selecteert, Ctrl+Z terug."
        )
        self.keys = words(keys, "small")
        self.left.addWidget(self.keys)
        self.left.addStretch()

    def _connect(self) -> None:
        self._acts = {
            Qt.Key.Key_V: self.hide_found,
            Qt.Key.Key_L: self._ask_reason,
            Qt.Key.Key_O: self.hide_everywhere,
            Qt.Key.Key_S: self._ask_kind,
            Qt.Key.Key_W: self.add_selected,
        }
        self.text.picked.connect(self._go)
        self.card.hidden.connect(self.hide_found)
        self.card.kept.connect(self.keep_found)
        self.card.asked.connect(lambda: self.ensureWidgetVisible(self.card.reasons))
        self.card.everywhere.connect(self.hide_everywhere)
        self.card.relabelled.connect(self.relabel)
        self.card.moved.connect(lambda step: self._go(self._current + step))
        self.public.changed.connect(self.touched)
        self.public.detail.changed.connect(self._choose_detail)
        self.public.done.clicked.connect(self.finished)
        card = self.card
        keyed: list[QWidget] = [self.text, card.hide_button, card.keep_button, card.all_button]
        keyed += [card.previous, card.following, self.add_button, *card.ready, card.keep_so]
        for each in keyed:
            each.installEventFilter(self)

    def _decide(self, review: Review) -> None:
        """Take a decision and go on; after the last one the question comes."""
        before = self._current
        self._take(review)
        if not review.passages or not rules.still_open(review):
            self._go(min(before, len(review.passages) - 1))
            self.public.ask()
            return
        self._go(rules.next_open(review, before))
        self.text.setFocus()

    def _take(self, review: Review) -> None:
        self.history.take(review)
        self._changed()
        self.touched.emit()

    def _ask_reason(self) -> None:
        if self.review.passages:
            self.card.ask_reason()

    def _ask_kind(self) -> None:
        if self.review.passages:
            self.card.kind.setFocus()

    def _changed(self) -> None:
        self._current = max(0, min(self._current, len(self.review.passages) - 1))
        self.public.propose(self._proposal())
        self._show()

    def _choose_detail(self) -> None:
        self._take(rules.with_detail(self.review, self.public.detail.detail()))

    def _proposal(self) -> str:
        return reviewing.proposal(self.review, self._provinces)

    def _passage(self) -> rules.Passage:
        return self.review.passages[self._current]

    def _go(self, number: int) -> None:
        if not 0 <= number < len(self.review.passages):
            return
        self._current = number
        self.text.go_to(number)
        self._show()
        said = f"{number + 1}: {self.review.text(number)}. {summary(self._passage())}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.text, said))

    def _show(self) -> None:
        passages = self.review.passages
        self.text.show_state(passages, self._current)
        self.nothing.setVisible(not passages)
        self.card.setVisible(bool(passages))
        self.keys.setVisible(bool(passages))
        if passages:
            self.card.show_passage(self.review, self._current)
        self.undo_button.setEnabled(self.history.can_undo())
        self.redo_button.setEnabled(self.history.can_redo())
        self.public.show_state(self.review)
