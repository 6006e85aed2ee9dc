"""Finds streets, with or without a house number, post boxes and house numbers alone."""

import re
from collections.abc import Iterator

from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.numerals import NUMBERS
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

STREET_ENDS = (
    "straat", "straatje", "str", "laan", "laantje", "weg", "plein", "kade", "dijk", "singel",
    "gracht", "steeg", "dreef", "plantsoen", "strjitte", "stroat", "leane", "wei",
)  # fmt: skip
_WITH_NUMBER = (*STREET_ENDS, "wal", "pad", "hof", "ring", "markt", "park", "erf", "kamp", "brink",
                "horst", "veld", "akker", "stee", "diep", "haven", "baan", "sluis", "brug",
                "vaart", "wijk", "wold", "holt", "wegje", "kanaal", "kerkhof", "es", "esch", "loeg",
                "zijde", "wending", "raai", "mond", "verlaat", "berg", "poort", "tuin", "borg",
                "land", "hoek", "meer", "bos", "drift", "hoeve", "hoop", "zijl", "lust",
                "oever", "gang", "stede", "kwartier", "zand", "wierde", "terp")  # fmt: skip
_MARKED = ("straat", "laan", "weg", "plein", "kade", "dijk", "singel", "gracht", "steeg", "dreef",
           "plantsoen", "diep", "kanaal", "wal", "pad")  # fmt: skip
_ROADS = word_set(
    "weg omweg onderweg terugweg heenweg snelweg rondweg uitweg fietsweg straat markt park ring "
    "hof winkelstraat autoweg rijweg zijweg zijstraat "
    "tussenweg ventweg landweg luchtweg uitvalsweg toegangsweg doodlopende voorbij "
    "rechtsweg loopbaan levensweg slachtveld speelveld voetbalveld gymnastiek schoolplein "
    "marktplein parkeerplaats jaar jaarmarkt weekmarkt zwembad rommelmarkt supermarkt busbaan "
    "jachthaven luchthaven rijbaan voetpad fietspad wandelpad zandpad bospad fabriek dorpsplein "
    "winkelplein buslijn einde vakantiepark pretpark speeltuin achtertuin "
    "voortuin tuin moestuin thuis woonwijk kinderwijk achterstandswijk binnenland buitenland "
    "platteland ziektebeeld nederland land duitsland hoek meer bos water zand mond avond maand "
    "niemand iemand hond grond wond rond mand hoop gang ingang uitgang toegang voortgang omgang "
    "overgang gezag wijk brug sluis haven baan werk werkbaan bijbaan kamp kampeer veld berg "
    "poort borg proces es les mes pas lust last tas twee weg wal pad zijde erf maatwerk beeld"
)
_COMMON = word_set("weg straat plein park markt onderweg omweg")
_HONOURED = word_set(
    "burgemeester burg dominee dr ds prof pastoor koningin prins prinses wethouder meester "
    "oude nieuwe kleine grote hoge lage lange korte eerste tweede derde boven beneden achter "
    "ooster wester noorder zuider noord zuid oost west gedempte verlengde"
)
NUMBER = re.compile(
    r",? (?:nr\.? |nummer |no\.? |huisnr\.? |huisnummer )?"
    r"(\d{1,4}(?: ?(?:bis|hs|rd|zw|oz|wz|nz|zz|ii|iii|iv)(?![^\W_])|[ \-]?[a-z](?![^\W_]))?"
    r"(?:[\-/]\d{1,3})?(?:,? ?-? ?\d{1,2}e (?:etage|verdieping|verd)(?![^\W_]))?)"
    r"(?![\d%]|[.:,/]\d|"
    r" ?(?:uur|jaar|keer|euro|km|kilometer|min|weken|dagen|maanden|maal|x|meter)(?![^\W_]))"
)
_LETTERED = re.compile(r" \d{1,4}(?: ?-)? ?[a-z](?![^\W_])")
_SIDE = re.compile(r" (?:oz|wz|nz|zz|oostzijde|westzijde|noordzijde|zuidzijde)(?![^\W_])")
_SPOKEN_NUMBER = re.compile(
    r",? (?:nummer |nr\.? |huisnummer )?([a-z]{3,30})(?: ([a-e]))?(?![^\W_])"
)
_BEFORE = re.compile(
    r"((?:nr\.? |nummer |huisnummer )?\d{1,4}[a-z]?) (?:in|op|aan|van) (?:de|het|'t) $"
)
_REACH = 40
_GOES_LEFT = 4
_BOX = re.compile(r"(?:nummer|nr\.?)?[ :]{0,2}\d{2,6}(?! ?(?:euro|keer|uur))(?!\d)")
_BOXES = word_set("postbus antwoordnummer")
_HOUSES = word_set("huisnummer huisnr")
_AT = word_set("aan op in van naar uit door langs bij hoek over om vanaf tot")
_LIVES = word_set("woon woont wonen woonde adres straat huis verhuisd verhuizen hoek buurt flat")


