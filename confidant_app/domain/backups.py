"""Backups of a vault: what is known of each, which of them to keep, and until when."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

BackupId = NewType("BackupId", UUID)

DAYS_KEPT: Final = 7
WEEKS_KEPT: Final = 4
MONTHS_KEPT: Final = 12
REMIND_AFTER: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRow:
    """A proven copy that was made; `size` in bytes and `sha256` are those of its file."""

    id: BackupId
    made_at: datetime
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunCopy:
    """A copy that was begun and not yet written down; it may have come to nothing.

    `path` is where it would be, and with `inside` it is an archive of the whole vault.
    """

    id: BackupId
    made_at: datetime
    path: str
    inside: bool


class Fate(StrEnum):
    """What becomes of a copy: only one that is `ROTATED` goes by itself."""

    ROTATED = "rotated"  # it lies where the backups go now
    ELSEWHERE = "elsewhere"  # it was made, and does not lie there
    STRANGE = "strange"  # it lies there, and another copy of this vault made it
    ARCHIVE = "archive"  # everything in one file


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCopy:
    """A copy from before an erasure; `sha256` is empty where nobody wrote it down.

    `made_at` is in the time zone of the user, and `expires_on` the last day on which rotation
    can still keep it, None when it never goes by itself.
    """

    made_at: datetime
    fate: Fate
    sha256: str
    expires_on: date | None


def to_keep(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return which backups, by the aware moment they were made, rotation keeps.

    The newest one always; and the newest of each of the last 7 days, 4 ISO weeks and 12 months
    up to and including those of `now`, in the time zone of `now`. What was made after `now` is
    kept as well: a clock was wrong, and nobody can say how old it is.
    """
    ordered = sorted(moments)
    later = frozenset(at for at in ordered if at > now)
    past = [at for at in ordered if at <= now]
    kept = set(past[-1:])
    for period, first in _windows(now):
        newest = {period(_local(at, now)): at for at in past if _local(at, now) >= first}
        kept.update(newest.values())
    return later | kept


def is_due(last: datetime | None, now: datetime) -> bool:
    """Return whether to remind: no backup was ever made, or the last one is over 7 days old."""
    return last is None or now - last > REMIND_AFTER


def expires_on(made_on: date) -> date:
    """Return the last day on which rotation can still keep a backup that was made on this day.

    That day is the end of its twelfth month, for then it falls out of the last 12 months; often
    it goes earlier. It counts on a newer backup: the newest one is never removed.
    """
    months = made_on.year * 12 + (made_on.month - 1) + MONTHS_KEPT
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def _local(at: datetime, now: datetime) -> date:
    return at.astimezone(now.tzinfo).date()


def _windows(now: datetime) -> tuple[tuple[Callable[[date], Hashable], date], ...]:
    today = now.date()
    monday = today - timedelta(days=today.weekday())
    months = today.year * 12 + (today.month - 1) - (MONTHS_KEPT - 1)
    return (
        (_same_day, today - timedelta(days=DAYS_KEPT - 1)),
        (_week, monday - timedelta(weeks=WEEKS_KEPT - 1)),
        (_month, date(months // 12, months % 12 + 1, 1)),
    )


def _same_day(day: date) -> Hashable:
    return day


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return day.year, day.month
