"""Read a follow-up as people type it: "bel de school vrijdag" is a deed and a day."""

import re
from datetime import date, timedelta
from typing import Final

_WEEKDAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_CLOSE: Final = {"vandaag": 0, "morgen": 1, "overmorgen": 2, "volgende week": 7}
_SPANS: Final = {"dag": 1, "dagen": 1, "week": 7, "weken": 7}
_SMALL: Final = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6}
_AFTER: Final = re.compile(r"over (\d{1,3}|\w+) (dag|dagen|week|weken)")
_ENDING: Final = re.compile(
    rf"(.*?)[\s,]*\b(?:op )?({'|'.join((*_CLOSE, *_WEEKDAYS))}|{_AFTER.pattern})\s*",
    re.IGNORECASE | re.DOTALL,
)


def read_promise(text: str, today: date) -> tuple[str, date]:
    """Return what is to be done and when; without a day at the end it is due tomorrow.

    A weekday is the next one after today. A text that is nothing but a day keeps it as its deed.
    """
    tomorrow = today + timedelta(days=1)
    found = _ENDING.fullmatch(text.strip())
    if found is None:
        return text.strip(), tomorrow
    days = _days(found.group(2).lower(), today)
    what = found.group(1).strip()
    if days is None:
        return text.strip(), tomorrow
    return what or text.strip(), today + timedelta(days=days)


def _days(words: str, today: date) -> int | None:
    if words in _CLOSE:
        return _CLOSE[words]
    if words in _WEEKDAYS:
        return (_WEEKDAYS.index(words) - today.weekday() - 1) % 7 + 1
    after = _AFTER.fullmatch(words)
    if after is None:
        return None
    number = int(after.group(1)) if after.group(1).isdecimal() else _SMALL.get(after.group(1))
    return number * _SPANS[after.group(2)] if number is not None else None
