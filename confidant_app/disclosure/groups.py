"""Families that no release tells apart: the parts of which every published figure is a sum."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from confidant_app.domain.figure_catalogue import half_year
from confidant_app.domain.releases import Coverage

# A longer period has no table of half-years.
_MOST_YEARS: Final = 100
_DAY: Final = timedelta(days=1)


class Group(NamedTuple):
    """Families that were counted in the same releases.

    `parts` are the half-years in which they came; of a period without end there is one, "".
    """

    releases: tuple[int, ...]
    parts: tuple[str, ...]


def groups(coverages: Sequence[Coverage]) -> tuple[Group, ...]:
    """Return the groups that these coverages tell apart, in a fixed order."""
    found: dict[tuple[int, ...], set[str]] = {}
    sources = _by_source(coverages)
    for start, end in _stretches(coverages):
        during = {at for at, c in enumerate(coverages) if c.start <= start and end <= c.end}
        for mine in sources:
            releases = tuple(sorted(during & mine))
            if releases:
                found.setdefault(releases, set()).update(half_years(start, end) or ("",))
    return tuple(Group(releases, tuple(sorted(found[releases]))) for releases in sorted(found))


def half_years(start: date, end: date) -> tuple[str, ...]:
    """Return the half-years from one day through another, none for a period without end."""
    if end.year - start.year > _MOST_YEARS:
        return ()
    both = (f"{year:04d}-{half}" for year in range(start.year, end.year + 1) for half in (1, 2))
    return tuple(code for code in both if half_year(start) <= code <= half_year(end))


def _by_source(coverages: Sequence[Coverage]) -> set[frozenset[int]]:
    """Return the sets of releases that a confidant can be in; "" is one that nobody named."""
    names = frozenset({""}).union(*(coverage.sources for coverage in coverages))
    return {
        frozenset(at for at, c in enumerate(coverages) if not c.sources or name in c.sources)
        for name in names
    }


def _stretches(coverages: Sequence[Coverage]) -> list[tuple[date, date]]:
    """Return the stretches of days between the starts and ends of all coverages."""
    starts = {c.start for c in coverages}
    starts |= {c.end + _DAY for c in coverages if c.end < date.max}
    days = sorted(starts)
    ends = [day - _DAY for day in days[1:]] + [date.max]
    return list(zip(days, ends, strict=True))
