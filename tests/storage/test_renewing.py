"""Another data key: everything is still there, and the old key opens nothing."""

import gc
import secrets

import pytest

from confidant_app.domain.errors import (
    DatabaseDamaged,
    DiskFailing,
    DiskFull,
    ReadOnlyPlace,
    VaultInUse,
)
from confidant_app.domain.log import Act
from confidant_app.domain.vault_errors import RenewalUnfinished
from confidant_app.storage import renewing, rows_cases, rows_contacts, rows_log, rows_search
from confidant_app.storage.connection import Connection
from confidant_app.storage.header_files import COPIES
from confidant_app.storage.integrity import integrity
from confidant_app.storage.opening import open_to_read
from confidant_app.storage.swapping import ASIDE
from confidant_app.storage.vault import Vault, VaultKind
from tests.storage import samples

FRESH = b'{"format":"fresh"}'


@pytest.fixture
def folder(tmp_path, key):
    place = tmp_path / "Oud.confidant"
    with samples.new_vault(place, key) as vault, vault.transaction():
        case = samples.a_full_case()
        rows_cases.insert(vault, case)
        rows_contacts.insert(vault, samples.a_contact(case, "zandbak " * 2_000), samples.NOON)
        rows_log.append(vault, samples.NOON, Act.VAULT_CREATED)
    return place


@pytest.fixture
def fresh_key():
    return secrets.token_bytes(32)


def headers(folder):
    return [(folder / name).read_bytes() for name in COPIES]


def files(folder):
    return sorted(path.name for path in folder.iterdir())


def is_all_there(vault):
    (case,) = rows_cases.everybody(vault)
    (contact,) = rows_contacts.everybody(vault)
    return (
        integrity(vault) == ()
        and case.number == "2026-0001"
        and contact.note == "zandbak " * 2_000
        and len(rows_search.find(vault, "zandbak", 10)) == 1
    )


def test_everything_is_there_under_the_new_key_and_the_log_says_so(folder, key, fresh_key):
    renewing.renew(folder, key, fresh_key, FRESH, samples.NOON)
    assert headers(folder) == [FRESH, FRESH]
    assert files(folder) == ["files", *sorted(COPIES), "vault.db"]
    assert (folder / "vault.db").stat().st_mode & 0o777 == 0o600
    with Vault.open(folder, fresh_key) as vault:
        assert is_all_there(vault)
        acts = [entry.act for entry in rows_log.entries(vault)]
        assert acts == [Act.VAULT_CREATED, Act.DATA_KEY_RENEWED]


def test_the_old_key_opens_nothing_any_more(folder, key, fresh_key):
    renewing.renew(folder, key, fresh_key, FRESH, samples.NOON)
    before = (folder / "vault.db").read_bytes()
    with pytest.raises(DatabaseDamaged):
        Vault.open(folder, key)
    assert (folder / "vault.db").read_bytes() == before
    Vault.open(folder, fresh_key).close()


def test_what_a_crash_left_in_the_log_comes_along(tmp_path, folder, key, fresh_key):
    with Vault.open(folder, key) as vault:
        with vault.transaction():
            rows_log.append(vault, samples.NOON, Act.VAULT_OPENED)
        place = tmp_path / "Gevallen.confidant"
        place.mkdir()
        for name in ("vault.db", "vault.db-wal"):
            (place / name).write_bytes((folder / name).read_bytes())
    renewing.renew(place, key, fresh_key, FRESH, samples.NOON)
    with Vault.open(place, fresh_key) as vault:
        acts = [entry.act for entry in rows_log.entries(vault)]
        assert acts == [Act.VAULT_CREATED, Act.VAULT_OPENED, Act.DATA_KEY_RENEWED]


def test_a_vault_that_is_open_is_left_alone(folder, key, fresh_key):
    with Vault.open(folder, key), pytest.raises(VaultInUse):
        renewing.renew(folder, key, fresh_key, FRESH, samples.NOON)
    assert headers(folder) == [samples.HEADER] * 2


@pytest.mark.parametrize("error", [DiskFull, DiskFailing, ReadOnlyPlace])
@pytest.mark.parametrize("step", ["_copy", "_prove", "_to_disk"])
def test_what_fails_before_the_header_changes_nothing(
    folder, key, fresh_key, monkeypatch, error, step
):
    def refuse(*_):
        raise error

    monkeypatch.setattr(renewing, step, refuse)
    with pytest.raises(error):
        renewing.renew(folder, key, fresh_key, FRESH, samples.NOON)
    assert headers(folder) == [samples.HEADER] * 2
    assert files(folder) == ["files", *sorted(COPIES), "vault.db"]
    with Vault.open(folder, key) as vault:
        assert is_all_there(vault)


def test_a_copy_that_lost_a_row_never_takes_the_place(folder, key, fresh_key, monkeypatch):
    whole = Connection.rekey

    def losing(connection, new):
        connection.change("DELETE FROM passage")
        whole(connection, new)

    monkeypatch.setattr(Connection, "rekey", losing)
    with pytest.raises(DatabaseDamaged):
        renewing.renew(folder, key, fresh_key, FRESH, samples.NOON)
    with Vault.open(folder, key) as vault:
        assert is_all_there(vault)


