"""Something that was done and that a confidant may want to read, with one button below."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import button, heading, words


class NoticeDialog(QDialog):
    """A heading and lines; nothing is asked."""

    def __init__(self, parent: QWidget, theme: Theme, title: str, lines: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setFixedWidth(theme.px(520))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        whole.setSpacing(theme.px(8))
        whole.addWidget(heading(title))
        for line in lines:
            whole.addWidget(words(line))
        whole.addSpacing(theme.px(8))
        whole.addWidget(button(self.tr("&Sluiten"), self.reject, "primary"))

    @staticmethod
    def tell(parent: QWidget, theme: Theme, title: str, lines: Sequence[str]) -> None:
        """Show the dialog until it is closed."""
        dialog = NoticeDialog(parent, theme, title, lines)
        dialog.exec()
        if isValid(dialog):
            dialog.deleteLater()
