"""The log shows every change that was made behind its back."""

from datetime import timedelta

import pytest
from sqlcipher3 import dbapi2

from confidant_app.domain.log import Act, LogEntry
from confidant_app.storage import rows_log
from confidant_app.storage.connection import Connection
from confidant_app.storage.integrity import integrity
from confidant_app.storage.vault import Vault
from tests.storage import samples
from tests.storage.samples import NOON


@pytest.fixture
def folder(tmp_path, key):
    with samples.new_vault(tmp_path / "v", key) as vault:
        assert rows_log.first_break(vault) is None
        with vault.transaction():
            for n in range(5):
                at = NOON + timedelta(minutes=n)
                rows_log.append(vault, at, Act.CASE_ADDED, f"case-{n}", {"count": n, "to": "é"})
    return tmp_path / "v"


def test_entries_read_back_and_an_untouched_log_has_no_break(folder, key):
    with Vault.open(folder, key) as vault:
        first, *_, last = rows_log.entries(vault)
        assert rows_log.first_break(vault) is None
    assert first == LogEntry(
        number=1, at=NOON, act=Act.CASE_ADDED, record="case-0", facts={"count": 0, "to": "é"}
    )
    assert (last.number, last.record) == (5, "case-4")


@pytest.mark.parametrize("statement", ["UPDATE log_entry SET record = ''", "DELETE FROM log_entry"])
def test_the_log_is_only_ever_added_to(folder, key, statement):
    with (
        Vault.open(folder, key) as vault,
        pytest.raises(dbapi2.IntegrityError, match="only ever added to"),
        vault.transaction(),
    ):
        vault.write(statement)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE log_entry SET record = 'case-9' WHERE number = 3", 3),
        ("UPDATE log_entry SET at = '2020-01-01T00:00:00.000000Z' WHERE number = 1", 1),
        ("UPDATE log_entry SET facts = '{}' WHERE number = 5", 5),
        ("UPDATE log_entry SET act = 'case_changed' WHERE number = 2", 2),
        ("UPDATE log_entry SET hash = zeroblob(32) WHERE number = 4", 4),
        ("DELETE FROM log_entry WHERE number = 2", 2),
        ("DELETE FROM log_entry WHERE number = 5", 5),
        ("DELETE FROM log_entry", 1),
    ],
)
def test_a_change_by_another_program_is_a_break(folder, key, statement, expected):
    connection = Connection.writing(folder / "vault.db", key)
    for trigger in ("update", "delete"):
        connection.change(f"DROP TRIGGER log_entry_refuses_{trigger}")
    connection.change(statement)
    connection.close()
    with Vault.open(folder, key) as vault:
        assert rows_log.first_break(vault) == expected
        assert integrity(vault) == (f"log: entry {expected} was altered or removed",)


def append_and_fail(vault):
    with vault.transaction():
        rows_log.append(vault, NOON, Act.CASE_ADDED)
        raise ZeroDivisionError


def test_an_entry_that_was_rolled_back_is_no_break(folder, key):
    with Vault.open(folder, key) as vault:
        with pytest.raises(ZeroDivisionError):
            append_and_fail(vault)
        with vault.transaction():
            rows_log.append(vault, NOON, Act.CASE_ADDED)
        assert rows_log.first_break(vault) is None


def test_a_time_without_an_offset_is_a_mistake(folder, key):
    with (
        Vault.open(folder, key) as vault,
        pytest.raises(ValueError, match="aware"),
        vault.transaction(),
    ):
        rows_log.append(vault, NOON.replace(tzinfo=None), Act.CASE_ADDED)
