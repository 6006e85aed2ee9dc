"""All leaks: who is planted, where and how it is written; ten thousand in a fixed order."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tests.attack.leaks import drawn, streams, strings, syntax
from tests.attack.leaks.paper import blotter
from tests.attack.leaks.people import KINDS, Canary, Invented
from tests.attack.leaks.spellings import folded, spellings_of

SEED = 20261201
LEAST_BROKEN = 4


@dataclass(frozen=True)
class Place:
    """A place of one family; `put` plants words in it, or fails when it can not hold them."""

    family: str
    name: str
    put: Callable


@dataclass(frozen=True)
class Leak:
    """A canary, spelled in some way, in a place."""

    canary: Canary
    spelling: str
    place: Place
    words: str

    def __str__(self):
        return f"{self.place.family}: {self.place.name}: {self.canary.kind}, {self.spelling}"


def _string(put, coding, written, paper, words):
    put(paper, written(coding(words)))


def _name(put, written, paper, words):
    put(paper, written(words.encode()))


def _stream(made, coding, facts, filtered, paper, words):
    entries, content = made(coding(words))
    paper.note(paper.stream(filtered(content), entries + b" " + facts))


def _drawing(put, font, shown, paper, words):
    made, encode = drawn.FONTS[font]
    codes = encode(words)
    size = 2 if font in ("type 0 with a table", "unicode codes") else 1
    put(paper, paper.font(font.replace(" ", "").encode(), made), shown(codes, size))


def _syntax(put, coding, paper, words):
    put(paper, coding(words))


def _broken(put, paper, words):
    if not words.isalpha() or len(words) < LEAST_BROKEN:
        raise ValueError(words)
    put(paper, words[: len(words) // 2] + "-", words[len(words) // 2 :])


def _strings():
    for place, put in strings.PLACES.items():
        for coding, coded in strings.CODINGS.items():
            for way, written in strings.WRITTEN.items():
                name = f"{place}, {coding}, {way}"
                yield Place("string", name, partial(_string, put, coded, written))


def _names():
    for place, put in strings.NAMES.items():
        for way, written in strings.NAMED.items():
            yield Place("name", f"{place}, {way}", partial(_name, put, written))


def _streams():
    for place, made in streams.TEXTS.items():
        for coding, coded in streams.CODINGS.items():
            yield from _filtered(place, made, coding, coded)
    for place, (made, codings) in streams.SPECIAL.items():
        for coding in codings:
            yield from _filtered(place, made, coding, streams.CODINGS[coding])


def _filtered(place, made, coding, coded):
    for way, (facts, filtered) in streams.FILTERS.items():
        if place == "behind the compressed part" and way != "none":
            continue
        put = partial(_stream, made, coded, facts, filtered)
        yield Place("stream", f"{place}, {coding}, {way}", put)


def _drawings():
    for place, put in drawn.PLACES.items():
        for font in drawn.FONTS:
            for way, shown in drawn.SHOWN.items():
                yield Place("drawn", f"{place}, {font}, {way}", partial(_drawing, put, font, shown))


def _loose_ends():
    for place, put in syntax.PLACES.items():
        codings = ("utf-16", "utf-8") if place in syntax.MARKED else ("latin",)
        for coding in codings:
            coded = strings.CODINGS[coding] if coding != "latin" else streams.CODINGS["latin"]
            yield Place("syntax", f"{place}, {coding}", partial(_syntax, put, coded))
    for place, put in syntax.BROKEN.items():
        yield Place("broken", place, partial(_broken, put))


FAMILIES = {  # how many of ten thousand
    _strings: 3000,
    _names: 900,
    _streams: 2400,
    _drawings: 3000,
    _loose_ends: 700,
}


def leaks():
    """Return ten thousand leaks: all places in turn, each with the next kind and spelling."""
    made = []
    for family, wanted in FAMILIES.items():
        made += _planted(list(family()), wanted)
    random.Random(SEED).shuffle(made)  # noqa: S311  (no secret)
    return made


def _planted(places, wanted):
    chance = random.Random(SEED + wanted)  # noqa: S311  (no secret)
    town = Invented(SEED + wanted)
    kinds = list(KINDS)
    made, at = [], 0
    chance.shuffle(places)
    while len(made) < wanted:
        place, kind = places[at % len(places)], kinds[(at * 7 + at // len(places)) % len(kinds)]
        at += 1
        canary = town.canary(kind)
        ways = spellings_of(canary)
        spelling = chance.choice(list(ways))
        made += _fitting(Leak(canary, spelling, place, ways[spelling](canary.words)))
    return made


def _fitting(leak):
    """Return the leak, unless its place has no way to write such letters."""
    try:
        leak.place.put(blotter(), leak.words)
    except (UnicodeEncodeError, KeyError, ValueError):
        return []
    return [leak]


def confusable(one, other):
    """Return whether finding one of two could be taken for finding the other."""
    a, b = folded(one).casefold(), folded(other).casefold()
    return a in b or b in a


def batches(some, size):
    """Yield leaks together as many as fit one file, no two canaries of which look alike."""
    rest = list(some)[::-1]
    while rest:
        batch, passed = [], []
        while rest and len(batch) < size:
            leak = rest.pop()
            alike = any(confusable(leak.canary.words, other.canary.words) for other in batch)
            (passed if alike else batch).append(leak)
        yield batch
        rest += passed


def sample(some):
    """Return the leaks that have a place, spelling, kind or way to write that is not yet there."""
    seen, chosen = set(), []
    for leak in some:
        aspects = _aspects(leak)
        if not aspects <= seen:
            seen |= aspects
            chosen.append(leak)
    return chosen


def _aspects(leak):
    family, (place, *ways) = leak.place.family, leak.place.name.split(", ")
    return {
        (family, place),
        (family, *ways),
        (family, leak.spelling),
        (family, leak.canary.kind),
        (leak.canary.kind, leak.spelling),
    }
