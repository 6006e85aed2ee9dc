"""A vault is made whole, opened by one, written in transactions, and forgets when closed."""

import shutil
import subprocess
import sys
import threading
import time

import pytest
from sqlcipher3 import dbapi2

from confidant_app.domain.errors import (
    DatabaseDamaged,
    DatabaseMissing,
    FileMissing,
    VaultExists,
    VaultInUse,
    VaultMissing,
    VaultNewer,
)
from confidant_app.storage import rows_settings
from confidant_app.storage.connection import Connection
from confidant_app.storage.vault import Interrupted, Vault, VaultKind
from tests.storage.samples import HEADER, new_vault

LASTING = {"files", "slots-copy.json", "slots.json", "vault.db"}
HOLDER = """
import sys
from pathlib import Path
from confidant_app.storage.vault import Vault
with Vault.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])):
    print("open", flush=True)
    sys.stdin.readline()
"""


def contents(folder):
    return {path.name for path in folder.iterdir()}


def test_a_new_vault_is_open_and_holds_what_lasts_and_no_more_after_closing(tmp_path, key):
    folder = tmp_path / "Ans.confidant"
    with new_vault(folder, key) as vault:
        assert vault.folder == folder
        assert vault.kind is VaultKind.CONFIDANT
    assert contents(folder) == LASTING
    assert (folder / "slots.json").read_bytes() == HEADER
    assert (folder / "slots-copy.json").read_bytes() == HEADER
    assert contents(tmp_path) == {"Ans.confidant"}


def test_only_the_owner_may_look_into_the_folder(vault):
    assert vault.folder.stat().st_mode & 0o077 == 0
    for path in vault.folder.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path.name


def test_a_vault_never_replaces_what_is_there(tmp_path, key):
    (tmp_path / "v").mkdir()
    with pytest.raises(VaultExists):
        new_vault(tmp_path / "v", key)
    (tmp_path / "w").symlink_to(tmp_path / "nowhere")
    with pytest.raises(VaultExists):
        new_vault(tmp_path / "w", key)


def test_a_vault_that_cannot_be_made_leaves_nothing(tmp_path, key):
    with pytest.raises(FileMissing):
        new_vault(tmp_path / "no" / "v", key)
    with pytest.raises(ValueError, match="32 bytes"):
        new_vault(tmp_path / "v", b"short")
    assert contents(tmp_path) == set()


def test_what_was_committed_is_there_after_opening_again(tmp_path, key):
    with new_vault(tmp_path / "v", key, VaultKind.COORDINATOR) as vault, vault.transaction():
        rows_settings.put(vault, "name", "value")
    with Vault.open(tmp_path / "v", key) as vault:
        assert vault.kind is VaultKind.COORDINATOR
        assert rows_settings.get(vault, "name") == "value"


def write_and_fail(vault):
    with vault.transaction():
        rows_settings.put(vault, "name", "value")
        assert rows_settings.get(vault, "name") == "value"
        raise ZeroDivisionError


def write_and_nest(vault):
    with vault.transaction():
        rows_settings.put(vault, "name", "value")
        with vault.transaction():
            pass


def test_a_transaction_keeps_all_or_nothing(vault):
    with pytest.raises(ZeroDivisionError):
        write_and_fail(vault)
    assert rows_settings.get(vault, "name") == ""


def test_transactions_do_not_nest_and_the_outer_one_is_undone(vault):
    with pytest.raises(RuntimeError, match="open already"):
        write_and_nest(vault)
    assert rows_settings.get(vault, "name") == ""


def test_writing_needs_a_transaction_and_reading_does_not_write(vault):
    with pytest.raises(RuntimeError, match="inside a transaction"):
        rows_settings.put(vault, "name", "value")
    with pytest.raises(RuntimeError, match="inside a transaction"):
        vault.write_each("DELETE FROM setting WHERE name = ?", [("name",)])
    with pytest.raises(RuntimeError, match="reads"):
        vault.read("DELETE FROM setting")


