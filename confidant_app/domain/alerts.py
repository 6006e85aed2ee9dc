"""When to warn for a deadline: more often for what cannot be repaired, earlier for what is long."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from confidant_app.domain.terms import StartRule, Term, TermKind

_LONG: Final = timedelta(days=31)
_VERY_LONG: Final = timedelta(days=184)

# Days before the end. A decision or a norm binds the other side: one look, on the day itself.
# The end of a measure is prepared by a hearing some weeks earlier.
_SHORT_LEADS: Final[Mapping[TermKind, tuple[int, ...]]] = MappingProxyType(
    {
        TermKind.FATAL: (7, 3, 1),
        TermKind.SOFT: (7, 1),
        TermKind.DECISION: (0,),
        TermKind.DURATION: (7, 3, 1),
        TermKind.NORM: (0,),
    }
)
_LONG_LEADS: Final[Mapping[TermKind, tuple[int, ...]]] = MappingProxyType(
    {TermKind.FATAL: (14,), TermKind.SOFT: (30,), TermKind.DURATION: (42, 14)}
)
_VERY_LONG_LEADS: Final[Mapping[TermKind, tuple[int, ...]]] = MappingProxyType(
    {TermKind.FATAL: (60, 30), TermKind.SOFT: (60,)}
)


def warning_days(term: Term, start: date, end: date) -> tuple[date, ...]:
    """Return the days to warn on, in order, none of them before the term began.

    A fatal term also warns on the day that it starts to run.
    """
    days = {end - timedelta(days=lead) for lead in _leads(term, start, end)}
    if term.start is StartRule.BEFORE:
        return tuple(sorted(days))
    if term.kind is TermKind.FATAL:
        days.add(start)
    return tuple(sorted(day for day in days if day >= start))


def closing_from(term: Term, start: date, end: date) -> date:
    """Return the day from which the term counts as nearly over."""
    day = end - timedelta(days=max(_leads(term, start, end)))
    return day if term.start is StartRule.BEFORE else max(start, day)


def _leads(term: Term, start: date, end: date) -> tuple[int, ...]:
    span = abs(end - start)
    leads = _SHORT_LEADS[term.kind]
    if span > _LONG:
        leads += _LONG_LEADS.get(term.kind, ())
    if span > _VERY_LONG:
        leads += _VERY_LONG_LEADS.get(term.kind, ())
    return leads
