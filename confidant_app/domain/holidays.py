"""Holidays in the sense of the Algemene termijnenwet, computed from rules that are data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from confidant_app.domain.dates import is_possible
from confidant_app.domain.entries import Entry

_DAY = timedelta(days=1)
# Easter falls on 22 March at the earliest and on 25 April at the latest.
_FIRST_FROM_EASTER, _LAST_FROM_EASTER = -80, 250
_MOST_MOVED: Final = 6
_LAST_YEAR: Final = 9999
# Far more than there are, and too few for years without a working day, that no count would leave.
_MOST_RULES: Final = 40
_MOST_EXTRA: Final = 300


class RuleKind(StrEnum):
    """How the day of a holiday follows from the year."""

    FIXED = "fixed"
    EASTER = "easter"


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayRule:
    """A yearly holiday: a fixed day, or `days` from Easter Sunday.

    `if_sunday` moves a fixed day by so many days when it is a Sunday (Koningsdag: -1).
    The rule holds from `first` to `last`, both years included.
    """

    name: str
    kind: RuleKind
    month: int = 1
    day: int = 1
    days: int = 0
    if_sunday: int = 0
    first: int = 1
    last: int = 9999

    def on(self, year: int, easter_sunday: date) -> date | None:
        """Return the holiday in this year, None when the rule does not hold then."""
        if not self.first <= year <= self.last:
            return None
        if self.kind is RuleKind.EASTER:
            return easter_sunday + self.days * _DAY
        fixed = date(year, self.month, self.day)
        return fixed + self.if_sunday * _DAY if fixed.weekday() == 6 else fixed


@dataclass(frozen=True, slots=True, kw_only=True)
class Holidays:
    """The holidays by rule, and the days that the Crown put on a par for one year (art. 3 lid 3).

    `possible` holds days that were reported as put on a par but do not count here: leaving
    them out gives the earlier, safe deadline, and the derivation mentions them.
    """

    rules: tuple[HolidayRule, ...]
    extra: Mapping[date, str]
    possible: Mapping[date, str]
    # Follows from the rest, so it is no part of the value: counting thousands of terms asks for
    # the same few years over and over.
    _years: dict[int, Mapping[date, str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def name(self, on: date) -> str | None:
        """Return the name of the holiday on this day, None on any other day."""
        found = self._years.get(on.year)
        if found is None:
            found = self._years[on.year] = self._days_of(on.year)
        return found.get(on)

    def is_workday(self, on: date) -> bool:
        """Return whether the day is no Saturday, Sunday or holiday."""
        return on.weekday() < 5 and self.name(on) is None

    def _days_of(self, year: int) -> Mapping[date, str]:
        sunday = easter(year)
        found = {on: name for on, name in self.extra.items() if on.year == year}
        for rule in self.rules:
            on = rule.on(year, sunday)
            if on is not None:
                found.setdefault(on, rule.name)
        return found


def easter(year: int) -> date:
    """Return Easter Sunday of a Gregorian year (Meeus, Astronomical Algorithms, ch. 8)."""
    golden = year % 19
    century, in_century = divmod(year, 100)
    leap_centuries, rest = divmod(century, 4)
    lunar = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - lunar + 15) % 30
    leaps, in_leap = divmod(in_century, 4)
    weekday = (32 + 2 * rest + 2 * leaps - epact - in_leap) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def parse_holidays(data: Mapping[str, object], *, file: str = "holidays.toml") -> Holidays:
    """Build the holidays from a catalogue file.

    Raises:
        CatalogueBroken: missing, misshapen, impossible or repeated days.

    """
    top = Entry(data, file=file, name="het hele bestand")
    rules = tuple(_rule(entry) for entry in top.entries("rules", "name"))
    extra: dict[date, str] = {}
    possible: dict[date, str] = {}
    for entry in top.entries("extra", "name"):
        on = _extra_day(entry)
        if on in extra or on in possible:
            raise entry.broken(f"de dag {on} staat er twee keer in")
        name = entry.text("name")
        (extra if entry.flag("counts", default=True) else possible)[on] = name
        entry.source()
        entry.close()
    top.close()
    if not rules:
        raise top.broken("er staan geen regels in")
    if len(rules) > _MOST_RULES or len(extra) > _MOST_EXTRA:
        raise top.broken("er staan te veel feestdagen in")
    return Holidays(rules=rules, extra=extra, possible=possible)


def _extra_day(entry: Entry) -> date:
    on = entry.day("date")
    if on.year != entry.number("year"):
        raise entry.broken(f"de dag {on} ligt niet in het jaar dat erbij staat")
    if not is_possible(on):
        raise entry.broken(f"het jaar {on.year} is niet mogelijk")
    return on


def _rule(entry: Entry) -> HolidayRule:
    kind = entry.choice("rule", RuleKind)
    easter_rule = kind is RuleKind.EASTER
    rule = HolidayRule(
        name=entry.text("name"),
        kind=kind,
        month=1 if easter_rule else entry.number("month"),
        day=1 if easter_rule else entry.number("day"),
        days=entry.number("days") if easter_rule else 0,
        if_sunday=entry.optional_number("if_sunday") or 0,
        first=entry.optional_number("first") or 1,
        last=entry.optional_number("last") or 9999,
    )
    entry.source()
    entry.close()
    _check_rule(entry, rule)
    return rule


def _check_rule(entry: Entry, rule: HolidayRule) -> None:
    try:
        date(2001, rule.month, rule.day)
    except (ValueError, OverflowError):
        # 2001 is no leap year: a holiday on 29 February would be missing most of the time.
        raise entry.broken("deze dag bestaat niet in elk jaar") from None
    if not _FIRST_FROM_EASTER <= rule.days <= _LAST_FROM_EASTER:
        raise entry.broken("days valt buiten het jaar van Pasen")
    if abs(rule.if_sunday) > _MOST_MOVED:
        raise entry.broken(f"if_sunday schuift hooguit {_MOST_MOVED} dagen")
    if not 1 <= rule.first <= rule.last <= _LAST_YEAR:
        raise entry.broken("first en last zijn geen jaren die op elkaar volgen")
