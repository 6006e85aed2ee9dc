"""The way back in with the recovery code."""

import pytest
from PySide6.QtCore import Qt

from confidant_app.crypto import slots
from confidant_app.domain.errors import DiskFull
from confidant_app.services import vaults
from confidant_app.ui.door import Door
from confidant_app.ui.pages.recover import RecoverPage
from confidant_app.ui.pages.unlock import UnlockPage
from tests.ui.window_fixtures import NOW, press, said

FRESH = "roest-eikel-tramhalte-olifant"
SLOW = 15_000  # ms; a key is stretched on purpose


@pytest.fixture
def home(preferences, prepared):
    vaults.create(preferences.vault_home / "Meldpunt.confidant", prepared, NOW).close()
    return preferences.vault_home


@pytest.fixture
def recovering(background, preferences, clock, show, home):
    door = show(Door(background, preferences, clock))
    press(door, "Herstelcode gebruiken")
    assert isinstance(door.currentWidget(), RecoverPage)
    return door


def test_recovery_says_first_what_you_need_and_where_it_may_be(recovering):
    page = recovering.currentWidget()
    for text in ("zeven groepen van vier", "Waar ligt het?", "Er gaat niets verloren"):
        assert text in said(page)
    assert page.begin.hasFocus()
    press(page, "Terug naar de wachtzin")
    assert isinstance(recovering.currentWidget(), UnlockPage)


def test_the_recovery_code_opens_and_sets_a_new_passphrase(recovering, prepared, qtbot):
    page = recovering.currentWidget()
    qtbot.keyClick(page.begin, Qt.Key.Key_Space)
    assert page.code.hasFocus()
    assert not page.check.isEnabled()
    qtbot.keyClicks(page.code, prepared.recovery_code.lower())
    qtbot.keyClick(page.code, Qt.Key.Key_Return)
    assert "De code klopt." in said(page)
    assert "Maak dan straks een nieuw blad" in said(page)
    assert not page.open.isEnabled()
    for field in (page.passphrase.first, page.passphrase.second):
        qtbot.keyClicks(field, FRESH)
    with qtbot.waitSignal(recovering.opened, timeout=SLOW) as opened:
        qtbot.keyClick(page.passphrase.second, Qt.Key.Key_Return)
    folder = opened.args[0].folder
    opened.args[0].close()
    assert page.code.text() == page.passphrase.first.text() == ""
    assert len(vaults.key_from_passphrase(folder, FRESH)) == 32


def test_a_mistyped_recovery_code_is_told_with_its_group(recovering, prepared):
    page = recovering.currentWidget()
    page.go(1)
    groups = prepared.recovery_code.split("-")
    groups[4] = ("0" if groups[4][0] != "0" else "1") + groups[4][1:]
    page.code.setText("-".join(groups))
    press(page, "Verder")
    assert "waarschijnlijk in groep 5" in said(page)
    assert page.code.hasFocus()
    page.code.setText(slots.RecoveryCode.new().text)
    press(page, "Verder")
    assert "Deze herstelcode hoort niet bij deze kluis." in said(page)
    page.code.setText(prepared.recovery_code)
    press(page, "Verder")
    assert not page.complaint.isVisible()
    assert page.passphrase.first.hasFocus()


def test_a_vault_in_use_is_not_recovered_meanwhile(recovering, home, prepared, qtbot):
    folder = home / "Meldpunt.confidant"
    page = recovering.currentWidget()
    page.code.setText(prepared.recovery_code)
    page.go(2)
    for field in (page.passphrase.first, page.passphrase.second):
        field.setText(FRESH)
    before = (folder / "slots.json").read_bytes()
    with vaults.open_vault(folder, prepared.key, NOW):
        press(page, "Openen")
        assert not page.open.isEnabled()
        qtbot.waitUntil(lambda: "al open in een ander venster" in said(page), timeout=SLOW)
    assert page.open.isEnabled()
    assert (folder / "slots.json").read_bytes() == before


def test_a_header_that_cannot_be_written_leaves_the_vault_closed(
    recovering, home, prepared, qtbot, monkeypatch
):
    def full(*_):
        raise DiskFull

    monkeypatch.setattr(vaults, "replace_header", full)
    page = recovering.currentWidget()
    page.code.setText(prepared.recovery_code)
    page.go(2)
    for field in (page.passphrase.first, page.passphrase.second):
        field.setText(FRESH)
    press(page, "Openen")
    qtbot.waitUntil(lambda: "De schijf is vol." in said(page), timeout=SLOW)
    vaults.open_vault(home / "Meldpunt.confidant", prepared.key, NOW).close()
