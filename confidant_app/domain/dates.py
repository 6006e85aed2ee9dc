"""The day on which something happened, as exactly as it is known."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from confidant_app.domain.answers import Certainty
from confidant_app.domain.errors import InvalidValue

FIRST_YEAR, LAST_YEAR = 1900, 2200
WEEKDAYS: Final = ("ma", "di", "wo", "do", "vr", "za", "zo")
_WRITTEN: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_possible(day: date) -> bool:
    """Return whether a day lies in a year that somebody alive can mean."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def check_days(*days: date | None) -> None:
    """Refuse days in an impossible year; None stands for no day.

    Raises:
        InvalidValue: before 1900 or after 2200.
    """
    if not all(day is None or is_possible(day) for day in days):
        raise InvalidValue(reason="het jaar van deze datum is niet mogelijk")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """The day of an event, between two days when it is only roughly known.

    `exact` needs equal days; `circa` may leave `latest` out when nobody knows how late it can
    have been; `unknown` has no days at all.

    Raises:
        InvalidValue: days in the wrong order, in an impossible year, or not fitting the certainty.

    """

    earliest: date | None = None
    latest: date | None = None
    certainty: Certainty = Certainty.UNKNOWN

    def __post_init__(self) -> None:
        check_days(self.earliest, self.latest)
        if self.earliest is None:
            if self.latest is not None or self.certainty is not Certainty.UNKNOWN:
                raise InvalidValue(reason="bij een datum hoort een eerste mogelijke dag")
        elif self.certainty is Certainty.UNKNOWN:
            raise InvalidValue(reason="van een dag moet je weten of hij precies is of ongeveer")
        elif self.certainty is Certainty.EXACT and self.latest != self.earliest:
            raise InvalidValue(reason="een precieze datum is één dag")
        elif self.latest is not None and self.latest < self.earliest:
            raise InvalidValue(reason="de laatste mogelijke dag ligt voor de eerste")


UNKNOWN_DATE: Final = EventDate()


def exactly(on: date) -> EventDate:
    """Return an event on this very day."""
    return EventDate(earliest=on, latest=on, certainty=Certainty.EXACT)


def between(earliest: date, latest: date | None) -> EventDate:
    """Return an event on some day from `earliest` to `latest`, or with no known last day."""
    return EventDate(earliest=earliest, latest=latest, certainty=Certainty.CIRCA)


def read_day(text: str) -> date:
    """Return a day that was written as 2026-03-20, and in no other way.

    Raises:
        InvalidValue: written otherwise, not on the calendar, or in an impossible year.
    """
    if not _WRITTEN.fullmatch(text):
        raise InvalidValue(reason="een dag schrijf je als 2026-03-20")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise InvalidValue(reason=f"{text} staat niet op de kalender") from None
    check_days(day)
    return day


def dutch(on: date) -> str:
    """Return a day as "do 14-05-2026"."""
    return f"{WEEKDAYS[on.weekday()]} {on:%d-%m-%Y}"
