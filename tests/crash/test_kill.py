"""kill -9 at any moment: every acknowledged write is there, whole, and nothing half."""

import hashlib
import os
import random
import secrets
import shutil
import sys
from pathlib import Path
from uuid import UUID

import pytest

from confidant_app.crypto import slots
from confidant_app.domain.attachments import AttachmentId
from confidant_app.services import backing_up, conversations, files, restoring, vaults
from confidant_app.storage import header_files, rows_contacts, rows_search, sealed_files
from confidant_app.storage.connection import Connection
from confidant_app.storage.integrity import integrity
from confidant_app.storage.migrations import COPY_SUFFIX
from confidant_app.storage.schema import STEPS, VaultKind
from confidant_app.storage.vault import Vault
from tests.crash.nursery import nursery
from tests.crash.works import DRAFT, FIRST, SECOND
from tests.storage.samples import NOON

SOAK = bool(os.environ.get("CONFIDANT_SOAK"))
TIMES = 5 if SOAK else 1
# With those of the renewal of the key (test_kill_renewal.py) they are 200, five times over in soak.
KILLS_OF_WRITING, KILLS_OF_MIGRATION, KILLS_OF_MAKING = (TIMES * kills for kills in (130, 42, 16))
KILLS_PER_VAULT = 10
NO_DRAFT = -1
OLD = Path(__file__).parents[1] / "vaults" / "schema-1"
OLD_CODE = "32SK-46N0-CX9T-10KD-3HSB-5T4Q-CN0M"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork and SIGKILL are of POSIX")


@pytest.fixture(scope="module")
def born():
    with nursery() as found:
        yield found


@pytest.fixture(scope="module")
def headers(tmp_path_factory):
    """Two headers of one data key behind two passphrases, and that key."""
    folder = tmp_path_factory.mktemp("headers")
    header, key = slots.new_header("een wachtzin van eerst", slots.RecoveryCode.new(), slots.FLOOR)
    (folder / "a").write_bytes(header)
    changed = slots.change_passphrase(header, key, "een wachtzin van later", slots.FLOOR)
    (folder / "b").write_bytes(changed)
    return folder, key


@pytest.fixture
def chance():
    seed = secrets.randbits(32)
    print(f"moments to kill at: seed {seed}")  # noqa: T201 - for whoever sees it fail
    return random.Random(seed)  # noqa: S311


class Promises:
    """What was acknowledged on one vault, over all its kills."""

    def __init__(self):
        self.notes, self.files, self.copy = {}, {}, ("", "")
        self.draft, self.header, self.kept = NO_DRAFT, "a", 0

    def add(self, told):
        for what, *facts in told:
            self.kept += 1
            getattr(self, f"_{what}")(*facts)

    def _note(self, contact, version):
        self.notes[contact] = version

    def _file(self, file, sha256):
        self.files[file] = sha256

    def _draft(self, number):
        self.draft = number

    def _backup(self, name, sha256):
        self.copy = (name, sha256)

    def _header(self, name):
        self.header = name


def check_whole(source):
    assert integrity(source) == ()
    assert source.read("PRAGMA integrity_check") == [("ok",)]


def check_notes(vault, promised):
    found = {str(contact.id): contact for contact in conversations.without_case(vault)}
    assert found == {}, "a case and its first contact are saved together"
    contacts = {str(contact.id): contact for contact in rows_contacts.everybody(vault)}
    assert vault.read("SELECT count(*) FROM case_file") == [(len(contacts),)]
    saved = {name: rows_contacts.version(vault, each.id) for name, each in contacts.items()}
    assert all(saved.get(name, 0) >= version for name, version in promised.items())
    texts = {1: FIRST * 300, 2: SECOND * 5}
    assert all(contacts[name].note == texts[version] for name, version in saved.items())
    assert len(rows_search.find(vault, "zandbak", 10**6)) == len(contacts)


def check_files(vault, promised):
    files.sweep(vault, NOON)
    assert sealed_files.problems(vault.folder, vault) == ()
    for name, sha256 in promised.items():
        assert hashlib.sha256(files.content(vault, AttachmentId(UUID(name)))).hexdigest() == sha256
    for (name,) in vault.read("SELECT id FROM attachment"):
        files.content(vault, AttachmentId(UUID(name)))


