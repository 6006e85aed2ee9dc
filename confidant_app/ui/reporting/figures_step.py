"""Step 3, gate 2: the figures as they will stand, what is hidden and why, or the refusal."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.errors import ReportRefused
from confidant_app.domain.figure_words import of_families, period
from confidant_app.domain.report import HiddenNote, Report, WhyHidden
from confidant_app.services import reporting
from confidant_app.services.reporting import Finished, ReportRequest
from confidant_app.ui.reporting.named import named
from confidant_app.ui.reporting.sides import Sides
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.card import Card, empty
from confidant_app.ui.widgets.figure_card import FigureCard
from confidant_app.ui.widgets.words import button, hairline, words


class FiguresStep(Sides):
    """`asked` carries a `ReportRequest` with the change that a refusal proposed."""

    asked = Signal(object)

    def __init__(self, theme: Theme, catalogues: Catalogues) -> None:
        super().__init__(theme)
        self._theme, self._catalogues = theme, catalogues
        self._why = {
            WhyHidden.TOO_FEW: self.tr("het gaat om minder dan tien gezinnen"),
            WhyHidden.ALL_IN_ONE_CELL: self.tr("iedereen staat in hetzelfde vak"),
            WhyHidden.COULD_BE_DERIVED: self.tr("uit de andere cijfers is het af te leiden"),
        }
        self.show_nothing()

    def show_nothing(self) -> None:
        """Wait for figures."""
        left, right = self._renew()
        left.addWidget(words(self.tr("Hier komen de cijfers zoals de lezer ze ziet."), "muted"))
        left.addStretch()
        right.addStretch()

    def show_finished(self, finished: Finished) -> None:
        """Show every table as it will stand, and what stays inside."""
        left, right = self._renew()
        left.addWidget(self._whole(finished.report))
        if finished.hidden:
            left.addWidget(self._hidden(finished.report))
        left.addStretch()
        for table in finished.report.tables:
            card = FigureCard(self._theme, table)
            for note in finished.hidden:
                if note.table == table.table.spec.code:
                    card.add(words(self._sentence(note), "small"))
            right.addWidget(card)
        right.addStretch()

    def show_refusal(self, refusal: ReportRefused, request: ReportRequest) -> None:
        """Say why it cannot leave, with the smallest change that helps behind a button."""
        left, right = self._renew()
        card = Card(self._theme, self.tr("Nog niet veilig"))
        card.add(words(str(refusal), "notice"))
        if "change" in refusal.facts:
            changed = self._changed(refusal, request)
            if changed is not None:
                act = self.tr("&Laat dit weg en reken opnieuw")
                self.accept = button(act, lambda: self.asked.emit(changed), "primary")
                card.add(self.accept)
        left.addWidget(card)
        left.addStretch()
        text = self.tr("Zodra de cijfers weg mogen, staan ze hier zoals de lezer ze ziet.")
        right.addWidget(words(text, "muted"))
        right.addStretch()

    def _changed(self, refusal: ReportRefused, request: ReportRequest) -> ReportRequest | None:
        try:
            return reporting.with_suggestion(request, refusal)
        except ReportRefused:
            return None

    def _whole(self, report: Report) -> Card:
        card = Card(self._theme, self.tr("Zo staat het er"))
        card.add(words(of_families(report.families), "huge"))
        card.add(words(period(report.period_from, report.period_until), "muted"))
        card.add(hairline())
        if report.confidants > 1:
            text = self.tr("van {0} vertrouwenspersonen").format(report.confidants)
            card.add(words(text))
        missing = report.method.missing_confidants
        if missing:
            one = self.tr("1 vertrouwenspersoon stuurde nog niets")
            more = self.tr("{0} vertrouwenspersonen stuurden nog niets").format(missing)
            card.add(words(one if missing == 1 else more, "notice"))
        rules = (
            self.tr("Onder de tien staat er < 10, nul ook."),
            self.tr("De rest is afgerond op vijf. Tel ze niet op: totalen zijn apart afgerond."),
            self.tr("Nagerekend is of iemand uit alle cijfers samen iets kleins kan afleiden."),
        )
        for rule in rules:
            card.add(words(rule, "small"))
        return card

    def _hidden(self, report: Report) -> Card:
        card = Card(self._theme, self.tr("Wat verborgen blijft"))
        shown = {table.table.spec.code: table.title for table in report.tables}
        titles = {table.spec.code: table.title for table in self._catalogues.figures.tables}
        for code in dict.fromkeys(note.table for note in report.hidden):
            name = titles.get(code, code)
            if code not in shown:
                name = self.tr("{0} (hele tabel)").format(name)
            why = [self._sentence(note) for note in report.hidden if note.table == code]
            card.add(named(self._theme, name, *why))
        return card

    def _sentence(self, note: HiddenNote) -> str:
        count = self.tr("1 cijfer") if note.count == 1 else self.tr("{0} cijfers")
        return self.tr("{0} verborgen: {1}.").format(count.format(note.count), self._why[note.why])

    def _renew(self) -> tuple[QVBoxLayout, QVBoxLayout]:
        for column in (self.left, self.right):
            empty(column)
        self.verticalScrollBar().setValue(0)
        return self.left, self.right
