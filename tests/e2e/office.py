"""Drives the real window as somebody at the keyboard would, so that a journey reads as one."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from confidant_app.services import example, importing
from confidant_app.ui.desk import Place
from confidant_app.ui.pages.conversation import ConversationPage
from confidant_app.ui.reporting.step_bar import ReportStep
from confidant_app.ui.room import Room
from tests.ui.window_fixtures import names, press, said

SLOW = 30_000  # ms; keys are stretched and reports counted on purpose


class Office:
    """One window and the person in front of it."""

    def __init__(self, shell, qtbot):
        self.shell, self.qtbot = shell, qtbot

    @property
    def page(self):
        return self.shell.centralWidget().currentWidget()

    @property
    def room(self):
        room = self.shell.centralWidget()
        assert isinstance(room, Room)
        return room

    @property
    def screen(self):
        return self.room.stack.currentWidget()

    def new_vault(self, passphrase):
        """Make a vault as a new confidant does; returns the recovery code that was shown."""
        press(self.shell, "Nieuwe kluis")
        page = self.page
        self.qtbot.keyClick(page.name, Qt.Key.Key_Return)
        for field in (page.passphrase.first, page.passphrase.second):
            self.qtbot.keyClicks(field, passphrase)
        self.qtbot.keyClick(page.passphrase.second, Qt.Key.Key_Return)
        self.qtbot.waitUntil(page.rehearsal.shown_code.isVisible, timeout=SLOW)
        code = page.rehearsal.shown_code.text()
        press(page, "Verder")
        self.qtbot.keyClicks(page.rehearsal.code, code.lower())
        self.qtbot.keyClick(page.rehearsal.code, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.shell.vault() is not None, timeout=SLOW)
        return code

    def unlock(self, passphrase):
        field = self.page.passphrase
        self.qtbot.keyClicks(field, passphrase)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.shell.vault() is not None, timeout=SLOW)

    def keys(self, key, modifier=Qt.KeyboardModifier.ControlModifier):
        self.shell.activateWindow()
        self.qtbot.waitUntil(self.shell.isActiveWindow)
        self.qtbot.keyClick(self.shell, key, modifier)

    def start_conversation(self):
        self.keys(Qt.Key.Key_N)
        assert isinstance(self.screen, ConversationPage)
        return self.screen

    def add_token(self, text):
        field = self.screen.line.field
        field.setFocus()
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)

    def sees(self, text):
        self.qtbot.waitUntil(lambda: text in said(self.shell), timeout=5000)

    def press(self, name):
        press(self.shell, name)

    def press_that_begins(self, start):
        self.qtbot.waitUntil(lambda: any(n.startswith(start) for n in names(self.shell)))
        self.press(next(n for n in names(self.shell) if n.startswith(start)))

    def take_in_cases_of_the_hotline(self, now):
        """Fill the vault as from a spreadsheet; one family alone could never be reported on."""
        cases = [
            replace(whole, case=replace(whole.case, number=f"2024-{at:04d}"))
            for at, whole in enumerate(example.part("groningen"), start=1)
        ]
        importing.keep_cases(self.shell.vault(), cases, now)

    def make_report(self, receiver, path, monkeypatch):
        """Walk through the five steps, taking each change that a refusal proposes."""
        self.room.show_place(Place.REPORTS)
        page = self.screen
        self.qtbot.waitUntil(lambda: not page.desk.background.is_busy(), timeout=SLOW)
        self.qtbot.keyClicks(page.period.receiver, receiver)
        page.go(ReportStep.FIGURES)
        self.qtbot.waitUntil(page.busy.isHidden, timeout=SLOW)
        while page.job.finished is None:
            self.press_primary(page.figures)
            self.qtbot.waitUntil(page.busy.isHidden, timeout=SLOW)
        page.go(ReportStep.PREVIEW)
        for word in page.job.finished.soft:
            page.job.accept(word)
        page.go(ReportStep.SAVE)
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", staticmethod(lambda *a, **k: (str(path), ""))
        )
        page.save.save.click()

    @staticmethod
    def press_primary(part):
        part.findChildren(QPushButton, "primary")[0].click()
