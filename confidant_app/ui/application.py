"""Start the program with its window."""

import gc
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QStandardPaths, QTranslator
from PySide6.QtGui import QAccessible, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from confidant_app.resources import RESOURCES
from confidant_app.services import rules
from confidant_app.ui import theme as themes
from confidant_app.ui.alarm import Alarm
from confidant_app.ui.background import Background
from confidant_app.ui.clipboard import Discretion
from confidant_app.ui.closing_backup import ClosingBackup
from confidant_app.ui.hardening import harden
from confidant_app.ui.preferences import Preferences
from confidant_app.ui.session_lock import SessionLock
from confidant_app.ui.shell import Shell
from confidant_app.ui.widgets.chart import chart_reading

if sys.platform == "win32":
    from confidant_app.ui.session_lock_windows import WindowsSessionLock
if sys.platform == "linux":
    from PySide6.QtDBus import QDBusConnection

    from confidant_app.ui.session_lock_linux import LinuxSessionLock


def run(arguments: Sequence[str]) -> int:
    """Show the window until it is closed, and return the exit status."""
    harden()
    application = prepare(arguments)
    preferences = _preferences()
    themes.apply(application, preferences.theme())
    own = rules.own()
    gc.freeze()  # the program and the law stay: looking through them again stalls for 60 ms
    background = Background()
    shell = Shell(background, own, preferences, now)
    ClosingBackup(shell, background, preferences, now)
    sys.excepthook = Alarm(shell, shell.keep_drafts)
    shell.show()
    desktop = session_lock(shell)
    desktop.wanted.connect(shell.lock)
    desktop.start()
    status = application.exec()
    desktop.stop()
    background.finish()
    return status


def prepare(arguments: Sequence[str]) -> QApplication:
    """Return Qt ready for use: Dutch, with our typeface, and leaving no traces of its own."""
    keep_qt_from_remembering()
    application = QApplication(["confidant", *arguments])
    application.setApplicationName("confidant")
    application.setApplicationDisplayName("Confidant")
    application.setDesktopFileName("confidant")
    application.setWindowIcon(QIcon(str(RESOURCES / "icons" / "confidant.svg")))
    speak_dutch(application)
    themes.load_fonts()
    QAccessible.installFactory(chart_reading)
    Discretion(QGuiApplication.clipboard(), application)
    return application


def session_lock(window: QWidget) -> SessionLock:
    """Return what tells on this system that the desktop locks or sleeps."""
    found = SessionLock(window)
    if sys.platform == "win32":
        found = WindowsSessionLock(window)
    if sys.platform == "linux":
        found = LinuxSessionLock(QDBusConnection.systemBus(), QDBusConnection.sessionBus(), window)
    return found


def keep_qt_from_remembering() -> None:
    """Send the settings of Qt's own dialogs nowhere: they would list the folders visited."""
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, os.devnull)


def speak_dutch(application: QApplication) -> None:
    """Show Qt's own words, days and numbers in Dutch, whatever the system speaks."""
    dutch = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
    QLocale.setDefault(dutch)
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(dutch, "qtbase", "_", folder):
        application.installTranslator(translator)


def now() -> datetime:
    """Return the present moment, aware."""
    return datetime.now(UTC).astimezone()


def _preferences() -> Preferences:
    place = QStandardPaths.StandardLocation
    folder = Path(QStandardPaths.writableLocation(place.AppDataLocation))
    documents = Path(QStandardPaths.writableLocation(place.DocumentsLocation))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Preferences(folder, documents / "Confidant")
