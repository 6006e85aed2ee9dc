"""What somebody promised to do, and what was advised."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NewType
from uuid import UUID

from confidant_app.domain.cases import CaseId
from confidant_app.domain.errors import InvalidValue

FollowUpId = NewType("FollowUpId", UUID)
AdviceId = NewType("AdviceId", UUID)


class Repeat(StrEnum):
    """How often a follow-up comes back after it was done."""

    NEVER = "never"
    WEEKLY = "weekly"
    TWO_WEEKLY = "two_weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """Something to do, or (`waiting`) something that another was to do.

    `warn_days` days before `due` it appears on the first screen.
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

    def __post_init__(self) -> None:
        if not self.what.strip():
            raise InvalidValue(reason="schrijf op wat er moet gebeuren")
        if self.warn_days < 0:
            raise InvalidValue(reason="vooraf waarschuwen kan niet met minder dan nul dagen")


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
    """Return the next one of a recurring follow-up, counted from its due date, else None."""
    match follow_up.repeat:
        case Repeat.NEVER:
            return None
        case Repeat.WEEKLY:
            due = follow_up.due + timedelta(days=7)
        case Repeat.TWO_WEEKLY:
            due = follow_up.due + timedelta(days=14)
        case _:
            due = _month_later(follow_up.due)
    return replace(follow_up, id=new_id, due=due, done_on=None, result="")


def _month_later(day: date) -> date:
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))
