"""Closing waits for nobody, takes the readers along, and respects the claim of another."""

import json
import threading
import time
from uuid import uuid4

import pytest

from confidant_app.storage import integrity, rows_settings, sealed_files
from confidant_app.storage import lock as locks
from confidant_app.storage.fields import from_moment
from confidant_app.storage.vault import Interrupted, Vault
from tests.storage.samples import NOON, new_vault

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n"
AT_ONCE = 0.25  # seconds; SQLite would wait half a second for a reader


def put(vault, value):
    with vault.transaction():
        rows_settings.put(vault, "name", value)


def claimed(folder):
    lock = folder / "vault.lock"
    plain = json.loads(lock.read_bytes()) | {"machine": "0" * 16, "token": "abcd"}
    lock.write_text(json.dumps(plain).ljust(1024))


def test_closing_does_not_wait_for_a_reader_inside_a_transaction(vault, key):
    reader = vault.reader()
    reader.read("BEGIN")
    reader.read("SELECT * FROM setting")
    put(vault, "kept")
    began = time.monotonic()
    vault.close()
    assert time.monotonic() - began < AT_ONCE
    for sql in ("SELECT 1", "ROLLBACK"):
        with pytest.raises(Interrupted):
            reader.read(sql)
    with pytest.raises(Interrupted):
        reader.copy_into(vault.folder / "copy")
    reader.close()
    assert not (vault.folder / "copy").exists()
    with Vault.open(vault.folder, key) as again:
        assert rows_settings.get(again, "name") == "kept"


@pytest.mark.parametrize("read_only", [False, True])
def test_closing_stops_a_read_in_another_thread(vault, key, read_only):
    if read_only:
        vault.close()
        vault = Vault.open_to_read(vault.folder, key)
    begun, stopped = threading.Event(), []

    def read():
        with vault.reader() as reader:
            begun.set()
            try:
                reader.read(ENDLESS)
            except Interrupted:
                stopped.append(time.monotonic())

    thread = threading.Thread(target=read)
    thread.start()
    begun.wait()
    time.sleep(0.05)
    vault.close()
    thread.join(timeout=5)
    assert stopped


def test_a_reader_that_was_opened_while_the_vault_closed_reads_nothing(vault, monkeypatch):
    real = Vault._open

    def close_after(self):
        connection = real(self)
        monkeypatch.setattr(Vault, "_open", real)
        self.close()
        return connection

    monkeypatch.setattr(Vault, "_open", close_after)
    with vault.reader() as reader, pytest.raises(Interrupted):
        reader.read("SELECT 1")


def test_readers_that_were_closed_are_not_kept(vault):
    for _ in range(3):
        vault.reader().close()
    assert len(vault._readers) == 0


def test_a_vault_that_another_computer_claimed_is_closed_without_another_write(tmp_path, key):
    folder = tmp_path / "v"
    new_vault(folder, key).close()
    vault = Vault.open(folder, key)
    put(vault, "mine")
    database, log = folder / "vault.db", folder / "vault.db-wal"
    before = database.read_bytes(), log.read_bytes()
    claimed(folder)
    vault.close()
    assert (database.read_bytes(), log.read_bytes()) == before
    (folder / "vault.lock").unlink()
    with Vault.open(folder, key) as again:
        assert rows_settings.get(again, "name") == "mine"


def test_a_disk_that_fails_cannot_keep_a_vault_open(tmp_path, key, monkeypatch):
    vault = new_vault(tmp_path / "v", key)
    put(vault, "mine")

    def dead(path):
        raise OSError(5, "dead")

    monkeypatch.setattr(locks, "_read", dead)
    vault.close()
    assert vault.is_closed()
    monkeypatch.undo()
    with Vault.open(tmp_path / "v", key) as again:
        assert rows_settings.get(again, "name") == "mine"


def test_a_check_stops_between_the_pieces_of_sealed_files(vault, monkeypatch):
    read, pieces = [], iter(range(100))

    def endless(folder, name):
        for _ in pieces:
            read.append(name)
            yield b"x"

    monkeypatch.setattr(sealed_files, "read", endless)
    with vault.transaction():
        vault.write(
            "INSERT INTO attachment (id, name, media_type, size, added_at, sha256, sealed_name, "
            "sealed_key) VALUES (?, 'b', 'image/png', 1, ?, ?, ?, ?)",
            (str(uuid4()), from_moment(NOON), bytes(32), uuid4().hex, bytes(32)),
        )
    with vault.reader() as reader, pytest.raises(Interrupted):
        integrity.integrity(reader, vault.folder, lambda: len(read) < 3)
    assert len(read) == 3
