"""Lock after a while without a key, a click or a touch."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
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


class IdleWatch(QObject):
    """Emits `idle` once when nothing was touched for `seconds`; restarts on every touch."""

    idle = Signal()

    def __init__(self, application: QApplication, seconds: int) -> None:
        super().__init__()
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

    def stop(self) -> None:
        """Watch no longer; the vault is locked."""
        self._timer.stop()
        self._application.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._timer.start()
        return False
