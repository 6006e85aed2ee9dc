"""Dutch number words: what a word counts, how many digits it stands for, and runs of them."""

from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.scan import Scan

_ONES = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = ("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien",
          "achttien", "negentien")  # fmt: skip
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_ORDINAL_ONES = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste",
                 "negende")  # fmt: skip


def _below_hundred() -> dict[str, int]:
    """Return the words for 1 to 99."""
    found = {word: number for number, word in enumerate((*_ONES, *_TEENS), start=1)}
    for tens, word in zip(range(20, 100, 10), _TENS, strict=True):
        found[word] = tens
        found |= {f"{one}en{word}": tens + number for number, one in enumerate(_ONES, start=1)}
    return found


_SMALL = _below_hundred()
NUMBERS = (
    _SMALL
    | {f"honderd{word}": 100 + number for word, number in _SMALL.items()}
    | {"honderd": 100, "tweehonderd": 200, "driehonderd": 300}
)
"""Number words, folded, by what they count."""

ORDINALS = {word: number for number, word in enumerate(_ORDINAL_ONES, start=1)} | {
    word + ("ste" if number >= len(_ONES) + len(_TEENS) + 1 else "de"): number
    for word, number in _SMALL.items()
    if number > len(_ONES)
}
"""Ordinal words from "eerste" to "negenennegentigste"."""

SPOKEN = NUMBERS.keys() | {"nul", "dubbel"}
"""Words that somebody who says a number says."""

_BETWEEN = word_set("streepje streep spatie punt dan eh uh euh uhm ehm komma en")
_TWO_DIGITS = 10
_HUNDRED = 100
_MOST = 40


def number_at(scan: Scan, at: int) -> tuple[int, int]:
    """Return the number that the words from `at` on say and the word after them; (0, at) for none.

    "een-en-zeventig", "drie en veertig" and "honderd twaalf" are one number in several words.
    """
    low = scan.words.low
    value = NUMBERS.get(low[at], 0)
    if not value:
        return 0, at
    if value < _TWO_DIGITS and at + 2 < len(low) and low[at + 1] == "en" and low[at + 2] in _TENS:
        return value + NUMBERS[low[at + 2]], at + 3
    if value == _HUNDRED and at + 1 < len(low) and low[at + 1] in _SMALL:
        return value + _SMALL[low[at + 1]], at + 2
    return value, at + 1


def digits_of(word: str) -> int:
    """Return how many digits a word of a spoken number stands for; 0 when it is no such word."""
    if word.isdigit():
        return len(word)
    if word == "nul":
        return 1
    number = NUMBERS.get(word, 0)
    return (number > 0) + (number >= _TWO_DIGITS) + (number >= _HUNDRED)


def run(scan: Scan, at: int) -> tuple[int, int]:
    """Return the word after the spoken number that starts at `at`, and its count of digits.

    "dubbel" doubles what follows; a word that parts groups ("streepje") may stand between two.
    """
    low, after, digits, doubled = scan.words.low, at, 0, 1
    end = at
    while after < min(len(low), at + _MOST):
        word = low[after]
        count = digits_of(word)
        if count:
            digits += doubled * count
            doubled, end = 1, after + 1
        elif word == "dubbel":
            doubled = 2
        elif not (word in _BETWEEN and end == after > at):
            break
        after += 1
    return end, digits
