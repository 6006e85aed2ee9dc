"""Looking whether a vault is whole."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from confidant_app.domain.errors import DatabaseDamaged
from confidant_app.domain.log import Act
from confidant_app.services import casework, checking, reading_only, vaults
from confidant_app.storage import rows_log
from tests.services.desk import NOW, TODAY, a_case, keep


@pytest.fixture
def healthy(tmp_path, prepared):
    with vaults.create(tmp_path / "Ans.confidant", prepared, NOW) as vault:
        keep(vault, *(a_case(number) for number in range(1, 60)))
        yield vault


def test_nothing_is_wrong_with_a_healthy_vault_and_the_look_is_logged(healthy):
    assert checking.problems(healthy, NOW) == ()
    checking.demand_whole(())
    assert rows_log.entries(healthy)[-1].act is Act.VAULT_CHECKED


def altered(vault):
    """Close the vault, flip a bit of a page that holds advice, and return its folder."""
    ((page,),) = vault.read("SELECT rootpage FROM sqlite_schema WHERE name = 'advice'")
    ((size,),) = vault.read("PRAGMA page_size")
    folder = vault.folder
    vault.close()
    data = bytearray((folder / "vault.db").read_bytes())
    data[(page - 1) * int(size) + int(size) // 2] ^= 1
    (folder / "vault.db").write_bytes(data)
    return folder


def test_a_page_that_was_altered_is_found(healthy, prepared):
    folder = altered(healthy)
    with vaults.open_vault(folder, prepared.key, NOW) as vault:
        found = checking.problems(vault, NOW)
    assert found[0].startswith("De versleutelde gegevens zijn veranderd of beschadigd (")
    with pytest.raises(DatabaseDamaged):
        checking.demand_whole(found)


def test_a_log_that_was_altered_is_found(healthy):
    triggers = healthy.read(
        "SELECT name FROM sqlite_master WHERE tbl_name = 'log_entry' AND type = 'trigger'"
    )
    with healthy.transaction():
        for (name,) in triggers:
            healthy.write(f'DROP TRIGGER "{name}"')
        healthy.write("UPDATE log_entry SET act = 'vault_opened' WHERE number = 1")
    (found,) = checking.problems(healthy, NOW)
    assert found == "Het logboek is veranderd (log: entry 1 was altered or removed)"


def test_a_link_to_nothing_is_found(healthy):
    case = casework.open_case(healthy, NOW, TODAY)
    person = casework.add_person(healthy, case.id, NOW)
    healthy.read("PRAGMA foreign_keys = OFF")
    with healthy.transaction():
        healthy.write("UPDATE person SET case_id = 'weg' WHERE id = ?", (str(person.id),))
    assert any(
        p.startswith("Iets verwijst naar iets dat er niet is")
        for p in checking.problems(healthy, NOW)
    )


def test_a_header_without_its_copy_is_found(healthy):
    (healthy.folder / "slots-copy.json").unlink()
    assert checking.problems(healthy, NOW) == (
        "Slotbestand slots-copy.json ontbreekt of is beschadigd",
    )
    (healthy.folder / "slots.json").write_bytes(b"stuk")
    assert len(checking.problems(healthy, NOW)) == 2


def test_a_damaged_vault_is_seen_beside_its_writer_too(healthy, prepared):
    folder = altered(healthy)
    with reading_only.open_to_read(folder, prepared.key) as vault:
        assert checking.problems(vault, NOW)
        assert not checking.is_due(vault, NOW)
        assert checking.Look(vault).run()


def test_a_full_look_is_due_once_a_day_and_not_before(healthy):
    assert checking.is_due(healthy, NOW)
    assert checking.Look(healthy).run() == ()
    checking.remember_whole(healthy, NOW)
    assert not checking.is_due(healthy, NOW + timedelta(hours=23))
    assert checking.is_due(healthy, NOW + timedelta(hours=24))
    assert checking.is_due(healthy, NOW - timedelta(hours=1)), "the clock was set back"


def test_a_look_that_is_stopped_halfway_gives_nothing(healthy):
    look = checking.Look(healthy)
    with ThreadPoolExecutor(1) as pool:
        for _ in range(50):
            answer = pool.submit(look.run)
            while look._reader is None and not answer.done():
                time.sleep(0.0001)
            look.stop()
            if answer.result(timeout=10) is None:
                break
            look = checking.Look(healthy)
        else:
            pytest.fail("it was never stopped")
    assert look.run() is None
