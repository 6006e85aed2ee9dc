"""What a bundle says: tables of counts over closed lists, approved quotes, earlier releases.

Format `confidant-bundle`, version 1, as JSON inside the sealed envelope. There are no case
rows: at this size a row is a fingerprint. Every text is a code of the fixed tables, or a quote
that two people approved; anything else is refused by writer and reader alike.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from confidant_app.domain.bundle_errors import BundleNewer, BundleUnlisted
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.quotable import check_words
from confidant_app.domain.releases import EarlierRelease, read_release_plain, release_plain
from confidant_app.domain.report import PublicQuote
from confidant_app.domain.table_json import count_plain, read_count
from confidant_app.domain.tables import CountTable, ProtectedTable, TableSpec

FORMAT: Final = "confidant-bundle"
VERSION: Final = 1
MOST_QUOTES: Final = 200
LONGEST_PERIOD: Final = 366 * 10  # days
MOST_RELEASES: Final = 200
MOST_VERSIONS: Final = 10_000

_CARD_ID: Final = re.compile(r"[0-9a-f]{32}")

_FIELDS: Final = frozenset(
    {"format", "version", "from", "until", "number", "made_on", "tables", "quotes", "releases"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One confidant's figures over one period; who sent it, the signature says.

    `number` counts the versions over the same period from 1: a higher one replaces a lower.
    `releases` declares what the confidant published herself, for the attacker to know.

    Raises:
        InvalidValue: a period that ends before it starts or is too long, or a number below 1
            or beyond `MOST_VERSIONS`.
    """

    period_from: date
    period_until: date
    number: int
    made_on: date
    tables: tuple[CountTable, ...]
    quotes: tuple[PublicQuote, ...] = ()
    releases: tuple[EarlierRelease, ...] = ()

    def __post_init__(self) -> None:
        if self.period_until < self.period_from:
            raise InvalidValue(reason="de periode eindigt voordat zij begint")
        if (self.period_until - self.period_from).days > LONGEST_PERIOD:
            raise InvalidValue(reason="een bundel gaat over hooguit tien jaar")
        if not 1 <= self.number <= MOST_VERSIONS:
            raise InvalidValue(reason=f"een bundel heeft een volgnummer van 1 tot {MOST_VERSIONS}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedLists:
    """What may stand in a bundle: the fixed tables by code, and the themes of quotes.

    The rows of half-years follow from the period, so the lists belong to one period.
    """

    specs: Mapping[str, TableSpec]
    themes: frozenset[str]


ListsOf = Callable[[date, date], ClosedLists]


def write_bundle(bundle: Bundle, lists_of: ListsOf) -> bytes:
    """Return the bundle as JSON bytes; equal bundles give equal bytes.

    Raises:
        BundleUnlisted: something in it is not on the closed lists.
    """
    check_listed(bundle, lists_of)
    plain = {
        "format": FORMAT,
        "version": VERSION,
        "from": bundle.period_from.isoformat(),
        "until": bundle.period_until.isoformat(),
        "number": bundle.number,
        "made_on": bundle.made_on.isoformat(),
        "tables": [count_plain(table) for table in bundle.tables],
        "quotes": [{"theme": quote.theme, "words": quote.words} for quote in bundle.quotes],
        "releases": [release_plain(release) for release in bundle.releases],
    }
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read_bundle(data: bytes, lists_of: ListsOf) -> Bundle:
    """Return the bundle in these JSON bytes.

    Raises:
        BundleNewer: written by a newer version of the program.
        BundleUnlisted: a field, code or text that is not on the closed lists, or figures that
            no set of families can have.
    """
    try:
        plain = json.loads(data)
        if isinstance(plain, dict) and plain.get("format") == FORMAT:
            if type(plain.get("version")) is int and plain["version"] > VERSION:
                raise BundleNewer
            bundle = _bundle(plain)
        else:
            raise BundleUnlisted
    except (ValueError, TypeError, KeyError, RecursionError, InvalidValue) as error:
        raise BundleUnlisted from error
    check_listed(bundle, lists_of)
    return bundle


def check_listed(bundle: Bundle, lists_of: ListsOf) -> None:
    """Refuse a bundle with anything that is not on the closed lists.

    Raises:
        BundleUnlisted: a table that is missing, double, unknown or of another shape, totals
            that do not agree, a quote that is too long or without a known theme, or an earlier
            release with a code that is on no list.
    """
    lists = lists_of(bundle.period_from, bundle.period_until)
    specs = {table.spec.code: table.spec for table in bundle.tables}
    if specs != dict(lists.specs) or len(bundle.tables) != len(specs):
        raise BundleUnlisted
    if len({table.total for table in bundle.tables}) > 1:
        raise BundleUnlisted
    if len(bundle.quotes) > MOST_QUOTES or len(bundle.releases) > MOST_RELEASES:
        raise BundleUnlisted
    for quote in bundle.quotes:
        if quote.theme and quote.theme not in lists.themes:
            raise BundleUnlisted
        _check_quote(quote)
    for release in bundle.releases:
        _check_release(release, lists_of)


def families(bundle: Bundle) -> int:
    """Return how many families were counted."""
    return next((table.total for table in bundle.tables), 0)


def added(tables: Iterable[tuple[CountTable, ...]]) -> tuple[CountTable, ...]:
    """Return the tables of several confidants added up, cell by cell and margin by margin.

    The order does not matter. A family that two confidants counted is counted twice here; only
    the first round of the exchange can tell.

    Raises:
        BundleUnlisted: tables of different shapes.
    """
    total: dict[str, CountTable] = {}
    for table in (table for part in tables for table in part):
        code = table.spec.code
        total[code] = _sum(total[code], table) if code in total else table
    return tuple(total[code] for code in sorted(total))


def _check_quote(quote: PublicQuote) -> None:
    try:
        check_words(quote.words)
    except InvalidValue as error:
        raise BundleUnlisted from error


def _check_release(release: EarlierRelease, lists_of: ListsOf) -> None:
    coverage = release.coverage
    if (coverage.end - coverage.start).days > LONGEST_PERIOD:
        raise BundleUnlisted
    if not all(_CARD_ID.fullmatch(source) for source in coverage.sources):
        raise BundleUnlisted
    specs = lists_of(coverage.start, coverage.end).specs
    for table in release.tables:
        if not _is_part(table, specs):
            raise BundleUnlisted


def _is_part(table: ProtectedTable, specs: Mapping[str, TableSpec]) -> bool:
    """Return whether a released table uses only codes of the list.

    It may have fewer: rows are left out to protect somebody, or came on the list later.
    """
    spec, listed = table.spec, specs.get(table.spec.code)
    if listed is None or not {spec.columns_of, spec.parts_of} <= {"", *specs}:
        return False
    parts = {code for part in spec.parts for code in part}
    return (
        {*spec.rows, *table.left_out} <= set(listed.rows)
        and set(spec.columns) <= set(listed.columns)
        and parts <= {code for part in listed.parts for code in part}
    )


def _sum(one: CountTable, other: CountTable) -> CountTable:
    if one.spec != other.spec:
        raise BundleUnlisted
    return CountTable(
        spec=one.spec,
        cells=tuple(_each(a, b) for a, b in zip(one.cells, other.cells, strict=True)),
        row_totals=_each(one.row_totals, other.row_totals),
        column_totals=_each(one.column_totals, other.column_totals),
        total=one.total + other.total,
    )


def _each(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def _bundle(plain: dict[str, Any]) -> Bundle:
    if set(plain) != _FIELDS or type(plain["number"]) is not int or plain["version"] != VERSION:
        raise BundleUnlisted
    return Bundle(
        period_from=date.fromisoformat(plain["from"]),
        period_until=date.fromisoformat(plain["until"]),
        number=plain["number"],
        made_on=date.fromisoformat(plain["made_on"]),
        tables=tuple(read_count(table) for table in _list(plain["tables"])),
        quotes=tuple(_quote(quote) for quote in _list(plain["quotes"])),
        releases=tuple(read_release_plain(release) for release in _list(plain["releases"])),
    )


def _list(data: object) -> list[object]:
    if not isinstance(data, list):
        raise BundleUnlisted
    return data


def _quote(data: object) -> PublicQuote:
    if not isinstance(data, dict) or set(data) != {"theme", "words"}:
        raise BundleUnlisted
    theme, words = data["theme"], data["words"]
    if not isinstance(theme, str) or not isinstance(words, str):
        raise BundleUnlisted
    words.encode()  # half of a surrogate pair has no bytes: UnicodeEncodeError, a ValueError
    return PublicQuote(theme=theme, words=words)