def test_a_copy_whose_pages_are_not_whole_never_takes_the_place(
    folder, key, fresh_key, monkeypatch
):
    monkeypatch.setattr(renewing, "integrity", lambda copy: ("page 3",))
    with pytest.raises(DatabaseDamaged):
        renewing.renew(folder, key, fresh_key, FRESH, samples.NOON)
    assert headers(folder) == [samples.HEADER] * 2


def test_a_copy_that_is_partly_in_its_log_never_takes_the_place(folder, tmp_path):
    (tmp_path / "vault.db-wal").touch()
    with pytest.raises(DiskFailing):
        renewing._to_disk(tmp_path, FRESH)


class Crash(BaseException):
    """The process ends here."""


@pytest.fixture
def cut_off(folder, key, fresh_key, monkeypatch):
    """A renewal that stopped just before a moment: the swap, or one of its steps."""

    def stop(module, name):
        def crash(*_):
            raise Crash

        with monkeypatch.context() as patch:
            patch.setattr(f"confidant_app.storage.{module}.{name}", crash)
            with pytest.raises(Crash):
                renewing.renew(folder, key, fresh_key, FRESH, samples.NOON)
        return folder

    return stop


@pytest.mark.parametrize("step", ["rekey", "close"])
def test_cut_off_before_the_copy_is_finished_it_counts_for_nothing(
    folder, key, fresh_key, monkeypatch, step
):
    def crash(*_):
        raise Crash

    with monkeypatch.context() as patch:
        patch.setattr(f"confidant_app.storage.connection.Connection.{step}", crash)
        patch.setattr(renewing, "discard", crash)
        with pytest.raises(Crash):
            renewing.renew(folder, key, fresh_key, FRESH, samples.NOON)
    assert (folder / ASIDE / "vault.db").stat().st_size > 0
    gc.collect()
    with Vault.open(folder, key) as vault:
        assert is_all_there(vault)
    assert headers(folder) == [samples.HEADER] * 2
    assert files(folder) == ["files", *sorted(COPIES), "vault.db"]


def test_cut_off_before_the_header_the_old_key_counts(cut_off, key):
    folder = cut_off("renewing", "swap")
    assert (folder / ASIDE).is_dir()
    with Vault.open(folder, key) as vault:
        assert is_all_there(vault)
    assert files(folder) == ["files", *sorted(COPIES), "vault.db"]


def test_cut_off_between_the_copies_of_the_header_the_new_key_counts(cut_off, fresh_key):
    folder = cut_off("renewing", "swap")
    (folder / COPIES[0]).write_bytes(FRESH)
    with Vault.open(folder, fresh_key) as vault:
        assert is_all_there(vault)
    assert headers(folder) == [FRESH, FRESH]
    assert files(folder) == ["files", *sorted(COPIES), "vault.db"]


def test_cut_off_after_the_header_the_new_key_counts(cut_off, fresh_key):
    folder = cut_off("swapping", "sync_folder")
    assert headers(folder) == [FRESH, FRESH]
    with Vault.open(folder, fresh_key) as vault:
        assert is_all_there(vault)


def test_cut_off_after_the_header_it_is_told_to_who_may_only_read(cut_off, key, fresh_key):
    folder = cut_off("renewing", "swap")
    open_to_read(folder, key)[0].close()
    (folder / COPIES[0]).write_bytes(FRESH)
    for _ in range(2):
        with pytest.raises(RenewalUnfinished):
            open_to_read(folder, fresh_key)
    Vault.open(folder, fresh_key).close()
    connection, kind = open_to_read(folder, fresh_key)
    assert kind is VaultKind.CONFIDANT
    connection.close()


def test_cut_off_before_the_clearing_up_the_new_key_counts(cut_off, fresh_key):
    folder = cut_off("swapping", "discard")
    assert (folder / ASIDE).is_dir()
    with Vault.open(folder, fresh_key) as vault:
        assert is_all_there(vault)
    assert not (folder / ASIDE).exists()


def test_a_log_that_the_old_database_left_is_not_taken_for_the_new_ones(
    cut_off, folder, key, fresh_key
):
    cut_off("renewing", "swap")
    with Vault.open(folder, key) as vault:
        with vault.transaction():
            rows_log.append(vault, samples.NOON, Act.VAULT_OPENED)
        log = (folder / "vault.db-wal").read_bytes()
    cut_off("swapping", "sync_folder")
    (folder / "vault.db-wal").write_bytes(log)
    with Vault.open(folder, fresh_key) as vault:
        assert is_all_there(vault)


def test_a_key_that_opens_neither_removes_neither(cut_off, fresh_key):
    folder = cut_off("renewing", "swap")
    with pytest.raises(DatabaseDamaged):
        Vault.open(folder, secrets.token_bytes(32))
    (folder / COPIES[0]).write_bytes(FRESH)
    with Vault.open(folder, fresh_key) as vault:
        assert is_all_there(vault)


def test_a_second_renewal_clears_what_a_first_one_left(cut_off, key, fresh_key):
    folder = cut_off("renewing", "swap")
    (folder / ASIDE / "vault.db").write_bytes(b"")
    renewing.renew(folder, key, fresh_key, FRESH, samples.NOON)
    with Vault.open(folder, fresh_key) as vault:
        assert is_all_there(vault)
