"""A month as it hangs on the wall: whole weeks from Monday, and what ends on each day."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.dates import FIRST_YEAR, LAST_YEAR
from confidant_app.domain.terms import TermKind
from confidant_app.ui import dutch
from confidant_app.ui.widgets.chip import term_word

_DAY = timedelta(days=1)
_FIRST, _LAST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfTerms:
    """One square of the month; `outside` for the days of its neighbours, `holiday` may be empty."""

    on: date
    today: date
    outside: bool
    holiday: str
    terms: tuple[WatchedTerm, ...]

    @property
    def passed(self) -> bool:
        """Return whether something should have been done on this day and was not."""
        return bool(self.terms) and self.on < self.today


def weeks_of(day: date) -> tuple[tuple[date, ...], ...]:
    """Return the weeks that hold the month of this day, each from Monday to Sunday."""
    first, last = day.replace(day=1), last_of(day)
    monday = first - first.weekday() * _DAY
    count = ((last - monday).days // 7) + 1
    return tuple(tuple(monday + (7 * week + n) * _DAY for n in range(7)) for week in range(count))


def last_of(day: date) -> date:
    """Return the last day of the month of this day."""
    return (day.replace(day=28) + 4 * _DAY).replace(day=1) - _DAY


def months_on(day: date, months: int) -> date:
    """Return the same day so many months on, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    return first.replace(day=min(day.day, last_of(first).day))


def within(day: date) -> date:
    """Return the day itself, or the first or last one that the calendar shows."""
    return min(max(day, _FIRST), _LAST)


def by_day(terms: Iterable[WatchedTerm]) -> Mapping[date, tuple[WatchedTerm, ...]]:
    """Return the terms by the day on which they end."""
    found: dict[date, list[WatchedTerm]] = {}
    for term in terms:
        found.setdefault(term.deadline, []).append(term)
    return {on: tuple(ending) for on, ending in found.items()}


def kinds(terms: Iterable[WatchedTerm]) -> tuple[tuple[TermKind, int], ...]:
    """Return how many there are of each kind, in the order of the kinds."""
    found = Counter(term.kind for term in terms)
    return tuple((kind, found[kind]) for kind in TermKind if found[kind])


def sentence(day: DayOfTerms) -> str:
    """Return a square in words, for the ear."""
    name = dutch.long_day(day.on)
    parts = [name, day.holiday, "vandaag" if day.on == day.today else ""]
    head = ", ".join(part for part in parts if part)
    if not day.terms:
        return f"{head}. Geen termijn."
    ending = ", ".join(f"{count} {term_word(kind)}" for kind, count in kinds(day.terms))
    return f"{head}. {ending}{', voorbij' if day.passed else ''}."
