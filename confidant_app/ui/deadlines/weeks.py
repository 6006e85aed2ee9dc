"""Deadlines in groups as people plan: what passed, this week, next week, later weeks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.figure_words import MONTHS
from confidant_app.ui import dutch

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOfTerms:
    """The deadlines of one week; `passed` for those before today, `note` says more of them."""

    title: str
    passed: bool
    terms: tuple[WatchedTerm, ...]
    note: str = ""


def by_week(
    terms: Iterable[WatchedTerm], today: date, last_here: date | None = None
) -> tuple[WeekOfTerms, ...]:
    """Return the deadlines grouped by week; each group in the order of `terms`.

    What passed comes first, and of that what did since `last_here`, the last day before today
    on which anybody could have seen it.
    """
    missed: list[WatchedTerm] = []
    passed: list[WatchedTerm] = []
    weeks: dict[date, list[WatchedTerm]] = {}
    for on, ending in groupby(terms, attrgetter("deadline")):
        if on >= today:
            weeks.setdefault(_monday(on), []).extend(ending)
        elif last_here is not None and on >= last_here:
            missed.extend(ending)
        else:
            passed.extend(ending)
    return (
        *_missed(missed, today, last_here),
        *_passed(passed, after=bool(missed)),
        *(
            WeekOfTerms(title=_title(monday, today), passed=False, terms=tuple(weeks[monday]))
            for monday in sorted(weeks)
        ),
    )


def _missed(
    terms: list[WatchedTerm], today: date, last_here: date | None
) -> tuple[WeekOfTerms, ...]:
    if not terms or last_here is None:
        return ()
    title = "Voorbij sinds je hier het laatst was"
    note = f"Dat was {dutch.near_day(last_here, today)}. Kijk deze eerst na."
    return (WeekOfTerms(title=title, passed=True, terms=tuple(terms), note=note),)


def _passed(terms: list[WatchedTerm], *, after: bool) -> tuple[WeekOfTerms, ...]:
    if not terms:
        return ()
    title = "Al langer voorbij" if after else "Al voorbij"
    note = "Verlopen terwijl er nog niets was afgevinkt."
    return (WeekOfTerms(title=title, passed=True, terms=tuple(terms), note=note),)


def _monday(on: date) -> date:
    return on - timedelta(days=on.weekday())


def _title(monday: date, today: date) -> str:
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
