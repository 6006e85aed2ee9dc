"""Days that were put on a par with a holiday for one year (art. 3 lid 3 Algemene termijnenwet)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from confidant_app.domain.dates import check_days, dutch
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.holidays import Holidays

# A decree looks a few years ahead, and terms that ended longer ago are no longer counted.
YEARS_BACK: Final = 3
YEARS_AHEAD: Final = 5
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraDay:
    """A day with its name and the decree that somebody read: it makes terms longer.

    Raises:
        InvalidValue: no name, no source, or an impossible year.
    """

    on: date
    name: str
    source: str

    def __post_init__(self) -> None:
        check_days(self.on)
        if not self.name.strip():
            raise InvalidValue(reason="een vrije dag heeft een naam nodig")
        if not self.source.strip():
            raise InvalidValue(reason="schrijf op in welk besluit je deze dag hebt gelezen")
        if len(self.name) > _LONGEST or len(self.source) > _LONGEST:
            raise InvalidValue(reason=f"een naam of vindplaats heeft hooguit {_LONGEST} tekens")


def demand_addable(day: ExtraDay, holidays: Holidays, today: date) -> None:
    """Let only a day through that changes something and can be meant.

    Raises:
        InvalidValue: a weekend, a holiday already, or a year too far away.
    """
    if day.on.weekday() >= 5:
        raise InvalidValue(reason=f"{dutch(day.on)} is een dag in het weekend en telt al niet mee")
    if (name := holidays.name(day.on)) is not None:
        raise InvalidValue(reason=f"{dutch(day.on)} is al een feestdag: {name}")
    first, last = today.year - YEARS_BACK, today.year + YEARS_AHEAD
    if not first <= day.on.year <= last:
        raise InvalidValue(reason=f"kies een dag in {first} tot en met {last}")


def laid_over(holidays: Holidays, days: Iterable[ExtraDay]) -> Holidays:
    """Return the holidays with these days among them; a day that is one already stays as it is."""
    added = {day.on: day.name for day in days if holidays.name(day.on) is None}
    possible = {on: name for on, name in holidays.possible.items() if on not in added}
    return replace(
        holidays,
        extra=MappingProxyType({**holidays.extra, **added}),
        possible=MappingProxyType(possible),
    )
