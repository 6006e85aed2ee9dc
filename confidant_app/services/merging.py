"""Take bundles in: open, check, plan, show, and only then save."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from uuid import uuid4

from confidant_app.crypto.sealed import open_sealed
from confidant_app.domain.bundle_errors import BundleUnlisted
from confidant_app.domain.bundles import ClosedLists, ListsOf, read_bundle, write_bundle
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.exchange import BundleState, CardRole, ReceivedBundle, ReceivedBundleId
from confidant_app.domain.log import Act
from confidant_app.domain.merge import (
    Arrival,
    Fate,
    MergePlan,
    Period,
    Pool,
    plan_merge,
    pooled,
)
from confidant_app.services import cards
from confidant_app.services.counting import closed_lists
from confidant_app.services.kinds import demand
from confidant_app.services.leaving import can_print, numbered
from confidant_app.services.namelists import load_lists
from confidant_app.storage import rows_exchange, rows_log
from confidant_app.storage.vault import Vault, VaultKind

Offered = tuple[str, bytes | ConfidantError]
Opened = tuple[str, Arrival | ConfidantError]


def plan(vault: Vault, offered: Iterable[Offered], catalogues: Catalogues) -> MergePlan:
    """Return what taking these files in would do; nothing is saved.

    Each file is a name without a folder and its bytes, or why they could not be read. A file
    that cannot be taken in is refused with its own reason, and never stops the others.

    Raises:
        WrongKindOfVault: only a coordinator takes bundles in.
    """
    demand(vault, VaultKind.COORDINATOR)
    opened = _clean([(name, _arrival(vault, data, catalogues)) for name, data in offered])
    return plan_merge(pool(vault, catalogues), opened, confidants(vault))


def apply(vault: Vault, planned: MergePlan, catalogues: Catalogues, at: datetime) -> None:
    """Save what the plan takes in, all in one go, and log it; what came in before is left alone."""
    with vault.transaction():
        for arrival in planned.taken():
            if rows_exchange.has_received(vault, arrival.sha256):
                continue
            received = _received(arrival, catalogues)
            rows_exchange.insert_received(vault, received)
            rows_log.append(vault, at, Act.BUNDLE_TAKEN_IN, str(received.id))
        refused = sum(verdict.fate is Fate.REFUSED for verdict in planned.verdicts)
        if refused:
            rows_log.append(vault, at, Act.BUNDLE_REFUSED, facts={"files": refused})


def pool(vault: Vault, catalogues: Catalogues) -> Pool:
    """Return the newest bundle of every confidant and period that was not cleared yet."""
    newest = rows_exchange.newest(vault)
    taken = (found for found in newest if found.state is BundleState.TAKEN)
    return pooled({}, (_kept(found, catalogues) for found in taken))


def confidants(vault: Vault) -> frozenset[str]:
    """Return the confidants who are trusted here, by the id of their card."""
    return frozenset(
        card.id
        for card in cards.known(vault)
        if card.role is CardRole.CONFIDANT and card.revoked_on is None
    )


def periods(found: Pool) -> tuple[Period, ...]:
    """Return the periods that the pool covers, the newest first."""
    days = {(start, end) for _, start, end in found}
    return tuple(Period(start=start, end=end) for start, end in sorted(days, reverse=True))


def _arrival(
    vault: Vault, data: bytes | ConfidantError, catalogues: Catalogues
) -> Arrival | ConfidantError:
    if isinstance(data, ConfidantError):
        return data
    try:
        opened = open_sealed(data, cards.identity(vault), cards.trusted(vault))
        bundle = read_bundle(opened.payload, _lists(catalogues))
    except ConfidantError as error:
        return error
    # Over our own spelling of the content, so that no other spelling of it is a new bundle, and
    # over the sender: two confidants who have nothing to tell yet send the same content.
    content = write_bundle(bundle, _lists(catalogues))
    digest = hashlib.sha256(opened.sender.encode() + b"\n" + content).hexdigest()
    return Arrival(sender=opened.sender, sha256=digest, bundle=bundle)


def _clean(opened: list[Opened]) -> list[Opened]:
    """Refuse bundles with a quote that no report can print, or with somebody's number in it."""
    words = {words for _, arrival in opened for words in _words(arrival)}
    lists = load_lists() if words else None
    clean = {each for each in words if lists and can_print(each) and not numbered(each, lists)}
    return [
        (name, arrival if clean.issuperset(_words(arrival)) else BundleUnlisted())
        for name, arrival in opened
    ]


def _words(arrival: Arrival | ConfidantError) -> tuple[str, ...]:
    return (
        ()
        if isinstance(arrival, ConfidantError)
        else tuple(quote.words for quote in arrival.bundle.quotes)
    )


def _lists(catalogues: Catalogues) -> ListsOf:
    def lists_of(start: date, end: date) -> ClosedLists:
        return closed_lists(catalogues, start, end)

    return lists_of


def _received(arrival: Arrival, catalogues: Catalogues) -> ReceivedBundle:
    bundle = arrival.bundle
    # The day on which it was made, so that the vault picks the same newest one as the merge.
    made_at = datetime.combine(bundle.made_on, time.min, UTC)
    return ReceivedBundle(
        id=ReceivedBundleId(uuid4()),
        sender=arrival.sender,
        period_from=bundle.period_from,
        period_until=bundle.period_until,
        version=bundle.number,
        made_at=made_at,
        sha256=arrival.sha256,
        payload=write_bundle(bundle, _lists(catalogues)).decode(),
        state=BundleState.TAKEN,
    )


def _kept(found: ReceivedBundle, catalogues: Catalogues) -> Arrival:
    bundle = read_bundle(found.payload.encode(), _lists(catalogues))
    return Arrival(sender=found.sender, sha256=found.sha256, bundle=bundle)
