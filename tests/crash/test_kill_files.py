"""kill -9 while large files come and go: what was acknowledged is whole, the rest goes later."""

import hashlib
import os
import random
import secrets
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest

from confidant_app.services import files
from confidant_app.storage import rows_cases, sealed_files
from confidant_app.storage.integrity import integrity
from confidant_app.storage.vault import Vault
from tests.storage import samples

RUNS = 150 if os.environ.get("CONFIDANT_SOAK") else 4
LONG_AFTER = datetime.now(UTC) + sealed_files.KEPT + timedelta(days=1)
WRITER = """
import hashlib, random, sys
from pathlib import Path
from confidant_app.domain.attachments import NewFile
from confidant_app.services import files
from confidant_app.storage import rows_cases
from confidant_app.storage.vault import Vault
from tests.storage.samples import NOON
vault = Vault.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
(case,) = rows_cases.everybody(vault)
print("ready", flush=True)
while True:
    content = random.randbytes(random.choice((300_000, 1_500_000, 5_000_000)))
    file = NewFile(name="stuk.bin", media_type="application/octet-stream", case=case.id)
    kept = files.add(vault, file, (content,), NOON)
    print("added", kept.id, hashlib.sha256(content).hexdigest(), flush=True)
    found = files.of_case(vault, case.id)
    if len(found) > 4:
        print("removing", found[-1].id, flush=True)
        files.remove(vault, found[-1].id, NOON)
        print("removed", found[-1].id, flush=True)
"""


def killed(folder, key, seconds):
    """Run the writer, kill it some time after it is ready, and return the lines it wrote."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), key.hex()], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        return [line.split() for line in process.stdout if line.endswith("\n")]


@pytest.fixture
def chance():
    return random.Random(secrets.randbits(32))  # noqa: S311 - moments to kill at


def test_acknowledged_files_survive_a_kill_and_nothing_else_stays(tmp_path, chance):
    key, folder, case = secrets.token_bytes(32), tmp_path / "v", samples.a_case()
    promised, gone, total = {}, set(), 0
    with samples.new_vault(folder, key) as vault, vault.transaction():
        rows_cases.insert(vault, case)
    for _ in range(RUNS):
        for act, owner, *digest in killed(folder, key, chance.uniform(0.05, 0.4)):
            total += 1
            if act == "added":
                promised[owner] = digest[0]
            else:
                promised.pop(owner, None)  # being removed: it may be there or not
            if act == "removed":
                gone.add(owner)
        with Vault.open(folder, key) as vault:
            found = looked_through(vault, case.id)
        assert promised.items() <= found.items()
        assert gone.isdisjoint(found)
    assert total > 0


def looked_through(vault, case):
    """Return the digest of every file of the case, after the sweep of an opening a month on."""
    assert sealed_files.problems(vault.folder, vault) == ()  # orphans do no harm meanwhile
    files.sweep(vault, LONG_AFTER)
    lie = {path.name for path in (vault.folder / "files").iterdir()}
    assert lie == sealed_files.names(vault)
    assert integrity(vault, vault.folder) == ()
    found = {}
    for file in files.of_case(vault, case):
        content = files.content(vault, file.id)
        assert len(content) == file.size
        found[str(file.id)] = hashlib.sha256(content).hexdigest()
    return found
