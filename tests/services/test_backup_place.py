"""Where backups go, and when it is time for one."""

import sys
from datetime import timedelta
from pathlib import Path

import pytest

from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.vault_errors import BackupPlaceMissing, OpenedReadOnly
from confidant_app.services import backing_up, backup_place
from confidant_app.storage.vault import Vault, VaultKind
from tests.services.backups import new_vault
from tests.services.desk import NOW


@pytest.fixture
def usual(tmp_path):
    return tmp_path / "kluizen" / backup_place.USUAL


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def test_the_usual_place_is_made_when_it_is_needed(home, usual):
    assert backup_place.place(home, usual) == usual
    assert backup_place.is_there(home, usual)
    assert not usual.exists()
    made = backing_up.work(backup_place.prepare(home, usual, NOW))
    assert made.path.parent == usual
    assert usual.stat().st_mode & 0o077 == 0


def test_a_chosen_place_is_kept_in_the_vault_and_never_made(home, usual, stick):
    backup_place.choose(home, stick)
    assert backup_place.place(home, usual) == stick
    stick.rename(stick.with_name("weg"))
    assert not backup_place.is_there(home, usual)
    with pytest.raises(BackupPlaceMissing):
        backup_place.prepare(home, usual, NOW)
    assert not stick.exists()
    assert backup_place.place(home, usual) == stick


def test_a_place_that_is_not_there_or_inside_the_vault_is_not_taken(home, usual, stick):
    with pytest.raises(BackupPlaceMissing):
        backup_place.choose(home, stick / "niets")
    for inside in (home.folder, home.folder / "files"):
        with pytest.raises(InvalidValue):
            backup_place.choose(home, inside)
    assert backup_place.place(home, usual) == usual


def test_a_vault_that_is_open_to_read_chooses_no_place(home, prepared, stick):
    with (
        Vault.open_to_read(home.folder, prepared.key) as reading,
        pytest.raises(OpenedReadOnly),
    ):
        backup_place.choose(reading, stick)


def test_a_place_beside_the_vault_is_on_the_same_disk_even_before_it_is_made(home, usual):
    assert backup_place.is_on_same_disk(home, usual)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason=f"no other disk on {sys.platform}")
def test_a_place_on_another_disk_is_told_apart(home):
    assert not backup_place.is_on_same_disk(home, Path("/proc/self"))


def test_all_vaults_and_damaged_files_in_a_folder_are_found_newest_first(
    home, tmp_path, prepared, stick
):
    first = backing_up.make(home, stick, NOW)
    bad = stick / f"Oud-20250101-120000{backing_up.SUFFIX}"
    bad.write_bytes(b"geen kopie")
    with new_vault(tmp_path / "Bea.confidant", prepared) as other:
        second = backing_up.make(other, stick, NOW + timedelta(days=1))
    found = backing_up.backups_in(stick)
    assert [one.path for one in found] == [second.path, first.path, bad]
    assert [one.is_damaged for one in found] == [False, False, True]
    assert backing_up.backups_in(stick / "niets") == ()


def test_a_backup_is_wanted_once_a_day(home, prepared, stick):
    assert backup_place.is_wanted_today(home, NOW)
    backing_up.make(home, stick, NOW)
    assert not backup_place.is_wanted_today(home, NOW + timedelta(hours=12))
    tomorrow = NOW + timedelta(days=1)
    assert backup_place.is_wanted_today(home, tomorrow)
    with Vault.open_to_read(home.folder, prepared.key) as reading:
        assert not backup_place.is_wanted_today(reading, tomorrow)


def test_somebody_is_reminded_after_more_than_a_week(home, prepared, stick):
    week = timedelta(days=7)
    assert backup_place.days_without(home, NOW + week) is None
    assert backup_place.days_without(home, NOW + week + timedelta(days=2)) == 9
    backing_up.make(home, stick, NOW + week)
    assert backup_place.days_without(home, NOW + week * 2) is None
    assert backup_place.days_without(home, NOW + week * 3) == 14
    with Vault.open_to_read(home.folder, prepared.key) as reading:
        assert backup_place.days_without(reading, NOW + week * 3) is None


def test_a_vault_of_which_nobody_knows_the_age_reminds_of_nothing(tmp_path):
    folder = tmp_path / "Kaal.confidant"
    with Vault.create(folder, b"{}", bytes(32), VaultKind.CONFIDANT) as bare:
        assert backup_place.days_without(bare, NOW) is None
