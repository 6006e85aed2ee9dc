"""What salvaging decides when records lack something, erasures are to be kept, or logs differ."""

import random
import shutil
from datetime import timedelta

import pytest

from confidant_app.domain.errors import DatabaseDamaged
from confidant_app.domain.log import Act
from confidant_app.storage import (
    rows_cases,
    rows_contacts,
    rows_log,
    rows_people,
    rows_settings,
    rows_whole,
)
from confidant_app.storage.connection import Connection
from confidant_app.storage.integrity import integrity
from confidant_app.storage.salvage import kind_of_damaged, salvage
from confidant_app.storage.vault import Reader, Vault, VaultKind
from confidant_app.storage.wreck import Wreck, described
from tests.storage import samples

PAGE = 4096
LATER = samples.NOON + timedelta(days=2)
CLAIM = (
    "INSERT INTO claim (id, on_day, speaker, words, source, checked_on) "
    "VALUES (?, '2026-01-01', 'x', 'y', 'z', '2026-01-01')"
)


def add_case(vault, number, at=samples.NOON):
    case = samples.a_full_case(f"2026-{number:04d}")
    person = samples.a_full_person(case)
    contact = samples.a_full_contact(case, person)
    with vault.transaction():
        rows_cases.insert(vault, case)
        rows_people.insert(vault, person)
        rows_contacts.insert(vault, contact, at)
        rows_log.append(vault, at, Act.CASE_ADDED, str(case.id))
    return case, person, contact


