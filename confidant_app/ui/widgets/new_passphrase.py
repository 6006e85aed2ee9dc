"""Choose a passphrase: typed twice, weighed while typing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from confidant_app.services import vaults
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import labelled, words


class NewPassphrase(QWidget):
    """Two fields and a meter; `ready` tells whether both are strong enough and equal."""

    ready = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self._known: frozenset[str] | None = None
        self.first, self.second = self._field(), self._field()
        self._meter = QProgressBar()
        self._meter.setRange(0, 4)
        self._meter.setTextVisible(False)
        self._meter.setAccessibleName(self.tr("Sterkte van de wachtzin"))
        self._hint = words(self.tr("Vier of meer losse woorden onthoud je het best."), "small")
        show = QCheckBox(self.tr("Laat zien wat ik &typ"))
        show.toggled.connect(self._reveal)
        column.addWidget(labelled(self.tr("Wachtzin"), self.first))
        column.addWidget(self.first)
        column.addWidget(self._meter)
        column.addWidget(self._hint)
        column.addWidget(labelled(self.tr("Nog een keer"), self.second))
        column.addWidget(self.second)
        column.addWidget(show)
        starts_at(self, self.first)

    def take(self) -> str:
        """Return the passphrase and empty the fields."""
        text = self.first.text()
        self.first.clear()
        self.second.clear()
        return text

    def _field(self) -> QLineEdit:
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.textChanged.connect(self._weigh)
        return field

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.first.setEchoMode(mode)
        self.second.setEchoMode(mode)

    def _weigh(self) -> None:
        if self._known is None:
            self._known = vaults.known_words()
        found = vaults.strength(self.first.text(), known=self._known)
        strong = found.score >= vaults.LEAST_SCORE
        same = self.first.text() == self.second.text()
        self._meter.setValue(found.score)
        if strong and self.second.text() and not same:
            self._hint.setText(self.tr("De twee wachtzinnen zijn nog niet gelijk."))
        else:
            self._hint.setText(found.hint)
        self._hint.setAccessibleName(self._hint.text())
        self.ready.emit(strong and same)
