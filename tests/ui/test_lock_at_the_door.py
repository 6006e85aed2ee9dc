"""A lock that comes before the vault is open, or when the disk does not answer, holds as well."""

import errno
import pathlib
from threading import Event

import pytest
import shiboken6

from confidant_app.services import checking, keys, restoring, vaults
from confidant_app.ui import shell as shells
from confidant_app.ui.desk import Place
from confidant_app.ui.door import Door, vaults_in
from confidant_app.ui.pages.recover import RecoverPage
from confidant_app.ui.pages.renew import RenewPage
from confidant_app.ui.pages.restore import RestorePage
from confidant_app.ui.pages.unlock import UnlockPage
from confidant_app.ui.pages.welcome import WelcomePage
from confidant_app.ui.shell import Shell
from tests.ui.window_fixtures import NOW, PASSPHRASE, press, said

SLOW = 15_000
FRESH = "roest-eikel-tramhalte-olifant"
RENEWAL = keys.PreparedRenewal(header=b"", key=b"", fresh_key=b"", recovery_code="")


@pytest.fixture
def folder(preferences, prepared):
    found = preferences.vault_home / "Meldpunt.confidant"
    vaults.create(found, prepared, NOW).close()
    return found


@pytest.fixture
def shell(background, own, preferences, clock, show):
    window = show(Shell(background, own, preferences, clock))
    yield window
    window.lock()


@pytest.fixture
def all_done(background, qtbot):
    """Wait until the work in hand is done and whoever still waits for it was answered."""

    def wait():
        background._pool.shutdown()
        qtbot.wait(20)

    return wait


def refused(monkeypatch, *names):
    """Let the disk with the vaults fail."""

    def dead(self, *_, **__):
        raise OSError(errno.EIO, "dead")

    for name in names:
        monkeypatch.setattr(pathlib.Path, name, dead)


def test_a_lock_while_the_passphrase_is_tried_keeps_the_vault_closed(folder, shell, all_done):
    page = shell.centralWidget().currentWidget()
    page.passphrase.setText(PASSPHRASE)
    page.open.click()
    shell.lock()
    all_done()
    assert shell.vault() is None
    fresh = shell.centralWidget().currentWidget()
    assert isinstance(fresh, UnlockPage)
    assert fresh.open.isEnabled()


def test_a_lock_forgets_a_recovery_code_and_what_it_was_opening(folder, shell, prepared, all_done):
    door = shell.centralWidget()
    door.show_recover(folder)
    page = door.currentWidget()
    page.code.setText(prepared.recovery_code)
    page.check.click()
    for field in (page.passphrase.first, page.passphrase.second):
        field.setText(FRESH)
    page.open.click()
    shell.lock()
    all_done()
    assert shell.vault() is None
    assert isinstance(door.currentWidget(), UnlockPage)
    assert not shiboken6.isValid(page)
    assert vaults.key_from_passphrase(folder, PASSPHRASE) == prepared.key


def test_a_lock_asks_for_the_vault_that_was_being_opened(shell, tmp_path, prepared):
    elsewhere = tmp_path / "elders" / "Ver.confidant"
    vaults.create(elsewhere, prepared, NOW).close()
    door = shell.centralWidget()
    door.show_unlock(elsewhere)
    door.show_recover(elsewhere)
    assert isinstance(door.currentWidget(), RecoverPage)
    shell.lock()
    assert door.currentWidget()._folder() == elsewhere


def test_a_lock_forgets_a_vault_that_is_being_set_up(shell, prepared, preferences):
    door = shell.centralWidget()
    door.show_setup()
    page = door.currentWidget()
    page.rehearse(prepared)
    shell.lock()
    assert isinstance(door.currentWidget(), WelcomePage)
    assert prepared.recovery_code not in said(shell)
    assert vaults_in(preferences.vault_home) == ()


def test_a_lock_closes_what_the_door_was_asking(shell, when_asked, qtbot):
    door = shell.centralWidget()
    page, asked = door.currentWidget(), []

    def lock_meanwhile(dialog):
        asked.append(dialog)
        shell.lock()
        assert not dialog.isVisible()

    when_asked(lock_meanwhile)
    page.existing.click()
    qtbot.waitUntil(lambda: not shiboken6.isValid(page))
    assert asked
    assert isinstance(door.currentWidget(), WelcomePage)


