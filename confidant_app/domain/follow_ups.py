"""What somebody promised to do, and what was advised."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from confidant_app.domain.cases import CaseId
from confidant_app.domain.dates import check_days, is_possible
from confidant_app.domain.errors import InvalidValue

FollowUpId = NewType("FollowUpId", UUID)
AdviceId = NewType("AdviceId", UUID)

MOST_WARN_DAYS: Final = 365
_LONGEST_MONTH: Final = 31


class Repeat(StrEnum):
    """How often a follow-up comes back after it was done."""

    NEVER = "never"
    WEEKLY = "weekly"
    TWO_WEEKLY = "two_weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """Something to do, or (`waiting`) something that another was to do.

    `warn_days` days before `due` it appears on the first screen. `month_day` is the day of the
    month that a monthly one comes back to when the month of `due` was too short for it.

    Raises:
        InvalidValue: nothing to do, an impossible year, or a warning longer than a year ahead.
    """

    id: FollowUpId
    what: str
    due: date
    case: CaseId | None = None
    for_whom: str = ""
    warn_days: int = 0
    repeat: Repeat = Repeat.NEVER
    waiting: bool = False
    done_on: date | None = None
    result: str = ""
    month_day: int | None = None

    def __post_init__(self) -> None:
        if not self.what.strip():
            raise InvalidValue(reason="schrijf op wat er moet gebeuren")
        check_days(self.due, self.done_on)
        if not 0 <= self.warn_days <= MOST_WARN_DAYS:
            raise InvalidValue(reason=f"vooraf waarschuwen kan van 0 tot {MOST_WARN_DAYS} dagen")
        if self.month_day is not None and not 1 <= self.month_day <= _LONGEST_MONTH:
            raise InvalidValue(reason="een maand heeft hooguit 31 dagen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What was advised; `specific` tells advice about this case from general information."""

    id: AdviceId
    case: CaseId
    on: date
    text: str
    specific: bool = False
    referred_to: str = ""


def is_due(follow_up: FollowUp, today: date) -> bool:
    """Return whether this belongs on today's screen: warned for, due or overdue, and not done."""
    warn_from = follow_up.due - timedelta(days=follow_up.warn_days)
    return follow_up.done_on is None and warn_from <= today


def done(follow_up: FollowUp, on: date, result: str = "") -> FollowUp:
    """Return the follow-up with its result; recurrence is a new follow-up (`following`)."""
    return replace(follow_up, done_on=on, result=result)


def following(follow_up: FollowUp, new_id: FollowUpId) -> FollowUp | None:
    """Return the next one of a recurring follow-up, counted from its due date.

    None when it does not recur, or not before the last year that a day may lie in.
    """
    match follow_up.repeat:
        case Repeat.NEVER:
            return None
        case Repeat.WEEKLY:
            due, month_day = follow_up.due + timedelta(days=7), None
        case Repeat.TWO_WEEKLY:
            due, month_day = follow_up.due + timedelta(days=14), None
        case _:
            due, month_day = _month_later(follow_up)
    if not is_possible(due):
        return None
    return replace(follow_up, id=new_id, due=due, done_on=None, result="", month_day=month_day)


def _month_later(follow_up: FollowUp) -> tuple[date, int | None]:
    """Return the day a month later, and the day that was meant when that month is too short."""
    day = follow_up.due
    meant = day.day
    if follow_up.month_day is not None and day.day == _days_in(day.year, day.month):
        meant = max(meant, follow_up.month_day)
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    length = _days_in(year, month)
    return date(year, month, min(meant, length)), meant if meant > length else None


def _days_in(year: int, month: int) -> int:
    return monthrange(year, month)[1]
