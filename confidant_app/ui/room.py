"""The room behind the door: rail, search, and one page at a time."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from confidant_app.domain.cases import CaseId
from confidant_app.domain.contacts import ContactId
from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.letters import Letter
from confidant_app.domain.vault_errors import OpenedReadOnly
from confidant_app.services import VaultKind, example
from confidant_app.ui.desk import Desk, Place
from confidant_app.ui.door import repair_behind
from confidant_app.ui.icons import icon
from confidant_app.ui.mail_intake import dropped_mails, take_in
from confidant_app.ui.page import Page
from confidant_app.ui.pages.case import CasePage
from confidant_app.ui.pages.cases import CasesPage
from confidant_app.ui.pages.conversation import ConversationPage
from confidant_app.ui.pages.coordinator import CoordinatorPage
from confidant_app.ui.pages.exchange import ExchangePage
from confidant_app.ui.pages.letter import LetterPage
from confidant_app.ui.pages.reports import ReportsPage
from confidant_app.ui.pages.settings import SettingsPage
from confidant_app.ui.pages.signals import SignalsPage
from confidant_app.ui.pages.terms import TermsPage
from confidant_app.ui.pages.today import TodayPage
from confidant_app.ui.preferences import Preferences
from confidant_app.ui.rail import Rail
from confidant_app.ui.search_box import SearchBox
from confidant_app.ui.widgets.vault_strips import VaultStrips
from confidant_app.ui.widgets.words import button, words

FOLD_BELOW = 1100


class Room(QWidget):
    """Lives as long as the vault is open; its pages are made when they are first looked at.

    `first` is the place to begin at. The settings then show the rules, which changed just now.
    """

    def __init__(self, desk: Desk, preferences: Preferences, first: Place | None = None) -> None:
        super().__init__()
        self.desk, self._preferences = desk, preferences
        self.setAcceptDrops(True)
        self._coordinator = desk.vault.kind is VaultKind.COORDINATOR
        self._makers: dict[Place, Callable[[], Page]] = {
            Place.TODAY: lambda: TodayPage(desk),
            Place.CASES: lambda: CasesPage(desk),
            Place.TERMS: lambda: TermsPage(desk),
            Place.SIGNALS: lambda: SignalsPage(desk),
            Place.REPORTS: lambda: ReportsPage(desk),
            Place.EXCHANGE: lambda: self._exchange(),
            Place.SETTINGS: lambda: SettingsPage(desk, preferences),
        }
        if self._coordinator:
            for place in (Place.TODAY, Place.CASES, Place.TERMS):
                del self._makers[place]
        self._places: dict[Place, Page] = {}
        self.stack = QStackedWidget()
        self.rail = Rail(desk.theme, tuple(self._makers))
        self.rail.chosen.connect(self.show_place)
        self.rail.lock.connect(desk.way.lock)
        self.search: SearchBox | None = None
        self.strips = VaultStrips(desk)
        self.strips.repair.connect(self._repair)
        desk.way.damaged.connect(self.strips.show_damage)
        self._lay_out()
        self._connect()
        self.show_place(first or next(iter(self._makers)))
        page = self.stack.currentWidget()
        if first is not None and isinstance(page, SettingsPage):
            page.show_rules()

    def places(self) -> tuple[Place, ...]:
        """Return the places of this kind of vault, in order."""
        return tuple(self._makers)

    def show_place(self, place: Place) -> None:
        """Show one of the places; what was typed elsewhere is kept as a draft."""
        if not self._left():
            return
        page = self._page(place)
        self.rail.show_place(place)
        self.stack.setCurrentWidget(page)
        page.setFocus()

    def show_case(self, case: CaseId) -> None:
        """Show one case."""
        self._try(lambda: CasePage(self.desk, case))

    def show_conversation(self, case: CaseId | None) -> None:
        """Open the editor for a new conversation, in a case or not yet in one."""
        if self._may_write():
            self._enter(ConversationPage.fresh(self.desk, case), Place.CASES)

    def show_contact(self, contact: ContactId) -> None:
        """Open a saved conversation in the editor."""
        self._try(lambda: self._editor(ConversationPage.saved(self.desk, contact)))

    def show_draft(self, key: str) -> None:
        """Open the editor on what was typed before the vault was locked."""
        if self._may_write():
            self._try(lambda: ConversationPage.draft(self.desk, key))

    def show_letter(self, letter: Letter) -> None:
        """Open a letter of the family in its editor."""
        self._try(lambda: LetterPage(self.desk, letter))

    def about_to_lock(self) -> None:
        """Let every page save what was typed."""
        self.strips.stop()
        for number in range(self.stack.count()):
            page = self.stack.widget(number)
            if isinstance(page, Page):
                page.about_to_lock()

    def show_time_left(self, seconds: int) -> None:
        """Say when the vault locks by itself, and let the page see that it is another day."""
        self.rail.show_time_left(seconds)
        page = self.stack.currentWidget()
        if isinstance(page, Page):
            page.look_at_the_day()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.fold(folded=self.width() < self.desk.theme.px(FOLD_BELOW))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        writes = not self._coordinator and not self.desk.vault.is_read_only
        if writes and dropped_mails(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        page = self.stack.currentWidget()
        case = page.case_id() if isinstance(page, CasePage) else None
        for file in dropped_mails(event.mimeData()):
            if not isValid(self) or self.desk.vault.is_closed():
                return
            try:
                take_in(self, self.desk, file, case)
            except ConfidantError as error:
                self._complain(error)

    def _page(self, place: Place) -> Page:
        if place not in self._places:
            self._places[place] = self._makers[place]()
            self.stack.addWidget(self._places[place])
        return self._places[place]

    def _make_terms(self) -> None:
        """Make the page before it is asked for, in a turn of its own: there are many terms."""
        QTimer.singleShot(0, self, lambda: self._page(Place.TERMS))

    def _exchange(self) -> Page:
        if self._coordinator:
            return CoordinatorPage(self.desk)
        return ExchangePage(self.desk)

    def _try(self, make: Callable[[], Page]) -> None:
        """Open what may be gone since the list was drawn; then the page at hand says so."""
        try:
            page = make()
        except ConfidantError as error:
            self._complain(error)
            return
        self._enter(page, Place.CASES)

    def _may_write(self) -> bool:
        if self.desk.vault.is_read_only:
            self._complain(OpenedReadOnly())
        return not self.desk.vault.is_read_only

    def _editor(self, page: ConversationPage) -> ConversationPage:
        """Return the editor, without a way to type what could not be kept."""
        if self.desk.vault.is_read_only:
            page.note.setReadOnly(True)
            page.facts.setEnabled(False)
            page.line.setEnabled(False)
        return page

    def _repair(self) -> None:
        repair_behind(self.window(), self.desk.way.lock.emit, self.desk.vault.folder)

    def _complain(self, error: Exception) -> None:
        current = self.stack.currentWidget()
        if isinstance(current, Page):
            current.complain(error)

    def _enter(self, page: Page, place: Place) -> None:
        if not self._left():
            page.deleteLater()
            return
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.rail.show_place(place)
        page.setFocus()

    def _left(self) -> bool:
        """Leave the page at hand; a case or a conversation is shown once, places stay.

        Text that cannot be kept holds the page: on a full disk it is nowhere else.
        """
        page = self.stack.currentWidget()
        if not isinstance(page, Page) or page in self._places.values():
            return True
        try:
            page.keep()
        except ConfidantError as error:
            page.complain(error)
            return False
        self.stack.removeWidget(page)
        page.deleteLater()
        return True

    def _lay_out(self) -> None:
        px = self.desk.theme.px
        top = QWidget()
        top.setObjectName("top")
        row = QHBoxLayout(top)
        row.setContentsMargins(px(24), px(12), px(24), px(12))
        row.setSpacing(px(16))
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.strips)
        if example.is_example(self.desk.vault, self._preferences.example_home):
            text = self.tr("Voorbeeld: alles is verzonnen, en wat je typt wordt niet bewaard.")
            right.addWidget(words(text, "strip"))
        if not self._coordinator:
            self.search = SearchBox(self.desk, self)
            row.addWidget(self.search, stretch=2)
            row.addStretch(1)
            row.addWidget(self._fresh_button())
            right.addWidget(top)
        right.addWidget(self.stack, stretch=1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addLayout(right, stretch=1)

    def _fresh_button(self) -> QPushButton:
        fresh = button(self.tr("Nieuw gesprek"), lambda: self.show_conversation(None), "primary")
        fresh.setIcon(icon("plus", self.desk.theme, "on_accent"))
        fresh.setIconSize(QSize(self.desk.theme.px(16), self.desk.theme.px(16)))
        fresh.setToolTip(self.tr("Nieuw gesprek (Ctrl+N)"))
        if self.desk.vault.is_read_only:
            fresh.setEnabled(False)
            fresh.setToolTip(str(OpenedReadOnly()))
        fresh.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return fresh

    def _connect(self) -> None:
        way = self.desk.way
        way.place.connect(self.show_place)
        if self._coordinator:
            return
        way.case.connect(self.show_case)
        way.conversation.connect(self.show_conversation)
        way.contact.connect(self.show_contact)
        way.draft.connect(self.show_draft)
        way.letter.connect(self.show_letter)
        self.desk.watch.counted.connect(self._make_terms)
        QShortcut(QKeySequence("Ctrl+N"), self, lambda: self.show_conversation(None))
        QShortcut(QKeySequence("Ctrl+K"), self, self._search)

    def _search(self) -> None:
        if self.search is None:
            return
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
