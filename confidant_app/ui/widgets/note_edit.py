"""The note editor: plain text with the line height of a book, and nothing that leaves a trace."""

from PySide6.QtCore import QMimeData, QPoint, QRect
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit
from typing_extensions import override

from confidant_app.ui.clipboard import secret

_LINE_HEIGHT = 130.0  # per cent


class NoteEdit(QTextEdit):
    """Takes and gives plain text only; pasted colours, pictures and links stay outside."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("note")
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        # Qt would add rich text, and nothing that asks a clipboard manager not to keep it.
        return secret(self.textCursor().selection().toPlainText())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cursor in sight when something comes to stand under the note."""
        in_sight = QRect(QPoint(0, 0), event.oldSize()).contains(self.cursorRect())
        super().resizeEvent(event)
        if in_sight:
            self.ensureCursorVisible()

    def put(self, text: str) -> None:
        """Show `text` with the cursor behind it; this cannot be undone into something else."""
        self.setUndoRedoEnabled(False)
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        line = QTextBlockFormat()
        line.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(line)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.setUndoRedoEnabled(True)
