"""How Dutch writes an age: numbers, halves, several in a row, the unit after them."""

import re
from typing import NamedTuple

from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.numerals import NUMBERS, number_at
from confidant_app.deidentify.scan import Scan

OLDEST = 110
HALVES = word_set("anderhalf anderhalve") | {
    f"{one}{joint}half"
    for one in ("twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
    for joint in ("en", "eneen")
}
_DIGITS = re.compile(r"\d{1,3}(?!\d)")
_HALF = re.compile(
    r"[,.]5(?!\d)|;\d{1,2}(?!\d)|1?\u20442"
    r"|(?: en)?(?: '?(?:een|n))? (?:half|halve|kwart|driekwart)(?![^\W_])"
)
_AND = re.compile(r"(?:, ?| en (?:van )?| of | & |/|-| tot )(?=([a-z]+|\d{1,2})(?![^\W_]))")
_UNIT = re.compile(
    r"(?:[ \-]?(?:(jaren|jaar|joar|jier|jr\.?|j\.?)|maanden|maand|mnd\.?|weken|wk\.?|dagen)"
    r"(?![^\W_]))"
    r"(?: (?:en )?(?:\d{1,2}|[a-z]{3,9}) (?:maanden|maand|mnd|weken|dagen)(?![^\W_]))?"
    r"(?: ?(?:oud|jong|old|ald)(?![^\W_]))?"
)
_PART = re.compile(r"[ \-]?jarige?n?(?![^\W_])")
_CALENDAR = re.compile(
    r" (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
)
_MOST = 6


class Form(NamedTuple):
    """A number or several that may be an age, and where it ends; `unit` is "", "y" or "m"."""

    end: int
    unit: str
    certain: bool


def age_form(scan: Scan, at: int) -> Form | None:
    """Return the age that may be written from word `at` on, or None."""
    low = scan.words.plain.low
    end = _amount(scan, at)
    if not end:
        return None
    for _ in range(_MOST):
        joined = _AND.match(low, end)
        if joined is None or not _small(joined[1]) or _CALENDAR.match(low, joined.end(1)):
            break
        end = _halved(low, joined.end(1))
    part = _PART.match(low, end)
    if part is not None:
        return Form(part.end(), "y", certain=True)
    unit = _UNIT.match(low, end)
    if unit is None:
        return Form(end, "", certain=False)
    kind = "y" if unit[1] else "m"
    stop = unit.end() - (unit[0].endswith(".") and low[unit.end() : unit.end() + 1] in ("", "\n"))
    return Form(stop, kind, certain=unit[0].endswith(("oud", "jong", "old", "ald")))


def _amount(scan: Scan, at: int) -> int:
    """Return where the first number ends; 0 when it is none that an age can be."""
    words, low = scan.words, scan.words.plain.low
    if words.low[at] in HALVES:
        return words.ends[at]
    value, after = number_at(scan, at)
    if value:
        return _halved(low, words.ends[after - 1]) if 1 < value <= OLDEST else 0
    start = words.starts[at]
    found = _DIGITS.match(low, start)
    if found is None or low[start - 1 : start] in ("+", ",", "#", "/", "-", "."):
        return 0
    split = low[found.end() : found.end() + 1] == "\u2044"
    end = _halved(low, found.end() - split)
    if not _small(found[0][: -1 if split else None]) or low[end : end + 1] in ("%", "+", "*"):
        return 0
    return 0 if re.match(r"[.,:]\d| ?x(?![^\W_])", low[end : end + 3]) else end


def _halved(low: str, end: int) -> int:
    half = _HALF.match(low, end)
    return half.end() if half else end


def _small(word: str) -> bool:
    """Return whether a word is a number of years that somebody can be."""
    if word.isdigit():
        return int(word) <= OLDEST
    return word in NUMBERS and word != "een" and NUMBERS[word] <= OLDEST
