"""The periods that a report or a bundle can be about."""

from datetime import date
from typing import Final

HOTLINE_OPENED: Final = date(2025, 8, 11)


def half_years(today: date) -> tuple[tuple[date, date], ...]:
    """Return the periods to offer: everything up to the last finished half-year, then each."""
    ends = [
        day
        for year in range(HOTLINE_OPENED.year, today.year + 1)
        for day in (date(year, 6, 30), date(year, 12, 31))
        if HOTLINE_OPENED <= day < today
    ]
    if not ends:
        return ((HOTLINE_OPENED, today),)
    starts = [HOTLINE_OPENED, *(date(e.year + e.month // 12, e.month % 12 + 1, 1) for e in ends)]
    each = list(zip(starts, ends, strict=False))
    whole = (HOTLINE_OPENED, ends[-1])
    return tuple(dict.fromkeys([whole, (HOTLINE_OPENED, today), *reversed(each)]))
