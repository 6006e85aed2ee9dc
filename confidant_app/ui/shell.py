"""The window: a locked door or the room behind it, never both."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from confidant_app.domain.catalogue import Catalogues
from confidant_app.services import Vault
from confidant_app.ui import theme as themes
from confidant_app.ui.background import Background
from confidant_app.ui.clipboard import forget_own
from confidant_app.ui.desk import lay_desk
from confidant_app.ui.door import Door, lock_door, renew_behind
from confidant_app.ui.idle import IdleWatch
from confidant_app.ui.loose_ends import LooseEnds, bury
from confidant_app.ui.preferences import Preferences
from confidant_app.ui.room import Room
from confidant_app.ui.running import application


class Shell(QMainWindow):
    """Shows the door until there is a vault, and the room while there is one.

    A locked window holds no vault, no page and no text: nothing has to check whether it is
    locked, because there is nothing left to hide.
    """

    locked = Signal()

    def __init__(
        self,
        background: Background,
        catalogues: Catalogues,
        preferences: Preferences,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._background, self._preferences = background, preferences
        self._catalogues, self._now = catalogues, now
        self._vault: Vault | None = None
        self._idle: IdleWatch | None = None
        self._ends: LooseEnds | None = None
        self._ticker = QTimer(self)
        self._ticker.setInterval(10_000)
        self._ticker.timeout.connect(self._show_time_left)
        self.setWindowTitle("Confidant")
        QShortcut(QKeySequence("Ctrl+L"), self, self.lock)
        self.resize(1360, 860)
        self._show_door(None)

    def unlock(self, vault: Vault) -> None:
        """Open the room on this vault."""
        self._vault = vault
        self._show_room(vault)
        self._watch_idle()

    def lock(self) -> None:
        """Forget everything: drafts go into the vault first, then pages, dialogs and the key."""
        if self._vault is None:
            lock_door(self)
            return
        vault, self._vault = self._vault, None
        with ExitStack() as surely:  # the last one named goes first, whatever the others do
            surely.callback(self.locked.emit)
            surely.callback(vault.close)
            surely.callback(self._background.forget)
            surely.callback(self._show_door, vault.folder)
            surely.callback(forget_own, QGuiApplication.clipboard())
            surely.callback(self._close_windows)
            surely.callback(self._stop_idle)
            self.keep_drafts()

    def vault(self) -> Vault | None:
        """Return the open vault, None while locked."""
        return self._vault

    def keep_drafts(self) -> None:
        """Save what was typed, and stay open; nothing happens while locked."""
        room = self.centralWidget()
        if isinstance(room, Room):
            room.about_to_lock()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.lock()
        super().closeEvent(event)

    def _show_door(self, last: Path | None) -> None:
        if (room := self.takeCentralWidget()) is not None:
            bury(room)  # first: whatever keeps the door away, no text stays on the screen
        door = Door(self._background, self._preferences, self._now, last)
        door.opened.connect(self.unlock)
        self.setCentralWidget(door)

    def _show_room(self, vault: Vault) -> None:
        theme = self._preferences.theme()
        desk = lay_desk(vault, self._background, self._catalogues, theme, self._now)
        desk.way.lock.connect(self.lock)
        desk.way.renew.connect(lambda *what: renew_behind(self, self.lock, *what))
        desk.way.theme.connect(self._wear)
        desk.way.idle.connect(self._watch_idle)
        room = Room(desk, self._preferences)
        self.setCentralWidget(room)
        self._ends = LooseEnds(self, room, desk)

    def _close_windows(self) -> None:
        if self._ends is not None:
            self._ends.close_all()
            self._ends = None

    def _wear(self, theme: themes.Theme) -> None:
        """Dress the window anew; the room is rebuilt, so unsaved text goes through its draft."""
        self.keep_drafts()
        self._preferences.keep_theme(theme)
        themes.apply(application(), theme)
        if self._vault is not None:
            self._show_room(self._vault)
            self._show_time_left()

    def _watch_idle(self) -> None:
        self._stop_idle()
        self._idle = IdleWatch(application(), self._preferences.idle_minutes() * 60)
        self._idle.idle.connect(self.lock)
        self._ticker.start()
        self._show_time_left()

    def _stop_idle(self) -> None:
        if self._idle is not None:
            self._idle.stop()
            self._idle = None
        self._ticker.stop()

    def _show_time_left(self) -> None:
        room = self.centralWidget()
        if self._idle is not None and isinstance(room, Room):
            room.show_time_left(self._idle.seconds_left())
