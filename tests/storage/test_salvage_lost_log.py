"""A write-ahead log that lost finished work is told, and nothing is removed on its word."""

import shutil
from datetime import timedelta

import pytest

from confidant_app.domain.errors import DatabaseDamaged
from confidant_app.domain.log import Act
from confidant_app.storage import rows_cases, rows_log
from confidant_app.storage.connection import PAGE_SIZE
from confidant_app.storage.integrity import integrity
from confidant_app.storage.salvage import salvage
from confidant_app.storage.vault import Vault
from tests.storage import samples

LATER = samples.NOON + timedelta(days=2)
HEADER, FRAME = 32, 24 + PAGE_SIZE


def add_case(vault, number):
    case = samples.a_full_case(f"2026-{number:04d}")
    with vault.transaction():
        rows_cases.insert(vault, case)
        rows_log.append(vault, samples.NOON, Act.CASE_ADDED, str(case.id))
    return case.id


def erase(vault, case):
    with vault.transaction():
        rows_cases.delete(vault, case)
        rows_log.append(vault, LATER, Act.CASE_ERASED, str(case))


@pytest.fixture
def story(tmp_path, key):
    """A killed vault with work in its log alone, the backup from before, and what was done."""
    with samples.new_vault(tmp_path / "v", key) as vault:
        before = [add_case(vault, number) for number in range(1, 4)]
    shutil.copytree(tmp_path / "v", tmp_path / "backup")
    with Vault.open(tmp_path / "v", key) as vault:
        later = [add_case(vault, number) for number in range(4, 9)]
        with vault.transaction():  # away without a word in the log
            rows_cases.delete(vault, before[1])
        middle = (vault.folder / "vault.db-wal").stat().st_size
        later += [add_case(vault, number) for number in range(9, 12)]
        erase(vault, before[0])
        shutil.copytree(vault.folder, tmp_path / "killed", ignore=lambda *_: {"vault.lock"})
    return tmp_path / "killed", tmp_path / "backup", before, later, middle


def flip(folder, at):
    log = folder / "vault.db-wal"
    data = bytearray(log.read_bytes())
    data[at] ^= 1
    log.write_bytes(data)


def saved(folder, backup, key):
    with Vault.open(backup, key) as vault:
        outcome = salvage(folder / "vault.db", key, vault)
        assert integrity(vault) == ()
        return outcome, {case.id for case in rows_cases.everybody(vault)}


def test_work_behind_a_flipped_bit_is_missed_out_loud_and_nothing_is_removed(story, key):
    folder, backup, before, later, middle = story
    flip(folder, middle + 24 + 500)
    with pytest.raises(DatabaseDamaged):
        Vault.open(folder, key)
    outcome, found = saved(folder, backup, key)
    assert outcome.cut_short
    assert not outcome.log_complete
    assert outcome.removed == 0
    assert found == {*before, *later[:5]}


def test_a_log_that_is_not_read_at_all_is_told_too(story, key):
    folder, backup, before, _, _ = story
    flip(folder, 9)
    outcome, found = saved(folder, backup, key)
    assert outcome.cut_short
    assert not outcome.log_complete
    assert found == set(before)


def test_a_whole_log_comes_over_with_what_was_removed_and_erased(story, key):
    folder, backup, before, later, _ = story
    outcome, found = saved(folder, backup, key)
    assert not outcome.cut_short
    assert outcome.log_complete
    assert outcome.removed > 0
    assert found == {before[2], *later}
