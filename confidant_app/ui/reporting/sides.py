"""Two columns side by side: what is decided, and the page as it will be; stacked when narrow."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.ui.theme import Theme

_STACK_BELOW = 820
_MARGIN = 16


class Sides(QScrollArea):
    """Add widgets to `left` and `right`; a column that fits the window stays in view."""

    def __init__(self, theme: Theme, shares: tuple[int, int] = (2, 3)) -> None:
        super().__init__()
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        body.setObjectName("page_body")
        self._row = QHBoxLayout(body)
        px = theme.px
        self._row.setContentsMargins(px(24), px(_MARGIN), px(24), px(24))
        self._row.setSpacing(px(24))
        self._sides: list[QWidget] = []
        self.left, self.right = self._column(shares[0]), self._column(shares[1])
        self.setWidget(body)
        body.installEventFilter(self)
        self.verticalScrollBar().valueChanged.connect(self._stick)

    def is_stacked(self) -> bool:
        """Return whether the window is too narrow for two columns."""
        return self.width() < self._theme.px(_STACK_BELOW)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if self.is_stacked() else across)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A layout puts both columns at the top again, so they stick anew after it is done.
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            QTimer.singleShot(0, self, self._stick)
        return super().eventFilter(watched, event)

    def _column(self, share: int) -> QVBoxLayout:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(16))
        self._row.addWidget(side, stretch=share)
        self._sides.append(side)
        return column

    def _stick(self) -> None:
        """Move each column that fits the window along with it; below its content it is empty."""
        if self.is_stacked():
            return
        top, room = self._theme.px(_MARGIN), self.viewport().height()
        for side in self._sides:
            # Without wrapped lines there is no height for a width.
            content = max(side.heightForWidth(side.width()), side.minimumSizeHint().height())
            fits = content + 2 * top <= room
            side.move(side.x(), top + (self.verticalScrollBar().value() if fits else 0))
