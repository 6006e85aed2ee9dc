"""What an empty screen says: what will be here, and the first step."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import button, heading, words


class EmptyState(QWidget):
    """A title, one sentence, and at most one button."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str,
        act: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(48), theme.px(24), theme.px(48))
        column.setSpacing(theme.px(8))
        column.addWidget(heading(title), alignment=Qt.AlignmentFlag.AlignHCenter)
        line = words(text, "muted")
        line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        line.setFixedWidth(theme.px(480))
        middle = QHBoxLayout()  # an alignment in the column would reckon with one line only
        middle.addStretch()
        middle.addWidget(line)
        middle.addStretch()
        column.addLayout(middle)
        if act is not None:
            column.addSpacing(theme.px(8))
            column.addWidget(
                button(act[0], act[1], "primary"), alignment=Qt.AlignmentFlag.AlignHCenter
            )
