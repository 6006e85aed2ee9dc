"""The timeline of a case: newest first, grouped by month, notes readable in full."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.consent import Purpose
from confidant_app.domain.contacts import Channel, ContactId
from confidant_app.domain.timeline import Moment, MomentKind
from confidant_app.domain.watching import DONE
from confidant_app.ui import dutch
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.words import button, prose, words


class TimelineView(QWidget):
    """`opened` carries the id of a contact to open in the editor, `history` one to look back at.

    `revised` are the contacts whose note has earlier versions.
    """

    opened = Signal(object)
    history = Signal(object)

    def __init__(
        self,
        theme: Theme,
        catalogues: Catalogues,
        moments: tuple[Moment, ...],
        revised: frozenset[ContactId] = frozenset(),
    ) -> None:
        super().__init__()
        self._theme, self._catalogues, self._revised = theme, catalogues, revised
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        month = ""
        for found in moments:
            if dutch.month(found.on) != month:
                month = dutch.month(found.on)
                column.addSpacing(theme.px(8))
                column.addWidget(words(month.capitalize(), "overline"))
            if found.kind is MomentKind.CONTACT:
                column.addWidget(self._contact(found))
            else:
                column.addWidget(self._line(found))
        column.addStretch()

    def _contact(self, found: Moment) -> Card:
        card = Card(self._theme)
        top = QHBoxLayout()
        when = dutch.moment(found.at) if found.at is not None else dutch.day(found.on)
        top.addWidget(words(f"{dutch.CHANNEL[Channel(found.code)]} · {when}", "small"), stretch=1)
        if found.record in self._revised:
            back = button(self.tr("Versies"), lambda: self.history.emit(found.record), "quiet")
            back.setAccessibleName(self.tr("Eerdere versies van het gesprek van {0}").format(when))
            top.addWidget(back, alignment=Qt.AlignmentFlag.AlignTop)
        change = button(self.tr("Wijzig"), lambda: self.opened.emit(found.record), "quiet")
        change.setAccessibleName(self.tr("Wijzig het gesprek van {0}").format(when))
        top.addWidget(change, alignment=Qt.AlignmentFlag.AlignTop)
        card.column.addLayout(top)
        card.add(prose(found.text or self.tr("(geen tekst)")))
        return card

    def _line(self, found: Moment) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(self._theme.px(16), 0, self._theme.px(16), 0)
        day = words(dutch.day_and_month(found.on), "small", wrap=False)
        day.setFixedWidth(self._theme.px(84))
        line.addWidget(day, alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(words(self._sentence(found)), stretch=1)
        return row

    def _sentence(self, found: Moment) -> str:
        sentences: Mapping[MomentKind, str] = {
            MomentKind.OPENED: self.tr("De zaak is begonnen"),
            MomentKind.CLOSED: self.tr("De zaak is gesloten. {0}"),
            MomentKind.ADVICE: self.tr("Advies: {0}"),
            MomentKind.FOLLOW_UP_DONE: self.tr("Gedaan: {0}"),
            MomentKind.LETTER: self.tr("Brief van de familie meegegeven: {0}"),
        }
        if found.kind in sentences:
            return sentences[found.kind].format(found.text).strip()
        if found.kind is MomentKind.STEP_EVENT:
            return self._event(found.code)
        purpose = dutch.PURPOSE[Purpose(found.code)]
        if found.kind is MomentKind.CONSENT:
            return self.tr("Toestemming: {0}").format(purpose)
        return self.tr("Toestemming ingetrokken: {0}").format(purpose)

    def _event(self, code: str) -> str:
        route_code, _, event_code = code.partition(":")
        route = self._catalogues.followed(route_code)
        name = dutch.sentence_case(route.name if route is not None else route_code)
        if event_code.startswith(DONE):
            return self.tr("{0}: gedaan").format(name)
        event = self._catalogues.events.get(event_code)
        return f"{name}: {event.name if event is not None else event_code.replace('_', ' ')}"
