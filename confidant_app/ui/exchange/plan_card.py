"""What taking bundles in will do, file by file, before anything is saved."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from confidant_app.domain.bundles import families
from confidant_app.domain.figure_words import period
from confidant_app.domain.merge import Arrival, Fate, MergePlan, Verdict
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.chip import Chip, Shape
from confidant_app.ui.widgets.words import button, hairline, words

_LOOKS: Final[Mapping[Fate, tuple[str, Shape]]] = {
    Fate.NEW: ("kind_good", Shape.TICK),
    Fate.REPLACES: ("kind_decision", Shape.DISC),
    Fate.KNOWN: ("kind_norm", Shape.RING),
    Fate.OLDER: ("kind_norm", Shape.RING),
    Fate.REFUSED: ("kind_fatal", Shape.DIAMOND),
}


class PlanCard(Card):
    """One row per file; `applied` takes in what is good, `dropped` leaves everything as it was."""

    applied = Signal()
    dropped = Signal()

    def __init__(self, theme: Theme, plan: MergePlan, names: Mapping[str, str]) -> None:
        super().__init__(theme, "")
        self._theme, self._names = theme, names
        self.add(words(self.tr("Dit gebeurt er als je ze opneemt"), "heading"))
        self.chips: list[Chip] = []
        for verdict in plan.verdicts:
            self.add(hairline())
            self.add(self._row(verdict))
        self.add(hairline())
        count = len(plan.taken())
        if not count:
            self.add(words(self.tr("Er is niets nieuws om op te nemen."), "muted"))
        row = QHBoxLayout()
        self.drop = button(self.tr("Niet o&pnemen"), self.dropped.emit)
        one, more = self.tr("Neem 1 bundel &op"), self.tr("Neem {0} bundels &op")
        text = one if count == 1 else more.format(count)
        self.apply = button(text, self.applied.emit, "primary")
        self.apply.setVisible(count > 0)
        row.addWidget(self.apply)
        row.addWidget(self.drop)
        row.addStretch()
        self.column.addLayout(row)

    def _row(self, verdict: Verdict) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, self._theme.px(4), 0, self._theme.px(4))
        row.setSpacing(self._theme.px(12))
        text = QVBoxLayout()
        text.setSpacing(self._theme.px(2))
        text.addWidget(words(verdict.file, "strong"))
        if verdict.arrival is not None:
            text.addWidget(words(self._about(verdict.arrival), "small"))
        if verdict.error is not None:
            text.addWidget(words(str(verdict.error), "small"))
        row.addLayout(text, stretch=1)
        look, shape = _LOOKS[verdict.fate]
        chip = Chip(self._fate(verdict.fate), look, shape)
        self.chips.append(chip)
        row.addWidget(chip, alignment=Qt.AlignmentFlag.AlignTop)
        return body

    def _about(self, arrival: Arrival) -> str:
        bundle = arrival.bundle
        who = self._names.get(arrival.sender, arrival.sender[:8])
        days = period(bundle.period_from, bundle.period_until)
        text = self.tr("{0}, {1}, versie {2}, {3} gezinnen, {4} citaten")
        return text.format(who, days, bundle.number, families(bundle), len(bundle.quotes))

    def _fate(self, fate: Fate) -> str:
        return {
            Fate.NEW: self.tr("nieuw"),
            Fate.REPLACES: self.tr("vervangt"),
            Fate.KNOWN: self.tr("had ik al"),
            Fate.OLDER: self.tr("ouder"),
            Fate.REFUSED: self.tr("geweigerd"),
        }[fate]
