"""From a backup back to a vault: whole or refused, and never over anything."""

import random
import shutil
import zipfile
from datetime import timedelta

import pytest

from confidant_app.crypto import slots
from confidant_app.domain.errors import (
    DatabaseDamaged,
    FileMissing,
    VaultExists,
    VaultNewer,
)
from confidant_app.domain.log import Act
from confidant_app.domain.vault_errors import (
    BackupDamaged,
    BackupOfAnotherVault,
    BackupUnderOlderKey,
)
from confidant_app.services import VaultKind, backing_up, importing, restoring, vaults
from confidant_app.storage import header_files, rows_backups, rows_log
from confidant_app.storage.archive import Archive
from confidant_app.storage.rebuilding import rebuild
from confidant_app.storage.vault import SEALED_FILES, Vault
from tests.services.backups import add_sealed, names, new_vault
from tests.services.desk import NOW, PASSPHRASE

LATER = NOW + timedelta(days=1)


@pytest.fixture
def home(tmp_path, prepared):
    with new_vault(tmp_path / "Ans.confidant", prepared, 1, 2, 3) as vault:
        yield vault


@pytest.fixture
def back(tmp_path):
    return tmp_path / "terug" / "Ans.confidant"


@pytest.mark.parametrize("inside", [False, True])
def test_everything_comes_back(home, stick, back, prepared, inside):
    sealed = {add_sealed(home), add_sealed(home)}
    if inside:
        made = backing_up.work(backing_up.prepare_archive(home, stick / "alles.kopie", NOW))
        backing_up.record(home, made)
        assert rows_log.entries(home)[-1].act is Act.VAULT_EXPORTED
        assert names(stick) == ["alles.kopie"]
    else:
        made = backing_up.make(home, stick, NOW)
    restored = restoring.restore(made.path, back, backing_up.vault_id(home))
    assert (restored.missing, restored.backup) == (0, made.backup)
    assert vaults.key_from_passphrase(back, PASSPHRASE) == prepared.key
    assert names(back.parent) == sorted(
        f"Ans.confidant/{name}"
        for name in ("slots.json", "slots-copy.json", "vault.db", *(f"files/{n}" for n in sealed))
    )
    for name in sealed:
        assert (back / SEALED_FILES / name).read_bytes() == (
            home.folder / SEALED_FILES / name
        ).read_bytes()
    with vaults.open_vault(back, prepared.key, LATER) as vault:
        assert importing.all_cases(vault) == importing.all_cases(home)
        restoring.note_restored(vault, restored, LATER)
        assert rows_backups.all_made(vault) == (made.backup,)
        assert rows_log.entries(vault)[-1].act is Act.BACKUP_RESTORED
        assert rows_log.first_break(vault) is None


def test_a_backup_without_its_files_says_so_and_gives_the_rest(home, stick, back, tmp_path):
    for _ in range(3):
        add_sealed(home)
    made = backing_up.make(home, stick, NOW)
    (beside,) = stick.glob("*.confidant-files")
    lost, altered, _ = sorted(beside.iterdir())
    lost.unlink()
    altered.write_bytes(bytes(altered.stat().st_size))
    info = restoring.examine(made.path)
    assert (info.files, info.missing, info.size) == (3, 1, made.backup.size)
    assert backing_up.backups_in(stick, info.vault_id)[0].missing == 1
    found = restoring.rehearse(home, made.path)
    assert (found.cases, found.contacts, found.files, found.missing) == (3, 3, 3, 2)
    assert restoring.restore(made.path, back).missing == 2
    assert len(names(back / SEALED_FILES)) == 1
    alone = tmp_path / "los.confidant-backup"
    shutil.copy(made.path, alone)
    assert restoring.examine(alone).missing == 3


def test_nothing_is_ever_overwritten(home, stick, tmp_path):
    made = backing_up.make(home, stick, NOW)
    there = tmp_path / "er.confidant"
    there.mkdir()
    link = tmp_path / "link.confidant"
    link.symlink_to(tmp_path / "nergens")
    before = home.folder / "vault.db"
    for target in (there, link, home.folder):
        with pytest.raises(VaultExists):
            restoring.restore(made.path, target)
    with Archive(made.path) as archive, pytest.raises(VaultExists):
        rebuild(archive, stick, there)
    assert before.exists()
    assert list(there.iterdir()) == []
    assert link.is_symlink()


