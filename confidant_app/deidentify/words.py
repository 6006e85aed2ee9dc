"""Cuts a folded text into words and answers questions about their place in a sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from confidant_app.deidentify.folding import Plain, fold
from confidant_app.deidentify.lists import word_set

_WORD = re.compile(r"[^\W_]+")
_ENDS_SENTENCE = frozenset(".!?:;\n\r•*>=")
_SKIPPED = frozenset(" \t\"'([{-–,")
_ABBREVIATIONS = word_set(
    "mr dr drs ir ing prof ds mw mevr dhr fam st bijv ca tel art blz pag nr str jhr jkvr za jl"
)
_FEW = 0.04
_MANY = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text: three columns of one length, over a folded text."""

    plain: Plain
    low: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.low)

    def gap(self, index: int) -> str:
        """Return what stands between word `index` and the next; a zero character at the ends."""
        if index < 0 or index + 1 >= len(self.low):
            return "\0"
        return self.plain.low[self.ends[index] : self.starts[index + 1]]

    def capital(self, index: int) -> bool:
        """Return whether the word starts with a capital."""
        return self.plain.text[self.starts[index]].isupper()

    def shouted(self, index: int) -> bool:
        """Return whether the whole word is in capitals, as abbreviations are."""
        return self.plain.text[self.starts[index] : self.ends[index]].isupper()

    def opens(self, index: int) -> bool:
        """Return whether a sentence may start at this word, so that its capital says nothing."""
        text, at = self.plain.text, self.starts[index] - 1
        while at >= 0 and text[at] in _SKIPPED:
            at -= 1
        if at < 0 or (text[at] == ")" and text[at - 1].isdigit()):
            return True
        if text[at] != ".":
            return text[at] in _ENDS_SENTENCE
        return self.low[index - 1] not in _ABBREVIATIONS and not self.initial(index - 1)

    def initial(self, index: int) -> bool:
        """Return whether the word is one letter with a dot that can be somebody's initial."""
        end = self.ends[index]
        return (
            end - self.starts[index] == 1
            and self.low[index].isalpha()
            and self.plain.low[end : end + 1] == "."
            and self.gap(index - 1)[-1] in " .(\n\0"
        )


def cut(text: str) -> Words:
    """Return the words of `text`, folded."""
    plain = fold(text)
    spans = [match.span() for match in _WORD.finditer(plain.low)]
    low = plain.low
    return Words(
        plain=plain,
        low=[low[start:end] for start, end in spans],
        starts=[start for start, _ in spans],
        ends=[end for _, end in spans],
    )


def tells_case(words: Words) -> bool:
    """Return whether capitals carry meaning: neither nearly absent nor nearly everywhere."""
    text, letters = words.plain.text, 0
    capitals = shouted = 0
    for start, end in zip(words.starts, words.ends, strict=True):
        if text[start].isalpha():
            letters += 1
            capitals += text[start].isupper()
            shouted += end - start > 1 and text[start:end].isupper()
    return letters * _FEW < capitals and shouted < letters * _MANY


def few_capitals(text: str) -> bool:
    """Return whether names can not be told from other words by their capitals.

    True for text (almost) without capitals and for text in capitals only; recognition of unknown
    names is unreliable there and the reader must be told.
    """
    words = cut(text)
    return len(words) > 0 and not tells_case(words)