def street_marks(scan: Scan) -> Iterator[Mark]:
    """Yield every street of the text, post boxes and house numbers too."""
    for at, word in enumerate(scan.words.low):
        if word.endswith(_WITH_NUMBER) and at not in scan.public:
            found = _street(scan, at)
            if found is not None:
                yield found
        elif word in _BOXES or word in _HOUSES:
            yield from _numbered(scan, at)


def house_number(scan: Scan, at: int) -> int:
    """Return where the house number after word `at` ends, in digits or as spoken; 0 for none."""
    low, end = scan.words.plain.low, scan.words.ends[at]
    end += low.startswith(". ", end) and scan.words.low[at].endswith("str")
    side = _SIDE.match(low, end)
    end = side.end() if side else end
    number = NUMBER.match(low, end)
    if number is not None:
        return number.end()
    spoken = _SPOKEN_NUMBER.match(low, end)
    if spoken is None or spoken[1] not in NUMBERS or spoken[1] == "een":
        return end if side else 0
    further = _SPOKEN_NUMBER.match(low, spoken.end(1))
    if further is not None and further[1] in NUMBERS and not spoken[2]:
        spoken = further
    return spoken.end()


def _numbered(scan: Scan, at: int) -> Iterator[Mark]:
    """Yield "postbus 123" whole, and the number after "huisnummer"."""
    words, low = scan.words, scan.words.plain.low
    if words.low[at] in _BOXES:
        found = _BOX.match(low, words.ends[at])
        if found is not None:
            yield Mark(words.starts[at], found.end(), Label.STREET, Why.PATTERN, Certainty.LIKELY)
        return
    end = house_number(scan, at)
    if end:
        yield Mark(words.starts[at], end, Label.STREET, Why.CUE, Certainty.LIKELY)


def _street(scan: Scan, at: int) -> Mark | None:
    """Return the mark of the street whose last word is word `at`, or None."""
    words = scan.words
    abbreviated = words.gaps[at] == ". " and words.low[at].endswith("str")
    if (words.gaps[at][0] in " ," or abbreviated) and _may_have_number(scan, at):
        end = house_number(scan, at)
        if end and _counts_nothing(scan, end):
            return Mark(_start(scan, at), end, Label.STREET, Why.PATTERN, Certainty.LIKELY)
    if words.low[at].endswith(STREET_ENDS + _MARKED) and _named(scan, at):
        return Mark(_start(scan, at), words.ends[at], Label.STREET, Why.CAPITAL, Certainty.LIKELY)
    return None


def _counts_nothing(scan: Scan, end: int) -> bool:
    """Return whether no noun in the plural follows a spoken number ("weg drie weken")."""
    low = scan.words.plain.low
    following = low[end : end + 20].split()
    return low[end - 1].isdigit() or not following or following[0] not in _COUNTED


_COUNTED = word_set(
    "weken dagen maanden keer uur jaar kinderen mensen minuten euro kilometer meter"
)


