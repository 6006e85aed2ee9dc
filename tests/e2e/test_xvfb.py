"""The same first evening with real keys on a real X server."""

import re
import time
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from confidant_app.domain.errors import VaultInUse
from confidant_app.services import conversations, vaults
from confidant_app.services.following import pending
from tests.e2e.desktop import desktop, wait_for
from tests.ui.window_fixtures import NOW

PASSPHRASE = "lantaarn veen zeven kruiwagen"
ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.xvfb


def code_on(sheet):
    text = PdfDocument(sheet.read_bytes())[0].get_textpage().get_text_range()
    lines = re.findall(r"(?m)^(?:[0-9A-Z]{4}\s+){3,4}$", text)
    return "".join("".join(lines).split())


def test_a_vault_is_made_written_in_locked_and_opened_with_keys_alone(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    home = tmp_path / "home"
    home.mkdir()
    vault_folder = home / "Documents" / "Confidant" / "Meldpunt.confidant"
    sheet = tmp_path / "blad.pdf"
    with desktop(home) as screen:
        screen.focus("Confidant")
        screen.keys("alt+n", "Return")  # new vault, its name as proposed
        screen.type(PASSPHRASE)
        screen.keys("Tab")
        screen.type(PASSPHRASE)
        screen.keys("Return")
        wait_for(lambda: asks_for_a_name(screen), "the recovery sheet", 60)
        screen.focus("Herstelblad bewaren")
        screen.keys("ctrl+a")
        screen.type(str(sheet))
        screen.keys("Return")
        wait_for(sheet.exists, "the sheet")
        screen.focus("Confidant")
        screen.keys("alt+v")
        screen.type(code_on(sheet))
        screen.keys("Return")
        wait_for((vault_folder / "vault.db").exists, "the vault")
        screen.keys("ctrl+n")
        screen.type("Moeder belt, de school zwijgt.")
        screen.keys("Tab")
        screen.type("!terugbellen morgen")
        screen.keys("Return", "Escape", "ctrl+n")
        screen.type("Midden in een z")
        screen.keys("ctrl+l")
        wait_for(lambda: is_free(vault_folder), "the lock")
    with open_again(vault_folder) as vault:
        (contact,) = conversations.without_case(vault)
        assert contact.note == "Moeder belt, de school zwijgt."
        assert [found.what for found in pending(vault)] == ["terugbellen"]
        (draft,) = conversations.drafts(vault)
        assert "Midden in een z" in draft.body
    assert_nothing_in_clear(home)


def asks_for_a_name(screen):
    """Press the button that has the keyboard; its dialog comes once the key is stretched."""
    screen.keys("space")
    return any(screen.window("Herstelblad bewaren") or time.sleep(0.1) for _ in range(20))


def is_free(folder):
    try:
        open_again(folder).close()
    except VaultInUse:
        return False
    return True


def open_again(folder):
    return vaults.open_vault(folder, vaults.key_from_passphrase(folder, PASSPHRASE), NOW)


def assert_nothing_in_clear(home):
    for file in home.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert b"school zwijgt" not in data, file
            assert b"Midden in een" not in data, file
