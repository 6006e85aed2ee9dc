"""Literal words of a reporter, and whether they may be used without a name."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.domain.answers import Answer
from confidant_app.domain.contacts import Contact, Quote
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.themes import Theme as Subject
from confidant_app.ui import dutch
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.picking import chosen
from confidant_app.ui.theme import Theme


class QuoteDialog(FormDialog[Quote]):
    """Asks for the words, the conversation they come from, and the permission."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        quote: Quote,
        contacts: Sequence[Contact],
        subjects: Sequence[Subject],
    ) -> None:
        super().__init__(parent, theme, "", width=600)
        self.name(self.tr("Citaat"))
        self._quote = quote
        self._contacts = {str(contact.id): contact for contact in contacts}
        self.words = self.lines(self.tr("Letterlijk, zoals het gezegd is"), quote.words, rows=4)
        self.contact = self.choice(
            self.tr("Uit welk gesprek?"),
            [(dutch.moment(c.at), key) for key, c in self._contacts.items()],
            str(quote.contact),
        )
        self.permission = self.choice(
            self.tr("Mag dit zonder naam in een rapport?"),
            [
                (self.tr("nog niet gevraagd"), Answer.UNKNOWN.value),
                (self.tr("ja"), Answer.YES.value),
                (self.tr("nee"), Answer.NO.value),
            ],
            quote.permission.value,
        )
        themes = sorted((subject.dutch, subject.code) for subject in subjects)
        others = [(self.tr("geen thema"), "")]
        if quote.theme not in {code for _, code in (*others, *themes)}:
            others.append((self.tr("onbekend ({0})").format(quote.theme), quote.theme))
        self.theme_code = self.choice(
            self.tr("Waar gaat het over?"), [*others, *themes], quote.theme
        )
        self.explain(
            self.tr("Het citaat gaat pas weg als jij elke vondst bekeek en een ander het ook las.")
        )
        self.words.setFocus()

    @override
    def check(self) -> None:
        if not self.words.toPlainText().strip():
            raise InvalidValue(reason=self.tr("schrijf op wat er gezegd is"))

    @override
    def value(self) -> Quote:
        """Return the quote as it stands in the fields; new words are not reviewed yet."""
        return replace(
            self._quote,
            words=self.words.toPlainText().strip(),
            contact=self._contacts[str(self.contact.currentData())].id,
            permission=chosen(self.permission, Answer),
            theme=str(self.theme_code.currentData()),
        )
