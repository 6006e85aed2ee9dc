"""A name with what belongs to it close beneath."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import words


def named(theme: Theme, name: str, *texts: str) -> QWidget:
    """Return a bold name over smaller lines; all of it can be selected and copied."""
    return _close(theme, words(name, "strong"), *(words(text, "small") for text in texts))


def quoted(theme: Theme, text: str, about: str) -> QWidget:
    """Return a quotation over what it is about."""
    return _close(theme, words(f"“{text}”"), words(about, "small"))


def _close(theme: Theme, *lines: QLabel) -> QWidget:
    found = QWidget()
    column = QVBoxLayout(found)
    column.setContentsMargins(0, 0, 0, theme.px(4))
    column.setSpacing(theme.px(2))
    for line in lines:
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(line)
    return found
