"""Which words would name a person, made ready to be looked for in any text."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Final

LEAST_FOLDED: Final = 6
LEAST_FUZZY: Final = 5
LEAST_NUMBER: Final = 7
_NUMBER: Final = 9

_BROKEN = re.compile(r"[-\u00ad\u2010\u2011\ufffe\x02]\s*[\r\n]+\s*")
# Letters that no compatibility form takes apart, and what people type instead; an apostrophe that
# counts as a letter.
_PLAIN: Final = str.maketrans(
    dict(zip("øØłŁđĐðÐıħĦŧŦŋŊ\u02bc", "oOlLdDdDihHtTnN'", strict=True))
    | {"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "TH"}
)
_STUBBORN: Final = frozenset(map(chr, _PLAIN))
_LEAST_SPACED: Final = 3  # letters one by one
_WITHIN: Final = (4, 5)  # letters of the names that are looked for in a row of them
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifiers:
    """All that points to a person in this vault, as plain text.

    Each name says whether it is an ordinary Dutch word as well ("Bos", "Zomer"). `others` are
    addresses, citizen service numbers, case numbers and the like.
    """

    names: tuple[tuple[str, bool], ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A name or other identifier in its folded form; `words` as its owner wrote it."""

    words: str
    folded: str
    tokens: tuple[str, ...]
    ordinary: bool


@dataclass(frozen=True)
class Tokens:
    """A text as its words, folded: compatibility forms, accents, case and line breaks are gone.

    `joined` has no boundaries at all, so that a name is found however it was broken up;
    `starts` says where in it each word begins.
    """

    words: tuple[str, ...]
    capitals: tuple[bool, ...]

    @cached_property
    def joined(self) -> str:
        """All words without anything between them."""
        return "".join(self.words)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset of each word in `joined`."""
        offsets, at = [], 0
        for word in self.words:
            offsets.append(at)
            at += len(word)
        return tuple(offsets)

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and the last word that a stretch of `joined` lies in."""
        return bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1


def tokens(text: str) -> Tokens:
    """Return a text as folded words; a word broken over two lines counts as one."""
    # A file is some 200,000 words of bytes, so the work for each of them is left to C.
    found = _WORD.findall(flat(_BROKEN.sub("", text)))
    capitals = map(str.isupper, map(itemgetter(0), found))
    return Tokens(tuple(map(str.casefold, found)), tuple(capitals))


def flat(text: str) -> str:
    """Return a text in plain letters and digits, without accents and what steers its layout."""
    return text if text.isascii() else _without_marks(unicodedata.normalize("NFKD", text))


def _without_marks(text: str) -> str:
    """Return a text without accents and without characters that only steer its layout."""
    used = set(text)
    kept = {each for each in used if unicodedata.category(each) not in ("Mn", "Cf")}
    bare = text if kept == used else "".join(filter(kept.__contains__, text))
    return bare if _STUBBORN.isdisjoint(used) else bare.translate(_PLAIN)


def spaced(found: Tokens) -> Iterator[str]:
    """Yield the words that are written letter by letter ("J i p").

    Two letters come together by chance ("foto’s u"), so of two the first must be a capital.
    Four or five count within a longer row too: the word before it may have been one letter.
    """
    lengths = map(len, found.words)
    for one, together in groupby(enumerate(lengths), key=lambda pair: pair[1] == 1):
        if not one:
            continue
        places = [at for at, _ in together]
        run = "".join(found.words[places[0] : places[-1] + 1])
        if len(run) >= _LEAST_SPACED or (len(run) > 1 and found.capitals[places[0]]):
            yield run
        for length in _WITHIN:
            yield from (run[at : at + length] for at in range(len(run) - length + 1))


def name(words: str, *, ordinary: bool) -> Name:
    """Return an identifier ready to be looked for."""
    found = tokens(words)
    return Name(words, found.joined, found.words, ordinary)


def digits(text: str) -> str:
    """Return the digits of a text."""
    return "".join(each for each in text if each.isascii() and each.isdigit())


@dataclass(frozen=True)
class Lexicon:
    """Identifiers, indexed so that a text is read once, however many there are."""

    long: dict[str, list[Name]] = field(default_factory=dict)
    short: dict[tuple[str, ...], list[Name]] = field(default_factory=dict)
    fuzzy: dict[str, list[Name]] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """The lengths of the numbers, in digits."""
        return tuple(sorted({len(each) for each in self.numbers}))


def lexicon(identifiers: Identifiers) -> Lexicon:
    """Return the index of all identifiers.

    From six letters a folded name is looked for anywhere; below that it coincides with parts of
    ordinary words too often (measured: four letters in 4.5 % of random strings, six in none), so
    only as a word. One letter is no name.
    """
    made = Lexicon()
    for each in _names(identifiers):
        if len(each.folded) >= LEAST_FOLDED:
            made.long.setdefault(each.folded[:LEAST_FOLDED], []).append(each)
        for written in {each.tokens, (each.folded,)} if 1 < len(each.folded) < LEAST_FOLDED else ():
            made.short.setdefault(written, []).append(each)
        if len(each.tokens) == 1 and len(each.folded) >= LEAST_FUZZY and not each.folded.isdigit():
            for form in shortened(each.folded):
                made.fuzzy.setdefault(form, []).append(each)
    for words in (*identifiers.phones, *identifiers.others):
        number = digits(words)
        if len(number) >= LEAST_NUMBER and (words in identifiers.phones or _is_number(words)):
            made.numbers[number[-_NUMBER:]] = words
    return made


def _is_number(words: str) -> bool:
    return not any(each.isalpha() for each in words)


def _names(identifiers: Identifiers) -> Iterator[Name]:
    for words, ordinary in identifiers.names:
        yield name(words, ordinary=ordinary)
    for words in (*identifiers.emails, *identifiers.others):
        yield name(words, ordinary=False)


def shortened(word: str) -> Iterable[str]:
    """Return a word and all its forms with one letter less.

    Two words within one typo (a letter too many, too few, wrong, or two swapped) share a form.
    """
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def one_typo(one: str, other: str) -> bool:
    """Return whether two words differ by one letter added, left out, changed or swapped."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = next(
        (place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    a, b = one[at:], other[at:]
    swapped = a[1:2] + a[:1] + a[2:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or swapped == b
