"""Rows of the own identity, the cards of others, and bundles that went out or came in."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

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
from confidant_app.storage.fields import from_day, from_moment, the_one, to_day, to_moment
from confidant_app.storage.vault import Source, Vault

_CARDS: Final = "SELECT id, role, display_name, content, trusted_on, revoked_on FROM card"
_RECEIVED: Final = (
    "SELECT id, sender, period_from, period_until, version, made_at, sha256, payload, state "
    "FROM bundle_in"
)


def put_identity(vault: Vault, secret: bytes) -> None:
    """Keep the secret keys of this vault's owner; they replace the ones before."""
    vault.write("INSERT OR REPLACE INTO identity (one, secret) VALUES (1, ?)", (secret,))


def identity(source: Source) -> bytes | None:
    """Return the secret keys of this vault's owner, None when none were made yet."""
    found = source.read("SELECT secret FROM identity")
    return bytes(found[0][0]) if found else None


def put_card(vault: Vault, card: KnownCard) -> None:
    """Keep a card; it replaces the one with the same id."""
    vault.write(
        "INSERT INTO card (id, role, display_name, content, trusted_on, revoked_on) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET role = excluded.role, "
        "display_name = excluded.display_name, content = excluded.content, "
        "trusted_on = excluded.trusted_on, revoked_on = excluded.revoked_on",
        (
            card.id,
            card.role,
            card.display_name,
            card.content,
            from_day(card.trusted_on),
            from_day(card.revoked_on),
        ),
    )


def card(source: Source, wanted: str) -> KnownCard:
    """Return a card.

    Raises:
        NotFound: it was never accepted here.
    """
    return the_one(_cards(source, " WHERE id = ?", (wanted,)))


def cards(source: Source) -> tuple[KnownCard, ...]:
    """Return all cards, revoked ones too, in the order in which they were accepted."""
    return _cards(source, " ORDER BY entry", ())


def insert_sent(vault: Vault, bundle: SentBundle) -> None:
    """Add a bundle that was made here."""
    vault.write(
        "INSERT INTO bundle_out (id, recipient, period_from, period_until, version, made_at, "
        "sha256) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            str(bundle.id),
            bundle.recipient,
            from_day(bundle.period_from),
            from_day(bundle.period_until),
            bundle.version,
            from_moment(bundle.made_at),
            bundle.sha256,
        ),
    )


def sent(source: Source) -> tuple[SentBundle, ...]:
    """Return the bundles that were made here, the oldest first."""
    return tuple(
        SentBundle(
            id=SentBundleId(UUID(row[0])),
            recipient=row[1],
            period_from=date.fromisoformat(row[2]),
            period_until=date.fromisoformat(row[3]),
            version=row[4],
            made_at=to_moment(row[5]),
            sha256=row[6],
        )
        for row in source.read(
            "SELECT id, recipient, period_from, period_until, version, made_at, sha256 "
            "FROM bundle_out ORDER BY entry"
        )
    )


def insert_received(vault: Vault, bundle: ReceivedBundle) -> None:
    """Add a bundle that came in; the same file a second time is a database error."""
    vault.write(
        "INSERT INTO bundle_in (id, sender, period_from, period_until, version, made_at, sha256, "
        "payload, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            str(bundle.id),
            bundle.sender,
            from_day(bundle.period_from),
            from_day(bundle.period_until),
            bundle.version,
            from_moment(bundle.made_at),
            bundle.sha256,
            bundle.payload,
            bundle.state,
        ),
    )


def clear_received(vault: Vault, bundle: ReceivedBundleId) -> None:
    """Delete the figures of a bundle after its round; that it came in stays on record.

    Raises:
        NotFound: no such bundle came in.
    """
    changed = vault.write(
        "UPDATE bundle_in SET payload = '', state = ? WHERE id = ?",
        (BundleState.CLEARED, str(bundle)),
    )
    if not changed:
        raise NotFound
    vault.write("DELETE FROM approved_quote WHERE bundle = ?", (str(bundle),))


def has_received(source: Source, sha256: str) -> bool:
    """Return whether a bundle with this hash came in before."""
    return bool(source.read("SELECT 1 FROM bundle_in WHERE sha256 = ?", (sha256,)))


def received(source: Source) -> tuple[ReceivedBundle, ...]:
    """Return all bundles that came in, in the order in which they were taken in."""
    return _received(source, " ORDER BY entry", ())


def newest(source: Source) -> tuple[ReceivedBundle, ...]:
    """Return the newest bundle of each sender for each period, whatever order they came in.

    Newest is the highest version; between equal versions the last made, then the highest hash.
    """
    return _received(
        source,
        " WHERE id IN (SELECT first_value(id) OVER (PARTITION BY sender, period_from, "
        "period_until ORDER BY version DESC, made_at DESC, sha256 DESC) FROM bundle_in) "
        "ORDER BY period_from, period_until, sender",
        (),
    )


def _cards(source: Source, tail: str, params: Sequence[object]) -> tuple[KnownCard, ...]:
    return tuple(
        KnownCard(
            id=row[0],
            role=CardRole(row[1]),
            display_name=row[2],
            content=row[3],
            trusted_on=date.fromisoformat(row[4]),
            revoked_on=to_day(row[5]),
        )
        for row in source.read(_CARDS + tail, params)
    )


def _received(source: Source, tail: str, params: Sequence[object]) -> tuple[ReceivedBundle, ...]:
    return tuple(
        ReceivedBundle(
            id=ReceivedBundleId(UUID(row[0])),
            sender=row[1],
            period_from=date.fromisoformat(row[2]),
            period_until=date.fromisoformat(row[3]),
            version=row[4],
            made_at=to_moment(row[5]),
            sha256=row[6],
            payload=row[7],
            state=BundleState(row[8]),
        )
        for row in source.read(_RECEIVED + tail, params)
    )