def pages_of(folder, key, sql):
    """Which pages this statement cannot do without, found by damaging them one by one."""
    database = folder / "vault.db"
    whole = database.read_bytes()
    found = []
    for page in range(2, len(whole) // PAGE):
        altered = bytearray(whole)
        altered[page * PAGE + 50] ^= 1
        database.write_bytes(altered)
        try:
            with Reader(database, key) as reader:
                reader.read("SELECT name FROM sqlite_schema")
                try:
                    reader.read(sql)
                except DatabaseDamaged:
                    found.append(page)
        except DatabaseDamaged:
            continue
    database.write_bytes(whole)
    return found


def damage(folder, pages):
    data = bytearray((folder / "vault.db").read_bytes())
    for page in pages:
        data[page * PAGE + 50] ^= 1
    (folder / "vault.db").write_bytes(data)


@pytest.fixture
def two(tmp_path, key):
    """A vault and the backup of it."""
    folder, backup = tmp_path / "v", tmp_path / "backup"
    with samples.new_vault(folder, key) as vault:
        made = [add_case(vault, number) for number in range(1, 8)]
    shutil.copytree(folder, backup)
    return folder, backup, made


def test_a_conversation_whose_case_is_lost_stands_alone_and_its_people_are_counted(
    two, key, tmp_path
):
    folder, _, made = two
    lost, _, contact = made[2]
    connection = Connection.writing(folder / "vault.db", key)
    connection.rows("PRAGMA foreign_keys = OFF")
    connection.change("DELETE FROM case_file WHERE id = ?", (str(lost.id),))
    connection.close()
    with samples.new_vault(tmp_path / "fresh", key) as vault:
        outcome = salvage(folder / "vault.db", key, vault)
        found = rows_contacts.get(vault, contact.id)
        assert (found.case, found.note, found.people) == (None, contact.note, ())
        assert len(rows_cases.everybody(vault)) == 6
        assert rows_people.of_case(vault, lost.id) == ()
        assert outcome.unreadable == 2  # the person, and the link of the conversation to it
        assert integrity(vault) == ()


def test_an_erased_case_stays_erased_when_only_the_log_still_says_so(two, key):
    folder, backup, made = two
    erased, removed = made[1][0], made[4][1]
    with Vault.open(folder, key) as vault, vault.transaction():
        rows_cases.delete(vault, erased.id)
        rows_log.append(vault, LATER, Act.CASE_ERASED, str(erased.id))
        rows_people.delete(vault, removed.id)
        rows_log.append(vault, LATER, Act.PERSON_REMOVED, str(removed.id))
    for table in ("case_file", "person"):
        damage(folder, pages_of(folder, key, f"SELECT * FROM {table} NOT INDEXED"))  # noqa: S608
    with Vault.open(backup, key) as vault:
        outcome = salvage(folder / "vault.db", key, vault)
        assert outcome.log_complete
        assert outcome.removed == 3  # the case, its conversation and the person
        left = {case.id for case in rows_cases.everybody(vault)}
        assert left == {made_case.id for made_case, _, _ in made} - {erased.id}
        assert rows_people.of_case(vault, removed.case) == ()
        assert vault.read("SELECT 1 FROM passage WHERE record = ?", (str(removed.id),)) == []
        assert rows_log.entries(vault)[-1].act is Act.PERSON_REMOVED
        assert integrity(vault) == ()


def test_two_vaults_that_each_went_their_own_way_are_added_up_and_nothing_is_set_back(two, key):
    folder, backup, made = two
    with Vault.open(folder, key) as vault:
        theirs = add_case(vault, 20)
        with vault.transaction():
            rows_cases.delete(vault, made[0][0].id)
            rows_log.append(vault, LATER, Act.CASE_ERASED, str(made[0][0].id))
    with Vault.open(backup, key) as vault:
        ours = add_case(vault, 21)
        outcome = salvage(folder / "vault.db", key, vault)
        cases = {case.id for case in rows_cases.everybody(vault)}
        assert cases == {*(case.id for case, _, _ in made), ours[0].id, theirs[0].id}
        assert rows_contacts.get(vault, ours[2].id) == ours[2]
        assert rows_contacts.get(vault, theirs[2].id) == theirs[2]
        assert rows_cases.count_in_year(vault, 2026) == 21
        assert outcome.removed == 0
        assert integrity(vault) == ()


def test_what_opening_and_restoring_write_by_themselves_is_no_way_of_its_own(two, key):
    folder, backup, made = two
    with Vault.open(folder, key) as vault, vault.transaction():
        rows_cases.delete(vault, made[0][0].id)
        rows_log.append(vault, LATER, Act.CASE_ERASED, str(made[0][0].id))
    with Vault.open(backup, key) as vault:
        with vault.transaction():
            rows_log.append(vault, LATER, Act.VAULT_OPENED)
        assert salvage(folder / "vault.db", key, vault).removed == 1
        acts = [entry.act for entry in rows_log.entries(vault)]
        assert acts[-2:] == [Act.VAULT_OPENED, Act.CASE_ERASED]


def test_a_coordinators_vault_comes_over_too(tmp_path, key):
    folder, backup = tmp_path / "c", tmp_path / "backup"
    with samples.new_vault(folder, key, VaultKind.COORDINATOR) as vault, vault.transaction():
        vault.write(CLAIM, ("a" * 36,))
        rows_log.append(vault, samples.NOON, Act.VAULT_CREATED)
    shutil.copytree(folder, backup)
    with Vault.open(folder, key) as vault, vault.transaction():
        vault.write("DELETE FROM claim")
        vault.write(CLAIM, ("b" * 36,))
        rows_settings.put(vault, "name", "value")
        rows_log.append(vault, LATER, Act.CATALOGUE_CHANGED)
    assert kind_of_damaged(folder / "vault.db", key) is VaultKind.COORDINATOR
    with Vault.open(backup, key) as vault:
        salvage(folder / "vault.db", key, vault)
        assert vault.read("SELECT id FROM claim") == [("b" * 36,)]
        assert rows_settings.get(vault, "name") == "value"


def test_a_log_without_an_index_gives_what_lies_between_its_damaged_pages(two, key):
    folder, _, _ = two
    with Vault.open(folder, key) as vault, vault.transaction():
        for _ in range(400):
            rows_log.append(vault, LATER, Act.CASE_CHANGED, "x" * 36)
    with Vault.open(folder, key) as vault:
        whole = vault.read("SELECT * FROM log_entry ORDER BY number")
        table = described(vault, "log_entry")
    pages = pages_of(folder, key, "SELECT * FROM log_entry")
    chance = random.Random(3)  # noqa: S311 - places to damage
    for hit in ([pages[1], pages[-2]], [pages[0], pages[-1]], chance.sample(pages[1:], 3)):
        shutil.copytree(folder, folder.with_name(f"hit-{hit[0]}-{hit[1]}"))
        copy = folder.with_name(f"hit-{hit[0]}-{hit[1]}")
        damage(copy, hit)
        wreck = Wreck(copy / "vault.db", key)
        found = wreck.read(table)
        wreck.close()
        assert not found.complete
        assert set(found.rows) < set(whole)
        assert len(found.rows) + found.unreadable == len(whole)


def test_a_vault_of_which_nothing_opens_changes_nothing(two, key):
    folder, backup, _ = two
    damage(folder, [0])
    with Vault.open(backup, key) as vault:
        before = rows_whole.whole_cases(vault)
        with pytest.raises(DatabaseDamaged):
            salvage(folder / "vault.db", key, vault)
        assert rows_whole.whole_cases(vault) == before
