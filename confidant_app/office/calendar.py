"""Deadlines as an iCalendar file (RFC 5545) that says when, and of which case number, only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Final
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.terms import TermKind

_PRODUCT: Final = "-//confidant//termijnen//NL"
_DAY: Final = timedelta(days=1)
_MORNING: Final = timedelta(hours=9)

# Whoever looks over a shoulder at a calendar learns that a date counts, not what it is about.
_TITLES: Final[Mapping[TermKind, str]] = MappingProxyType({TermKind.FATAL: "fatale termijn"})
_OTHER: Final = "termijn"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDeadline:
    """The last day of one term. There is no field that could hold a name, a route or a text.

    `step` is the random id of the running step and `term` the code of the term in the
    catalogue: together they find the same event again. `warn` are the days to be reminded on.
    """

    step: UUID
    term: str
    case_number: str
    kind: TermKind
    on: date
    circa: bool = False
    warn: tuple[date, ...] = ()


def calendar(deadlines: Iterable[CalendarDeadline], made_at: datetime) -> bytes:
    """Return an .ics file with an all-day event per deadline, equal for equal arguments.

    Events come by day. They are private and take no time; the reminders sound at nine in the
    morning, local time, on the warning days that have not passed on the day of `made_at` (which
    has a time zone). An event keeps its UID from file to file, so that a calendar that takes in
    a newer file moves the event instead of showing it twice. The UID tells nothing without the
    id of the step, which is random and stays in the vault (RFC 9562, 5.5).

    Raises:
        InvalidValue: no deadline at all; an empty calendar is no valid file (RFC 5545, 3.6).
    """
    days = sorted(deadlines, key=lambda found: (found.on, found.case_number, str(_uid(found))))
    if not days:
        raise InvalidValue(reason="er is geen termijn om in een agenda te zetten")
    whole = Calendar()
    whole.add("prodid", _PRODUCT)
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    for found in days:
        whole.add_component(_event(found, made_at))
    data: bytes = whole.to_ical()
    return data


def neutral_title(found: CalendarDeadline) -> str:
    """Return "fatale termijn 2026-0042": all that a calendar may show of a deadline."""
    words = f"{_TITLES.get(found.kind, _OTHER)} {found.case_number}"
    return f"{words} (ongeveer)" if found.circa else words


def _event(found: CalendarDeadline, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", str(_uid(found)))
    event.add("dtstamp", made_at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", found.on)
    event.add("dtend", found.on + _DAY)
    event.add("summary", neutral_title(found))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    for day in found.warn:
        if day >= made_at.date():
            event.add_component(_alarm(found, day))
    return event


def _alarm(found: CalendarDeadline, day: date) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", neutral_title(found))
    alarm.add("trigger", day - found.on + _MORNING)
    return alarm


def _uid(found: CalendarDeadline) -> UUID:
    return uuid5(found.step, found.term)
