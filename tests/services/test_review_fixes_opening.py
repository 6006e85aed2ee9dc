"""An old passphrase does not survive a crash, and a full disk does not lock anybody out."""

import pytest

from confidant_app.crypto import slots
from confidant_app.domain.errors import DiskFull, WrongPassphrase
from confidant_app.services import casework, checking, vaults
from confidant_app.storage import rows_log
from confidant_app.storage.files import write_atomically
from tests.services.desk import NOW, PASSPHRASE, TODAY

OTHER = "veenpad-klokhuis-turf-windmolen"


@pytest.fixture
def folder(tmp_path, prepared):
    home = tmp_path / "Ans.confidant"
    vaults.create(home, prepared, NOW).close()
    return home


@pytest.fixture
def crashed(folder, prepared):
    """A vault that stopped between the two copies of a new header."""
    header = vaults.header_with_passphrase(folder, prepared.key, OTHER, slots.FLOOR)
    write_atomically(folder / "slots.json", header)
    return folder


def test_the_old_passphrase_is_gone_after_the_next_opening(crashed):
    vaults.open_vault(crashed, vaults.key_from_passphrase(crashed, OTHER), NOW).close()
    (crashed / "slots.json").unlink()
    with pytest.raises(WrongPassphrase):
        vaults.key_from_passphrase(crashed, PASSPHRASE)
    assert vaults.key_from_passphrase(crashed, OTHER)


def test_copies_that_differ_are_reported(folder, prepared):
    with vaults.open_vault(folder, prepared.key, NOW) as vault:
        header = vaults.header_with_passphrase(folder, prepared.key, OTHER, slots.FLOOR)
        write_atomically(folder / "slots.json", header)
        assert checking.problems(vault, NOW) == ("De twee slotbestanden verschillen",)


def test_a_vault_on_a_full_disk_can_still_be_read(folder, prepared, monkeypatch):
    with vaults.open_vault(folder, prepared.key, NOW) as vault:
        case = casework.open_case(vault, NOW, TODAY)

    def full(*_):
        raise DiskFull

    monkeypatch.setattr(rows_log, "append", full)
    with vaults.open_vault(folder, prepared.key, NOW) as vault:
        assert casework.whole_case(vault, case.id).case == case
