"""A derivation as a small ladder of lines with dates, so that anybody can check it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout

from confidant_app.domain.derivation import DerivationLine, describe
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import words


class Ladder(QFrame):
    """One line for each step of the reasoning, with its ground where there is one."""

    def __init__(self, theme: Theme, lines: Sequence[DerivationLine]) -> None:
        super().__init__()
        self.setObjectName("quote")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(4), 0, theme.px(4))
        column.setSpacing(theme.px(4))
        for line in lines:
            text = describe(line)
            if line.source and line.source not in text:
                text = f"{text}  ({line.source})"
            column.addWidget(words(text, "small"))
        self.setAccessibleName("; ".join(describe(line) for line in lines))
