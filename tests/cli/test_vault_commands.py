"""`confidant init`, `check`, `import` and `export`."""

import json
import sqlite3

import pytest

from confidant_app.services.example import FOLDER
from tests.cli.shell import PASSPHRASE


def test_a_new_vault_with_its_recovery_sheet(shell, tmp_path):
    vault = tmp_path / "nieuw.confidant"
    said = shell("init", vault, "--passphrase-file", "-", given=f"{PASSPHRASE}\n")
    assert said.status == 0
    sheet = tmp_path / "nieuw.herstelblad.pdf"
    assert sheet.read_bytes().startswith(b"%PDF")
    assert (vault / "slots.json").exists()
    assert shell("check", vault, "--passphrase-file", "-", given=PASSPHRASE).status == 0


def test_a_weak_passphrase_makes_nothing(shell, tmp_path):
    vault = tmp_path / "nieuw.confidant"
    said = shell("init", vault, "--passphrase-file", "-", given="welkom01\n")
    assert said.status == 1
    assert "te raden" in said.one_line_of_complaint()
    assert list(tmp_path.iterdir()) == []


def test_a_vault_has_its_own_ending(shell, tmp_path):
    said = shell("init", tmp_path / "nieuw", "--passphrase-file", "-", given=PASSPHRASE)
    assert said.status == 1
    assert ".confidant" in said.err


def test_init_overwrites_nothing(shell, folder, key):
    said = shell("init", folder / "een.confidant", *key, "--sheet", folder / "blad.pdf")
    assert said.status == 1
    said.one_line_of_complaint()
    assert not (folder / "blad.pdf").exists()


def test_check_says_that_a_vault_is_whole(shell, folder, key):
    assert "heel" in shell("check", folder / "een.confidant", *key).out
    found = json.loads(shell("check", folder / "een.confidant", *key, "--json").out)
    assert found == {"ok": True, "problems": []}


def _sentence(shell, vault, *key, given=""):
    said = shell("check", vault, *key, given=given)
    assert said.status == 1
    return said.one_line_of_complaint()


def test_every_way_a_vault_can_be_wrong_has_its_own_sentence(shell, folder, key):
    vault = folder / "een.confidant"
    said = {_sentence(shell, vault, "--passphrase-file", "-", given="een andere wachtzin\n")}
    said.add(_sentence(shell, folder / "weg.confidant", *key))
    header = (vault / "slots.json").read_bytes()
    for name in ("slots.json", "slots-copy.json"):
        (vault / name).write_bytes(header[: len(header) // 2])
    said.add(_sentence(shell, vault, *key))
    for name in ("slots.json", "slots-copy.json"):
        (vault / name).unlink()
    said.add(_sentence(shell, vault, *key))
    for name in ("slots.json", "slots-copy.json"):
        (vault / name).write_bytes(header)
    whole = (vault / "vault.db").read_bytes()
    (vault / "vault.db").write_bytes(whole[: len(whole) // 2])
    said.add(_sentence(shell, vault, *key))
    (vault / "vault.db").unlink()
    said.add(_sentence(shell, vault, *key))
    assert len(said) == 6


def test_the_vault_is_no_plain_database(folder):
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(folder / "een.confidant" / "vault.db").execute("SELECT 1 FROM person")


def test_what_goes_out_can_come_in_again(shell, folder, key, tmp_path):
    out = tmp_path / "alles.json"
    said = shell("export", folder / "een.confidant", *key, "--out", out, "--json", "--yes")
    assert said.status == 0
    assert len(json.loads(out.read_text(encoding="utf-8"))["cases"]) == 66
    fresh = tmp_path / "twee.confidant"
    shell("init", fresh, *key)
    said = shell("import", fresh, *key, out, FOLDER / "mail" / "1-vraag-van-een-oma.eml")
    assert said.status == 0
    assert "66 zaken" in said.out
    assert "1 e-mail" in said.out


def test_a_readable_copy_is_only_made_on_purpose(shell, folder, key, tmp_path):
    said = shell("export", folder / "een.confidant", *key, "--out", tmp_path / "alles.json")
    assert said.status == 1
    assert not (tmp_path / "alles.json").exists()


def test_importing_twice_is_refused_whole(shell, folder, key):
    said = shell("import", folder / "een.confidant", *key, FOLDER / "groningen.json")
    assert said.status == 1
    assert "2025-0001" in said.one_line_of_complaint()


def test_a_file_of_another_kind_is_refused(shell, folder, key, tmp_path):
    file = tmp_path / "zaken.xlsx"
    file.write_bytes(b"PK")
    assert shell("import", folder / "een.confidant", *key, file).status == 1
