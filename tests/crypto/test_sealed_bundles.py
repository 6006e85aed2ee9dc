"""A bundle reaches the people it was made for, says who made it, and stands up to strangers."""

import json
import os
import shutil
import subprocess
import time

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyrage import x25519

from confidant_app.crypto.cards import CardRole, card_id, export_age_identity
from confidant_app.crypto.sealed import MAX_PAYLOAD, MAX_RECIPIENTS, open_sealed, seal
from confidant_app.domain.bundle_errors import (
    BundleNewer,
    BundleTampered,
    BundleUnreadable,
    SenderUnknown,
)
from confidant_app.domain.errors import InvalidValue

PAYLOAD = b'{"tables":[]}\n\x00\xff tweede regel'
AGE = shutil.which("age")


@pytest.fixture(scope="module")
def trusted(confidant):
    return {card_id(confidant.card): confidant.card}


@pytest.fixture(scope="module")
def bundle(confidant, coordinator):
    return seal(PAYLOAD, confidant.identity, [coordinator.card])


@pytest.fixture(scope="module")
def inner(bundle, coordinator):
    return pyrage.decrypt(bundle, [x25519.Identity.from_str(coordinator.identity.age_key)])


def encrypted(inner: bytes, *people) -> bytes:
    """Encrypt as anybody can: only the public key is needed."""
    keys = [x25519.Recipient.from_str(person.card.recipient) for person in people]
    return pyrage.encrypt(inner, keys)


@settings(max_examples=25)
@given(payload=st.binary(max_size=300))
def test_a_payload_reaches_its_recipient_with_its_senders_id(
    payload, confidant, coordinator, trusted
):
    opened = open_sealed(
        seal(payload, confidant.identity, [coordinator.card]), coordinator.identity, trusted
    )
    assert opened.payload == payload
    assert opened.sender == card_id(confidant.card)


def test_every_recipient_and_the_sender_can_open_a_bundle(
    confidant, coordinator, stranger, trusted
):
    bundle = seal(PAYLOAD, confidant.identity, [coordinator.card, stranger.card])
    for person in (coordinator, stranger):
        assert open_sealed(bundle, person.identity, trusted).payload == PAYLOAD
    assert open_sealed(bundle, confidant.identity, {}).payload == PAYLOAD


def test_nothing_of_the_sender_or_the_recipient_shows_from_outside(bundle, confidant, coordinator):
    assert pyrage.encrypt(b"", [x25519.Identity.generate().to_public()])[:22] == bundle[:22]
    for person in (confidant, coordinator):
        assert card_id(person.card).encode() not in bundle
        assert person.card.recipient.encode() not in bundle


def test_somebody_else_cannot_open_a_bundle(bundle, stranger, trusted):
    with pytest.raises(BundleUnreadable):
        open_sealed(bundle, stranger.identity, trusted)


def test_every_altered_byte_makes_a_bundle_unreadable(bundle, coordinator, trusted):
    for place in range(len(bundle)):
        damaged = bytearray(bundle)
        damaged[place] ^= 1 << place % 8
        with pytest.raises(BundleUnreadable):
            open_sealed(bytes(damaged), coordinator.identity, trusted)


def test_every_shorter_or_longer_bundle_is_unreadable(bundle, coordinator, trusted):
    for other in (*(bundle[:length] for length in range(len(bundle))), bundle + b"\x00"):
        with pytest.raises(BundleUnreadable):
            open_sealed(other, coordinator.identity, trusted)


@given(data=st.binary(max_size=200))
def test_any_bytes_inside_or_outside_the_encryption_are_unreadable(data, coordinator, trusted):
    for hostile in (data, encrypted(data, coordinator)):
        with pytest.raises(BundleUnreadable):
            open_sealed(hostile, coordinator.identity, trusted)


def test_an_unknown_signer_is_called_unknown(bundle, coordinator, stranger):
    with pytest.raises(SenderUnknown):
        open_sealed(bundle, coordinator.identity, {card_id(stranger.card): stranger.card})


def test_a_bundle_cannot_be_encrypted_anew_for_another_coordinator(inner, stranger, trusted):
    with pytest.raises(BundleUnreadable):
        open_sealed(encrypted(inner, stranger), stranger.identity, trusted)


def test_adding_a_recipient_to_the_signed_list_breaks_the_signature(
    inner, stranger, trusted, spelled
):
    line, rest = inner.split(b"\n", 1)
    manifest = json.loads(line)
    manifest["recipients"] = sorted([*manifest["recipients"], card_id(stranger.card)])
    forged = spelled(manifest) + b"\n" + rest
    with pytest.raises(BundleTampered):
        open_sealed(encrypted(forged, stranger), stranger.identity, trusted)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"tables", b"tabled"), (PAYLOAD, b""), (PAYLOAD, PAYLOAD + b" ")],
)
def test_a_payload_altered_inside_the_encryption_is_called_tampered(
    inner, coordinator, trusted, old, new
):
    forged = encrypted(inner.replace(old, new), coordinator)
    with pytest.raises(BundleTampered):
        open_sealed(forged, coordinator.identity, trusted)


def test_a_stranger_cannot_sign_in_a_confidants_name(inner, stranger, coordinator, trusted):
    line, _, payload = inner.split(b"\n", 2)
    signed = b"confidant-bundle/1 signature\n" + line + b"\n" + payload
    signature = stranger.identity.sign(signed).hex().encode()
    forged = encrypted(b"\n".join((line, signature, payload)), coordinator)
    with pytest.raises(BundleTampered):
        open_sealed(forged, coordinator.identity, trusted)


