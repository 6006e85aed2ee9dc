"""Tells where the own name of a school or a small organisation starts and ends."""

from confidant_app.deidentify.context import PEOPLE_DO
from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.numerals import NUMBERS
from confidant_app.deidentify.scan import Scan

ARTICLES = frozenset(("de", "het", "t"))
GAPS = frozenset((" ", "-", " '", ' "', " & ", ' ("', " ("))
_INSIDE = frozenset((" ", "-", " & ", "'", " '"))
_BETWEEN = word_set("van der den de het en in ten ter aan t")
_DETERMINERS = word_set(
    "de het t een n deze die dat dit mijn zijn haar hun onze ons je jouw uw geen elke iedere welke "
    "andere zo n m z oude nieuwe eigen ene met per"
)
_NOUNS = word_set("punt hoek straat stad dorp plek werk huis buurt zorg dag week kant zaak")
PARTICLES = word_set("van ter ten der den el al la le")
_QUARTERS = word_set("noord oost zuid west midden centrum")
SIMPLE_ENDS = frozenset(("college", "lyceum", "gymnasium"))
_AND_SONS = word_set("zn zoon zonen dochter dochters co partners")
_YEAR_DIGITS = 2
_BESIDE = frozenset(("in", "aan"))
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
ENDING_KINDS = frozenset(
    ("kapsalon", "kinderopvang", "rijschool", "moskee", "kerk", "praktijkschool", "gemeente",
     "transport")
)  # fmt: skip


def _determined(scan: Scan, kind: int) -> bool:
    """Return whether an article or the like makes the kind a common noun ("bij de bakker")."""
    return kind > 0 and scan.words.low[kind - 1] in _DETERMINERS


def with_noun(scan: Scan, kind: int, name: int) -> int:
    """Return the last of an adjective or number and its noun: "de bonte kraai", "de drie eiken"."""
    words, noun = scan.words, name + 1
    if scan.cased or noun >= len(words) or words.gaps[name] != " ":
        return name
    article, word = name > kind + 1, words.low[name]
    adjective = word.endswith("e") or (article and (word.endswith("en") or word in NUMBERS))
    adjective = adjective and words.low[name - 1] not in PARTICLES
    return noun if adjective and not is_everyday(scan, words.low[noun]) else name


def starts_name(scan: Scan, kind: int, at: int) -> bool:
    """Return whether an own name starts at word `at`, after its kind and perhaps an article."""
    words = scan.words
    dotted = words.gaps[at - 1] == ". " and len(words.low[kind]) == 1
    if at >= len(words) or not (words.gaps[at - 1] in GAPS or dotted) or at in scan.public:
        return False
    word, article = words.low[at], at > kind + 1
    if scan.cased and words.capitals[at]:
        plated = words.gaps[at] == "-" and words.low[at + 1][0].isdigit()
        quarter = word in _QUARTERS and words.low[kind] not in scan.lists.generic_kinds
        return (word not in scan.lists.ordinary or quarter) and not plated
    counted = article and word in NUMBERS and word != "een"
    noun = article and word in _NOUNS and not _determined(scan, kind)
    if not word.isalpha() or len(word) == 1 or (is_everyday(scan, word) and not (counted or noun)):
        return False
    if article and word in scan.lists.school_names:
        return True
    if scan.cased:
        own = article and words.low[kind] in scan.lists.organisations
        return own and not (_determined(scan, kind) or scan.lexicon.knows(word))
    return _names_kind(scan, kind, at)


def _names_kind(scan: Scan, kind: int, at: int) -> bool:
    """Return whether a word in lower case names its kind: not Dutch, or the kind has no article."""
    words, lists, word = scan.words, scan.lists, scan.words.low[at]
    if word in lists.surnames or not scan.lexicon.knows(word):
        return True
    if words.low[at - 1] in PARTICLES:
        return word in lists.first_names or word in lists.single_places
    if _determined(scan, kind):
        return False
    return words.low[kind] not in lists.generic_kinds or at > kind + 1 or _led(scan, kind)


def _led(scan: Scan, kind: int) -> bool:
    """Return whether a preposition of place or work leads to the kind ("bij taxi dollard")."""
    return kind > 0 and scan.words.low[kind - 1] in ("bij", "van", "door", "vh", "bv", "naar")


def further_part(scan: Scan, at: int) -> int:
    """Return the word after the next part of an own name; `at` when the name ends before it."""
    words, part = scan.words, at
    while part < len(words) and words.low[part] in _BETWEEN and words.gaps[part - 1] in _INSIDE:
        part += 1
    if part >= len(words) or words.gaps[part - 1] not in _INSIDE or part in scan.public:
        return at
    word = words.low[part]
    if word in _AND_SONS and words.gaps[part - 1] == " & ":
        return part + 1
    if word.isdigit() and len(word) == _YEAR_DIGITS and words.gaps[part - 1] == " '":
        return part + 1
    if scan.cased:
        named = words.capitals[part] and word not in scan.lists.ordinary
        return part + 1 if named and not (part > at and words.low[at] == "in") else at
    unknown = not scan.lexicon.knows(word) or (part > at and word in scan.lists.surnames)
    if words.gaps[part - 1] == "-" or (part > at and words.low[part - 1] == "en"):
        return at if is_everyday(scan, word) or word in scan.lists.first_names else part + 1
    place = part > at and not _BESIDE.isdisjoint(words.low[at:part])
    return (
        part + 1 if unknown and word.isalpha() and not place and not is_everyday(scan, word) else at
    )


def is_everyday(scan: Scan, word: str) -> bool:
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


def before_kind(scan: Scan, at: int, kind: int) -> bool:
    """Return whether word `at` can be a part of an own name that ends in a kind."""
    words, lists, word = scan.words, scan.lists, scan.words.low[at]
    if at in scan.public or not word.isalpha():
        return False
    dotted = words.gaps[at] in (". ", ".") and (len(word) == 1 or word in lists.titles)
    if scan.cased:
        named = words.capitals[at] and not (words.opens(at) and scan.lexicon.knows(word))
        return dotted or (named and (words.capitals[kind] or words.low[kind] in ENDING_KINDS))
    borne = word in lists.surnames or word in lists.single_places or word in lists.first_names
    region = word in lists.ordinary and words.low[kind] in SIMPLE_ENDS
    named = borne or (words.low[kind] in SIMPLE_ENDS and words.low[at - 1] in ARTICLES)
    listed = region or (named and not is_everyday(scan, word)) or not scan.lexicon.knows(word)
    return dotted or (len(word) > 1 and listed)


def with_article(scan: Scan, first: int) -> int:
    """Return the word before `first` when that is an article, `first` otherwise."""
    return first - 1 if first and scan.words.low[first - 1] in ARTICLES else first
