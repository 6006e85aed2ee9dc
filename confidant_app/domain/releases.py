"""What was published before: the ledger's entries, from which a next release is attacked."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Final

from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.table_json import (
    Json,
    codes,
    listed,
    protected_plain,
    read_protected,
)
from confidant_app.domain.tables import MOST_FAMILIES, ProtectedTable

MOST_TABLES: Final = 200
MOST_SOURCES: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Whose families a release counts: those of `sources`, counted from `start` through `end`.

    `sources` are codes of confidants. Left out, it covers everything there is.

    Raises:
        InvalidValue: an end before the start.
    """

    start: date = date.min
    end: date = date.max
    sources: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise InvalidValue(reason="de periode eindigt voordat zij begint")


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierRelease:
    """A release that left the house: its day, whom it counted, and all figures in it.

    `families` is how many families it counted exactly. It is kept in the vault and told to the
    coordinator, never published; None when only the published figures are known.
    """

    made_on: date
    coverage: Coverage
    tables: tuple[ProtectedTable, ...]
    families: int | None = None


def covers(whole: Coverage, part: Coverage) -> bool:
    """Return whether every family of `part` belongs to `whole` as well."""
    return (
        whole.start <= part.start
        and part.end <= whole.end
        and (not whole.sources or (bool(part.sources) and part.sources <= whole.sources))
    )


def disjoint(one: Coverage, other: Coverage) -> bool:
    """Return whether no family can belong to both."""
    apart = one.end < other.start or other.end < one.start
    strangers = bool(one.sources) and bool(other.sources) and not one.sources & other.sources
    return apart or strangers


def fills(whole: Coverage, parts: tuple[Coverage, ...]) -> bool:
    """Return whether parts that are disjoint and covered leave nothing of the whole."""
    return sum(_size(part, whole) for part in parts) == _size(whole, whole)


def release_plain(release: EarlierRelease) -> Json:
    """Return a release as a JSON value: `{"made_on", "coverage", "tables"}`, and "families"."""
    return {
        "made_on": release.made_on.isoformat(),
        "coverage": coverage_plain(release.coverage),
        "tables": [protected_plain(table) for table in release.tables],
    } | ({} if release.families is None else {"families": release.families})


def coverage_plain(coverage: Coverage) -> Json:
    """Return a coverage as a JSON value: `{"from", "to", "sources"}`."""
    return {
        "from": coverage.start.isoformat(),
        "to": coverage.end.isoformat(),
        "sources": sorted(coverage.sources),
    }


def read_release_plain(data: object) -> EarlierRelease:
    """Return the release that a JSON value holds; day and coverage may be left out.

    Raises:
        InvalidValue: not in this form, or tables that do not all count the same families.
    """
    if not isinstance(data, dict):
        raise InvalidValue(reason="een eerdere uitgave is geen lijst van velden")
    release = EarlierRelease(
        made_on=_day(data.get("made_on", date.min.isoformat())),
        coverage=read_coverage(data.get("coverage", {})),
        tables=tuple(read_protected(table) for table in listed(data.get("tables"), MOST_TABLES)),
        families=_families(data.get("families")),
    )
    if len({table.spec.code for table in release.tables}) != len(release.tables):
        raise InvalidValue(reason="een eerdere uitgave heeft een tabel twee keer")
    if len({table.total for table in release.tables}) > 1:
        raise InvalidValue(reason="de tabellen van een uitgave tellen niet dezelfde gezinnen")
    return release


def read_coverage(data: object) -> Coverage:
    """Return the coverage that a JSON value holds.

    Raises:
        InvalidValue: not in this form.
    """
    if not isinstance(data, dict):
        raise InvalidValue(reason="de periode van een uitgave is niet te lezen")
    return Coverage(
        start=_day(data.get("from", date.min.isoformat())),
        end=_day(data.get("to", date.max.isoformat())),
        sources=frozenset(codes(data.get("sources", []), MOST_SOURCES)),
    )


def as_text(release: EarlierRelease) -> str:
    """Return a release as one line of JSON, for the ledger; equal releases give equal texts."""
    return json.dumps(release_plain(release), ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> EarlierRelease:
    """Return the release that `as_text` wrote.

    Raises:
        InvalidValue: not in this form.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidValue(reason="een eerdere uitgave is niet te lezen") from None
    return read_release_plain(data)


def _families(data: object) -> int | None:
    if data is None:
        return None
    if type(data) is not int or not 0 <= data <= MOST_FAMILIES:
        raise InvalidValue(reason="het aantal gezinnen van een uitgave kan niet kloppen")
    return data


def _size(part: Coverage, whole: Coverage) -> int:
    share = len(part.sources) if whole.sources else int(not part.sources)
    return share * ((part.end - part.start).days + 1)


def _day(data: object) -> date:
    try:
        return date.fromisoformat(str(data))
    except ValueError:
        raise InvalidValue(reason="een datum van een uitgave is niet te lezen") from None
