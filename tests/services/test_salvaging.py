"""From a damaged vault to a whole one beside it, with and without a backup."""

import random
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from confidant_app.crypto import slots
from confidant_app.domain.errors import (
    DatabaseDamaged,
    DatabaseMissing,
    HeaderDamaged,
    VaultInUse,
    WrongRecoveryCode,
)
from confidant_app.domain.log import Act
from confidant_app.domain.vault_errors import (
    AttachmentMissing,
    BackupDamaged,
    BackupOfAnotherVault,
    BackupUnderOlderKey,
)
from confidant_app.services import backing_up, casework, salvaging, sealing, vaults
from confidant_app.services import files as files_of
from confidant_app.storage import rows_log, rows_whole, sealed_files
from confidant_app.storage.header_files import write_header
from confidant_app.storage.integrity import integrity
from confidant_app.storage.vault import Vault, VaultKind
from tests.services.desk import NOW, PASSPHRASE, a_case, a_contact, keep

LATER = NOW + timedelta(days=1)
PAGE = 4096
WORK = """
import sys
from datetime import datetime
from pathlib import Path
from confidant_app.services import salvaging
print("begin", flush=True)
folder, secret, backup, at = sys.argv[1:]
salvaging.save(Path(folder), secret, Path(backup), datetime.fromisoformat(at))
print("done", flush=True)
"""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "Ans.confidant"


@pytest.fixture
def backup(folder, tmp_path, prepared):
    """A vault of 10 cases with a backup, that went on for a day; returns the backup."""
    place = tmp_path / "Reservekopieën"
    place.mkdir()
    with vaults.create(folder, prepared, NOW) as vault:
        keep(vault, *(a_case(number) for number in range(1, 11)))
        made = backing_up.make(vault, place, NOW)
        keep(vault, *(a_case(number) for number in range(21, 24)))
        first = casework.whole_case(vault, rows_whole.whole_cases(vault)[0].case.id)
        keep(vault, replace(a_case(30), contacts=(a_contact(first.case, "later"),)))
    return made.path


