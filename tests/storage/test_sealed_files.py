"""Sealed files are there whole, named by a row, or swept; each that is not is told by its id."""

import errno
import hashlib
import os
import threading
from datetime import UTC, datetime, timedelta

import pytest

from confidant_app.domain.attachments import Attachment, AttachmentId
from confidant_app.domain.errors import (
    DatabaseDamaged,
    DiskFailing,
    DiskFull,
    FileExists,
    FileMissing,
    NotFound,
    ReadOnlyPlace,
)
from confidant_app.storage import rows_attachments, rows_search, sealed_files
from confidant_app.storage.integrity import integrity
from confidant_app.storage.sealed_files import Sealed
from tests.storage import samples
from tests.storage.samples import NOON
from tests.storage.test_files import failing, public, unprivileged
from tests.storage.test_full_disk import small_disk

__all__ = ["public", "small_disk"]

LONG_AFTER = datetime.now(UTC) + sealed_files.KEPT + timedelta(days=1)
BYTES = b"not readable " * 50_000


def put(vault, content=BYTES, name="brief.pdf"):
    """Write a file and its row, as if `content` were sealed."""
    place = sealed_files.new_name()
    sha256 = sealed_files.write(vault.folder, place, (content[:1000], content[1000:]))
    sealed = Sealed(name=place, key=bytes(32), size=len(content), sha256=sha256)
    file = Attachment(
        id=AttachmentId(samples.uuid4()),
        case=None,
        contact=None,
        name=name,
        media_type="application/pdf",
        size=len(content),
        added_at=NOON,
    )
    with vault.transaction():
        rows_attachments.insert_sealed(vault, file, sealed)
    return file, sealed


def inside(vault):
    return {path.name for path in (vault.folder / "files").iterdir()}


def test_a_file_reads_back_and_its_row_says_where_it_is(vault):
    file, sealed = put(vault)
    assert b"".join(sealed_files.read(vault.folder, sealed.name)) == BYTES
    assert sealed.sha256 == hashlib.sha256(BYTES).digest()
    assert rows_attachments.sealed(vault, file.id) == sealed
    assert rows_attachments.get(vault, file.id) == file
    assert sealed_files.names(vault) == {sealed.name} == inside(vault)
    assert sealed_files.length(vault.folder, sealed.name) == len(BYTES)
    path = vault.folder / "files" / sealed.name
    assert path.stat().st_mode & 0o777 == 0o600
    assert repr(bytes(32)) not in repr(sealed)


def test_what_is_not_there_is_named(vault):
    assert sealed_files.length(vault.folder, "0" * 32) is None
    with pytest.raises(FileMissing):
        list(sealed_files.read(vault.folder, "0" * 32))
    unknown = AttachmentId(samples.uuid4())
    assert rows_attachments.sealed(vault, unknown) is None
    with pytest.raises(NotFound):
        rows_attachments.get(vault, unknown)
    with pytest.raises(NotFound), vault.transaction():
        rows_attachments.delete(vault, unknown)


def test_a_removed_row_leaves_a_file_for_the_sweep(vault):
    file, sealed = put(vault)
    assert rows_search.find(vault, "brief", 5)
    with vault.transaction():
        rows_attachments.delete(vault, file.id)
    assert rows_search.find(vault, "brief", 5) == ()
    assert inside(vault) == {sealed.name}
    assert sealed_files.sweep(vault.folder, vault, LONG_AFTER) == 1
    assert inside(vault) == set()


def test_a_sweep_takes_what_no_row_names_and_nothing_else(vault):
    _, kept = put(vault)
    place = vault.folder / "files"
    orphan, part = "a" * 32, f"{'b' * 32}.0011223344556677.part"
    conflict = f"{kept.name}.sync-conflict-20261101-120000"
    for name in (orphan, part, conflict, "vakantiefoto.jpg", ".stfolder"):
        (place / name).write_bytes(b"x")
    with vault.reader() as reader:
        assert sealed_files.sweep(vault.folder, reader, LONG_AFTER) == 3
    assert inside(vault) == {kept.name, "vakantiefoto.jpg", ".stfolder"}
    assert sealed_files.sweep(vault.folder, vault, LONG_AFTER) == 0


