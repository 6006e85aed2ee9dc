"""Two seconds of typing at most are at risk in any dialog or line, also at kill -9."""

import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from confidant_app.domain.contacts import Contact, ContactId
from confidant_app.domain.errors import DiskFull
from confidant_app.services import Vault, VaultKind, casework, conversations
from confidant_app.ui import draft_timer
from confidant_app.ui.changes import Changed
from confidant_app.ui.conversation_draft import from_draft
from confidant_app.ui.desk import Place
from confidant_app.ui.pages.conversation import ConversationPage
from confidant_app.ui.shell import Shell
from tests.storage.test_full_disk import small_disk
from tests.ui.window_fixtures import KEY, NOW, press, said

__all__ = ["small_disk"]

MORE_THAN_IS_LEFT = "Een lang verhaal. " * 20_000
TYPING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from confidant_app.domain.cases import CaseId
from confidant_app.services import Vault, rules
from confidant_app.ui.application import prepare
from confidant_app.ui.background import Background
from confidant_app.ui.preferences import Preferences
from confidant_app.ui.shell import Shell
from tests.ui.window_fixtures import press

application, folder = prepare([]), Path(sys.argv[1])
preferences = Preferences(folder.parent, folder.parent)
shell = Shell(Background(), rules.own(), preferences, lambda: datetime.now(UTC))
shell.unlock(Vault.open(folder, bytes.fromhex(sys.argv[2])))
shell.show()
room = shell.centralWidget()
room.show_case(CaseId(UUID(sys.argv[3])))

def type_in_the_dialog():
    QApplication.activeModalWidget().given.setText("Marjan uit het dialoogvenster")
    print("typed", flush=True)

