"""Backups: one proven file each, sealed files once, and rotation."""

import threading
import zipfile
from contextlib import suppress
from datetime import timedelta

import pytest

from confidant_app.domain.backups import expires_on
from confidant_app.domain.errors import DatabaseDamaged, FileExists, InvalidValue
from confidant_app.domain.log import Act
from confidant_app.domain.vault_errors import BackupPlaceMissing, OpenedReadOnly
from confidant_app.services import backing_up, erasing, restoring
from confidant_app.storage import rows_log
from confidant_app.storage.vault import SEALED_FILES, Vault
from tests.services.backups import add_sealed, names, new_vault
from tests.services.desk import MARKER, NOW, PASSPHRASE, a_case, keep

PAGE = 4096


def test_a_backup_is_one_file_for_its_owner_that_the_vault_knows_of(home, stick):
    made = backing_up.make(home, stick, NOW)
    assert names(stick) == ["Ans-20261116-093000.confidant-backup"]
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert made.path.stat().st_size == made.backup.size
    assert backing_up.last_made(home) == NOW
    entry = rows_log.entries(home)[-1]
    assert (entry.act, entry.record) == (Act.BACKUP_MADE, str(made.backup.id))
    assert entry.facts["sha256"] == made.backup.sha256
    with zipfile.ZipFile(made.path) as container:
        assert container.namelist() == ["manifest.json", "slots.json", "vault.db"]
        assert {info.compress_type for info in container.infolist()} == {zipfile.ZIP_STORED}


def test_nothing_in_a_backup_can_be_read(home, stick, prepared):
    add_sealed(home)
    backing_up.make(home, stick, NOW)
    backing_up.work(backing_up.prepare_archive(home, stick / "alles", NOW))
    secrets = (
        PASSPHRASE,
        prepared.recovery_code,
        prepared.key.hex(),
        MARKER,
        "2026-0001",
        "GM0014",
    )
    for path in stick.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        for secret in (*(text.encode() for text in secrets), prepared.key, b"SQLite format"):
            assert secret not in data
            assert secret.decode("latin-1").encode("utf-16-le") not in data


def test_the_slow_part_runs_beside_somebody_who_goes_on_writing(home, stick):
    job, made = backing_up.prepare(home, stick, NOW), []
    thread = threading.Thread(target=lambda: made.append(backing_up.work(job)))
    thread.start()
    number = 1
    while thread.is_alive():
        number += 1
        keep(home, a_case(number))
    thread.join()
    backing_up.record(home, made[0])
    assert restoring.rehearse(home, made[0].path).cases >= 1
    assert number > 2


def test_large_files_are_copied_once_and_go_with_the_last_backup_that_needs_them(home, stick):
    first, second = add_sealed(home), add_sealed(home)
    made = backing_up.make(home, stick, NOW - timedelta(days=400))
    beside = stick / f"{backing_up.vault_id(home)}.confidant-files"
    assert (made.files, made.missing) == (2, 0)
    assert names(beside) == sorted([first, second])
    before = (beside / first).stat().st_ino
    with home.transaction():
        home.write("DELETE FROM attachment WHERE sealed_name = ?", (second,))
    again = backing_up.make(home, stick, NOW)
    assert (again.files, again.removed) == (1, (made.backup.id,))
    assert names(beside) == [first]
    assert (beside / first).stat().st_ino == before
    with home.transaction():
        home.write("DELETE FROM attachment")
    backing_up.make(home, stick, NOW + timedelta(days=400))
    assert not beside.exists()


def test_a_file_that_is_lost_or_altered_in_the_vault_is_not_passed_off_as_whole(home, stick):
    lost, altered, whole = add_sealed(home), add_sealed(home), add_sealed(home)
    sealed = home.folder / SEALED_FILES
    (sealed / lost).unlink()
    (sealed / altered).write_bytes(b"x")
    made = backing_up.make(home, stick, NOW)
    assert (made.files, made.missing) == (1, 2)
    archive = backing_up.work(backing_up.prepare_archive(home, stick / "alles", NOW))
    assert (archive.files, archive.missing) == (1, 2)
    assert names(stick / f"{backing_up.vault_id(home)}.confidant-files") == [whole]