def test_a_file_that_came_before_its_row_is_kept_for_a_month(vault):
    """A synchroniser can bring `files/` first, with the times of the other computer."""
    place, now = vault.folder / "files", datetime.now(UTC)
    (place / ("a" * 32)).write_bytes(b"its row is on the way")
    os.utime(place / ("a" * 32), (0, 0))
    (place / f"{'b' * 32}.0011223344556677.part").write_bytes(b"never finished")
    assert sealed_files.sweep(vault.folder, vault, now) == 1
    assert sealed_files.sweep(vault.folder, vault, now + timedelta(days=29)) == 0
    assert inside(vault) == {"a" * 32}
    os.utime(place / ("a" * 32), (LONG_AFTER.timestamp(), LONG_AFTER.timestamp()))
    assert sealed_files.sweep(vault.folder, vault, LONG_AFTER) == 0
    assert sealed_files.sweep(vault.folder, vault, LONG_AFTER + timedelta(days=31)) == 1


def test_a_sweep_passes_over_what_is_no_file(vault):
    place = vault.folder / "files"
    (place / ("a" * 32)).mkdir()
    (place / f"{'b' * 32}.part").mkdir()
    (place / ("c" * 32)).symlink_to(place / ("a" * 32))
    assert sealed_files.sweep(vault.folder, vault, LONG_AFTER) == 0
    assert len(inside(vault)) == 3


def test_a_sweep_spares_a_file_that_is_being_written(vault):
    halfway, go_on, name = threading.Event(), threading.Event(), sealed_files.new_name()

    def slowly():
        yield b"first"
        halfway.set()
        assert go_on.wait(10)
        yield b"second"

    thread = threading.Thread(target=sealed_files.write, args=(vault.folder, name, slowly()))
    thread.start()
    assert halfway.wait(10)
    assert sealed_files.sweep(vault.folder, vault, LONG_AFTER) == 0
    go_on.set()
    thread.join()
    assert b"".join(sealed_files.read(vault.folder, name)) == b"firstsecond"
    assert sealed_files.sweep(vault.folder, vault, LONG_AFTER) == 1


def test_a_part_that_got_its_name_meanwhile_is_not_ours_to_remove(vault):
    gone = vault.folder / "files" / f"{'c' * 32}.part"
    assert sealed_files._is_being_written(gone)
    assert not sealed_files._is_left_behind(gone, LONG_AFTER.timestamp())


def test_nothing_is_swept_while_the_rows_cannot_be_read(vault):
    _, sealed = put(vault)

    class Broken:
        def read(self, *_):
            raise DatabaseDamaged

    with pytest.raises(DatabaseDamaged):
        sealed_files.sweep(vault.folder, Broken(), LONG_AFTER)
    assert inside(vault) == {sealed.name}
    assert integrity_of_files(Broken(), vault.folder) == [
        "attachments: the database cannot be read"
    ]


def integrity_of_files(source, folder):
    return [line for line in integrity(source, folder) if line.startswith("attachment")]


def test_a_coordinators_vault_names_no_files(coordinator):
    (coordinator.folder / "files" / ("d" * 32)).write_bytes(b"x")
    assert sealed_files.names(coordinator) == frozenset()
    assert sealed_files.problems(coordinator.folder, coordinator) == ()
    assert sealed_files.sweep(coordinator.folder, coordinator, LONG_AFTER) == 1


def test_a_folder_that_lost_its_files_is_swept_and_written_again(vault):
    (vault.folder / "files").rmdir()
    assert sealed_files.sweep(vault.folder, vault, LONG_AFTER) == 0
    _, sealed = put(vault)
    assert inside(vault) == {sealed.name}
    assert (vault.folder / "files").stat().st_mode & 0o777 == 0o700


