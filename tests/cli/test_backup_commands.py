"""`backup`, `restore` and `export`, and the same database in an independent program."""

import hashlib
import shutil

import apsw
import pytest

from confidant_app.domain.log import Act
from confidant_app.services import vaults
from confidant_app.storage import rows_log
from confidant_app.storage.content import combined, digests
from tests.services.desk import NOW, a_case, keep


@pytest.fixture
def worked(home, cheap):
    with vaults.open_vault(home, cheap[0].key, NOW) as vault:
        keep(vault, a_case(1), a_case(2))
    return home


def log_of(folder, key):
    with vaults.open_vault(folder, key, NOW) as vault:
        return [entry.act for entry in rows_log.entries(vault)]


def test_a_backup_is_made_proved_and_put_back(shell, worked, secret, tmp_path, cheap):
    (tmp_path / "stick").mkdir()
    told = shell("backup", worked, "--to", "stick", *secret)
    assert (told.status, told.err) == (0, "")
    (file,) = (tmp_path / "stick").iterdir()
    assert file.name in told.out
    assert hashlib.sha256(file.read_bytes()).hexdigest() in told.out
    shutil.rmtree(worked)
    told = shell("restore", file, "--to", "terug/Ans.confidant")
    assert (told.status, told.err) == (0, "")
    back = log_of(tmp_path / "terug" / "Ans.confidant", cheap[0].key)
    assert Act.CASES_IMPORTED in back
    assert Act.BACKUP_RESTORED not in back
    told = shell("restore", file, "--to", "nog/Ans.confidant", "--check", *secret)
    assert told.status == 0
    assert "2 zaken, 2 contactmomenten, 0 bijlagen" in told.out
    assert Act.BACKUP_RESTORED in log_of(tmp_path / "nog" / "Ans.confidant", cheap[0].key)


def test_a_rehearsal_changes_nothing(shell, worked, secret, tmp_path):
    (tmp_path / "stick").mkdir()
    shell("backup", worked, "--to", "stick", *secret)
    (file,) = (tmp_path / "stick").iterdir()
    before = sorted(tmp_path.rglob("*"))
    assert shell("restore", file, "--check", *secret).out.startswith("Proef gelukt")
    wrong = shell("restore", file, "--check", "--passphrase-file", "-", typed="iets anders\n")
    assert (wrong.status, wrong.out, wrong.err.count("\n")) == (1, "", 1)
    assert sorted(tmp_path.rglob("*")) == before


def test_every_refusal_is_one_line(shell, worked, secret, tmp_path):
    (tmp_path / "stick").mkdir()
    (tmp_path / "stuk").write_bytes(b"geen reservekopie")
    shell("export", worked, "--out", "a", *secret)
    said = [
        shell("backup", worked, "--to", "weg", *secret),
        shell("backup", worked, "--to", worked, *secret),
        shell("restore", "weg", "--to", "x.confidant"),
        shell("restore", "stuk", "--to", "x.confidant"),
        shell("restore", "a", "--to", worked),
        shell("restore", "a", "--to", "x.kluis"),
        shell("restore", "a"),
        shell("export", worked, *secret),
        shell("export", worked, "--out", "a", *secret),
        shell("export", worked, "--out", "b", "--json", *secret),
    ]
    assert [(told.status, told.out, told.err.count("\n")) for told in said] == [(1, "", 1)] * 10
    assert len({told.err for told in said}) == 10
    assert not (tmp_path / "x.confidant").exists()


def test_an_archive_of_everything_is_one_file_that_can_be_put_back(
    shell, worked, secret, tmp_path, cheap
):
    told = shell("export", worked, "--out", "alles.confidant-archief", *secret)
    assert (told.status, told.err) == (0, "")
    assert Act.VAULT_EXPORTED in log_of(worked, cheap[0].key)
    assert shell("restore", "alles.confidant-archief", "--to", "b.confidant").status == 0
    assert Act.CASES_IMPORTED in log_of(tmp_path / "b.confidant", cheap[0].key)


def test_with_the_key_that_export_shows_another_program_reads_the_same(
    shell, worked, secret, tmp_path, cheap
):
    typed = secret[1].read_text(encoding="utf-8")
    once = shell("export", worked, "--raw-key", "--passphrase-file", "-", typed=typed)
    assert (once.status, once.out) == (1, ""), "it is asked for twice"
    told = shell("export", worked, "--raw-key", "--passphrase-file", "-", typed=typed * 2)
    assert told.status == 0
    assert told.err.count("\n") == 1
    assert bytes.fromhex(told.out.strip()) == cheap[0].key
    with vaults.open_vault(worked, cheap[0].key, NOW) as vault:
        assert Act.KEY_SHOWN in [entry.act for entry in rows_log.entries(vault)]
        ours = combined(digests(vault))
        text = vault.read("SELECT body FROM passage ORDER BY body")
    other = Independent(worked / "vault.db", told.out.strip())
    assert other.read("PRAGMA integrity_check") == [("ok",)]
    assert other.read("SELECT body FROM passage ORDER BY body") == text
    assert combined(digests(other)) == ours
    other.db.close()


class Independent:
    """SQLite3 Multiple Ciphers, which shares no encryption code with SQLCipher."""

    def __init__(self, path, key):
        self.db = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        for pragma in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{key}'\""):
            self.db.execute(f"PRAGMA {pragma}")

    def read(self, sql, params=()):
        return list(self.db.execute(sql, params))
