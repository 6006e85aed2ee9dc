"""One finding to decide: its number, its words, why it was found, *verberg* or *laat staan*."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout
from typing_extensions import override

from confidant_app.services.reviewing import Finding
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.reporting.reasons import can_be_replaced, certainty, reason
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import button, words

_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CHOICES: Final = {Qt.Key.Key_V: True, Qt.Key.Key_L: False}
_SIDES: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class FindingRow(QFrame):
    """`decided` says True for hide and False for keep; `moved` asks for the row above or below."""

    decided = Signal(bool)
    moved = Signal(int)
    entered = Signal()

    def __init__(self, theme: Theme, number: int, words_found: str, finding: Finding) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("finding")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8))
        row.setSpacing(theme.px(8))
        count = words(str(number + 1), "strong", wrap=False)
        count.setFixedWidth(theme.px(24))
        row.addWidget(count, alignment=Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(words(f"“{words_found}”", "strong"))
        text.addWidget(words(f"{reason(finding)} ({certainty(finding)})", "small"))
        if not can_be_replaced(finding):
            hint = self.tr("Schrijf dit zelf algemener in de tekst voor het rapport.")
            text.addWidget(words(hint, "small"))
        row.addLayout(text, stretch=1)
        hide = self.tr("Verberg") if can_be_replaced(finding) else self.tr("Herschreven")
        self.hide_button = self._button(hide, words_found, hidden=True)
        self.keep_button = self._button(self.tr("Laat staan"), words_found, hidden=False)
        row.addWidget(self.hide_button, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.keep_button, alignment=Qt.AlignmentFlag.AlignTop)
        starts_at(self, self.hide_button)

    def show_decision(self, *, hidden: bool | None) -> None:
        """Press the button of the decision; neither while there is none."""
        self.hide_button.setChecked(hidden is True)
        self.keep_button.setChecked(hidden is False)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.entered.emit()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in _CHOICES:
            self.decided.emit(_CHOICES[key])
        elif key in _SIDES:
            other = self.keep_button if self.hide_button.hasFocus() else self.hide_button
            other.setFocus()
        else:
            return False
        return True

    def _button(self, text: str, words_found: str, *, hidden: bool) -> QPushButton:
        found = button(text, lambda: self.decided.emit(hidden))
        found.setCheckable(True)
        found.setAccessibleName(f"{text}: {words_found}")
        # A pressed button is bold; it keeps its width, so that nothing moves.
        bold = QFont(found.font())
        bold.setBold(True)
        room = QFontMetrics(bold).horizontalAdvance(text) + self._theme.px(44)
        found.setMinimumWidth(room)
        found.installEventFilter(self)
        return found
