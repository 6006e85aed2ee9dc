"""How long a case is kept, and what holds it.

No statute sets a term for a private hotline: keeping no longer than is necessary (GDPR art.
5(1)(e)) is a decision that somebody takes again and again, case by case.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from confidant_app.domain.cases import Case, CaseId
from confidant_app.domain.errors import InvalidValue

REVIEW_AFTER_MONTHS = 12
MOST_MONTHS_AHEAD: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """When somebody must decide whether this case may still be kept, and why it was kept on.

    `hold` keeps it from being erased whatever the date says, for the reason given.
    """

    case: CaseId
    review_on: date
    reason: str = ""
    hold: bool = False


def review_date(case: Case, months: int = REVIEW_AFTER_MONTHS) -> date | None:
    """Return the day for the retention review of a closed case, else None.

    Twelve months after closing is the hotline's own policy.
    """
    return None if case.closing is None else review_after(case.closing.on, months)


def review_after(on: date, months: int = REVIEW_AFTER_MONTHS) -> date:
    """Return the day that many months later, or the last day of that month if it is shorter."""
    month = on.month - 1 + months
    year, month = on.year + month // 12, month % 12 + 1
    return date(year, month, min(on.day, monthrange(year, month)[1]))


def planned(case: Case, before: Retention | None) -> Retention | None:
    """Return what is planned for a case now that it was closed or reopened.

    An open case is not reviewed. A hold is a decision of its own: it stays either way.
    """
    on = review_date(case)
    if before is not None and before.hold:
        return before if on is None else replace(before, review_on=on)
    return None if on is None else Retention(case=case.id, review_on=on)


def kept_on(before: Retention, until: date, reason: str, today: date) -> Retention:
    """Return the decision to keep a case until a new review.

    Raises:
        InvalidValue: the day is not after today or too far ahead, or no reason is given.
    """
    if until <= today:
        raise InvalidValue(reason="kies een dag na vandaag")
    if until > review_after(today, MOST_MONTHS_AHEAD):
        raise InvalidValue(reason="kijk uiterlijk over vijf jaar weer naar deze zaak")
    return replace(before, review_on=until, reason=_given(reason))


def held(before: Retention, reason: str) -> Retention:
    """Return the decision that a case may not be erased until somebody releases it.

    Raises:
        InvalidValue: no reason is given.
    """
    return replace(before, hold=True, reason=_given(reason))


def released(before: Retention) -> Retention:
    """Return the same without its hold and the reason for it."""
    return replace(before, hold=False, reason="")


def why_held(retention: Retention | None, running: Iterable[str]) -> str:
    """Return why a case may not be erased, as part of a Dutch sentence; empty when it may.

    `running` are the names of the routes on which a step still runs.
    """
    names = tuple(dict.fromkeys(running))
    parts = []
    if retention is not None and retention.hold:
        parts.append("er staat een blokkade op")
    if names:
        parts.append(f"er loopt nog een stap ({', '.join(names)})")
    return " en ".join(parts)


def _given(reason: str) -> str:
    if not reason.strip():
        raise InvalidValue(reason="schrijf op waarom")
    return reason.strip()
