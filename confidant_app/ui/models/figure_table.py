"""A protected table as rows and columns: what a chart shows, in figures."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from confidant_app.domain.exact import ExactTable
from confidant_app.domain.figure_words import grouped, short, written
from confidant_app.domain.report import ReportTable
from confidant_app.domain.tables import Figure

_Index = QModelIndex | QPersistentModelIndex


class FigureTableModel(QAbstractTableModel):
    """One row per label and a last row for the whole; hidden figures stand as "< 10"."""

    def __init__(self, found: ReportTable | ExactTable) -> None:
        super().__init__()
        table = found.table
        self._labels = (*found.row_labels, self.tr("Alle gezinnen"))
        self._columns = (*found.column_labels, self.tr("Samen"))
        with_columns = bool(found.column_labels)
        self._figures: tuple[tuple[Figure | int, ...], ...] = (
            *(
                (*cells, total) if with_columns else (total,)
                for cells, total in zip(table.cells, table.row_totals, strict=True)
            ),
            (*table.column_totals, table.total) if with_columns else (table.total,),
        )
        if not with_columns:
            self._columns = (self.tr("Gezinnen"),)

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._figures)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns) + 1

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if column == 0:
            return self._labels[row]
        figure = self._figures[row][column - 1]
        if isinstance(figure, int):
            return grouped(figure)
        return short(figure) if role == Qt.ItemDataRole.DisplayRole else written(figure)

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if section == 0 else self._columns[section - 1]
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None
