"""Starting the program: Qt dressed and silent, memory guarded, mistakes told in plain words."""

import os
import resource
import subprocess
import sys
import textwrap

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QLocale, QSettings
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QWidget

from confidant_app.domain.errors import DiskFull
from confidant_app.ui import alarm
from confidant_app.ui.alarm import Alarm
from confidant_app.ui.background import Background
from confidant_app.ui.hardening import harden
from confidant_app.ui.preferences import Preferences
from confidant_app.ui.screenshots import take
from confidant_app.ui.theme import FAMILY, Look, Theme
from tests.ui.window_fixtures import NOW


def run(code, home, **environment):
    """Run Python code in a process of its own, with an empty home; return what it printed."""
    found = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        env={**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    return found.stdout


def test_the_shipped_typeface_is_used_and_days_are_dutch(dressed):
    assert FAMILY in QFontDatabase.families()
    assert dressed.font().family() == FAMILY
    assert QLocale().dayName(1) == "maandag"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuleren"


VISIT = """
    from pathlib import Path
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QFileDialog
    from confidant_app.ui.application import keep_qt_from_remembering
    {first}
    app = QApplication([])
    dialog = QFileDialog(None, "x", str(Path.home()))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    QTimer.singleShot(50, lambda: dialog.done(1))
    dialog.exec()
    del dialog
    print(any(Path.home().rglob("QtProject.conf")))
"""


@pytest.mark.parametrize(
    ("first", "left"), [("pass", "True"), ("keep_qt_from_remembering()", "False")]
)
def test_dialogs_of_qt_remember_no_folder(tmp_path, first, left):
    """Without the guard, Qt's own file dialog lists the folders visited in QtProject.conf."""
    assert run(textwrap.dedent(VISIT).format(first=first), tmp_path).strip() == left


def test_our_own_settings_are_written_all_the_same(tmp_path, dressed):
    Preferences(tmp_path, tmp_path).keep_theme(Theme(look=Look.DARK))
    assert "look=dark" in (tmp_path / "preferences.ini").read_text()
    assert QSettings("x", "y").value("nothing") is None


def test_the_window_opens_shows_the_first_start_and_closes(tmp_path):
    out = run(
        """
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication
        from confidant_app.ui import application
        from confidant_app.ui.pages.welcome import WelcomePage
        def look():
            window, = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
            print(window.windowTitle(), type(window.centralWidget().currentWidget()) is WelcomePage)
            window.close()
        real = application.prepare
        def prepare(arguments):
            found = real(arguments)
            QTimer.singleShot(300, look)
            return found
        application.prepare = prepare
        print("status", application.run(()))
        """,
        tmp_path,
    )
    assert out.split() == ["Confidant", "True", "status", "0"]
    assert (tmp_path / ".local" / "share" / "confidant").stat().st_mode & 0o077 == 0


def test_the_process_leaves_no_core_file_and_makes_files_for_its_owner_only(tmp_path):
    out = run(
        """
        import os, resource, ctypes
        from confidant_app.ui.hardening import harden
        harden()
        print(resource.getrlimit(resource.RLIMIT_CORE), oct(os.umask(0o077)))
        print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
        """,
        tmp_path,
    )
    assert out.splitlines() == ["(0, 0) 0o77", "0"]


def test_a_system_that_offers_no_guard_is_no_reason_not_to_start(monkeypatch):
    def refuse(*a):
        raise OSError

    before = os.umask(0o022)
    monkeypatch.setattr(resource, "setrlimit", refuse)
    monkeypatch.setattr("ctypes.CDLL", refuse)
    harden()
    os.umask(before)


@pytest.fixture
def window(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def raised(error):
    try:
        raise error
    except type(error) as caught:
        return type(caught), caught, caught.__traceback__


def test_a_mistake_of_the_program_keeps_drafts_and_shows_nothing_of_a_case(
    window, when_asked, capsys
):
    kept, shown = [], []

    def read(box):
        shown.append(box.text() + box.informativeText())
        box.accept()

    ring = Alarm(window, lambda: kept.append(True))
    when_asked(read)
    ring(*raised(KeyError("Marjan de Vries")))
    assert kept == [True]
    assert "als concept bewaard" in shown[0]
    assert "KeyError, test_application.py:" in shown[0]
    assert "Marjan" not in shown[0]
    assert "Marjan" not in capsys.readouterr().err


def test_when_drafts_cannot_be_kept_it_says_to_copy_the_text(window, when_asked):
    shown = []

    def full():
        raise DiskFull

    when_asked(lambda box: (shown.append(box.informativeText()), box.accept()))
    Alarm(window, full)(*raised(ValueError("x")))
    assert "Kopieer wat je aan het typen was." in shown[0]


def test_one_message_at_a_time(window, when_asked, capsys):
    ring = Alarm(window, lambda: None)
    when_asked(lambda box: (ring(*raised(ValueError("x"))), box.accept()))
    ring(*raised(TypeError("y")))
    assert capsys.readouterr().err.count("confidant: ") == 2


def test_ctrl_c_in_the_shell_ends_the_program_quietly(window, monkeypatch, capsys):
    ended = []
    monkeypatch.setattr(QCoreApplication, "quit", lambda: ended.append(True))
    Alarm(window, lambda: None)(*raised(KeyboardInterrupt()))
    assert ended == [True]
    assert capsys.readouterr().err == ""
    assert alarm.where(None) == "?"


def test_work_in_the_background_answers_here_and_failures_too(window, qtbot):
    background, answers = Background(), []
    background.run(window, lambda: 6 * 7, answers.append, answers.append)
    background.run(window, lambda: 1 / 0, answers.append, lambda e: answers.append(type(e)))
    assert background.is_busy()
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert set(answers) == {42, ZeroDivisionError}
    background.finish()


def test_an_answer_for_a_page_that_is_gone_is_dropped(qtbot):
    background, answers = Background(), []
    owner = QWidget()
    background.run(owner, lambda: 1, answers.append, answers.append)
    shiboken6.delete(owner)
    qtbot.waitUntil(lambda: not background.is_busy())
    assert answers == []
    background.finish()


def test_pictures_of_every_page_change_nothing_in_the_vault(example, tmp_path, dressed):
    before = (
        example.read("SELECT count(*) FROM log_entry"),
        example.read("SELECT count(*) FROM draft"),
    )
    made = take(example, tmp_path / "png", NOW, [Theme()])
    dressed.setStyleSheet(dressed.styleSheet())
    names = {path.stem.removesuffix("-light-100") for path in made}
    assert names >= {"today", "cases", "terms", "signals", "settings", "case", "conversation"}
    assert names >= {"search", "welcome", "unlock", "recover", "setup-1", "setup-4", "reports"}
    for path in made:
        picture = QImage(str(path))
        assert picture.width() == 1360
        across = {picture.pixel(x, y) for y in (40, 300, 450) for x in range(0, 1360, 7)}
        assert len(across) > 1, path
    after = (
        example.read("SELECT count(*) FROM log_entry"),
        example.read("SELECT count(*) FROM draft"),
    )
    assert after == before
    assert not (tmp_path / "png" / "none").exists()


def test_a_vault_without_cases_can_be_drawn_too(vault, tmp_path):
    made = take(vault, tmp_path / "png", NOW, [Theme(look=Look.DARK)])
    assert any(path.name == "today-dark-100.png" for path in made)
    assert not any(path.name.startswith("case-") for path in made)
