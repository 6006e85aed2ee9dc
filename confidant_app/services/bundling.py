"""A confidant's bundle: the fixed tables as counts, approved quotes, nothing that is a case."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from confidant_app.crypto.cards import Card, card_id
from confidant_app.crypto.sealed import seal
from confidant_app.domain.bundles import MOST_QUOTES, Bundle, write_bundle
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.contacts import Quote
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.exchange import CardRole, KnownCard, SentBundle, SentBundleId
from confidant_app.domain.ledger import ReleaseOrigin
from confidant_app.domain.log import Act
from confidant_app.domain.releases import from_text
from confidant_app.services import cards
from confidant_app.services.counting import closed_lists, count_vault
from confidant_app.services.kinds import demand
from confidant_app.services.namelists import load_lists
from confidant_app.services.quotes import as_public, leaving_quotes
from confidant_app.storage import rows_exchange, rows_log, rows_releases
from confidant_app.storage.vault import Vault, VaultKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedBundle:
    """A bundle before it is sealed: everything that will leave, for the confidant to look at.

    `without_consent` cases and `unapproved` quotes stay inside, and so do the `older` quotes
    that a bundle has no room for.
    """

    bundle: Bundle
    without_consent: int
    unapproved: int
    older: int = 0


def prepare(
    vault: Vault, catalogues: Catalogues, start: date, end: date, today: date
) -> PreparedBundle:
    """Return what would leave over this period; nothing is written.

    Raises:
        WrongKindOfVault: only a confidant has cases to count.
    """
    demand(vault, VaultKind.CONFIDANT)
    counted = count_vault(vault, catalogues, start, end, today)
    quotes, unapproved = _clean_quotes(vault, start, end, today)
    newest = sorted(
        quotes, key=lambda quote: quote.approved_on or quote.reviewed_on or today, reverse=True
    )
    earlier = [
        s for s in rows_exchange.sent(vault) if (s.period_from, s.period_until) == (start, end)
    ]
    own = [e for e in rows_releases.everything(vault) if e.origin is ReleaseOrigin.OWN]
    bundle = Bundle(
        period_from=start,
        period_until=end,
        number=1 + max((sent.version for sent in earlier), default=0),
        made_on=today,
        tables=counted.tables,
        quotes=as_public(newest[:MOST_QUOTES]),
        releases=tuple(from_text(entry.tables) for entry in own),
    )
    return PreparedBundle(
        bundle=bundle,
        without_consent=counted.without_consent,
        unapproved=unapproved,
        older=len(newest[MOST_QUOTES:]),
    )


def _clean_quotes(
    vault: Vault, start: date, end: date, today: date
) -> tuple[tuple[Quote, ...], int]:
    """Return the quotes that may leave, each wording once, and how many stay inside."""
    found, inside = leaving_quotes(vault, start, end, today, load_lists())
    each = {(quote.theme, quote.public_words): quote for quote in found}
    return tuple(each.values()), inside


def seal_bundle(
    vault: Vault,
    prepared: PreparedBundle,
    recipients: Sequence[KnownCard],
    catalogues: Catalogues,
    at: datetime,
) -> bytes:
    """Return the sealed bundle as the bytes of a `.confidant-bundle` file, and log it.

    Raises:
        InvalidValue: no recipient, or one that is not a trusted coordinator.
        BundleUnlisted: a bug upstream let something in that is not on the closed lists.
    """
    chosen = _coordinators(vault, recipients)
    payload = write_bundle(prepared.bundle, lambda start, end: closed_lists(catalogues, start, end))
    sealed = seal(payload, cards.identity(vault), chosen)
    digest = hashlib.sha256(sealed).hexdigest()
    with vault.transaction():
        for card in chosen:
            rows_exchange.insert_sent(vault, _sent(prepared.bundle, card, digest, at))
        rows_log.append(vault, at, Act.BUNDLE_MADE, facts={"sha256": digest})
    return sealed


def _coordinators(vault: Vault, recipients: Sequence[KnownCard]) -> list[Card]:
    trusted = cards.trusted(vault)
    chosen = [trusted[card.id] for card in recipients if card.id in trusted]
    if not chosen or len(chosen) != len(recipients):
        raise InvalidValue(reason="een bundel gaat alleen naar een vertrouwde coördinator")
    if any(card.role is not CardRole.COORDINATOR for card in chosen):
        raise InvalidValue(reason="een bundel gaat naar een coördinator, niet naar een collega")
    return chosen


def _sent(bundle: Bundle, card: Card, digest: str, at: datetime) -> SentBundle:
    return SentBundle(
        id=SentBundleId(uuid4()),
        recipient=card_id(card),
        period_from=bundle.period_from,
        period_until=bundle.period_until,
        version=bundle.number,
        made_at=at,
        sha256=digest,
    )
