"""One vault, one writer: who has it open, what another computer may do, and reading beside it."""

import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from confidant_app.domain.errors import (
    DatabaseMissing,
    DiskFailing,
    ReadOnlyPlace,
    VaultInUse,
    VaultMissing,
    VaultNewer,
)
from confidant_app.domain.vault_errors import OpenedReadOnly, VaultLeftOpen, VaultOlder
from confidant_app.storage import lock as locks
from confidant_app.storage import rows_settings
from confidant_app.storage.connection import Connection
from confidant_app.storage.lock import Lock
from confidant_app.storage.vault import Vault
from tests.storage.samples import new_vault

HOLDER = """
import sys
from pathlib import Path
from confidant_app.storage.vault import Vault
with Vault.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])):
    print("open", flush=True)
    sys.stdin.readline()
"""


def another_computer(path, ago):
    """What a synced folder brings: the lock file of a computer that was seen a while `ago`."""
    seen = datetime.now(UTC) - ago
    plain = {
        "computer": "Noord-7",
        "machine": "0" * 16,
        "since": (seen - timedelta(days=2)).isoformat(),
        "seen": seen.isoformat(),
        "token": "abcd",
    }
    path.write_text(json.dumps(plain).ljust(1024))


def test_the_refused_one_hears_who_has_it_and_since_when(tmp_path, key):
    folder = tmp_path / "v"
    new_vault(folder, key).close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder), key.hex()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(VaultInUse, match=r"op deze computer, sinds \d\d:\d\d\."):
            Vault.open(folder, key)
        holder.kill()
    Vault.open(folder, key).close()
    assert not (folder / "vault.lock").exists()


def test_the_lock_file_names_the_computer_and_nothing_of_its_user(tmp_path):
    lock = Lock(tmp_path / "lock")
    plain = json.loads((tmp_path / "lock").read_text())
    lock.release()
    assert set(plain) == {"computer", "machine", "since", "seen", "token"}
    assert str(tmp_path) not in str(plain)


def test_another_computer_that_was_just_seen_keeps_the_vault(tmp_path):
    another_computer(tmp_path / "lock", timedelta(minutes=1))
    with pytest.raises(
        VaultInUse, match=r"op de computer Noord-7, sinds \d\d-\d\d-\d{4} "
    ) as found:
        Lock(tmp_path / "lock", take_over=True)
    assert not isinstance(found.value, VaultLeftOpen)


def test_a_silent_computer_keeps_it_until_a_person_takes_it_over(tmp_path):
    path = tmp_path / "lock"
    another_computer(path, timedelta(days=3))
    with pytest.raises(VaultLeftOpen, match="niet gesloten op de computer Noord-7"):
        Lock(path)
    lock = Lock(path, take_over=True)
    lock.demand_ours()
    with pytest.raises(VaultInUse):
        Lock(path, take_over=True)
    lock.release()
    assert not path.exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"computer": "x"}', "\0" * 1024])
def test_a_lock_file_that_says_nothing_is_no_hindrance(tmp_path, text):
    (tmp_path / "lock").write_text(text)
    Lock(tmp_path / "lock").release()


def test_a_vault_that_another_computer_claimed_meanwhile_is_written_no_more(tmp_path, key):
    folder = tmp_path / "v"
    with new_vault(folder, key) as vault:
        with vault.transaction():
            rows_settings.put(vault, "name", "mine")
        another_computer(folder / "vault.lock", timedelta(0))
        with pytest.raises(VaultInUse, match="Noord-7"), vault.transaction():
            rows_settings.put(vault, "name", "lost")
        assert rows_settings.get(vault, "name") == "mine"
    assert "Noord-7" in (folder / "vault.lock").read_text()


def test_a_lock_file_that_was_replaced_or_removed_is_no_longer_ours(tmp_path):
    path = tmp_path / "lock"
    lock = Lock(path)
    shutil.copy(path, tmp_path / "other")
    (tmp_path / "other").replace(path)
    with pytest.raises(VaultInUse):
        lock.demand_ours()
    path.unlink()
    with pytest.raises(VaultInUse):
        lock.demand_ours()
    lock.release()


def test_a_folder_that_is_gone_is_a_failing_disk_and_not_another_writer(tmp_path):
    (tmp_path / "stick").mkdir()
    lock = Lock(tmp_path / "stick" / "lock")
    (tmp_path / "stick").rename(tmp_path / "pulled")
    with pytest.raises(DiskFailing):
        lock.demand_ours()
    lock.release()


def test_a_holder_says_every_minute_that_it_is_still_there(tmp_path, monkeypatch):
    path = tmp_path / "lock"
    lock = Lock(path)
    first = path.read_text()
    lock.demand_ours()
    assert path.read_text() == first
    monkeypatch.setattr(locks, "RENEW_AFTER", timedelta(0))
    lock.demand_ours()
    then, now = json.loads(first), json.loads(path.read_text())
    assert now["seen"] > then["seen"]
    assert now["since"] == then["since"]
    lock.release()


def test_a_second_one_reads_what_the_writer_commits_and_writes_nothing(tmp_path, key):
    folder = tmp_path / "v"
    with new_vault(folder, key) as writer, Vault.open_to_read(folder, key) as reader:
        assert reader.is_read_only
        assert not writer.is_read_only
        assert rows_settings.get(reader, "name") == ""
        with writer.transaction():
            rows_settings.put(writer, "name", "value")
        assert rows_settings.get(reader, "name") == "value"
        with reader.reader() as beside:
            assert rows_settings.get(beside, "name") == "value"
        with pytest.raises(OpenedReadOnly), reader.transaction():
            rows_settings.put(reader, "name", "other")
        with pytest.raises(OpenedReadOnly):
            reader.demand_writing()
        reader.close()
        with writer.transaction():
            rows_settings.put(writer, "name", "still mine")
    assert sorted(path.name for path in folder.iterdir()) == [
        *("files", "slots-copy.json", "slots.json", "vault.db")
    ]


def test_what_cannot_be_read_as_it_is_says_why(tmp_path, key):
    folder = tmp_path / "v"
    with pytest.raises(VaultMissing):
        Vault.open_to_read(folder, key)
    new_vault(folder, key).close()
    for version, error in ((1, VaultOlder), (99, VaultNewer)):
        connection = Connection.writing(folder / "vault.db", key)
        connection.change(f"PRAGMA user_version = {version}")
        connection.close()
        with pytest.raises(error):
            Vault.open_to_read(folder, key)
    (folder / "vault.db").write_bytes(b"")
    with pytest.raises(DatabaseMissing):
        Vault.open_to_read(folder, key)


def test_a_vault_on_a_medium_that_cannot_be_written_is_read(tmp_path, key, monkeypatch):
    folder = tmp_path / "v"
    new_vault(folder, key).close()
    asked = []
    connect = Connection.__init__

    def no_shared_memory(self, target, folder, key):
        asked.append(target)
        if "immutable" not in target:
            raise ReadOnlyPlace
        connect(self, target, folder, key)

    monkeypatch.setattr(Connection, "__init__", no_shared_memory)
    with Vault.open_to_read(folder, key) as vault:
        assert rows_settings.get(vault, "name") == ""
    (folder / "vault.db-wal").touch()
    with pytest.raises(ReadOnlyPlace):
        Vault.open_to_read(folder, key)
    assert len(asked) == 3
