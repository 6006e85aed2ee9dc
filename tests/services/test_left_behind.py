"""What opening a vault does with sealed files that no row names: nothing that loses a file."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest

from confidant_app.domain.attachments import SEALED_FROM, NewFile
from confidant_app.domain.log import Act
from confidant_app.services import casework, checking, erasing, files, vaults
from confidant_app.storage import rows_erasure, rows_log, sealed_files
from tests.services.desk import NOW

LARGE = b"zandbak " * (SEALED_FROM // 8)
LONG_AFTER = datetime.now(UTC) + sealed_files.KEPT + timedelta(days=1)


@pytest.fixture
def folder(tmp_path, prepared):
    folder = tmp_path / "Ans.confidant"
    vaults.create(folder, prepared, NOW).close()
    return folder


def opened(folder, prepared, at=NOW):
    return vaults.open_vault(folder, prepared.key, at)


def add_large(vault):
    case = casework.open_case(vault, NOW, NOW.date())
    kept = files.add(vault, NewFile(name="a.pdf", media_type="a/b", case=case.id), (LARGE,), NOW)
    return case, kept


def test_files_that_a_synchroniser_brings_before_their_database_are_still_there_after(
    folder, prepared, tmp_path
):
    shutil.copy(folder / "vault.db", tmp_path / "older.db")
    with opened(folder, prepared) as vault:
        _, kept = add_large(vault)
    shutil.copy(folder / "vault.db", tmp_path / "newer.db")
    shutil.copy(tmp_path / "older.db", folder / "vault.db")
    opened(folder, prepared).close()
    shutil.copy(tmp_path / "newer.db", folder / "vault.db")
    with opened(folder, prepared) as vault:
        assert files.content(vault, kept.id) == LARGE


def test_a_folder_among_the_sealed_files_does_not_keep_a_vault_shut(folder, prepared):
    (folder / "files" / ("a" * 32)).mkdir()
    (folder / "files" / f"{'b' * 32}.part").mkdir()
    with opened(folder, prepared, LONG_AFTER) as vault:
        assert checking.problems(vault, LONG_AFTER) == ()
    assert len(list((folder / "files").iterdir())) == 2


def test_what_a_crash_kept_from_an_erasure_has_no_key_is_no_problem_and_goes_in_a_month(
    folder, prepared, catalogues
):
    with opened(folder, prepared) as vault:
        case, _ = add_large(vault)
        (name,) = sealed_files.names(vault)
        content = (folder / "files" / name).read_bytes()
        erasing.erase_case(vault, case.id, catalogues, NOW)
        assert not (folder / "files" / name).exists()
    (folder / "files" / name).write_bytes(content)  # as if the crash came before this went
    with opened(folder, prepared) as vault:
        assert vault.read("SELECT count(*) FROM attachment") == [(0,)]
        assert (Act.CASE_ERASED, str(case.id)) in [
            (entry.act, entry.record) for entry in rows_log.entries(vault)
        ]
        assert checking.problems(vault, NOW) == ()
    with opened(folder, prepared, LONG_AFTER) as vault:
        assert rows_log.entries(vault)[-1].act is Act.FILES_SWEPT
    assert not (folder / "files" / name).exists()


def test_pages_that_an_erasure_could_not_write_anew_are_at_the_next_opening(tmp_path, prepared):
    with vaults.create(tmp_path / "Ans.confidant", prepared, NOW) as vault:
        with vault.transaction():
            vault.write("CREATE TABLE gone (words TEXT)")
            vault.write("INSERT INTO gone VALUES (?)", ("x" * 100_000,))
        with vault.transaction():
            vault.write("DROP TABLE gone")
            rows_erasure.plan_new_pages(vault)
        assert vault.read("PRAGMA freelist_count") != [(0,)]
    with vaults.open_vault(tmp_path / "Ans.confidant", prepared.key, NOW) as vault:
        assert not rows_erasure.new_pages_are_due(vault)
        assert vault.read("PRAGMA freelist_count") == [(0,)]
