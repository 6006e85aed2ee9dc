"""What must be done today and this week, as a value for paper: it cannot reach a case.

A row holds a case number and words that the program or the catalogue gives. What a confidant
typed herself can name somebody: it comes along only when whoever makes the rows says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One thing to do: its last day, the words for it, the kind of it, and whose case it is.

    `kind` is a word such as "fatale termijn"; `fatal` rows come first. `case_number` is empty
    for what belongs to no case, `circa` marks a day that may turn out later.
    """

    on: date
    kind: str
    what: str = ""
    case_number: str = ""
    fatal: bool = False
    circa: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayList:
    """The rows by when they are due; `this_week` are the seven days after `made_on`."""

    made_on: date
    late: tuple[DayRow, ...]
    today: tuple[DayRow, ...]
    this_week: tuple[DayRow, ...]


def day_list(rows: Iterable[DayRow], made_on: date) -> DayList:
    """Return the rows up to a week from `made_on`, in each part the fatal ones first, then by day.

    What passed stays on the list however long ago it was. What comes later than a week is left
    out.
    """
    ordered = sorted(rows, key=_order)
    week = made_on + _WEEK
    return DayList(
        made_on=made_on,
        late=tuple(row for row in ordered if row.on < made_on),
        today=tuple(row for row in ordered if row.on == made_on),
        this_week=tuple(row for row in ordered if made_on < row.on <= week),
    )


def _order(row: DayRow) -> tuple[bool, date, str, str, str]:
    return (not row.fatal, row.on, row.case_number, row.kind, row.what)
