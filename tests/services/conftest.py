"""Real vaults with a random key, and the slow things once for the whole run."""

import secrets

import pytest

from confidant_app.crypto import slots
from confidant_app.services import VaultKind, vaults
from confidant_app.services import catalogues as catalogue_files
from confidant_app.services.namelists import load_lists
from confidant_app.storage.vault import Vault
from tests.services.backups import new_vault
from tests.services.desk import PASSPHRASE


@pytest.fixture(scope="session")
def catalogues():
    return catalogue_files.load()


@pytest.fixture(scope="session")
def lists():
    return load_lists()


@pytest.fixture(scope="session")
def prepared():
    """Header, key and recovery code of a vault behind `PASSPHRASE`."""
    return vaults.prepare(PASSPHRASE, slots.FLOOR)


@pytest.fixture
def make(tmp_path):
    made: list[Vault] = []

    def new(name: str, kind: VaultKind = VaultKind.CONFIDANT) -> Vault:
        folder = tmp_path / f"{name}.confidant"
        vault = Vault.create(folder, b'{"format":"dummy"}', secrets.token_bytes(32), kind)
        made.append(vault)
        return vault

    yield new
    for vault in made:
        vault.close()


@pytest.fixture
def vault(make):
    return make("Ans")


@pytest.fixture
def coordinator(make):
    return make("coordinator", VaultKind.COORDINATOR)


@pytest.fixture
def home(tmp_path, prepared):
    with new_vault(tmp_path / "Ans.confidant", prepared) as vault:
        yield vault


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
