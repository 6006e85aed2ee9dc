"""The rail on the left: the seven places, and the lock."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from confidant_app.ui.desk import Place
from confidant_app.ui.icons import icon
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import words

WIDTH = 200
FOLDED_WIDTH = 60
_TOP = 48


class Rail(QWidget):
    """Shows where you are; `chosen` carries a `Place`, `lock` asks to lock now."""

    chosen = Signal(object)
    lock = Signal()

    def __init__(self, theme: Theme, places: Sequence[Place] = tuple(Place)) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._theme = theme
        self._folded = False
        self._names = {
            Place.TODAY: self.tr("Vandaag"),
            Place.CASES: self.tr("Zaken"),
            Place.TERMS: self.tr("Termijnen"),
            Place.SIGNALS: self.tr("Signalen"),
            Place.REPORTS: self.tr("Rapporten"),
            Place.EXCHANGE: self.tr("Uitwisseling"),
            Place.SETTINGS: self.tr("Instellingen"),
        }
        self._lock_text = self.tr("Vergrendelen")
        self._group = QButtonGroup(self)
        self._buttons: dict[Place, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(12), 0, theme.px(16))
        column.setSpacing(theme.px(4))
        self._brand = words("Confidant", "brand", wrap=False)
        self._brand.setFixedHeight(theme.px(_TOP))
        self._brand.setContentsMargins(theme.px(16), 0, 0, theme.px(8))
        column.addWidget(self._brand)
        for number, place in enumerate(places, start=1):
            column.addWidget(self._place_button(number, place, self._names[place]))
        column.addStretch()
        self._lock = self._button("lock", self.tr("Vergrendelen"))
        self._lock.setToolTip(self.tr("Vergrendelen (Ctrl+L)"))
        self._lock.clicked.connect(self.lock)
        column.addWidget(self._lock)
        self.fold(folded=False)

    def show_place(self, place: Place) -> None:
        """Mark the current place."""
        self._buttons[place].setChecked(True)

    def show_time_left(self, seconds: int) -> None:
        """Say under the lock when it locks by itself."""
        minutes = -(-seconds // 60)
        self._lock_text = self.tr("Slot over {0} min").format(minutes)
        self._lock.setText("" if self._folded else self._lock_text)

    def fold(self, *, folded: bool) -> None:
        """Show only icons (each keeps its name for screen readers), or icons with words."""
        self._folded = folded
        self.setFixedWidth(self._theme.px(FOLDED_WIDTH if folded else WIDTH))
        self._brand.setText("" if folded else "Confidant")
        for place, found in self._buttons.items():
            found.setText("" if folded else self._names[place])
        self._lock.setText("" if folded else self._lock_text)

    def _place_button(self, number: int, place: Place, name: str) -> QPushButton:
        found = self._button(place.value, name)
        found.setCheckable(True)
        # not the button's own shortcut: that goes whenever its text changes
        QShortcut(QKeySequence(f"Ctrl+{number}"), self, found.click)
        found.setToolTip(f"{name} (Ctrl+{number})")
        found.clicked.connect(lambda: self.chosen.emit(place))
        self._group.addButton(found)
        self._buttons[place] = found
        return found

    def _button(self, picture: str, name: str) -> QPushButton:
        found = QPushButton(name)
        found.setObjectName("rail")
        found.setAccessibleName(name)
        found.setIcon(icon(picture, self._theme))
        found.setIconSize(QSize(self._theme.px(20), self._theme.px(20)))
        return found
