"""The vault header as bytes: what version 1 holds, and how damage and a newer version show.

A header is one canonical JSON object. What every later version keeps: `format`, `version`, and
`check` = SHA-256 over the canonical object without `check`. So a program that is too old can
still tell a newer header from a damaged one. `check` finds damage, not malice: against malice
each slot binds what it stands beside (see `Slot.bound_to`).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum, auto
from typing import Final

from confidant_app.crypto import canonical
from confidant_app.crypto.canonical import Fields, NotCanonical
from confidant_app.crypto.stretching import KEY_SIZE, SALT_SIZE, KdfCost
from confidant_app.domain.errors import HeaderDamaged, VaultNewer

FORMAT: Final = "confidant-vault-header"
VERSION: Final = 1
ID_SIZE: Final = 16
KEY_CHECK_SIZE: Final = 32
NONCE_SIZE: Final = 12

_LIMIT: Final = 16 * 1024  # bytes; version 1 has about 1,000
_WRAPPED_SIZE: Final = KEY_SIZE + 16  # AES-GCM adds a tag of 16 bytes


class SlotKind(StrEnum):
    """Which secret opens a slot."""

    PASSPHRASE = auto()
    RECOVERY = auto()


_KDF: Final = {SlotKind.PASSPHRASE: "argon2id", SlotKind.RECOVERY: "hkdf-sha256"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Which vault this is, and a digest that only its own data key fits."""

    vault_id: bytes
    key_check: bytes

    def fields(self) -> dict[str, object]:
        """Return the fields as they stand in the header and in each slot's associated data."""
        return {
            "format": FORMAT,
            "key_check": self.key_check.hex(),
            "vault_id": self.vault_id.hex(),
            "version": VERSION,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The data key, wrapped for one secret; `cost` is None where the secret is random already."""

    kind: SlotKind
    cost: KdfCost | None
    salt: bytes
    nonce: bytes
    wrapped: bytes

    def fields(self) -> dict[str, object]:
        """Return the slot as it stands in the header."""
        cost = {} if self.cost is None else {"cost": asdict(self.cost)}
        return {
            **cost,
            "kdf": _KDF[self.kind],
            "nonce": self.nonce.hex(),
            "salt": self.salt.hex(),
            "wrapped": self.wrapped.hex(),
        }

    def bound_to(self, origin: Origin) -> bytes:
        """Return the associated data: everything around the wrapped key that must not change.

        Because the format, version, vault, kind of slot and cost are in it, nobody can make
        the key derivation cheaper, or carry a slot over to another kind, vault or version,
        without the slot refusing to open.
        """
        around = {name: value for name, value in self.fields().items() if name != "wrapped"}
        return canonical.encode({**origin.fields(), **around, "slot": self.kind})


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Everything in slots.json."""

    origin: Origin
    passphrase: Slot
    recovery: Slot

    def encode(self) -> bytes:
        """Return the bytes of slots.json."""
        slots = {slot.kind: slot.fields() for slot in (self.passphrase, self.recovery)}
        body = {**self.origin.fields(), "slots": slots}
        return canonical.encode({**body, "check": _check(body)})


def decode(data: bytes) -> Header:
    """Read slots.json. Raises HeaderDamaged (also for a cost out of bounds) or VaultNewer."""
    try:
        return _decoded(canonical.decode(data, limit=_LIMIT))
    except ValueError as error:  # NotCanonical, or a KdfCost that is out of bounds
        raise HeaderDamaged from error


def _decoded(header: Fields) -> Header:
    body = {name: value for name, value in header.values.items() if name != "check"}
    if header.text("format") != FORMAT or header.text("check") != _check(body):
        raise NotCanonical("not a header, or not as it was written")
    if header.number("version") > VERSION:
        raise VaultNewer
    if header.number("version") != VERSION:
        raise NotCanonical("there is no such version")
    header.only({"check", "format", "key_check", "slots", "vault_id", "version"})
    slots = header.inner("slots")
    slots.only(set(SlotKind))
    return Header(
        origin=Origin(
            vault_id=header.octets("vault_id", ID_SIZE),
            key_check=header.octets("key_check", KEY_CHECK_SIZE),
        ),
        passphrase=_passphrase_slot(slots.inner(SlotKind.PASSPHRASE)),
        recovery=_recovery_slot(slots.inner(SlotKind.RECOVERY)),
    )


def _passphrase_slot(fields: Fields) -> Slot:
    fields.only({"cost", "kdf", "nonce", "salt", "wrapped"})
    cost = fields.inner("cost")
    cost.only({"lanes", "memory_kib", "passes"})
    read = KdfCost(cost.number("memory_kib"), cost.number("passes"), cost.number("lanes"))
    return _slot(fields, SlotKind.PASSPHRASE, read)


def _recovery_slot(fields: Fields) -> Slot:
    fields.only({"kdf", "nonce", "salt", "wrapped"})
    return _slot(fields, SlotKind.RECOVERY, None)


def _slot(fields: Fields, kind: SlotKind, cost: KdfCost | None) -> Slot:
    if fields.text("kdf") != _KDF[kind]:
        raise NotCanonical("not the key derivation of this slot")
    return Slot(
        kind=kind,
        cost=cost,
        salt=fields.octets("salt", SALT_SIZE),
        nonce=fields.octets("nonce", NONCE_SIZE),
        wrapped=fields.octets("wrapped", _WRAPPED_SIZE),
    )


def _check(body: Mapping[str, object]) -> str:
    return hashlib.sha256(canonical.encode(body)).hexdigest()
