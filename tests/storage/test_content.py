"""Equal content, equal digests; any other content, other ones."""

from dataclasses import replace

import pytest

from confidant_app.domain.drafts import Draft
from confidant_app.domain.errors import DatabaseDamaged, FileExists
from confidant_app.storage import backup, rows_cases, rows_contacts, rows_drafts
from confidant_app.storage.backup import prove, snapshot
from confidant_app.storage.content import combined, digests
from tests.storage import samples
from tests.storage.samples import NOON


@pytest.fixture
def filled(vault):
    for number in range(1, 4):
        case = samples.a_full_case(f"2026-{number:04d}")
        with vault.transaction():
            rows_cases.insert(vault, case)
            for _ in range(40):
                rows_contacts.insert(vault, samples.a_contact(case, "zandbak " * 50), NOON)
    return vault


def test_a_copy_has_the_digest_of_its_original(filled, tmp_path):
    digest = snapshot(filled, tmp_path / "copy.db")
    assert digest == combined(digests(filled))
    with filled.reader_of(tmp_path / "copy.db") as copy:
        assert prove(copy) == digest
        assert digests(copy) == digests(filled)
    with pytest.raises(FileExists):
        snapshot(filled, tmp_path / "copy.db")


def test_every_change_shows_in_the_table_that_it_is_in(filled):
    before = digests(filled)
    with filled.transaction():
        filled.write("UPDATE case_file SET keyword = keyword || 'x' WHERE number = '2026-0003'")
    after = digests(filled)
    changed = {name for name in before if before[name] != after[name]}
    assert "case_file" in changed
    assert "contact" not in changed
    with filled.transaction():
        filled.write("DELETE FROM contact WHERE entry = (SELECT max(entry) FROM contact)")
    assert digests(filled)["contact"] != after["contact"]
    with filled.transaction():
        filled.write("CREATE TABLE extra (a REAL) STRICT")
        filled.write("INSERT INTO extra VALUES (0.1), (NULL)")
    assert digests(filled)[""] != after[""]
    assert set(digests(filled)) == {*after, "extra"}


def test_what_is_saved_while_the_copy_is_made_is_no_damage(filled, tmp_path, monkeypatch):
    looked = []

    def save_then_look(source):
        found = digests(source)
        if not looked:
            keep(filled, "een")
        looked.append(source)
        return found

    monkeypatch.setattr(backup, "digests", save_then_look)
    digest = snapshot(filled, tmp_path / "copy.db")
    assert len(looked) == 3
    assert digest == combined(digests(filled))


def test_what_nobody_touched_and_still_differs_is_damage(filled, tmp_path, monkeypatch):
    turns = iter(["wrong", "right", "wrong"])
    monkeypatch.setattr(
        backup, "digests", lambda source: {**digests(source), "contact": next(turns)}
    )
    with pytest.raises(DatabaseDamaged):
        snapshot(filled, tmp_path / "copy.db")
    assert not list(tmp_path.glob("copy*"))


def test_damage_in_the_copy_is_found(filled, tmp_path):
    path = tmp_path / "copy.db"
    snapshot(filled, path)
    data = bytearray(path.read_bytes())
    data[-5000] ^= 1
    path.write_bytes(data)
    with filled.reader_of(path) as copy, pytest.raises(DatabaseDamaged):
        prove(copy)


def keep(vault, body):
    with vault.transaction():
        rows_cases.insert(vault, replace(samples.a_full_case("2026-0009"), keyword=body))
        rows_drafts.put(vault, Draft(key="contact:new", saved_at=NOON, body=body))
