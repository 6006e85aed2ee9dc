"""Finds schools, clubs, shops and other small organisations by the words before their names."""

from collections.abc import Iterator

from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

ARTICLES = frozenset(("de", "het", "t"))
_LONGEST = 4
_LONGER_THAN_END = 3
_AROUND = 7
_TOWARDS = word_set("op bij van naar uit in plein")
_SCHOOL_LIFE = word_set(
    "juf meester klas school schoolplein leerkracht groep ib mentor plein rapport directeur "
    "basisschool docent leerling toets gepest klasgenoten"
)
_GENERIC = frozenset(("school", "kerk", "gemeente", "bureau", "groep", "fabriek", "winkel"))


def institution_marks(scan: Scan) -> Iterator[Mark]:
    """Yield the names of schools and small organisations."""
    lists = scan.lists
    for at, word in enumerate(scan.words.low):
        if word in lists.school_kinds:
            yield from _named(scan, at, Label.SCHOOL)
        elif word in lists.organisations:
            yield from _named(scan, at, Label.ORG)
        elif word in lists.school_names:
            yield from _usual_school(scan, at)
        elif word.endswith(lists.school_ends):
            yield from _compound(scan, at)


def _named(scan: Scan, at: int, label: Label) -> Iterator[Mark]:
    """Yield "CBS De Ark", "slagerij Wieringa": the kind, an article and the own name."""
    words, after = scan.words, at + 1
    if after < len(words) and words.low[after] in ARTICLES and words.gaps[at] in (" ", " '"):
        after += 1
    name = after
    while after < min(len(words), name + _LONGEST) and _continues(scan, at, after, name):
        after += 1
    first = _own_name_before(scan, at) if label is Label.SCHOOL and after == name else at
    if after > name or first < at:
        after = after if after > name else at + 1
        yield scan.mark((first, after), label, Why.CUE, Certainty.LIKELY)


def _own_name_before(scan: Scan, at: int) -> int:
    """Return the first word of an own name that stands before its kind, as in "Terra College"."""
    words, first = scan.words, at
    while first > max(0, at - _LONGEST) and words.capitals[at] and words.capitals[first - 1]:
        dutch = words.opens(first - 1) and scan.lexicon.knows(words.low[first - 1])
        if dutch or words.gaps[first - 1] != " ":
            break
        first -= 1
    return first - 1 if 0 < first < at and words.low[first - 1] in ARTICLES else first


def _continues(scan: Scan, kind: int, at: int, name: int) -> bool:
    """Return whether word `at` belongs to the own name after the kind."""
    words, word = scan.words, scan.words.low[at]
    if words.gaps[at - 1] not in (" ", "-", " '") or at in scan.public:
        return False
    if words.capitals[at] and not words.shouted(at) and word not in scan.lists.ordinary:
        return True
    if at > name or not word.isalpha():
        return False
    if word in scan.lists.school_names and name > kind + 1:
        return words.low[kind] in scan.lists.school_kinds
    specific = words.low[kind] not in _GENERIC and not scan.cased
    borne = word in scan.lists.surnames or not scan.lexicon.knows(word)
    return specific and (name > kind + 1 or borne)


def _usual_school(scan: Scan, at: int) -> Iterator[Mark]:
    """Yield "bij de wegwijzer" where school is spoken of: a name that many schools bear."""
    words = scan.words
    if not at or words.low[at - 1] not in ARTICLES or words.low[at - 2] in scan.lists.school_kinds:
        return
    inside = words.capitals[at] and scan.cased
    spoken = at > 1 and words.low[at - 2] in _TOWARDS
    if (inside or spoken) and scan.near(at - _AROUND, at + _AROUND, _SCHOOL_LIFE):
        yield scan.mark((at - 1, at + 1), Label.SCHOOL, Why.NAME_LIST, Certainty.MAYBE)


def _compound(scan: Scan, at: int) -> Iterator[Mark]:
    """Yield "het Hunzelyceum": an own name and a kind of school in one word."""
    words, word = scan.words, scan.words.low[at]
    end = next(end for end in scan.lists.school_ends if word.endswith(end))
    if len(word) < len(end) + _LONGER_THAN_END:
        return
    plain = scan.lexicon.knows(word)
    if not plain or (words.capitals[at] and not words.opens(at)):
        first = at - 1 if at and words.low[at - 1] in ARTICLES else at
        after = at + 1
        yield scan.mark((first, after), Label.SCHOOL, Why.CUE, Certainty.LIKELY)
