"""Step 2, gate 1: the quotes that wait for a review or a second reader, one at a time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.domain.contacts import Quote, QuoteId
from confidant_app.domain.errors import ConfidantError
from confidant_app.services import leaving, namelists, reviewing
from confidant_app.services.leaving import Gate, OnFile
from confidant_app.services.namelists import Provinces, WordLists
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.reporting.approval_panel import ApprovalPanel
from confidant_app.ui.reporting.panel_draft import PanelDraft
from confidant_app.ui.reporting.review_panel import ReviewPanel
from confidant_app.ui.widgets.empty_state import EmptyState
from confidant_app.ui.widgets.words import button, words

Panel = ReviewPanel | ApprovalPanel


class WordsStep(QWidget):
    """Shows one waiting quote; what is not approved stays inside, so going on is always possible.

    `changed` tells that another quote, or none, is on the screen.
    """

    changed = Signal()

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__()
        self._desk, self._complain = desk, complain
        self._gate: Gate | None = None
        self._provinces: Provinces = {}
        self._waiting: tuple[Quote, ...] = ()
        self._shown: Quote | None = None
        self._again: frozenset[QuoteId] = frozenset()
        self.panel: Panel | None = None
        self._draft: PanelDraft | None = None
        px = desk.theme.px
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(px(24), px(8), px(24), 0)
        self._where = words("", "strong", wrap=False)
        row.addWidget(self._where)
        self._state = words("", "muted")
        row.addWidget(self._state, stretch=1)
        self.previous = button(self.tr("Vorig citaat"), lambda: self._step(-1), "quiet")
        self.following = button(self.tr("Volgend citaat"), lambda: self._step(1), "quiet")
        row.addWidget(self.previous)
        row.addWidget(self.following)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)
        self.views = QStackedWidget()
        column.addWidget(self.views, stretch=1)
        text = self.tr(
            "Een citaat komt hier als de melder het goed vindt. Zonder citaten kan het ook."
        )
        self.views.addWidget(EmptyState(desk.theme, self.tr("Er wachten geen citaten"), text))

    def refresh(self) -> None:
        """Read the waiting quotes again; a quote that did not change stays as it is on screen.

        What words are held against is prepared when this step is looked at first; before that
        nothing is shown.
        """
        if self._gate is None:
            return
        self._waiting = reviewing.waiting_quotes(self._desk.vault)
        shown = self._shown
        if shown in self._waiting and self._needs_review(shown) == self._is_review():
            self._say_where()
            return
        ids = [quote.id for quote in self._waiting]
        at = ids.index(self._shown.id) if self._shown and self._shown.id in ids else 0
        self._show(self._waiting[at] if self._waiting else None)

    def keep(self) -> None:
        """Keep what was decided and typed over the quote on the screen.

        Raises:
            ConfidantError: it could not be kept, so this quote must stay on the screen.
        """
        if self._draft is not None:
            self._draft.keep()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._gate is None:
            try:
                people = leaving.on_file(self._desk.vault)
            except ConfidantError as error:
                self._complain(error)
                return
            work = partial(_loaded, people, self._desk.lists)
            self._desk.background.run(self, work, self._begin, self._complain)

    def _begin(self, loaded: tuple[Gate, Provinces]) -> None:
        self._gate, self._provinces = loaded
        try:
            reviewing.reopen_pointing(self._desk.vault, self._fresh(self._gate))
        except ConfidantError as error:
            self._complain(error)
        self.refresh()

    def _show(self, quote: Quote | None) -> None:
        self._shown, self._draft = quote, None
        old, self.panel = self.panel, None
        if old is not None:
            self.views.removeWidget(old)
            old.deleteLater()
        self._bar.setVisible(quote is not None)
        if quote is not None and self._gate is not None:
            self.panel = self._panel(quote, self._fresh(self._gate))
            self.views.addWidget(self.panel)
            self.views.setCurrentWidget(self.panel)
            starts_at(self, self.panel)
            self._say_where()
            if self.isVisible():
                self.panel.setFocus()
        self.changed.emit()

    def _panel(self, quote: Quote, gate: Gate) -> Panel:
        theme = self._desk.theme
        if self._needs_review(quote):
            started = reviewing.start(self._desk.vault, quote, gate, self._provinces)
            reviewed = ReviewPanel(theme, started, self._provinces)
            self._draft = PanelDraft(reviewed, reviewed, self._desk, f"review:{quote.id}")
            reviewed.finished.connect(lambda: self._finish(reviewed, gate))
            return reviewed
        found = self._desk.catalogues.themes.get(quote.theme)
        name = found.dutch if found is not None else ""
        second = ApprovalPanel(theme, quote, name, self._desk.today())
        self._draft = PanelDraft(second, second, self._desk, f"approval:{quote.id}")
        second.approved.connect(lambda: self._approve(second, quote, gate))
        second.again.connect(lambda: self._review_again(quote))
        return second

    def _fresh(self, gate: Gate) -> Gate:
        """Return the gate with everybody who came on file meanwhile."""
        self._gate = leaving.gate(self._desk.vault, gate.lists, gate)
        return self._gate

    def _needs_review(self, quote: Quote) -> bool:
        return quote.reviewed_on is None or quote.id in self._again

    def _is_review(self) -> bool:
        return isinstance(self.panel, ReviewPanel)

    def _finish(self, panel: ReviewPanel, gate: Gate) -> None:
        clue = panel.unwritten()
        if clue:
            text = self.tr("“{0}” staat er nog. Schrijf het algemener, of kies Laat staan.")
            panel.complaint(text.format(clue))
            return
        desk, public = self._desk, panel.public.text.toPlainText()
        try:
            now, fresh = desk.now(), self._fresh(gate)
            quote = reviewing.finish(
                desk.vault, panel.started.quote, panel.review, public, fresh, now
            )
        except ConfidantError as error:
            panel.complaint(str(error))
            return
        self._again -= {quote.id}
        self._forget()
        desk.changes.happened.emit(Changed.QUOTES)

    def _approve(self, panel: ApprovalPanel, quote: Quote, gate: Gate) -> None:
        desk, reader = self._desk, panel.reader.text()
        try:
            fresh = self._fresh(gate)
            reviewing.approve(desk.vault, quote, reader, desk.today(), desk.now(), fresh)
        except ConfidantError as error:
            panel.complaint(str(error))
            return
        self._forget()
        desk.changes.happened.emit(Changed.QUOTES)

    def _forget(self) -> None:
        if self._draft is not None:
            self._draft.drop()

    def _review_again(self, quote: Quote) -> None:
        self._again |= {quote.id}
        self._forget()
        self._show(quote)

    def _step(self, by: int) -> None:
        try:
            self.keep()
        except ConfidantError as error:
            self._complain(error)
            return
        ids = [quote.id for quote in self._waiting]
        if self._shown is not None and self._shown.id in ids:
            self._show(self._waiting[(ids.index(self._shown.id) + by) % len(ids)])

    def _say_where(self) -> None:
        if self._shown is None:
            return
        ids = [quote.id for quote in self._waiting]
        text = self.tr("Citaat {0} van {1}")
        self._where.setText(text.format(ids.index(self._shown.id) + 1, len(ids)))
        first, second = self.tr("wacht op je beoordeling"), self.tr("wacht op een tweede blik")
        self._state.setText(first if self._is_review() else second)
        for each in (self.previous, self.following):
            each.setVisible(len(ids) > 1)


def _loaded(people: OnFile, lists: WordLists) -> tuple[Gate, Provinces]:
    return leaving.build_gate(people, lists.get()), namelists.load_provinces()
