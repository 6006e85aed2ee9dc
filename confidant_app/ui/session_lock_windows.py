"""Lock with the desktop on Windows: session and power messages that its windows receive."""

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes
from typing import Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.ui.session_lock import SessionLock

# Winuser.h and WtsApi32.h
_SESSION_CHANGE: Final = 0x02B1  # WM_WTSSESSION_CHANGE
_SESSION_LOCKED: Final = 0x7  # WTS_SESSION_LOCK
_POWER: Final = 0x0218  # WM_POWERBROADCAST
_SUSPENDS: Final = 0x4  # PBT_APMSUSPEND
_THIS_SESSION: Final = 0  # NOTIFY_FOR_THIS_SESSION


class WindowsSessionLock(SessionLock):
    """Asks Windows to tell `window` about its session; sleep it tells every window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.filter = MessageFilter(self.wanted.emit)

    @override
    def start(self) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self.filter)
        if sys.platform == "win32":
            handle = wintypes.HWND(self._window.winId())
            ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(handle, _THIS_SESSION)

    @override
    def stop(self) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self.filter)
        if sys.platform == "win32":
            handle = wintypes.HWND(self._window.winId())
            ctypes.WinDLL("wtsapi32").WTSUnRegisterSessionNotification(handle)


class MessageFilter(QAbstractNativeEventFilter):
    """Calls `lock` on the two messages that mean it, and lets every message go on its way."""

    def __init__(self, lock: Callable[[], None]) -> None:
        super().__init__()
        self._lock = lock

    @override
    def nativeEventFilter(
        self, eventType: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        if eventType == b"windows_generic_MSG":
            found = wintypes.MSG.from_address(int(message))
            if (found.message, found.wParam) in (
                (_SESSION_CHANGE, _SESSION_LOCKED),
                (_POWER, _SUSPENDS),
            ):
                self._lock()
        return False, 0
