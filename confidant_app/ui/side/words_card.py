"""Advies en citaten: what was said to the family, and what they said word for word."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from confidant_app.domain.answers import Answer
from confidant_app.domain.contacts import Contact, Quote, QuoteId, Reopened, may_leave
from confidant_app.domain.follow_ups import Advice, AdviceId
from confidant_app.domain.themes import is_offered
from confidant_app.domain.whole import WholeCase
from confidant_app.services import conversations, following, second_look
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.dialogs.advice import AdviceDialog
from confidant_app.ui.dialogs.quote import QuoteDialog
from confidant_app.ui.side.side_card import SideCard
from confidant_app.ui.widgets.words import button, words

_NOBODY = UUID(int=0)


class WordsCard(SideCard):
    """Quotes with how far they are, and buttons to add a quote or advice."""

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__(desk, complain, "")
        self.rename(self.tr("Advies en citaten"))

    @override
    def fill(self, column: QVBoxLayout, whole: WholeCase) -> None:
        twice = second_look.is_asked(self.desk.vault)
        for quote in whole.quotes:
            column.addWidget(words(f"“{quote.words}”"))
            column.addWidget(words(self._state(quote, twice=twice), "small"))
            change = button(self.tr("Wijzig citaat"), partial(self._change, whole, quote), "quiet")
            change.setAccessibleDescription(quote.words)
            column.addWidget(change, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(button(self.tr("Advies erbij"), lambda: self._advise(whole), "quiet"))
        if whole.contacts:
            first = whole.contacts[0]
            column.addWidget(
                button(self.tr("Citaat erbij"), lambda: self._quote(whole, first), "quiet")
            )

    def _state(self, quote: Quote, *, twice: bool) -> str:
        if quote.permission is Answer.NO:
            return self.tr("mag niet gebruikt worden")
        if quote.permission is Answer.UNKNOWN:
            return self.tr("nog niet gevraagd of dit gebruikt mag worden")
        if may_leave(quote, second_look=twice):
            second, once = self.tr("twee keer bekeken en goedgekeurd"), self.tr("beoordeeld")
            return second if quote.approved_on is not None else once
        if quote.reviewed_on is not None:
            return self.tr("wacht op een tweede blik (bij Rapporten)")
        if quote.reopened is not Reopened.NO:
            return self.tr("opnieuw te beoordelen, er veranderde iets (bij Rapporten)")
        return self.tr("mag gebruikt worden, nog te beoordelen (bij Rapporten)")

    def _advise(self, whole: WholeCase) -> None:
        fresh = Advice(
            id=AdviceId(_NOBODY), case=whole.case.id, on=self.desk.today(), text="", specific=True
        )
        advice = AdviceDialog.ask(self, self.desk.theme, fresh)
        if advice is not None:
            vault, now = self.desk.vault, self.desk.now()
            self.act(lambda: following.give_advice(vault, advice, now), Changed.CASES)

    def _quote(self, whole: WholeCase, first: Contact) -> None:
        fresh = Quote(id=QuoteId(_NOBODY), case=whole.case.id, contact=first.id, words="")
        quote = self._asked(whole, fresh)
        if quote is not None:
            vault, now = self.desk.vault, self.desk.now()
            self.act(lambda: conversations.add_quote(vault, quote, now), Changed.QUOTES)

    def _change(self, whole: WholeCase, quote: Quote) -> None:
        changed = self._asked(whole, quote)
        if changed is not None and changed != quote:
            vault, now = self.desk.vault, self.desk.now()
            self.act(lambda: conversations.change_quote(vault, changed, now), Changed.QUOTES)

    def _asked(self, whole: WholeCase, quote: Quote) -> Quote | None:
        today = self.desk.today()
        subjects = [t for t in self.desk.catalogues.themes.values() if is_offered(t, today)]
        return QuoteDialog.ask(self, self.desk.theme, quote, whole.contacts, subjects)
