"""How long the window takes to lock while a case and a dialog with typed text are open."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from confidant_app.domain.lists import CaseQuery
from confidant_app.domain.people import Person, PersonId
from confidant_app.services import Vault, casework, rules
from confidant_app.ui.application import prepare
from confidant_app.ui.background import Background
from confidant_app.ui.dialogs.person import PersonDialog
from confidant_app.ui.preferences import Preferences
from confidant_app.ui.shell import Shell


def lock_with_dialog_open(folder: Path, key: bytes, turns: int) -> list[float]:
    """Return how long each lock took, in ms: until the door is drawn and the room destroyed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(lambda *_: None)  # what a window without a screen cannot do
    application = QApplication.instance() or prepare([])
    background = Background()
    preferences = Preferences(folder.parent, folder.parent)
    shell = Shell(background, rules.own(), preferences, lambda: datetime.now(UTC))
    shell.show()
    found = [_one(shell, Vault.open(folder, key)) for _ in range(turns)]
    shell.close()
    shell.deleteLater()
    background.finish()
    application.processEvents()
    return found


def _one(shell: Shell, vault: Vault) -> float:
    loop, began, took = QEventLoop(), [], []
    shell.unlock(vault)
    room = shell.centralWidget()
    line, *_ = casework.page(vault, CaseQuery(), 1, 0)
    room.show_case(line.id)
    room.destroyed.connect(lambda: took.append((time.perf_counter() - began[0]) * 1000))
    room.destroyed.connect(loop.quit)

    def ask():
        fresh = Person(id=PersonId(line.id), case=line.id)
        PersonDialog.ask(room.stack.currentWidget(), room.desk.theme, fresh)

    def type_and_lock():
        QApplication.activeModalWidget().given.setText("Nog niet klaar")
        began.append(time.perf_counter())
        shell.lock()

    QTimer.singleShot(0, ask)
    QTimer.singleShot(100, type_and_lock)
    loop.exec()
    return took[0]
