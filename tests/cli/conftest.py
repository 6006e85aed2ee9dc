"""A shell to call, and vaults that were made once with a real passphrase."""

import io
import shutil
import sys

import pytest

from confidant_app.cli.main import main
from confidant_app.crypto import slots
from confidant_app.services import VaultKind, importing, vaults
from confidant_app.services.example import FOLDER
from tests.cli.shell import NOW, PASSPHRASE, Said


@pytest.fixture
def shell(capsys, monkeypatch):
    def call(*words, given=""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        try:
            status = main([str(word) for word in words], screenshots=lambda *_: ())
        except SystemExit as wrong:
            status = wrong.code
        out, err = capsys.readouterr()
        return Said(status, out, err)

    return call


@pytest.fixture(scope="session")
def made_vaults(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kluizen")
    (folder / "wachtzin.txt").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    for name, kind in (("een", VaultKind.CONFIDANT), ("samen", VaultKind.COORDINATOR)):
        prepared = vaults.prepare(PASSPHRASE, slots.FLOOR)
        vault = vaults.create(folder / f"{name}.confidant", prepared, NOW, kind)
        if kind is VaultKind.CONFIDANT:
            cases = importing.read_file_of_cases(FOLDER / "groningen.json")
            importing.keep_cases(vault, cases, NOW)
        vault.close()
    return folder


@pytest.fixture
def folder(made_vaults, tmp_path):
    shutil.copytree(made_vaults, tmp_path / "map met spatie")
    return tmp_path / "map met spatie"


@pytest.fixture
def key(folder):
    return ("--passphrase-file", folder / "wachtzin.txt")
