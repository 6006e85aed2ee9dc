"""Everything before a vault is open: welcome, new vault, passphrase, recovery code."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from confidant_app.crypto import slots
from confidant_app.domain.errors import WeakPassphrase
from confidant_app.services import vaults
from confidant_app.ui.door import Door, vaults_in
from confidant_app.ui.pages.setup import SetupPage
from confidant_app.ui.pages.unlock import UnlockPage
from confidant_app.ui.pages.welcome import WelcomePage
from tests.ui.window_fixtures import NOW, PASSPHRASE, press, said

FRESH = "roest-eikel-tramhalte-olifant"
SLOW = 15_000  # ms; a key is stretched on purpose


@pytest.fixture
def open_door(background, preferences, clock, show):
    def opened(last=None):
        return show(Door(background, preferences, clock, last))

    return opened


@pytest.fixture
def home(preferences, prepared):
    vaults.create(preferences.vault_home / "Meldpunt.confidant", prepared, NOW).close()
    return preferences.vault_home


def test_the_first_start_offers_three_ways_in(open_door, qtbot):
    door = open_door()
    page = door.currentWidget()
    assert isinstance(page, WelcomePage)
    assert page.fresh.hasFocus()
    for text in ("Nieuwe kluis", "Bestaande kluis", "Bekijk een voorbeeld"):
        assert text in said(door)
    press(door, "Nieuwe kluis")
    assert isinstance(door.currentWidget(), SetupPage)
    assert door.currentWidget().name.hasFocus()
    press(door, "Stoppen")
    assert isinstance(door.currentWidget(), WelcomePage)


def test_the_example_opens_with_its_cases(open_door, preferences, qtbot):
    door = open_door()
    with qtbot.waitSignal(door.opened, timeout=SLOW) as opened:
        press(door, "Bekijk een voorbeeld")
    vault = opened.args[0]
    assert vault.folder.parent == preferences.example_home
    assert vault.read("SELECT count(*) FROM case_file")[0][0] >= 60
    vault.close()


def test_an_existing_vault_is_chosen_by_its_folder(open_door, home, when_asked, monkeypatch):
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *a: str(home / "Meldpunt.confidant")
    )
    door = open_door()
    door.show_welcome()
    press(door, "Bestaande kluis")
    assert isinstance(door.currentWidget(), UnlockPage)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *a: "")
    door.show_welcome()
    press(door, "Bestaande kluis")
    assert isinstance(door.currentWidget(), WelcomePage)


def test_a_known_vault_is_asked_for_and_opens_by_keys_alone(open_door, home, qtbot):
    door = open_door()
    page = door.currentWidget()
    assert isinstance(page, UnlockPage)
    assert page.passphrase.hasFocus()
    qtbot.keyClicks(page.passphrase, PASSPHRASE)
    with qtbot.waitSignal(door.opened, timeout=SLOW) as opened:
        qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    assert page.passphrase.text() == ""
    opened.args[0].close()


def test_the_locked_screen_tells_nothing_but_that_it_is_locked(open_door, home):
    text = said(open_door())
    assert "De kluis is op slot" in text
    assert "Meldpunt" not in text


def test_a_wrong_passphrase_is_refused_and_can_be_tried_again(open_door, home, qtbot):
    page = open_door().currentWidget()
    qtbot.keyClicks(page.passphrase, "verkeerd geraden")
    press(page, "Openen")
    assert not page.open.isEnabled()
    qtbot.waitUntil(lambda: "Deze wachtzin past niet op de kluis." in said(page), timeout=SLOW)
    assert page.open.isEnabled()
    assert page.passphrase.hasFocus()


def test_a_vault_in_use_says_so(open_door, home, qtbot):
    folder = home / "Meldpunt.confidant"
    other = vaults.open_vault(folder, vaults.key_from_passphrase(folder, PASSPHRASE), NOW)
    page = open_door().currentWidget()
    qtbot.keyClicks(page.passphrase, PASSPHRASE)
    press(page, "Openen")
    qtbot.waitUntil(lambda: "al open in een ander venster" in said(page), timeout=SLOW)
    other.close()


def test_with_more_vaults_one_is_chosen(open_door, home, prepared, preferences):
    vaults.create(home / "Tweede.confidant", prepared, NOW).close()
    page = open_door(home / "Tweede.confidant").currentWidget()
    assert [page.choice.itemText(n) for n in range(2)] == ["Tweede", "Meldpunt"]
    assert page.choice.isVisible()


def test_the_vault_that_was_locked_just_now_is_asked_for_first(open_door, home, prepared, tmp_path):
    elsewhere = tmp_path / "stick" / "Anders.confidant"
    vaults.create(elsewhere, prepared, NOW).close()
    page = open_door(elsewhere).currentWidget()
    assert page._folder() == elsewhere
    press(page, "Andere kluis")


def test_the_example_is_never_asked_for_because_nobody_knows_its_passphrase(
    open_door, preferences, prepared
):
    folder = preferences.example_home / "Voorbeeld.confidant"
    vaults.create(folder, prepared, NOW).close()
    assert isinstance(open_door(folder).currentWidget(), WelcomePage)


def test_a_new_passphrase_is_weighed_while_typing(open_door, qtbot):
    door = open_door()
    door.show_setup()
    page = door.currentWidget()
    page.go(1)
    assert page.passphrase.first.hasFocus()
    page.passphrase.first.setText("welkom")
    page.passphrase.second.setText("welkom")
    assert not page.choose.isEnabled()
    page.passphrase.first.setText(FRESH)
    assert "De twee wachtzinnen zijn nog niet gelijk." in said(page)
    page.passphrase.second.setText(FRESH)
    assert page.choose.isEnabled()
    assert page.passphrase.first.echoMode() is QLineEdit.EchoMode.Password
    press(page, "Laat zien wat ik typ")
    assert page.passphrase.first.echoMode() is QLineEdit.EchoMode.Normal


def test_a_name_that_cannot_be_a_folder_is_refused(open_door, home):
    door = open_door()
    door.show_setup()
    page = door.currentWidget()
    for name, reason in (
        ("", "letters en cijfers"),
        ("a/b", "letters en cijfers"),
        ("Meldpunt", "al een kluis met deze naam"),
    ):
        page.name.setText(name)
        press(page, "Verder")
        assert reason in said(page)
    page.name.setText("Nieuw")
    press(page, "Verder")
    assert not page.complaint.isVisible()


def test_a_strong_passphrase_leads_to_the_sheet_by_keys_alone(open_door, qtbot):
    door = open_door()
    door.show_setup()
    page = door.currentWidget()
    page.go(1)
    for field in (page.passphrase.first, page.passphrase.second):
        qtbot.keyClicks(field, FRESH)
    qtbot.keyClick(page.passphrase.second, Qt.Key.Key_Return)
    assert "je computer wordt gemeten" in said(page)
    assert not page.choose.isEnabled()
    assert page.passphrase.first.text() == ""
    qtbot.waitUntil(page.rehearsal.shown_code.isVisible, timeout=SLOW)
    assert page.rehearsal.save_sheet.hasFocus()
    assert len(page.rehearsal.shown_code.text()) == 34
    page.go(3)
    assert page.rehearsal.code.hasFocus()
    page.go(2)
    assert page.rehearsal.save_sheet.hasFocus()


def test_a_passphrase_that_the_service_refuses_can_be_chosen_again(open_door, qtbot, monkeypatch):
    def weak(_):
        raise WeakPassphrase

    monkeypatch.setattr(vaults, "prepare", weak)
    door = open_door()
    door.show_setup()
    page = door.currentWidget()
    page.go(1)
    page._prepare()
    qtbot.waitUntil(lambda: "te makkelijk te raden" in said(page), timeout=SLOW)
    assert "je computer wordt gemeten" not in said(page)


def test_the_vault_is_made_only_after_the_code_was_typed_back(
    open_door, preferences, prepared, tmp_path, monkeypatch, qtbot
):
    door = open_door()
    press(door, "Nieuwe kluis")
    page = door.currentWidget()
    page.rehearsal._save()
    page.rehearsal._finish()
    assert vaults_in(preferences.vault_home) == ()
    page.rehearse(prepared)
    page.go(2)
    assert prepared.recovery_code in said(page)
    sheet = tmp_path / "blad.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(sheet), ""))
    press(page, "Herstelblad bewaren als PDF …")
    assert sheet.read_bytes().startswith(b"%PDF")
    press(page, "Verder")
    page.rehearsal.code.setText(slots.RecoveryCode.new().text)
    press(page, "Kluis maken")
    assert "dit is niet de code van dit blad" in said(page)
    assert vaults_in(preferences.vault_home) == ()
    page.rehearsal.code.setText(prepared.recovery_code)
    with qtbot.waitSignal(door.opened) as opened:
        press(page, "Kluis maken")
    opened.args[0].close()
    assert [v.stem for v in vaults_in(preferences.vault_home)] == ["Meldpunt"]


def test_a_sheet_that_cannot_be_saved_says_so(open_door, prepared, tmp_path, monkeypatch):
    page = open_door()
    page.show_setup()
    setup = page.currentWidget()
    setup.rehearse(prepared)
    setup.go(2)
    nowhere = tmp_path / "geen" / "map" / "blad.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(nowhere), ""))
    press(setup, "Herstelblad bewaren als PDF …")
    assert "Dit bestand is er niet." in said(setup)
