"""Looks a note through for numbers that it need not hold, while somebody still writes it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from threading import Event
from typing import Final

from confidant_app.deidentify.finder import find
from confidant_app.deidentify.folding import fold
from confidant_app.deidentify.lists import NameLists
from confidant_app.domain.findings import Certainty, Finding, Label, Why
from confidant_app.services.namelists import WordLists

LONGEST: Final = 200_000
"""A longer note is not looked through: nobody types that, and it would take over a second."""
MOST: Final = 50

_PIECE: Final = 1_000
_BREATH: Final = 0.001
_CUES: Final = 80
_NUMBER = re.compile(r"\d\D{0,2}\d\D{0,2}\d")
_AROUND: Final = 30
_MONEY_BEFORE = re.compile(r"(?:€|\beuro?|\beur)\s{0,2}$")
_MONEY_AFTER = re.compile(r"\s{0,2}(?:€|,-|,\d\d\b|euro?\b|eur\b)")
_AS_A_BSN = re.compile(r"\d{9}|\d{3}([ .\-])\d{3}\1\d{3}|\d{4}([ .\-])\d{2}\2\d{3}")
_COURT_CUE = re.compile(
    r"(?:zaak|rekest|parket)\s?(?:nummers?|nrs?|no)\W{0,4}(?:(?:is|was)\W{1,3})?$"
)
_COURT = re.compile(r"c/\d|(?:je|fa|ja|fz|ha|kg|zm) ?(?:rk|za|bz|zb)")
_OUR_OWN = re.compile(r"20\d\d-\d{4}(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """`text[start:end]` is `words`; `sign` is the same for every spelling of the same number."""

    start: int
    end: int
    label: Label
    words: str
    sign: str


def unneeded(
    text: str, lists: NameLists, before: str = "", left: frozenset[str] = frozenset()
) -> tuple[Noticed, ...]:
    """Return the first numbers in `text` that a note need not hold, in order.

    A citizen service number is never needed, a bank account hardly ever. A case number of a court
    is asked about when it is new: one in `before`, the note as it was opened, was left there on
    purpose. `left` are the signs of what somebody decided to leave.
    """
    pieces = looked_through(text, lists, before, left)
    return tuple(islice(chain.from_iterable(pieces), MOST))


def looked_through(
    text: str, lists: NameLists, before: str, left: frozenset[str]
) -> Iterator[list[Noticed]]:
    """Yield what `unneeded` returns, for a few lines at a time: somebody types meanwhile."""
    old = _sign(before)
    for start, end in _pieces(text) if len(text) <= LONGEST else ():
        yield [
            noticed
            for noticed in _noticed(text, start, end, lists)
            if noticed.sign not in left
            and not (noticed.label is Label.CASENO and noticed.sign in old)
        ]


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of whole lines that hold a number."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE) + 1 or len(text)
        if _NUMBER.search(text, start, end):
            yield start, end
        start = end


def _noticed(text: str, start: int, end: int, lists: NameLists) -> Iterator[Noticed]:
    """Yield what is found from `start` to `end`; what announces it may stand a line before."""
    first = max(0, start - _CUES)
    part = text[first:end]
    for finding in find(part, (), lists):
        at = first + finding.start
        if at >= start and _counts(part, finding):
            words = part[finding.start : finding.end].rstrip("./-")  # a sentence may end there
            yield Noticed(
                start=at, end=at + len(words), label=finding.label, words=words, sign=_sign(words)
            )


def _counts(text: str, finding: Finding) -> bool:
    match finding.label:
        case Label.BSN:
            return _is_bsn(text, finding)
        case Label.IBAN:
            return True
        case Label.CASENO:
            return finding.certainty is Certainty.SURE and _is_of_a_court(text, finding)
        case _:
            return False


def _is_bsn(text: str, finding: Finding) -> bool:
    """Return whether it is one and no amount.

    One in eleven numbers of nine digits passes the check, so that one which nobody announced has
    to be written the way people write it: a date and an hour are nine digits too.
    """
    before, words, after = _surroundings(text, finding)
    if _MONEY_BEFORE.search(before) or _MONEY_AFTER.match(after):
        return False
    return finding.why is Why.CUE or _AS_A_BSN.fullmatch(words) is not None


def _is_of_a_court(text: str, finding: Finding) -> bool:
    """Return whether it is a court's number for one family.

    A published judgment (ECLI) names nobody, and our own case numbers are there to be written.
    """
    before, words, _ = _surroundings(text, finding)
    if _OUR_OWN.match(words):
        return False
    return _COURT.match(words) is not None or _COURT_CUE.search(before) is not None


def _surroundings(text: str, finding: Finding) -> tuple[str, str, str]:
    start, end = finding.start, finding.end
    pieces = (text[max(0, start - _AROUND) : start], text[start:end], text[end : end + _AROUND])
    before, words, after = (fold(piece).low for piece in pieces)
    return before, words, after


def _sign(words: str) -> str:
    return "".join(filter(str.isalnum, fold(words).low))


class Look:
    """One look through a note, for another thread; it can be taken back."""

    def __init__(self, text: str, lists: WordLists, before: str, left: frozenset[str]) -> None:
        self._text, self._lists, self._before, self._left = text, lists, before, left
        self._stopping = Event()

    def run(self) -> tuple[Noticed, ...] | None:
        """Return what was noticed, None when nobody waits for it any more.

        Raises:
            OSError: the word lists can not be read.
        """
        if self._stopping.is_set():
            return None
        found: list[Noticed] = []
        for some in looked_through(self._text, self._lists.get(), self._before, self._left):
            found += some
            # Two threads of Python take turns: after a few lines it is the writer's turn.
            if self._stopping.wait(_BREATH):
                return None
        return tuple(found[:MOST])

    def stop(self) -> None:
        """Take the look back."""
        self._stopping.set()