def test_what_an_earlier_try_left_is_swept(home, stick, back):
    made = backing_up.make(home, stick, NOW)
    left = back.parent / ".Ans.confidant.ab.part"
    left.mkdir(parents=True)
    (left / "vault.db").write_bytes(b"half")
    restoring.restore(made.path, back)
    assert [path.name for path in back.parent.iterdir()] == [back.name]


def test_a_rehearsal_leaves_nothing_and_needs_the_right_vault(home, stick, tmp_path, prepared):
    made = backing_up.make(home, stick, NOW)
    before = names(tmp_path)
    room = tmp_path / "kamer"
    room.mkdir()
    found = restoring.rehearse(home, made.path, room)
    assert (found.made_at, found.cases, found.missing) == (NOW, 3, 0)
    assert restoring.rehearse_with_key(made.path, prepared.key) == found
    assert names(tmp_path) == before
    other = vaults.prepare(PASSPHRASE, slots.FLOOR)
    with new_vault(tmp_path / "Bé.confidant", other) as stranger:
        with pytest.raises(BackupOfAnotherVault):
            restoring.rehearse(stranger, made.path)
        with pytest.raises(BackupOfAnotherVault):
            restoring.restore(made.path, tmp_path / "x", backing_up.vault_id(stranger))
    fresh, _ = slots.renewed_header(prepared.header, "x", slots.RecoveryCode.new(), slots.FLOOR)
    header_files.write_header(home.folder, fresh)
    with pytest.raises(BackupUnderOlderKey):
        restoring.rehearse(home, made.path)


def test_a_coordinators_vault_goes_the_same_way(tmp_path, stick, prepared, back):
    folder = tmp_path / "coordinator.confidant"
    with vaults.create(folder, prepared, NOW, VaultKind.COORDINATOR) as vault:
        made = backing_up.make(vault, stick, NOW)
        assert restoring.rehearse(vault, made.path).cases == 0
        assert restoring.examine(made.path).kind is VaultKind.COORDINATOR


def test_a_rehearsal_finds_another_database_than_the_manifest_tells_of(home, stick, tmp_path):
    made = backing_up.make(home, stick, NOW)
    forged = tmp_path / "vals.confidant-backup"
    with zipfile.ZipFile(made.path) as old, zipfile.ZipFile(forged, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "manifest.json":
                start = data.index(b'"content": "') + 12
                data = data[:start] + b"0" * 64 + data[start + 64 :]
            new.writestr(name, data)
    with pytest.raises(DatabaseDamaged):
        restoring.rehearse(home, forged)


def test_a_flipped_bit_is_harmless_or_a_named_error(home, stick, back, prepared):
    add_sealed(home)
    made = backing_up.work(backing_up.prepare_archive(home, stick / "heel", NOW))
    cases = importing.all_cases(home)
    data = made.path.read_bytes()
    chance = random.Random(20261116)  # noqa: S311 - places to damage
    tail = len(data) - 600  # where the directory of the container is
    head = 2500  # manifest and header
    places = [
        *(chance.randrange(head) for _ in range(30)),
        *(chance.randrange(len(data)) for _ in range(20)),
        *(chance.randrange(tail, len(data)) for _ in range(40)),
    ]
    outcomes = {"same": 0, "damaged": 0}
    damaged = stick / "stuk"
    for place in places:
        altered = bytearray(data)
        altered[place] ^= 1 << chance.randrange(8)
        damaged.write_bytes(altered)
        try:
            restored = restoring.restore(damaged, back)
        except (BackupDamaged, VaultNewer):
            outcomes["damaged"] += 1
            assert names(back.parent) == []
            continue
        assert restored.backup.id == made.backup.id
        outcomes["same"] += 1
        with Vault.open(back, prepared.key) as vault:
            assert importing.all_cases(vault) == cases
        shutil.rmtree(back)
    assert outcomes["damaged"] > 50, outcomes
    assert outcomes["same"] > 5, outcomes


@pytest.mark.parametrize("cut", [0, 1, 100, 5000])
def test_a_backup_that_was_cut_off_is_damaged(home, stick, back, cut):
    made = backing_up.make(home, stick, NOW)
    data = made.path.read_bytes()
    made.path.write_bytes(data[: len(data) - cut] if cut else b"")
    with pytest.raises(BackupDamaged):
        restoring.restore(made.path, back)
    (listed,) = backing_up.backups_in(stick, backing_up.vault_id(home))
    assert listed.is_damaged
    with pytest.raises(FileMissing):
        restoring.examine(stick / "weg")
