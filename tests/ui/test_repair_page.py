"""Damage is seen in the background, said in one strip, and led back from at the door."""

import random
import shutil
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QFileDialog

from confidant_app.services import backing_up, casework, checking, vaults
from confidant_app.services.salvaging import Saved
from confidant_app.storage.salvage import Salvaged
from confidant_app.storage.vault import Vault
from confidant_app.ui.door import Door
from confidant_app.ui.pages.repair import USUAL_PLACE, RepairPage
from confidant_app.ui.room import Room
from confidant_app.ui.shell import Shell
from tests.ui.window_fixtures import KEY, NOW, names, press, said

SLOW = 15_000  # ms
LAST_WORK = "Wat je het laatst voor de schade hebt bewaard, kan ontbreken."
DAMAGED = "De kluis is beschadigd."


@pytest.fixture
def folder(preferences, prepared):
    """A vault with a backup in the usual place, and a case more since then."""
    folder, place = preferences.vault_home / "Meldpunt.confidant", preferences.vault_home
    with vaults.create(folder, prepared, NOW) as vault:
        casework.open_case(vault, NOW, NOW.date(), "omgang")
        (place / USUAL_PLACE).mkdir()
        backing_up.make(vault, place / USUAL_PLACE, NOW)
        casework.open_case(vault, NOW, NOW.date(), "school")
    return folder


@pytest.fixture
def door(background, preferences, clock, show, folder):
    return show(Door(background, preferences, clock))


