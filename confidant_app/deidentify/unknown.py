"""Finds names of people, places and organisations that are not on file, by lists and context."""

from collections.abc import Iterator

from confidant_app.deidentify.context import (
    PEOPLE_DO,
    initials_after,
    initials_before,
    label_beside,
    particles_before,
)
from confidant_app.deidentify.lists import place_at, word_set
from confidant_app.deidentify.lowercase import (
    CIVIL,
    SPEAKS,
    announced,
    bearable,
    lower_certainty,
    may_be_borne,
)
from confidant_app.deidentify.ownnames import ARTICLES
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.deidentify.streets import NUMBER, STREET_ENDS
from confidant_app.domain.findings import Certainty, Label, Why

_SHORTEST = 3
_MOST_JOINED = 3
_TO_A_PLACE = word_set(
    "in uit naar te vanuit richting nabij omgeving dorp stad woonplaats tussen regio "
    "leerplicht buiten rondom wijk buurt"
)
_AT_AN_ADDRESS = word_set("op aan naar adres woont wonen straat")
_OF_A_SURNAME = frozenset(("der", "den", "ter", "ten", "el", "vd"))
_SURNAME_ONLY = frozenset(("vd", "der", "den"))
_ADJECTIVES = word_set("oude olde klein groot lutje lutke nije")
_SHORT_TITLES = word_set("mr dr drs dhr mw mevr ds ir ing prof fam")


def unknown_marks(scan: Scan) -> Iterator[Mark]:
    """Yield the names that nobody on file bears."""
    words, lists, after = scan.words, scan.lists, 0
    low, capitals = words.low, words.capitals
    looked_up = not scan.cased
    for at, word in enumerate(low):
        dutch = not capitals[at] and word in lists.vocabulary and word not in lists.places
        if (dutch and not (looked_up and may_be_borne(scan, at, word))) or at < after:
            continue
        if at in scan.public:
            continue
        places = place_at(lists, low, at) if word in lists.places else 0
        if places > 1 and (words.capitals[at + places - 1] or _surely_place(scan, at, places)):
            after = at + places
            yield scan.mark((at, after), Label.PLACE, Why.PLACE_LIST, Certainty.LIKELY)
        elif word in lists.names or capitals[at] or announced(scan, at):
            certainty = _certainty(scan, at)
            if certainty is not None:
                after = _run_end(scan, at)
                yield _classified(scan, at, after, certainty)


def _surely_place(scan: Scan, at: int, places: int) -> bool:
    """Return whether a place of several words in lower case can be nothing else."""
    low = scan.words.low[at : at + places]
    return not scan.cased and any(word not in scan.lists.vocabulary for word in low)


def _certainty(scan: Scan, at: int) -> Certainty | None:
    """Return how surely word `at` starts a name; None when it does not."""
    words, lists, word = scan.words, scan.lists, scan.words.low[at]
    if not word.isalpha() or len(word) == 1 or word in lists.titles:
        return None
    if words.capitals[at] and _titled(scan, at):
        return Certainty.LIKELY
    if word in lists.ordinary or word in lists.kin:
        return None
    if word in lists.weak and not _is_there(scan, at):
        return Certainty.MAYBE if _stands_out(scan, at) else None
    return _by_capital(scan, at) if words.capitals[at] else lower_certainty(scan, at)


def _stands_out(scan: Scan, at: int) -> bool:
    """Return whether a capital inside a sentence makes a function word a name ("met Wil")."""
    words = scan.words
    inside = words.capitals[at] and scan.cased and not words.opens(at)
    return inside and not words.initial(at - 1) and not words.shouted(at)


def _is_there(scan: Scan, at: int) -> bool:
    """Return whether a function word is a village with a capital ("in Een")."""
    words, word = scan.words, scan.words.low[at]
    placed = word in scan.lists.single_places and words.capitals[at] and scan.cased
    return placed and words.low[at - 1] in ("in", "uit", "naar") and not words.opens(at)


