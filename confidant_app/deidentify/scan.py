"""One text while it is being searched, and the marks that the rules put on it."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from confidant_app.deidentify.lists import Lexicon, NameLists, phrase_at, word_set
from confidant_app.deidentify.words import Words, tells_case, unshouted
from confidant_app.domain.findings import Certainty, Finding, Label, Why

_ARTICLE = word_set("artikel artikelen art artt lid titel paragraaf hoofdstuk afdeling boek")
_LAW = word_set("rv bw avg jeugdwet jw awb evrm ivrk uavg wjsg wgbo grondwet sr sv wlz wmo rvv")
_LAW_GAP = re.compile(r"[\s.:,]{1,2}")
_BEHIND = 6


class Mark(NamedTuple):
    """A finding in places of the folded text."""

    start: int
    end: int
    label: Label
    why: Why
    certainty: Certainty
    person: str | None = None
    own: bool = False

    def finding(self, start: int, end: int) -> Finding:
        """Return the finding in places of the original text."""
        return Finding(
            start=start,
            end=end,
            label=self.label,
            why=self.why,
            certainty=self.certainty,
            person=self.person,
            own=self.own,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A text, its words and what is known about them.

    `cased`: capitals carry meaning. `public`: words of public bodies and law articles, that stay.
    """

    words: Words
    lists: NameLists
    lexicon: Lexicon
    cased: bool
    public: frozenset[int]

    def mark(self, span: tuple[int, int], label: Label, why: Why, certainty: Certainty) -> Mark:
        """Return a mark from word `span[0]` to before word `span[1]`."""
        first, after = span
        return Mark(self.words.starts[first], self.words.ends[after - 1], label, why, certainty)

    def near(self, first: int, after: int, words: frozenset[str]) -> bool:
        """Return whether one of `words` is among the words from `first` to before `after`."""
        return after > 0 and not words.isdisjoint(self.words.low[first if first > 0 else 0 : after])


def begin(words: Words, lists: NameLists) -> Scan:
    """Return the text ready to be searched."""
    cased = tells_case(words)
    if not cased:
        words = unshouted(words)
    return Scan(
        words=words,
        lists=lists,
        lexicon=Lexicon(lists),
        cased=cased,
        public=frozenset(_public(words, lists)),
    )


def _public(words: Words, lists: NameLists) -> list[int]:
    """Return the words that belong to a public body or to a law article."""
    found: list[int] = []
    for at, word in enumerate(words.low):
        if word in lists.phrases:
            found += range(at, at + phrase_at(lists, words.low, at))
        if word in _ARTICLE:
            found += _numbers(words, range(at + 1, min(at + 1 + _BEHIND, len(words))))
        elif word in _LAW:
            found += _numbers(words, range(at - 1, max(at - _BEHIND, -1), -1))
    return found


def _numbers(words: Words, order: range) -> list[int]:
    """Return the words of an article number, walking from the word that announced it."""
    found: list[int] = []
    before = order.start - order.step
    for at in order:
        word = words.low[at]
        if not _LAW_GAP.fullmatch(words.gaps[min(at, before)]):
            break
        if not (word[0].isdigit() or len(word) == 1 or word in _ARTICLE):
            break
        found.append(at)
        before = at
    return found
