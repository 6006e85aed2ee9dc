"""The reasoning behind a deadline, one line for every step of the counting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from confidant_app.domain.dates import dutch


class Rule(StrEnum):
    """What a line of a derivation did."""

    EVENT = "event"
    EVENT_CIRCA = "event_circa"
    COUNT = "count"
    EXTENSION = "extension"
    STATED = "stated"
    HOLIDAY = "holiday"
    WEEKEND = "weekend"
    ATW_1 = "atw_1"
    ATW_2 = "atw_2"
    NOT_MOVED = "not_moved"
    POSSIBLE_HOLIDAY = "possible_holiday"
    OPEN = "open"
    RESULT = "result"


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivationLine:
    """One step: what it did, the day it arrived at, in which words, and on what ground.

    `source` is empty where the step is plain counting.
    """

    rule: Rule
    on: date
    text: str
    source: str = ""


def describe(line: DerivationLine) -> str:
    """Return the line as Dutch text: "+ 3 maanden = do 14-05-2026"."""
    day = dutch(line.on)
    match line.rule:
        case Rule.EVENT | Rule.RESULT:
            return f"{line.text} {day}"
        case Rule.EVENT_CIRCA:
            return f"{line.text} niet eerder dan {day}"
        case Rule.COUNT | Rule.EXTENSION | Rule.STATED:
            return f"{line.text} = {day}"
        case Rule.ATW_1 | Rule.ATW_2:
            return f"{day}, {line.source}"
        case Rule.NOT_MOVED | Rule.POSSIBLE_HOLIDAY | Rule.OPEN:
            return f"{day} {line.text}"
        case _:
            return line.text


def sentence(lines: Sequence[DerivationLine]) -> str:
    """Return the whole derivation on one line, its steps joined by arrows."""
    return " → ".join(describe(line) for line in lines)


def as_data(line: DerivationLine) -> dict[str, str]:
    """Return the line for JSON."""
    return {
        "rule": line.rule.value,
        "date": line.on.isoformat(),
        "source": line.source,
        "text": describe(line),
    }
