"""What tests of the window share: a dressed QApplication, vaults, a desk, and leak detection."""

import gc
import shutil
import threading
from datetime import UTC, datetime, timedelta

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from confidant_app.crypto import slots
from confidant_app.services import Vault, VaultKind, calibrating, catalogues, vaults
from confidant_app.services.example import FOLDER
from confidant_app.services.importing import keep_cases, read_file_of_cases
from confidant_app.ui import theme as themes
from confidant_app.ui.application import keep_qt_from_remembering, speak_dutch
from confidant_app.ui.background import Background
from confidant_app.ui.desk import lay_desk
from confidant_app.ui.preferences import Preferences
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.chart import chart_reading

NOW = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
KEY = bytes(range(32))
PASSPHRASE = "lantaarn-veen-zeven-kruiwagen"


@pytest.fixture(scope="session")
def dressed(qapp):
    keep_qt_from_remembering()
    speak_dutch(qapp)
    themes.load_fonts()
    themes.apply(qapp, Theme())
    QAccessible.installFactory(chart_reading)
    return qapp


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch):
    """Let no test of the window wait until the machine was measured."""
    monkeypatch.setattr(calibrating, "measured_cost", lambda: slots.FLOOR)


@pytest.fixture(autouse=True)
def nothing_left_behind(dressed):
    before = set(dressed.topLevelWidgets())
    threads = set(threading.enumerate())
    yield
    left = windows_after(dressed, before)
    if left:
        gc.collect()
        left = windows_after(dressed, before)
    assert left == [], f"windows left behind: {left}"
    running = [t for t in threading.enumerate() if t not in threads]
    assert running == [], f"threads left behind: {running}"


def windows_after(application, before):
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
    return [w for w in application.topLevelWidgets() if w not in before and not is_qts_own(w)]


def is_qts_own(window):
    """Qt keeps the list of a combo box and its like as long as their owner lives."""
    return window.metaObject().className() in ("QComboBoxPrivateContainer", "QTipLabel")


@pytest.fixture(scope="session")
def known():
    return catalogues.load()


@pytest.fixture(scope="session")
def prepared():
    return vaults.prepare(PASSPHRASE, slots.FLOOR)


@pytest.fixture(scope="session")
def example_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("example") / "Voorbeeld.confidant"
    with Vault.create(folder, b"{}", KEY, VaultKind.CONFIDANT) as vault:
        keep_cases(vault, read_file_of_cases(FOLDER / "groningen.json", trust_reviews=True), NOW)
    return folder


@pytest.fixture
def vault(tmp_path):
    with Vault.create(tmp_path / "Proef.confidant", b"{}", KEY, VaultKind.CONFIDANT) as opened:
        yield opened


@pytest.fixture
def example(example_folder, tmp_path):
    folder = tmp_path / "Voorbeeld.confidant"
    shutil.copytree(example_folder, folder)
    with Vault.open(folder, KEY) as opened:
        yield opened


@pytest.fixture
def background(dressed):
    found = Background()
    yield found
    found.finish()


@pytest.fixture
def clock():
    return Clock()


class Clock:
    """Stands still until a test moves it."""

    def __init__(self):
        self.at = NOW

    def __call__(self):
        return self.at

    def later(self, **span):
        self.at += timedelta(**span)


@pytest.fixture
def make_desk(background, known, clock):
    def make(vault, theme=Theme()):
        return lay_desk(vault, background, known, theme, clock)

    return make


@pytest.fixture
def desk(make_desk, vault):
    return make_desk(vault)


@pytest.fixture
def preferences(tmp_path):
    (tmp_path / "settings").mkdir()
    return Preferences(tmp_path / "settings", tmp_path / "kluizen")


@pytest.fixture
def show(qtbot):
    kept = []  # Python owns a window; without this it would go while a test looks at a part

    def show(widget, width=1200, height=860):
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return show


@pytest.fixture
def when_asked():
    """Answer the next dialog; it never stays open, whatever the answer does."""

    def schedule(answer, tries=300):
        def look(left):
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                assert left, "no dialog came"
                QTimer.singleShot(10, lambda: look(left - 1))
                return
            try:
                answer(dialog)
            finally:
                if shiboken6.isValid(dialog) and dialog.isVisible():
                    dialog.reject()

        QTimer.singleShot(0, lambda: look(tries))

    return schedule


def said(widget):
    """Return everything that stands on a screen in labels and buttons, line by line."""
    labels = [w for w in widget.findChildren(QLabel) if w.isVisible()]
    buttons = [w for w in widget.findChildren(QAbstractButton) if w.isVisible()]
    texts = [w.accessibleName() if w.objectName() == "prose" else w.text() for w in labels]
    return "\n".join([*texts, *(b.text().replace("&", "") for b in buttons)])


def press(widget, name):
    """Press the one visible button with this accessible name or text, once it is there."""
    for _ in range(100):
        found = [
            b
            for b in widget.findChildren(QAbstractButton)
            if b.isVisible() and name in (b.accessibleName(), b.text().replace("&", ""))
        ]
        if found:
            break
        QTest.qWait(10)
    assert len(found) == 1, f"{len(found)} buttons named {name!r} in:\n{said(widget)}"
    found[0].click()


def names(widget):
    """Return the accessible names of all visible buttons."""
    return [b.accessibleName() for b in widget.findChildren(QAbstractButton) if b.isVisible()]
