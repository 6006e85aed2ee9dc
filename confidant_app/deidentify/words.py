"""Cuts a folded text into words and answers questions about their place in a sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from confidant_app.deidentify.folding import Plain, fold
from confidant_app.deidentify.lists import word_set

_WORD = re.compile(r"([^\W_]+)")
_ENDS_SENTENCE = frozenset(".!?:;\n\r•*>=")
_SKIPPED = " \t\"'([{-–,"
_ABBREVIATIONS = word_set(
    "mr dr drs ir ing prof ds mw mevr dhr fam st bijv ca tel art blz pag nr str jhr jkvr za jl "
    "sj tj th ch chr ph joh jac"
)
_FEW = 0.04
_MANY = 0.7
_EDGE = "\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text: columns of one length, over a folded text.

    `gaps[i]` is what stands between word i and the next; a zero character after the last, which
    is also what `gaps[-1]` tells of the place before the first. `capitals[i]` tells whether word i
    starts with a capital.
    """

    plain: Plain
    low: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    gaps: Sequence[str]
    capitals: Sequence[bool]

    def __len__(self) -> int:
        return len(self.low)

    def shouted(self, index: int) -> bool:
        """Return whether the whole word is in capitals, as abbreviations are."""
        return (
            self.capitals[index]
            and self.plain.text[self.starts[index] : self.ends[index]].isupper()
        )

    def opens(self, index: int) -> bool:
        """Return whether a sentence may start at this word, so that its capital says nothing."""
        if not index:
            return True
        before = self.gaps[index - 1].rstrip(_SKIPPED)
        if not before:
            return False
        if before == ")":
            return self.low[index - 1][-1].isdigit()
        if before[-1] != ".":
            return before[-1] in _ENDS_SENTENCE
        return self.low[index - 1] not in _ABBREVIATIONS and not self.initial(index - 1)

    def initial(self, index: int) -> bool:
        """Return whether the word is one letter with a dot that can be somebody's initial."""
        word = self.low[index]
        return (
            len(word) == 1
            and word.isalpha()
            and self.plain.low.startswith(".", self.ends[index])
            and self.gaps[index - 1][-1] not in "'&"
        )


def cut(text: str) -> Words:
    """Return the words of `text`, folded."""
    plain = fold(text)
    pieces = _WORD.split(plain.low)
    places = list(accumulate(map(len, pieces)))
    starts = places[:-1:2]
    return Words(
        plain=plain,
        low=pieces[1::2],
        starts=starts,
        ends=places[1::2],
        gaps=[*pieces[2:-1:2], _EDGE] if starts else [],
        capitals=list(map(str.isupper, map(plain.text.__getitem__, starts))),
    )


def tells_case(words: Words) -> bool:
    """Return whether capitals carry meaning: neither nearly absent nor nearly everywhere."""
    letters = sum(word[0].isalpha() for word in words.low)
    capitals = sum(words.capitals)
    shouted = sum(
        capital and len(words.low[at]) > 1 and words.shouted(at)
        for at, capital in enumerate(words.capitals)
    )
    return letters * _FEW < capitals and shouted < letters * _MANY


def unshouted(words: Words) -> Words:
    """Return the words of a text in capitals only as if it had none, for they tell nothing."""
    if sum(words.capitals) < _MANY * len(words):
        return words
    return replace(words, capitals=[False] * len(words))


def few_capitals(text: str) -> bool:
    """Return whether names can not be told from other words by their capitals.

    True for text (almost) without capitals and for text in capitals only; recognition of unknown
    names is unreliable there and the reader must be told.
    """
    words = cut(text)
    return len(words) > 0 and not tells_case(words)
