"""Tells names in lower case by what stands around them; without capitals little else is left."""

from confidant_app.deidentify.context import PEOPLE_DO, particles_before
from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.ownnames import ARTICLES
from confidant_app.deidentify.scan import Scan
from confidant_app.domain.findings import Certainty

CIVIL = word_set(
    "mevrouw heer meneer mr dr drs dhr mw mevr ds ir ing prof huisarts advocaat wijkagent fam "
    "familie gezin"
)
"""Titles after which any word with a capital is a name."""

_ADDRESSED = word_set("mevrouw meneer mw mevr dhr mr fam")

SPEAKS = word_set(
    "zegt zei belt belde vertelt vertelde vindt vraagt vroeg mailt mailde schrijft schreef appt "
    "appte denkt wil wilde"
)
"""Verbs that only people do."""

_SHORTEST = 3
_GUESSED = 4
_NAMED = word_set("heet heette heete heten genaamd roepnaam noemen noem noemt")
_OF_A_SURNAME = frozenset(("der", "vd"))


def may_be_borne(scan: Scan, at: int, word: str) -> bool:
    """Return whether a Dutch word is worth a look in a text without capitals."""
    lists, before = scan.lists, scan.words.low[at - 1]
    listed = word in lists.surnames or word in lists.first_names
    led = before in lists.particles or before in _ADDRESSED
    return listed or led or (at > 0 and scan.words.initial(at - 1))


def lower_certainty(scan: Scan, at: int) -> Certainty | None:
    """Return how surely a word in lower case is a name; None when it is not."""
    lists, word = scan.lists, scan.words.low[at]
    if word in lists.names and len(word) >= _SHORTEST:
        if word in lists.first_names or word in lists.single_places:
            return Certainty.LIKELY
        return Certainty.MAYBE
    return Certainty.MAYBE if announced(scan, at) else None


def announced(scan: Scan, at: int) -> bool:
    """Return whether a title stands before a word that is not Dutch ("juf anita")."""
    words = scan.words
    if not words.low[at].isalpha() or (at and words.gaps[at - 1] == "-"):
        return False
    lists, word, first = scan.lists, words.low[at], particles_before(scan, at)
    before = words.low[first - 1] if first and words.gaps[first - 1][0] in " .\n" else ""
    if not scan.cased:
        return _guessed(scan, at, first, before)
    dotted = first < at and first > 0 and words.initial(first - 1)
    close = words.gaps[at - 1] in (" ", ". ", ".", " '")
    titled = before in lists.titles or before in CIVIL or dotted
    return close and titled and not scan.lexicon.knows(word)


def _guessed(scan: Scan, at: int, first: int, before: str) -> bool:
    """Return whether a word in a text without capitals is a name, by the word before it."""
    words, lists, word = scan.words, scan.lists, scan.words.low[at]
    if not scan.lexicon.knows(word):
        led = before in lists.before_names or before in _NAMED
        return led or len(word) >= _GUESSED or (word in lists.first_names and _acts(scan, at))
    if word in lists.weak or word in PEOPLE_DO or word in lists.before_names:
        return False
    surname = words.low[at - 1] in _OF_A_SURNAME
    if first < at and (surname or before in _NAMED or before in lists.kin):
        return surname or bearable(scan, word)
    if first and words.initial(first - 1):
        led = first > 1 and words.low[first - 2] in lists.before_names
        return led or bearable(scan, word)
    if before in CIVIL or (first < at and before in lists.professions):
        addressed = before in _ADDRESSED and words.gaps[at - 1] == " "
        return (first < at and before in CIVIL) or addressed or bearable(scan, word)
    return word in lists.first_names and words.low[at - 1] not in ARTICLES


def _acts(scan: Scan, at: int) -> bool:
    """Return whether the word does what only people do, or has an age in brackets."""
    words = scan.words
    following = words.low[at + 1] if at + 1 < len(words) else ""
    return (words.gaps[at] == " " and following in SPEAKS) or (
        words.gaps[at] == " (" and following.isdigit()
    )


def bearable(scan: Scan, word: str) -> bool:
    """Return whether a Dutch word may be meant as a surname: on the list, and not everyday."""
    lists = scan.lists
    everyday = word in PEOPLE_DO or word in lists.weak or word in lists.before_names
    return word in lists.surnames and not everyday
