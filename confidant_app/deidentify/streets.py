"""Finds streets, with or without a house number."""

import re
from collections.abc import Iterator

from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.numerals import HOUSE_NUMERALS
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

STREET_ENDS = (
    "straat", "straatje", "str", "laan", "weg", "plein", "kade", "dijk", "singel", "gracht",
    "steeg", "dreef", "plantsoen",
)  # fmt: skip
_WITH_NUMBER = (*STREET_ENDS, "wal", "pad", "hof", "ring", "markt", "park", "erf", "kamp", "brink",
                "horst", "veld", "akker", "stee", "diep", "haven", "baan", "sluis", "brug",
                "vaart", "wijk", "wold", "holt", "wegje")  # fmt: skip
_ROADS = word_set(
    "weg omweg onderweg terugweg heenweg snelweg rondweg uitweg fietsweg straat markt park "
    "ring hof winkelstraat"
)
_HONOURED = word_set("burgemeester dominee dr ds prof pastoor koningin prins prinses wethouder")
NUMBER = re.compile(
    r",? (?:[nozw]z )?(?:nr\.? |nummer |no\.? )?"
    r"(\d{1,4}(?:[ \-]?[a-z](?![^\W_]))?(?:[\-/]\d{1,3})?)"
    r"(?![\d%]|[.:,/]\d|"
    r" ?(?:uur|jaar|keer|euro|km|kilometer|min|weken|dagen|maanden|maal|x)(?![^\W_]))"
)
_BEFORE = re.compile(r"(\d{1,4}[a-z]?) (?:in|op|aan|van) (?:de|het|'t) $")
_SIDES = frozenset(("nz", "oz", "zz", "wz"))
_KINDS_OF_ROAD = word_set("grote kleine oude nieuwe lange korte gedempte hoge lage")
_LIVING = word_set("adres woon woont wonen woonde woonadres")
_REACH = 24
_GOES_LEFT = 4


def _street(scan: Scan, at: int) -> Mark | None:
    """Return the mark of the street whose last word is word `at`, or None."""
    words, word = scan.words, scan.words.low[at]
    number = NUMBER.match(words.plain.low, words.ends[at])
    end = number.end() if number else _spoken_number(scan, at)
    if end and _may_have_number(scan, at):
        return Mark(_start(scan, at), end, Label.STREET, Why.PATTERN, Certainty.LIKELY)
    if word.endswith(STREET_ENDS) and _named(scan, at):
        return Mark(_start(scan, at), words.ends[at], Label.STREET, Why.CAPITAL, Certainty.LIKELY)
    return None


def _spoken_number(scan: Scan, at: int) -> int:
    """Return where a house number in words after word `at` ends; 0 without one."""
    words = scan.words
    spoken = words.gaps[at] == " " and words.low[at + 1] in HOUSE_NUMERALS
    return words.ends[at + 1] if spoken else 0


def _may_have_number(scan: Scan, at: int) -> bool:
    """Return whether the word is a street's own name, not a word such as "onderweg"."""
    words, word = scan.words, scan.words.low[at]
    if at and words.low[at - 1] in _KINDS_OF_ROAD and words.gaps[at - 1] == " ":
        return True
    if word in _ROADS:
        return at > 0 and words.capitals[at] and words.capitals[at - 1]
    if words.capitals[at] or (word.endswith(STREET_ENDS) and word not in STREET_ENDS):
        return True
    if word not in _WITH_NUMBER:
        return scan.near(at - 4, at, _LIVING) or (not scan.cased and word not in scan.lists.proper)
    return words.gaps[at] == " " and words.low[at + 1] in _SIDES


def _named(scan: Scan, at: int) -> bool:
    """Return whether a capital, or being no Dutch word, makes this a street without a number."""
    words, lists, word = scan.words, scan.lists, scan.words.low[at]
    before = words.low[at - 1] if at else ""
    if word in STREET_ENDS or word in lists.single_places or word in lists.surnames:
        return False
    if before in lists.titles or (before in lists.first_names and before not in lists.vocabulary):
        return False
    if not words.capitals[at]:
        own = word in lists.proper and not scan.lexicon.knows(word)
        there = before == "de" and at > 1 and words.low[at - 2] in ("aan", "op")
        return own or (there and not scan.cased and word not in lists.vocabulary)
    return not words.opens(at) or not scan.lexicon.knows(word)


def _start(scan: Scan, at: int) -> int:
    """Return where the street starts: more capitals before it, or "43 in de"."""
    words = scan.words
    first = at
    while first and at - first < _GOES_LEFT and words.gaps[first - 1] in (" ", "-", ". "):
        before = words.low[first - 1]
        named = before not in scan.lists.ordinary or before in _HONOURED
        capital = (words.capitals[first - 1] and named) or before in _KINDS_OF_ROAD
        if not (capital or (before in scan.lists.particles and _capital_further(scan, first - 1))):
            break
        first -= 1
    start = words.starts[first]
    found = _BEFORE.search(words.plain.low[max(0, start - _REACH) : start])
    return start - len(found[0]) if found else start


def _capital_further(scan: Scan, at: int) -> bool:
    """Return whether a name goes on before the particle at `at` ("Burg. van Royenstraat")."""
    words = scan.words
    if words.low[at] in ("in", "op", "aan", "bij", "uit", "over", "onder", "tot", "voor", "van"):
        return words.low[at] == "van" and at > 0 and words.capitals[at - 1]
    return at > 0 and (words.low[at - 1] in ("van", "von") or _own_name(scan, at - 1))


def _own_name(scan: Scan, at: int) -> bool:
    words = scan.words
    return words.capitals[at] and not scan.lexicon.knows(words.low[at])


def street_marks(scan: Scan) -> Iterator[Mark]:
    """Yield every street of the text."""
    for at, word in enumerate(scan.words.low):
        if word.endswith(_WITH_NUMBER) and at not in scan.public:
            found = _street(scan, at)
            if found is not None:
                yield found
