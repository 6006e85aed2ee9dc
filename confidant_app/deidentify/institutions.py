"""Finds schools, clubs, shops and other small organisations by the words before their names."""

import re
from collections.abc import Iterator

from confidant_app.deidentify.context import PEOPLE_DO
from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

ARTICLES = frozenset(("de", "het", "t"))
_LONGEST = 4
_LONGER_THAN_END = 3
_AROUND = 7
_TOWARDS = word_set("op bij van naar uit in plein school")
_SCHOOL_LIFE = word_set(
    "juf meester klas school schoolplein leerkracht groep ib mentor plein rapport directeur "
    "basisschool docent leerling toets gepest klasgenoten klasgenoot klasgenootje leerplicht"
)
_GENERIC = frozenset(("school", "kerk", "gemeente", "bureau", "groep", "fabriek", "winkel"))
_DENOMINATIONS = word_set(
    "sociale openbare christelijke katholieke islamitische protestantse gereformeerde hervormde "
    "vrije rk pc dr mr prof ds burg burgemeester prins prinses koningin"
)
_HOUSES = ("hoeve", "hof", "stee", "heem", "huis", "borg", "oord", "state")
_AT = word_set("op in bij naar uit van")
_AT_A_SHOP = word_set("bij van vh op hebben naar heeft")
_FOLLOWING = word_set("in te en dus maar want niet wil punt wel ook die dat als om komma is was")
_IS_A = re.compile(
    r"(?:, | ?\(| das | dat is | is )een [a-z]{0,12}"
    r"(?:groep|boerderij|huis|hoeve|instelling|internaat|voorziening|opvang)(?![^\W_])"
)


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
        elif word.endswith(_HOUSES) or word in ARTICLES:
            yield from _house(scan, at)


def _named(scan: Scan, at: int, label: Label) -> Iterator[Mark]:
    """Yield "CBS De Ark", "slagerij Wieringa": the kind, an article and the own name."""
    words, after = scan.words, at + 1
    if after < len(words) and words.low[after] in ARTICLES and words.gaps[at] in (" ", " '"):
        after += 1
    name = after
    while after < min(len(words), name + _LONGEST) and _continues(scan, at, after, name):
        joined = after > name - 1 and words.gaps[after : after + 2] == [" ", " "]
        after += 1
        if joined and words.low[after] == "en" and _continues(scan, at, after + 1, name):
            after += 2
    if after == name and label is Label.ORG:
        after = _of_somebody(scan, at)
    first = _own_name_before(scan, at, label) if after == name else _denominated(scan, at)
    if after > name or first < at:
        after = after if after > name else at + 1
        yield scan.mark((first, after), label, Why.CUE, Certainty.LIKELY)


def _of_somebody(scan: Scan, at: int) -> int:
    """Return the word after "kwekerij van hartman"; the word after the kind when it is not so."""
    words = scan.words
    if words.low[at] in _GENERIC or words.gaps[at : at + 2] != [" ", " "]:
        return at + 1
    named = words.low[at + 1] == "van" and words.low[at + 2] in scan.lists.names
    return at + 3 if named else at + 1


def _denominated(scan: Scan, at: int) -> int:
    """Return the first word of "openbare basisschool De Zwerfkei"."""
    gap = scan.words.gaps[at - 1]
    denominated = at > 0 and gap in (" ", ". ") and scan.words.low[at - 1] in _DENOMINATIONS
    return at - 1 if denominated or (gap == "-" and at > 0) else at


def _own_name_before(scan: Scan, at: int, label: Label) -> int:
    """Return the first word of an own name that stands before its kind, as in "Terra College"."""
    words, first = scan.words, at
    if label is Label.SCHOOL and not words.capitals[at]:
        return at
    while first > max(0, at - _LONGEST) and words.capitals[first - 1]:
        dutch = words.opens(first - 1) and scan.lexicon.knows(words.low[first - 1])
        if dutch or words.gaps[first - 1] != " ":
            break
        first -= 1
    if label is Label.ORG:
        known = all(map(scan.lexicon.knows, words.low[first:at])) or words.low[at] in _GENERIC
        return at if known else first
    if first < at:
        first = _denominated(scan, first)
    return first - 1 if 0 < first < at and words.low[first - 1] in ARTICLES else first


def _house(scan: Scan, at: int) -> Iterator[Mark]:
    """Yield "op de fonteinhoeve", and "in de kapstok, een crisisgroep"."""
    words = scan.words
    name = at + 1 if words.low[at] in ARTICLES else at
    if name < 2 or words.low[name - 1] not in ARTICLES or words.low[name - 2] not in _AT:
        return
    if name >= len(words) or words.gaps[name - 1] != " " or name in scan.public:
        return
    after = name + 1
    if name > at:
        for after in range(name + 1, min(name + 3, len(words)) + 1):
            if _IS_A.match(words.plain.low, words.ends[after - 1]):
                yield scan.mark((name - 1, after), Label.ORG, Why.CUE, Certainty.LIKELY)
                return
    elif words.low[at] not in scan.lists.vocabulary and len(words.low[at]) > len("huis") + 2:
        yield scan.mark((name - 1, after), Label.ORG, Why.CUE, Certainty.MAYBE)


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
    specific = words.low[kind] not in _GENERIC
    if specific and _at_a_shop(scan, kind, at):
        return True
    specific = specific and not scan.cased
    borne = word in scan.lists.surnames or not scan.lexicon.knows(word)
    return specific and (name > kind + 1 or borne)


def _at_a_shop(scan: Scan, kind: int, at: int) -> bool:
    """Return whether any word after a kind must be its name: "bij bakkerij hummel in veendam"."""
    words, lists, word = scan.words, scan.lists, scan.words.low[at]
    if not kind or words.low[kind - 1] not in _AT_A_SHOP or (at == kind + 1 and scan.cased):
        return False
    if word in lists.weak or word in PEOPLE_DO or word in lists.before_names or word in _AT:
        return False
    return words.gaps[at] != " " or words.low[at + 1] in _FOLLOWING


def _usual_school(scan: Scan, at: int) -> Iterator[Mark]:
    """Yield "bij de wegwijzer" where school is spoken of: a name that many schools bear."""
    words = scan.words
    if not at or words.low[at - 1] not in ARTICLES:
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
