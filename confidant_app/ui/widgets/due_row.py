"""One row of an agenda: when, what, whose case, what kind of term, and one act."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from confidant_app.domain.terms import TermKind
from confidant_app.ui import dutch
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.chip import term_chip
from confidant_app.ui.widgets.words import words

_DAY_WIDTH = 128


class DueRow(QWidget):
    """Shows a day with how far it is, and behind it what is due."""

    def __init__(
        self, theme: Theme, on: date, today: date, what: str, under: str, act: QPushButton
    ) -> None:
        super().__init__()
        px = theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(6), 0, px(6))
        row.setSpacing(px(16))
        when = QVBoxLayout()
        when.setSpacing(px(2))
        day = words(dutch.short_day(on, today), "strong")
        day.setFixedWidth(px(_DAY_WIDTH))
        when.addWidget(day)
        if abs((on - today).days) > 1:
            when.addWidget(words(dutch.distance(on, today), "small", wrap=False))
        when.addStretch()
        row.addLayout(when)
        text = QVBoxLayout()
        text.setSpacing(px(4))
        text.addWidget(words(what, "strong" if on < today else ""))
        self._under = QHBoxLayout()
        self._under.setSpacing(px(8))
        self._under.addWidget(words(under, "small"), 1, Qt.AlignmentFlag.AlignVCenter)
        text.addLayout(self._under)
        text.addStretch()
        row.addLayout(text, stretch=1)
        row.addWidget(act, alignment=Qt.AlignmentFlag.AlignTop)

    def mark(self, kind: TermKind) -> None:
        """Show what kind of term it is."""
        self._under.insertWidget(0, term_chip(kind), alignment=Qt.AlignmentFlag.AlignVCenter)
