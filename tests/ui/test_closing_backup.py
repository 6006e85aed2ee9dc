"""Closing makes the backup of the day; a lock, a failure or a second press never waits."""

import os
import shutil
import subprocess
import sys
import threading

import pytest
from PySide6.QtWidgets import QApplication

from confidant_app.services import backing_up, backup_place, casework, example, vaults
from confidant_app.storage.vault import Vault
from confidant_app.ui.closing_backup import ClosingBackup, WaitingDialog
from confidant_app.ui.shell import Shell
from tests.ui.window_fixtures import KEY, NOW, press, said

SLOW = 15_000  # ms
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
    print(shell.close(), flush=True)

real = application.prepare
def prepare(arguments):
    found = real(arguments)
    QTimer.singleShot(100, begin)
    return found

application.prepare = prepare
sys.exit(application.run(()))
"""


@pytest.fixture
def real(preferences, prepared):
    with vaults.create(preferences.vault_home / "Meldpunt.confidant", prepared, NOW) as vault:
        casework.open_case(vault, NOW, NOW.date(), "omgang")
        yield vault


@pytest.fixture
def shell(background, own, preferences, clock, show, real):
    window = show(Shell(background, own, preferences, clock))
    ClosingBackup(window, background, preferences, clock)
    window.unlock(real)
    yield window
    window.lock()


@pytest.fixture
def copies(preferences):
    folder = preferences.vault_home / backup_place.USUAL
    return lambda: sorted(folder.glob("*")) if folder.is_dir() else []


@pytest.fixture
def halted(real):
    """Let a copy wait before it reads, until it is told to go on."""
    reader, go_on = real.reader, threading.Event()
    go_on.reached = threading.Event()

    def halting():
        go_on.reached.set()
        assert go_on.wait(10)
        return reader()

    real.reader = halting
    yield go_on
    go_on.set()


def waiting():
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, WaitingDialog)
    return dialog


def closed(shell):
    return not shell.isVisible() and shell.vault() is None


def test_closing_makes_the_copy_of_the_day_and_then_closes(shell, real, prepared, copies, qtbot):
    shell.centralWidget().show_conversation(None)
    qtbot.keyClicks(shell.centralWidget().stack.currentWidget().note, "Nog niet af")
    assert not shell.close()
    assert "Reservekopie maken …" in said(waiting())
    qtbot.waitUntil(lambda: closed(shell), timeout=SLOW)
    assert len(copies()) == 1
    with vaults.open_vault(real.folder, prepared.key, NOW) as again:
        assert backing_up.last_made(again) == NOW
        assert not backup_place.is_wanted_today(again, NOW)


def test_on_a_day_that_has_one_the_window_closes_at_once(shell, real, tmp_path):
    backing_up.make(real, tmp_path, NOW)
    assert shell.close()
    assert closed(shell)


def test_nobody_has_to_wait(shell, real, halted, copies, prepared, qtbot):
    assert not shell.close()
    press(waiting(), "Nu meteen sluiten")
    qtbot.waitUntil(lambda: closed(shell), timeout=SLOW)
    assert real.is_closed()
    halted.set()
    qtbot.waitUntil(lambda: copies() == [], timeout=SLOW)
    with vaults.open_vault(real.folder, prepared.key, NOW) as again:
        assert backing_up.last_made(again) is None


def test_closing_once_more_closes(shell, halted):
    assert not shell.close()
    assert shell.close()
    assert closed(shell)


def test_a_lock_does_not_wait_and_the_window_closes_after_it(shell, real, halted, qtbot):
    assert not shell.close()
    shell.lock()
    assert real.is_closed()
    qtbot.waitUntil(lambda: not shell.isVisible(), timeout=SLOW)


def test_a_failure_is_said_and_holds_nobody(shell, real, tmp_path, qtbot):
    stick = tmp_path / "stick"
    stick.mkdir()
    backup_place.choose(real, stick)
    stick.rmdir()
    assert not shell.close()
    text = said(waiting())
    assert "Er is vandaag geen reservekopie gemaakt" in text
    assert "De map voor de reservekopieën is er niet." in text
    qtbot.waitUntil(lambda: waiting().leave.hasFocus())
    press(waiting(), "Sluiten")
    qtbot.waitUntil(lambda: closed(shell), timeout=SLOW)


def test_a_failure_on_the_way_is_said_too(shell, halted, preferences, qtbot):
    assert not shell.close()
    assert halted.reached.wait(10)
    shutil.rmtree(preferences.vault_home / backup_place.USUAL)  # the stick is pulled out
    halted.set()
    qtbot.waitUntil(lambda: "geen reservekopie" in said(waiting()), timeout=SLOW)
    waiting().reject()
    qtbot.waitUntil(lambda: closed(shell), timeout=SLOW)


def test_a_locked_window_and_the_example_and_a_reader_close_at_once(
    background, own, preferences, clock, show, example_folder, real, prepared
):
    shell = show(Shell(background, own, preferences, clock))
    ClosingBackup(shell, background, preferences, clock)
    assert shell.close()
    shell.show()
    with Vault.open_to_read(real.folder, prepared.key) as reading:
        shell.unlock(reading)
        assert shell.close()
    preferences.example_home.mkdir()
    example_folder = preferences.example_home / example.VAULT
    with Vault.create(example_folder, b"{}", KEY, real.kind) as invented:
        shell.show()
        shell.unlock(invented)
        assert shell.close()


def test_the_program_ends_when_the_copy_is_there(real, prepared, tmp_path):
    real.close()
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(real.folder), prepared.key.hex()],
        env={**os.environ, "HOME": str(tmp_path / "thuis"), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (told.returncode, told.stdout) == (0, "False\n"), told.stderr
    (copy,) = (tmp_path / "thuis").rglob(f"*{backing_up.SUFFIX}")
    assert copy.parent.name == backup_place.USUAL
    with vaults.open_vault(real.folder, prepared.key, NOW) as again:
        assert backing_up.last_made(again) is not None
