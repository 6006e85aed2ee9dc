"""Deadlines in groups as people plan: what passed, this week, next week, later weeks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.figure_words import MONTHS

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOfTerms:
    """The deadlines of one week; `passed` for all that were before today."""

    title: str
    passed: bool
    terms: tuple[WatchedTerm, ...]


def by_week(terms: Iterable[WatchedTerm], today: date) -> tuple[WeekOfTerms, ...]:
    """Return the deadlines grouped by week, those that passed first; each group in order."""
    groups: dict[date | None, list[WatchedTerm]] = {}
    for term in sorted(terms, key=lambda term: (term.deadline, term.case_title, term.term_name)):
        monday = None if term.deadline < today else _monday(term.deadline)
        groups.setdefault(monday, []).append(term)
    return tuple(
        WeekOfTerms(title=_title(monday, today), passed=monday is None, terms=tuple(found))
        for monday, found in groups.items()
    )


def _monday(on: date) -> date:
    return on - timedelta(days=on.weekday())


def _title(monday: date | None, today: date) -> str:
    if monday is None:
        return "Al voorbij"
    if monday <= today:
        return "Deze week"
    if monday == _monday(today) + _WEEK:
        return "Volgende week"
    sunday = monday + timedelta(days=6)
    first = (
        f"{monday.day} {MONTHS[monday.month - 1]}" if monday.month != sunday.month else monday.day
    )
    year = f" {sunday.year}" if sunday.year != today.year else ""
    return f"{first} tot en met {sunday.day} {MONTHS[sunday.month - 1]}{year}"
