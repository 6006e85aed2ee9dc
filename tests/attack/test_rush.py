"""However many open a vault at the same moment, one of them has it and the others are told."""

import json
import subprocess
import sys

import pytest

from confidant_app.storage.integrity import integrity
from confidant_app.storage.vault import Vault
from tests.attack.rush import PROCESSES, ROUNDS
from tests.storage.samples import new_vault

KEY = bytes(range(32))


@pytest.mark.skipif(sys.platform == "win32", reason="fork is of POSIX")
def test_of_four_that_open_at_once_exactly_one_gets_in(tmp_path):
    new_vault(tmp_path / "v", KEY).close()
    run = subprocess.run(
        [sys.executable, "-m", "tests.attack.rush", str(tmp_path / "v"), KEY.hex()],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    )
    rounds = json.loads(run.stdout)
    assert len(rounds) == ROUNDS
    assert all(found == ["VaultInUse"] * (PROCESSES - 1) + ["in"] for found in rounds), rounds
    with Vault.open(tmp_path / "v", KEY) as vault:
        assert integrity(vault) == ()
