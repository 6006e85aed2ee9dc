"""The next question of the short interview: one at a time, each answer counts at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from confidant_app.domain.answers import Answer
from confidant_app.domain.interview import Ask, AskKind
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.flow import FlowRow
from confidant_app.ui.widgets.words import button, words


class QuestionPanel(QWidget):
    """`answered` carries yes or no, `fill` asks for another fact, `skipped` leaves it open."""

    answered = Signal(object)
    fill = Signal()
    skipped = Signal()

    def __init__(self, theme: Theme, ask: Ask, left: int) -> None:
        """Show one question; `left` is how many there are, this one included."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(8))
        column.setSpacing(theme.px(4))
        many = self.tr("Nog 1 vraag") if left == 1 else self.tr("Nog {0} vragen").format(left)
        column.addWidget(words(many, "overline"))
        column.addWidget(words(ask.question.text, "strong"))
        if ask.question.hint:
            column.addWidget(words(ask.question.hint, "small"))
        column.addWidget(words(self._worth(len(ask.routes)), "small"))
        self._first: QPushButton | None = None
        row = FlowRow(theme.px(8))
        if ask.kind is AskKind.YES_NO:
            self._act(row, self.tr("Ja"), ask, lambda: self.answered.emit(Answer.YES))
            self._act(row, self.tr("Nee"), ask, lambda: self.answered.emit(Answer.NO))
        else:
            self._act(row, self.tr("Vul in"), ask, self.fill.emit)
        self._act(row, self.tr("Weet ik niet"), ask, self.skipped.emit)
        column.addWidget(row)

    def start(self) -> None:
        """Put the keyboard on the first answer."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _worth(self, routes: int) -> str:
        if routes == 1:
            return self.tr("Eén mogelijkheid hangt hiervan af.")
        return self.tr("{0} mogelijkheden hangen hiervan af.").format(routes)

    def _act(self, row: FlowRow, text: str, ask: Ask, act: Callable[[], object]) -> None:
        found = button(text, act)
        found.setAccessibleName(f"{text}: {ask.question.text}")
        self._first = self._first or found
        row.add(found)
