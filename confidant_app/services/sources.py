"""Where a report's figures come from: one confidant's own cases, or a coordinator's pool."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.errors import ReportRefused
from confidant_app.domain.ledger import LedgerEntry, ReleaseOrigin
from confidant_app.domain.merge import Arrival, Period, missing, of_period, totals
from confidant_app.domain.releases import Coverage, EarlierRelease, from_text
from confidant_app.domain.report import PublicQuote
from confidant_app.domain.tables import CountTable, Rounded
from confidant_app.services import cards
from confidant_app.services.counting import count_vault, tables_of
from confidant_app.services.merging import confidants, pool
from confidant_app.services.quotes import public_quotes
from confidant_app.storage import rows_releases
from confidant_app.storage.vault import Vault

_ROUNDING = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """True counts with what the attacker must know of them.

    `newcomers` counts the families that were in no earlier release, None for the first.
    """

    tables: tuple[CountTable, ...]
    quotes: tuple[PublicQuote, ...]
    coverage: Coverage
    newcomers: int | None
    earlier: tuple[EarlierRelease, ...]
    combined: bool
    confidants: int
    missing_confidants: int


def own_source(vault: Vault, catalogues: Catalogues, start: date, end: date, today: date) -> Source:
    """Return one confidant's own figures.

    Raises:
        ReportRefused: no family with consent in this period.
    """
    counted = count_vault(vault, catalogues, start, end, today)
    if not counted.opened:
        raise ReportRefused(
            reason="in deze periode is er geen gezin dat mag meetellen. Kijk de toestemmingen na."
        )
    entries = rows_releases.everything(vault)
    quotes, _ = public_quotes(vault, start, end, today)
    return Source(
        tables=counted.tables,
        quotes=quotes,
        coverage=Coverage(start=start, end=end, sources=_own(vault)),
        newcomers=_newcomers(counted.opened, entries),
        earlier=tuple(from_text(entry.tables) for entry in entries),
        combined=False,
        confidants=1,
        missing_confidants=0,
    )


def pooled_source(vault: Vault, catalogues: Catalogues, start: date, end: date) -> Source:
    """Return the figures of all bundles of a period added up.

    Raises:
        ReportRefused: there is no bundle for this period.
    """
    found = pool(vault, catalogues)
    arrivals = of_period(found, Period(start=start, end=end))
    if not arrivals:
        raise ReportRefused(
            reason="voor deze periode is er nog geen bundel. Neem eerst bundels op."
        )
    entries = rows_releases.everything(vault)
    declared = tuple(release for arrival in arrivals for release in arrival.bundle.releases)
    absent = [period for _, period in missing(found, confidants(vault)) if period.start == start]
    return Source(
        tables=_in_order(totals(arrivals), catalogues, start, end),
        quotes=tuple(quote for arrival in arrivals for quote in arrival.bundle.quotes),
        coverage=Coverage(
            start=start, end=end, sources=frozenset(arrival.sender for arrival in arrivals)
        ),
        newcomers=_pooled_newcomers(arrivals, entries),
        earlier=(*(from_text(entry.tables) for entry in entries), *declared),
        combined=True,
        confidants=len(arrivals),
        missing_confidants=len([period for period in absent if period.end == end]),
    )


def _own(vault: Vault) -> frozenset[str]:
    return frozenset({cards.own_id(vault)})


def _newcomers(opened: Sequence[date], entries: Sequence[LedgerEntry]) -> int | None:
    """Return how many counted families came after the last own release ended.

    A family whose consent came later is not counted as new: too few, on the safe side.
    """
    own = [entry.period_until for entry in entries if entry.origin is ReleaseOrigin.OWN]
    return sum(day > max(own) for day in opened) if own else None


def _pooled_newcomers(arrivals: Sequence[Arrival], entries: Sequence[LedgerEntry]) -> int | None:
    """Return how many families more there are than in the largest earlier release.

    Of a rounded total the largest count that it can stand for is taken: too few newcomers is
    the safe side.
    """
    if not entries:
        return None
    total = sum(arrival.bundle.tables[0].total for arrival in arrivals)
    shown = [table.total for entry in entries for table in from_text(entry.tables).tables]
    known = [figure.value + _ROUNDING for figure in shown if isinstance(figure, Rounded)]
    return max(0, total - max(known, default=0))


def _in_order(
    tables: tuple[CountTable, ...], catalogues: Catalogues, start: date, end: date
) -> tuple[CountTable, ...]:
    by_code = {table.spec.code: table for table in tables}
    return tuple(by_code[t.spec.code] for t in tables_of(catalogues, start, end).tables)