@pytest.mark.parametrize("locked", [True, False])
def test_a_renewal_goes_on_behind_a_lock_and_then_asks_for_the_passphrase(
    folder, shell, prepared, monkeypatch, qtbot, locked
):
    go_on = Event()

    def renew(*_):
        go_on.wait(10)
        return prepared.key

    monkeypatch.setattr(keys, "renew_data_key", renew)
    door = shell.centralWidget()
    door.show_renew(folder, RENEWAL)
    page = door.currentWidget()
    if locked:
        shell.lock()
    assert door.currentWidget() is page
    go_on.set()
    qtbot.waitUntil(lambda: shell.centralWidget() is not door or door.currentWidget() is not page)
    assert (shell.vault() is None) is locked
    if locked:
        assert isinstance(door.currentWidget(), UnlockPage)


def test_a_renewal_that_fails_behind_a_lock_says_so(folder, shell, monkeypatch, qtbot):
    door = shell.centralWidget()
    door.show_renew(folder.with_name("Weg.confidant"), RENEWAL)
    shell.lock()
    page = door.currentWidget()
    assert isinstance(page, RenewPage)
    qtbot.waitUntil(page.back.isVisible, timeout=SLOW)
    shell.lock()
    assert isinstance(door.currentWidget(), UnlockPage)


def test_a_backup_that_is_put_back_goes_on_behind_a_lock(shell, monkeypatch, tmp_path, qtbot):
    go_on = Event()
    restored = restoring.Restored.__new__(restoring.Restored)
    object.__setattr__(restored, "folder", tmp_path / "Terug.confidant")

    def restore(*_):
        go_on.wait(10)
        return restored

    door = shell.centralWidget()
    door.show_restore()
    page = door.currentWidget()
    page._background.run(page, restore, page.restored.emit, page.complain)
    shell.lock()
    assert door.currentWidget() is page
    go_on.set()
    qtbot.waitUntil(lambda: isinstance(door.currentWidget(), UnlockPage), timeout=SLOW)
    door.show_restore()
    shell.lock()
    assert not isinstance(door.currentWidget(), RestorePage)


def test_a_disk_that_fails_leaves_nothing_of_a_case_on_the_screen(
    folder, shell, prepared, monkeypatch
):
    vault = vaults.open_vault(folder, prepared.key, NOW)
    shell.unlock(vault)
    room = shell.centralWidget()
    refused(monkeypatch, "is_dir", "glob", "exists", "stat")
    shell.lock()
    monkeypatch.undo()
    assert vault.is_closed()
    assert not room.isVisible()
    assert isinstance(shell.centralWidget(), Door)
    assert isinstance(shell.centralWidget().currentWidget(), WelcomePage)


def test_a_door_that_cannot_be_made_leaves_nothing_of_a_case_on_the_screen(
    folder, shell, prepared, monkeypatch
):
    vault = vaults.open_vault(folder, prepared.key, NOW)
    shell.unlock(vault)
    room = shell.centralWidget()

    def broken(*_):
        raise ValueError("a bug")

    monkeypatch.setattr(shells, "Door", broken)
    with pytest.raises(ValueError, match="a bug"):
        shell.lock()
    monkeypatch.undo()
    assert vault.is_closed()
    assert not room.isVisible()
    assert shell.centralWidget() is None


def test_a_lock_while_nothing_is_open_yet_changes_nothing_that_matters(shell):
    door = shell.centralWidget()
    shell.lock()
    assert shell.centralWidget() is door
    assert isinstance(door.currentWidget(), WelcomePage)


def test_a_check_of_the_vault_ends_quietly_at_a_lock(
    folder, shell, prepared, background, monkeypatch, all_done
):
    begun, locked, answers = Event(), Event(), []
    real = checking.integrity

    def wait(*args):
        begun.set()
        locked.wait(10)
        return real(*args)

    monkeypatch.setattr(checking, "integrity", wait)
    background._finished.connect(lambda _, outcome: answers.append(outcome))
    shell.unlock(vaults.open_vault(folder, prepared.key, NOW))
    shell.centralWidget().show_place(Place.SETTINGS)
    press(shell, "Kluis nakijken")
    assert begun.wait(10)
    shell.lock()
    locked.set()
    all_done()
    assert answers == [None]
