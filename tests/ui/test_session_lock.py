"""The vault locks with the desktop and before the computer sleeps."""

import ctypes
import os
import subprocess
import sys
from ctypes import wintypes

import pytest
from PySide6.QtDBus import QDBusConnection
from shiboken6 import VoidPtr

from confidant_app.ui.application import session_lock
from confidant_app.ui.session_lock import SessionLock
from confidant_app.ui.session_lock_linux import LinuxSessionLock
from confidant_app.ui.session_lock_windows import MessageFilter, WindowsSessionLock
from confidant_app.ui.shell import Shell
from tests.ui.fake_desktop import OTHER, OWN, fake_desktop
from tests.ui.window_fixtures import KEY

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from confidant_app.services import Vault
from confidant_app.ui import application
from confidant_app.ui.shell import Shell

def begin():
    (shell,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, Shell)]
    shell.unlock(Vault.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])))
    shell.locked.connect(lambda: end(shell))
    print("open", flush=True)

def end(shell):
    libraries = Path("/proc/self/maps").read_text()
    print("locked", shell.vault(), "Qt6DBus" in libraries, "Qt6Network" in libraries, flush=True)
    QApplication.quit()

real = application.prepare
def prepare(arguments):
    found = real(arguments)
    QTimer.singleShot(200, begin)
    return found

application.prepare = prepare
sys.exit(application.run(()))
"""
LOGIN = "/org/freedesktop/login1"
SLEEP = (LOGIN, "org.freedesktop.login1.Manager", "PrepareForSleep")
LOCK = ("org.freedesktop.login1.Session", "Lock")


@pytest.fixture(scope="module")
def desktop(tmp_path_factory):
    with fake_desktop(tmp_path_factory.mktemp("bus")) as found:
        yield found


@pytest.fixture
def listening(desktop, monkeypatch):
    """Return a started lock that hears both buses of the fake desktop."""
    monkeypatch.setenv("XDG_SESSION_ID", "37")
    bus = desktop.connect("ours")
    lock = LinuxSessionLock(bus, bus)
    lock.start()
    yield lock
    lock.stop()
    QDBusConnection.disconnectFromBus("ours")


@pytest.mark.dbus
@pytest.mark.parametrize(
    "signal",
    [
        (OWN, *LOCK),
        (*SLEEP, "true"),
        ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", "true"),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", "true"),
    ],
    ids=lambda signal: signal[1],
)
def test_each_signal_of_the_desktop_locks(desktop, listening, qtbot, signal):
    with qtbot.waitSignal(listening.wanted):
        assert desktop.do(*signal) == "True"


@pytest.mark.dbus
def test_waking_up_a_bare_screen_and_other_sessions_lock_nothing(desktop, listening, qtbot):
    with qtbot.assertNotEmitted(listening.wanted, wait=100):
        desktop.do(OTHER, *LOCK)
        desktop.do(*SLEEP, "false")
        desktop.do("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", "false")


@pytest.mark.dbus
def test_without_a_session_of_our_own_any_session_locks(desktop, qtbot, monkeypatch):
    monkeypatch.delenv("XDG_SESSION_ID", raising=False)
    bus = desktop.connect("nobody")
    lock = LinuxSessionLock(bus, bus)
    lock.start()
    with qtbot.waitSignal(lock.wanted):
        desktop.do(OTHER, *LOCK)
    lock.stop()
    with qtbot.assertNotEmitted(lock.wanted, wait=100):
        desktop.do(OTHER, *LOCK)
    QDBusConnection.disconnectFromBus("nobody")


@pytest.mark.dbus
def test_the_program_itself_locks_with_the_session_and_loads_no_network(desktop, vault, tmp_path):
    folder = vault.folder
    vault.close()
    ours = {
        "HOME": str(tmp_path),
        "DBUS_SYSTEM_BUS_ADDRESS": desktop.address,
        "XDG_SESSION_ID": "37",
    }
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder), KEY.hex()],
        env={**os.environ, **ours},
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout.readline() == "open\n"
        assert desktop.do("held") == "held"
        desktop.do(OWN, *LOCK)
        assert program.stdout.readline() == "locked None True False\n"
    assert program.returncode == 0
    assert desktop.do("held") == "free"


@pytest.mark.dbus
def test_sleep_waits_until_the_vault_is_locked_and_not_longer(
    desktop, listening, background, own, preferences, clock, show, vault, qtbot
):
    shell = show(Shell(background, own, preferences, clock))
    shell.unlock(vault)
    held = []
    shell.locked.connect(lambda: held.append(desktop.do("held")))
    listening.wanted.connect(shell.lock)
    assert desktop.do("held") == "held"
    with qtbot.waitSignal(shell.locked):
        desktop.do(*SLEEP, "true")
    assert held == ["held"]
    assert shell.vault() is None
    qtbot.waitUntil(lambda: desktop.do("held") == "free")
    desktop.do(*SLEEP, "false")
    qtbot.waitUntil(lambda: desktop.do("held") == "held")
    listening.stop()
    assert desktop.do("held") == "free"


def test_without_a_bus_nothing_happens(dressed):
    nowhere = QDBusConnection("no such connection")
    lock = LinuxSessionLock(nowhere, nowhere)
    lock.start()
    assert lock._heard == []
    lock.sleeping(False)
    assert lock._inhibitor is None
    lock.stop()


@pytest.mark.dbus
def test_a_session_that_logind_does_not_know_is_no_hindrance(desktop, qtbot, monkeypatch):
    monkeypatch.setenv("XDG_SESSION_ID", "no such session")
    bus = desktop.connect("alone")
    lock = LinuxSessionLock(bus, QDBusConnection("no such connection"))
    lock.start()
    with qtbot.waitSignal(lock.wanted):
        desktop.do(OWN, *LOCK)
    lock.stop()
    QDBusConnection.disconnectFromBus("alone")


def test_each_system_has_its_own_and_the_others_none(show, background, own, preferences, clock):
    window = show(Shell(background, own, preferences, clock))
    found = session_lock(window)
    assert isinstance(found, LinuxSessionLock) is (sys.platform == "linux")
    assert isinstance(found, WindowsSessionLock) is (sys.platform == "win32")
    plain = SessionLock()
    plain.start()
    plain.stop()


@pytest.mark.parametrize(
    ("kind", "message", "parameter", "locks"),
    [
        (b"windows_generic_MSG", 0x02B1, 0x7, True),  # the session is locked
        (b"windows_generic_MSG", 0x02B1, 0x8, False),  # and unlocked
        (b"windows_generic_MSG", 0x0218, 0x4, True),  # the computer goes to sleep
        (b"windows_generic_MSG", 0x0218, 0x12, False),  # and wakes up
        (b"windows_generic_MSG", 0x0100, 0x7, False),  # a key
        (b"xcb_generic_event_t", 0x02B1, 0x7, False),
    ],
)
def test_two_messages_of_windows_lock_and_none_is_swallowed(kind, message, parameter, locks):
    heard = []
    filter_ = MessageFilter(lambda: heard.append(True))
    sent = wintypes.MSG(message=message, wParam=parameter)
    assert filter_.nativeEventFilter(kind, VoidPtr(ctypes.addressof(sent))) == (False, 0)
    assert bool(heard) is locks
