"""The shell in this process: arguments in, exit status and words out."""

import io
import json
import secrets
import sys
from dataclasses import dataclass

import pytest

from confidant_app.cli.main import main
from confidant_app.crypto import slots
from confidant_app.services import Vault, VaultKind, calibrating, vaults
from tests.services.desk import NOW, PASSPHRASE


@dataclass(frozen=True)
class Said:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str

    @property
    def data(self):
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch):
    """Let no test of the shell wait until the machine was measured."""
    monkeypatch.setattr(calibrating, "measured_cost", lambda: slots.FLOOR)


@pytest.fixture
def shell(capsys, monkeypatch, tmp_path):
    """Run a command in `tmp_path`; `typed` is what comes over standard input."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object, typed: str = "") -> Said:
        stream = io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", stream)
        capsys.readouterr()
        status = main([str(argument) for argument in arguments], lambda *_: [])
        told = capsys.readouterr()
        return Said(status=status, out=told.out, err=told.err)

    return run


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "wachtzin.txt"
    path.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return ("--passphrase-file", path)


@pytest.fixture(scope="session")
def cheap():
    """Two prepared vaults behind `PASSPHRASE`, at the lowest cost."""
    return [vaults.prepare(PASSPHRASE, slots.FLOOR) for _ in range(2)]


@pytest.fixture
def home(tmp_path, cheap):
    folder = tmp_path / "Ans.confidant"
    vaults.create(folder, cheap[0], NOW).close()
    return folder


@pytest.fixture
def coordination(tmp_path, cheap):
    folder = tmp_path / "coordinator.confidant"
    vaults.create(folder, cheap[1], NOW, VaultKind.COORDINATOR).close()
    return folder


@pytest.fixture
def make(tmp_path):
    made: list[Vault] = []

    def new(name: str) -> Vault:
        folder = tmp_path / f"{name}.confidant"
        made.append(Vault.create(folder, b"{}", secrets.token_bytes(32), VaultKind.CONFIDANT))
        return made[-1]

    yield new
    for vault in made:
        vault.close()
