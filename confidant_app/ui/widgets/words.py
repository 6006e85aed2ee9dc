"""Labels and buttons with the looks of the style sheet, by name."""

import html
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget


def words(text: str, look: str = "", *, wrap: bool = True) -> QLabel:
    """Return a label; `look` is an object name of the style sheet (title, muted, chip…).

    The text is always plain: a note can hold anything, markup too.
    """
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(look)
    label.setWordWrap(wrap)
    return label


def prose(text: str) -> QLabel:
    """Return a longer text with room between its lines; markup in it stays plain text."""
    paragraphs = html.escape(text).replace("\n", "<br>")
    label = QLabel(
        f'<p style="margin: 0; line-height: 125%; white-space: pre-wrap">{paragraphs}</p>'
    )
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setObjectName("prose")
    label.setAccessibleName(text)
    label.setWordWrap(True)
    by_mouse = Qt.TextInteractionFlag.TextSelectableByMouse
    label.setTextInteractionFlags(by_mouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
    return label


def heading(text: str, look: str = "heading") -> QLabel:
    """Return a heading that screen readers announce as one."""
    label = words(text, look, wrap=False)
    label.setAccessibleName(text)
    return label


def button(text: str, act: Callable[[], object], look: str = "") -> QPushButton:
    """Return a button that does `act`; "primary" is for the one main act of a screen."""
    found = QPushButton(text)
    found.setObjectName(look)
    found.setAccessibleName(text.replace("&", ""))
    found.clicked.connect(lambda: act())
    found.setAutoDefault(look == "primary")
    return found


def hairline() -> QFrame:
    """Return a thin line that carries no meaning."""
    line = QFrame()
    line.setObjectName("hairline")
    return line


def labelled(text: str, field: QWidget) -> QLabel:
    """Return a label that belongs to `field`, for the eye and for the screen reader."""
    label = words(text, "strong", wrap=False)
    label.setBuddy(field)
    field.setAccessibleName(text)
    return label
