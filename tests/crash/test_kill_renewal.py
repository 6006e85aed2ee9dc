"""kill -9 while a vault gets another data key: the old secrets open it or the new ones do."""

import os
import random
import secrets
import shutil
import sys
from time import perf_counter

import pytest

from confidant_app.crypto import slots
from confidant_app.domain.errors import WrongRecoveryCode
from confidant_app.domain.log import Act
from confidant_app.services import vaults
from confidant_app.storage import (
    header_files,
    renewing,
    rows_cases,
    rows_contacts,
    rows_log,
)
from confidant_app.storage.integrity import integrity
from confidant_app.storage.swapping import ASIDE
from confidant_app.storage.vault import Vault, VaultKind
from tests.crash.nursery import nursery
from tests.storage import samples

KILLS = 200 if os.environ.get("CONFIDANT_SOAK") else 12
TABLES = ("case_file", "contact", "attachment", "passage")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork and SIGKILL are of POSIX")


class Secrets:
    """A header, its data key and its recovery code; `path` holds the header for another process."""

    def __init__(self, path, header, key, code):
        self.path, self.header, self.key, self.code = path, header, key, code
        path.write_bytes(header)


@pytest.fixture(scope="module")
def old(tmp_path_factory):
    code = slots.RecoveryCode.new()
    header, key = slots.new_header("een wachtzin van eerst", code, slots.FLOOR)
    return Secrets(tmp_path_factory.mktemp("old") / "header", header, key, code.text)


@pytest.fixture(scope="module")
def new(tmp_path_factory, old):
    code = slots.RecoveryCode.new()
    header, key = slots.renewed_header(old.header, "een wachtzin van later", code, slots.FLOOR)
    return Secrets(tmp_path_factory.mktemp("new") / "header", header, key, code.text)


@pytest.fixture(scope="module")
def template(tmp_path_factory, old):
    folder = tmp_path_factory.mktemp("template") / "Ans.confidant"
    with Vault.create(folder, old.header, old.key, VaultKind.CONFIDANT) as vault:
        for number in range(20):
            case = samples.a_full_case(f"2026-{number:04d}")
            file = samples.a_contact(case, "zandbak " * 500)
            with vault.transaction():
                rows_cases.insert(vault, case)
                rows_contacts.insert(vault, file, samples.NOON)
                rows_log.append(vault, samples.NOON, Act.CASE_ADDED, str(case.id))
    return folder


def rows(vault):
    return {name: vault.read(f"SELECT * FROM {name}") for name in TABLES}  # noqa: S608 - our own


def seconds(template, place, old, new):
    """Return how long a renewal takes when nothing stops it."""
    shutil.copytree(template, place)
    start = perf_counter()
    renewing.renew(place, old.key, new.key, new.header, samples.NOON)
    return perf_counter() - start


def opened(folder, old, new):
    """Return the secrets that open the vault; the others must not."""
    found = []
    for one in (old, new):
        try:
            assert vaults.key_from_recovery(folder, one.code) == one.key
        except WrongRecoveryCode:
            continue
        found.append(one)
    (one,) = found
    return one


def test_a_killed_renewal_leaves_the_old_secrets_or_the_new_ones_and_everything(
    tmp_path, template, old, new
):
    seed = secrets.randbits(32)
    print(f"moments to kill at: seed {seed}")  # noqa: T201 - for whoever sees it fail
    chance = random.Random(seed)  # noqa: S311
    with Vault.open(template, old.key) as vault:
        whole = rows(vault)
    most = 1.3 * seconds(template, tmp_path / "measured", old, new)
    with nursery() as born:
        for run in range(KILLS):
            folder = tmp_path / f"v{run}"
            shutil.copytree(template, folder)
            keys = (old.key.hex(), new.key.hex())
            told = born.killed("renew", chance.uniform(0, most), folder, *keys, new.path)
            found = opened(folder, old, new)
            assert found is new or not told, "a finished renewal was undone"
            with vaults.open_vault(folder, found.key, samples.NOON) as vault:
                assert integrity(vault) == ()
                assert rows(vault) == whole
                acts = [entry.act for entry in rows_log.entries(vault)]
                assert (Act.DATA_KEY_RENEWED in acts) == (found is new)
            copies = {(folder / name).read_bytes() for name in header_files.COPIES}
            assert copies == {found.header}
            assert not (folder / ASIDE).exists()
            shutil.rmtree(folder)
