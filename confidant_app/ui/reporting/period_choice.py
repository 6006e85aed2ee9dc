"""Choose a period: the sensible ones first, any other by its two days."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDateEdit,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from confidant_app.domain.figure_words import long_date, period
from confidant_app.domain.releases import Coverage
from confidant_app.ui.picking import picked
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.card import empty
from confidant_app.ui.widgets.words import words

_HALVES = ("Eerste", "Tweede")
_OTHER = 1000


class PeriodChoice(QWidget):
    """Radio buttons for periods of `(first day, last day)`, both inclusive; `changed` on change."""

    changed = Signal()

    def __init__(self, theme: Theme, periods: Sequence[tuple[date, date]]) -> None:
        super().__init__()
        self._theme = theme
        self._periods: tuple[tuple[date, date], ...] = ()
        self._group = QButtonGroup(self)
        self.choices: list[QRadioButton] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(2))
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(2))
        whole.addLayout(self._column)
        self.other = QRadioButton(self.tr("Andere periode"))
        self._group.addButton(self.other, _OTHER)
        whole.addWidget(self.other)
        self._days = QWidget()
        row = QHBoxLayout(self._days)
        row.setContentsMargins(theme.px(32), 0, 0, 0)
        self.first = self._day(self.tr("Eerste dag"), periods[0][0])
        self.last = self._day(self.tr("Laatste dag"), periods[0][1])
        row.addWidget(self.first)
        row.addWidget(words(self.tr("tot en met"), "muted", wrap=False))
        row.addWidget(self.last)
        row.addStretch()
        whole.addWidget(self._days)
        self._days.hide()
        self.offer(periods)
        self._group.buttonToggled.connect(self._toggled)

    def offer(self, periods: Sequence[tuple[date, date]]) -> None:
        """Offer these periods, the first of them chosen; equal ones leave the choice as it is."""
        if tuple(periods) == self._periods:
            return
        self._periods = tuple(periods)
        for old in self.choices:
            self._group.removeButton(old)
        empty(self._column)
        self.choices = [self._choice(at, each) for at, each in enumerate(self._periods)]
        self.choices[0].setChecked(True)
        self.changed.emit()

    def value(self) -> tuple[date, date]:
        """Return the first and last day.

        Raises:
            InvalidValue: the last day lies before the first.

        """
        if not self.other.isChecked():
            return self._periods[self._group.checkedId()]
        asked = Coverage(start=picked(self.first), end=picked(self.last))
        return asked.start, asked.end

    def _choice(self, number: int, days: tuple[date, date]) -> QRadioButton:
        found = QRadioButton(name_of(*days))
        found.setAccessibleDescription(period(*days))
        self._group.addButton(found, number)
        self._column.addWidget(found)
        line = words(period(*days), "small")
        line.setContentsMargins(self._theme.px(32), 0, 0, self._theme.px(6))
        self._column.addWidget(line)
        return found

    def _day(self, name: str, on: date) -> QDateEdit:
        field = QDateEdit(QDate(on.year, on.month, on.day))
        field.setCalendarPopup(True)
        field.setDisplayFormat("d MMM yyyy")
        field.setAccessibleName(name)
        field.dateChanged.connect(lambda: self.changed.emit())
        return field

    def _toggled(self, _button: QWidget, on: bool) -> None:
        if on:
            self._days.setVisible(self.other.isChecked())
            self.changed.emit()


def name_of(first: date, last: date) -> str:
    """Return what people call a period: "Eerste helft van 2026", or "Alles tot en met …"."""
    half = (first.year, first.month > 6)
    if half == (last.year, last.month > 6):
        return f"{_HALVES[half[1]]} helft van {first.year}"
    return f"Alles tot en met {long_date(last)}"
