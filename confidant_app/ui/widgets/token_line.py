"""One line in which themes, follow-ups and people are typed: `#theme`, `!follow-up`, `@person`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.card import empty
from confidant_app.ui.widgets.flow import FlowRow

_MARKS = "#!@"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """`mark` is one of # ! @; `value` a code or id, or what else a follow-up needs."""

    mark: str
    text: str
    value: str


class TokenLine(QWidget):
    """Shows what was chosen as removable chips under the line; `changed` fires on every change.

    `read_promise` makes a token of what was typed after an exclamation mark.
    """

    changed = Signal()

    def __init__(self, theme: Theme, read_promise: Callable[[str], Token]) -> None:
        super().__init__()
        self._read_promise = read_promise
        self._offers: dict[str, Token] = {}
        self.tokens: list[Token] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self.field = _Field()
        self.field.setAccessibleName(self.tr("Thema's, vervolgacties en betrokkenen"))
        self.field.setPlaceholderText(
            self.tr("# thema    ! vervolgactie (bel de school vrijdag)    @ betrokkene")
        )
        self.field.entered.connect(self.settle)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._choose, Qt.ConnectionType.QueuedConnection)
        self.field.setCompleter(completer)
        column.addWidget(self.field)
        self._chips = FlowRow(theme.px(8))
        column.addWidget(self._chips)

    def offer(self, tokens: Sequence[Token]) -> None:
        """Set what `#` and `@` may be completed to."""
        self._offers = {f"{token.mark}{token.text}": token for token in tokens}
        self._names.setStringList(list(self._offers))

    def put(self, tokens: Sequence[Token]) -> None:
        """Show these as chosen."""
        self.tokens = list(tokens)
        self._draw()

    def of(self, mark: str) -> list[Token]:
        """Return the chosen tokens with this mark, in the order they were chosen."""
        return [token for token in self.tokens if token.mark == mark]

    def settle(self) -> str:
        """Take what is typed as a token, and return what could not be one."""
        text = self.field.text().strip()
        if text in self._offers:
            self._add(self._offers[text])
        elif text.startswith("!") and text[1:].strip():
            self._add(self._read_promise(text[1:].strip()))
        elif text[:1] in _MARKS and len(text) > 1:
            wanted = text[1:].strip().lower()
            close = [n for n in self._offers if n[0] == text[0] and wanted in n.lower()]
            if len(close) == 1:
                self._add(self._offers[close[0]])
        return self.field.text().strip()

    def _choose(self, text: str) -> None:
        if text in self._offers:
            self._add(self._offers[text])

    def _add(self, token: Token) -> None:
        if token not in self.tokens:
            self.tokens.append(token)
        self.field.clear()
        self._draw()
        self.changed.emit()

    def _remove(self, token: Token) -> None:
        self.tokens.remove(token)
        self.field.setFocus()
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        empty(self._chips.flow)
        for token in self.tokens:
            chip = QPushButton(f"{token.mark} {token.text}  ×".replace("&", "&&"))
            chip.setObjectName("token")
            chip.setAutoDefault(False)
            chip.setAccessibleName(self.tr("Haal weg: {0}").format(token.text))
            chip.clicked.connect(partial(self._remove, token))
            self._chips.add(chip)


class _Field(QLineEdit):
    entered = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)
