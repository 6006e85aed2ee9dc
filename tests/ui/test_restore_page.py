"""Putting a backup back at the door, as a new vault beside the others."""

import pytest
from PySide6.QtWidgets import QFileDialog, QFrame

from confidant_app.domain.log import Act
from confidant_app.services import backing_up, backup_place, casework, vaults
from confidant_app.storage import rows_log
from confidant_app.ui.door import Door
from confidant_app.ui.pages.restore import RestorePage
from confidant_app.ui.pages.unlock import UnlockPage
from confidant_app.ui.theme import Theme
from tests.services.backups import add_sealed
from tests.ui.window_fixtures import NOW, names, press, said

SLOW = 15_000  # ms


@pytest.fixture
def real(preferences, prepared):
    with vaults.create(preferences.vault_home / "Meldpunt.confidant", prepared, NOW) as vault:
        casework.open_case(vault, NOW, NOW.date(), "omgang")
        yield vault


@pytest.fixture
def usual(preferences):
    return preferences.vault_home / backup_place.USUAL


@pytest.fixture
def locked(real, usual):
    usual.mkdir()
    backing_up.make(real, usual, NOW)
    real.close()
    return real.folder


@pytest.fixture
def door(background, preferences, clock, show, locked):
    return show(Door(background, preferences, clock))


def test_a_copy_is_put_back_from_the_passphrase_and_opens(door, locked, prepared, qtbot):
    press(door, "Reservekopie terugzetten …")
    page = door.currentWidget()
    assert isinstance(page, RestorePage)
    assert page.choices.hasFocus()
    assert page.choices.item(0).text().startswith("Meldpunt · ma 16 november 2026")
    assert page.name.text() == "Meldpunt terug 2026-11-16"
    press(page, "Terugzetten")
    assert not page.name.isEnabled()
    qtbot.waitUntil(lambda: isinstance(door.currentWidget(), UnlockPage), timeout=SLOW)
    unlock = door.currentWidget()
    assert unlock._folder() == locked.with_name("Meldpunt terug 2026-11-16.confidant")
    with qtbot.waitSignal(door.opened) as opened:
        unlock._enter(prepared.key)
    with opened.args[0] as vault:
        assert casework.count(vault, casework.CaseQuery()) == 1
        assert rows_log.entries(vault)[-1].act is Act.BACKUP_RESTORED
        assert backing_up.last_made(vault) == NOW


def test_the_next_name_is_free_and_a_bad_or_taken_one_is_refused(door, locked, qtbot):
    locked.with_name("Meldpunt terug 2026-11-16.confidant").mkdir()
    door.show_restore()
    page = door.currentWidget()
    assert page.name.text() == "Meldpunt terug 2026-11-16 2"
    page.name.setText("a/b")
    press(page, "Terugzetten")
    assert "een naam heeft alleen letters en cijfers" in said(page)
    page.name.setText("Meldpunt")
    press(page, "Terugzetten")
    qtbot.waitUntil(lambda: "bestaat al" in said(page) or page.complaint.isVisible(), timeout=SLOW)
    assert page.name.hasFocus()
    assert page.begin.isEnabled()
    press(page, "Terug")
    assert "Welkom" in said(door)


def test_a_damaged_copy_is_not_offered_and_another_file_can_be_chosen(
    door, locked, usual, tmp_path, monkeypatch
):
    (good,) = usual.iterdir()
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    moved = elsewhere / good.name
    good.rename(moved)
    (elsewhere / "Los-20260101-090000.confidant-backup").write_bytes(b"niets")
    door.show_restore(locked)
    page = door.currentWidget()
    assert "In de gewone map staan geen reservekopieën." in said(page)
    assert not page.begin.isEnabled()
    page._restore()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a, **k: (str(moved), ""))
    press(page, "Ander bestand kiezen …")
    assert page.choices.chosen() == moved
    assert page.begin.isEnabled()
    page.choices.setCurrentRow(1)
    assert "Deze reservekopie is beschadigd." in said(page)
    assert not page.begin.isEnabled()
    press(page, "Terug")
    assert isinstance(door.currentWidget(), UnlockPage)


def test_files_that_do_not_lie_beside_the_copy_are_said_before_it_is_put_back(
    prepared, preferences, usual, door
):
    with vaults.open_vault(
        preferences.vault_home / "Meldpunt.confidant", prepared.key, NOW
    ) as vault:
        add_sealed(vault)
        made = backing_up.make(vault, usual, NOW.replace(hour=12))
    door.show_restore()
    assert "Met 1 groot bestand." in said(door)
    for file in usual.glob("*.confidant-files/*"):
        file.unlink()
    door.currentWidget().show_folder(usual, made.path)
    assert "Van 1 groot bestand ontbreekt er 1; al het andere komt terug." in said(door)


def test_on_a_low_screen_the_door_scrolls_and_nothing_is_squeezed(
    background, preferences, clock, show, locked, qtbot
):
    preferences.keep_theme(Theme(percent=200))
    door = show(Door(background, preferences, clock), 1400, 400)
    door.show_restore()
    frame = door.currentWidget().findChild(QFrame, "card")
    qtbot.waitUntil(lambda: frame.height() > door.height())
    assert frame.height() >= frame.heightForWidth(frame.width())


def test_the_welcome_leads_to_it_too(door):
    door.show_welcome()
    assert "Reservekopie terugzetten …" in names(door)
    press(door, "Reservekopie terugzetten …")
    assert isinstance(door.currentWidget(), RestorePage)
