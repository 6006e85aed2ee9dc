"""Files written by version 1 once, in `vectors/v1`: every later version must still read them.

Never make these files again. A new format gets a folder of its own beside them.
"""

import json
from pathlib import Path

import pytest

from confidant_app.crypto.cards import (
    CardRole,
    Identity,
    card_id,
    decode_card,
    encode,
    fingerprint,
)
from confidant_app.crypto.sealed import open_sealed
from confidant_app.crypto.slots import unlock_with_passphrase, unlock_with_recovery, vault_id

V1 = Path(__file__).parent / "vectors" / "v1"
EXPECTED = json.loads((V1 / "expected.json").read_text(encoding="utf-8"))


def test_a_header_of_version_1_opens_by_both_its_slots():
    header = (V1 / "slots.json").read_bytes()
    key = bytes.fromhex(EXPECTED["data_key"])
    assert unlock_with_passphrase(header, EXPECTED["passphrase"]) == key
    assert unlock_with_recovery(header, EXPECTED["recovery_code"]) == key
    assert vault_id(header) == EXPECTED["vault_id"]


@pytest.mark.parametrize("who", list(CardRole))
def test_a_card_and_identity_of_version_1_read_back_to_the_same_bytes(who):
    name = {CardRole.CONFIDANT: "sender", CardRole.COORDINATOR: "coordinator"}[who]
    data = (V1 / f"{name}.confidant-card").read_bytes()
    card = decode_card(data)
    assert encode(card) == data
    assert (card.role, card_id(card)) == (who, EXPECTED[f"{name}_id"])
    assert fingerprint(card) == EXPECTED[f"{name}_fingerprint"]
    secret = (V1 / f"{name}-identity.json").read_bytes()
    identity = Identity.from_bytes(secret)
    assert identity.to_bytes() == secret
    # Ed25519 signs the same thing the same way every time (RFC 8032), so a card is too.
    assert identity.card(card.display_name, card.role) == card


def test_a_bundle_of_version_1_opens():
    coordinator = Identity.from_bytes((V1 / "coordinator-identity.json").read_bytes())
    sender = decode_card((V1 / "sender.confidant-card").read_bytes())
    bundle = (V1 / "quarter.confidant-bundle").read_bytes()
    opened = open_sealed(bundle, coordinator, {card_id(sender): sender})
    assert opened.sender == EXPECTED["sender_id"]
    assert opened.payload == EXPECTED["payload"].encode()