QTimer.singleShot(300, type_in_the_dialog)
press(room, "Betrokkene erbij")
"""


@pytest.fixture
def case(vault):
    return casework.open_case(vault, NOW, NOW.date(), "omgang")


@pytest.fixture
def shell(background, own, preferences, clock, show, vault, case, monkeypatch):
    monkeypatch.setattr(draft_timer, "DRAFT_EVERY_MS", 20)
    window = show(Shell(background, own, preferences, clock))
    window.unlock(vault)
    window.centralWidget().show_case(case.id)
    yield window
    window.lock()


def notes(vault):
    return [from_draft(draft).contact.note for draft in conversations.drafts(vault)]


def test_less_than_two_seconds_are_at_risk():
    assert draft_timer.DRAFT_EVERY_MS <= 2000


def test_what_stands_in_an_open_dialog_is_kept_meanwhile_and_gone_when_saved(
    shell, vault, case, qtbot, when_asked
):
    kept = []

    def type_and_save(dialog):
        dialog.given.setText("Mar")
        qtbot.waitUntil(lambda: len(notes(vault)) == 1)
        dialog.given.setText("Marjan")
        dialog.reporter.setChecked(False)
        qtbot.waitUntil(lambda: "Marjan" in notes(vault)[0])
        kept.extend(conversations.drafts(vault))
        dialog.save.click()

    when_asked(type_and_save)
    press(shell, "Betrokkene erbij")
    (draft,) = kept
    assert from_draft(draft).contact.case == case.id
    assert "Voornaam: Marjan" in from_draft(draft).contact.note
    assert "Dit is de melder: nee" in from_draft(draft).contact.note
    (person,) = casework.whole_case(vault, case.id).people
    assert person.given == "Marjan"
    assert notes(vault) == []


def test_cancelling_drops_what_was_typed(shell, vault, qtbot, when_asked):
    def type_and_cancel(dialog):
        dialog.given.setText("Marjan")
        qtbot.waitUntil(lambda: len(notes(vault)) == 1)
        dialog.cancel.click()

    when_asked(type_and_cancel)
    press(shell, "Betrokkene erbij")
    assert notes(vault) == []


def test_what_could_not_be_saved_stays_as_a_draft(shell, vault, qtbot, when_asked, monkeypatch):
    def full(*_):
        raise DiskFull

    monkeypatch.setattr(casework, "save_new_person", full)

    def type_and_save(dialog):
        dialog.given.setText("Marjan")
        dialog.save.click()

    changes = shell.centralWidget().desk.changes.happened
    when_asked(type_and_save)
    with qtbot.waitSignal(changes, check_params_cb=lambda what: what is Changed.CONTACTS):
        press(shell, "Betrokkene erbij")
        assert "schijf is vol" in said(shell)
        changes.emit(Changed.LETTERS)  # a letter that was typed just before saves itself
    changes.emit(Changed.CASES)
    assert "Voornaam: Marjan" in notes(vault)[0]
    shell.centralWidget().show_place(Place.TODAY)
    qtbot.waitUntil(lambda: "Nog niet bewaard: Betrokkene" in said(shell))


def test_a_dialog_survives_kill_nine_two_seconds_after_the_last_key(vault, case):
    folder = vault.folder
    vault.close()
    with subprocess.Popen(
        [sys.executable, "-c", TYPING, str(folder), KEY.hex(), str(case.id)],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "typed\n"
        time.sleep(2)
        process.send_signal(signal.SIGKILL)
    with Vault.open(folder, KEY) as again:
        (note,) = notes(again)
    assert "Voornaam: Marjan uit het dialoogvenster" in note


def test_a_full_disk_is_said_in_the_dialog_which_stays_until_there_is_room(
    shell, vault, qtbot, when_asked, monkeypatch
):
    seen = []

    def full(*_):
        raise DiskFull

    def type_on_a_full_disk(dialog):
        with monkeypatch.context() as patch:
            patch.setattr(conversations, "keep_draft", full)
            dialog.given.setText("Marjan")
            qtbot.waitUntil(lambda: "schijf is vol" in said(dialog))
            dialog.save.click()
            seen.append(dialog.isVisible())
        dialog.given.setText("Marjan B")
        qtbot.waitUntil(lambda: len(notes(vault)) == 1)
        qtbot.waitUntil(lambda: "schijf is vol" not in said(dialog))
        seen.append(dialog.given.text())

    when_asked(type_on_a_full_disk)
    press(shell, "Betrokkene erbij")
    assert seen == [True, "Marjan B"]


def test_on_a_disk_that_is_full_the_text_stays_and_is_kept_at_the_next_key(
    small_disk, make_desk, show, qtbot
):
    with Vault.create(small_disk / "v", b"{}", KEY, VaultKind.CONFIDANT) as vault:
        ballast = small_disk / "ballast"
        page = show(ConversationPage.fresh(make_desk(vault), None))
        page._timer.setInterval(20)
        ballast.write_bytes(bytes(100_000))
        fill(small_disk / "rest")
        page.note.setPlainText(MORE_THAN_IS_LEFT)
        qtbot.waitUntil(lambda: "schijf is vol" in said(page))
        assert page.note.toPlainText() == MORE_THAN_IS_LEFT
        (small_disk / "rest").unlink()
        ballast.unlink()
        qtbot.keyClicks(page.note, "x")
        qtbot.waitUntil(lambda: len(notes(vault)) == 1)
        assert len(notes(vault)[0]) > len(MORE_THAN_IS_LEFT)
        qtbot.waitUntil(lambda: "schijf is vol" not in said(page))


def fill(file):
    with file.open("wb", buffering=0) as out:
        try:
            while True:
                out.write(bytes(4096))
        except OSError:
            return


def test_a_follow_up_that_is_half_typed_is_in_the_draft_too(vault, make_desk, show, qtbot):
    page = show(ConversationPage.fresh(make_desk(vault), None))
    page._timer.setInterval(20)
    qtbot.keyClicks(page.line.field, "!bel de school vrij")
    qtbot.waitUntil(lambda: len(notes(vault)) == 1)
    assert notes(vault) == ["\n!bel de school vrij"]


def test_a_note_that_was_saved_elsewhere_meanwhile_keeps_both_texts(vault, make_desk, show):
    fresh = Contact(id=ContactId(UUID(int=0)), at=NOW, note="Oud.")
    contact = conversations.log_contact(vault, fresh, NOW)
    page = show(ConversationPage.saved(make_desk(vault), contact.id))
    page.note.append("Hier getypt.")
    elsewhere = replace(contact, note="Elders bewaard.")
    conversations.change_contact(vault, elsewhere, NOW, base_version=1)
    page.save()
    versions = conversations.versions(vault, contact.id)
    assert [version.note for version in versions][:2] == ["Oud.", "Elders bewaard."]
    assert "Elders bewaard." in versions[2].note
    assert "Oud.\nHier getypt." in versions[2].note
    same = conversations.contact(vault, contact.id)
    conversations.change_contact(vault, same, NOW + timedelta(1), base_version=1)
    assert conversations.contact(vault, contact.id).note == same.note
