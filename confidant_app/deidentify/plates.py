"""Finds licence plates that no hyphens show: after the word for one, or in capitals with spaces."""

import re
from collections.abc import Iterator

from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.numbers import is_plate
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

_CUES = word_set("kenteken kentekens kentekenplaat nummerbord nummerplaat")
_BRIDGE = word_set("is was met nummer begint luidt heeft had van de het een pools duits belgisch")
_SPACED = re.compile(r"[a-z0-9]{1,3} [a-z0-9]{1,3} [a-z0-9]{1,3}(?![^\W_]|-)")
_JOINED = frozenset((" ", "-", " - ", ".", "- ", " -"))
_LEAST, _MOST = 5, 8  # letters and digits of a plate, foreign ones too
_LONGEST_PIECE = 6
_FURTHEST = 4


def plate_marks(scan: Scan) -> Iterator[Mark]:
    """Yield the plates that are announced, and those of the Dutch series with spaces."""
    words = scan.words
    for at, word in enumerate(words.low):
        if word in _CUES:
            yield from _announced(scan, at)
        elif scan.cased and words.gaps[at] == " " and _may_start(scan, at):
            yield from _spaced(scan, at)


def _may_start(scan: Scan, at: int) -> bool:
    """Return whether a plate of three pieces can start at word `at`; most words start none."""
    word = scan.words.low[at]
    return len(word) < _LEAST and (scan.words.capitals[at] or word[0].isdigit())


def _spaced(scan: Scan, at: int) -> Iterator[Mark]:
    plain, start = scan.words.plain, scan.words.starts[at]
    found = _SPACED.match(plain.low, start)
    if found is None:
        return
    written = plain.text[slice(*found.span())]
    if written.isupper() and is_plate(found[0].replace(" ", "-")):
        yield Mark(*found.span(), Label.PLATE, Why.PATTERN, Certainty.MAYBE)


def _announced(scan: Scan, cue: int) -> Iterator[Mark]:
    """Yield the pieces of letters and digits that follow the word for a plate."""
    words, first = scan.words, cue + 1
    while first < min(len(words), cue + _FURTHEST) and words.low[first] in _BRIDGE:
        first += 1
    after, count, digits = first, 0, 0
    while after < len(words) and _is_piece(scan, after, after > first):
        count += len(words.low[after])
        digits += sum(map(str.isdigit, words.low[after]))
        if count > _MOST:
            return
        after += 1
    if count >= _LEAST and 0 < digits < count:
        yield scan.mark((first, after), Label.PLATE, Why.CUE, Certainty.LIKELY)


def _is_piece(scan: Scan, at: int, joined: bool) -> bool:
    """Return whether word `at` can be a piece of a plate, next to the piece before it."""
    word, gap = scan.words.low[at], scan.words.gaps[at - 1]
    if (joined and gap not in _JOINED) or len(word) > _LONGEST_PIECE:
        return False
    if not word.isalpha():
        return True
    short = len(word) <= len("xxx") and word not in scan.lists.weak
    return short and (scan.words.shouted(at) or not scan.cased)
