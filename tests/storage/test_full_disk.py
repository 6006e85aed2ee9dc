"""A full disk and a folder that may not be written cost nothing that was saved."""

import os
import shutil
import subprocess
import sys

import pytest

from confidant_app.domain.errors import DiskFailing, DiskFull, ReadOnlyPlace
from confidant_app.storage import rows_contacts
from confidant_app.storage.integrity import integrity
from confidant_app.storage.vault import Vault
from tests.storage import samples
from tests.storage.samples import NOON
from tests.storage.test_files import public, unprivileged

__all__ = ["public"]

SMALL = 4 * 1024 * 1024
NOTE = "x" * 50_000

LIMITED = """
import resource, signal, sys
from pathlib import Path
from confidant_app.domain.errors import ConfidantError
from confidant_app.storage import rows_contacts
from confidant_app.storage.integrity import integrity
from confidant_app.storage.vault import Vault
from tests.storage import samples
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
vault = Vault.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, resource.RLIM_INFINITY))
saved = 0
try:
    while saved < 200:
        with vault.transaction():
            rows_contacts.insert(vault, samples.a_contact(None, "x" * 50_000), samples.NOON)
        saved += 1
except ConfidantError as error:
    name = type(error).__name__
print(name, saved, len(rows_contacts.without_case(vault)), integrity(vault))
"""


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 4 MB, where this machine lets us make one."""
    mounted = tmp_path / "disk"
    mounted.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    command = [mount, "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(mounted)]
    root = os.geteuid() == 0 and mount and umount
    if not root or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("needs root to make a small disk; RLIMIT_FSIZE stands in elsewhere")
    yield mounted
    subprocess.run([umount, "-l", str(mounted)], check=True)


def ids(vault):
    return {contact.id for contact in rows_contacts.without_case(vault)}


def fill(vault, saved):
    while True:
        contact = samples.a_contact(None, NOTE)
        with vault.transaction():
            rows_contacts.insert(vault, contact, NOON)
        saved.append(contact.id)


def test_a_full_disk_is_named_and_costs_nothing_that_was_saved(small_disk, key):
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(100_000))
    with samples.new_vault(small_disk / "v", key) as vault:
        saved = []
        with pytest.raises(DiskFull):
            fill(vault, saved)
        assert saved
        assert ids(vault) == set(saved)
    with Vault.open(small_disk / "v", key) as vault:
        assert ids(vault) == set(saved)
        ballast.unlink()
        contact = samples.a_contact(None, "kort")
        with vault.transaction():
            rows_contacts.insert(vault, contact, NOON)
    with Vault.open(small_disk / "v", key) as vault:
        assert integrity(vault) == ()
        assert ids(vault) == {*saved, contact.id}


def test_no_vault_is_made_on_a_disk_that_is_full(small_disk, key):
    (small_disk / "ballast").write_bytes(bytes(SMALL - 200_000))
    with pytest.raises((DiskFull, DiskFailing)):
        samples.new_vault(small_disk / "v", key)
    assert [path.name for path in small_disk.iterdir()] == ["ballast"]


def test_a_write_that_the_system_refuses_costs_nothing_that_was_saved(tmp_path, key):
    samples.new_vault(tmp_path / "v", key).close()
    run = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path / "v"), key.hex()],
        capture_output=True,
        text=True,
        check=True,
    )
    name, saved, found, *problems = run.stdout.split(maxsplit=3)
    assert name in ("DiskFailing", "DiskFull")
    assert int(saved) == int(found) > 0
    assert problems == ["()\n"]


def test_a_vault_in_a_folder_that_may_not_be_written_says_so(public, key):
    folder = public / "v"
    samples.new_vault(folder, key).close()
    for path in (folder, *folder.iterdir()):
        path.chmod(0o755 if path.is_dir() else 0o644)
    with unprivileged(folder), pytest.raises(ReadOnlyPlace):
        Vault.open(folder, key)
    (folder / "vault.lock").touch()
    (folder / "vault.lock").chmod(0o666)
    with unprivileged(folder), pytest.raises(ReadOnlyPlace):
        Vault.open(folder, key)
    (folder / "vault.lock").unlink(missing_ok=True)
    with unprivileged(public), pytest.raises(ReadOnlyPlace):
        samples.new_vault(public / "w", key)
    Vault.open(folder, key).close()
