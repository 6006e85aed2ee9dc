"""The real program, and somebody who looks over its shoulder without touching anything.

Started as `python -m tests.e2e.watched FILE`; FILE holds what is on the screen, again and again.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from confidant_app import bootstrap
from confidant_app.ui import application
from tests.ui.window_fixtures import said


class Onlooker:
    """Writes down which window is in front, what has the keyboard, and what can be read."""

    def __init__(self, file):
        self.file, self.last = file, None
        self.timer = QTimer()
        self.timer.setInterval(50)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def look(self):
        window = QApplication.activeModalWidget() or QApplication.activeWindow()
        seen = {
            "focus": name_of(QApplication.focusWidget()),
            "said": said(window) if window is not None else "",
        }
        if seen != self.last:
            part = self.file.with_suffix(".part")
            part.write_text(json.dumps(seen))
            part.replace(self.file)
            self.last = seen


def name_of(widget):
    if widget is None:
        return ""
    reading = QAccessible.queryAccessibleInterface(widget)
    labels = [label for label, _ in reading.relations(QAccessible.RelationFlag.Label)]
    name = (labels or [reading])[0].text(QAccessible.Text.Name)
    return name.replace("&", "")


def main(file):
    prepare, kept = application.prepare, []

    def prepared(arguments):
        found = prepare(arguments)
        kept.append(Onlooker(Path(file)))
        return found

    application.prepare = prepared
    return bootstrap.main([])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
