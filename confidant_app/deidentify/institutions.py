"""Finds schools, clubs, shops and other small organisations by the words before their names."""

import re
from collections.abc import Iterator

from confidant_app.deidentify.context import PEOPLE_DO
from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.numerals import NUMBERS
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

ARTICLES = frozenset(("de", "het", "t"))
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
_GAPS = frozenset((" ", "-", " '", ' "', " & ", ' ("', " ("))
_INSIDE = frozenset((" ", "-", " & ", "'", " '"))
_LEFT_GAPS = frozenset((" ", ". ", "-", "."))
_BETWEEN = word_set("van der den de het en in ten ter aan t")
_BESIDE = frozenset(("in", "aan"))
_CLUBS = frozenset(("vv", "sv", "fc", "sc", "kv", "hc", "tc", "zv"))
_LETTERS = frozenset("vsfkhtz")
_DETERMINERS = word_set(
    "de het t een n deze die dat dit mijn zijn haar hun onze ons je jouw uw geen elke iedere welke "
    "andere zo n m z oude nieuwe eigen ene met per"
)
_BEFORE_KIND = word_set(
    "openbare christelijke katholieke protestantse protestants gereformeerde islamitische vrije "
    "brede sociale integraal speciale rooms bijzondere"
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
_NOUNS = word_set("punt hoek straat stad dorp plek werk huis buurt zorg dag week kant zaak")
_PARTICLES = word_set("van ter ten der den el al la le")
_SIMPLE_END = frozenset(("college", "lyceum", "gymnasium"))
_STOPS = word_set(
    "daarna vandaag morgen gisteren vanmorgen vanmiddag verder terug omdat terwijl hoewel doordat "
    "sindsdien helemaal gewoon dicht open kapot vlakbij buiten binnen straks later eerst eerder "
    "nieuwe nieuw oude kleine grote andere ander beste eigen eerste tweede derde hele halve elke "
    "iedere volgende vorige laatste zelfde bepaalde juiste verkeerde deze zelf samen gehad "
    "gegaan geweest gezegd gebeld gemeld zitten staan komen gaan blijven brengen halen werken "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag dag dagen week weken maand uur "
    "jaar "
    "keer kant buurt hoek straat stad dorp situatie zaak zorg hulp plek tijd mensen vraag reden "
    "punt komma alinea haakje regel vertelt verteld betaald gesloten geld werk huis"
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
        first = _with_article(scan, at)
        yield scan.mark((first, at + 1), Label.SCHOOL, Why.NAME_LIST, Certainty.LIKELY)
    if role == "tail" or scan.words.low[at] in _BOTH:
        yield from _ended(scan, at, Label.ORG)


def _named(scan: Scan, first: int, kind: int, label: Label) -> Iterator[Mark]:
    """Yield "CBS De Ark", "slagerij Wieringa": the kind, an article and the own name."""
    words, after = scan.words, kind + 1
    if after < len(words) and words.low[after] in ARTICLES and words.gaps[kind] in _GAPS:
        after += 1
    while (
        after < len(words) - 1 and words.low[after] in _PARTICLES and words.gaps[after - 1] == " "
    ):
        after += 1
    name = after
    if not _starts_name(scan, kind, name):
        return
    after = _adjective(scan, kind, name) + 1
    while first and words.gaps[first - 1] in (" ", "-") and _belongs(scan, first - 1):
        first -= 1
    first = _with_article(scan, first) if words.low[name - 1] in _PARTICLES else first
    while after < min(len(words), name + _LONGEST):
        further = _further(scan, after)
        if further == after:
            break
        after = further
    yield scan.mark((first, after), label, Why.CUE, Certainty.LIKELY)


def _belongs(scan: Scan, at: int) -> bool:
    """Return whether word `at` is a part of the kind after it: "openbare", "skutsje-club"."""
    return scan.words.low[at] in _BEFORE_KIND or scan.words.gaps[at] == "-"


def _determined(scan: Scan, kind: int) -> bool:
    """Return whether an article or the like makes the kind a common noun ("bij de bakker")."""
    return kind > 0 and scan.words.low[kind - 1] in _DETERMINERS


def _adjective(scan: Scan, kind: int, name: int) -> int:
    """Return the last of an adjective or number and its noun: "de bonte kraai", "de drie eiken"."""
    words, noun = scan.words, name + 1
    if scan.cased or noun >= len(words) or words.gaps[name] != " ":
        return name
    article, word = name > kind + 1, words.low[name]
    adjective = word.endswith("e") or (article and (word.endswith("en") or word in NUMBERS))
    adjective = adjective and words.low[name - 1] not in _PARTICLES
    return noun if adjective and not _everyday(scan, words.low[noun]) else name


def _starts_name(scan: Scan, kind: int, at: int) -> bool:
    """Return whether an own name starts at word `at`, after its kind and perhaps an article."""
    words = scan.words
    dotted = words.gaps[at - 1] == ". " and len(words.low[kind]) == 1
    if at >= len(words) or not (words.gaps[at - 1] in _GAPS or dotted) or at in scan.public:
        return False
    word, article = words.low[at], at > kind + 1
    if scan.cased and words.capitals[at]:
        plated = words.gaps[at] == "-" and words.low[at + 1][0].isdigit()
        return word not in scan.lists.ordinary and not plated
    counted = article and word in NUMBERS and word != "een"
    noun = article and word in _NOUNS and not _determined(scan, kind)
    if not word.isalpha() or len(word) == 1 or (_everyday(scan, word) and not (counted or noun)):
        return False
    if article and word in scan.lists.school_names:
        return True
    if scan.cased:
        return False
    return _names_kind(scan, kind, at)


def _names_kind(scan: Scan, kind: int, at: int) -> bool:
    """Return whether a word in lower case names its kind: not Dutch, or the kind has no article."""
    words, lists, word = scan.words, scan.lists, scan.words.low[at]
    if word in lists.surnames or not scan.lexicon.knows(word):
        return True
    if words.low[at - 1] in _PARTICLES:
        return word in lists.first_names or word in lists.single_places
    if _determined(scan, kind):
        return False
    return words.low[kind] not in lists.generic_kinds or at > kind + 1 or _led(scan, kind)


def _led(scan: Scan, kind: int) -> bool:
    """Return whether a preposition of place or work leads to the kind ("bij taxi dollard")."""
    return kind > 0 and scan.words.low[kind - 1] in ("bij", "van", "door", "vh", "bv", "naar")


def _further(scan: Scan, at: int) -> int:
    """Return the word after the next part of an own name; `at` when the name ends before it."""
    words, part = scan.words, at
    while part < len(words) and words.low[part] in _BETWEEN and words.gaps[part - 1] in _INSIDE:
        part += 1
    if part >= len(words) or words.gaps[part - 1] not in _INSIDE or part in scan.public:
        return at
    word = words.low[part]
    if scan.cased:
        named = words.capitals[part] and word not in scan.lists.ordinary
        return part + 1 if named and not (part > at and words.low[at] == "in") else at
    unknown = not scan.lexicon.knows(word) or (part > at and word in scan.lists.surnames)
    if words.gaps[part - 1] == "-" or (part > at and words.low[part - 1] == "en"):
        return at if _everyday(scan, word) or word in scan.lists.first_names else part + 1
    place = part > at and not _BESIDE.isdisjoint(words.low[at:part])
    return (
        part + 1 if unknown and word.isalpha() and not place and not _everyday(scan, word) else at
    )


def _everyday(scan: Scan, word: str) -> bool:
    """Return whether a word in lower case says something about a kind, and does not name it."""
    lists = scan.lists
    if word.startswith("ge") and word.endswith(("d", "t", "en")):
        return True
    return (
        word in _STOPS
        or word in lists.weak
        or word in PEOPLE_DO
        or word in lists.kin
        or word in lists.ordinary
        or word in lists.professions
        or word in NUMBERS
        or (word in lists.institutions and word not in lists.school_names)
    )  # fmt: skip


def _ended(scan: Scan, at: int, label: Label) -> Iterator[Mark]:
    """Yield an own name that stands before its kind, as in "dr. Eelman College", "drent bouw"."""
    words, first = scan.words, at
    while first > max(0, at - _LONGEST) and words.gaps[first - 1] in _LEFT_GAPS:
        if not _before_kind(scan, first - 1, at):
            break
        first -= 1
    if first < at:
        yield scan.mark((_with_article(scan, first), at + 1), label, Why.CUE, Certainty.LIKELY)


def _before_kind(scan: Scan, at: int, kind: int) -> bool:
    """Return whether word `at` can be a part of an own name that ends in a kind."""
    words, lists, word = scan.words, scan.lists, scan.words.low[at]
    if at in scan.public or not word.isalpha():
        return False
    dotted = words.gaps[at] in (". ", ".") and (len(word) == 1 or word in lists.titles)
    if scan.cased:
        named = words.capitals[at] and not (words.opens(at) and scan.lexicon.knows(word))
        return dotted or (named and (words.capitals[kind] or words.low[kind] in _BOTH))
    borne = word in lists.surnames or word in lists.single_places or word in lists.first_names
    region = word in lists.ordinary and words.low[kind] in _SIMPLE_END
    named = borne or (words.low[kind] in _SIMPLE_END and words.low[at - 1] in ARTICLES)
    listed = region or (named and not _everyday(scan, word)) or not scan.lexicon.knows(word)
    return dotted or (len(word) > 1 and listed)


def _with_article(scan: Scan, first: int) -> int:
    """Return the word before `first` when that is an article, `first` otherwise."""
    return first - 1 if first and scan.words.low[first - 1] in ARTICLES else first


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
    own_end = end in _OWN_ENDS or end in _SIMPLE_END
    spoken = not scan.cased and own_end and words.low[at - 1] in ARTICLES
    if inside or (school and not plain) or (spoken and word not in lists.vocabulary):
        label = Label.SCHOOL if school else Label.ORG
        yield scan.mark((_with_article(scan, at), at + 1), label, Why.CUE, Certainty.LIKELY)
    elif school:
        yield from _named(scan, at, at, Label.SCHOOL)


def _apposed(scan: Scan, at: int) -> Iterator[Mark]:
    """Yield "de ruyterhof" of "op de ruyterhof, een groep in": a name that its kind explains."""
    start = scan.words.starts[at]
    floor = max(0, start - _REACH)
    found = None if scan.cased else _APPOSED.search(scan.words.plain.low, floor, start)
    if found is not None and not any(_everyday(scan, word) for word in found[2].split()):
        yield Mark(*found.span(1), Label.ORG, Why.CUE, Certainty.LIKELY)


_BOTH = frozenset(("kapsalon", "kinderopvang", "rijschool", "moskee", "kerk", "praktijkschool"))
_OWN_ENDS = frozenset(("huis", "kerk", "hoeve", "heem", "honk", "heerd", "hof", "stee"))


def _spelled_club(scan: Scan, at: int) -> Iterator[Mark]:
    """Yield "v v de vooruitgang", "F.C. Meeden": the letters of a club said or dotted apart."""
    low, words = scan.words.low, scan.words
    if at + 1 < len(low) and low[at] + low[at + 1] in _CLUBS and words.gaps[at] in (" ", ".", ". "):
        yield from _named(scan, at, at + 1, Label.ORG)
