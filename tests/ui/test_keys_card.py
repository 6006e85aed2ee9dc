"""Instellingen, Sleutels: another passphrase, another sheet, another data key."""

import pytest
from PySide6.QtWidgets import QFileDialog, QMainWindow

from confidant_app.domain.errors import (
    DiskFull,
    ReadOnlyPlace,
    WrongPassphrase,
    WrongRecoveryCode,
)
from confidant_app.domain.log import Act
from confidant_app.services import documents, keys, vaults
from confidant_app.storage import rows_log
from confidant_app.ui.desk import Place
from confidant_app.ui.dialogs.recovery_sheet import RecoverySheetDialog
from confidant_app.ui.door import Door, renew_behind
from confidant_app.ui.pages.renew import RenewPage
from confidant_app.ui.pages.settings import SettingsPage
from confidant_app.ui.pages.unlock import UnlockPage
from confidant_app.ui.shell import Shell
from confidant_app.ui.theme import Theme
from tests.ui.window_fixtures import NOW, PASSPHRASE, press, said

FRESH = "roest-eikel-tramhalte-olifant"
SLOW = 15_000  # ms; a key is stretched on purpose


@pytest.fixture
def vault(tmp_path, prepared):
    with vaults.create(tmp_path / "Echt.confidant", prepared, NOW) as opened:
        yield opened


@pytest.fixture
def page(make_desk, vault, preferences, show):
    return show(SettingsPage(make_desk(vault), preferences))


def change(dialog, present=PASSPHRASE):
    assert not dialog.save.isEnabled()
    dialog.present.setText(present)
    dialog.fresh.first.setText(FRESH)
    dialog.fresh.second.setText(FRESH)
    assert dialog.save.isEnabled()
    dialog.save.click()


def present(dialog, typed=PASSPHRASE):
    assert not dialog.save.isEnabled()
    dialog.present.setText(typed)
    dialog.save.click()


def type_back(dialog):
    press(dialog, "Verder")
    dialog.rehearsal.code.setText(dialog.rehearsal.shown_code.text().lower())
    press(dialog, "In gebruik nemen")


def test_the_card_says_when_to_use_which(page):
    text = said(page)
    for when in ("Je herstelblad blijft geldig", "Herstelblad kwijt", "de hele kluis krijgt"):
        assert when in text
    for act in ("Wachtzin wijzigen …", "Nieuw herstelblad …", "Sleutel vernieuwen …"):
        assert act in text


def test_the_passphrase_changes_only_with_the_present_one(page, vault, when_asked, qtbot):
    page.complain(WrongPassphrase())
    when_asked(change)
    press(page, "Wachtzin wijzigen …")
    assert "Even geduld" in said(page)
    assert not page.keys.sheet.isEnabled()
    qtbot.waitUntil(lambda: "De nieuwe wachtzin geldt vanaf nu." in said(page), timeout=SLOW)
    assert "past niet" not in said(page)
    assert len(vaults.key_from_passphrase(vault.folder, FRESH)) == 32
    with pytest.raises(WrongPassphrase):
        vaults.key_from_passphrase(vault.folder, PASSPHRASE)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("Wachtzin wijzigen …", lambda dialog: change(dialog, "iets heel anders")),
        ("Nieuw herstelblad …", lambda dialog: present(dialog, "iets heel anders")),
        ("Sleutel vernieuwen …", lambda dialog: change(dialog, "iets heel anders")),
    ],
)
def test_a_wrong_present_passphrase_changes_nothing(page, vault, when_asked, qtbot, name, answer):
    before = (vault.folder / "slots.json").read_bytes()
    when_asked(answer)
    press(page, name)
    qtbot.waitUntil(lambda: "Deze wachtzin past niet op de kluis." in said(page), timeout=SLOW)
    assert (vault.folder / "slots.json").read_bytes() == before
    assert page.keys.change.isEnabled()
    assert "Even geduld" not in said(page)


@pytest.mark.parametrize(
    "name", ["Wachtzin wijzigen …", "Nieuw herstelblad …", "Sleutel vernieuwen …"]
)
def test_cancelling_asks_nothing_of_the_vault(page, when_asked, name):
    when_asked(lambda dialog: dialog.reject())
    press(page, name)
    assert not page.desk.background.is_busy()


def test_a_new_sheet_counts_after_its_code_was_typed_back(page, vault, prepared, when_asked, qtbot):
    codes = []

    def answer(dialog):
        shown = dialog.rehearsal.shown_code.text()
        press(dialog, "Verder")
        assert shown not in said(dialog)
        dialog.rehearsal.code.setText(prepared.recovery_code)
        press(dialog, "In gebruik nemen")
        assert "dit is niet de code van dit blad" in said(dialog)
        press(dialog, "Terug naar het blad")
        codes.append(shown)
        type_back(dialog)

    when_asked(present)
    press(page, "Nieuw herstelblad …")
    when_asked(answer, tries=1500)
    qtbot.waitUntil(lambda: "Vernietig het oude blad." in said(page), timeout=SLOW)
    assert vaults.key_from_recovery(vault.folder, codes[0]) == prepared.key
    with pytest.raises(WrongRecoveryCode):
        vaults.key_from_recovery(vault.folder, prepared.recovery_code)


