"""Finds schools, clubs, shops and other small organisations by the words before their names."""

import re
from collections.abc import Iterator

from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.ownnames import (
    ARTICLES,
    ENDING_KINDS,
    GAPS,
    PARTICLES,
    SIMPLE_ENDS,
    before_kind,
    further_part,
    is_everyday,
    starts_name,
    with_article,
    with_noun,
)
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

_LONGEST = 5
_LONGER_THAN_END = 3
_AROUND = 7
_TOWARDS = word_set("op bij van naar uit in plein")
_SCHOOL_LIFE = word_set(
    "juf meester klas school schoolplein leerkracht groep ib mentor plein rapport directeur "
    "basisschool docent leerling toets gepest klasgenoten conrector rector les lessen leraar"
)
_SCHOOL_NAMES_END = frozenset(
    ("college", "lyceum", "gymnasium", "school", "atheneum", "praktijkschool", "basisschool")
)
_LEFT_GAPS = frozenset((" ", ". ", "-", "."))
_CLUBS = frozenset(("vv", "sv", "fc", "sc", "kv", "hc", "tc", "zv"))
_LETTERS = frozenset("vsfkhtz")
_BEFORE_KIND = word_set(
    "openbare christelijke katholieke protestantse protestants gereformeerde islamitische vrije "
    "brede sociale integraal speciale rooms bijzondere medisch medische orthopedagogisch"
)
_APPOSED = re.compile(
    r"(?:(?:^|[^\w'])((?:de|het|'?t) ([a-z]{3,25}(?: [a-z]{3,25})??)))"
    r"(?:, | \(| ?- | )(?:dat is |das |dat was |is |zijnde )?een $"
)
_REACH = 70
_INSTITUTES = word_set(
    "groep crisisgroep leefgroep woongroep gezinshuis zorgboerderij logeerhuis restaurant eetcafe "
    "cafe winkel school basisschool club kerk camping opvang instelling snackbar bakkerij kapsalon "
    "speelotheek peuterspeelzaal behandelgroep"
)


def institution_marks(scan: Scan) -> Iterator[Mark]:
    """Yield the names of schools and small organisations."""
    lists, ends = scan.lists, scan.lists.institution_ends
    role_of, low = lists.institutions.get, scan.words.low
    for at, word in enumerate(low):
        if word in _INSTITUTES and at and low[at - 1] == "een":
            yield from _apposed(scan, at)
        role = role_of(word)
        if role is not None:
            yield from _by_role(scan, at, role)
        elif word.endswith(ends):
            yield from _compound(scan, at)
        elif word in _LETTERS:
            yield from _spelled_club(scan, at)


def _by_role(scan: Scan, at: int, role: str) -> Iterator[Mark]:
    """Yield what a word of the lists leads to: it is a kind, a usual name, or a name's end."""
    if role == "school":
        yield from _named(scan, at, at, Label.SCHOOL)
        if scan.words.low[at] in _SCHOOL_NAMES_END:
            yield from _ended(scan, at, Label.SCHOOL)
    elif role == "organisation":
        yield from _named(scan, at, at, Label.ORG)
    elif role == "usual":
        yield from _usual_school(scan, at)
    elif role == "own":
        first = with_article(scan, at)
        yield scan.mark((first, at + 1), Label.SCHOOL, Why.NAME_LIST, Certainty.LIKELY)
    if role == "tail" or scan.words.low[at] in ENDING_KINDS:
        yield from _ended(scan, at, Label.ORG)


def _named(scan: Scan, first: int, kind: int, label: Label) -> Iterator[Mark]:
    """Yield "CBS De Ark", "slagerij Wieringa": the kind, an article and the own name."""
    words, after = scan.words, kind + 1
    if after < len(words) and words.low[after] in ARTICLES and _leads(scan, kind):
        after += 1
    while after < len(words) - 1 and words.low[after] in PARTICLES and words.gaps[after - 1] == " ":
        after += 1
    name = after
    if not starts_name(scan, kind, name):
        return
    after = with_noun(scan, kind, name) + 1
    while kind - first < _LONGEST and _belongs(scan, first - 1):
        first -= 1
    first = with_article(scan, first) if words.low[name - 1] in PARTICLES else first
    while after < min(len(words), name + _LONGEST):
        further = further_part(scan, after)
        if further == after:
            break
        after = further
    yield scan.mark((first, after), label, Why.CUE, Certainty.LIKELY)


