"""Key slots: the vault's data key, wrapped once for the passphrase and once for the recovery code.

Each slot is AES-256-GCM (NIST SP 800-38D) under a key made from its secret: Argon2id
(RFC 9106) for the passphrase, HKDF-SHA256 (RFC 5869) for the recovery code, whose 130 random
bits need no stretching. Every wrap draws a new salt, so no key ever meets a second nonce.

What no header can show is that it is the newest: an old copy of it still opens with the old
passphrase. Only a new data key ends that.
"""

import hmac
import secrets
from dataclasses import replace
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from confidant_app.crypto.header import (
    ID_SIZE,
    KEY_CHECK_SIZE,
    NONCE_SIZE,
    Header,
    Origin,
    Slot,
    SlotKind,
    decode,
)
from confidant_app.crypto.recovery_codes import RecoveryCode
from confidant_app.crypto.stretching import (
    DEFAULT_COST,
    FLOOR,
    KEY_SIZE,
    SALT_SIZE,
    KdfCost,
    calibrate,
    stretch,
)
from confidant_app.domain.errors import HeaderDamaged, WrongPassphrase, WrongRecoveryCode

__all__ = [
    "DEFAULT_COST",
    "FLOOR",
    "KdfCost",
    "RecoveryCode",
    "calibrate",
    "change_passphrase",
    "change_recovery",
    "new_header",
    "renewed_header",
    "stretch",
    "unlock_with_passphrase",
    "unlock_with_recovery",
    "vault_id",
]

# Each use of HKDF says what for, so that one secret never gives the same bytes twice.
_RECOVERY_PURPOSE: Final = b"confidant-vault-header/1 recovery slot"
_KEY_CHECK_PURPOSE: Final = b"confidant-vault-header/1 key check"


def new_header(passphrase: str, recovery: RecoveryCode, cost: KdfCost) -> tuple[bytes, bytes]:
    """Make a new vault's header and its random data key of 32 bytes."""
    return _fresh(secrets.token_bytes(ID_SIZE), passphrase, recovery, cost)


def renewed_header(
    header: bytes, passphrase: str, recovery: RecoveryCode, cost: KdfCost
) -> tuple[bytes, bytes]:
    """Make a header of the same vault around another random data key, and that key.

    Whoever saw the old key, or has an old header and its passphrase, opens nothing with it that
    is encrypted under the new key. Raises HeaderDamaged or VaultNewer.
    """
    return _fresh(decode(header).origin.vault_id, passphrase, recovery, cost)


def unlock_with_passphrase(header: bytes, passphrase: str) -> bytes:
    """Return the data key. Raises WrongPassphrase, HeaderDamaged or VaultNewer."""
    read = decode(header)
    try:
        return _unwrap(read.origin, read.passphrase, passphrase)
    except InvalidTag as error:
        raise WrongPassphrase from error


def unlock_with_recovery(header: bytes, code: str) -> bytes:
    """Return the data key for a recovery code as somebody typed it.

    Raises RecoveryCodeMistyped, WrongRecoveryCode, HeaderDamaged or VaultNewer.
    """
    recovery = RecoveryCode.parse(code)
    read = decode(header)
    try:
        return _unwrap(read.origin, read.recovery, recovery.secret)
    except InvalidTag as error:
        raise WrongRecoveryCode from error


def change_passphrase(header: bytes, data_key: bytes, passphrase: str, cost: KdfCost) -> bytes:
    """Return the header with a new passphrase slot; data key and recovery code stay.

    Raises HeaderDamaged or VaultNewer; ValueError if the data key is not this vault's.
    """
    read = _decode_own(header, data_key)
    slot = _passphrase_slot(read.origin, data_key, passphrase, cost)
    return replace(read, passphrase=slot).encode()


def change_recovery(header: bytes, data_key: bytes, recovery: RecoveryCode) -> bytes:
    """Return the header with a new recovery slot; the old code no longer opens it.

    Raises HeaderDamaged or VaultNewer; ValueError if the data key is not this vault's.
    """
    read = _decode_own(header, data_key)
    slot = _recovery_slot(read.origin, data_key, recovery)
    return replace(read, recovery=slot).encode()


def vault_id(header: bytes) -> str:
    """Return the vault's random id, 32 hexadecimal digits. Raises HeaderDamaged or VaultNewer."""
    return decode(header).origin.vault_id.hex()


def _fresh(
    vault: bytes, passphrase: str, recovery: RecoveryCode, cost: KdfCost
) -> tuple[bytes, bytes]:
    data_key = secrets.token_bytes(KEY_SIZE)
    origin = Origin(vault_id=vault, key_check=_key_check(data_key, vault))
    header = Header(
        origin=origin,
        passphrase=_passphrase_slot(origin, data_key, passphrase, cost),
        recovery=_recovery_slot(origin, data_key, recovery),
    )
    return header.encode(), data_key


def _decode_own(header: bytes, data_key: bytes) -> Header:
    # Wrapping another vault's key would leave two slots that open two different things.
    read = decode(header)
    if not _fits(read.origin, data_key):
        raise ValueError("this data key belongs to another vault")
    return read


def _passphrase_slot(origin: Origin, data_key: bytes, passphrase: str, cost: KdfCost) -> Slot:
    return _wrapped(origin, data_key, passphrase, _empty(SlotKind.PASSPHRASE, cost))


def _recovery_slot(origin: Origin, data_key: bytes, recovery: RecoveryCode) -> Slot:
    return _wrapped(origin, data_key, recovery.secret, _empty(SlotKind.RECOVERY, None))


def _empty(kind: SlotKind, cost: KdfCost | None) -> Slot:
    return Slot(
        kind=kind,
        cost=cost,
        salt=secrets.token_bytes(SALT_SIZE),
        nonce=secrets.token_bytes(NONCE_SIZE),
        wrapped=b"",
    )


def _wrapped(origin: Origin, data_key: bytes, secret: str, slot: Slot) -> Slot:
    cipher = AESGCM(_slot_key(slot, secret))
    return replace(slot, wrapped=cipher.encrypt(slot.nonce, data_key, slot.bound_to(origin)))


def _unwrap(origin: Origin, slot: Slot, secret: str) -> bytes:
    cipher = AESGCM(_slot_key(slot, secret))
    data_key = cipher.decrypt(slot.nonce, slot.wrapped, slot.bound_to(origin))
    # AES-GCM does not commit to its key: a header can be built that opens under two
    # passphrases, to two keys. The digest allows one of them at most.
    if not _fits(origin, data_key):
        raise HeaderDamaged
    return data_key


def _slot_key(slot: Slot, secret: str) -> bytes:
    if slot.cost is None:
        return _expand(secret.encode(), slot.salt, _RECOVERY_PURPOSE, KEY_SIZE)
    return stretch(secret, slot.salt, slot.cost)


def _fits(origin: Origin, data_key: bytes) -> bool:
    return hmac.compare_digest(origin.key_check, _key_check(data_key, origin.vault_id))


def _key_check(data_key: bytes, vault: bytes) -> bytes:
    # Public without harm: HKDF's output tells nothing about a random key of 256 bits.
    return _expand(data_key, vault, _KEY_CHECK_PURPOSE, KEY_CHECK_SIZE)


def _expand(secret: bytes, salt: bytes, purpose: bytes, size: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=size, salt=salt, info=purpose).derive(secret)
