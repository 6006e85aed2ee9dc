"""Lock with the desktop on Linux: signals of logind and of the screen saver, over D-Bus."""

import os
from typing import Final

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBus,
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
)
from typing_extensions import override

from confidant_app.ui.session_lock import SessionLock

_LOGIN: Final = "org.freedesktop.login1"
_LOGIN_PATH: Final = "/org/freedesktop/login1"
_MANAGER: Final = "org.freedesktop.login1.Manager"
_SESSION: Final = "org.freedesktop.login1.Session"
_SCREEN_SAVERS: Final = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
_PATIENCE: Final = 500  # ms; a bus that does not answer must not hold up the window


class LinuxSessionLock(SessionLock):
    """Listens to org.freedesktop.login1(5) on the system bus and to screen savers on the other.

    A delay inhibitor makes a suspend wait until the vault is locked: it is let go of right after
    `wanted` was handled, and taken again when the computer wakes up. Without our own session on
    the bus the lock of any session of this computer counts: that errs on the safe side.
    """

    def __init__(
        self, system: QDBusConnection, session: QDBusConnection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._system, self._session = system, session
        self._inhibitor: int | None = None
        self._heard: list[tuple[QDBusConnection, tuple[str, str, str, str], str]] = []

    @override
    def start(self) -> None:
        if self._system.isConnected():
            manager = (_LOGIN, _LOGIN_PATH, _MANAGER, "PrepareForSleep")
            self._hear(self._system, manager, SLOT("sleeping(bool)"))
            own = (_LOGIN, self._own_session(), _SESSION, "Lock")
            self._hear(self._system, own, SLOT("session_locked()"))
            self._delay_sleep()
        if self._session.isConnected():
            for name in _SCREEN_SAVERS:  # from whoever calls itself that, on whatever path
                self._hear(
                    self._session, ("", "", name, "ActiveChanged"), SLOT("screen_covered(bool)")
                )

    @override
    def stop(self) -> None:
        for bus, signal, slot in self._heard:
            bus.disconnect(*signal, self, slot)  # type: ignore[call-overload]
        self._heard.clear()
        self._let_sleep()

    @Slot(bool)
    def sleeping(self, begins: bool) -> None:
        """Lock before the computer sleeps, and delay the next sleep once it woke up."""
        if begins:
            self.wanted.emit()
            self._let_sleep()
        else:
            self._delay_sleep()

    @Slot()
    def session_locked(self) -> None:
        """Lock with the session."""
        self.wanted.emit()

    @Slot(bool)
    def screen_covered(self, covered: bool) -> None:
        """Lock when the screen saver or lock screen appears."""
        if covered:
            self.wanted.emit()

    def _hear(self, bus: QDBusConnection, signal: tuple[str, str, str, str], slot: str) -> None:
        # The stub asks for bytes, which PySide refuses.
        if bus.connect(*signal, self, slot):  # type: ignore[call-overload]
            self._heard.append((bus, signal, slot))

    def _own_session(self) -> str:
        """Return the path of the session that we run in, empty when logind knows none."""
        own = os.environ.get("XDG_SESSION_ID", "")
        found = self._ask("GetSession", own) if own else None
        return found.path() if isinstance(found, QDBusObjectPath) else ""

    def _delay_sleep(self) -> None:
        self._let_sleep()
        held = self._ask("Inhibit", "sleep", "Confidant", "Kluis op slot doen", "delay")
        if isinstance(held, QDBusUnixFileDescriptor) and held.isValid():
            self._inhibitor = held.takeFileDescriptor()

    def _let_sleep(self) -> None:
        held, self._inhibitor = self._inhibitor, None
        if held is not None:
            os.close(held)

    def _ask(self, member: str, *arguments: str) -> object:
        """Return what the manager answers, None when it does not."""
        message = QDBusMessage.createMethodCall(_LOGIN, _LOGIN_PATH, _MANAGER, member)
        message.setArguments(list(arguments))
        reply = self._system.call(message, QDBus.CallMode.Block, _PATIENCE)
        if reply.type() is not QDBusMessage.MessageType.ReplyMessage:
            return None
        return next(iter(reply.arguments()), None)
