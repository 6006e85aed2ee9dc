"""A disk that fills up costs a backup, never one that was there, and leaves no half file."""

import pytest

from confidant_app.domain.errors import DiskFull
from confidant_app.services import backing_up, restoring
from tests.services.backups import add_sealed, names, new_vault
from tests.services.desk import NOW
from tests.storage.test_full_disk import SMALL, small_disk

__all__ = ["small_disk"]


@pytest.mark.parametrize("room", [20_000, 400_000, 900_000, 1_300_000])
def test_a_backup_that_does_not_fit_is_not_there_at_all(small_disk, tmp_path, prepared, room):
    with new_vault(tmp_path / "Ans.confidant", prepared) as vault:
        add_sealed(vault, 500_000)
        ballast = small_disk / "ballast"
        ballast.write_bytes(bytes(SMALL - room))
        with pytest.raises(DiskFull):
            backing_up.make(vault, small_disk, NOW)
        left = [name for name in names(small_disk) if name != "ballast"]
        assert all(".confidant-files/" in name and ".part" not in name for name in left), left
        assert backing_up.last_made(vault) is None
        ballast.unlink()
        made = backing_up.make(vault, small_disk, NOW)
        assert restoring.rehearse(vault, made.path, tmp_path).missing == 0


def test_a_vault_that_does_not_fit_is_not_put_back_at_all(small_disk, tmp_path, prepared):
    with new_vault(tmp_path / "Ans.confidant", prepared) as vault:
        made = backing_up.make(vault, tmp_path, NOW)
    (small_disk / "ballast").write_bytes(bytes(SMALL - 200_000))
    with pytest.raises(DiskFull):
        restoring.restore(made.path, small_disk / "Ans.confidant")
    assert [path.name for path in small_disk.iterdir()] == ["ballast"]