def _by_capital(scan: Scan, at: int) -> Certainty | None:
    """Return how surely a word with a capital is a name."""
    words, lists, word = scan.words, scan.lists, scan.words.low[at]
    if words.shouted(at) and scan.cased:
        listed = word in lists.first_names and word in lists.names
        return Certainty.MAYBE if listed else None
    if word in lists.names:
        return Certainty.LIKELY
    opens, dutch = words.opens(at), scan.lexicon.knows(word)
    if opens and dutch and not _acts(scan, at):
        return None
    return Certainty.MAYBE if opens or dutch else Certainty.LIKELY


def _titled(scan: Scan, at: int) -> bool:
    """Return whether a title, particles after it, makes any word with a capital a name."""
    words, first = scan.words, particles_before(scan, at)
    title, gap = words.low[first - 1], words.gaps[first - 1]
    if not first or words.shouted(at):
        return False
    if title not in CIVIL:
        return first == at and gap == " " and _in_full(scan, at, title)
    return gap in (" ", " '") or (gap == ". " and title in _SHORT_TITLES)


def _in_full(scan: Scan, at: int, title: str) -> bool:
    """Return whether a word of work leads to two capitals: "Jeugdbeschermer Wil Wolters"."""
    words, lists = scan.words, scan.lists
    last = at + 1 >= len(words)
    if last or words.gaps[at] != " " or not words.capitals[at + 1] or words.opens(at):
        return False
    work = title in lists.titles or title in lists.professions
    return scan.cased and work and not words.shouted(at + 1) and at not in scan.public


def _acts(scan: Scan, at: int) -> bool:
    """Return whether a name that is also a word does what people do ("Roos zegt")."""
    words, lists = scan.words, scan.lists
    if at + 1 >= len(words):
        return False
    borne = words.low[at] in lists.surnames and words.low[at] not in lists.before_names
    if borne and words.gaps[at] == " " and words.low[at + 1] in SPEAKS:
        return True
    if words.low[at] not in lists.first_names:
        return False
    if words.gaps[at - 1] == ": ":
        return True
    following, gap = words.low[at + 1], words.gaps[at]
    if words.capitals[at + 1] and gap == " ":
        return following in lists.surnames or not scan.lexicon.knows(following)
    return gap == " " and following in PEOPLE_DO


def _run_end(scan: Scan, at: int) -> int:
    """Return the word after the name that starts at `at`: more capitals, particles between."""
    words, after = scan.words, at + 1
    while after < len(words) and words.gaps[after - 1] in (" ", "-") and after not in scan.public:
        further = after + _slashed(scan, after)
        while further < len(words) - 1 and words.low[further] in scan.lists.particles:
            if words.gaps[further] not in (" ", "-", "/"):
                break
            further += 1
        given = words.low[after - 1] in scan.lists.first_names
        surname = given or further > after or words.gaps[after - 1] == "-"
        if not _continues(scan, further, surname=surname):
            break
        after = further + 1
    return after


def _slashed(scan: Scan, at: int) -> int:
    """Return how many words the particle "v/d" takes at word `at`, 0 where it is not there."""
    words = scan.words
    whole = at + 2 < len(words) and (words.low[at], words.gaps[at]) == ("v", "/")
    return 2 if whole and words.low[at + 1] in ("d", "h") else 0


def _continues(scan: Scan, at: int, *, surname: bool) -> bool:
    """Return whether word `at` can be a further part of a name; `surname` when one is due."""
    words, lists, word = scan.words, scan.lists, scan.words.low[at]
    named = words.capitals[at] and words.low[at - 1] in lists.particles
    borne = surname and words.capitals[at] and word in lists.surnames
    if (word in lists.ordinary and not (named or borne)) or len(word) == 1 or not word.isalpha():
        return False
    if words.capitals[at]:
        return not words.shouted(at) or not scan.cased
    lower = not scan.cased or not words.capitals[at - 1]
    if not scan.cased and words.low[at - 1] in _OF_A_SURNAME:
        return word not in lists.weak and word not in lists.before_names
    if lower and surname and word in lists.surnames:
        return bearable(scan, word)
    if word in lists.single_places or len(word) < _SHORTEST:
        return False
    return word in lists.names or (not scan.cased and not scan.lexicon.knows(word))


