"""A vault whose making failed is not there; one that is there has its recovery sheet."""

import errno
import os
import resource
import shutil
import signal

import pytest

from confidant_app.cli.main import main
from confidant_app.crypto import slots
from confidant_app.domain.errors import DiskFailing, DiskFull, VaultExists
from confidant_app.services import calibrating, vaults
from confidant_app.storage.vault import Vault, VaultKind
from tests.services.desk import NOW, PASSPHRASE


@pytest.fixture
def full_once_made(monkeypatch):
    """Let the system refuse every write to the database after the vault got its name."""
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    make = Vault.create

    def made_and_full(*arguments):
        vault = make(*arguments)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2048, limits[1]))
        return vault

    monkeypatch.setattr(Vault, "create", made_and_full)
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    signal.signal(signal.SIGXFSZ, before)


@pytest.fixture
def init(tmp_path, monkeypatch):
    monkeypatch.setattr(calibrating, "measured_cost", lambda: slots.FLOOR)
    (tmp_path / "w.txt").write_text(PASSPHRASE)

    def run():
        asked = [
            *("init", str(tmp_path / "a.confidant"), "--sheet", str(tmp_path / "a.pdf")),
            *("--passphrase-file", str(tmp_path / "w.txt")),
        ]
        return main(asked, screenshots=lambda *_: ())

    return run


def there(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_vault_that_could_not_be_logged_is_not_there(full_once_made, tmp_path, prepared):
    with pytest.raises((DiskFull, DiskFailing)):
        vaults.create(tmp_path / "v", prepared, NOW)
    assert there(tmp_path) == []


def test_a_vault_that_cannot_be_opened_once_it_has_its_name_is_not_there(
    tmp_path, prepared, monkeypatch
):
    def no_lock(*_, **__):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patched:
        patched.setattr("confidant_app.storage.vault.Lock", no_lock)
        with pytest.raises(OSError, match=os.strerror(errno.EIO)):
            vaults.create(tmp_path / "v", prepared, NOW)
    assert there(tmp_path) == []
    vaults.create(tmp_path / "v", prepared, NOW).close()


def test_a_vault_that_another_made_meanwhile_is_left_alone(tmp_path, prepared, monkeypatch):
    def slower(*_):
        (tmp_path / "v").mkdir()
        (tmp_path / "v" / "slots.json").write_bytes(b"of another")
        raise VaultExists

    monkeypatch.setattr(Vault, "create", slower)
    with pytest.raises(VaultExists):
        vaults.create(tmp_path / "v", prepared, NOW, VaultKind.CONFIDANT)
    assert there(tmp_path / "v") == ["slots.json"]


def test_init_takes_vault_and_sheet_back_together(tmp_path, init, full_once_made):
    assert init() == 1
    assert there(tmp_path) == ["w.txt"]


def test_init_keeps_the_sheet_of_a_vault_that_could_not_be_taken_back(
    tmp_path, init, full_once_made, monkeypatch
):
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    assert init() == 1
    assert there(tmp_path) == ["a.confidant", "a.pdf", "w.txt"]
