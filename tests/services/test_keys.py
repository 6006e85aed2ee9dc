"""Another recovery sheet, another data key, and what a guess of the passphrase costs."""

import unicodedata

import pytest

from confidant_app.crypto import slots
from confidant_app.crypto.header import decode
from confidant_app.domain.errors import (
    InvalidValue,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoveryCode,
)
from confidant_app.domain.log import Act
from confidant_app.domain.vault_errors import RecoveryGroupMistyped
from confidant_app.services import calibrating, casework, checking, keys, vaults
from confidant_app.storage import rows_log
from tests.services.desk import NOW, PASSPHRASE, TODAY

OTHER = "veenpad-klokhuis-turf-windmolen"


@pytest.fixture
def folder(tmp_path, prepared):
    home = tmp_path / "Ans.confidant"
    vaults.create(home, prepared, NOW).close()
    return home


def acts(vault):
    return [entry.act for entry in rows_log.entries(vault)]


@pytest.fixture
def sheet(folder):
    return keys.prepare_sheet(folder, PASSPHRASE)


def test_another_sheet_counts_from_the_moment_its_code_was_typed_back(folder, prepared, sheet):
    with vaults.open_vault(folder, prepared.key, NOW) as vault:
        assert vaults.key_from_recovery(folder, prepared.recovery_code) == prepared.key
        typed = sheet.recovery_code.lower().replace("-", " ")
        keys.replace_sheet(vault, sheet, typed, NOW)
        assert acts(vault)[-1] is Act.RECOVERY_RENEWED
        assert checking.problems(vault, NOW) == ()
    assert vaults.key_from_recovery(folder, sheet.recovery_code) == prepared.key
    with pytest.raises(WrongRecoveryCode):
        vaults.key_from_recovery(folder, prepared.recovery_code)
    assert vaults.key_from_passphrase(folder, PASSPHRASE) == prepared.key


def test_a_code_that_was_not_typed_back_well_changes_nothing(folder, prepared, sheet):
    before = (folder / "slots.json").read_bytes()
    slip = ("1" if sheet.recovery_code[0] == "0" else "0") + sheet.recovery_code[1:]
    with vaults.open_vault(folder, prepared.key, NOW) as vault:
        with pytest.raises(RecoveryGroupMistyped, match="groep 1"):
            keys.replace_sheet(vault, sheet, slip, NOW)
        with pytest.raises(InvalidValue, match="niet de code van dit blad"):
            keys.replace_sheet(vault, sheet, prepared.recovery_code, NOW)
        assert Act.RECOVERY_RENEWED not in acts(vault)
    assert (folder / "slots.json").read_bytes() == before


def test_a_new_sheet_is_only_for_who_knows_the_passphrase(folder):
    with pytest.raises(WrongPassphrase):
        keys.prepare_sheet(folder, OTHER)


def test_a_renewed_key_opens_everything_with_the_new_secrets_only(folder, prepared):
    with vaults.open_vault(folder, prepared.key, NOW) as vault:
        case = casework.open_case(vault, NOW, TODAY)
    renewal = keys.prepare_renewal(folder, PASSPHRASE, OTHER, slots.FLOOR)
    assert vaults.key_from_recovery(folder, prepared.recovery_code) == prepared.key
    key = keys.renew_data_key(folder, renewal, NOW)
    assert key != prepared.key
    assert vaults.key_from_passphrase(folder, OTHER) == key
    assert vaults.key_from_recovery(folder, renewal.recovery_code) == key
    with pytest.raises(WrongPassphrase):
        vaults.key_from_passphrase(folder, PASSPHRASE)
    with pytest.raises(WrongRecoveryCode):
        vaults.key_from_recovery(folder, prepared.recovery_code)
    with vaults.open_vault(folder, key, NOW) as vault:
        assert casework.whole_case(vault, case.id).case == case
        assert acts(vault)[-2:] == [Act.DATA_KEY_RENEWED, Act.VAULT_OPENED]
        assert checking.problems(vault, NOW) == ()


def test_a_renewal_needs_the_passphrase_of_now_and_another_strong_one(folder):
    decomposed = unicodedata.normalize("NFD", "gröne veenpad klokhuis turf")
    with pytest.raises(WeakPassphrase):
        keys.prepare_renewal(folder, PASSPHRASE, "kort", slots.FLOOR)
    with pytest.raises(InvalidValue, match="dezelfde"):
        keys.prepare_renewal(
            folder, decomposed, unicodedata.normalize("NFC", decomposed), slots.FLOOR
        )
    with pytest.raises(WrongPassphrase):
        keys.prepare_renewal(folder, "verkeerd", OTHER, slots.FLOOR)


def test_what_is_prepared_shows_no_secret(sheet):
    renewal = keys.PreparedRenewal(
        header=b"kop", key=b"oud", fresh_key=b"nieuw", recovery_code="code"
    )
    shown = repr(renewal) + repr(sheet)
    assert not any(secret in shown for secret in ("kop", "oud", "nieuw", "'code'"))
    assert sheet.recovery_code not in shown


@pytest.fixture
def machine(monkeypatch):
    """A machine on which the floor takes a known time; returns every cost that was stretched."""
    clock, done = [0.0], []

    def stretch(passphrase, salt, cost):
        done.append(cost)
        work = cost.memory_kib * cost.passes
        if cost.memory_kib > 512 * 1024:
            raise MemoryError
        clock[0] += 0.4 * work / (slots.FLOOR.memory_kib * slots.FLOOR.passes)
        return bytes(32)

    monkeypatch.setattr(slots, "stretch", stretch)
    monkeypatch.setattr(calibrating, "perf_counter", lambda: clock[0])
    return done


def cost_of(header):
    return decode(header).passphrase.cost


def test_a_new_vault_takes_the_cost_that_this_machine_needs_for_a_second(machine):
    prepared = vaults.prepare(PASSPHRASE)
    chosen = cost_of(prepared.header)
    assert machine == [slots.FLOOR, chosen, chosen]
    assert chosen.memory_kib == 2.5 * slots.FLOOR.memory_kib


def test_another_passphrase_is_measured_anew(folder, prepared, machine):
    header = vaults.header_with_passphrase(folder, prepared.key, OTHER)
    assert cost_of(header).memory_kib == 2.5 * slots.FLOOR.memory_kib
    assert len(machine) == 3


def test_a_cost_that_is_given_is_not_measured(machine):
    assert cost_of(vaults.prepare(PASSPHRASE, slots.FLOOR).header) == slots.FLOOR
    assert machine == [slots.FLOOR]


def test_too_little_memory_is_too_slow_and_not_a_crash(machine):
    assert calibrating._seconds(slots.KdfCost(1024 * 1024, 3, 4)) == float("inf")


def test_ten_wrong_passphrases_lose_nothing_and_each_hints_at_the_recovery_code(
    folder, prepared, monkeypatch
):
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    done = []
    real = slots.stretch

    def counted(passphrase, salt, cost):
        done.append(cost)
        return real(passphrase, salt, cost) if passphrase == PASSPHRASE else bytes(32)

    monkeypatch.setattr(slots, "stretch", counted)
    for number in range(10):
        with pytest.raises(WrongPassphrase, match="gebruik de herstelcode"):
            vaults.key_from_passphrase(folder, f"poging {number}")
    assert done == [slots.FLOOR] * 10
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    assert vaults.key_from_passphrase(folder, PASSPHRASE) == prepared.key
    assert done == [slots.FLOOR] * 11
