"""A migration is taken whole, after a copy, or not at all."""

import pytest

from confidant_app.domain.errors import DatabaseDamaged, VaultNewer
from confidant_app.storage import rows_cases, rows_contacts
from confidant_app.storage.backup import snapshot
from confidant_app.storage.connection import Connection
from confidant_app.storage.migrations import COPY_SUFFIX, migrate
from confidant_app.storage.schema import STEPS, VaultKind
from tests.storage import samples
from tests.storage.samples import NOON

KIND = VaultKind.CONFIDANT
FIRST = STEPS[KIND]
SECOND = (
    "ALTER TABLE person ADD COLUMN shoe_size INTEGER",
    "CREATE TABLE shoe (entry INTEGER PRIMARY KEY) STRICT",
)


@pytest.fixture
def database(tmp_path, key):
    with samples.new_vault(tmp_path / "v", key) as vault, vault.transaction():
        case = samples.a_full_case()
        rows_cases.insert(vault, case)
        rows_contacts.insert(vault, samples.a_contact(case, "zandbak"), NOON)
    path = tmp_path / "v" / "vault.db"
    connection = Connection.writing(path, key)
    yield path, connection
    connection.close()


def schema(connection):
    return connection.rows("SELECT type, name, sql FROM sqlite_schema ORDER BY name, type")


def version(connection):
    return connection.rows("PRAGMA user_version")[0][0]


def copy_of(path):
    return path.with_name(path.name + COPY_SUFFIX)


def test_a_missing_step_is_taken_and_its_copy_does_not_last(database):
    path, connection = database
    migrate(connection, KIND, path, (*FIRST, SECOND))
    assert version(connection) == len(FIRST) + 1
    assert connection.rows("SELECT shoe_size FROM person") == []
    assert connection.rows("SELECT body FROM passage WHERE kind = 'contact'") == [("zandbak",)]
    assert not copy_of(path).exists()


def test_a_step_that_fails_leaves_the_database_as_it_was_and_a_copy_beside_it(database, key):
    path, connection = database
    before = schema(connection)
    broken = (*SECOND, "CREATE TABLE person (entry INTEGER PRIMARY KEY) STRICT")
    with pytest.raises(Exception, match="already exists"):
        migrate(connection, KIND, path, (*FIRST, broken))
    assert schema(connection) == before
    assert version(connection) == len(FIRST)
    copy = Connection.reading(copy_of(path), key)
    assert schema(copy) == before
    assert copy.rows("SELECT number FROM case_file") == [("2026-0001",)]
    copy.close()


def test_a_step_whose_result_does_not_pass_its_checks_is_undone(database):
    path, connection = database
    orphaning = ("PRAGMA defer_foreign_keys = ON", "DROP TABLE case_year", "DELETE FROM person")
    breaking = (
        "CREATE TABLE child (parent INTEGER REFERENCES case_file (entry)) STRICT",
        "INSERT INTO child VALUES (99)",
    )
    connection.change("PRAGMA foreign_keys = OFF")
    with pytest.raises(DatabaseDamaged):
        migrate(connection, KIND, path, (*FIRST, (*orphaning, *breaking)))
    assert version(connection) == len(FIRST)
    assert connection.rows("SELECT taken FROM case_year") == [(1,)]


def test_a_copy_that_a_kill_left_behind_is_made_anew_or_removed(database):
    path, connection = database
    copy_of(path).write_bytes(b"half a copy")
    migrate(connection, KIND, path)
    assert not copy_of(path).exists()
    copy_of(path).write_bytes(b"half a copy")
    migrate(connection, KIND, path, (*FIRST, SECOND))
    assert version(connection) == len(FIRST) + 1
    assert not copy_of(path).exists()


def test_a_newer_database_is_left_alone(database):
    path, connection = database
    migrate(connection, KIND, path, (*FIRST, SECOND))
    with pytest.raises(VaultNewer):
        migrate(connection, KIND, path)
    assert version(connection) == len(FIRST) + 1


def test_a_snapshot_opens_with_the_same_key_and_holds_the_same(vault, tmp_path, key):
    case = samples.a_full_case()
    with vault.transaction():
        rows_cases.insert(vault, case)
    target = tmp_path / "copy.db"
    snapshot(vault, target)
    with vault.reader_of(target) as copy:
        assert rows_cases.everybody(copy) == (case,)
        assert copy.read("PRAGMA user_version") == [(len(FIRST),)]
        assert copy.read("PRAGMA application_id") == vault.read("PRAGMA application_id")
    assert target.stat().st_mode & 0o077 == 0
    assert {path.name for path in tmp_path.iterdir()} == {"copy.db", "Ans.confidant"}


def test_a_snapshot_never_overwrites(vault, tmp_path):
    target = tmp_path / "copy.db"
    target.write_bytes(b"mine")
    with pytest.raises(Exception, match="niets overschreven"):
        snapshot(vault, target)
    assert target.read_bytes() == b"mine"
