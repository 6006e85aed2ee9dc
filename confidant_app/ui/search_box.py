"""The search field on top: what was found appears below it while you type."""

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.domain.errors import ConfidantError
from confidant_app.services import searching
from confidant_app.ui.desk import Desk
from confidant_app.ui.icons import icon
from confidant_app.ui.models.hit_list import HitDelegate, HitList

_MOST = 12
_PAUSE_MS = 120
_HIGHEST = 560


class SearchBox(QLineEdit):
    """Finds passages in the whole vault; Enter opens the case of the chosen one.

    The list lies over `room`, so it goes when the room goes.
    """

    def __init__(self, desk: Desk, room: QWidget) -> None:
        super().__init__()
        self._desk, self._room = desk, room
        self.setObjectName("search")
        self.setAccessibleName(self.tr("Zoeken"))
        self.setPlaceholderText(self.tr("Zoek in alle gesprekken, mensen en stappen   (Ctrl+K)"))
        self.setClearButtonEnabled(True)
        sign = QLabel(self)
        side = desk.theme.px(20)
        sign.setPixmap(icon("search", desk.theme, "muted").pixmap(QSize(side, side)))
        sign.move(desk.theme.px(12), desk.theme.px(9))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look_up)
        self.textChanged.connect(self._wait)
        self.model = HitList()
        self.popup = QFrame(room)
        self.popup.setObjectName("floating")
        self.popup.hide()
        self.list = QListView()
        self.list.setObjectName("hits")
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(desk.theme, self.list))
        self.list.setAccessibleName(self.tr("Gevonden"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda index: self._open(index.row()))
        inside = QVBoxLayout(self.popup)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)

    def look_up(self) -> None:
        """Show what the text finds now."""
        text = self.text().strip()
        if not text:
            self.popup.hide()
            return
        try:
            self.model.show(searching.find(self._desk.vault, text, _MOST))
        except ConfidantError as error:
            self.model.say(str(error))
        self._unfold()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.clear()
            self.popup.hide()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.popup.isVisible():
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pause.stop()
            if not self.popup.isVisible():
                self.look_up()
            self._open(max(0, self.list.currentIndex().row()))
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.popup.hide()

    def _wait(self) -> None:
        self._pause.start()

    def _move(self, step: int) -> None:
        count = self.model.rowCount()
        row = self.list.currentIndex().row()
        row = (row + step) % count if row >= 0 or step > 0 else count - 1
        self.list.setCurrentIndex(self.model.index(row))

    def _unfold(self) -> None:
        px = self._desk.theme.px
        room = self._room
        at = self.mapTo(room, QPoint(0, self.height() + px(4)))
        width = max(self.width(), px(560))
        width = min(width, room.width() - at.x() - px(16))
        rows = range(self.model.rowCount())
        self.list.setFixedWidth(width - 2)
        wanted = sum(self.list.sizeHintForRow(row) for row in rows) + px(8)
        height = min(wanted, px(_HIGHEST), room.height() - at.y() - px(16))
        self.popup.setGeometry(at.x(), at.y(), width, height)
        self.popup.raise_()
        self.popup.show()

    def _open(self, row: int) -> None:
        hit = self.model.hit(row)
        if hit is None:
            return
        self.popup.hide()
        self.clear()
        if hit.case is not None:
            self._desk.way.case.emit(hit.case)
        elif hit.kind == "contact":
            self._desk.way.contact.emit(hit.record)
