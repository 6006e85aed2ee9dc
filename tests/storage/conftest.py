"""Real vaults with a random key; none is left open."""

import secrets

import pytest

from confidant_app.storage.vault import VaultKind
from tests.storage.samples import new_vault


@pytest.fixture
def key():
    return secrets.token_bytes(32)


@pytest.fixture
def vault(tmp_path, key):
    with new_vault(tmp_path / "Ans.confidant", key) as opened:
        yield opened


@pytest.fixture
def coordinator(tmp_path, key):
    folder = tmp_path / "coordinator.confidant"
    with new_vault(folder, key, VaultKind.COORDINATOR) as opened:
        yield opened
