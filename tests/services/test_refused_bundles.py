"""A bundle that cannot be trusted is refused by name, and the good ones are taken."""

import json

import pytest

from confidant_app.crypto.sealed import seal
from confidant_app.domain.errors import FileMissing
from confidant_app.services import VaultKind, cards, merging
from confidant_app.services.merging import pool
from confidant_app.storage import rows_log
from tests.services.desk import NOW
from tests.services.exchange import befriend, bundle_of, fill, opened, resealed, take_in


@pytest.fixture
def sender(make, coordinator):
    vault = make("noord")
    fill(vault, "JB-GEEN", "JB-WISSEL")
    befriend(vault, coordinator)
    return vault


@pytest.fixture
def good(sender, catalogues):
    return bundle_of(sender, catalogues)


def altered(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def test_each_reason_has_its_own_name_and_the_good_ones_are_taken(
    make, sender, good, coordinator, catalogues
):
    stranger, other = make("vreemd"), make("ander", VaultKind.COORDINATOR)
    befriend(stranger, other)
    befriend(sender, other)
    card = cards.own_card(coordinator)
    elsewhere = resealed(sender, cards.own_card(other), good, coordinator)
    unknown = seal(opened(coordinator, good).split(b"\n", 2)[2], cards.identity(stranger), [card])
    whispered = [{"theme": "Grietje", "words": "Niemand belde."}]
    files = (
        ("elders", elsewhere),
        ("vreemd", unknown),
        ("los woord", resealed(sender, card, good, coordinator, quotes=whispered)),
        ("nieuwer", resealed(sender, card, good, coordinator, version=2)),
        ("half", good[: len(good) // 2]),
        ("leeg", b""),
        ("goed", good),
    )
    assert take_in(coordinator, catalogues, *files) == {
        "elders": "BundleUnreadable",
        "vreemd": "SenderUnknown",
        "los woord": "BundleUnlisted",
        "nieuwer": "BundleNewer",
        "half": "BundleUnreadable",
        "leeg": "BundleUnreadable",
        "goed": "new",
    }
    assert len(pool(coordinator, catalogues)) == 1
    refusal = next(e for e in rows_log.entries(coordinator) if e.act == "bundle_refused")
    assert refusal.facts == {"files": 6}


def test_no_byte_of_a_bundle_can_be_changed(good, coordinator, catalogues):
    places = range(0, len(good), max(1, len(good) // 40))
    offered = [(str(at), altered(good, at)) for at in places]
    planned = merging.plan(coordinator, offered, catalogues)
    assert {verdict.fate.value for verdict in planned.verdicts} == {"refused"}
    assert planned.taken() == ()


def test_a_signature_that_does_not_fit_is_refused(sender, good, coordinator, catalogues):
    _, signature, payload = opened(coordinator, good).split(b"\n", 2)
    forged = payload.replace(b'"number":1', b'"number":2')
    assert forged != payload
    recipients = [cards.own_card(coordinator)]
    identity = cards.identity(sender)

    class Forger:
        """Signs another text than it sends."""

        recipient, verify_key = identity.recipient, identity.verify_key

        def sign(self, message: bytes) -> bytes:
            return bytes.fromhex(signature.decode())

    sealed = seal(forged, Forger(), recipients)
    assert take_in(coordinator, catalogues, ("vals", sealed)) == {"vals": "BundleTampered"}


@pytest.mark.parametrize(
    "changes",
    [
        {"number": 10**30},
        {"quotes": [{"theme": "JB-GEEN", "words": "\ud800"}]},
        {"made_on": "0001-01-01", "number": 3, "from": "0001-01-01"},
        {"releases": [{"tables": [], "coverage": {"sources": ["Grietje"]}}]},
        {"tables": []},
    ],
)
def test_a_hostile_sender_stops_nobody_else(changes, sender, good, coordinator, catalogues):
    hostile = resealed(sender, cards.own_card(coordinator), good, coordinator, **changes)
    fates = take_in(coordinator, catalogues, ("kwaad", hostile), ("goed", good))
    assert fates == {"kwaad": "BundleUnlisted", "goed": "new"}


def test_another_spelling_of_the_same_content_is_not_a_new_bundle(
    sender, good, coordinator, catalogues
):
    spaced = json.dumps(json.loads(opened(coordinator, good).split(b"\n", 2)[2]), indent=3)
    again = seal(spaced.encode(), cards.identity(sender), [cards.own_card(coordinator)])
    fates = take_in(coordinator, catalogues, ("eerste", good), ("tweede", again))
    assert fates == {"eerste": "new", "tweede": "known"}


def test_a_file_that_could_not_be_read_is_refused_with_its_own_reason(
    good, coordinator, catalogues
):
    planned = merging.plan(coordinator, [("weg", FileMissing()), ("goed", good)], catalogues)
    assert isinstance(planned.verdicts[0].error, FileMissing)
    merging.apply(coordinator, planned, catalogues, NOW)
    assert len(pool(coordinator, catalogues)) == 1
