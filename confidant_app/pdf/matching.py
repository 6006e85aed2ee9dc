"""Looks for identifiers in a piece of text, and weighs what it finds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, compress
from typing import Final

from confidant_app.pdf.identifiers import (
    LEAST_FOLDED,
    LEAST_FUZZY,
    LEAST_NUMBER,
    Lexicon,
    Name,
    Tokens,
    digits,
    flat,
    one_typo,
    shortened,
    spaced,
    tokens,
)
from confidant_app.pdf.passages import Passage, Reading

_SURE_TYPO: Final = 8
_SURE_WHOLE: Final = 10
_RUN = re.compile(r"\d(?:[\s().\-/_:\u00b7\u2010-\u2015]{0,3}\d)+")
_SOLID_RUN = re.compile(rf"\d{{{LEAST_NUMBER},}}")


class Weight(StrEnum):
    """What a find means: hard closes the gate, soft is for a person to decide."""

    HARD = "hard"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Match:
    """An identifier that was found."""

    what: str
    weight: Weight


def matches(passage: Passage, lexicon: Lexicon, allowed: frozenset[str]) -> Iterator[Match]:
    """Yield what a passage holds of the identifiers.

    `allowed` are the folded words that the report's own fixed text brings along. A name that is
    one of them ("Groningen") is soft there, and hard where people's own words stand.
    """
    found = tokens(passage.words)
    own = frozenset[str]() if passage.free else allowed
    yield from _anywhere(found, lexicon, own, passage)
    yield from _numbers(passage, lexicon)
    if passage.reading is Reading.TEXT:
        yield from _as_words(found, lexicon, own)
        yield from _with_a_typo(found, lexicon, own)


def _anywhere(
    found: Tokens, lexicon: Lexicon, own: frozenset[str], passage: Passage
) -> Iterator[Match]:
    joined = found.joined
    if not lexicon.long:
        return
    # Nearly nowhere begins a name, so looking at every place is left to C.
    places = range(len(joined) - LEAST_FOLDED + 1)
    heads = map(joined.__getitem__, map(slice, places, range(LEAST_FOLDED, len(joined) + 1)))
    for start in compress(places, map(lexicon.long.__contains__, heads)):
        for each in lexicon.long[joined[start : start + LEAST_FOLDED]]:
            if joined.startswith(each.folded, start):
                weight = _weigh(found, start, each, own, passage.reading)
                if weight:
                    yield Match(each.words, weight)


def _weigh(
    found: Tokens, start: int, each: Name, own: frozenset[str], reading: Reading
) -> Weight | None:
    """Weigh a find at an offset; None if it is nothing but neighbouring letters.

    Words of the report's own that happen to run together into a name are no find. In bytes that
    are no text a find must be whole, and nothing but its own spaces may be in it: compressed bytes
    hold any six letters somewhere, with other signs between them.
    """
    end = start + len(each.folded)
    first, last = found.covering(start, end)
    whole = found.starts[first] == start and _ends_word(found, last, end)
    covered = found.words[first : last + 1]
    if _of_the_report(covered, each, own, reading):
        return Weight.SOFT if whole else None
    apart = first < last
    if reading is Reading.DATA:
        if apart and not (whole and _as_written(found, start, each)):
            return None
    elif apart and not whole:
        spelled = len(max(covered, key=len)) == 1
        sure = spelled or (len(each.folded) >= _SURE_WHOLE and _as_written(found, start, each))
        return Weight.SOFT if each.ordinary or not sure else Weight.HARD
    return Weight.SOFT if each.ordinary else Weight.HARD


def _of_the_report(
    covered: tuple[str, ...], each: Name, own: frozenset[str], reading: Reading
) -> bool:
    """Return whether a find is made of the report's own words.

    Nearly every letter is a word of the report's own as well, so in a text letters one by one are
    not, unless the name that they spell is.
    """
    spelled = len(max(covered, key=len)) == 1
    if spelled and all(word in own for word in each.tokens):
        return True
    return all(word in own for word in covered) and not (spelled and reading is Reading.TEXT)


def _as_written(found: Tokens, start: int, each: Name) -> bool:
    """Return whether a find is apart where the name is, and nowhere else."""
    first, last = found.covering(start, start + len(each.folded))
    inside = [found.starts[at] - start for at in range(first + 1, last + 1)]
    return inside == [*accumulate(map(len, each.tokens))][:-1]


def _ends_word(found: Tokens, last: int, end: int) -> bool:
    return found.starts[last] + len(found.words[last]) == end


def _as_words(found: Tokens, lexicon: Lexicon, own: frozenset[str]) -> Iterator[Match]:
    """Yield short names that stand as words of their own, also in the genitive ("Jans")."""
    longest = max(map(len, lexicon.short), default=0)
    for at in range(len(found.words)):
        for count in range(1, longest + 1):
            words = found.words[at : at + count]
            for form in (words, (*words[:-1], words[-1].removesuffix("s"))):
                for each in lexicon.short.get(form, ()):
                    soft = each.ordinary or all(word in own for word in words)
                    yield Match(each.words, Weight.SOFT if soft else Weight.HARD)
    for word in spaced(found) if lexicon.short else ():
        for each in lexicon.short.get((word,), ()):
            yield Match(each.words, Weight.SOFT if each.ordinary or word in own else Weight.HARD)


def _with_a_typo(found: Tokens, lexicon: Lexicon, own: frozenset[str]) -> Iterator[Match]:
    """Yield names that a word differs from by one letter.

    A short name has an ordinary word for a neighbour too often ("Peter", "beter"), so there the
    word must have a capital, and a person decides.
    """
    if not lexicon.fuzzy:
        return
    for word, capital in set(zip(found.words, found.capitals, strict=True)):
        if len(word) < LEAST_FUZZY - 1 or word in own:
            continue
        near = {each for form in shortened(word) for each in lexicon.fuzzy.get(form, ())}
        for each in near:
            sure = len(each.folded) >= _SURE_TYPO
            if (sure or capital) and one_typo(word, each.folded):
                hard = sure and not each.ordinary
                yield Match(each.words, Weight.HARD if hard else Weight.SOFT)


def _numbers(passage: Passage, lexicon: Lexicon) -> Iterator[Match]:
    """Yield telephone and other numbers, whatever stands between their digits in a text."""
    if not lexicon.numbers:
        return
    text = passage.reading is Reading.TEXT
    words = flat(passage.words) if text else passage.words
    for stretch in (_RUN if text else _SOLID_RUN).finditer(words):
        number = digits(stretch.group())
        for length in lexicon.lengths:
            for at in range(len(number) - length + 1):
                known = lexicon.numbers.get(number[at : at + length])
                if known is not None:
                    yield Match(known, Weight.HARD)
