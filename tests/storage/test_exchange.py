"""Cards, bundles and publications; the newest bundle counts, in whatever order they came."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from uuid import uuid4

import pytest
from sqlcipher3 import dbapi2

from confidant_app.domain.errors import NotFound
from confidant_app.domain.exchange import (
    BundleState,
    CardRole,
    KnownCard,
    ReceivedBundle,
    ReceivedBundleId,
    SentBundle,
    SentBundleId,
)
from confidant_app.domain.ledger import LedgerEntry, LedgerEntryId, ReleaseOrigin
from confidant_app.storage import rows_exchange, rows_releases
from tests.storage.samples import NOON

CARD = KnownCard(
    id="ab" * 16,
    role=CardRole.CONFIDANT,
    display_name="Ans",
    content=b"\x00card",
    trusted_on=date(2026, 1, 1),
)


def a_bundle(sender, version, **fields):
    return ReceivedBundle(
        id=ReceivedBundleId(uuid4()),
        sender=sender,
        version=version,
        sha256=uuid4().hex,
        payload='{"tables": []}',
        **{
            "period_from": date(2026, 1, 1),
            "period_until": date(2026, 3, 31),
            "made_at": NOON,
            **fields,
        },
    )


def test_an_identity_and_cards_are_kept_and_replaced(vault):
    assert rows_exchange.identity(vault) is None
    revoked = replace(CARD, revoked_on=date(2026, 2, 2), display_name="Bé")
    with vault.transaction():
        rows_exchange.put_identity(vault, b"first")
        rows_exchange.put_identity(vault, b"second")
        rows_exchange.put_card(vault, CARD)
    assert rows_exchange.identity(vault) == b"second"
    assert rows_exchange.card(vault, CARD.id) == CARD
    with vault.transaction():
        rows_exchange.put_card(vault, revoked)
    assert rows_exchange.cards(vault) == (revoked,)
    with pytest.raises(NotFound):
        rows_exchange.card(vault, "unknown")


def test_what_was_sent_is_remembered(vault):
    sent = SentBundle(
        id=SentBundleId(uuid4()),
        recipient=CARD.id,
        period_from=date(2026, 1, 1),
        period_until=date(2026, 3, 31),
        version=2,
        made_at=NOON,
        sha256="00",
    )
    with vault.transaction():
        rows_exchange.insert_sent(vault, sent)
    assert rows_exchange.sent(vault) == (sent,)


def test_the_newest_bundle_of_each_sender_and_period_counts_in_any_order(coordinator):
    first, second = a_bundle("a", 1), a_bundle("a", 2, made_at=NOON - timedelta(days=1))
    again = a_bundle("a", 2, made_at=NOON)
    other, later = a_bundle("b", 1), a_bundle("a", 1, period_from=date(2026, 2, 1))
    for order in permutations((first, second, again, other, later)):
        with coordinator.transaction():
            for bundle in order:
                rows_exchange.insert_received(coordinator, bundle)
            assert rows_exchange.newest(coordinator) == (again, other, later)
            coordinator.write("DELETE FROM bundle_in")


def test_the_same_bundle_counts_once(coordinator):
    bundle = a_bundle("a", 1)
    with coordinator.transaction():
        rows_exchange.insert_received(coordinator, bundle)
    assert rows_exchange.has_received(coordinator, bundle.sha256)
    assert not rows_exchange.has_received(coordinator, "other")
    twin = replace(bundle, id=ReceivedBundleId(uuid4()))
    with pytest.raises(dbapi2.IntegrityError), coordinator.transaction():
        rows_exchange.insert_received(coordinator, twin)


def test_after_the_round_the_figures_are_gone_and_the_fact_stays(coordinator):
    bundle = a_bundle("a", 1)
    with coordinator.transaction():
        rows_exchange.insert_received(coordinator, bundle)
        rows_exchange.clear_received(coordinator, bundle.id)
    cleared = replace(bundle, payload="", state=BundleState.CLEARED)
    assert rows_exchange.received(coordinator) == (cleared,)
    with pytest.raises(NotFound), coordinator.transaction():
        rows_exchange.clear_received(coordinator, ReceivedBundleId(uuid4()))


def test_the_ledger_keeps_every_publication_in_order(coordinator):
    late = LedgerEntry(
        id=LedgerEntryId(uuid4()),
        on=date(2026, 7, 1),
        receiver="gemeenteraad",
        title="Tweede kwartaal",
        period_from=date(2026, 4, 1),
        period_until=date(2026, 6, 30),
        sha256="ff",
        tables="[]",
    )
    early = replace(
        late, id=LedgerEntryId(uuid4()), on=date(2026, 4, 1), origin=ReleaseOrigin.DECLARED
    )
    with coordinator.transaction():
        rows_releases.insert(coordinator, late)
        rows_releases.insert(coordinator, early)
    assert rows_releases.everything(coordinator) == (early, late)
    assert rows_releases.get(coordinator, late.id) == late
    with pytest.raises(NotFound):
        rows_releases.get(coordinator, LedgerEntryId(uuid4()))


def test_what_a_bundle_or_key_holds_is_not_shown_by_accident():
    assert "tables" not in repr(a_bundle("a", 1))
    assert "card" not in repr(CARD).replace("KnownCard", "").replace("CardRole", "")
