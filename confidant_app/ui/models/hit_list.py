"""What the search found: a list of passages, drawn with the found word marked."""

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from confidant_app.domain.lists import SearchHit
from confidant_app.ui import dutch
from confidant_app.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
HIT: Final = Qt.ItemDataRole.UserRole.value
_ONE_LINE: Final = 100_000.0


class HitList(QAbstractListModel):
    """The hits, or one sentence when there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: tuple[SearchHit, ...] = ()
        self._sentence = ""

    def show(self, hits: tuple[SearchHit, ...]) -> None:
        """Show these hits."""
        sentence = self.tr("Niets gevonden. Probeer het begin van een woord.")
        self._put(hits, "" if hits else sentence)

    def say(self, sentence: str) -> None:
        """Show a sentence instead of hits."""
        self._put((), sentence)

    def hit(self, row: int) -> SearchHit | None:
        """Return the hit in a row, None for the sentence."""
        return self._hits[row] if 0 <= row < len(self._hits) else None

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._hits) or bool(self._sentence)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        hit = self.hit(index.row())
        if role == HIT:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._sentence if hit is None else f"{head(hit)}. {passage(hit)}"
        return None

    def _put(self, hits: tuple[SearchHit, ...], sentence: str) -> None:
        self.beginResetModel()
        self._hits, self._sentence = hits, sentence
        self.endResetModel()


class HitDelegate(QStyledItemDelegate):
    """Draws whose case and when, and below it the passage with the found words marked."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        lines = 2 if index.data(HIT) is not None else 1
        height = option.fontMetrics.lineSpacing() * lines + self._theme.px(18)
        return QSize(option.rect.width(), height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        hit = index.data(HIT)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.colour("accent_soft"))
        box = option.rect.adjusted(
            self._theme.px(12), self._theme.px(9), -self._theme.px(12), -self._theme.px(9)
        )
        painter.setFont(option.font)
        if not isinstance(hit, SearchHit):
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, index.data())
            painter.restore()
            return
        metrics = option.fontMetrics
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(box.left(), box.top() + metrics.ascent(), head(hit))
        painter.setPen(self._theme.colour("text"))
        painter.setClipRect(box)
        at = QPointF(box.left(), box.top() + metrics.lineSpacing())
        self._laid_out(hit, option.font).draw(painter, at)
        painter.restore()

    def _laid_out(self, hit: SearchHit, font: QFont) -> QTextLayout:
        layout = QTextLayout(passage(hit), font)
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = _units(_flat(hit.before)), _units(_flat(hit.hit))
        mark.format = QTextCharFormat()
        mark.format.setForeground(self._theme.colour("accent"))
        mark.format.setFontWeight(QFont.Weight.Bold)
        layout.setFormats([mark])
        layout.beginLayout()
        layout.createLine().setLineWidth(_ONE_LINE)
        layout.endLayout()
        return layout


def head(hit: SearchHit) -> str:
    """Return what it is, whose case it is and when it was."""
    when = dutch.day(hit.at.astimezone().date())
    parts = (hit.case_title, dutch.PASSAGE.get(hit.kind, ""), when)
    return "  ·  ".join(part for part in parts if part)


def passage(hit: SearchHit) -> str:
    """Return the words around the hit on one line."""
    return _flat(hit.before) + _flat(hit.hit) + _flat(hit.after)


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def _units(text: str) -> int:
    """Qt counts a text in 16-bit units, Python in characters."""
    return len(text.encode("utf-16-le")) // 2