def _may_have_number(scan: Scan, at: int) -> bool:
    """Return whether the word is a street's own name, not a word such as "onderweg"."""
    words, word = scan.words, scan.words.low[at]
    if word in _ROADS:
        return at > 0 and scan.cased and words.capitals[at] and words.capitals[at - 1]
    if scan.cased and words.capitals[at]:
        return word.endswith(STREET_ENDS + _MARKED) or not words.opens(at)
    if word.endswith(STREET_ENDS) and word not in STREET_ENDS:
        return True
    return not scan.cased and _in_address(scan, at)


def _in_address(scan: Scan, at: int) -> bool:
    """Return whether a street in lower case stands where an address is told."""
    words, first = scan.words, at
    if _SIDE.match(words.plain.low, words.ends[at]):
        return True
    while first and words.low[first - 1] in _HONOURED and words.gaps[first - 1] == " ":
        first -= 1
    lettered = _LETTERED.match(words.plain.low, words.ends[at])
    own = first < at or lettered or words.low[at] not in scan.lists.vocabulary
    return bool(own) and words.low[at] not in STREET_ENDS and _addressed(scan, first)


def _addressed(scan: Scan, at: int) -> bool:
    """Return whether a preposition, with or without an article, leads to word `at`."""
    low = scan.words.low
    before = low[at - 1] if at else ""
    if before in ("de", "het", "t") and at > 1:
        before = low[at - 2]
    apart = scan.words.gaps[at - 1]
    return before in _AT or apart[-1] in "\n\0" or apart == ", " or scan.near(at - 4, at, _LIVES)


def _named(scan: Scan, at: int) -> bool:
    """Return whether a capital, or being no Dutch word, makes this a street without a number."""
    words, lists, word = scan.words, scan.lists, scan.words.low[at]
    before = words.low[at - 1] if at else ""
    if word in STREET_ENDS:
        return _honoured(scan, at)
    if word in lists.single_places or word in lists.surnames:
        return False
    titled = before in lists.titles and not (before in _HONOURED and word.endswith(_MARKED))
    if (word in _ROADS and not words.capitals[at]) or word in _COMMON or titled:
        return False
    if before in lists.first_names and before not in lists.vocabulary and before not in _AT:
        return False
    if not (words.capitals[at] and scan.cased):
        return _spoken_of(scan, at)
    told = not words.opens(at) or before in _LIVES
    return told or not scan.lexicon.knows(word)


def _honoured(scan: Scan, at: int) -> bool:
    """Return whether an adjective of old makes a street of a bare word: "aan de Oude Dijk"."""
    words = scan.words
    if not at or words.low[at - 1] not in _HONOURED or words.gaps[at - 1] != " ":
        return False
    written = words.capitals[at] and words.capitals[at - 1] if scan.cased else True
    return written and _addressed(scan, at - 1) and words.low[at - 2] in ("de", "het", "t")


def _spoken_of(scan: Scan, at: int) -> bool:
    """Return whether a street in lower case is meant: no Dutch word, or where somebody lives."""
    lists, word = scan.lists, scan.words.low[at]
    if word in lists.proper and not scan.lexicon.knows(word):
        return True
    if scan.cased or word in lists.vocabulary:
        return False
    low = scan.words.low
    article = at > 1 and low[at - 1] in ("de", "het", "t") and low[at - 2] in _AT
    return article or (at > 0 and low[at - 1] in _AT and not scan.lexicon.knows(word))


def _start(scan: Scan, at: int) -> int:
    """Return where the street starts: more capitals before it, or "43 in de"."""
    words = scan.words
    first = at
    while first and at - first < _GOES_LEFT and words.gaps[first - 1] in (" ", "-", ". ", "."):
        before = words.low[first - 1]
        named = before not in scan.lists.ordinary or before in _HONOURED
        capital = words.capitals[first - 1] and named and scan.cased
        honoured = not scan.cased and (before in _HONOURED or words.gaps[first - 1] == "-")
        particle = before in scan.lists.particles and _capital_further(scan, first - 1)
        if not (capital or honoured or particle):
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
