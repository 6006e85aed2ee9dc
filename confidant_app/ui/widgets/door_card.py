"""The calm card in the middle of a locked window."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from confidant_app.domain.errors import ConfidantError
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import heading, words


class DoorCard(QWidget):
    """A page with one card: a title, what the page adds to `column`, and room for a complaint."""

    def __init__(self, theme: Theme, title: str, width: int = 520) -> None:
        super().__init__()
        self.setObjectName("door")
        self.theme = theme
        frame = QFrame()
        frame.setObjectName("card")
        frame.setFixedWidth(theme.px(width))
        self.column = QVBoxLayout(frame)
        self.column.setContentsMargins(theme.px(36), theme.px(36), theme.px(36), theme.px(36))
        self.column.setSpacing(theme.px(12))
        self.column.addWidget(words("Confidant", "brand", wrap=False))
        self.title = heading(title, "title")
        self.title.setWordWrap(True)
        self.column.addWidget(self.title)
        self.complaint = words("", "error")
        self.complaint.hide()
        self._lay_out(frame)

    def complain(self, error: Exception) -> None:
        """Show a known error in the card; anything else is a bug."""
        if not isinstance(error, ConfidantError):
            raise error
        self.complaint.setText(str(error))
        self.complaint.show()

    def note(self, text: str) -> QLabel:
        """Add a line of explanation and return it."""
        line = words(text, "muted")
        self.column.addWidget(line)
        return line

    def part(self, fill: Callable[[QVBoxLayout], None]) -> QWidget:
        """Add a part of the card that can be hidden as a whole, and let `fill` fill it."""
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(12))
        fill(column)
        self.column.addWidget(found)
        return found

    def _lay_out(self, frame: QFrame) -> None:
        """Put the card in the middle; on a screen that is too low for it, it scrolls."""
        body = QWidget()
        body.setObjectName("page_body")
        column = QVBoxLayout(body)
        column.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(frame, alignment=Qt.AlignmentFlag.AlignCenter)
        middle.addStretch()
        column.addLayout(middle)
        column.addStretch(3)
        scroll = QScrollArea()
        scroll.setObjectName("page_scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
