"""Slow work in another thread ends soon after a lock, and leaves nothing half-made."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from confidant_app.services import backing_up, checking, restoring
from confidant_app.storage import backup, sealed_files
from confidant_app.storage.vault import Interrupted
from tests.services.backups import add_sealed, names, new_vault
from tests.services.desk import NOW


@pytest.fixture
def locked_at(monkeypatch):
    """Close the vault when the work comes to a step, in the thread that owns it."""

    def run(vault, module, step, work):
        real, there, locked = getattr(module, step), Event(), Event()

        def wait(*args):
            there.set()
            assert locked.wait(10)
            return real(*args)

        monkeypatch.setattr(module, step, wait)
        with ThreadPoolExecutor(1) as pool:
            answer = pool.submit(work)
            assert there.wait(10)
            vault.close()
            locked.set()
            return answer.exception(timeout=10) or answer.result()

    return run


@pytest.mark.parametrize("step", ["integrity", "digests", "sync_file"])
def test_a_backup_ends_at_a_lock_and_leaves_nothing(tmp_path, prepared, locked_at, step):
    place = tmp_path / "backups"
    place.mkdir()
    vault = new_vault(tmp_path / "Ans.confidant", prepared)
    job = backing_up.prepare(vault, place, NOW)
    error = locked_at(vault, backup, step, lambda: backing_up.work(job))
    assert isinstance(error, Interrupted if step != "sync_file" else RuntimeError)
    assert names(place) == []


def test_a_rehearsal_ends_at_a_lock_and_leaves_nothing(tmp_path, prepared, locked_at):
    place = tmp_path / "backups"
    place.mkdir()
    vault = new_vault(tmp_path / "Ans.confidant", prepared)
    made = backing_up.make(vault, place, NOW)
    before = names(place)
    error = locked_at(vault, backup, "integrity", lambda: restoring.rehearse(vault, made.path))
    assert isinstance(error, Interrupted)
    assert names(place) == before


def test_a_look_ends_at_a_lock_while_it_reads_a_large_file(tmp_path, prepared, locked_at):
    vault = new_vault(tmp_path / "Ans.confidant", prepared)
    add_sealed(vault)
    look = checking.Look(vault, files=True)
    assert locked_at(vault, sealed_files, "_problem", look.run) is None


def test_a_look_that_is_stopped_reads_no_further_in_a_large_file(tmp_path, prepared, monkeypatch):
    real, seen = sealed_files.read, []
    with new_vault(tmp_path / "Ans.confidant", prepared) as vault:
        add_sealed(vault, 600_000)
        look = checking.Look(vault, files=True)

        def stopping(folder, name):
            for piece in real(folder, name):
                seen.append(piece)
                look.stop()
                yield piece

        monkeypatch.setattr(sealed_files, "read", stopping)
        assert look.run() is None
    assert len(seen) == 1