def _classified(scan: Scan, at: int, after: int, certainty: Certainty) -> Mark:
    """Return the mark of a run of words, by what stands before and after it."""
    words = scan.words
    why = Why.NAME_LIST if words.low[at] in scan.lists.names else Why.CAPITAL
    first = _with_hyphens(scan, _after_title(scan, initials_before(scan, at)))
    first -= first == at and _adjective(scan, at - 1)
    if first < at:
        return _person(scan, first, after, why, certainty)
    before = words.low[at - 1] if at and "." not in words.gaps[at - 1] else ""
    number = NUMBER.match(words.plain.low, words.ends[after - 1])
    if number is not None and (before in _AT_AN_ADDRESS or before in ARTICLES):
        return Mark(words.starts[at], number.end(), Label.STREET, why, certainty)
    label = _thing(scan, at, after, before)
    if label is None:
        return _person(scan, at, after, why, certainty)
    article = label is Label.ORG and before in ARTICLES
    why = Why.PLACE_LIST if label is Label.PLACE else why
    return scan.mark((at - article, after), label, why, certainty)


def _adjective(scan: Scan, at: int) -> bool:
    """Return whether word `at` opens a surname of two words: "Oude Engberink", "Klein Nijland"."""
    words = scan.words
    inside = at > 0 and words.gaps[at] == " " and not words.opens(at) and scan.cased
    return inside and words.capitals[at] and words.low[at] in _ADJECTIVES


def _thing(scan: Scan, at: int, after: int, before: str) -> Label | None:
    """Return the label of a run that is no person: a street, a place or, by its article, more."""
    if before in ARTICLES and scan.words.low[after - 1].endswith(STREET_ENDS):
        return Label.STREET
    if before not in scan.lists.titles and _is_place(scan, at, after, before):
        return Label.PLACE
    own_article = scan.words.low[at] in ARTICLES and after > at + 1
    return Label.ORG if own_article or before in ARTICLES else None


def _with_hyphens(scan: Scan, at: int) -> int:
    """Return the first of the words that hyphens join to word `at` from the left."""
    words, first = scan.words, at
    while first and at - first < _MOST_JOINED and words.gaps[first - 1] == "-":
        if not words.low[first - 1].isalpha():
            break
        first -= 1
    return first


def _after_title(scan: Scan, at: int) -> int:
    """Return the first of the particles before word `at`, after a title or of a surname only."""
    first, low = particles_before(scan, at), scan.words.low
    capital = first < at and scan.words.capitals[first] and low[first] not in ARTICLES
    sure = low[at - 1] in _SURNAME_ONLY or (capital and not scan.words.opens(first))
    before = low[first - 1] if first else ""
    led = before in scan.lists.titles or (not scan.cased and before in scan.lists.before_names)
    return first if sure or led else at


def _is_place(scan: Scan, at: int, after: int, before: str) -> bool:
    """Return whether a run is a place: on the list, or unlisted after "in", "uit", "naar"."""
    words, lists = scan.words, scan.lists
    name = words.low[at]
    joined = "-".join(words.low[at:after])
    listed = (after == at + 1 and name in lists.single_places) or (
        name in lists.places and place_at(lists, words.low, at) == after - at
    )
    if listed or joined in lists.places:
        return before in _TO_A_PLACE or name not in lists.first_names
    return before in _TO_A_PLACE and name not in lists.first_names and words.capitals[at]


def _person(scan: Scan, at: int, after: int, why: Why, certainty: Certainty) -> Mark:
    """Return the mark of a person's name, an initial after it included."""
    words = scan.words
    _, end = initials_after(scan, after)
    several = any(words.gaps[further] != "-" for further in range(at, after - 1))
    otherwise = Label.PROFESSIONAL if several else Label.PERSON
    label = label_beside(scan, at, after, otherwise)
    return Mark(words.starts[at], end, label, why, certainty)
