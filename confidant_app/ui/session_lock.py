"""What tells that the desktop locks or the computer goes to sleep: the part each system shares."""

from PySide6.QtCore import QObject, Signal


class SessionLock(QObject):
    """Emits `wanted` when the vault has to lock now.

    This one tells nothing, and stands in where we cannot ask the system. On macOS that is so:
    its signal for a locked screen cannot be had from Python without another dependency or calls
    that none of us can try. There the vault locks when idle and when the clock on the wall
    jumped (`IdleWatch`).
    """

    wanted = Signal()

    def start(self) -> None:
        """Listen from now on; where there is nothing to listen to, nothing happens."""

    def stop(self) -> None:
        """Listen no longer."""
