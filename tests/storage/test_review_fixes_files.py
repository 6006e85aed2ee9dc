"""No file of the user's is ever written through, and what was erased is gone from the index."""

import os

import pytest

from confidant_app.storage import files, rows_cases, rows_contacts
from confidant_app.storage.files import write_atomically, write_new
from confidant_app.storage.header_files import COPIES, are_equal, make_equal, write_header
from tests.storage import samples
from tests.storage.samples import NOON


@pytest.mark.parametrize("write", [write_atomically, write_new])
def test_a_part_of_the_users_own_is_left_alone(tmp_path, write):
    victim = tmp_path / "brief.txt"
    victim.write_bytes(b"aan de rechter")
    (tmp_path / "rapport.pdf.part").symlink_to(victim)
    write(tmp_path / "rapport.pdf", b"%PDF")
    assert victim.read_bytes() == b"aan de rechter"
    assert (tmp_path / "rapport.pdf.part").is_symlink()
    assert (tmp_path / "rapport.pdf").read_bytes() == b"%PDF"


def test_a_part_that_was_put_there_on_purpose_stops_the_write(tmp_path, monkeypatch):
    monkeypatch.setattr(files.secrets, "token_hex", lambda size: "geraden")
    victim = tmp_path / "brief.txt"
    victim.write_bytes(b"aan de rechter")
    part = tmp_path / "rapport.pdf.geraden.part"
    part.symlink_to(victim)
    with pytest.raises(files.FileExists):
        write_atomically(tmp_path / "rapport.pdf", b"%PDF")
    assert victim.read_bytes() == b"aan de rechter"
    assert part.is_symlink()


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_a_file_is_its_owners_only_whatever_the_mask_and_whatever_stood_there(tmp_path, mask):
    (tmp_path / "k.pdf").write_bytes(b"")
    (tmp_path / "k.pdf").chmod(0o644)
    before = os.umask(mask)
    try:
        write_atomically(tmp_path / "k.pdf", b"x")
        write_new(tmp_path / "n.pdf", b"x")
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_an_erased_word_is_gone_from_the_search_index(vault):
    case = samples.a_case()
    contact = samples.a_contact(case, "Kwikstaartverhaal is geheim")
    with vault.transaction():
        rows_cases.insert(vault, case)
        rows_contacts.insert(vault, contact, NOON)
    assert in_index(vault, b"kwikstaartverhaal")
    with vault.transaction():
        rows_cases.delete(vault, case.id)
    assert not in_index(vault, b"kwikstaartverhaal")


def in_index(vault, word: bytes) -> bool:
    return any(
        word in bytes(block) for (block,) in vault.read("SELECT block FROM passage_index_data")
    )


def test_copies_of_the_header_that_differ_are_made_equal_from_a_whole_first(tmp_path):
    first, second = (tmp_path / name for name in COPIES)
    write_header(tmp_path, b"oud")
    first.write_bytes(b"nieuw")
    assert not are_equal(tmp_path)
    make_equal(tmp_path, lambda header: header != b"nieuw")
    assert second.read_bytes() == b"oud"
    make_equal(tmp_path, lambda header: header == b"nieuw")  # the second is damaged
    assert second.read_bytes() == b"oud"
    make_equal(tmp_path, lambda header: True)
    assert second.read_bytes() == b"nieuw"
    assert are_equal(tmp_path)
    first.unlink()
    make_equal(tmp_path, lambda header: True)
    assert not first.exists()
    assert second.read_bytes() == b"nieuw"
    assert not are_equal(tmp_path)
