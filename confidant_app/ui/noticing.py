"""Notices, while somebody writes, what a note need not hold; the writer decides."""

from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from confidant_app.services.noticing import LONGEST, Look, Noticed
from confidant_app.ui.desk import Desk
from confidant_app.ui.newest import Newest
from confidant_app.ui.widgets.note_edit import NoteEdit
from confidant_app.ui.widgets.notice_line import NoticeLine

PAUSE_MS: Final = 700
_AS_WORDS: Final = {0x2029: "\n", 0x2028: "\n", 0xA0: " "}  # as `toPlainText` gives them


class Noticing(QObject):
    """Looks a note through when nobody typed for a moment, and asks about one thing at a time.

    `before` is the note as it was opened. `line` belongs under the note.
    """

    def __init__(self, desk: Desk, note: NoteEdit, before: str) -> None:
        super().__init__(note)
        self._desk, self._note, self._before = desk, note, before
        self._open: list[_Place] = []
        self._left: set[str] = set()
        self._told: set[str] = set()
        self.line = NoticeLine(desk.theme)
        self.line.removed.connect(self._remove)
        self.line.left.connect(self._leave)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._newest = Newest(self, desk.background)
        self._newest.found.connect(self._take)
        note.textChanged.connect(self._wait)

    def _wait(self) -> None:
        """Forget what no longer stands there, and look again when the writer pauses."""
        self._newest.take_back()
        self._pause.start()
        if self._open:
            self._open = [place for place in self._open if place.stands()]
            self._show()

    def _look(self) -> None:
        note = self._note
        document = note.document()
        if note.isReadOnly() or document.isEmpty() or document.characterCount() > LONGEST:
            return
        left = frozenset(self._left)
        self._newest.ask(Look(note.toPlainText(), self._desk.lists, self._before, left))

    def _take(self, found: tuple[Noticed, ...]) -> None:
        """Ask about what was found; what was asked about just now stays the first."""
        text = self._note.toPlainText()
        asked = self._open[0].noticed.sign if self._open else ""
        ordered = sorted(found, key=lambda noticed: noticed.sign != asked)
        self._open = [_Place(self._note, text, noticed) for noticed in ordered]
        self._show()

    def _remove(self) -> None:
        place = self._open.pop(0)
        if place.stands():
            place.remove()
        self._go_on()

    def _leave(self) -> None:
        self._left.add(self._open[0].noticed.sign)
        self._open = [place for place in self._open if place.noticed.sign not in self._left]
        self._go_on()

    def _go_on(self) -> None:
        """Ask about the next; a note can hold more than one look returns."""
        self._wait()
        self._show()

    def _show(self) -> None:
        colours = ["accent", *["muted"] * len(self._open)]
        self._note.setExtraSelections(
            [
                place.marked(self._desk.theme.colour(colour))
                for place, colour in zip(self._open, colours, strict=False)
            ]
        )
        if not self._open:
            self._hide()
            return
        noticed = self._open[0].noticed
        self.line.show_notice(noticed.label, noticed.words, len(self._open))
        if noticed.sign not in self._told:
            self._told.add(noticed.sign)
            self.line.announce()

    def _hide(self) -> None:
        """Take the line away; the keyboard goes back to the note when it was there."""
        if self.line.isAncestorOf(self._note.window().focusWidget()):
            self._note.setFocus()
        self.line.hide()


class _Place:
    """A noticed number in the editor; it moves along with what is typed before it."""

    def __init__(self, note: NoteEdit, text: str, noticed: Noticed) -> None:
        self.noticed = noticed
        self._cursor = QTextCursor(note.document())
        start = _utf16(text[: noticed.start])
        self._cursor.setPosition(start)
        end = start + _utf16(noticed.words)
        self._cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._cursor.setKeepPositionOnInsert(True)  # what is typed behind it is not part of it
        self._inside = self._touches()

    def stands(self) -> bool:
        """Return whether exactly these words still stand here, not as a part of more."""
        words = self._cursor.selectedText().translate(_AS_WORDS)
        return words == self.noticed.words and self._touches() == self._inside

    def remove(self) -> None:
        """Take the words away in one step that can be undone, with one of two spaces around."""
        cursor = QTextCursor(self._cursor)
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        document = cursor.document()
        if document.characterAt(start - 1) == " " == document.characterAt(end):
            cursor.setPosition(start - 1)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def marked(self, colour: QColor) -> QTextEdit.ExtraSelection:
        """Return the dotted line under it; it is drawn, and no part of the text."""
        ink = QTextCharFormat()
        ink.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        ink.setUnderlineColor(colour)
        found = QTextEdit.ExtraSelection()
        found.cursor, found.format = self._cursor, ink
        return found

    def _touches(self) -> tuple[bool, bool]:
        document = self._cursor.document()
        before = document.characterAt(self._cursor.selectionStart() - 1)
        after = document.characterAt(self._cursor.selectionEnd())
        return before.isalnum(), after.isalnum()


def _utf16(text: str) -> int:
    """Return the length as Qt counts it: a sign beyond the basic plane is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
