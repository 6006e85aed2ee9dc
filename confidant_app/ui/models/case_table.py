"""The rows of the case list, fetched page by page as they scroll into view."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from confidant_app.domain.lists import CaseLine, CaseQuery
from confidant_app.domain.places import place_name
from confidant_app.services import casework
from confidant_app.ui import dutch
from confidant_app.ui.desk import Desk
from confidant_app.ui.icons import icon
from confidant_app.ui.tooltips import tip

PAGE = 128
_PAGES_KEPT = 40
_STATUS = 3
_Index = QModelIndex | QPersistentModelIndex


class CaseTable(QAbstractTableModel):
    """Number, keyword, municipality, status, next step: counted once, read as shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._vault = desk.vault
        places = desk.catalogues.places
        self._danger = icon("danger", desk.theme, "fatal", 16)
        self._query = CaseQuery()
        self._count = 0
        self._pages: dict[int, tuple[CaseLine, ...]] = {}
        self._columns: tuple[tuple[str, Callable[[CaseLine], str]], ...] = (
            (self.tr("Zaak"), lambda line: line.number),
            (self.tr("Trefwoord"), lambda line: line.keyword),
            (self.tr("Gemeente"), lambda line: place_name(places, line.municipality)),
            (self.tr("Status"), _status),
            (self.tr("Volgende stap"), lambda line: line.next_what),
            (self.tr("Wanneer"), lambda line: _day(line.next_on, desk)),
            (self.tr("Laatste contact"), lambda line: _day(line.last_contact, desk)),
        )

    def show(self, query: CaseQuery) -> None:
        """Show the cases that this filter selects."""
        self.beginResetModel()
        self._query = query
        self._pages.clear()
        self._count = casework.count(self._vault, query)
        self.endResetModel()

    def line(self, row: int) -> CaseLine:
        """Return the case in a row."""
        number = row // PAGE
        if number not in self._pages:
            if len(self._pages) >= _PAGES_KEPT:
                self._pages.clear()
            self._pages[number] = casework.page(self._vault, self._query, PAGE, number * PAGE)
        return self._pages[number][row % PAGE]

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._count

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._columns[index.column()][1](self.line(index.row()))
        if role == Qt.ItemDataRole.DecorationRole and index.column() == _STATUS:
            return self._danger if self.line(index.row()).danger else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._columns[index.column()][1](self.line(index.row()))) or None
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section][0]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


def _status(line: CaseLine) -> str:
    return f"gevaar · {dutch.STATUS[line.status]}" if line.danger else dutch.STATUS[line.status]


def _day(on: date | None, desk: Desk) -> str:
    return dutch.short_day(on, desk.today()) if on is not None else ""
