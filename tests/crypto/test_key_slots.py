"""Passphrase and recovery code open the vault; nothing else does, and each refusal has its name."""

import hashlib
import unicodedata
from dataclasses import replace

import pytest

from confidant_app.crypto import slots
from confidant_app.crypto.header import decode
from confidant_app.crypto.slots import (
    FLOOR,
    KdfCost,
    RecoveryCode,
    change_passphrase,
    change_recovery,
    new_header,
    renewed_header,
    unlock_with_passphrase,
    unlock_with_recovery,
    vault_id,
)
from confidant_app.domain.errors import (
    HeaderDamaged,
    RecoveryCodeMistyped,
    WrongPassphrase,
    WrongRecoveryCode,
)


def test_the_passphrase_opens_however_its_accents_are_made(vault):
    decomposed = unicodedata.normalize("NFD", vault.passphrase)
    assert decomposed != vault.passphrase
    assert unlock_with_passphrase(vault.header, decomposed) == vault.data_key


def test_another_passphrase_is_called_wrong_not_damage(vault):
    with pytest.raises(WrongPassphrase):
        unlock_with_passphrase(vault.header, vault.passphrase + " ")


def test_the_recovery_code_opens_as_somebody_types_it(vault):
    typed = vault.recovery.text.lower().replace("-", " ")
    assert unlock_with_recovery(vault.header, typed) == vault.data_key


def test_a_mistyped_code_and_another_vaults_code_are_told_apart(vault):
    with pytest.raises(RecoveryCodeMistyped):
        unlock_with_recovery(vault.header, vault.recovery.text[:-1])
    with pytest.raises(WrongRecoveryCode):
        unlock_with_recovery(vault.header, RecoveryCode.new().text)


def test_a_changed_passphrase_opens_the_same_key_and_the_old_one_no_longer_does(vault):
    changed = change_passphrase(vault.header, vault.data_key, "nieuwe wachtzin", FLOOR)
    assert unlock_with_passphrase(changed, "nieuwe wachtzin") == vault.data_key
    with pytest.raises(WrongPassphrase):
        unlock_with_passphrase(changed, vault.passphrase)
    assert unlock_with_recovery(changed, vault.recovery.text) == vault.data_key
    assert vault_id(changed) == vault_id(vault.header)


def test_a_changed_recovery_code_opens_the_same_key_and_the_old_one_no_longer_does(vault):
    new = RecoveryCode.new()
    changed = change_recovery(vault.header, vault.data_key, new)
    assert unlock_with_recovery(changed, new.text) == vault.data_key
    with pytest.raises(WrongRecoveryCode):
        unlock_with_recovery(changed, vault.recovery.text)
    assert vault_id(changed) == vault_id(vault.header)


def test_another_vaults_key_is_never_put_in_a_slot(vault):
    with pytest.raises(ValueError, match="another vault"):
        change_passphrase(vault.header, bytes(32), "x", FLOOR)
    with pytest.raises(ValueError, match="another vault"):
        change_recovery(vault.header, bytes(32), RecoveryCode.new())


def test_two_vaults_share_nothing_even_with_the_same_secrets(vault):
    header, data_key = new_header(vault.passphrase, vault.recovery, FLOOR)
    assert data_key != vault.data_key
    assert vault_id(header) != vault_id(vault.header)
    assert len(vault_id(header)) == 32


def test_the_header_gives_no_secret_away(vault):
    assert vault.data_key.hex().encode() not in vault.header
    assert vault.passphrase.encode() not in vault.header
    assert vault.recovery.secret.encode() not in vault.header.upper()


def test_a_damaged_header_is_called_damaged_whatever_secret_is_tried(vault):
    damaged = vault.header.replace(b"wrapped", b"wripped")
    with pytest.raises(HeaderDamaged):
        unlock_with_passphrase(damaged, vault.passphrase)
    with pytest.raises(HeaderDamaged):
        unlock_with_recovery(damaged, vault.recovery.text)
    with pytest.raises(HeaderDamaged):
        change_passphrase(damaged, vault.data_key, "x", FLOOR)
    with pytest.raises(HeaderDamaged):
        vault_id(damaged)


@pytest.mark.parametrize(
    "passphrase",
    [
        '\'; DROP TABLE case_file; -- "x" 👩‍👧🇳🇱',
        "a\u0301e\u0308\u0323 gestapelde\ttekens \x00",
        "wachtzin é" * 100,
    ],
)
def test_any_passphrase_opens_again_in_the_other_spelling(passphrase):
    header, key = new_header(unicodedata.normalize("NFD", passphrase), RecoveryCode.new(), FLOOR)
    assert unlock_with_passphrase(header, unicodedata.normalize("NFC", passphrase)) == key


@pytest.fixture
def stretched(monkeypatch):
    """Every stretching that is done, with its cost; cheap, so that there can be many."""
    done = []

    def counted(passphrase, salt, cost):
        done.append(cost)
        return hashlib.sha256(passphrase.encode() + salt).digest()

    monkeypatch.setattr(slots, "stretch", counted)
    return done


def test_a_wrong_passphrase_takes_the_same_work_as_the_right_one(stretched):
    cost = KdfCost(160 * 1024, 4, 2)
    header, key = new_header("de goede", RecoveryCode.new(), cost)
    stretched.clear()
    assert unlock_with_passphrase(header, "de goede") == key
    right = stretched.copy()
    for wrong in ("", "de", "de goede ", "x" * 1_000, "heel anders"):
        stretched.clear()
        with pytest.raises(WrongPassphrase):
            unlock_with_passphrase(header, wrong)
        assert stretched == right == [cost]


@pytest.fixture(scope="module")
def renewed(vault):
    """A header around another data key, that key, and its recovery code."""
    code = RecoveryCode.new()
    return *renewed_header(vault.header, "de nieuwe", code, FLOOR), code


def test_a_renewed_header_is_of_the_same_vault_around_another_key(vault, renewed):
    header, key, code = renewed
    assert key != vault.data_key
    assert vault_id(header) == vault_id(vault.header)
    assert unlock_with_passphrase(header, "de nieuwe") == key
    assert unlock_with_recovery(header, code.text) == key
    with pytest.raises(ValueError, match="another vault"):
        change_recovery(header, vault.data_key, code)


def test_no_slot_of_before_fits_a_renewed_header(vault, renewed):
    old, new = decode(vault.header), decode(renewed[0])
    with pytest.raises(WrongPassphrase):
        unlock_with_passphrase(replace(new, passphrase=old.passphrase).encode(), vault.passphrase)
    with pytest.raises(WrongRecoveryCode):
        unlock_with_recovery(replace(new, recovery=old.recovery).encode(), vault.recovery.text)
    with pytest.raises(WrongRecoveryCode):
        unlock_with_recovery(renewed[0], vault.recovery.text)
