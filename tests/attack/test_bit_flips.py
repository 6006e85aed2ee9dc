"""One flipped bit is harmless or has a name; it never becomes other data, and is never hidden."""

import os
import random
import secrets
import shutil
import tempfile
from pathlib import Path

import pytest

from confidant_app.crypto import slots
from confidant_app.domain.errors import ConfidantError, DatabaseDamaged, HeaderDamaged
from confidant_app.services import backing_up, restoring, vaults
from confidant_app.storage import header_files
from confidant_app.storage.backup import snapshot
from confidant_app.storage.commit_note import note_of
from confidant_app.storage.connection import PAGE_SIZE
from confidant_app.storage.integrity import integrity
from confidant_app.storage.vault import Vault, VaultKind
from tests.attack.crashed import crash, digest
from tests.storage.samples import NOON

SOAK = bool(os.environ.get("CONFIDANT_SOAK"))
SEED = secrets.randbits(32) if SOAK else 20260302
IN_DATABASE, IN_LOG, IN_COPY, IN_BACKUP, IN_SLOTS = (
    (10 if SOAK else 1) * flips for flips in (400, 200, 120, 80, 200)
)
SNAPSHOT_EACH = 5  # flips; a copy takes longer than everything else together
HEADER, FRAME, NO = 32, 24 + PAGE_SIZE, bytes(4)
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it


