"""A quiet button that shows what is under it; made when somebody first looks."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from confidant_app.ui.widgets.words import button


class Unfold(QWidget):
    """`more` is the button; `make` is called once, when it is first pressed."""

    def __init__(self, title: str, make: Callable[[], QWidget], name: str = "") -> None:
        super().__init__()
        self._make, self._body = make, QWidget()
        self.more = button(title, lambda: None, "quiet")
        self.more.setCheckable(True)
        self.more.setAccessibleName(name or title)
        self.more.toggled.connect(self._show)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)

    def _show(self, opened: bool) -> None:
        if self._column.count() == 1:
            self._body = self._make()
            self._column.addWidget(self._body)
        self._body.setVisible(opened)
