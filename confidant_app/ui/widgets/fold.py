"""A card with a title that folds its content away."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from confidant_app.ui.icons import icon
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.card import Card, empty


class Fold(Card):
    """Add widgets to `inside`; the title is a button that opens and closes it."""

    def __init__(self, theme: Theme, title: str, *, opened: bool = True) -> None:
        super().__init__(theme)
        self._title = title
        self._button = QPushButton()
        self._button.setObjectName("fold")
        self._button.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._open_sign = icon("open", theme, "muted", 16)
        self._closed_sign = icon("closed", theme, "muted", 16)
        self._button.setCheckable(True)
        self._button.setChecked(opened)
        self._button.toggled.connect(self._show)
        self.add(self._button)
        self._body = QWidget()
        self.inside = QVBoxLayout(self._body)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(theme.px(8))
        self.add(self._body)
        self._show(opened)

    def rename(self, title: str) -> None:
        """Give the fold its title."""
        self._title = title
        self._show(self._button.isChecked())

    def renew(self) -> QVBoxLayout:
        """Empty the content and return its column."""
        empty(self.inside)
        return self.inside

    def _show(self, opened: bool) -> None:
        self._button.setText(self._title)
        self._button.setIcon(self._open_sign if opened else self._closed_sign)
        self._button.setAccessibleName(self._title)
        self._body.setVisible(opened)