def test_a_sheet_that_was_not_typed_back_leaves_the_old_one(
    page, vault, prepared, when_asked, qtbot
):
    gone = []

    def leave(dialog):
        press(dialog, "Annuleren")
        gone.append(True)

    when_asked(present)
    press(page, "Nieuw herstelblad …")
    when_asked(leave, tries=1500)
    qtbot.waitUntil(lambda: bool(gone) and page.keys.sheet.isEnabled(), timeout=SLOW)
    assert "Vernietig" not in said(page)
    assert vaults.key_from_recovery(vault.folder, prepared.recovery_code) == prepared.key


def test_the_sheet_is_saved_and_wiped_and_a_refusal_is_told(
    page, vault, prepared, tmp_path, monkeypatch, show
):
    dialog = show(RecoverySheetDialog(page, Theme(), prepared, "Echt", NOW.date()))
    places = [tmp_path / "geen" / "blad.pdf", tmp_path / "blad.pdf"]
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *a, **k: (str(places.pop(0)) if places else "", "")
    )
    press(dialog, "Herstelblad bewaren als PDF …")
    assert "Dit bestand is er niet." in said(dialog)
    press(dialog, "Herstelblad bewaren als PDF …")
    press(dialog, "Herstelblad bewaren als PDF …")
    press(dialog, "Verder")
    assert "Dit bestand is er niet." not in said(dialog)
    assert (tmp_path / "blad.pdf").read_bytes().startswith(b"%PDF")

    def refuse(_):
        raise ReadOnlyPlace

    with monkeypatch.context() as patch:
        patch.setattr(documents, "remove", refuse)
        press(dialog, "Herstelblad wissen")
    assert "mag niet worden geschreven" in said(dialog)
    press(dialog, "Herstelblad wissen")
    assert not (tmp_path / "blad.pdf").exists()
    assert dialog.rehearsal.wipe.isHidden()
    with pytest.raises(ValueError, match="a bug"):
        dialog._complain(ValueError("a bug"))


@pytest.fixture
def shell(background, own, preferences, clock, show, vault):
    found = show(Shell(background, own, preferences, clock))
    found.unlock(vault)
    found.centralWidget().show_place(Place.SETTINGS)
    yield found
    found.lock()


def test_a_renewed_key_locks_the_window_and_opens_it_again(
    shell, vault, prepared, when_asked, qtbot
):
    codes = []

    def answer(dialog):
        codes.append(dialog.rehearsal.shown_code.text())
        type_back(dialog)

    def warned(dialog):
        assert "reservekopieën van vóór vandaag gaan nog wel open" in said(dialog)
        change(dialog)

    when_asked(warned)
    press(shell, "Sleutel vernieuwen …")
    when_asked(answer, tries=1500)
    qtbot.waitUntil(lambda: shell.vault() not in (None, vault), timeout=SLOW)
    assert vault.is_closed()
    assert vaults.key_from_recovery(vault.folder, codes[0]) != prepared.key
    acts = [entry.act for entry in rows_log.entries(shell.vault())]
    assert acts == [Act.VAULT_CREATED, Act.DATA_KEY_RENEWED, Act.VAULT_OPENED]


@pytest.mark.parametrize("step", ["renew_data_key", "open_vault"])
def test_a_renewal_that_fails_says_so_and_leads_back_to_the_vault(
    vault, background, preferences, clock, show, qtbot, monkeypatch, step
):
    def full(*_):
        raise DiskFull

    renewal = keys.PreparedRenewal(header=b"", key=b"", fresh_key=b"", recovery_code="")
    monkeypatch.setattr(keys, "renew_data_key", lambda *_: bytes(32))
    monkeypatch.setattr(keys if step == "renew_data_key" else vaults, step, full)
    door = show(Door(background, preferences, clock))
    door.show_renew(vault.folder, renewal)
    page = door.currentWidget()
    assert isinstance(page, RenewPage)
    assert "raakt er niets kwijt" in said(page)
    assert page.back.isHidden()
    qtbot.waitUntil(lambda: "De schijf is vol." in said(page), timeout=SLOW)
    press(page, "Naar de kluis")
    assert isinstance(door.currentWidget(), UnlockPage)


def test_only_a_door_renews(qtbot, vault, show):
    locked = []
    window = show(QMainWindow())
    renewal = keys.PreparedRenewal(header=b"", key=b"", fresh_key=b"", recovery_code="")
    renew_behind(window, lambda: locked.append(True), vault.folder, renewal)
    assert locked == [True]
    assert window.centralWidget() is None
