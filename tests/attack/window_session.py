"""An evening's work in the real window, for a test that watches from outside.

Run as `python -m tests.attack.window_session PLACE`. After locking it says on file descriptor
`PLACE` what the test has to look for, and what this process knows about itself; then it waits to
be killed. Everything that is typed is in `WORDS`.
"""

import base64
import ctypes
import json
import os
import sys
import time
import traceback
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from confidant_app import bootstrap
from confidant_app.crypto import slots
from confidant_app.domain.attachments import SEALED_FROM, NewFile
from confidant_app.services import casework, documents, files, importing, vaults, writing
from confidant_app.ui import application
from confidant_app.ui.desk import Place
from confidant_app.ui.pages.unlock import UnlockPage
from confidant_app.ui.room import Room
from confidant_app.ui.shell import Shell

PASSPHRASE = "hommelbank veen zeven kruiwagen"
WORDS = {
    "note": "Knikkerzakje",
    "name": "Touwladder",
    "file": "Bellenblaas",
    "content": "Stoepkrijtje",
    "search": "Springkussen",
    "draft": "Vliegerstaart",
    "export": "Schommelpaard",
    "letter": "Zeepkistrace",
}
PR_GET_DUMPABLE = 3
MOMENT = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)


def begin(kept):
    """Make a vault where the window looks for one."""
    prepared = vaults.prepare(PASSPHRASE, slots.FLOOR)
    folder = Path.home() / "Documents" / "Confidant" / "Meldpunt.confidant"
    vaults.create(folder, prepared, MOMENT).close()
    kept.append(prepared)


def evening(report, kept):
    """Unlock, write, look around, leave half a sentence, and lock."""
    (shell,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, Shell))
    unlock(shell)
    room = shell.centralWidget()
    write(shell, room)
    look_around(room)
    room.show_conversation(None)
    QTest.keyClicks(room.stack.currentWidget().note, f"Half een {WORDS['draft']}")
    shell.activateWindow()
    QTest.keyClick(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: shell.vault() is None)
    QTest.qWait(300)
    os.write(report, json.dumps(facts(kept[0])).encode() + b"\n")


def unlock(shell):
    page = shell.findChild(UnlockPage)
    fields = [
        f for f in page.findChildren(QLineEdit) if f.echoMode() is QLineEdit.EchoMode.Password
    ]
    QTest.keyClicks(fields[0], PASSPHRASE)
    QTest.keyClick(fields[0], Qt.Key.Key_Return)
    wait_for(lambda: isinstance(shell.centralWidget(), Room))


def write(shell, room):
    vault = shell.vault()
    case = casework.open_case(vault, MOMENT, MOMENT.date(), WORDS["export"])
    person = casework.add_person(vault, case.id, MOMENT)
    attach(vault, case)
    room.show_conversation(case.id)
    page = room.stack.currentWidget()
    QTest.keyClicks(page.note, f"Moeder belt over {WORDS['note']}.")
    page.note.selectAll()
    page.note.copy()
    assert WORDS["note"] in QGuiApplication.clipboard().text()
    page.save()
    room.show_case(case.id)
    casework.change_person(vault, replace(person, given=WORDS["name"]), MOMENT)
    write_letter(room, case)
    documents.save_new(Path(os.environ["STICK"]) / "alles.json", importing.all_cases(vault))


def write_letter(room, case):
    whole, known = casework.whole_case(room.desk.vault, case.id), room.desk.catalogues
    offer, *_ = writing.offers(whole, writing.templates(known))
    room.show_letter(writing.begin(whole, offer, whole.people[0], known, MOMENT))
    page = room.stack.currentWidget()
    QTest.keyClicks(page.note, WORDS["letter"])
    page.save()


def attach(vault, case):
    for number, size in enumerate((900, SEALED_FROM)):
        name = f"{WORDS['file']}{number}.txt"
        file = NewFile(name=name, media_type="text/plain", case=case.id)
        content = WORDS["content"].encode() * (size // len(WORDS["content"]) + 1)
        files.add(vault, file, (content,), MOMENT)


def look_around(room):
    for place in Place:
        room.show_place(place)
        QTest.qWait(30)
    room._preferences.keep_idle_minutes(10)
    room.search.setFocus()
    for word in (WORDS["note"], WORDS["search"]):
        room.search.clear()
        QTest.keyClicks(room.search, word)
        QTest.qWait(200)


def facts(prepared):
    """Return the secrets of this vault, and what this process can tell about itself."""
    return {
        "key": base64.b64encode(prepared.key).decode(),
        "recovery": prepared.recovery_code,
        "clipboard": QGuiApplication.clipboard().text(),
        "dumpable": ctypes.CDLL(None).prctl(PR_GET_DUMPABLE, 0, 0, 0, 0),
    }


def wait_for(look):
    until = time.monotonic() + 30  # s; a key is stretched on purpose
    while not look():
        assert time.monotonic() < until
        QTest.qWait(20)


def main(report):
    kept, prepare = [], application.prepare

    def prepared(arguments):
        begin(kept)
        found = prepare(arguments)
        QTimer.singleShot(0, lambda: _surely(lambda: evening(int(report), kept)))
        return found

    application.prepare = prepared
    return bootstrap.main([])


def _surely(work):
    try:
        work()
    except BaseException:  # noqa: BLE001 - for the test, in the other process
        traceback.print_exc()
        os.write(int(sys.argv[1]), b"\n")
        os._exit(1)  # a window that waits for nobody would hold up the test


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