def test_missing_altered_cut_and_unreadable_files_are_told_by_id(vault, monkeypatch):
    files = [put(vault) for _ in range(5)]
    (gone, altered, cut, whole, unreadable) = [(file.id, sealed.name) for file, sealed in files]
    place = vault.folder / "files"
    (place / gone[1]).unlink()
    flipped = bytearray(BYTES)
    flipped[77] ^= 1
    (place / altered[1]).write_bytes(flipped)
    (place / cut[1]).write_bytes(BYTES[:-1])
    assert integrity(vault) == ()
    expected = [
        f"attachment {gone[0]}: the sealed file is missing",
        f"attachment {altered[0]}: the sealed file was altered",
        f"attachment {cut[0]}: the sealed file was altered",
    ]
    assert list(integrity(vault, vault.folder)) == expected
    read = sealed_files.read

    def hurt(folder, name):
        if name == unreadable[1]:
            raise DiskFailing
        return read(folder, name)

    monkeypatch.setattr(sealed_files, "read", hurt)
    last = f"attachment {unreadable[0]}: the sealed file cannot be read"
    assert list(integrity(vault, vault.folder)) == [*expected, last]
    assert whole[1] in inside(vault)


@pytest.mark.parametrize("call", ["fsync", "open", "rename"])
@pytest.mark.parametrize(
    ("code", "error"), [(errno.ENOSPC, DiskFull), (errno.EIO, DiskFailing)], ids=["full", "failing"]
)
def test_a_disk_that_refuses_leaves_no_file(vault, monkeypatch, call, code, error):
    monkeypatch.setattr(os, call, failing(call, code))
    with pytest.raises(error):
        sealed_files.write(vault.folder, sealed_files.new_name(), (b"x",))
    monkeypatch.undo()
    assert inside(vault) == set()


def test_a_disk_that_fills_up_halfway_leaves_no_file(small_disk, key):
    with samples.new_vault(small_disk / "v", key) as vault:
        with pytest.raises(DiskFull):
            sealed_files.write(vault.folder, sealed_files.new_name(), (b"x" * 500_000,) * 20)
        assert inside(vault) == set()
        file, sealed = put(vault)
        assert sealed_files.names(vault) == {sealed.name}
        assert rows_attachments.get(vault, file.id) == file


def test_a_source_that_fails_leaves_no_file(vault):
    def torn():
        yield b"x" * 100_000
        raise DatabaseDamaged

    with pytest.raises(DatabaseDamaged):
        sealed_files.write(vault.folder, sealed_files.new_name(), torn())
    assert inside(vault) == set()


def test_a_disk_without_locks_is_written_and_swept_all_the_same(vault, monkeypatch):
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr(fcntl, "flock", failing("flock", errno.ENOLCK))
    sealed_files.write(vault.folder, "e" * 32, (b"x",))
    (vault.folder / "files" / f"{'f' * 32}.part").write_bytes(b"x")
    assert sealed_files.sweep(vault.folder, vault, LONG_AFTER) == 2


def test_a_file_that_cannot_go_now_is_left_to_the_sweep(public):
    folder = public / "v"
    (folder / "files").mkdir(parents=True)
    (folder / "files" / ("a" * 32)).write_bytes(b"x")

    class Empty:
        def read(self, *_):
            return []

    with unprivileged(folder / "files"):
        sealed_files.remove(folder, ["a" * 32, "b" * 32])
        with pytest.raises(ReadOnlyPlace):
            sealed_files.sweep(folder, Empty(), LONG_AFTER)
    assert sealed_files.sweep(folder, Empty(), LONG_AFTER) == 1


def test_a_copy_outside_never_replaces_and_is_never_half(tmp_path):
    path = tmp_path / "brief.pdf"
    sealed_files.save_new(path, (b"one", b"two"))
    assert path.read_bytes() == b"onetwo"
    with pytest.raises(FileExists):
        sealed_files.save_new(path, (b"three",))

    def torn():
        yield b"x" * 100_000
        raise DatabaseDamaged

    with pytest.raises(DatabaseDamaged):
        sealed_files.save_new(tmp_path / "half.pdf", torn())
    with pytest.raises(FileMissing):
        sealed_files.save_new(tmp_path / "weg" / "brief.pdf", (b"x",))
    assert [each.name for each in tmp_path.iterdir()] == ["brief.pdf"]
