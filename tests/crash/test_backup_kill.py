"""kill -9 while backups are made and put back: what has its name is whole."""

import os
import random
import secrets
import shutil
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

from confidant_app.crypto import slots
from confidant_app.services import backing_up, restoring, vaults
from confidant_app.storage import sealed_files
from confidant_app.storage.integrity import integrity
from tests.services.backups import add_sealed, new_vault
from tests.services.desk import NOW, PASSPHRASE

RUNS = 100 if os.environ.get("CONFIDANT_SOAK") else 5
MAKER = """
import sys
from datetime import timedelta
from pathlib import Path
from confidant_app.services import backing_up, restoring
from confidant_app.storage.vault import Vault
from tests.services.backups import add_sealed
from tests.services.desk import NOW
home, stick, run = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[4])
vault = Vault.open(home, bytes.fromhex(sys.argv[3]))
print("ready", flush=True)
for turn in range(10_000):
    add_sealed(vault)
    made = backing_up.make(vault, stick, NOW + timedelta(days=run, seconds=turn))
    print(made.path, flush=True)
    back = home.parent / f"terug-{run}-{turn}.confidant"
    restoring.restore(made.path, back)
    print(back, flush=True)
"""


def killed(seconds, *arguments):
    with subprocess.Popen(
        [sys.executable, "-c", MAKER, *map(str, arguments)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        return [Path(line[:-1]) for line in process.stdout if line.endswith("\n")]


def test_a_kill_leaves_whole_backups_and_whole_vaults_only(tmp_path):
    chance = random.Random(secrets.randbits(32))  # noqa: S311 - moments to kill at
    prepared = vaults.prepare(PASSPHRASE, slots.FLOOR)
    home, stick, total = tmp_path / "Ans.confidant", tmp_path / "stick", 0
    stick.mkdir()
    new_vault(home, prepared).close()
    for run in range(RUNS):
        told = killed(chance.uniform(0, 0.6), home, stick, prepared.key.hex(), run)
        total += len(told)
        with vaults.open_vault(home, prepared.key, NOW) as vault:
            listed = backing_up.backups_in(stick, backing_up.vault_id(vault))
            backups = [path for path in told if path.parent == stick]
            # Or a newer one of the same day, after which rotation took this one away.
            assert all(listed[0].path.name >= path.name for path in backups[-1:])
            assert not any(one.is_damaged for one in listed)
            for one in listed[:2]:
                assert restoring.rehearse(vault, one.path).missing == 0
        for back in tmp_path.glob("terug-*"):
            with vaults.open_vault(back, prepared.key, NOW) as vault:
                assert integrity(vault) == ()
                assert sealed_files.problems(back, vault) == ()
            shutil.rmtree(back)
    assert total > 0
    with vaults.open_vault(home, prepared.key, NOW) as vault:
        add_sealed(vault)
        backing_up.make(vault, stick, NOW + timedelta(days=RUNS))
    assert not [path for path in stick.rglob("*") if ".part" in path.name]
