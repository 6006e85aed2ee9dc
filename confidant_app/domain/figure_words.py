"""Protected figures, days and periods in the words of a report, for paper and screen alike."""

from datetime import date
from typing import Final

from confidant_app.domain.tables import Figure, Hidden

MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
NBSP: Final = "\u00a0"


def grouped(number: int) -> str:
    """Return a number as Dutch readers know it: 1.250."""
    return f"{number:,}".replace(",", ".")


def short(figure: Figure) -> str:
    """Return a figure for a table or a chart: "120", or "< 10" for a hidden one."""
    if isinstance(figure, Hidden):
        return f"<{NBSP}10"
    return grouped(figure.value)


def written(figure: Figure) -> str:
    """Return a figure for a sentence: "120", or "minder dan 10" for a hidden one."""
    if isinstance(figure, Hidden):
        return f"minder dan{NBSP}10"
    return grouped(figure.value)


def of_families(figure: Figure) -> str:
    """Return a figure with its noun: "120 gezinnen"."""
    return f"{written(figure)}{NBSP}gezinnen"


def long_date(on: date) -> str:
    """Return a day in words: "1 juli 2026"."""
    return f"{on.day}{NBSP}{MONTHS[on.month - 1]}{NBSP}{on.year}"


def period(first: date, last: date) -> str:
    """Return a period with both its days in words, the year once where it is the same."""
    if first.year == last.year:
        start = f"{first.day}{NBSP}{MONTHS[first.month - 1]}"
    else:
        start = long_date(first)
    return f"{start} tot en met {long_date(last)}"
