"""One connection: its key, its errors by name, and what it refuses to go on without."""

import pytest
from sqlcipher3 import dbapi2

from confidant_app.domain.errors import ReadOnlyPlace, VaultInUse
from confidant_app.storage.connection import Connection
from confidant_app.storage.files import make_empty


@pytest.fixture
def path(tmp_path):
    make_empty(tmp_path / "a.db")
    return tmp_path / "a.db"


@pytest.fixture
def connection(path, key):
    opened = Connection.writing(path, key)
    opened.change("CREATE TABLE word (body TEXT) STRICT")
    yield opened
    opened.close()


def test_the_key_is_the_raw_key_and_not_a_passphrase(connection, path, key):
    raw = dbapi2.connect(str(path))
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    assert raw.execute("SELECT name FROM sqlite_schema").fetchall() == [("word",)]
    raw.close()


def test_a_second_writer_behind_the_lock_is_told_and_a_busy_one_loses_nothing(
    connection, path, key
):
    other = Connection.writing(path, key)
    with connection.transaction():
        connection.change("INSERT INTO word VALUES ('een')")
        with pytest.raises(VaultInUse), other.transaction():
            pass
    assert other.rows("SELECT body FROM word") == [("een",)]
    other.close()


def test_a_file_that_cannot_be_opened_is_named(tmp_path, key):
    with pytest.raises(ReadOnlyPlace):
        Connection.reading(tmp_path / "missing.db", key)
    with pytest.raises(ReadOnlyPlace):
        Connection.writing(tmp_path / "no folder" / "missing.db", key)


def test_a_setting_that_does_not_take_is_refused(connection):
    with pytest.raises(RuntimeError, match="temp_store"):
        connection._must_be("PRAGMA temp_store", 9)


def test_a_mistake_in_a_statement_stays_a_mistake(connection):
    with pytest.raises(dbapi2.OperationalError, match="no such table"):
        connection.rows("SELECT * FROM nowhere")


def test_a_closed_connection_is_a_mistake_and_closing_it_again_is_not(path, key):
    closed = Connection.writing(path, key)
    closed.close()
    closed.close()
    closed.interrupt()
    assert not closed.in_transaction
    with pytest.raises(dbapi2.ProgrammingError, match="closed"):
        closed.rows("SELECT 1")


def test_odd_folder_names_are_paths_and_not_addresses(tmp_path, key, monkeypatch):
    folder = tmp_path / "file:100%? #é"
    folder.mkdir()
    make_empty(folder / "a.db")
    monkeypatch.chdir(tmp_path)
    relative = folder.relative_to(tmp_path) / "a.db"
    written = Connection.writing(relative, key)
    written.change("CREATE TABLE word (body TEXT) STRICT")
    read = Connection.reading(relative, key)
    assert read.rows("SELECT count(*) FROM word") == [(0,)]
    read.close()
    written.close()
