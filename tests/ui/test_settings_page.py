"""Instellingen."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from confidant_app.domain.errors import WrongPassphrase
from confidant_app.services import vaults
from confidant_app.ui.pages.settings import SettingsPage
from confidant_app.ui.preferences import Preferences
from confidant_app.ui.theme import Look, Theme
from confidant_app.ui.version import VERSION
from tests.ui.window_fixtures import NOW, PASSPHRASE, press, said

ROOT = Path(__file__).parents[2]
FRESH = "roest-eikel-tramhalte-olifant"


@pytest.fixture
def page(desk, preferences, show):
    return show(SettingsPage(desk, preferences))


@pytest.fixture
def real(tmp_path, prepared, make_desk, preferences, show):
    vault = vaults.create(tmp_path / "Echt.confidant", prepared, NOW)
    yield show(SettingsPage(make_desk(vault), preferences))
    vault.close()


def test_the_look_and_size_of_now_are_chosen(page):
    assert page.looks[Look.LIGHT].isChecked()
    assert page.percent.currentText() == "100 %"


def test_another_look_is_asked_of_the_window(page, qtbot):
    with qtbot.waitSignal(page.desk.way.theme) as asked:
        page.looks[Look.DARK].click()
    assert asked.args == [Theme(look=Look.DARK)]
    with qtbot.waitSignal(page.desk.way.theme) as asked:
        page.percent.setCurrentIndex(page.percent.findText("200 %"))
    assert asked.args == [Theme(percent=200)]
    with qtbot.assertNotEmitted(page.desk.way.theme):
        page.looks[Look.LIGHT].click()


def test_the_time_until_the_lock_is_kept_and_takes_effect_at_once(page, preferences, qtbot):
    assert page.idle.currentText() == "na 5 minuten"
    with qtbot.waitSignal(page.desk.way.idle):
        page.idle.setCurrentIndex(page.idle.findText("na 15 minuten"))
    assert preferences.idle_minutes() == 15


def test_the_passphrase_changes_only_with_the_present_one(real, when_asked, qtbot):
    def answer(dialog):
        assert not dialog.save.isEnabled()
        dialog.present.setText(PASSPHRASE)
        dialog.fresh.first.setText(FRESH)
        dialog.fresh.second.setText(FRESH)
        assert dialog.save.isEnabled()
        dialog.save.click()

    when_asked(answer)
    press(real, "Wachtzin wijzigen …")
    qtbot.waitUntil(lambda: "De nieuwe wachtzin geldt vanaf nu." in said(real), timeout=15_000)
    folder = real.desk.vault.folder
    assert len(vaults.key_from_passphrase(folder, FRESH)) == 32
    with pytest.raises(WrongPassphrase):
        vaults.key_from_passphrase(folder, PASSPHRASE)


def test_a_wrong_present_passphrase_changes_nothing(real, when_asked, qtbot):
    def answer(dialog):
        dialog.present.setText("iets heel anders")
        dialog.fresh.first.setText(FRESH)
        dialog.fresh.second.setText(FRESH)
        dialog.save.click()

    before = (real.desk.vault.folder / "slots.json").read_bytes()
    when_asked(answer)
    press(real, "Wachtzin wijzigen …")
    qtbot.waitUntil(lambda: "Deze wachtzin past niet op de kluis." in said(real), timeout=15_000)
    assert (real.desk.vault.folder / "slots.json").read_bytes() == before
    assert real.change.isEnabled()


def test_cancelling_asks_nothing_of_the_vault(page, when_asked):
    when_asked(lambda dialog: dialog.reject())
    press(page, "Wachtzin wijzigen …")
    assert not page.desk.background.is_busy()


def test_a_whole_vault_is_said_to_be_in_order(real):
    press(real, "Kluis nakijken")
    assert "Alles is in orde." in said(real)


def test_a_broken_log_is_reported(real):
    vault = real.desk.vault
    with vault.transaction():
        vault.write(
            "INSERT INTO log_entry (at, act, record, facts, hash) VALUES (?, ?, '', '{}', ?)",
            ("2026-01-01T00:00:00.000000Z", "case_added", bytes(32)),
        )
    press(real, "Kluis nakijken")
    assert "Alles is in orde." not in said(real)
    assert "Het logboek is veranderd" in said(real)


def test_the_page_tells_version_licence_and_that_nothing_leaves(page):
    text = said(page)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["version"] == VERSION
    assert f"Versie {VERSION}" in text
    assert "EUPL 1.2" in text
    assert "nooit verbinding met internet" in text


def test_preferences_survive_a_restart_and_bad_values_count_as_the_default(tmp_path):
    first = Preferences(tmp_path, tmp_path / "kluizen")
    first.keep_theme(Theme(look=Look.DARK, percent=150))
    first.keep_idle_minutes(30)
    second = Preferences(tmp_path, tmp_path / "kluizen")
    assert second.theme() == Theme(look=Look.DARK, percent=150)
    assert second.idle_minutes() == 30
    text = (tmp_path / "preferences.ini").read_text()
    assert "kluizen" not in text
    bad = text.replace("150", "999").replace("dark", "pink").replace("30", "veel")
    (tmp_path / "preferences.ini").write_text(bad)
    third = Preferences(tmp_path / ".", tmp_path, replace(Theme(), look=Look.LIGHT))
    assert third.theme() == Theme()
    assert third.idle_minutes() == 5
