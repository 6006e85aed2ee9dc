"""A header that was hit by accident or by intent: a named error, never a key, never a crash."""

import hashlib
import hmac
import json

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from confidant_app.crypto.slots import (
    FLOOR,
    new_header,
    unlock_with_passphrase,
    unlock_with_recovery,
    vault_id,
)
from confidant_app.domain.errors import (
    HeaderDamaged,
    RecoveryCodeMistyped,
    VaultNewer,
    WrongPassphrase,
    WrongRecoveryCode,
)

HEX = st.text("0123456789abcdef", min_size=64, max_size=64)


@given(st.data())
def test_every_flipped_bit_is_called_damage(vault, data):
    place = data.draw(st.integers(0, len(vault.header) - 1))
    bit = data.draw(st.integers(0, 7))
    damaged = bytearray(vault.header)
    damaged[place] ^= 1 << bit
    for unlock, secret in (
        (unlock_with_passphrase, vault.passphrase),
        (unlock_with_recovery, vault.recovery.text),
    ):
        with pytest.raises(HeaderDamaged):
            unlock(bytes(damaged), secret)


def test_every_byte_altered_is_called_damage(vault):
    for place in range(len(vault.header)):
        damaged = bytearray(vault.header)
        damaged[place] ^= 0x01
        with pytest.raises(HeaderDamaged):
            vault_id(bytes(damaged))


def test_every_shorter_header_is_called_damage(vault):
    for length in range(len(vault.header)):
        with pytest.raises(HeaderDamaged):
            vault_id(vault.header[:length])


@given(st.binary(max_size=200))
def test_any_other_bytes_are_called_damage(data):
    with pytest.raises(HeaderDamaged):
        vault_id(data)


def test_a_header_that_is_far_too_long_is_not_even_parsed(vault):
    with pytest.raises(HeaderDamaged):
        vault_id(vault.header + b" " * 100_000_000)


def cost(**changes):
    return lambda header: header["slots"]["passphrase"]["cost"].update(changes)


@pytest.mark.parametrize(
    "change",
    [
        cost(memory_kib=64 * 1024),
        cost(memory_kib=2 * 1024 * 1024 + 1),
        cost(memory_kib=2**63),
        cost(passes=1),
        cost(passes=17),
        cost(passes=True),
        cost(passes="3"),
        cost(lanes=0),
        cost(lanes=17),
        cost(extra=1),
        lambda header: header["slots"]["passphrase"].pop("cost"),
        lambda header: header["slots"]["passphrase"].update(kdf="hkdf-sha256"),
        lambda header: header["slots"]["recovery"].update(kdf="none"),
        lambda header: header["slots"]["recovery"].update(wrapped="00"),
        lambda header: header["slots"]["recovery"].update(salt="AA" * 32),
        lambda header: header["slots"]["recovery"].update(nonce="é" * 24),
        lambda header: header["slots"].update(third={}),
        lambda header: header["slots"].pop("recovery"),
        lambda header: header.update(slots=[]),
        lambda header: header.update(vault_id=7),
        lambda header: header.update(note="hello"),
        lambda header: header.update(format="something-else"),
        lambda header: header.update(version=0),
        lambda header: header.update(version="1"),
    ],
)
def test_a_forged_header_of_another_shape_or_cost_is_refused_before_any_work(
    vault, altered, change
):
    forged = altered(vault.header, change)
    with pytest.raises(HeaderDamaged):
        unlock_with_passphrase(forged, vault.passphrase)


def test_a_newer_header_says_so_whatever_else_it_holds(vault, altered):
    newer = altered(vault.header, lambda header: header.update(version=2, slots={"new": 1}))
    for read in (vault_id, lambda h: unlock_with_passphrase(h, vault.passphrase)):
        with pytest.raises(VaultNewer):
            read(newer)


def test_without_its_digest_a_newer_header_is_damage(vault):
    with pytest.raises(HeaderDamaged):
        vault_id(vault.header.replace(b'"version":1', b'"version":2'))


def recovery_field(name, value):
    return lambda header: header["slots"]["recovery"].update({name: value})


@given(HEX)
def test_a_forged_recovery_slot_or_origin_never_opens(vault, altered, digits):
    for change in (
        recovery_field("salt", digits),
        recovery_field("nonce", digits[:24]),
        recovery_field("wrapped", digits + digits[:32]),
        lambda header: header.update(vault_id=digits[:32]),
        lambda header: header.update(key_check=digits),
    ):
        with pytest.raises(WrongRecoveryCode):
            unlock_with_recovery(altered(vault.header, change), vault.recovery.text)


@pytest.mark.parametrize("change", [cost(passes=4), cost(lanes=3)])
def test_a_forged_but_allowed_cost_never_opens(vault, altered, change):
    with pytest.raises(WrongPassphrase):
        unlock_with_passphrase(altered(vault.header, change), vault.passphrase)


def test_a_slot_carried_over_from_another_vault_never_opens(vault, altered):
    other, _ = new_header("andere wachtzin", vault.recovery, FLOOR)
    foreign = json.loads(other)["slots"]["recovery"]
    with pytest.raises(WrongRecoveryCode):
        unlock_with_recovery(
            altered(vault.header, lambda header: header["slots"].update(recovery=foreign)),
            vault.recovery.text,
        )


def test_a_slot_is_made_as_documented_and_one_that_hides_another_key_is_refused(
    vault, altered, spelled
):
    header = json.loads(vault.header)
    slot = header["slots"]["recovery"]
    extracted = hmac.digest(bytes.fromhex(slot["salt"]), vault.recovery.secret.encode(), "sha256")
    purpose = b"confidant-vault-header/1 recovery slot"
    cipher = AESGCM(hmac.digest(extracted, purpose + b"\x01", hashlib.sha256))
    around = {name: header[name] for name in ("format", "version", "vault_id", "key_check")}
    bound = spelled(
        {**around, "slot": "recovery", **{k: slot[k] for k in ("kdf", "salt", "nonce")}}
    )
    nonce = bytes.fromhex(slot["nonce"])
    assert cipher.decrypt(nonce, bytes.fromhex(slot["wrapped"]), bound) == vault.data_key
    hidden = cipher.encrypt(nonce, bytes(32), bound).hex()
    with pytest.raises(HeaderDamaged):
        unlock_with_recovery(
            altered(vault.header, recovery_field("wrapped", hidden)), vault.recovery.text
        )


def test_a_mistyped_code_is_told_even_when_the_header_is_damaged_too():
    with pytest.raises(RecoveryCodeMistyped):
        unlock_with_recovery(b"", "0000")
