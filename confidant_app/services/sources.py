"""Where a report's figures come from: one confidant's own cases, or a coordinator's pool."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.composing import Voices
from confidant_app.domain.errors import ReportRefused
from confidant_app.domain.merge import Arrival, Period, Pool, missing, of_period, totals
from confidant_app.domain.newcomers import newcomers
from confidant_app.domain.releases import Coverage, EarlierRelease, disjoint, from_text
from confidant_app.domain.report import PublicQuote
from confidant_app.domain.statements import claims
from confidant_app.domain.tables import CountTable
from confidant_app.services import cards, hearing, recommending, statements
from confidant_app.services.counting import count_vault, tables_of
from confidant_app.services.merging import confidants, pool
from confidant_app.services.namelists import NameLists
from confidant_app.services.quotes import public_quotes
from confidant_app.storage import rows_exchange, rows_releases
from confidant_app.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """True counts with what the attacker must know of them.

    `newcomers` counts the families that were in no earlier release, None for the first.
    """

    tables: tuple[CountTable, ...]
    voices: Voices
    coverage: Coverage
    newcomers: int | None
    earlier: tuple[EarlierRelease, ...]
    combined: bool
    confidants: int
    missing_confidants: int


def own_source(
    vault: Vault,
    catalogues: Catalogues,
    period: tuple[date, date],
    today: date,
    lists: NameLists,
) -> Source:
    """Return one confidant's own figures.

    Raises:
        ReportRefused: no family with consent in this period, or a bundle over it went out.
    """
    start, end = period
    _refuse_after_bundle(vault, start, end)
    counted = count_vault(vault, catalogues, start, end, today)
    if not counted.opened:
        raise ReportRefused(
            reason="in deze periode is er geen gezin dat mag meetellen. Kijk de toestemmingen na."
        )
    coverage = Coverage(start=start, end=end, sources=frozenset({cards.own_id(vault)}))
    earlier = _ledger(vault)
    quotes, _ = public_quotes(vault, start, end, today, lists)
    return Source(
        tables=counted.tables,
        voices=_voices(vault, catalogues, quotes),
        coverage=coverage,
        newcomers=_newcomers(counted.opened, coverage, earlier),
        earlier=earlier,
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
    earlier = (*_declared(found), *_ledger(vault))  # of one day, an own report came first
    coverage = Coverage(
        start=start, end=end, sources=frozenset(arrival.sender for arrival in arrivals)
    )
    tables = _in_order(totals(arrivals), catalogues, start, end)
    absent = [period for _, period in missing(found, confidants(vault)) if period.start == start]
    return Source(
        tables=tables,
        voices=_voices(vault, catalogues, _mixed(arrivals)),
        coverage=coverage,
        newcomers=newcomers(tables[0].total, coverage, earlier),
        earlier=earlier,
        combined=True,
        confidants=len(arrivals),
        missing_confidants=len([period for period in absent if period.end == end]),
    )


def _voices(vault: Vault, catalogues: Catalogues, quotes: tuple[PublicQuote, ...]) -> Voices:
    said = claims(statements.registered(vault, catalogues))
    return Voices(
        quotes=quotes,
        claims=said,
        reaction=hearing.reaction(vault),
        recommended=recommending.chosen(vault),
    )


def _ledger(vault: Vault) -> tuple[EarlierRelease, ...]:
    return tuple(from_text(entry.tables) for entry in rows_releases.everything(vault))


def _declared(found: Pool) -> tuple[EarlierRelease, ...]:
    """Return what confidants published themselves, by all bundles, also over other periods.

    Beside an earlier report that counted their families, it tells about those of others.
    """
    releases = (release for arrival in found.values() for release in arrival.bundle.releases)
    return tuple(dict.fromkeys(releases))


def _newcomers(
    opened: Sequence[date], coverage: Coverage, earlier: Sequence[EarlierRelease]
) -> int | None:
    """Return how many counted families came after the last own release that overlaps.

    A family whose consent came later is not counted as new: too few, on the safe side.
    """
    ends = [e.coverage.end for e in earlier if not disjoint(e.coverage, coverage)]
    return sum(day > max(ends) for day in opened) if ends else None


def _refuse_after_bundle(vault: Vault, start: date, end: date) -> None:
    """Refuse an own report over families that a coordinator may have published by now.

    Her report is not in this ledger, so the attacker could not take it into account.
    """
    if any(b.period_from <= end and start <= b.period_until for b in rows_exchange.sent(vault)):
        raise ReportRefused(
            reason=(
                "over deze periode ging al een bundel naar de coördinator. Naast het gezamenlijke "
                "rapport kan een eigen rapport verraden wie erbij kwam. Kies een andere periode."
            )
        )


def _mixed(arrivals: Sequence[Arrival]) -> tuple[PublicQuote, ...]:
    """Return the quotes of all confidants by theme and words: the order tells nobody's work."""
    quotes = {quote for arrival in arrivals for quote in arrival.bundle.quotes}
    return tuple(sorted(quotes, key=lambda quote: (quote.theme, quote.words)))


def _in_order(
    tables: tuple[CountTable, ...], catalogues: Catalogues, start: date, end: date
) -> tuple[CountTable, ...]:
    by_code = {table.spec.code: table for table in tables}
    return tuple(by_code[t.spec.code] for t in tables_of(catalogues, start, end).tables)