@pytest.fixture(scope="module")
def place():
    """A folder in memory where this system has one: a thousand vaults are opened in it."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def prepared():
    return vaults.prepare("lantaarn veen zeven kruiwagen", slots.FLOOR)


@pytest.fixture(scope="module")
def crashed(place, prepared):
    """The folder of a vault with a log, and the digests of its states, the last one last."""
    folder = place / "crashed"
    Vault.create(folder, prepared.header, prepared.key, VaultKind.CONFIDANT).close()
    return folder, crash(folder, prepared.key, SEED)


@pytest.fixture(scope="module")
def closed(place, crashed, prepared):
    """The same vault, opened and closed, so that everything is in the database."""
    folder = place / "closed"
    shutil.copytree(crashed[0], folder)
    with Vault.open(folder, prepared.key) as vault:
        assert digest(vault) == crashed[1][-1]
    return folder, crashed[1][-1]


@pytest.fixture
def flips():
    print(f"bits flipped with seed {SEED}")  # noqa: T201 - for whoever sees it fail
    chance = random.Random(SEED)  # noqa: S311

    def flipped(data, times):
        for _ in range(times):
            place = chance.randrange(len(data))
            altered = bytearray(data)
            altered[place] ^= 1 << chance.randrange(8)
            yield place, bytes(altered)

    return flipped


def test_a_flip_in_the_database_is_never_other_data_and_always_found(closed, prepared, flips):
    folder, whole = closed
    database = folder / "vault.db"
    data, seen = database.read_bytes(), {"read": 0, "open": 0, "check": 0}
    for number, (place, altered) in enumerate(flips(data, IN_DATABASE)):
        database.write_bytes(altered)
        seen[found_at(folder, prepared.key, whole, number % SNAPSHOT_EACH == 0)] += 1
        assert database.read_bytes() == altered, f"repaired without a word: byte {place}"
    assert seen["read"] > IN_DATABASE / 2, seen
    database.write_bytes(data)


def found_at(folder, key, whole, copied):
    """Return what tells that this vault is damaged: opening, reading, or only the check."""
    try:
        vault = Vault.open(folder, key)
    except DatabaseDamaged:
        return "open"
    with vault:
        assert integrity(vault), "a page that was altered passed the check"
        if copied:
            refuse_or_copy_whole(vault, whole)
        try:
            assert digest(vault) == whole
        except DatabaseDamaged:
            return "read"
    return "check"


def refuse_or_copy_whole(vault, whole):
    """A page that nothing uses can be damaged without harm to a copy; any other stops it."""
    target = vault.folder.parent / "copy.db"
    try:
        snapshot(vault, target)
    except DatabaseDamaged:
        assert not target.exists()
        return
    with vault.reader_of(target) as copy:
        assert digest(copy) == whole
    target.unlink()


def test_a_flip_in_the_log_is_always_damage(crashed, prepared, flips, place):
    kept, states = crashed
    folder = place / "log"
    data = (kept / "vault.db-wal").read_bytes()
    assert len(data) == HEADER + FRAME * note_of(kept / "vault.db").frames
    shutil.copytree(kept, folder)
    for at, altered in flips(data, IN_LOG):
        (folder / "vault.db-wal").write_bytes(altered)
        with pytest.raises(DatabaseDamaged):
            Vault.open(folder, prepared.key)
        assert (folder / "vault.db-wal").read_bytes() == altered, f"no evidence of byte {at}"
    (folder / "vault.db-wal").write_bytes(data)
    with Vault.open(folder, prepared.key) as vault:
        assert digest(vault) == states[-1]


def test_every_flip_in_the_last_save_of_the_log_is_damage(crashed, prepared, place):
    """It looks like the save that a power cut left half written, and the note knows better."""
    kept, _ = crashed
    folder = place / "last"
    shutil.copytree(kept, folder)
    data = (kept / "vault.db-wal").read_bytes()
    for at in range(last_save(data, kept), note_of(kept / "vault.db").frames):
        altered = bytearray(data)
        altered[HEADER + at * FRAME + 8] ^= 1
        (folder / "vault.db-wal").write_bytes(altered)
        with pytest.raises(DatabaseDamaged):
            Vault.open(folder, prepared.key)


def last_save(data, folder):
    """Return the number of the frame, from 0, with which the last save begins."""
    frames = range(note_of(folder / "vault.db").frames - 1)
    commits = [at for at in frames if data[HEADER + at * FRAME + 4 : HEADER + at * FRAME + 8] != NO]
    return commits[-1] + 1


def test_a_flip_in_the_note_costs_nothing(crashed, prepared, place):
    kept, states = crashed
    folder = place / "noted"
    data = (kept / "vault.db-noted").read_bytes()
    for bit in range(0, 8 * len(data), 7):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(kept, folder)
        altered = bytearray(data)
        altered[bit // 8] ^= 1 << bit % 8
        (folder / "vault.db-noted").write_bytes(altered)
        assert note_of(folder / "vault.db") is None
    with Vault.open(folder, prepared.key) as vault:
        assert digest(vault) == states[-1]


def test_a_flip_in_a_copy_is_always_found(closed, prepared, flips, place):
    folder, whole = closed
    target, found = place / "proven.db", 0
    with Vault.open(folder, prepared.key) as vault:
        snapshot(vault, target)
        data = target.read_bytes()
        for _, altered in flips(data, IN_COPY):
            target.write_bytes(altered)
            try:
                with vault.reader_of(target) as copy:
                    assert integrity(copy), "a page that was altered passed the check"
                    assert digest(copy) == whole
            except DatabaseDamaged:
                found += 1
    assert found > IN_COPY / 2


def test_a_flip_in_a_backup_is_named_or_changes_nothing_that_comes_back(
    closed, prepared, flips, place
):
    folder, seen = place / "copied", 0
    shutil.copytree(closed[0], folder)
    (place / "stick").mkdir()
    with Vault.open(folder, prepared.key) as vault:
        path = backing_up.make(vault, place / "stick", NOON).path
        data, whole = path.read_bytes(), restoring.rehearse(vault, path)
        for _, altered in flips(data, IN_BACKUP):
            path.write_bytes(altered)
            try:
                assert restoring.rehearse(vault, path) == whole
            except ConfidantError:
                seen += 1
            assert path.read_bytes() == altered
    assert seen > IN_BACKUP * 0.9


def test_a_flip_in_one_copy_of_the_header_gives_the_same_key_and_is_named(closed, prepared, flips):
    folder, _ = closed
    for name in header_files.COPIES:
        for _, altered in flips(prepared.header, IN_SLOTS // 4):
            (folder / name).write_bytes(altered)
            assert vaults.key_from_recovery(folder, prepared.recovery_code) == prepared.key
            assert vaults.damaged_headers(folder) == (name,)
        (folder / name).write_bytes(prepared.header)


def test_a_flip_in_the_only_copy_of_the_header_is_damage(closed, prepared, flips):
    folder, _ = closed
    first, second = (folder / name for name in header_files.COPIES)
    second.unlink()
    for _, altered in flips(prepared.header, IN_SLOTS // 2):
        first.write_bytes(altered)
        with pytest.raises(HeaderDamaged):
            vaults.key_from_recovery(folder, prepared.recovery_code)
        with pytest.raises(HeaderDamaged):
            vaults.key_from_passphrase(folder, "lantaarn veen zeven kruiwagen")
    for path in (first, second):
        path.write_bytes(prepared.header)
