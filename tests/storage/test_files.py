"""Files are there whole or not at all, and each refusal of the disk has its name."""

import errno
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from confidant_app.domain.errors import (
    DiskFailing,
    DiskFull,
    FileExists,
    FileMissing,
    HeaderDamaged,
    HeaderMissing,
    ReadOnlyPlace,
    VaultInUse,
)
from confidant_app.storage import disk, files
from confidant_app.storage.files import read_file, write_atomically, write_new
from confidant_app.storage.header_files import read_header, write_header
from confidant_app.storage.lock import Lock

NOBODY = 65534


def failing(call, code):
    """Return a stand-in for a system call that fails with this error number."""

    def fail(*_, **__):
        raise OSError(code, os.strerror(code), call)

    return fail


@contextmanager
def unprivileged(folder):
    """Act as a user who may look into `folder` but not write there."""
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.fixture
def public():
    """A folder that other users of this machine can reach."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_a_file_is_replaced_whole_and_is_its_owners_only(tmp_path):
    path = tmp_path / "f"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_never_replaces_another(tmp_path):
    path = tmp_path / "f"
    write_new(path, b"one")
    with pytest.raises(FileExists):
        write_new(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_appears_at_the_last_moment_is_not_replaced_either(tmp_path, monkeypatch):
    path = tmp_path / "f"
    monkeypatch.setattr(files.Path, "exists", lambda self: False)
    path.write_bytes(b"theirs")
    with pytest.raises(FileExists):
        write_new(path, b"ours")
    assert path.read_bytes() == b"theirs"


def test_a_stick_without_hard_links_gets_new_files_too(tmp_path, monkeypatch):
    monkeypatch.setattr(files.Path, "hardlink_to", failing("link", errno.EPERM))
    write_new(tmp_path / "f", b"one")
    assert (tmp_path / "f").read_bytes() == b"one"
    part = tmp_path / "part"
    part.write_bytes(b"two")
    with pytest.raises(FileExists):
        files.put_in_place(part, tmp_path / "f")
    assert (tmp_path / "f").read_bytes() == b"one"


@pytest.mark.parametrize("write", [write_atomically, write_new])
@pytest.mark.parametrize("call", ["fsync", "open"])
@pytest.mark.parametrize(
    ("code", "error"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, ReadOnlyPlace),
        (errno.EACCES, ReadOnlyPlace),
        (errno.EIO, DiskFailing),
        (errno.EMFILE, OSError),
    ],
)
def test_a_refused_write_is_named_and_leaves_no_part(
    tmp_path, monkeypatch, write, call, code, error
):
    old = tmp_path / "old"
    old.write_bytes(b"old")
    path = old if write is write_atomically else tmp_path / "new"
    monkeypatch.setattr(os, call, failing(call, code))
    with pytest.raises(error):
        write(path, b"new")
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == [old]
    assert old.read_bytes() == b"old"


def test_a_failing_rename_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "f"
    path.write_bytes(b"old")
    monkeypatch.setattr(files.Path, "replace", failing("rename", errno.EIO))
    with pytest.raises(DiskFailing):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_may_not_be_written_is_named(public):
    with unprivileged(public), pytest.raises(ReadOnlyPlace):
        write_atomically(public / "f", b"one")


def test_reading_stops_at_the_limit_and_names_what_is_missing(tmp_path):
    (tmp_path / "f").write_bytes(b"0123456789")
    assert read_file(tmp_path / "f", 4) == b"0123"
    assert read_file(tmp_path / "f", 99) == b"0123456789"
    with pytest.raises(FileMissing):
        read_file(tmp_path / "g", 4)


def test_a_refused_write_of_sqlite_is_a_full_disk_only_when_the_disk_is_full(tmp_path, monkeypatch):
    assert isinstance(disk.refused_write(tmp_path), DiskFailing)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(9, 9, 4096))
    assert isinstance(disk.refused_write(tmp_path), DiskFull)
    monkeypatch.undo()
    assert isinstance(disk.refused_write(tmp_path / "gone"), DiskFailing)


def is_whole(data):
    return data.startswith(b"{")


def test_a_header_is_read_from_the_first_whole_copy(tmp_path):
    write_header(tmp_path, b"{1}")
    assert read_header(tmp_path, is_whole) == b"{1}"
    (tmp_path / "slots-copy.json").write_bytes(b"{2}")
    assert read_header(tmp_path, is_whole) == b"{1}"
    (tmp_path / "slots.json").write_bytes(b"torn")
    assert read_header(tmp_path, is_whole) == b"{2}"
    (tmp_path / "slots.json").unlink()
    assert read_header(tmp_path, is_whole) == b"{2}"


def test_a_missing_header_and_a_damaged_one_are_told_apart(tmp_path):
    with pytest.raises(HeaderMissing):
        read_header(tmp_path, is_whole)
    (tmp_path / "slots-copy.json").write_bytes(b"torn")
    with pytest.raises(HeaderDamaged):
        read_header(tmp_path, is_whole)
    (tmp_path / "slots.json").write_bytes(b"torn")
    with pytest.raises(HeaderDamaged):
        read_header(tmp_path, is_whole)


def test_a_header_that_cannot_be_written_leaves_two_whole_copies(tmp_path, monkeypatch):
    write_header(tmp_path, b"{1}")
    monkeypatch.setattr(os, "fsync", failing("fsync", errno.ENOSPC))
    with pytest.raises(DiskFull):
        write_header(tmp_path, b"{2}")
    monkeypatch.undo()
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {b"{1}"}


def test_a_lock_has_one_holder_and_leaves_no_file(tmp_path):
    path = tmp_path / "lock"
    first = Lock(path)
    with pytest.raises(VaultInUse):
        Lock(path)
    first.release()
    assert not path.exists()
    Lock(path).release()


def test_a_lock_file_that_a_kill_left_behind_is_no_hindrance(tmp_path):
    (tmp_path / "lock").touch()
    Lock(tmp_path / "lock").release()


def test_a_lock_on_a_file_that_lost_its_name_does_not_count(tmp_path, monkeypatch):
    """Between opening the file and locking it, the holder before let go and removed it."""
    path = tmp_path / "lock"
    seen = []
    look = Path.stat

    def stat(self):
        if not seen:
            seen.append(self)
            self.unlink()
        return look(self)

    monkeypatch.setattr(files.Path, "stat", stat)
    lock = Lock(path)
    monkeypatch.undo()
    assert seen
    with pytest.raises(VaultInUse):
        Lock(path)
    lock.release()


def test_a_lock_cannot_be_taken_where_nothing_may_be_written(public):
    with unprivileged(public), pytest.raises(ReadOnlyPlace):
        Lock(public / "lock")