def damage(folder):
    data = bytearray((folder / "vault.db").read_bytes())
    (folder / "vault.db").write_bytes(data[: len(data) // 2])


def scratch(folder):
    """Damage that opening does not see."""
    chance = random.Random(1)  # noqa: S311 - places to damage
    data = bytearray((folder / "vault.db").read_bytes())
    for page in chance.sample(range(60, len(data) // 4096), 12):
        data[page * 4096 + 7] ^= 1
    (folder / "vault.db").write_bytes(data)


def test_a_damaged_vault_leads_from_the_passphrase_to_a_new_vault(door, folder, prepared, qtbot):
    damage(folder)
    page = door.currentWidget()
    assert "Kluis herstellen …" not in names(page)
    page._enter(prepared.key)
    assert "Het gegevensbestand van de kluis is beschadigd." in said(page)
    press(page, "Kluis herstellen …")
    repair = door.currentWidget()
    assert isinstance(repair, RepairPage)
    assert repair.secret.hasFocus()
    assert "De beschadigde map blijft staan zoals hij is" in said(repair)
    assert repair.choice.count() == 2
    assert repair.choice.currentText() == f"{NOW.astimezone():%d-%m-%Y %H:%M}"
    qtbot.keyClicks(repair.secret, prepared.recovery_code)
    press(repair, "Herstellen")
    assert not repair.form.isEnabled()
    qtbot.waitUntil(lambda: repair.outcome.isVisible(), timeout=SLOW)
    assert "De nieuwe kluis heet Meldpunt hersteld 2026-11-16." in said(repair)
    assert "Het begin was de reservekopie van" in said(repair)
    with qtbot.waitSignal(door.opened) as opened:
        press(repair, "Openen")
    with opened.args[0] as vault:
        assert casework.count(vault, casework.CaseQuery()) >= 1
        assert "hersteld" in vault.folder.name


def test_without_a_backup_the_readable_part_is_told(door, folder, prepared, qtbot):
    door.show_repair(folder)
    repair = door.currentWidget()
    repair.choice.setCurrentIndex(1)
    qtbot.keyClicks(repair.secret, prepared.recovery_code)
    press(repair, "Herstellen")
    qtbot.waitUntil(lambda: repair.outcome.isVisible(), timeout=SLOW)
    assert "Overgenomen uit de beschadigde kluis:" in said(repair)
    assert "Niet meer te lezen: 0." in said(repair)
    assert "Het begin was" not in said(repair)


def test_all_that_was_lost_is_told(door, folder):
    door.show_repair(folder)
    repair = door.currentWidget()
    parts = Salvaged(taken_over=12, unreadable=3, removed=0, log_complete=False)
    saved = Saved(folder=folder, key=b"", backup=NOW, salvaged=parts, missing_files=2)
    told = "\n".join(repair._told(saved))
    assert "Overgenomen uit de beschadigde kluis: 12. Niet meer te lezen: 3." in told
    assert "Kijk na of er geen zaak terug is die je had gewist." in told
    assert "Bijlagen die ontbreken: 2." in told
    assert LAST_WORK not in told
    cut = "\n".join(repair._told(replace(saved, salvaged=replace(parts, cut_short=True))))
    assert LAST_WORK in cut
    assert "Kijk na of er geen zaak terug is die je had gewist." in cut
    nothing = "\n".join(repair._told(replace(saved, salvaged=None, backup=None)))
    assert "Uit de beschadigde kluis was niets meer te lezen." in nothing
    assert "reservekopie" not in nothing


def test_a_refusal_stands_in_the_card_and_a_bad_backup_makes_place_for_the_next(
    door, folder, prepared, qtbot
):
    damage(folder)
    (backup,) = (folder.parent / USUAL_PLACE).glob("*.confidant-backup")
    door.show_repair(folder)
    repair = door.currentWidget()
    data = bytearray(backup.read_bytes())
    data[len(data) // 2] ^= 1
    backup.write_bytes(data)
    qtbot.keyClicks(repair.secret, prepared.recovery_code)
    press(repair, "Herstellen")
    qtbot.waitUntil(lambda: "Deze reservekopie is beschadigd." in said(repair), timeout=SLOW)
    assert repair.form.isEnabled()
    assert repair.choice.currentData() is None
    press(repair, "Terug")
    assert not isinstance(door.currentWidget(), RepairPage)


def test_a_backup_elsewhere_can_be_chosen(door, folder, tmp_path, monkeypatch):
    elsewhere = tmp_path / "stick"
    (folder.parent / USUAL_PLACE).rename(elsewhere)
    door.show_repair(folder)
    repair = door.currentWidget()
    assert repair.choice.count() == 1
    (file,) = elsewhere.glob("*.confidant-backup")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a, **k: ("", ""))
    press(repair, "Andere reservekopie kiezen …")
    assert repair.choice.count() == 1
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a, **k: (str(file), ""))
    press(repair, "Andere reservekopie kiezen …")
    assert repair.choice.currentData() == file


def test_damage_that_opening_does_not_see_shows_as_a_strip_that_leads_back(
    background, own, preferences, clock, show, example_folder, tmp_path, qtbot
):
    folder = tmp_path / "Kras.confidant"
    shutil.copytree(example_folder, folder)
    scratch(folder)
    shell = show(Shell(background, own, preferences, clock))
    vault = Vault.open(folder, KEY)
    shell.unlock(vault)
    room = shell.centralWidget()
    assert DAMAGED not in said(room)
    room.strips.look()
    qtbot.waitUntil(lambda: DAMAGED in said(room), timeout=SLOW)
    assert checking.is_due(vault, clock())
    press(room, "Kluis herstellen …")
    assert vault.is_closed()
    assert isinstance(shell.centralWidget().currentWidget(), RepairPage)


def test_a_whole_vault_is_looked_at_once_a_day_without_a_word(
    tmp_path, prepared, make_desk, preferences, clock, show, qtbot
):
    vault = vaults.create(tmp_path / "Heel.confidant", prepared, NOW)
    room = show(Room(make_desk(vault), preferences))
    assert checking.is_due(vault, clock())
    room.strips.look()
    qtbot.waitUntil(lambda: not checking.is_due(vault, clock()), timeout=SLOW)
    assert DAMAGED not in said(room)
    room.strips.look()
    assert not room.desk.background.is_busy()
    clock.later(hours=24)
    assert checking.is_due(vault, clock())
    vault.close()


def test_a_look_that_was_stopped_says_nothing(vault):
    look = checking.Look(vault)
    look.stop()
    assert look.run() is None
