"""All terms in one list: a heading for each week and a row for each deadline."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.steps import StepId
from confidant_app.ui import dutch
from confidant_app.ui.deadlines.weeks import WeekOfTerms
from confidant_app.ui.tooltips import tip
from confidant_app.ui.widgets.chip import term_word

ROW: Final = Qt.ItemDataRole.UserRole.value

TermPlace = tuple[StepId, str]
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TermRow:
    """A deadline in its week, or the heading of that week when there is no term."""

    week: WeekOfTerms
    term: WatchedTerm | None
    today: date


class TermList(QAbstractListModel):
    """Filled in one go; every row can say itself in a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._weeks: tuple[WeekOfTerms, ...] = ()
        self._starts: list[int] = []
        self._rows: list[WatchedTerm | None] = []
        self._today = date.min

    def show(self, weeks: tuple[WeekOfTerms, ...], today: date) -> None:
        """Show these weeks, each under its title; a week without one is only its terms."""
        self.beginResetModel()
        self._weeks, self._today = weeks, today
        self._starts, self._rows = [], []
        for week in weeks:
            self._starts.append(len(self._rows))
            if week.title:
                self._rows.append(None)
            self._rows += week.terms
        self.endResetModel()

    def term(self, row: int) -> WatchedTerm | None:
        """Return the term in a row, None for a heading."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, place: TermPlace) -> int | None:
        """Return where this term stands now."""
        for number, term in enumerate(self._rows):
            if term is not None and place_of(term) == place:
                return number
        return None

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.term(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._row(index.row())
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return sentence(row)
        if role == Qt.ItemDataRole.ToolTipRole and row.term is not None:
            return tip(in_full(row.term))
        return None

    def _row(self, row: int) -> TermRow:
        week = self._weeks[bisect_right(self._starts, row) - 1]
        return TermRow(week, self._rows[row], self._today)


def place_of(term: WatchedTerm) -> TermPlace:
    """Return what tells this term apart, however its day moves."""
    return (term.step, term.term)


def what(term: WatchedTerm) -> str:
    """Return what ends, and that its day is not certain."""
    name = dutch.sentence_case(term.term_name)
    return f"{name} (ongeveer)" if term.circa else name


def in_full(term: WatchedTerm) -> str:
    """Return everything that a narrow row may have to leave out."""
    route = dutch.sentence_case(term.route_name)
    return "\n".join((dutch.long_day(term.deadline), what(term), route, term.case_title))


def sentence(row: TermRow) -> str:
    """Return a row in words, for the ear."""
    week, term = row.week, row.term
    if term is None:
        return f"{week.title}. {week.note}".rstrip()
    parts = (
        f"{dutch.long_day(term.deadline)}, {dutch.distance(term.deadline, row.today)}",
        week.title if week.passed else "",
        f"{dutch.sentence_case(term_word(term.kind))}: {what(term)}",
        dutch.sentence_case(term.route_name),
        f"Zaak {term.case_title}",
    )
    return ". ".join(part for part in parts if part) + "."
