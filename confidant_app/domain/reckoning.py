"""Work out the last day of a term, one line of reasoning at a time."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from confidant_app.domain.counting import (
    DAY,
    closed_days,
    first_day,
    last_day,
    second_workday,
)
from confidant_app.domain.derivation import DerivationLine, Rule
from confidant_app.domain.holidays import Holidays
from confidant_app.domain.terms import Amount, Atw, StartRule, Term, Unit, amount_words

_WEEKDAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

# Algemene termijnenwet art. 4 a: what is longer than this, or counted in years, does not move.
_LONGEST: Final[Mapping[Unit, int]] = MappingProxyType(
    {Unit.DAY: 90, Unit.WORKDAY: 90, Unit.WEEK: 12, Unit.MONTH: 3, Unit.YEAR: 0}
)


def reckon(
    term: Term, event: date, amounts: Sequence[Amount], holidays: Holidays
) -> tuple[DerivationLine, ...]:
    """Return the reasoning from the event to the last day, which the last line holds.

    `amounts` is the length of the term, and after it the extensions that were given.
    """
    lines = [
        DerivationLine(rule=Rule.EVENT, on=event, text=term.event.name),
        *_counted(term, event, amounts, holidays),
    ]
    lines += _settled(term, event, lines[-1].on, amounts, holidays)
    end = lines[-1].on
    lines += _doubted(term, event, end, amounts, holidays)
    return (*lines, DerivationLine(rule=Rule.RESULT, on=end, text="laatste dag"))


def is_governed(term: Term, amounts: Sequence[Amount]) -> bool:
    """Return whether the Algemene termijnenwet governs a term of this length (art. 4)."""
    return term.atw is Atw.YES and not term.liberty and _is_short(amounts)


def _is_short(amounts: Sequence[Amount]) -> bool:
    return all(part.number <= _LONGEST[part.unit] for part in amounts)


def _counted(
    term: Term, event: date, amounts: Sequence[Amount], holidays: Holidays
) -> list[DerivationLine]:
    lines = []
    for place, part in enumerate(amounts, start=1):
        first = place == 1
        lines.append(
            DerivationLine(
                rule=Rule.COUNT if first else Rule.EXTENSION,
                on=last_day(event, amounts[:place], term.start, holidays),
                text=_words(part, term.start) if first else f"verlengd met {amount_words(part)}",
                source=term.source.text,
            )
        )
    return lines


def _words(amount: Amount, start: StartRule) -> str:
    words = amount_words(amount)
    if start is StartRule.BEFORE:
        return f"{words} teruggeteld"
    if start is StartRule.SAME_DAY:
        return f"+ {words}, de dag zelf telt mee"
    return f"+ {words}"


def _settled(
    term: Term, event: date, end: date, amounts: Sequence[Amount], holidays: Holidays
) -> list[DerivationLine]:
    if not is_governed(term, amounts):
        return _unmoved(term, end, amounts, holidays)
    lines = []
    if term.start is StartRule.BEFORE:
        lines += _unmoved(term, end, amounts, holidays)
    else:
        lines += _moved(end, holidays)
    end = lines[-1].on if lines else end
    second = second_workday(first_day(event, term.start), term.start, holidays)
    short = second < end if term.start is StartRule.BEFORE else second > end
    if short and _has_three_days(amounts):
        lines.append(
            DerivationLine(
                rule=Rule.ATW_2,
                on=second,
                text="ten minste twee werkdagen",
                source="art. 2 Algemene termijnenwet",
            )
        )
    return lines


def _has_three_days(amounts: Sequence[Amount]) -> bool:
    return any(part.unit not in {Unit.DAY, Unit.WORKDAY} or part.number >= 3 for part in amounts)


def _moved(end: date, holidays: Holidays) -> list[DerivationLine]:
    lines = [
        DerivationLine(
            rule=Rule.WEEKEND if name is None else Rule.HOLIDAY,
            on=on,
            text=name or _WEEKDAYS[on.weekday()],
        )
        for on, name in closed_days(end, holidays)
    ]
    if lines:
        lines.append(
            DerivationLine(
                rule=Rule.ATW_1,
                on=lines[-1].on + DAY,
                text="de eerste werkdag daarna",
                source="art. 1 Algemene termijnenwet",
            )
        )
    return lines


def _unmoved(
    term: Term, end: date, amounts: Sequence[Amount], holidays: Holidays
) -> list[DerivationLine]:
    if holidays.is_workday(end):
        return []
    text, source = _why_unmoved(term, amounts)
    return [DerivationLine(rule=Rule.NOT_MOVED, on=end, text=text, source=source)]


def _why_unmoved(term: Term, amounts: Sequence[Amount]) -> tuple[str, str]:
    if term.start is StartRule.BEFORE:
        return (
            "blijft staan: een teruggetelde termijn schuift niet",
            "art. 1 lid 2 Algemene termijnenwet",
        )
    if term.liberty:
        return (
            "blijft staan: een termijn van vrijheidsbeneming schuift niet",
            "art. 4 onder c Algemene termijnenwet",
        )
    if term.atw is not Atw.NOT_APPLICABLE and not _is_short(amounts):
        return (
            "blijft staan: een termijn van deze lengte schuift niet",
            "art. 4 onder a Algemene termijnenwet",
        )
    return "blijft staan: voor de zekerheid niet verschoven", ""


def _doubted(
    term: Term, event: date, end: date, amounts: Sequence[Amount], holidays: Holidays
) -> list[DerivationLine]:
    """Name the days that may be put on a par with a holiday and would make the term longer."""
    counted = amounts[0].unit is Unit.WORKDAY
    governed = is_governed(term, amounts) and term.start is not StartRule.BEFORE
    return [
        DerivationLine(
            rule=Rule.POSSIBLE_HOLIDAY,
            on=on,
            text=f"telt misschien als feestdag ({name}), hier voor de zekerheid niet",
            source="art. 3 lid 3 Algemene termijnenwet",
        )
        for on, name in sorted(holidays.possible.items())
        if (governed and on == end) or (counted and event < on <= end)
    ]
