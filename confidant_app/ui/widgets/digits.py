"""A fingerprint in groups of digits that can be read out loud and followed with a finger."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import words

_IN_A_ROW = 3


class Digits(QWidget):
    """Two rows of three groups; screen readers spell it digit by digit."""

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(24))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(_IN_A_ROW, 1)
        self.groups: list[QLabel] = []
        self.show_digits(text)

    def show_digits(self, text: str) -> None:
        """Show these groups."""
        for old in self.groups:
            self._grid.removeWidget(old)
            old.deleteLater()
        self.groups = [words(group, "digits", wrap=False) for group in text.split()]
        for at, label in enumerate(self.groups):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setAccessibleName(" ".join(label.text()))
            label.ensurePolished()
            label.setMinimumSize(label.sizeHint())
            self._grid.addWidget(label, at // _IN_A_ROW, at % _IN_A_ROW)
        self.setAccessibleName(text)
