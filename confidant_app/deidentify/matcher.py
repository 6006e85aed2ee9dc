"""Prepares the names on file, so that one look at a word tells whose name it may be."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from confidant_app.deidentify.lists import Lexicon, NameLists, word_set
from confidant_app.deidentify.spelling import one_slip, shortened, sound, stems
from confidant_app.deidentify.words import cut
from confidant_app.domain.findings import Certainty, KnownName, Why

_LEADING = word_set("van de den der d 't t het ten ter te von el al op in la le da di dos")
_CLOSE = 4
_LONG = 6
_LONGEST = 40
_FEW = 60
_WITH_NEXT = 3  # the words of "N'Golo-Ama", for "N'Goloama"

Owners = frozenset[int]


class Match(NamedTuple):
    """Whose name a word may be, by which rule and how surely."""

    owners: Owners
    why: Why
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Matcher:
    """Indexes over the parts of all names on file; owners are places in `known`.

    Names with one role share an owner, the first of them: a person's own name, nickname and
    former name are one person, and nobody is told apart whom the role does not tell apart.

    `own` are the owners of the text's own case; `close` are they and, as long as there are few,
    those of other cases: with thousands of names, each loose rule would mark every page, so the
    loose rules are for the close ones only. `near` and `sounds` lead from a key to the parts
    that share it; `seams` holds what stands before a place where a name may be cut into words,
    `torn` every beginning of a close one's name; `short` the beginnings and ends long enough
    to be a pet name; `initials` the first letters of each name. `heads` are the letters that a
    spelling in `exact` begins with: no ending changes the first one, and most words have another.
    """

    known: tuple[KnownName, ...]
    own: Owners
    close: Owners
    exact: Mapping[str, Owners]
    near: Mapping[str, tuple[str, ...]]
    sounds: Mapping[str, Owners]
    seams: frozenset[str]
    torn: frozenset[str]
    short: Mapping[str, Owners]
    initials: Mapping[str, Owners]
    heads: frozenset[str]

    def is_own(self, owners: Owners) -> bool:
        """Return whether one of the owners belongs to the case of the text."""
        return not self.own.isdisjoint(owners)

    def is_close(self, owners: Owners) -> bool:
        """Return whether one of the owners is meant sooner than an ordinary word."""
        return not self.close.isdisjoint(owners)

    def role(self, owners: Owners) -> str:
        """Return the role that all owners share, or an empty text."""
        roles = {self.known[owner].role for owner in owners}
        return roles.pop() if len(roles) == 1 else ""

    def match(self, word: str, lexicon: Lexicon) -> Match | None:
        """Return whose name the folded `word` may be, or None.

        A word that is a name of another case may yet be meant as one of the own case.
        """
        found = self._written(word)
        if found is not None and (not self.own or self.is_own(found.owners)):
            return found
        other = self._resembling(word, lexicon)
        if found is None or other is None:
            return found or other
        owners = other.owners & self.own
        return found._replace(owners=found.owners | owners)

    def slip(self, word: str) -> Match | None:
        """Return whose name `word` is with one slip of the pen, or None."""
        parts = {p for key in shortened(word) for p in self.near.get(key, ()) if one_slip(p, word)}
        if not parts:
            return None
        owners = frozenset[int]().union(*(self.exact[part] for part in parts))
        return Match(owners, Why.ON_FILE_TYPO, Certainty.LIKELY)

    def close_slip(self, word: str) -> Match | None:
        """Return for the name of which close one a Dutch word may be a slip, or None."""
        found = self.slip(word) if self.close else None
        owners = found.owners & self.close if found is not None else frozenset[int]()
        return Match(owners, Why.ON_FILE_TYPO, Certainty.MAYBE) if owners else None

    def _written(self, word: str) -> Match | None:
        """Return whose name `word` is to the letter, or with an ending."""
        owners = self.exact.get(word)
        if owners is not None:
            return Match(owners, Why.ON_FILE, Certainty.SURE)
        if word[:1] not in self.heads:
            return None
        for stem in stems(word):
            owners = self.exact.get(stem)
            if owners is not None:
                return Match(owners, Why.ON_FILE, Certainty.LIKELY)
        return None

    def _resembling(self, word: str, lexicon: Lexicon) -> Match | None:
        """Return whose name `word` may be with a slip, by its sound or cut short."""
        if not _CLOSE <= len(word) <= _LONGEST or word in lexicon.lists.vocabulary:
            return None
        if lexicon.knows(word):
            return self.close_slip(word)
        found = self.slip(word) or (self.slip(word[:-1]) if word[-1] == "s" else None)
        if found is not None:
            return found
        owners = self.sounds.get(sound(word))
        if owners is not None:
            return Match(owners, Why.ON_FILE_TYPO, Certainty.LIKELY)
        owners = self.short.get(word)
        return Match(owners, Why.ON_FILE_SHORT, Certainty.LIKELY) if owners is not None else None


class _Index:
    """Collects the spellings of names, one name after another."""

    def __init__(self, lists: NameLists) -> None:
        self._lists = lists
        self.exact: defaultdict[str, set[int]] = defaultdict(set)
        self.initials: defaultdict[str, set[int]] = defaultdict(set)
        self.single: set[str] = set()
        self.joined: set[str] = set()
        self.seams: set[str] = set()

    def add(self, text: str, owner: int) -> None:
        """Take in one name."""
        printed = cut(text).low
        words = _own_words(printed, self._lists)
        for written in _spellings(words, self._lists):
            self._put(written, owner)
            (self.single if len(written) == 1 else self.joined).add("".join(written))
        self._put(words, owner)
        if len(words) < len(printed):
            self._put(printed, owner)
        for letters in _initials(words, self._lists):
            self.initials[letters].add(owner)

    def _put(self, written: Sequence[str], owner: int) -> None:
        if written:
            self.exact["".join(written)].add(owner)
            self.seams.update("".join(written[:end]) for end in range(1, len(written)))


def build_matcher(known: Sequence[KnownName], lists: NameLists) -> Matcher:
    """Return the indexes over `known`; build it once for many texts of one case."""
    index = _Index(lists)
    bearers: dict[tuple[str, bool], int] = {}
    own: set[int] = set()
    others: set[int] = set()
    for place, name in enumerate(known):
        owner = bearers.setdefault((name.role, name.own), place) if name.role else place
        index.add(name.text, owner)
        (own if name.own else others).add(owner)
    exact = _frozen(index.exact)
    close = own | others if len(others) <= _FEW else own
    return Matcher(
        known=tuple(known),
        own=frozenset(own),
        close=frozenset(close),
        exact=exact,
        near=_near(index.single | index.joined),
        sounds=_sounds(index.single, exact),
        seams=frozenset(index.seams),
        torn=_torn(index.exact, close),
        short=_short(index.single, exact),
        initials=_frozen(index.initials),
        heads=frozenset(spelling[:1] for spelling in exact),
    )


def _frozen(found: Mapping[str, set[int]]) -> dict[str, Owners]:
    return {key: frozenset(owners) for key, owners in found.items()}


def _own_words(printed: Sequence[str], lists: NameLists) -> Sequence[str]:
    """Return the words of a name without a title or a kind of place before it."""
    first = 0
    while first < len(printed) - 1 and printed[first] in lists.before_names:
        first += 1
    return printed[first:]


def _is_particle(words: Sequence[str], at: int, lists: NameLists) -> bool:
    return at < len(words) - 1 and words[at] in (lists.phrase_particles if at else _LEADING)


def _spellings(words: Sequence[str], lists: NameLists) -> Iterator[tuple[str, ...]]:
    """Yield what alone stands for the name: its parts, and parts that are written together.

    Each comes in the pieces that it may be cut into.
    """
    before: list[str] = []
    for at, word in enumerate(words):
        if _is_particle(words, at, lists):
            before.append(word)
            continue
        if len(word) > 1 or len(words) == 1:
            yield (word,)
        if before:
            yield from _with_particles(before, word)
        if at + 1 < len(words) and not _is_particle(words, at + 1, lists):
            yield word, words[at + 1]
            if len(word) == 1:
                yield tuple(words[at : at + _WITH_NEXT])
        before = []


def _with_particles(before: list[str], word: str) -> Iterator[tuple[str, ...]]:
    """Yield a surname with all its particles, with the last alone, and with them abbreviated."""
    yield *before, word
    yield *(particle[0] for particle in before), word
    yield "v", "d", word
    for first in range(1, len(before)):
        yield *before[first:], word


def _initials(words: Sequence[str], lists: NameLists) -> Iterator[str]:
    """Yield the first letters of a name: each, all, the first few, the first and one other."""
    own = [word[0] for at, word in enumerate(words) if not _is_particle(words, at, lists)]
    yield from own
    if len(own) > 1:
        every = [word[0] for word in words]
        yield from ("".join(every[:end]) for end in range(2, len(every) + 1))
        yield from ("".join(own[:end]) for end in range(2, len(own) + 1))
        yield from (first + other for first in {own[0], words[0][0]} for other in own[1:])


def _near(parts: set[str]) -> dict[str, tuple[str, ...]]:
    near: dict[str, tuple[str, ...]] = {}
    for part in parts:
        if len(part) > _CLOSE:
            for key in shortened(part):
                near[key] = (*near.get(key, ()), part)
    return near


def _sounds(parts: set[str], exact: Mapping[str, Owners]) -> dict[str, Owners]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for part in parts:
        if len(part) >= _CLOSE:
            found[sound(part)] |= exact[part]
    return _frozen(found)


def _short(parts: set[str], exact: Mapping[str, Owners]) -> dict[str, Owners]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for part in parts:
        if len(part) >= _LONG:
            for size in range(_CLOSE, len(part) - 1):
                found[part[:size]] |= exact[part]
                found[part[-size:]] |= exact[part]
    return _frozen(found)


def _torn(exact: Mapping[str, set[int]], close: set[int]) -> frozenset[str]:
    """Return every beginning of a close one's name, for names that break at the line."""
    parts = [part for part, owners in exact.items() if not close.isdisjoint(owners)]
    return frozenset(part[:end] for part in parts for end in range(1, len(part)))
