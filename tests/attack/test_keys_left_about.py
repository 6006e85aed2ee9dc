"""What the attacks found beside the database: parts of headers, sheets and passphrase files."""

import errno
import os
import secrets

import pytest

from confidant_app.cli.main import main
from confidant_app.cli.terminal import passphrase
from confidant_app.crypto import slots
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.log import Act
from confidant_app.services import calibrating, checking, vaults
from confidant_app.storage import files as file_module
from confidant_app.storage import header_files, rows_log
from tests.storage.samples import NOON

PASSPHRASE = "lantaarn veen zeven kruiwagen"
FRESH = "heide wolk drie emmer"


@pytest.fixture(scope="module")
def prepared():
    return vaults.prepare(PASSPHRASE, slots.FLOOR)


@pytest.fixture
def folder(tmp_path, prepared):
    vaults.create(tmp_path / "v", prepared, NOON).close()
    return tmp_path / "v"


def test_a_header_that_a_kill_left_half_way_does_not_open_the_vault_for_ever(folder, prepared):
    # What a kill between fsync and rename leaves: it opens with the passphrase of before.
    part = folder / f"{header_files.COPIES[0]}.{secrets.token_hex(8)}.part"
    part.write_bytes(prepared.header)
    with vaults.open_vault(folder, prepared.key, NOON) as vault:
        assert not part.exists()
        part.write_bytes(prepared.header)
        fresh = vaults.header_with_passphrase(folder, prepared.key, FRESH, slots.FLOOR)
        vaults.replace_header(vault, fresh, NOON)
    assert not part.exists()


@pytest.mark.parametrize("copy", header_files.COPIES)
def test_a_damaged_copy_of_the_header_is_named_and_mended_only_on_purpose(folder, prepared, copy):
    damaged = bytearray(prepared.header)
    damaged[200] ^= 1
    (folder / copy).write_bytes(damaged)
    with vaults.open_vault(folder, prepared.key, NOON) as vault:
        assert vaults.damaged_headers(folder) == (copy,)
        assert any(copy in problem for problem in checking.problems(vault, NOON))
        checking.mend_header(vault, NOON)
        assert checking.problems(vault, NOON) == ()
        assert Act.KEYS_CHANGED in {entry.act for entry in rows_log.entries(vault)}
    assert (folder / copy).read_bytes() == prepared.header


def test_init_never_throws_away_the_sheet_of_a_vault_that_is_there(tmp_path, monkeypatch):
    monkeypatch.setattr(calibrating, "measured_cost", lambda: slots.FLOOR)
    (tmp_path / "w.txt").write_text(PASSPHRASE)

    folder = tmp_path / "a.confidant"

    def failing(around):
        if folder.exists():
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(file_module, "sync_folder", failing)
    asked = ["init", str(folder), "--passphrase-file", str(tmp_path / "w.txt")]
    assert main(asked, screenshots=lambda *_: ()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["w.txt"]


def test_a_passphrase_file_is_read_up_to_its_line_end_and_no_other(tmp_path):
    text = "lantaarn\u2028veen\x85zeven\x0ckruiwagen"
    for end in ("", "\n", "\r\n", "\nand more\n"):
        (tmp_path / "w.txt").write_bytes(f"{text}{end}".encode())
        assert passphrase(str(tmp_path / "w.txt")) == text


def test_a_passphrase_file_that_is_no_text_is_refused_rather_than_guessed(tmp_path):
    (tmp_path / "w.txt").write_bytes(b"lantaarn\xff veen zeven kruiwagen\n")
    with pytest.raises(InvalidValue, match="UTF-8"):
        passphrase(str(tmp_path / "w.txt"))
