"""Cards: what a stranger can alter on one is found, and the fingerprint says whose it is."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confidant_app.crypto.cards import (
    Card,
    CardRole,
    Identity,
    card_id,
    decode_card,
    encode,
    fingerprint,
    signer_id,
)
from confidant_app.domain.bundle_errors import BundleNewer, CardUnreadable
from confidant_app.domain.errors import DatabaseDamaged, InvalidValue


def test_an_identity_comes_back_from_the_vault_as_it_was(confidant):
    identity = confidant.identity
    again = Identity.from_bytes(identity.to_bytes())
    assert again == identity
    assert (again.recipient, again.verify_key) == (identity.recipient, identity.verify_key)


def test_an_identity_does_not_show_its_keys_in_a_log(confidant):
    assert "AGE-SECRET" not in repr(confidant.identity)
    assert confidant.identity.signing_key.hex() not in repr(confidant.identity)
    assert repr(confidant.identity.signing_key) not in repr(confidant.identity)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"AGE-SECRET-KEY-1", b"AGE-SECRET-KEY-2"),
        (b"confidant-identity", b"confidant-idendity"),
        (b'"version":1', b'"version":2'),
        (b'"signing_key":"', b'"signing_key":"00'),
        (b'{"age_key"', b'{"age_kei"'),
    ],
)
def test_an_identity_that_reads_back_otherwise_means_a_damaged_database(confidant, old, new):
    data = confidant.identity.to_bytes()
    assert old in data
    with pytest.raises(DatabaseDamaged):
        Identity.from_bytes(data.replace(old, new))


@pytest.mark.parametrize("role", list(CardRole))
def test_a_card_reads_back_as_it_was_made(role):
    identity = Identity.new()
    card = identity.card("Anneke, Hoogeveen", role)
    assert decode_card(encode(card)) == card
    assert (card.role, card.display_name) == (role, "Anneke, Hoogeveen")
    assert (card.recipient, card.verify_key) == (identity.recipient, identity.verify_key)
    assert b"SECRET" not in encode(card)


def test_a_name_is_tidied_before_it_stands_on_a_card(confidant):
    card = confidant.identity.card("  Rene\u0301  ", CardRole.CONFIDANT)
    assert card.display_name == "René"


@pytest.mark.parametrize("name", ["", "   ", "a" * 81, "twee\nregels", "om\u202egekeerd", "\x00"])
def test_a_name_that_could_mislead_is_refused_when_made_and_when_read(confidant, spelled, name):
    with pytest.raises(InvalidValue):
        confidant.identity.card(name, CardRole.CONFIDANT)
    fields = {**json.loads(encode(confidant.card)), "display_name": name}
    with pytest.raises(CardUnreadable):
        decode_card(spelled(fields))


def test_every_altered_byte_of_a_card_is_found(confidant):
    data = encode(confidant.card)
    for place in range(len(data)):
        for mask in (0x01, 0x20):
            damaged = bytearray(data)
            damaged[place] ^= mask
            with pytest.raises(CardUnreadable):
                decode_card(bytes(damaged))


@given(st.data())
def test_a_card_cut_short_or_with_something_behind_it_is_refused(confidant, data):
    card = encode(confidant.card)
    for other in (
        card[: data.draw(st.integers(0, len(card) - 1))],
        card + data.draw(st.binary(min_size=1, max_size=9)),
        data.draw(st.binary(max_size=80)),
    ):
        with pytest.raises(CardUnreadable):
            decode_card(other)


@pytest.mark.parametrize(
    "change",
    [
        {"role": "chief"},
        {"role": "coordinator"},
        {"display_name": "Iemand anders"},
        {"verify_key": "00" * 31},
        {"recipient": "age1"},
        {"version": 0},
        {"format": "confidant-bundle", "version": 2},
        {"note": "x"},
    ],
)
def test_a_card_that_its_owner_did_not_sign_is_refused(confidant, spelled, change):
    with pytest.raises(CardUnreadable):
        decode_card(spelled({**json.loads(encode(confidant.card)), **change}))


def test_nobody_can_put_another_opening_key_on_a_card(confidant, stranger):
    swapped = replace(confidant.card, recipient=stranger.card.recipient)
    with pytest.raises(CardUnreadable):
        decode_card(encode(swapped))


def test_a_newer_card_says_so(confidant, spelled):
    newer = {"format": "confidant-card", "version": 2, "something": "new"}
    with pytest.raises(BundleNewer):
        decode_card(spelled(newer))


def test_a_card_with_an_opening_key_in_capitals_cannot_be_built(confidant):
    with pytest.raises(ValueError, match="recipient"):
        replace(confidant.card, recipient=confidant.card.recipient.upper())


def test_a_fingerprint_is_six_groups_of_five_digits_and_changes_with_either_key(
    confidant, stranger
):
    mine = fingerprint(confidant.card)
    assert re.fullmatch(r"(\d{5} ){5}\d{5}", mine)
    assert fingerprint(replace(confidant.card, recipient=stranger.card.recipient)) != mine
    assert fingerprint(replace(confidant.card, verify_key=stranger.card.verify_key)) != mine


def test_a_fingerprint_never_changes():
    card = Card(
        role=CardRole.CONFIDANT,
        display_name="x",
        recipient="age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
        verify_key=bytes(range(32)),
        signature=b"",
    )
    assert fingerprint(card) == "82058 23662 03838 52985 06276 96793"
    assert card_id(card) == "ec54434e9aa4d611be649a38c7350f60"


def test_a_card_keeps_its_id_when_its_owner_changes_name_or_opening_key(confidant):
    other = Identity(age_key=Identity.new().age_key, signing_key=confidant.identity.signing_key)
    renewed = other.card("Nieuwe naam", CardRole.CONFIDANT)
    assert card_id(renewed) == card_id(confidant.card) == signer_id(confidant.identity.verify_key)
    assert fingerprint(renewed) != fingerprint(confidant.card)