def check_copies(vault, promised):
    """What was acknowledged is there as it was, or a newer copy that took its place is whole."""
    folder = vault.folder.parent / "copies"
    name, sha256 = promised
    found = sorted(path for path in folder.iterdir() if path.suffix == backing_up.SUFFIX)
    if folder / name in found:
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == sha256
    elif name:
        assert found[-1].name > name
    for path in found[-1:]:
        assert restoring.rehearse(vault, path).missing == 0
    for path in found:
        restoring.examine(path)


def check_draft(vault, promises):
    found = conversations.draft(vault, DRAFT)
    assert int(found.body if found else NO_DRAFT) >= promises.draft
    promises.draft = int(found.body) if found else NO_DRAFT


def check_headers(folder, kept, promises):
    """Each copy is whole, and the first is never older than the second."""
    first, second = (
        next(
            name
            for name in ("a", "b")
            if (kept / name).read_bytes() == (folder / copy).read_bytes()
        )
        for copy in header_files.COPIES
    )
    assert first == second or second == promises.header
    header_files.make_equal(folder, bool)
    promises.header = first


def test_acknowledged_writes_survive_a_kill(tmp_path, chance, born, headers):
    kept, key = headers
    total = 0
    for run in range(KILLS_OF_WRITING):
        if run % KILLS_PER_VAULT == 0:
            folder, promises = tmp_path / f"{run}" / "v", Promises()
            (folder.parent / "copies").mkdir(parents=True)
            Vault.create(folder, (kept / "a").read_bytes(), key, VaultKind.CONFIDANT).close()
        promises.add(born.killed("write", chance.uniform(0, 0.06), folder, key.hex(), kept))
        check_headers(folder, kept, promises)
        with Vault.open(folder, key) as vault:
            check_whole(vault)
            check_notes(vault, promises.notes)
            check_files(vault, promises.files)
            check_draft(vault, promises)
            check_copies(vault, promises.copy)
        total += promises.kept
    assert total > KILLS_OF_WRITING


def test_a_killed_migration_is_taken_later_or_was_taken_whole(tmp_path, chance, born):
    key = vaults.key_from_recovery(OLD / "Meldpunt.confidant", OLD_CODE)
    columns, old = content(OLD / "Meldpunt.confidant", key, tmp_path / "old")
    half = set()
    for run in range(KILLS_OF_MIGRATION):
        folder = tmp_path / f"v{run}"
        shutil.copytree(OLD / "Meldpunt.confidant", folder)
        told = born.killed("migrate", chance.uniform(0, 0.03), folder, key.hex())
        half.add((bool(told), folder.joinpath(f"vault.db{COPY_SUFFIX}").exists()))
        with Vault.open(folder, key) as vault:
            check_whole(vault)
            assert vault.read("PRAGMA user_version") == [(len(STEPS[VaultKind.CONFIDANT]),)]
            assert rows_of(vault, columns) == old
        assert not folder.joinpath(f"vault.db{COPY_SUFFIX}").exists()
    assert len(half) > 1, "every kill came at the same moment"


def test_a_killed_creation_leaves_whole_vaults_only(tmp_path, chance, born):
    key, total = secrets.token_bytes(32), 0
    for run in range(KILLS_OF_MAKING):
        folder = tmp_path / f"run{run}"
        folder.mkdir()
        made = born.killed("make", chance.uniform(0, 0.15), folder, key.hex())
        there = sorted(folder.glob("v*"))
        assert {path.name for path in there} >= {name for _, name in made}
        total += len(there)
        for vault in there[-2:]:
            with Vault.open(vault, key) as opened:
                check_whole(opened)
    assert total > 0


def content(folder, key, copy):
    """Return the columns of a vault as it stood before any migration, and every row, by table."""
    shutil.copytree(folder, copy)
    connection = Connection.reading(copy / "vault.db", key)
    tables = connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    columns = {
        name: [row[1] for row in connection.rows(f"PRAGMA table_info({name})")]
        for (name,) in tables
    }
    found = rows_of(connection, columns)
    connection.close()
    return columns, found


def rows_of(source, columns):
    """Return the rows of every table, in these columns: a later step may have added others."""
    read = source.rows if isinstance(source, Connection) else source.read
    return {
        name: read(f"SELECT {', '.join(of)} FROM {name}")  # noqa: S608 - our own names
        for name, of in columns.items()
    }
