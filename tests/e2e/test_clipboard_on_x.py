"""What is copied or selected in any field is marked as secret, and gone after the lock."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.desktop import end, start

pytestmark = pytest.mark.xvfb

COPYING = """
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit
from confidant_app.ui.application import prepare
from confidant_app.ui.clipboard import forget_own
from confidant_app.ui.widgets.note_edit import NoteEdit

application = prepare([])
clipboard = QGuiApplication.clipboard()
modes = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
assert clipboard.supportsSelection()

def held(mode):
    data = clipboard.mimeData(mode)
    hint = bytes(data.data("x-kde-passwordManagerHint"))
    return data.text(), hint, data.hasHtml()

note = NoteEdit()
note.put("geheim")
label = QLabel("geheim")
label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
fields = (QLineEdit("geheim"), QPlainTextEdit("geheim"), QTextEdit("<b>geheim</b>"), note, label)
for field in fields:
    field.show()
    assert QTest.qWaitForWindowExposed(field)
    inside = field.viewport() if hasattr(field, "viewport") else field
    at = inside.rect().center()
    at.setX(12)
    if not isinstance(field, (QLineEdit, QLabel)):
        at.setY(12)
    QTest.mouseDClick(inside, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseRelease(inside, Qt.MouseButton.LeftButton, pos=at)
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    for mode in modes:
        assert held(mode) == ("geheim", b"secret", False), (field, mode, held(mode))
    forget_own(clipboard)
    for mode in modes:
        assert clipboard.text(mode) == "", (field, mode)
    field.hide()
print("done")
"""


def test_every_field_marks_what_it_copies_and_the_lock_takes_it_away(tmp_path):
    screen = start(["Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"])
    try:
        ours = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "QT_", "DBUS_"))}
        display = screen.stdout.readline().strip()
        run = subprocess.run(
            [sys.executable, "-c", COPYING],
            env={**ours, "HOME": str(tmp_path), "DISPLAY": f":{display}"},
            cwd=Path(__file__).parents[2],
            timeout=60,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        end(screen)
    assert run.stdout == "done\n", run.stderr
