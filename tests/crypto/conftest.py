"""Keys and headers that several crypto tests share; one Argon2id header for the whole run."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from confidant_app.crypto.cards import Card, CardRole, Identity
from confidant_app.crypto.slots import FLOOR, RecoveryCode, new_header

TYPED = "een égel op 't wad 🦔"


@dataclass(frozen=True)
class Vault:
    header: bytes
    data_key: bytes
    passphrase: str
    recovery: RecoveryCode


@dataclass(frozen=True)
class Person:
    identity: Identity
    card: Card


@pytest.fixture(scope="session")
def vault():
    recovery = RecoveryCode.new()
    header, data_key = new_header(TYPED, recovery, FLOOR)
    return Vault(header, data_key, TYPED, recovery)


@pytest.fixture(scope="session")
def person() -> Callable[[str, CardRole], Person]:
    def make(name: str, role: CardRole) -> Person:
        identity = Identity.new()
        return Person(identity, identity.card(name, role))

    return make


@pytest.fixture(scope="session")
def confidant(person):
    return person("Vertrouwenspersoon Noord", CardRole.CONFIDANT)


@pytest.fixture(scope="session")
def coordinator(person):
    return person("Coördinatie", CardRole.COORDINATOR)


@pytest.fixture(scope="session")
def stranger(person):
    return person("Iemand anders", CardRole.COORDINATOR)


@pytest.fixture(scope="session")
def spelled() -> Callable[[object], bytes]:
    """Canonical JSON, written out here a second time on purpose."""
    return lambda value: json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode()


@pytest.fixture(scope="session")
def altered(spelled) -> Callable[[bytes, Callable[[Any], None]], bytes]:
    """Change a header the way an attacker would: the digest over it is made right again."""

    def alter(header: bytes, change: Callable[[Any], None]) -> bytes:
        value = json.loads(header)
        del value["check"]
        change(value)
        return spelled({**value, "check": hashlib.sha256(spelled(value)).hexdigest()})

    return alter