def test_a_copy_beside_that_went_bad_is_made_again(home, stick):
    name = add_sealed(home)
    backing_up.make(home, stick, NOW)
    (copy,) = (stick / f"{backing_up.vault_id(home)}.confidant-files").iterdir()
    content = copy.read_bytes()
    copy.write_bytes(b"x")
    backing_up.make(home, stick, NOW + timedelta(hours=1))
    assert copy.read_bytes() == content
    for path in stick.glob("*.confidant-backup"):
        path.unlink()
    # Without any backup that knows of it, the copy is proved by its digest.
    assert backing_up.make(home, stick, NOW + timedelta(hours=2)).files == 1
    assert copy.name == name


def test_rotation_takes_old_backups_of_this_vault_and_nothing_else(home, stick, tmp_path, prepared):
    stranger = stick / "Ans-19990101-000000.confidant-backup"
    stranger.write_bytes(b"geen reservekopie")
    archive = backing_up.prepare_archive(
        home, stick / "oud.confidant-backup", NOW - timedelta(days=900)
    )
    backing_up.work(archive)
    made = [backing_up.make(home, stick, NOW + timedelta(hours=hour)) for hour in range(3)]
    later = backing_up.make(home, stick, NOW + timedelta(days=1))
    assert [one.removed for one in made] == [(), (made[0].backup.id,), (made[1].backup.id,)]
    listed = backing_up.backups_in(stick, backing_up.vault_id(home))
    assert [one.path for one in listed] == [
        later.path,
        made[2].path,
        archive.target,
        stranger,
    ]
    assert [one.is_damaged for one in listed] == [False, False, False, True]
    assert backing_up.backups_in(stick, "00" * 16) == listed[-1:]
    copies = erasing.copies_holding(home, later.backup.made_at)
    expires = expires_on(NOW.date())
    assert [(copy.made_at, copy.expires_on) for copy in copies] == [
        (later.backup.made_at, expires),
        (made[2].backup.made_at, expires),
        (archive.at, None),
    ]


def test_while_a_backup_cannot_be_read_no_sealed_file_goes(home, stick):
    add_sealed(home)
    backing_up.make(home, stick, NOW - timedelta(days=400))
    (stick / "x.confidant-backup").write_bytes(b"")
    with home.transaction():
        home.write("DELETE FROM attachment")
    backing_up.make(home, stick, NOW)
    (beside,) = stick.glob("*.confidant-files")
    assert len(names(beside)) == 1


def test_leftovers_of_an_earlier_run_are_swept(home, stick):
    vault = backing_up.vault_id(home)
    other = stick / f"{'0' * 32}.aa.part"
    for path in (stick / f"{vault}.aa.part", stick / f"{vault}.aa.part.db", other):
        path.write_bytes(b"half")
    made = backing_up.make(home, stick, NOW)
    assert names(stick) == [other.name, made.path.name]


def test_a_backup_goes_nowhere_it_should_not(home, stick, prepared):
    with pytest.raises(BackupPlaceMissing):
        backing_up.prepare(home, stick / "weg", NOW)
    with pytest.raises(InvalidValue):
        backing_up.prepare(home, home.folder / SEALED_FILES, NOW)
    backing_up.make(home, stick, NOW)
    with pytest.raises(FileExists):
        backing_up.make(home, stick, NOW)
    with (
        Vault.open_to_read(home.folder, prepared.key) as read_only,
        pytest.raises(OpenedReadOnly),
    ):
        backing_up.prepare(read_only, stick, NOW)


def test_a_damaged_vault_is_refused_and_nothing_is_left_behind(stick, tmp_path, prepared):
    folder = tmp_path / "Bé.confidant"
    new_vault(folder, prepared, *range(1, 30)).close()
    database, refused = folder / "vault.db", 0
    data = database.read_bytes()
    for page in range(5, len(data) // PAGE, len(data) // PAGE // 12):
        damaged = bytearray(data)
        damaged[page * PAGE + 9] ^= 1
        database.write_bytes(damaged)
        with suppress(DatabaseDamaged), Vault.open(folder, prepared.key) as vault:
            refused += 1
            with pytest.raises(DatabaseDamaged):
                backing_up.make(vault, stick, NOW)
        assert list(stick.iterdir()) == []
    assert refused > 3, "the vault should have opened, for the backup to find it"