def _leads(scan: Scan, kind: int) -> bool:
    """Return whether the name may follow the kind: next to it, or after the dot of "v.v."."""
    gap = scan.words.gaps[kind]
    return gap in GAPS or (gap == ". " and len(scan.words.low[kind]) == 1)


def _belongs(scan: Scan, at: int) -> bool:
    """Return whether word `at` is a part of the kind after it: "openbare", "skutsje-club"."""
    if at < 0:
        return False
    joined, gap = scan.words.low[at] in _BEFORE_KIND, scan.words.gaps[at]
    return gap == "-" or (joined and gap == " ")


def _ended(scan: Scan, at: int, label: Label) -> Iterator[Mark]:
    """Yield an own name that stands before its kind, as in "dr. Eelman College", "drent bouw"."""
    words, first = scan.words, at
    while first > max(0, at - _LONGEST) and words.gaps[first - 1] in _LEFT_GAPS:
        if not before_kind(scan, first - 1, at):
            break
        first -= 1
    if first < at:
        yield scan.mark((with_article(scan, first), at + 1), label, Why.CUE, Certainty.LIKELY)


def _usual_school(scan: Scan, at: int) -> Iterator[Mark]:
    """Yield "bij de wegwijzer" where school is spoken of: a name that many schools bear."""
    words = scan.words
    if not at or words.low[at - 1] not in ARTICLES or words.low[at - 2] in scan.lists.school_kinds:
        return
    inside = words.capitals[at] and scan.cased
    classed = at > 2 and words.low[at - 2].isdigit() and words.low[at - 3] == "groep"
    spoken = classed or (at > 1 and words.low[at - 2] in _TOWARDS)
    if (inside or spoken) and scan.near(at - _AROUND, at + _AROUND, _SCHOOL_LIFE):
        yield scan.mark((at - 1, at + 1), Label.SCHOOL, Why.NAME_LIST, Certainty.MAYBE)


def _compound(scan: Scan, at: int) -> Iterator[Mark]:
    """Yield "het Hunzelyceum", "fietsenwinkel Bos": a kind of institution closes the word."""
    lists, words, word = scan.lists, scan.words, scan.words.low[at]
    end = next(end for end in lists.institution_ends if word.endswith(end))
    if len(word) < len(end) + _LONGER_THAN_END or word in lists.houses:
        return
    school = word.endswith(lists.school_ends)
    if not school and end not in _OWN_ENDS:
        yield from _named(scan, at, at, Label.ORG)
    plain = scan.lexicon.knows(word)
    inside = words.capitals[at] and not words.opens(at) and scan.cased
    own_end = end in _OWN_ENDS or end in SIMPLE_ENDS
    spoken = not scan.cased and own_end and words.low[at - 1] in ARTICLES
    if inside or (school and not plain) or (spoken and word not in lists.vocabulary):
        label = Label.SCHOOL if school else Label.ORG
        yield scan.mark((with_article(scan, at), at + 1), label, Why.CUE, Certainty.LIKELY)
    elif school:
        yield from _named(scan, at, at, Label.SCHOOL)


def _apposed(scan: Scan, at: int) -> Iterator[Mark]:
    """Yield "de ruyterhof" of "op de ruyterhof, een groep in": a name that its kind explains."""
    start = scan.words.starts[at]
    floor = max(0, start - _REACH)
    found = None if scan.cased else _APPOSED.search(scan.words.plain.low, floor, start)
    if found is not None and not any(is_everyday(scan, word) for word in found[2].split()):
        yield Mark(*found.span(1), Label.ORG, Why.CUE, Certainty.LIKELY)


_OWN_ENDS = frozenset(("huis", "kerk", "hoeve", "heem", "honk", "heerd", "hof", "stee"))


def _spelled_club(scan: Scan, at: int) -> Iterator[Mark]:
    """Yield "v v de vooruitgang", "F.C. Meeden": the letters of a club said or dotted apart."""
    low, words = scan.words.low, scan.words
    if at + 1 < len(low) and low[at] + low[at + 1] in _CLUBS and words.gaps[at] in (" ", ".", ". "):
        yield from _named(scan, at, at + 1, Label.ORG)