def test_a_signature_for_one_purpose_is_none_for_another(inner, confidant, coordinator, trusted):
    line, _, payload = inner.split(b"\n", 2)
    unnamed = confidant.identity.sign(line + b"\n" + payload).hex().encode()
    forged = encrypted(b"\n".join((line, unnamed, payload)), coordinator)
    with pytest.raises(BundleTampered):
        open_sealed(forged, coordinator.identity, trusted)


@pytest.mark.parametrize(
    "change",
    [
        {"version": 0},
        {"version": "1"},
        {"format": "confidant-card"},
        {"note": "x"},
        {"sender": 7},
        {"recipients": "x"},
        {"recipients": ["x" * 9_000]},
    ],
)
def test_a_manifest_of_another_shape_is_unreadable(inner, coordinator, trusted, spelled, change):
    line, rest = inner.split(b"\n", 1)
    forged = spelled({**json.loads(line), **change}) + b"\n" + rest
    with pytest.raises(BundleUnreadable):
        open_sealed(encrypted(forged, coordinator), coordinator.identity, trusted)


@pytest.mark.parametrize(
    "spoil", [bytes.upper, lambda signature: b"", lambda signature: b"\xff" * 128]
)
def test_a_signature_has_one_spelling(inner, coordinator, trusted, spoil):
    line, signature, payload = inner.split(b"\n", 2)
    forged = b"\n".join((line, spoil(signature), payload))
    with pytest.raises(BundleUnreadable):
        open_sealed(encrypted(forged, coordinator), coordinator.identity, trusted)


def test_a_newer_bundle_says_so(coordinator, trusted, spelled):
    newer = spelled({"format": "confidant-bundle", "version": 2, "something": "new"})
    with pytest.raises(BundleNewer):
        open_sealed(encrypted(newer, coordinator), coordinator.identity, trusted)


def test_armoured_and_password_protected_age_files_are_unreadable(inner, coordinator, trusted):
    key = x25519.Recipient.from_str(coordinator.card.recipient)
    for other in (
        pyrage.encrypt(inner, [key], armored=True),
        inner,
        b"age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 22\n" + b"A" * 43 + b"\n--- A\n",
    ):
        with pytest.raises(BundleUnreadable):
            open_sealed(other, coordinator.identity, trusted)


@pytest.mark.parametrize(
    "hostile",
    [
        b"age-encryption.org/v1\n"
        + (b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n") * 20_000,
        b"age-encryption.org/v1\n-> X25519 a\n" + (b"A" * 64 + b"\n") * 30_000,
        b"age-encryption.org/v1\n-> X25519 a\n\n--- " + b"A" * 2_000_000,
        b"age-encryption.org/v1\n" + bytes(MAX_PAYLOAD + 70_000),
    ],
)
def test_a_header_made_to_stall_the_reader_is_refused_at_once(hostile, coordinator, trusted):
    before = time.process_time()
    with pytest.raises(BundleUnreadable):
        open_sealed(hostile + b"--- " + b"A" * 43 + b"\n", coordinator.identity, trusted)
    assert time.process_time() - before < 1.0


def test_the_largest_bundle_with_the_most_recipients_opens(
    person, confidant, coordinator, stranger, trusted
):
    payload = os.urandom(1024) * (MAX_PAYLOAD // 1024)
    crowd = [
        person(f"Coördinator {n}", CardRole.COORDINATOR).card for n in range(MAX_RECIPIENTS - 1)
    ]
    bundle = seal(payload, confidant.identity, [*crowd, coordinator.card])
    assert open_sealed(bundle, coordinator.identity, trusted).payload == payload


def test_a_bundle_beyond_the_limit_is_refused_even_when_it_is_well_signed(
    inner, confidant, coordinator, trusted
):
    line, payload = inner.split(b"\n", 1)[0], bytes(MAX_PAYLOAD + 100_000)
    signed = b"confidant-bundle/1 signature\n" + line + b"\n" + payload
    signature = confidant.identity.sign(signed).hex().encode()
    with pytest.raises(BundleUnreadable):
        open_sealed(
            encrypted(b"\n".join((line, signature, payload)), coordinator),
            coordinator.identity,
            trusted,
        )


def test_more_than_the_limits_is_not_sealed(confidant, coordinator):
    with pytest.raises(InvalidValue):
        seal(bytes(MAX_PAYLOAD + 1), confidant.identity, [coordinator.card])
    for recipients in ([], [coordinator.card] * (MAX_RECIPIENTS + 1)):
        with pytest.raises(ValueError, match="recipients"):
            seal(PAYLOAD, confidant.identity, recipients)


@pytest.mark.skipif(AGE is None, reason="the standard age program is not installed")
def test_the_standard_age_program_opens_a_bundle_with_the_exported_key(
    tmp_path, bundle, coordinator, inner
):
    key, sealed = tmp_path / "sleutel.txt", tmp_path / "kwartaal 3.confidant-bundle"
    key.write_text(export_age_identity(coordinator.identity))
    sealed.write_bytes(bundle)
    run = subprocess.run(
        [AGE, "--decrypt", "-i", key, sealed], capture_output=True, check=True, timeout=30
    )
    assert run.stdout == inner
    assert run.stdout.split(b"\n", 2)[2] == PAYLOAD
