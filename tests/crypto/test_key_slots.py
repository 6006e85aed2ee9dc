"""Passphrase and recovery code open the vault; nothing else does, and each refusal has its name."""

import unicodedata

import pytest

from confidant_app.crypto.slots import (
    FLOOR,
    RecoveryCode,
    change_passphrase,
    change_recovery,
    new_header,
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
