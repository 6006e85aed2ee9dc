"""`init`, `check`, `import` and `export`."""

import hashlib
import json
import shutil
import sqlite3
from dataclasses import replace
from datetime import date

import pytest

from confidant_app.domain.dates import exactly
from confidant_app.domain.log import Act
from confidant_app.domain.steps import Event
from confidant_app.services import VaultKind, example, importing, vaults
from confidant_app.storage import rows_log
from tests.services.desk import NOW, PASSPHRASE, a_case, keep


def test_init_makes_a_vault_that_opens_and_its_recovery_sheet(shell, secret, tmp_path):
    told = shell("init", "kast/Bé.confidant", *secret)
    assert (told.status, told.err) == (0, "")
    sheet = tmp_path / "kast" / "Bé.herstelblad.pdf"
    assert sheet.read_bytes().startswith(b"%PDF")
    assert str(sheet.name) in told.out
    checked = shell("check", "kast/Bé.confidant", *secret, "--json")
    assert checked.data == {"ok": True, "problems": []}


def test_init_for_a_coordinator(shell, secret, tmp_path):
    told = shell("init", "c.confidant", "--coordinator", "--sheet", "blad.pdf", *secret)
    assert told.status == 0
    assert (tmp_path / "blad.pdf").exists()
    key = vaults.key_from_passphrase(tmp_path / "c.confidant", PASSPHRASE)
    with vaults.open_vault(tmp_path / "c.confidant", key, NOW) as vault:
        assert vault.kind is VaultKind.COORDINATOR


def test_init_leaves_nothing_behind_when_it_is_refused(shell, home, secret, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    weak = ("--passphrase-file", "-")
    assert shell("init", home, *secret).status == 1
    assert shell("init", "x.kluis", *secret).status == 1
    assert shell("init", "x.confidant", *weak, typed="kort\n").status == 1
    assert sorted(tmp_path.rglob("*")) == before
    sheet = tmp_path / "x.herstelblad.pdf"
    sheet.write_bytes(b"van een andere kluis")
    assert shell("init", "x.confidant", *secret).status == 1
    assert sheet.read_bytes() == b"van een andere kluis"
    assert not (tmp_path / "x.confidant").exists()


def test_init_takes_its_sheet_back_when_the_vault_cannot_be_made(
    shell, secret, tmp_path, monkeypatch
):
    def full(*_: object) -> None:
        raise vaults.VaultExists

    monkeypatch.setattr(vaults, "create", full)
    assert shell("init", "x.confidant", *secret).status == 1
    assert not (tmp_path / "x.herstelblad.pdf").exists()


def test_check_says_what_is_wrong(shell, home, secret):
    assert shell("check", home, *secret).out.startswith("De kluis is heel")
    (home / "slots.json").write_bytes(b"stuk")
    told = shell("check", home, *secret)
    assert told.status == 1
    assert told.out == "Slotbestand slots.json ontbreekt of is beschadigd\n"
    assert told.err.count("\n") == 1
    told = shell("check", home, *secret, "--json")
    assert (told.status, told.data["ok"], len(told.data["problems"])) == (1, False, 1)


def test_every_way_in_which_a_vault_can_be_wrong_has_its_own_line(shell, home, secret):
    headers = [home / name for name in ("slots.json", "slots-copy.json")]
    header, whole = headers[0].read_bytes(), (home / "vault.db").read_bytes()
    said = [shell("check", home, "--passphrase-file", "-", typed="een andere wachtzin\n")]
    for damaged in (header[: len(header) // 2], None):
        for path in headers:
            path.unlink() if damaged is None else path.write_bytes(damaged)
        said.append(shell("check", home, *secret))
    for path in headers:
        path.write_bytes(header)
    (home / "vault.db").write_bytes(whole[: len(whole) // 2])
    said.append(shell("check", home, *secret))
    (home / "vault.db").unlink()
    said.append(shell("check", home, *secret))
    assert [(told.status, told.out, told.err.count("\n")) for told in said] == [(1, "", 1)] * 5
    assert len({told.err for told in said}) == 5


def test_the_vault_is_no_plain_database(home):
    database = sqlite3.connect(home / "vault.db")
    with pytest.raises(sqlite3.DatabaseError):
        database.execute("SELECT 1 FROM person")
    database.close()


def test_cases_and_mails_are_taken_in_and_given_out_again(shell, home, secret, tmp_path, cheap):
    mail = tmp_path / "Vraag.EML"
    shutil.copy(example.mails()[0], mail)
    cases = example.FOLDER / "groningen.json"
    told = shell("import", home, mail, cases, *secret)
    assert (told.status, told.err) == (0, "")
    assert told.out == "Vraag.EML: 1 e-mail\ngroningen.json: 66 zaken\n"
    told = shell("export", home, "--out", "alles.json", "--json", "--yes", *secret)
    assert told.status == 0
    data = (tmp_path / "alles.json").read_bytes()
    assert len(json.loads(data)["cases"]) == 66
    assert len(importing.read_text_of_cases(data)) == 66
    assert shell("export", home, "--out", "alles.json", "--json", "--yes", *secret).status == 1
    with vaults.open_vault(home, cheap[0].key, NOW) as vault:
        logged = [e.facts for e in rows_log.entries(vault) if e.act is Act.VAULT_EXPORTED]
    assert logged == [{"form": "json", "sha256": hashlib.sha256(data).hexdigest()}]


def test_a_case_with_a_day_that_is_set_beforehand_is_taken_in(shell, home, secret, tmp_path, make):
    event = Event(code="einde_maatregel", on=exactly(date(2039, 3, 1)))
    whole = replace(a_case(1), events=(event,))
    other = make("Ander")
    importing.keep_cases(other, [whole], NOW, planned={event.code})
    (tmp_path / "zaken.json").write_bytes(importing.all_cases(other))
    told = shell("import", home, "zaken.json", *secret)
    assert (told.status, told.out) == (0, "zaken.json: 1 zaken\n"), told.err


def test_a_file_of_another_kind_or_twice_is_refused(shell, home, secret, tmp_path, cheap):
    with vaults.open_vault(home, cheap[0].key, NOW) as vault:
        keep(vault, a_case(1))
        (tmp_path / "zaken.json").write_bytes(importing.all_cases(vault))
    (tmp_path / "zaken.csv").write_text("nummer\n", encoding="utf-8")
    (tmp_path / "foto.eml").write_bytes(b"\xff\xd8")
    (tmp_path / "map.json").mkdir()
    for file in ("zaken.json", "zaken.csv", "foto.eml", "map.json"):
        told = shell("import", home, file, *secret)
        assert (told.status, told.out) == (1, "")
        assert told.err.count("\n") == 1


def test_a_readable_copy_of_everything_is_asked_for_on_purpose(shell, home, secret, tmp_path):
    assert shell("export", home, "--out", "alles.json", "--json", *secret).status == 1
    assert not (tmp_path / "alles.json").exists()


def test_a_coordinator_has_no_cases(shell, coordination, secret):
    cases = example.FOLDER / "groningen.json"
    for told in (
        shell("import", coordination, cases, *secret),
        shell("import", coordination, example.mails()[0], *secret),
        shell("export", coordination, "--out", "x.json", "--json", "--yes", *secret),
    ):
        assert told.status == 1
        assert "vertrouwenspersoon" in told.err
