"""Prepares the names on file, so that one look at a word tells whose name it may be."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from confidant_app.deidentify.lists import Lexicon, NameLists, word_set
from confidant_app.deidentify.spelling import one_slip, shortened, sound, stems
from confidant_app.deidentify.words import cut
from confidant_app.domain.findings import Certainty, KnownName, Why

_LEADING = word_set("van de den der 't het ten ter te von el al op in la le da di dos")
_CLOSE = 4
_LONG = 6
_LONGEST = 40
_PRINTED = re.compile(r"[\s\-'.]*")

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

    `near` and `sounds` lead from a key to the parts that share it; `heads` holds every beginning
    of a part, for names written in pieces; `short` the beginnings and ends long enough to be a
    pet name; `initials` the first letters of each name.
    """

    known: tuple[KnownName, ...]
    exact: Mapping[str, Owners]
    near: Mapping[str, frozenset[str]]
    sounds: Mapping[str, Owners]
    heads: frozenset[str]
    short: Mapping[str, Owners]
    initials: Mapping[str, Owners]

    def match(self, word: str, lexicon: Lexicon) -> Match | None:
        """Return whose name the folded `word` may be, or None."""
        owners = self.exact.get(word)
        if owners is not None:
            return Match(owners, Why.ON_FILE, Certainty.SURE)
        for stem in stems(word):
            owners = self.exact.get(stem)
            if owners is not None:
                return Match(owners, Why.ON_FILE, Certainty.LIKELY)
        if not _CLOSE <= len(word) <= _LONGEST or word in lexicon.lists.vocabulary:
            return None
        found = self.slip(word) or (self.slip(word[:-1]) if word[-1] == "s" else None)
        if found is not None and lexicon.knows(word):
            return found._replace(certainty=Certainty.MAYBE)
        return found or (None if lexicon.knows(word) else self._resembling(word))

    def slip(self, word: str) -> Match | None:
        """Return whose name `word` is with one slip of the pen, or None."""
        parts = {p for key in shortened(word) for p in self.near.get(key, ()) if one_slip(p, word)}
        if not parts:
            return None
        owners = frozenset[int]().union(*(self.exact[part] for part in parts))
        return Match(owners, Why.ON_FILE_TYPO, Certainty.LIKELY)

    def _resembling(self, word: str) -> Match | None:
        owners = self.sounds.get(sound(word))
        if owners is not None:
            return Match(owners, Why.ON_FILE_TYPO, Certainty.LIKELY)
        owners = self.short.get(word)
        return Match(owners, Why.ON_FILE_SHORT, Certainty.LIKELY) if owners is not None else None


def build_matcher(known: Sequence[KnownName], lists: NameLists) -> Matcher:
    """Return the indexes over `known`; build it once for many texts of one case."""
    exact: defaultdict[str, set[int]] = defaultdict(set)
    initials: defaultdict[str, set[int]] = defaultdict(set)
    bearers: dict[tuple[str, bool], int] = {}
    for place, name in enumerate(known):
        owner = bearers.setdefault((name.role, name.own), place) if name.role else place
        parts = _own_words(name.text, lists)
        for spelling in filter(None, _spellings(name.text, parts, lists)):
            exact[spelling].add(owner)
        for letters in _initials(parts, lists):
            initials[letters].add(owner)
    near, sounds, short = _resemblances(exact)
    return Matcher(
        known=tuple(known),
        exact={part: frozenset(owners) for part, owners in exact.items()},
        near=near,
        sounds=sounds,
        heads=frozenset(part[:end] for part in exact for end in range(1, len(part))),
        short=short,
        initials={letters: frozenset(owners) for letters, owners in initials.items()},
    )


def _own_words(text: str, lists: NameLists) -> list[str]:
    """Return the words of a name without a title or a kind of place before it."""
    words = list(cut(text).low)
    before = lists.titles | lists.kin | lists.professions | lists.organisations | lists.school_kinds
    while len(words) > 1 and words[0] in before:
        del words[0]
    return words


def _is_particle(words: Sequence[str], at: int, lists: NameLists) -> bool:
    return at < len(words) - 1 and words[at] in (lists.phrase_particles if at else _LEADING)


def _spellings(text: str, words: list[str], lists: NameLists) -> Iterator[str]:
    """Yield every word that alone stands for the name: its parts, and parts written together."""
    glued = ""
    for at, word in enumerate(words):
        if _is_particle(words, at, lists):
            glued += word
            continue
        if len(word) > 1 or len(words) == 1:
            yield word
        if glued:
            yield glued + word
            yield "vd" + word
        if at + 1 < len(words) and not _is_particle(words, at + 1, lists):
            yield word + words[at + 1]
        glued = ""
    yield "".join(words)
    yield _PRINTED.sub("", cut(text).plain.low)


def _initials(words: list[str], lists: NameLists) -> Iterator[str]:
    """Yield the first letters of a name: each, all, those of given name and surname."""
    own = [word[0] for at, word in enumerate(words) if not _is_particle(words, at, lists)]
    yield from own
    if len(own) > 1:
        yield from ("".join(word[0] for word in words), "".join(own), own[0] + own[-1])


def _resemblances(
    exact: Mapping[str, set[int]],
) -> tuple[dict[str, frozenset[str]], dict[str, Owners], dict[str, Owners]]:
    near: defaultdict[str, set[str]] = defaultdict(set)
    sounds: defaultdict[str, set[int]] = defaultdict(set)
    short: defaultdict[str, set[int]] = defaultdict(set)
    for part, owners in exact.items():
        if len(part) > _CLOSE:
            for key in shortened(part):
                near[key].add(part)
        if len(part) >= _CLOSE:
            sounds[sound(part)] |= owners
        if len(part) >= _LONG:
            for size in range(_CLOSE, len(part) - 1):
                short[part[:size]] |= owners
                short[part[-size:]] |= owners
    return (
        {key: frozenset(parts) for key, parts in near.items()},
        {key: frozenset(owners) for key, owners in sounds.items()},
        {key: frozenset(owners) for key, owners in short.items()},
    )
