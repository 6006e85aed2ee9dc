"""A white card on the calm background, with a column inside."""

from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import heading


class Card(QFrame):
    """A card; add widgets to `column`, or start over with `clear`."""

    def __init__(self, theme: Theme, title: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(16))
        self.column.setSpacing(theme.px(8))
        self._kept = 0
        if title:
            self.column.addWidget(heading(title))
            self._kept = 1

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self.column.addWidget(widget)

    def clear(self) -> None:
        """Take everything out but the title."""
        empty(self.column, keep=self._kept)


def empty(column: QLayout, keep: int = 0) -> None:
    """Remove all widgets and inner layouts of a column after the first `keep` at once."""
    while column.count() > keep:
        item = column.takeAt(keep)
        if item is None:
            return
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
