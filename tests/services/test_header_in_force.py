"""What is said of a change of secrets is true: the new header counts and is logged, or neither."""

import os

import pytest

from confidant_app.crypto import slots
from confidant_app.domain.errors import DiskFailing, DiskFull
from confidant_app.domain.log import Act
from confidant_app.services import vaults
from confidant_app.storage import header_files, rows_log
from confidant_app.storage.vault import Vault
from tests.services.desk import NOW
from tests.storage.test_full_disk import SMALL, small_disk

__all__ = ["small_disk"]

PAGE = 4096
MOST_FREE = 14  # pages; with so many the change succeeds


@pytest.fixture
def changed(prepared):
    """The header of the same key behind another recovery code."""
    return slots.change_recovery(prepared.header, prepared.key, slots.RecoveryCode.new())


def copies(folder):
    return {(folder / name).read_bytes() for name in header_files.COPIES}


def parts(folder):
    return [path.name for path in folder.iterdir() if path.suffix == ".part"]


def fill(ballast, but):
    """Fill the disk to the last page but so many."""
    with ballast.open("wb") as file:
        try:
            while True:
                os.write(file.fileno(), bytes(PAGE))
        except OSError:
            size = os.fstat(file.fileno()).st_size
        os.ftruncate(file.fileno(), max(0, size - but * PAGE))


def is_logged(vault):
    return any(entry.act is Act.KEYS_CHANGED for entry in rows_log.entries(vault))


def test_on_a_disk_that_is_full_at_any_moment_the_old_secrets_count_or_the_new(
    small_disk, prepared, changed
):
    ended = []
    for free in range(MOST_FREE + 1):
        folder, ballast = small_disk / f"{free}.confidant", small_disk / "ballast"
        with Vault.create(folder, prepared.header, prepared.key, vaults.VaultKind.CONFIDANT) as v:
            fill(ballast, but=free)
            try:
                vaults.replace_header(v, changed, NOW)
            except (DiskFull, DiskFailing):
                ended.append(False)
            else:
                ended.append(True)
            assert copies(folder) == {changed if ended[-1] else prepared.header}, free
            assert parts(folder) == []
            assert is_logged(v) == ended[-1]
            ballast.unlink()
        for path in sorted(folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
    assert not ended[0]
    assert ended[-1]
    assert SMALL > MOST_FREE * PAGE


def test_what_fails_after_the_header_was_put_puts_the_old_one_back(tmp_path, prepared, changed):
    header_files.write_header(tmp_path, prepared.header)
    (tmp_path / header_files.COPIES[1]).write_bytes(b"stuk")

    def fails():
        with header_files.replacing(tmp_path, changed, vaults._is_whole) as put:
            put()
            assert copies(tmp_path) == {changed}
            raise DiskFull

    with pytest.raises(DiskFull):
        fails()
    assert copies(tmp_path) == {prepared.header}
    assert parts(tmp_path) == []


def test_what_fails_before_the_header_was_put_touches_neither_copy(tmp_path, prepared, changed):
    """Another computer may have claimed the vault at that moment, and be changing them."""
    header_files.write_header(tmp_path, prepared.header)
    (tmp_path / header_files.COPIES[1]).write_bytes(b"van een ander")

    def fails():
        with header_files.replacing(tmp_path, changed, vaults._is_whole):
            raise DiskFull

    with pytest.raises(DiskFull):
        fails()
    assert copies(tmp_path) == {prepared.header, b"van een ander"}
    assert parts(tmp_path) == []


def test_with_nothing_whole_to_go_back_to_the_new_header_stays(tmp_path, prepared, changed):
    header_files.write_header(tmp_path, b"stuk")

    def fails():
        with header_files.replacing(tmp_path, changed, vaults._is_whole) as put:
            put()
            raise DiskFull

    with pytest.raises(DiskFull):
        fails()
    assert copies(tmp_path) == {changed}
    assert parts(tmp_path) == []
