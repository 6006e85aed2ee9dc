"""Counting on the calendar, and the Algemene termijnenwet (art. 1 and 2)."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.holidays import Holidays
from confidant_app.domain.terms import Amount, StartRule, Unit

DAY: Final = timedelta(days=1)

# More than a century of days, and a year far from both ends of the calendar: nothing that stands
# in a vault gets there, so whoever does gave an amount that is no term.
_MOST: Final = 40_000
_FIRST_YEAR, _LAST_YEAR = 100, 9900
_BEYOND: Final = "de laatste dag van deze termijn valt buiten de kalender"


def last_day(event: date, amounts: Iterable[Amount], start: StartRule, holidays: Holidays) -> date:
    """Return the last day by plain counting, before any move.

    From the day after the event: the same weekday n weeks on, or the same day-number n months
    on (the last day of the month where that day does not exist). When the day of the event
    itself counts: one day less, also at the end of a month, so that it is never too late.
    Counted back: so long before the event.

    Raises:
        InvalidValue: an amount so large that no term can be meant, or that leaves the calendar.
    """
    parts = _merged(amounts)
    if any(part.number > _MOST for part in parts):
        raise InvalidValue(reason="een termijn van deze lengte is niet mogelijk")
    try:
        end = _last_day(event, parts, start, holidays)
    except (OverflowError, ValueError):  # timedelta and date, in this order
        raise InvalidValue(reason=_BEYOND) from None
    if not _FIRST_YEAR <= end.year <= _LAST_YEAR:
        raise InvalidValue(reason=_BEYOND)
    return end


def _last_day(event: date, parts: Sequence[Amount], start: StartRule, holidays: Holidays) -> date:
    if start is StartRule.BEFORE:
        return _run(event, parts, -1, holidays)
    if start is StartRule.DAY_AFTER:
        return _run(event, parts, 1, holidays)
    if parts[0].unit is Unit.WORKDAY:
        return _run(event - DAY, parts, 1, holidays)
    return _run(event, parts, 1, holidays) - DAY


def first_day(event: date, start: StartRule) -> date:
    """Return the day of the term that lies nearest to the event."""
    if start is StartRule.SAME_DAY:
        return event
    return event - DAY if start is StartRule.BEFORE else event + DAY


def closed_days(on: date, holidays: Holidays) -> Iterator[tuple[date, str | None]]:
    """Yield this day and the next ones until a working day, each with its holiday if it is one."""
    while not holidays.is_workday(on):
        yield on, holidays.name(on)
        on += DAY


def second_workday(first: date, start: StartRule, holidays: Holidays) -> date:
    """Return the second working day of a term that has `first` as the day nearest to its event."""
    sign = -1 if start is StartRule.BEFORE else 1
    return _workdays_on(first - sign * DAY, 2, sign, holidays)


def workdays_after(start: date, end: date, holidays: Holidays) -> int:
    """Return how many working days lie after `start` up to and including `end`."""
    return sum(holidays.is_workday(start + n * DAY) for n in range(1, (end - start).days + 1))


def _merged(amounts: Iterable[Amount]) -> list[Amount]:
    # One month and two months are three months: counting twice would lose days at month ends.
    parts: list[Amount] = []
    for amount in amounts:
        if parts and parts[-1].unit is amount.unit:
            parts[-1] = Amount(number=parts[-1].number + amount.number, unit=amount.unit)
        else:
            parts.append(amount)
    return parts


def _run(on: date, parts: Iterable[Amount], sign: int, holidays: Holidays) -> date:
    for part in parts:
        on = _shift(on, part, sign, holidays)
    return on


def _shift(on: date, amount: Amount, sign: int, holidays: Holidays) -> date:
    number = amount.number * sign
    match amount.unit:
        case Unit.DAY:
            return on + number * DAY
        case Unit.WEEK:
            return on + 7 * number * DAY
        case Unit.MONTH:
            return _months_on(on, number)
        case Unit.YEAR:
            return _months_on(on, 12 * number)
        case _:
            return _workdays_on(on, amount.number, sign, holidays)


def _months_on(on: date, months: int) -> date:
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def _workdays_on(on: date, number: int, sign: int, holidays: Holidays) -> date:
    while number:
        on += sign * DAY
        number -= holidays.is_workday(on)
    return on
