"""Backups in the window: made, listed, rehearsed, and reminded of."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from confidant_app.domain.log import Act
from confidant_app.services import backing_up, backup_place, casework, vaults
from confidant_app.storage import rows_log
from confidant_app.storage.vault import Vault
from confidant_app.ui.desk import Place
from confidant_app.ui.door import Door
from confidant_app.ui.pages.settings import SettingsPage
from confidant_app.ui.pages.today import TodayPage
from confidant_app.ui.settings.backup_card import BackupCard
from confidant_app.ui.shell import Shell
from tests.services.backups import add_sealed
from tests.ui.window_fixtures import NOW, press, said

SLOW = 15_000  # ms
MADE = "De kopie is gemaakt en nagekeken."


@pytest.fixture
def real(preferences, prepared):
    with vaults.create(preferences.vault_home / "Meldpunt.confidant", prepared, NOW) as vault:
        casework.open_case(vault, NOW, NOW.date(), "omgang")
        yield vault


@pytest.fixture
def usual(preferences):
    return preferences.vault_home / backup_place.USUAL


@pytest.fixture
def page(real, make_desk, preferences, show):
    return show(SettingsPage(make_desk(real), preferences))


def card_of(page):
    return page.findChild(BackupCard)


def finish(card, qtbot):
    qtbot.waitUntil(lambda: card.busy.isHidden(), timeout=SLOW)


def test_a_copy_is_made_proved_listed_and_rehearsed(page, usual, qtbot):
    card = card_of(page)
    assert "Er is nog geen reservekopie gemaakt." in said(card)
    assert card.place.accessibleName() == str(usual)
    assert "op dezelfde schijf als je kluis" in said(card)
    assert not card.rehearse.isEnabled()
    press(card, "Nu een kopie maken")
    assert not card.make.isEnabled()
    assert not card.busy.isHidden()
    finish(card, qtbot)
    assert MADE in said(card)
    assert "De laatste is gemaakt op ma 16 november 2026" in said(card)
    assert backing_up.last_made(page.desk.vault) == NOW
    assert [card.list.item(row).text()[:19] for row in range(card.list.count())] == [
        "ma 16 november 2026"
    ]
    press(card, "Proef: zet de laatste terug")
    finish(card, qtbot)
    assert "kan worden teruggezet: 1 zaak en 0 gesprekken staan er heel in." in said(card)
    assert len(list(usual.iterdir())) == 1


def test_another_folder_is_chosen_and_one_that_is_gone_is_said(page, tmp_path, monkeypatch, qtbot):
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *a: str(stick))
    press(page, "Andere map of stick …")
    card = card_of(page)
    assert card.place.accessibleName() == str(stick)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *a: "")
    press(page, "Andere map of stick …")
    assert card.place.accessibleName() == str(stick)
    stick.rmdir()
    card.refresh()
    assert "Deze map is er nu niet." in said(card)
    press(page, "Nu een kopie maken")
    assert "De map voor de reservekopieën is er niet." in said(page)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *a: str(page.desk.vault.folder))
    press(page, "Andere map of stick …")
    assert "hoort niet in de kluismap zelf" in said(page)


def test_everything_goes_into_one_file(page, tmp_path, monkeypatch, qtbot):
    file = tmp_path / "alles.confidant-backup"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(file), ""))
    press(page, "Alles als één bestand bewaren …")
    finish(card_of(page), qtbot)
    assert f"{MADE} Terugzetten kan vanaf het slot." in said(page)
    assert file.is_file()
    assert rows_log.entries(page.desk.vault)[-1].act is Act.VAULT_EXPORTED
    press(page, "Alles als één bestand bewaren …")
    finish(card_of(page), qtbot)
    assert MADE not in said(page)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: ("", ""))
    press(page, "Alles als één bestand bewaren …")
    assert card_of(page).busy.isHidden()


def test_a_damaged_copy_is_named_and_cannot_be_rehearsed(page, usual, qtbot):
    usual.mkdir()
    (usual / "Meldpunt-20260101-090000.confidant-backup").write_bytes(b"x" * 2000)
    card = card_of(page)
    card.refresh()
    line = card.list.item(0).text()
    assert line == "beschadigd: Meldpunt-20260101-090000.confidant-backup · 2 kB"
    assert not card.rehearse.isEnabled()


def test_files_that_are_lost_are_said_wherever_the_copy_is(page, usual, background, qtbot):
    add_sealed(page.desk.vault)
    card = card_of(page)
    press(card, "Nu een kopie maken")
    finish(card, qtbot)
    (beside,) = [found for found in usual.iterdir() if found.is_dir()]
    for file in beside.iterdir():
        file.unlink()
    press(card, "Proef: zet de laatste terug")
    finish(card, qtbot)
    assert "Let op: zonder 1 bijlage, want die ligt er niet bij." in said(card)
    card.refresh()
    assert "1 bijlage ontbreekt" in card.list.item(0).text()
    for file in (page.desk.vault.folder / "files").iterdir():
        file.unlink()
    page.desk.now.later(seconds=1)
    press(card, "Nu een kopie maken")
    finish(card, qtbot)
    assert "Let op: 1 bijlage ontbrak al in de kluis zelf." in said(card)


def test_who_only_reads_makes_no_copy(real, prepared, make_desk, preferences, show):
    with Vault.open_to_read(real.folder, prepared.key) as reading:
        card = card_of(show(SettingsPage(make_desk(reading), preferences)))
        assert not any(act.isEnabled() for act in (card.make, card.whole, card.other))


def test_a_lock_in_the_middle_of_a_copy_closes_the_vault_and_the_next_copy_works(
    background, own, preferences, clock, show, real, prepared, usual, qtbot
):
    shell = show(Shell(background, own, preferences, clock))
    shell.unlock(real)
    shell.centralWidget().show_place(Place.SETTINGS)
    going, go_on = threading.Event(), threading.Event()
    reader = real.reader

    def halting():
        going.set()
        assert go_on.wait(10)
        return reader()

    real.reader = halting  # the copy is under way, and the lock comes before it reads
    press(shell, "Nu een kopie maken")
    assert going.wait(10)
    qtbot.keyClick(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert real.is_closed()
    assert isinstance(shell.centralWidget(), Door)
    assert set(real._key) == {0}
    go_on.set()
    qtbot.waitUntil(lambda: not list(usual.iterdir()), timeout=SLOW)
    with vaults.open_vault(real.folder, prepared.key, NOW) as again:
        assert backing_up.last_made(again) is None
        shell.unlock(again)
        shell.centralWidget().show_place(Place.SETTINGS)
        press(shell, "Nu een kopie maken")
        card = shell.centralWidget().findChild(BackupCard)
        finish(card, qtbot)
        assert MADE in said(card)
        shell.lock()


def test_today_reminds_after_a_week_and_leads_to_the_card(real, make_desk, clock, show, qtbot):
    desk = make_desk(real)
    page = show(TodayPage(desk))
    assert "geen reservekopie" not in said(page)
    clock.later(days=9)
    page.refresh()
    qtbot.waitUntil(lambda: "Al 9 dagen geen reservekopie" in said(page))
    with qtbot.waitSignal(desk.way.place) as asked:
        press(page, "Maak een kopie: Al 9 dagen geen reservekopie")
    assert asked.args == [Place.SETTINGS]
