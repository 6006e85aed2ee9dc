"""Instellingen."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from confidant_app.domain.log import Act
from confidant_app.services import vaults
from confidant_app.storage import rows_log
from confidant_app.ui.pages.settings import SettingsPage
from confidant_app.ui.preferences import Preferences
from confidant_app.ui.theme import Look, Theme
from confidant_app.ui.version import VERSION
from tests.ui.window_fixtures import NOW, press, said

ROOT = Path(__file__).parents[2]


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


def check(page, qtbot):
    press(page, "Kluis nakijken")
    qtbot.waitUntil(page.checking.result.isVisible, timeout=20_000)


def test_a_whole_vault_is_said_to_be_in_order(real, qtbot):
    check(real, qtbot)
    assert "Alles is in orde." in said(real)
    assert Act.VAULT_CHECKED in {entry.act for entry in rows_log.entries(real.desk.vault)}


def test_a_broken_log_is_reported(real, qtbot):
    vault = real.desk.vault
    with vault.transaction():
        vault.write(
            "INSERT INTO log_entry (at, act, record, facts, hash) VALUES (?, ?, '', '{}', ?)",
            ("2026-01-01T00:00:00.000000Z", "case_added", bytes(32)),
        )
    check(real, qtbot)
    assert "Alles is in orde." not in said(real)
    assert "Het logboek is veranderd" in said(real)
    assert not real.checking.mend.isVisible()


def test_a_damaged_header_is_named_and_written_again_when_asked(real, qtbot):
    second = real.desk.vault.folder / "slots-copy.json"
    whole = second.read_bytes()
    second.write_bytes(b"?" + whole[1:])
    check(real, qtbot)
    assert "slots-copy.json ontbreekt of is beschadigd" in said(real)
    press(real, "Slotbestand opnieuw schrijven")
    assert second.read_bytes() == whole
    assert not real.checking.mend.isVisible()


def test_looking_can_be_stopped(real, qtbot):
    press(real, "Kluis nakijken")
    press(real, "Stop")
    qtbot.waitUntil(real.checking.check.isEnabled, timeout=20_000)
    assert real.checking.busy.isHidden()


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
