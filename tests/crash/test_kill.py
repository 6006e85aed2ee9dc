"""kill -9 at any moment: every acknowledged write is there, whole, and nothing half."""

import os
import random
import secrets
import signal
import subprocess
import sys
import time

import pytest

from confidant_app.storage import rows_cases, rows_contacts, rows_log, rows_search
from confidant_app.storage.connection import Connection
from confidant_app.storage.integrity import integrity
from confidant_app.storage.migrations import COPY_SUFFIX, migrate
from confidant_app.storage.schema import STEPS, VaultKind
from confidant_app.storage.vault import Vault
from tests.storage import samples

KILLS_PER_VAULT = 5
RUNS = 200 if os.environ.get("CONFIDANT_SOAK") else 5
WORDS = {1: "zandbak eerste", 2: "zandbak tweede"}
EXTRA = tuple(f"CREATE TABLE extra_{n} (a INTEGER) STRICT" for n in range(300))
COUNT = "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'extra_%'"
WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from uuid import uuid4
from confidant_app.domain.attachments import Attachment, AttachmentId
from confidant_app.domain.log import Act
from confidant_app.storage import rows_attachments, rows_cases, rows_contacts, rows_log
from confidant_app.storage.vault import Vault
from tests.storage import samples
vault = Vault.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
number = rows_cases.count_in_year(vault, 2026)
print("ready", flush=True)
while True:
    number += 1
    case = samples.a_full_case(f"2026-{number:04d}")
    contact = samples.a_contact(case, "zandbak eerste " * 300)
    file = Attachment(id=AttachmentId(uuid4()), case=case.id, contact=contact.id, name="brief",
                      media_type="text/plain", size=200_000, added_at=samples.NOON)
    with vault.transaction():
        rows_cases.insert(vault, case)
        rows_contacts.insert(vault, contact, samples.NOON)
        rows_attachments.insert(vault, file, bytes(200_000))
        rows_log.append(vault, samples.NOON, Act.CONTACT_ADDED, str(contact.id))
    print(contact.id, 1, flush=True)
    with vault.transaction():
        rows_contacts.update(vault, replace(contact, note="zandbak tweede"), samples.NOON)
        rows_log.append(vault, samples.NOON, Act.CONTACT_CHANGED, str(contact.id))
    print(contact.id, 2, flush=True)
"""
MIGRATOR = """
import sys
from pathlib import Path
from confidant_app.storage.connection import Connection
from confidant_app.storage.migrations import migrate
from confidant_app.storage.schema import STEPS, VaultKind
path = Path(sys.argv[1]) / "vault.db"
connection = Connection.writing(path, bytes.fromhex(sys.argv[2]))
kind = VaultKind.CONFIDANT
step = tuple(f"CREATE TABLE extra_{n} (a INTEGER) STRICT" for n in range(300))
print("ready", flush=True)
migrate(connection, kind, path, (*STEPS[kind], step))
"""
MAKER = """
import sys
from pathlib import Path
from tests.storage import samples
print("ready", flush=True)
for n in range(1000):
    samples.new_vault(Path(sys.argv[1]) / f"v{n}", bytes.fromhex(sys.argv[2])).close()
"""


def killed(program, folder, key, seconds):
    """Run a program, kill it some time after it is ready, and return the lines it wrote."""
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder), key.hex()], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        return [line.split() for line in process.stdout if line.endswith("\n")]


@pytest.fixture
def chance():
    return random.Random(secrets.randbits(32))  # noqa: S311 - moments to kill at


def test_acknowledged_writes_survive_a_kill(tmp_path, chance):
    key, total = secrets.token_bytes(32), 0
    for run in range(RUNS):
        if run % KILLS_PER_VAULT == 0:
            folder, promised = tmp_path / f"v{run}", {}
            samples.new_vault(folder, key).close()
        lines = killed(WRITER, folder, key, chance.uniform(0, 0.25))
        promised |= {contact: int(version) for contact, version in lines}
        total += len(lines)
        with Vault.open(folder, key) as vault:
            assert integrity(vault) == ()
            cases = rows_cases.everybody(vault)
            contacts = {str(c.id): c for c in rows_contacts.everybody(vault)}
            assert len(contacts) == len(cases), "a case and its contact belong together"
            saved = {c: rows_contacts.version(vault, found.id) for c, found in contacts.items()}
            assert all(saved.get(c, 0) >= version for c, version in promised.items())
            assert len(rows_log.entries(vault)) == sum(saved.values())
            assert len(rows_search.find(vault, "zandbak", 10**6)) == len(contacts)
            assert all(contacts[c].note.startswith(WORDS[saved[c]]) for c in contacts)
    assert total > 0


def test_a_killed_migration_is_taken_later_or_was_taken_whole(tmp_path, chance):
    kind = VaultKind.CONFIDANT
    for run in range(RUNS):
        key, folder = secrets.token_bytes(32), tmp_path / f"v{run}"
        with samples.new_vault(folder, key) as vault, vault.transaction():
            rows_cases.insert(vault, samples.a_full_case())
        killed(MIGRATOR, folder, key, chance.uniform(0, 0.1))
        path = folder / "vault.db"
        connection = Connection.writing(path, key)
        ((version,),) = connection.rows("PRAGMA user_version")
        tables = connection.rows(COUNT)
        assert (version, tables) in ((1, [(0,)]), (2, [(300,)]))
        migrate(connection, kind, path, (*STEPS[kind], EXTRA))
        assert connection.rows(COUNT) == [(300,)]
        assert connection.rows("SELECT number FROM case_file") == [("2026-0001",)]
        assert not path.with_name(path.name + COPY_SUFFIX).exists()
        connection.close()


def test_a_killed_creation_leaves_whole_vaults_only(tmp_path, chance):
    key = secrets.token_bytes(32)
    for run in range(min(RUNS, 20)):
        folder = tmp_path / f"run{run}"
        folder.mkdir()
        killed(MAKER, folder, key, chance.uniform(0, 0.15))
        for vault in folder.glob("v*"):
            with Vault.open(vault, key) as opened:
                assert integrity(opened) == ()
