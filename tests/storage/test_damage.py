"""Damage is a named error, never wrong or shortened data."""

import random
import shutil
from datetime import timedelta

import pytest
from sqlcipher3 import dbapi2

from confidant_app.domain.errors import DatabaseDamaged
from confidant_app.storage import rows_cases, rows_contacts, rows_settings, rows_whole
from confidant_app.storage.backup import snapshot
from confidant_app.storage.connection import Connection
from confidant_app.storage.integrity import integrity
from confidant_app.storage.vault import Vault
from tests.storage import samples

PAGE = 4096
LONG = "Een lange zin over de zandbak achter het huis. " * 400


@pytest.fixture
def filled(tmp_path, key):
    """A vault with long notes, closed, so that everything is in the database file."""
    folder = tmp_path / "v"
    with samples.new_vault(folder, key) as vault, vault.transaction():
        case = samples.a_full_case()
        rows_cases.insert(vault, case)
        for n in range(8):
            note = f"{n} {LONG}"
            contact = samples.a_contact(case, note, at=samples.NOON + timedelta(days=n))
            rows_contacts.insert(vault, contact, samples.NOON)
    return folder


def damage_the_notes(folder):
    """Flip a bit in each of the last pages: the notes came last."""
    database = folder / "vault.db"
    data = bytearray(database.read_bytes())
    for page in range(1, 31):
        data[-page * PAGE + 9] ^= 1
    database.write_bytes(data)


def read_all(folder, key):
    with Vault.open(folder, key) as vault:
        return rows_whole.whole_cases(vault)


def test_a_flipped_bit_is_harmless_or_damage_and_never_other_data(filled, key, tmp_path):
    whole = read_all(filled, key)
    data = (filled / "vault.db").read_bytes()
    chance = random.Random(20260302)  # noqa: S311 - places to damage
    outcomes = {"same": 0, "damaged": 0}
    for _ in range(60):
        place = chance.randrange(len(data))
        altered = bytearray(data)
        altered[place] ^= 1 << chance.randrange(8)
        (filled / "vault.db").write_bytes(altered)
        try:
            assert read_all(filled, key) == whole
            outcomes["same"] += 1
        except DatabaseDamaged:
            outcomes["damaged"] += 1
    assert outcomes["damaged"] > 20, outcomes


def test_damage_that_sqlcipher_itself_does_not_report_is_found(filled, key):
    """The last overflow page of a note: SQLCipher gives zeros and raises nothing."""
    database = filled / "vault.db"
    data = database.read_bytes()
    silent = 0
    for page in range(2, len(data) // PAGE):
        altered = bytearray(data)
        altered[page * PAGE + 100] ^= 1
        database.write_bytes(altered)
        if _reads_silently(database, key):
            silent += 1
            with pytest.raises(DatabaseDamaged):
                _read_notes(filled, key)
    assert silent > 0, "this SQLCipher reports everything by itself; the check may go"


def _reads_silently(database, key):
    try:
        connection = Connection.reading(database, key)
    except DatabaseDamaged:
        return False
    try:
        raw = connection._db.execute("SELECT body FROM passage WHERE kind = 'contact'").fetchall()
    except dbapi2.DatabaseError:
        return False
    finally:
        connection.close()
    return len(raw) < 8 or any(LONG not in body for (body,) in raw)


def _read_notes(folder, key):
    with Vault.open(folder, key) as vault:
        vault.read("SELECT body FROM passage WHERE kind = 'contact'")


@pytest.mark.parametrize("cut", [1, 1000, PAGE, 3 * PAGE, 10 * PAGE + 7])
def test_a_database_that_was_cut_off_is_damaged(filled, key, cut):
    database = filled / "vault.db"
    database.write_bytes(database.read_bytes()[:-cut])
    with pytest.raises(DatabaseDamaged):
        Vault.open(filled, key)


def test_two_pages_that_changed_places_are_damage(filled, key):
    database = filled / "vault.db"
    data = database.read_bytes()
    first, last = data[5 * PAGE : 6 * PAGE], data[6 * PAGE : 7 * PAGE]
    database.write_bytes(data[: 5 * PAGE] + last + first + data[7 * PAGE :])
    with Vault.open(filled, key) as vault:
        assert integrity(vault)


def test_a_whole_vault_has_no_problems_by_either_connection(filled, key):
    with Vault.open(filled, key) as vault:
        assert integrity(vault) == ()
        with vault.reader() as reader:
            assert integrity(reader) == ()


def test_a_damaged_vault_has_problems_and_no_content_in_them(filled, key):
    damage_the_notes(filled)
    with Vault.open(filled, key) as vault:
        found = integrity(vault)
    assert 0 < len(found) <= 50
    assert "zandbak" not in " ".join(found)


def test_a_damaged_vault_is_not_copied(filled, key, tmp_path):
    damage_the_notes(filled)
    target = tmp_path / "copy.db"
    with Vault.open(filled, key) as vault, pytest.raises(DatabaseDamaged):
        snapshot(vault, target)
    assert [path.name for path in tmp_path.iterdir()] == ["v"]


def test_a_write_to_a_damaged_vault_is_undone_and_named(filled, key):
    damage_the_notes(filled)
    with Vault.open(filled, key) as vault, pytest.raises(DatabaseDamaged), vault.transaction():
        vault.write("UPDATE passage SET body = body || 'x'")


@pytest.fixture
def killed(tmp_path, key):
    """Two copies of a killed vault that lost one acknowledged save, and the save before it."""
    with samples.new_vault(tmp_path / "v", key) as vault:
        first, second = samples.a_case(), samples.a_case("2026-0002")
        with vault.transaction():
            rows_cases.insert(vault, first)
        vault._connection.checkpoint()
        with vault.transaction():
            rows_cases.insert(vault, second)
        copies = tmp_path / "torn", tmp_path / "lost"
        # A copy as a crash would leave it; in this process, but of a vault of its own.
        for copy in copies:
            shutil.copytree(vault.folder, copy)
    log = copies[0] / "vault.db-wal"
    log.write_bytes(log.read_bytes()[:-500])
    (copies[1] / "vault.db-wal").unlink()
    return copies, first


def test_a_save_that_was_acknowledged_and_is_lost_is_damage(killed, key):
    for copy in killed[0]:
        with pytest.raises(DatabaseDamaged):
            Vault.open(copy, key)


def test_a_save_that_nobody_noted_may_be_torn_and_costs_nothing_else(killed, key):
    """A power cut can come before the note, and takes a save that nobody was told of."""
    copies, first = killed
    for copy in copies:
        (copy / "vault.db-noted").unlink()
        with Vault.open(copy, key) as vault:
            assert integrity(vault) == ()
            assert rows_cases.everybody(vault) == (first,)


def test_a_vault_goes_on_with_what_is_whole_after_it_met_damage(filled, key):
    damage_the_notes(filled)
    with Vault.open(filled, key) as vault:
        for _ in range(2):
            with pytest.raises(DatabaseDamaged):
                vault.read("SELECT body FROM passage")
            assert rows_cases.everybody(vault)[0].number == "2026-0001"
            with vault.transaction():
                rows_settings.put(vault, "name", "kept")
            with pytest.raises(DatabaseDamaged), vault.transaction():
                vault.write("UPDATE passage SET body = body || 'x'")
        assert rows_settings.get(vault, "name") == "kept"
    with Vault.open_to_read(filled, key) as vault:
        with pytest.raises(DatabaseDamaged):
            vault.read("SELECT body FROM passage")
        assert rows_settings.get(vault, "name") == "kept"
