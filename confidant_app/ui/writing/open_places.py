"""Marks in the text of a letter what still has to be filled in."""

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit
from typing_extensions import override

from confidant_app.domain.letter_templates import OPEN_PLACE
from confidant_app.ui.theme import Theme


class OpenPlaces(QSyntaxHighlighter):
    """Lives as long as its editor; the marks are looks and never part of the text."""

    def __init__(self, editor: QTextEdit, theme: Theme) -> None:
        super().__init__(editor.document())
        self._editor = editor
        self._pattern = QRegularExpression(OPEN_PLACE)
        self._look = QTextCharFormat()
        self._look.setFontWeight(QFont.Weight.Bold)
        self._look.setForeground(theme.colour("soft"))
        self._look.setBackground(theme.colour("soft_soft"))

    @override
    def highlightBlock(self, text: str) -> None:
        found = self._pattern.globalMatch(text)
        while found.hasNext():
            place = found.next()
            self.setFormat(place.capturedStart(), place.capturedLength(), self._look)

    def go_to_next(self) -> None:
        """Select the next open place, from the top again after the last; typing replaces it."""
        document = self._editor.document()
        found = document.find(self._pattern, self._editor.textCursor())
        if found.isNull():
            found = document.find(self._pattern, QTextCursor(document))
        if not found.isNull():
            self._editor.setTextCursor(found)
        self._editor.setFocus()
