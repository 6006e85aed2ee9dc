"""Step 1: over which period, and who will receive the report."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit

from confidant_app.domain.composing import AREA, INSTITUTION
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.figure_words import period
from confidant_app.domain.report import ReportKind
from confidant_app.services.reporting import Form, ReportRequest
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.reporting.named import named
from confidant_app.ui.reporting.period_choice import PeriodChoice
from confidant_app.ui.reporting.sides import Sides
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.words import hairline, heading, labelled, words


class PeriodStep(Sides):
    """Left the two questions, right the cover that follows from them."""

    def __init__(
        self, theme: Theme, periods: Sequence[tuple[date, date]], kind: ReportKind
    ) -> None:
        super().__init__(theme)
        asked = Card(theme, self.tr("Over welke periode?"))
        self.periods = PeriodChoice(theme, periods)
        # A bundle is over one fixed period, so for a coordinator there is no other one.
        self.periods.other.setVisible(kind is ReportKind.OWN)
        self.periods.changed.connect(self._show)
        asked.add(self.periods)
        self.left.addWidget(asked)
        to = Card(theme, self.tr("Wie krijgt het rapport?"))
        self.receiver = QLineEdit()
        self.receiver.setPlaceholderText(self.tr("bijvoorbeeld: griffie gemeente Groningen"))
        self.receiver.setMaxLength(120)
        to.add(labelled(self.tr("Ontvanger"), self.receiver))
        to.add(self.receiver)
        note = self.tr("Dit staat niet in het rapport. Zo weet je later wie wat gekregen heeft.")
        to.add(words(note, "small"))
        self.left.addWidget(to)
        self.left.addWidget(self._beside(theme))
        self.left.addStretch()
        self._cover(theme, kind)
        starts_at(self, self.receiver)
        self._show()

    def request(self) -> ReportRequest:
        """Return what was asked for.

        Raises:
            InvalidValue: no receiver, or a period that ends before it starts.

        """
        first, last = self.periods.value()
        receiver = self.receiver.text().strip()
        if not receiver:
            raise InvalidValue(reason=self.tr("vul in wie het rapport krijgt"))
        forms = frozenset(form for form, tick in self.forms.items() if tick.isChecked())
        return ReportRequest(period_from=first, period_until=last, receiver=receiver, forms=forms)

    def _beside(self, theme: Theme) -> Card:
        """Return the card with what can come beside the report, from the same figures."""
        card = Card(theme, self.tr("Wat komt erbij?"))
        self.forms = {
            Form.QUESTIONS: QCheckBox(self.tr("Concept-vragen voor de raad, twee bladzijden")),
            Form.OPEN_DATA: QCheckBox(self.tr("Open data: alle tabellen als CSV")),
        }
        for tick in self.forms.values():
            card.add(tick)
        note = self.tr("Ze komen naast het rapport te staan, met dezelfde beschermde cijfers.")
        card.add(words(note, "small"))
        return card

    def _cover(self, theme: Theme, kind: ReportKind) -> None:
        sheet = Card(theme)
        sheet.column.setContentsMargins(theme.px(48), theme.px(48), theme.px(48), theme.px(48))
        combined = kind is ReportKind.COMBINED
        over = self.tr("Gezamenlijk rapport") if combined else self.tr("Rapport")
        sheet.add(words(over, "overline"))
        title = heading(self.tr("Ervaringen met de jeugdbescherming"), "title")
        title.setWordWrap(True)
        sheet.add(title)
        sheet.add(words(f"{AREA} · {INSTITUTION}", "muted"))
        self.period = words("", "lead")
        sheet.add(self.period)
        sheet.column.addSpacing(theme.px(16))
        sheet.add(hairline())
        sheet.column.addSpacing(theme.px(8))
        for name, text in (
            (self.tr("Samenvatting"), self.tr("één bladzijde, los te lezen")),
            (self.tr("Hoe dit rapport is gemaakt"), self.tr("wat bekend is, en wat niet")),
            (self.tr("Waarover het ging"), self.tr("melders en thema's in cijfers")),
            (self.tr("Normen: beloofd en gehaald"), self.tr("naast de cijfers van de inspecties")),
            (self.tr("Routes en uitkomsten"), self.tr("waar mensen heen gingen en wat het gaf")),
            (self.tr("In hun eigen woorden"), self.tr("alleen citaten die goedgekeurd zijn")),
            (self.tr("Uitspraken naast ervaring"), self.tr("wat anderen in het openbaar zeiden")),
            (self.tr("Bijlagen"), self.tr("alle tabellen, en wat verborgen is")),
        ):
            sheet.add(named(theme, name, text))
        promise = self.tr("Cijfers onder de 10 gaan nooit weg. Namen ook niet.")
        sheet.column.addSpacing(theme.px(8))
        sheet.add(words(promise, "small"))
        self.right.addWidget(sheet)
        self.right.addStretch()

    def _show(self) -> None:
        try:
            self.period.setText(period(*self.periods.value()))
        except InvalidValue as error:
            self.period.setText(str(error))
