"""Bewaren en wissen: about which cases somebody must decide, and which are held."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.domain.cases import Case, title
from confidant_app.domain.errors import ConfidantError
from confidant_app.services import casework, retaining
from confidant_app.ui import dutch
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.widgets.card import Card, empty
from confidant_app.ui.widgets.words import button, heading, words

_MOST = 40


class KeepingCard(Card):
    """Every row leads to its case: there it is read first, then kept on, held or erased."""

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__(desk.theme)
        self._desk, self._complain = desk, complain
        self.add(heading(self.tr("Bewaren en wissen")))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(desk.theme.px(8))
        self.column.addLayout(self._rows)
        desk.changes.happened.connect(self._note_change)

    def refresh(self) -> None:
        """Ask again which cases wait for a decision."""
        empty(self._rows)
        try:
            self._fill()
        except ConfidantError as error:
            self._complain(error)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _note_change(self, changed: Changed) -> None:
        if changed & Changed.CASES and self.isVisible():
            self.refresh()

    def _fill(self) -> None:
        desk = self._desk
        due = retaining.due(desk.vault, desk.catalogues, desk.today())
        if not due:
            text = self.tr(
                "Een jaar na het sluiten van een zaak vraagt Confidant of zij weg kan. "
                "Er hoeft nu niets te worden besloten."
            )
            self._rows.addWidget(words(text, "muted"))
        for review in due[:_MOST]:
            since = self.tr("beslissen kan sinds {0}")
            facts = [since.format(dutch.day(review.retention.review_on)), review.held]
            self._row(review.case, ", ".join(filter(None, facts)))
        if len(due) > _MOST:
            self._rows.addWidget(words(self.tr("en nog {0}").format(len(due) - _MOST), "small"))
        shown = {review.case.id for review in due}
        for held in retaining.held_cases(desk.vault):
            if held.case not in shown:
                case = casework.whole_case(desk.vault, held.case).case
                self._row(case, self.tr("vastgehouden: {0}").format(held.reason))

    def _row(self, case: Case, facts: str) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(words(title(case)))
        text.addWidget(words(facts, "small"))
        line.addLayout(text, stretch=1)
        act = self.tr("Bekijk en beslis")
        found = button(act, partial(self._desk.way.case.emit, case.id), "quiet")
        found.setAccessibleName(f"{act}: {title(case)}")
        line.addWidget(found, alignment=Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(row)
