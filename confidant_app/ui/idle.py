"""Lock after a while without a key, a click or a touch, asleep or awake; at once by Ctrl+L."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


_LOOK_EVERY: Final = 5  # seconds
_SLEPT: Final = 60  # a clock that jumped this far: the computer was asleep


class IdleWatch(QObject):
    """Emits `idle` when nothing was touched for `seconds`; restarts on every touch.

    Qt's timers stand still while the computer sleeps, so the clock on the wall is looked at as
    well: a jump means that the lid was closed, and that locks. So does Ctrl+L, here because no
    shortcut of a window works while a dialog is open over it. `looked` tells of every look at
    the clock.
    """

    idle = Signal()
    looked = Signal()

    def __init__(
        self, application: QApplication, seconds: int, clock: Callable[[], float] = time.time
    ) -> None:
        super().__init__()
        self._clock, self._looked = clock, clock()
        self._wall = QTimer(self)
        self._wall.setInterval(_LOOK_EVERY * 1000)
        self._wall.timeout.connect(self.look)
        self._wall.start()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(seconds * 1000)
        self._timer.timeout.connect(self.idle)
        self._application = application
        application.installEventFilter(self)
        self._timer.start()

    def seconds_left(self) -> int:
        """Return how long until it locks."""
        return max(0, self._timer.remainingTime()) // 1000

    def look(self) -> None:
        """Lock when the clock jumped since the last look."""
        before, self._looked = self._looked, self._clock()
        if abs(self._looked - before) > _SLEPT:
            self.idle.emit()
        self.looked.emit()

    def stop(self) -> None:
        """Watch no longer; the vault is locked."""
        self._timer.stop()
        self._wall.stop()
        self._application.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()  # asked once: every event of the window passes here
        if kind in _SIGNS_OF_LIFE:
            self._timer.start()
        if kind is QEvent.Type.KeyPress and _means_lock(event):
            self.idle.emit()
            return True
        return False


def _means_lock(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_L
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )
