"""What the pool holds: per period who sent a bundle, and who is still missing."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from confidant_app.domain.bundles import families
from confidant_app.domain.figure_words import period
from confidant_app.domain.merge import Arrival, MergePlan, Period, of_period
from confidant_app.services import merging
from confidant_app.ui.reporting.named import named
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.chip import Chip, Shape
from confidant_app.ui.widgets.words import hairline, words


class PoolCard(Card):
    """Newest period first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self._theme = theme

    def show_pool(self, plan: MergePlan, names: Mapping[str, str]) -> None:
        """Show the pool of a plan that takes nothing in: what there is now."""
        self.clear()
        self.add(words(self.tr("Ontvangen"), "heading"))
        periods = merging.periods(plan.pool)
        if not periods:
            text = self.tr("Nog geen bundels. Neem ze op zodra ze binnenkomen.")
            self.add(words(text, "muted"))
        for each in periods:
            self.add(hairline())
            self.add(words(period(each.start, each.end), "strong"))
            for arrival in of_period(plan.pool, each):
                self.add(self._here(arrival, names))
            for sender, when in plan.missing:
                if when == each:
                    self.add(self._missing(sender, each, names))

    def _here(self, arrival: Arrival, names: Mapping[str, str]) -> QWidget:
        text = self.tr("versie {0}, {1} gezinnen").format(
            arrival.bundle.number, families(arrival.bundle)
        )
        name = names.get(arrival.sender, arrival.sender[:8])
        chip = Chip(self.tr("binnen"), "kind_good", Shape.TICK)
        return self._row(named(self._theme, name, text), chip)

    def _missing(self, sender: str, _when: Period, names: Mapping[str, str]) -> QWidget:
        name = names.get(sender, sender[:8])
        text = self.tr("stuurde nog niets over deze periode")
        chip = Chip(self.tr("ontbreekt"), "kind_soft", Shape.TRIANGLE)
        return self._row(named(self._theme, name, text), chip)

    def _row(self, text: QWidget, chip: Chip) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(text, stretch=1)
        row.addWidget(chip, alignment=Qt.AlignmentFlag.AlignTop)
        return body