def damage(folder, pages=6, seed=1):
    chance = random.Random(seed)  # noqa: S311 - places to damage
    data = bytearray((folder / "vault.db").read_bytes())
    for page in chance.sample(range(4, len(data) // PAGE), pages):
        data[page * PAGE + chance.randrange(PAGE)] ^= 4
    (folder / "vault.db").write_bytes(data)


def content(folder, key):
    with vaults.open_vault(folder, key, LATER) as vault:
        return rows_whole.whole_cases(vault)


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def beside(folder):
    return sorted(path.name for path in folder.parent.iterdir())


def test_the_newest_backup_and_what_was_added_since_come_together(folder, backup, prepared):
    truth = content(folder, prepared.key)
    damage(folder)
    before = files(folder)
    (choice,) = salvaging.backups_for(folder, backup.parent)
    assert (choice.path, choice.made_at) == (backup, NOW)
    saved = salvaging.save(folder, PASSPHRASE, choice.path, LATER)
    assert saved.folder.name == "Ans hersteld 2026-11-17.confidant"
    assert files(folder) == before
    assert beside(folder) == [
        "Ans hersteld 2026-11-17.confidant",
        "Ans.confidant",
        "Reservekopieën",
    ]
    assert saved.backup == NOW
    key = vaults.key_from_recovery(saved.folder, prepared.recovery_code)
    assert key == saved.key
    with vaults.open_vault(saved.folder, key, LATER) as vault:
        assert integrity(vault) == ()
        acts = [entry.act for entry in rows_log.entries(vault)]
        found = {whole.case.id: whole for whole in rows_whole.whole_cases(vault)}
    assert acts[-3:] == [Act.BACKUP_RESTORED, Act.VAULT_SALVAGED, Act.VAULT_OPENED]
    assert len(found) >= 10
    assert set(found) <= {whole.case.id for whole in truth}


def test_without_a_backup_what_can_be_read_comes_out(folder, backup, prepared):
    truth = content(folder, prepared.key)
    saved = salvaging.save(folder, prepared.recovery_code, None, LATER)
    assert content(saved.folder, prepared.key) == truth
    again = salvaging.save(folder, prepared.recovery_code, None, LATER)
    assert again.folder.name == "Ans hersteld 2026-11-17 (2).confidant"


def test_a_database_that_is_gone_comes_from_the_backup_alone(folder, backup, prepared):
    (folder / "vault.db").unlink()
    saved = salvaging.save(folder, prepared.recovery_code, backup, LATER)
    assert saved.salvaged is None
    assert len(content(saved.folder, prepared.key)) == 10
    with pytest.raises(DatabaseMissing):
        salvaging.save(folder, prepared.recovery_code, None, LATER)


def test_a_damaged_header_comes_from_the_backup_when_it_opens_the_vault(folder, backup, prepared):
    truth = content(folder, prepared.key)
    for name in ("slots.json", "slots-copy.json"):
        (folder / name).write_bytes(b"stuk")
    assert [choice.path for choice in salvaging.backups_for(folder, backup.parent)] == [backup]
    saved = salvaging.save(folder, prepared.recovery_code, backup, LATER)
    assert content(saved.folder, prepared.key) == truth
    with pytest.raises(HeaderDamaged):
        salvaging.save(folder, prepared.recovery_code, None, LATER)


def test_a_secret_that_was_changed_since_the_backup_stays_changed(folder, backup, prepared):
    fresh = slots.RecoveryCode.new()
    header = slots.change_recovery(vaults.header_of(folder), prepared.key, fresh)
    with vaults.open_vault(folder, prepared.key, NOW) as vault:
        vaults.replace_header(vault, header, NOW)
    with pytest.raises(WrongRecoveryCode):
        salvaging.save(folder, prepared.recovery_code, backup, LATER)
    saved = salvaging.save(folder, fresh.text, backup, LATER)
    assert vaults.key_from_recovery(saved.folder, fresh.text) == prepared.key


def test_a_backup_from_before_a_new_data_key_opens_with_the_secret_of_then(
    folder, backup, prepared, tmp_path
):
    aside = tmp_path / "nieuw" / "Ans.confidant"
    code = slots.RecoveryCode.parse(prepared.recovery_code)
    header, key = slots.renewed_header(vaults.header_of(folder), PASSPHRASE, code, slots.FLOOR)
    aside.parent.mkdir()
    Vault.create(aside, header, key, VaultKind.CONFIDANT).close()
    saved = salvaging.save(aside, prepared.recovery_code, backup, LATER)
    assert saved.key == prepared.key
    assert len(content(saved.folder, saved.key)) == 10
    other = slots.RecoveryCode.new()
    write_header(aside, slots.change_recovery(header, key, other))
    with pytest.raises(BackupUnderOlderKey):
        salvaging.save(aside, other.text, backup, LATER)


def test_a_backup_of_another_vault_is_refused_even_when_nothing_names_its_own(
    folder, backup, tmp_path, prepared
):
    code = slots.RecoveryCode.parse(prepared.recovery_code)
    header, key = slots.new_header(PASSPHRASE, code, slots.FLOOR)
    other = replace(prepared, header=header, key=key)
    place = tmp_path / "anders"
    place.mkdir()
    with vaults.create(tmp_path / "Bé.confidant", other, NOW) as vault:
        strange = backing_up.make(vault, place, NOW).path
    assert salvaging.backups_for(folder, place) == ()
    with pytest.raises(BackupOfAnotherVault):
        salvaging.save(folder, prepared.recovery_code, strange, LATER)
    for name in ("slots.json", "slots-copy.json"):
        (folder / name).unlink()
    with pytest.raises(BackupOfAnotherVault):
        salvaging.save(folder, prepared.recovery_code, strange, LATER)
    assert not [name for name in beside(folder) if "hersteld" in name]


def test_what_cannot_be_saved_leaves_nothing(folder, backup, prepared):
    with vaults.open_vault(folder, prepared.key, NOW), pytest.raises(VaultInUse):
        salvaging.save(folder, prepared.recovery_code, backup, LATER)
    backup.write_bytes(backup.read_bytes()[:-5000])
    with pytest.raises(BackupDamaged):
        salvaging.save(folder, prepared.recovery_code, backup, LATER)
    data = (folder / "vault.db").read_bytes()
    (folder / "vault.db").write_bytes(bytes(PAGE) + data[PAGE:])
    with pytest.raises(DatabaseDamaged):
        salvaging.save(folder, prepared.recovery_code, None, LATER)
    assert beside(folder) == ["Ans.confidant", "Reservekopieën"]


def test_a_large_file_comes_along_and_one_that_is_gone_is_counted(
    folder, backup, prepared, tmp_path
):
    sources = []
    with vaults.open_vault(folder, prepared.key, NOW) as vault:
        case = rows_whole.whole_cases(vault)[0].case.id
        for name in ("een", "twee"):
            sources.append(tmp_path / f"{name}.bin")
            sources[-1].write_bytes(name.encode() * 500_000)
            pieces = sealing.pieces_of(sources[-1])
            files_of.add(vault, files_of.new_file(sources[-1], case), pieces, NOW)
        lost = sealed_files.names(vault)
    (folder / "files" / min(lost)).unlink()
    saved = salvaging.save(folder, prepared.recovery_code, backup, LATER)
    assert saved.missing_files == 1
    with vaults.open_vault(saved.folder, saved.key, LATER) as vault:
        kept = {}
        for file in files_of.of_case(vault, case):
            with suppress(AttachmentMissing):
                kept[file.name] = files_of.content(vault, file.id)
    ((name, content_of_file),) = kept.items()
    assert content_of_file == (tmp_path / name).read_bytes()


def test_a_kill_leaves_a_whole_vault_or_none_and_the_next_attempt_sweeps(folder, backup, prepared):
    damage(folder)
    target = folder.with_name("Ans hersteld 2026-11-17.confidant")
    command = [sys.executable, "-c", WORK, str(folder), prepared.recovery_code]
    command += [str(backup), LATER.isoformat()]
    for wait in (0.3, 0.5):
        shutil.rmtree(target, ignore_errors=True)
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
            worker.stdout.readline()
            time.sleep(wait)
            worker.kill()
        if target.exists():
            assert len(content(target, prepared.key)) >= 10
    shutil.rmtree(target, ignore_errors=True)
    saved = salvaging.save(folder, prepared.recovery_code, backup, LATER)
    assert saved.folder == target
    assert beside(folder) == [target.name, "Ans.confidant", "Reservekopieën"]