def test_a_closed_vault_refuses_everything_and_has_no_key(tmp_path, key):
    vault = new_vault(tmp_path / "v", key)
    vault.close()
    vault.close()
    for use in (
        lambda: vault.read("SELECT 1"),
        lambda: vault.write("DELETE FROM setting"),
        lambda: vault.transaction().__enter__(),
        vault.reader,
    ):
        with pytest.raises(RuntimeError, match="closed"):
            use()
    assert bytes(vault._key) == bytes(32)


def test_closing_in_the_middle_of_a_transaction_keeps_nothing_of_it(tmp_path, key):
    vault = new_vault(tmp_path / "v", key)
    transaction = vault.transaction()
    transaction.__enter__()
    rows_settings.put(vault, "name", "value")
    vault.close()
    with Vault.open(tmp_path / "v", key) as vault:
        assert rows_settings.get(vault, "name") == ""


def test_a_second_window_and_a_second_process_are_told_that_it_is_in_use(tmp_path, key):
    folder = tmp_path / "v"
    with new_vault(folder, key), pytest.raises(VaultInUse):
        Vault.open(folder, key)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder), key.hex()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(VaultInUse):
            Vault.open(folder, key)
        holder.kill()
    Vault.open(folder, key).close()


def test_each_thing_that_is_wrong_has_its_own_error(tmp_path, key):
    folder = tmp_path / "v"
    with pytest.raises(VaultMissing):
        Vault.open(folder, key)
    new_vault(folder, key).close()
    database = folder / "vault.db"
    whole = database.read_bytes()
    database.write_bytes(b"")
    with pytest.raises(DatabaseMissing):
        Vault.open(folder, key)
    assert database.stat().st_size == 0
    database.unlink()
    with pytest.raises(DatabaseMissing):
        Vault.open(folder, key)
    database.write_bytes(whole)
    with pytest.raises(DatabaseDamaged):
        Vault.open(folder, bytes(32))
    Vault.open(folder, key).close()


def test_a_newer_a_strange_and_an_unfinished_database_are_told_apart(tmp_path, key):
    new_vault(tmp_path / "v", key).close()
    for pragma, error in (
        ("user_version = 99", VaultNewer),
        ("application_id = 99", DatabaseDamaged),
        ("user_version = 0", DatabaseDamaged),
    ):
        folder = tmp_path / pragma
        shutil.copytree(tmp_path / "v", folder)
        connection = Connection.writing(folder / "vault.db", key)
        connection.change(f"PRAGMA {pragma}")
        connection.close()
        with pytest.raises(error):
            Vault.open(folder, key)


def test_a_reader_sees_what_is_committed_and_cannot_write(vault):
    with vault.reader() as reader, vault.transaction():
        rows_settings.put(vault, "name", "value")
        assert rows_settings.get(reader, "name") == ""
    with vault.reader() as reader:
        assert rows_settings.get(reader, "name") == "value"
        assert reader.read("PRAGMA foreign_keys") == [(0,)]
        with pytest.raises(Exception, match="mag niet worden geschreven"):
            reader.read("DELETE FROM setting")


def test_another_thread_can_stop_a_read_and_a_closed_reader_does_not_mind(vault):
    reader = vault.reader()
    stop = threading.Timer(0.1, reader.interrupt)
    stop.start()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n"
    began = time.monotonic()
    with pytest.raises(Interrupted):
        reader.read(endless)
    assert time.monotonic() - began < 5
    stop.join()
    with pytest.raises(Interrupted):
        reader.read("SELECT 1")
    reader.close()
    reader.interrupt()


def test_another_thread_cannot_use_the_vault_by_mistake(vault):
    raised = []

    def misuse():
        try:
            vault.read("SELECT 1")
        except dbapi2.ProgrammingError as error:
            raised.append(str(error))

    thread = threading.Thread(target=misuse)
    thread.start()
    thread.join()
    assert "thread" in raised[0]


def test_settings_of_the_connection_are_those_that_were_decided(vault):
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "temp_store": 2,
        "cell_size_check": 1,
    }
    found = {name: vault.read(f"PRAGMA {name}")[0][0] for name in expected}
    assert found == expected
