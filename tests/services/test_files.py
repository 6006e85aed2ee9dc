"""Files of any size go into a case, out of it on purpose, and are never half there."""

import shutil
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from confidant_app.domain.attachments import SEALED_FROM, NewFile
from confidant_app.domain.cases import CaseId
from confidant_app.domain.contacts import ContactId
from confidant_app.domain.errors import (
    DiskFull,
    FileExists,
    FileMissing,
    InvalidValue,
    NotFound,
    WrongKindOfVault,
)
from confidant_app.domain.log import Act
from confidant_app.domain.mail import MailFile, ProposedContact
from confidant_app.domain.vault_errors import AttachmentDamaged, AttachmentMissing, OpenedReadOnly
from confidant_app.services import casework, conversations, files, mailing, sealing
from confidant_app.storage import rows_log, sealed_files
from confidant_app.storage.vault import Vault
from tests.services.desk import NO_ID, NOW, OPENED

LONG_AFTER = datetime.now(UTC) + sealed_files.KEPT + timedelta(days=1)
MARKER = b"Knikkerzakje"
LARGE = MARKER * (2 * SEALED_FROM // len(MARKER))
SIZES = (0, 1, SEALED_FROM - 1, SEALED_FROM, SEALED_FROM + 1, 3 * SEALED_FROM)


@pytest.fixture
def case(vault):
    return casework.open_case(vault, NOW, OPENED)


def a_file(case, name="brief.pdf"):
    return NewFile(name=name, media_type="application/pdf", case=case.id)


def add(vault, case, content=LARGE, name="brief.pdf"):
    return files.add(vault, a_file(case, name), (content,), NOW)


def inside(vault):
    return sorted((vault.folder / "files").iterdir())


def acts(vault):
    return [(entry.act, entry.record) for entry in rows_log.entries(vault)]


@pytest.mark.parametrize("size", SIZES)
def test_a_file_of_any_size_reads_back(vault, case, size):
    content = bytes(n % 253 for n in range(size))
    kept = add(vault, case, content)
    assert (kept.size, kept.name, kept.case, kept.added_at) == (size, "brief.pdf", case.id, NOW)
    assert files.of_case(vault, case.id) == (kept,)
    assert files.content(vault, kept.id) == content
    assert len(inside(vault)) == (size >= SEALED_FROM)
    assert acts(vault)[-1] == (Act.FILE_ADDED, str(kept.id))
    assert files.faults(vault, case.id) == {}


def test_how_a_source_comes_in_pieces_makes_no_difference(vault, case):
    pieces = (LARGE[at : at + 99_991] for at in range(0, len(LARGE), 99_991))
    kept = files.add(vault, a_file(case), pieces, NOW)
    assert files.content(vault, kept.id) == LARGE


def test_a_sealed_file_shows_nothing_of_its_content_or_name(vault, case):
    add(vault, case, name="zwaluw.pdf")
    (path,) = inside(vault)
    data = path.read_bytes()
    assert MARKER not in data
    assert b"zwaluw" not in data
    assert "zwaluw" not in path.name


def test_two_equal_files_are_sealed_differently(vault, case):
    add(vault, case)
    add(vault, case)
    first, second = inside(vault)
    assert first.read_bytes()[16:] != second.read_bytes()[16:]


def test_a_64_mb_file_goes_in_and_out_in_little_memory(vault, case, tmp_path):
    piece = bytes(256 * 1024)
    tracemalloc.start()
    kept = files.add(vault, a_file(case), (piece for _ in range(256)), NOW)
    files.save_copy(vault, kept.id, tmp_path / "kopie.bin")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (tmp_path / "kopie.bin").stat().st_size == kept.size == 64 * 1024 * 1024
    assert most < 8 * 1024 * 1024


def test_a_copy_is_made_on_purpose_and_never_over_something(vault, case, tmp_path):
    for number, content in enumerate((b"klein", LARGE)):
        kept, path = add(vault, case, content), tmp_path / f"{number}.pdf"
        files.save_copy(vault, kept.id, path)
        assert path.read_bytes() == content
        with pytest.raises(FileExists):
            files.save_copy(vault, kept.id, path)


@pytest.mark.parametrize("content", [b"klein", LARGE], ids=["small", "large"])
def test_a_removed_file_is_gone(vault, case, content):
    kept = add(vault, case, content)
    files.remove(vault, kept.id, NOW)
    assert files.of_case(vault, case.id) == ()
    assert inside(vault) == []
    assert acts(vault)[-1] == (Act.FILE_REMOVED, str(kept.id))
    with pytest.raises(NotFound):
        files.remove(vault, kept.id, NOW)
    with pytest.raises(NotFound):
        files.content(vault, kept.id)


def test_a_missing_altered_or_cut_file_is_named_and_leaves_no_copy(vault, case, tmp_path):
    kept = add(vault, case, name="vonnis {1}.pdf")
    (path,) = inside(vault)
    whole = path.read_bytes()
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 4
    for data in (bytes(flipped), whole[:-1], whole + b"x", b"", whole[: 16 + 65_552]):
        path.write_bytes(data)
        for read in (files.content, lambda v, i: files.save_copy(v, i, tmp_path / "kopie")):
            with pytest.raises(AttachmentDamaged, match=r"vonnis \{1\}\.pdf is beschadigd"):
                read(vault, kept.id)
        cut = {} if len(data) == len(whole) else {kept.id: AttachmentDamaged}
        found = files.faults(vault, case.id)
        assert {owner: type(fault) for owner, fault in found.items()} == cut
    path.unlink()
    with pytest.raises(AttachmentMissing, match=r"vonnis \{1\}\.pdf"):
        files.content(vault, kept.id)
    assert isinstance(files.faults(vault, case.id)[kept.id], AttachmentMissing)
    assert not (tmp_path / "kopie").exists()


def test_two_files_that_were_swapped_are_both_refused(vault, case):
    ids = [add(vault, case).id for _ in range(2)]
    first, second = inside(vault)
    aside = first.with_name("aside")
    first.rename(aside)
    second.rename(first)
    aside.rename(second)
    for each in ids:
        with pytest.raises(AttachmentDamaged):
            files.content(vault, each)


def test_a_file_whose_row_is_refused_is_taken_away(vault, case):
    nowhere = replace(a_file(case), contact=ContactId(case.id))
    with pytest.raises(Exception, match="FOREIGN KEY"):
        files.add(vault, nowhere, (LARGE,), NOW)
    with pytest.raises(NotFound):
        files.add(vault, replace(a_file(case), case=CaseId(NO_ID)), (LARGE,), NOW)
    assert inside(vault) == []
    assert files.of_case(vault, case.id) == ()


def test_a_commit_that_fails_leaves_the_file_to_the_sweep(vault, case, monkeypatch):
    """The rows may turn out to be there at the next start, so nobody can tell yet."""
    change = vault._connection.change

    def refuses_commits(sql, *params):
        if sql == "COMMIT":
            raise DiskFull
        return change(sql, *params)

    monkeypatch.setattr(vault._connection, "change", refuses_commits)
    with pytest.raises(DiskFull):
        add(vault, case)
    monkeypatch.undo()
    assert files.of_case(vault, case.id) == ()
    assert len(inside(vault)) == 1
    assert files.sweep(vault, LONG_AFTER) == 1


def test_a_sealed_file_that_was_swept_before_its_row_gets_no_row(vault, case):
    content = sealing.content_of(vault.folder, (LARGE,))
    assert files.sweep(vault, LONG_AFTER) == 1
    entry = rows_log.entries(vault)[-1]
    assert (entry.act, dict(entry.facts)) == (Act.FILES_SWEPT, {"count": 1})
    with pytest.raises(AttachmentMissing):
        files.keep(vault, a_file(case), content, NOW)
    assert files.of_case(vault, case.id) == ()
    before = acts(vault)
    assert files.sweep(vault, LONG_AFTER) == 0
    assert acts(vault) == before


def test_a_file_that_is_too_large_is_refused_before_it_fills_the_disk(vault, case, monkeypatch):
    monkeypatch.setattr(sealing, "LARGEST", len(LARGE) - 1)
    with pytest.raises(InvalidValue, match="groter dan 2 GB"):
        add(vault, case)
    assert inside(vault) == []


def test_a_coordinator_has_no_files(coordinator):
    with pytest.raises(WrongKindOfVault):
        files.add(coordinator, NewFile(name="x", media_type="x"), (LARGE,), NOW)
    with pytest.raises(WrongKindOfVault):
        files.keep(coordinator, NewFile(name="x", media_type="x"), b"x", NOW)
    assert inside(coordinator) == []


def test_a_vault_that_is_open_to_read_gives_files_and_takes_none(vault, case, tmp_path):
    kept = add(vault, case)
    (vault.folder / "files" / ("a" * 32)).write_bytes(b"being written elsewhere")
    with Vault.open_to_read(vault.folder, bytes(vault._key)) as looking:
        assert files.content(looking, kept.id) == LARGE
        for attempt in (
            lambda: add(looking, case),
            lambda: files.sweep(looking, LONG_AFTER),
            lambda: files.remove(looking, kept.id, NOW),
            lambda: mailing.keep_mail(looking, a_mail(LARGE), None, NOW),
        ):
            with pytest.raises(OpenedReadOnly):
                attempt()
    assert len(inside(vault)) == 2


def test_a_file_outside_is_read_in_pieces_until_nobody_waits(tmp_path, vault):
    path = tmp_path / "film.mp4"
    path.write_bytes(LARGE)
    seen = []
    pieces = sealing.pieces_of(path, lambda done: not seen.append(done))
    assert b"".join(pieces) == LARGE
    assert seen[-1] == len(LARGE)
    assert seen == sorted(set(seen))
    assert len(seen) > 1
    with pytest.raises(sealing.Stopped):
        sealing.content_of(vault.folder, sealing.pieces_of(path, lambda done: done < 1_500_000))
    for nothing in (tmp_path / "weg", tmp_path):
        with pytest.raises(FileMissing):
            list(sealing.pieces_of(nothing))
    assert inside(vault) == []


def test_what_is_known_of_a_file_outside_is_its_name_and_kind(tmp_path, case):
    found = files.new_file(tmp_path / "brief.pdf", case.id)
    assert found == NewFile(name="brief.pdf", media_type="application/pdf", case=case.id)
    assert files.new_file(tmp_path / "x.raar", case.id).media_type == "application/octet-stream"


def test_a_locked_vault_gives_no_more_pieces(vault, case, tmp_path):
    pieces = files.chunks(vault, add(vault, case).id)
    assert next(pieces)
    vault.close()
    with pytest.raises(sealing.Stopped):
        files.write_copy(tmp_path / "kopie", pieces)
    assert not (tmp_path / "kopie").exists()


def test_files_come_along_when_the_folder_is_moved(vault, case, tmp_path):
    kept = add(vault, case)
    key = bytes(vault._key)
    vault.close()
    moved = shutil.copytree(vault.folder, tmp_path / "elders.confidant")
    with Vault.open(moved, key) as again:
        assert files.content(again, kept.id) == LARGE
        assert sealed_files.problems(moved, again) == ()


def a_mail(*contents):
    attached = tuple(
        MailFile(name=f"{n}.bin", media_type="application/octet-stream", content=content)
        for n, content in enumerate(contents)
    )
    return ProposedContact(
        subject="x", sender_name="", sender_address="", at=NOW, text="x", files=attached
    )


def test_large_files_of_a_mail_are_sealed_and_go_with_the_contact(vault, case):
    contact = mailing.keep_mail(vault, a_mail(LARGE, b"klein"), None, NOW)
    assert len(inside(vault)) == 1
    conversations.change_contact(vault, replace(contact, case=case.id), NOW)
    found = {file.name: files.content(vault, file.id) for file in files.of_case(vault, case.id)}
    assert found == {"0.bin": LARGE, "1.bin": b"klein"}
    assert [act for act, _ in acts(vault)].count(Act.FILE_ADDED) == 2


def test_a_mail_with_one_file_too_large_leaves_nothing(vault, monkeypatch):
    monkeypatch.setattr(sealing, "LARGEST", len(LARGE))
    with pytest.raises(InvalidValue):
        mailing.keep_mail(vault, a_mail(LARGE, LARGE + b"x"), None, NOW)
    assert inside(vault) == []
    assert conversations.without_case(vault) == ()
