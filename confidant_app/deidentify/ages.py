"""Finds ages of people, in digits and in words; not every number of years is an age."""

import re

from confidant_app.deidentify.dates import MONTHS
from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.numerals import FOLLOWERS, NUMERALS, WEEKDAYS
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

_OLDEST = 110
AGES = {word: number for word, number in NUMERALS.items() if word != "een"}
_HALVES = {"anderhalf"} | {f"{word}enhalf" for word in AGES} | {f"{word}eneenhalf" for word in AGES}
AGE_WORDS = (
    AGES.keys() | _HALVES | {f"{word}jarig{ending}" for word in AGES for ending in ("", "e", "en")}
)
_DIGITS = re.compile(r"(\d{1,3})(?:jr|jarige?|j|mnd)?$")
_MORE = re.compile(
    r"(?:,(?:5|25|75)(?!\d)|;\d{1,2}(?!\d)"
    r"|(?:-en-[a-z]{4,9}tig)(?![^\W_])"
    r"|(?: en (?:een |n |'n )?|-en-een-)?half(?![^\W_])| en driekwart(?![^\W_]))"
)
_UNIT = re.compile(
    r"(?:[ \-]?(?:jaren|jaar|jr|jarige?|maanden|mnd|weken|wkn)(?![^\W_])\.?)"
    r"(?: en \d{1,2} (?:maanden|mnd|weken)(?![^\W_]))?(?: oud)?"
)
_OLD = re.compile(r"[ \-]?(?:(?:jaar|jr|maanden|mnd|weken)\.? (?:oud|jong)|jarige?)(?![^\W_])")
_IS = word_set("is zijn ben bent was waren wordt werd worden geworden")
_SUBJECTS = word_set("hij zij ze ik die je jij kind kleine")
_TIMES = word_set(
    "al nu nog pas net bijna dus ook inmiddels dan zelf straks binnenkort morgen overmorgen "
    "vandaag week maand jaar zomer winter kerst hij zij ze ik jij"
).union(MONTHS, WEEKDAYS)
_LATELY = word_set("inmiddels nu pas bijna net")
_POSSESSIVES = word_set("haar zijn mijn mn zn hun jouw je m'n")
_CLOSES = re.compile(r"\s*(?:[,.;)!?:\n\"']|$|-\s|– )")
_AGO = re.compile(
    r"(?:[ \-]?(?:jaren|jaar|jr|maanden|mnd|weken)\.?)? "
    r"(?:geleden|lang|later|voor|daarvoor|daarna|niet|terug|tijd|van de|bezig|onder|uithuis|ots)"
)
_ENDS_BRACKETS = re.compile(
    r"\s?(?:j|jr|jaar|mnd|maanden)?\.?\s?"
    r"(?:[),/;]|(?: (?:in|dus|bijna|en|wordt|net|dan)(?![^\W_])))"
)
_COUNTS = re.compile(
    r" ?(?:uur|keer|weken|dagen|euro|maal|minuten|procent|%|stuks|kinderen|van)(?![^\W_])"
)
_GO_ON = frozenset(("en", "maar", "dus", "want", "nu"))
_GROWING = 12
_OPENS_BRACKET = re.compile(r" ?\(\s?$")
_NEXT = re.compile(r" ([^\W_]+)")
_AGE = frozenset(("leeftijd",))
_CHILDREN = word_set(
    "kids zoons zonen zoons dochters meisjes jongens knul knulletje meid meiden tweeling zoontje "
    "kleuter peuter puber tiener oma opa jongetje mz vz kleinzoon kleindochter kleinkind bern"
)
_JOINING = frozenset(("en", "of"))
_JOINED = 2
_AHEAD = 5


def age_mark(scan: Scan, at: int) -> Mark | None:
    """Return the mark of an age at word `at` (a number or a number word), or None."""
    words, low = scan.words, scan.words.plain.low
    number = _DIGITS.match(words.low[at])
    if number is None and words.low[at] not in AGES and words.low[at] not in _HALVES:
        return _in_one_word(scan, at)
    if number is not None and int(number[1]) > _OLDEST:
        return None
    more = _MORE.match(low, words.ends[at])
    end = more.end() if more else words.ends[at]
    if re.match(r"[.,:;/]\d", low[end : end + 2]) or low[max(0, words.starts[at] - 1)] in "/€":
        return None
    if _OLD.match(low, end) or words.low[at].endswith(("jarig", "jarige", "jr")):
        return Mark(words.starts[at], _unit_end(low, end), Label.AGE, Why.PATTERN, Certainty.SURE)
    if _told(scan, at, end) or _after_another(scan, at, end):
        return Mark(words.starts[at], _unit_end(low, end), Label.AGE, Why.CUE, Certainty.LIKELY)
    return None


def reached_age(scan: Scan, at: int) -> Mark | None:
    """Return the mark of "haar derde", "zijn 18e": a birthday by its number, or None."""
    words = scan.words
    if not at or words.low[at - 1] not in _POSSESSIVES or words.gaps[at - 1] != " ":
        return None
    if words.gaps[at] == " " and words.low[at + 1] not in FOLLOWERS:
        return None
    if at > 1 and words.low[at - 2] in ("vanaf", "tot", "sinds", "voor", "na", "van", "rond"):
        return scan.mark((at, at + 1), Label.AGE, Why.CUE, Certainty.LIKELY)
    return None


def _unit_end(low: str, end: int) -> int:
    """Return where the unit after a number ends, the dot of a sentence left out."""
    unit = _UNIT.match(low, end)
    return unit.end() - unit[0].endswith((" jaar.", "maanden.", "weken.")) if unit else end


def _in_one_word(scan: Scan, at: int) -> Mark | None:
    """Return the mark of an age written as one word ("zestienjarige"), or None."""
    if scan.words.low[at].endswith(("jarig", "jarige", "jarigen")):
        return scan.mark((at, at + 1), Label.AGE, Why.PATTERN, Certainty.SURE)
    return None


def _told(scan: Scan, at: int, end: int) -> bool:
    """Return whether the words around tell that the number is somebody's age."""
    low = scan.words.plain.low
    if not at or _AGO.match(low, end):
        return False
    unit = _UNIT.match(low, end)
    after = unit.end() - unit[0].endswith(".") if unit else end
    following = _following(low, after)
    closed = _CLOSES.match(low, after) is not None
    closed = closed or following in (_GO_ON if unit else FOLLOWERS)
    return (
        following == "geworden"
        or _bracketed(scan, at, end)
        or _of_a_child(scan, at, end)
        or (closed and _after_name(scan, at))
        or _said_of_someone(scan, at, unit=unit is not None, closed=closed)
        or _before_verb(scan, at, after)
        or scan.near(at - 4, at, _AGE)
    )


def _following(low: str, end: int) -> str:
    found = _NEXT.match(low, end)
    return found[1] if found else ""


def _bracketed(scan: Scan, at: int, end: int) -> bool:
    """Return whether the number stands in brackets after somebody."""
    words = scan.words
    return (
        _OPENS_BRACKET.search(words.gaps[at - 1]) is not None
        and _may_name(scan, at - 1)
        and _ENDS_BRACKETS.match(words.plain.low, end) is not None
    )


def _of_a_child(scan: Scan, at: int, end: int) -> bool:
    """Return whether "van" joins the number to a child or a name ("een zoon van 6 huilt")."""
    words, before = scan.words, at - 1
    if words.low[before] != "van" or not before or words.gaps[before] != " ":
        return False
    counted = _COUNTS.match(words.plain.low, end) is not None
    joined = words.gaps[before - 1] in (" ", ", ")
    return joined and not counted and _is_someone(scan, before - 1)


def _after_name(scan: Scan, at: int) -> bool:
    """Return whether the number follows a name at once or after a comma, or "bijna"."""
    words, gap, before = scan.words, scan.words.gaps[at - 1], at - 1
    if gap == " " and words.low[before] in _LATELY:
        return True
    if gap == ", " and words.low[before].isalpha() and words.gaps[at].startswith(","):
        return int(words.low[at]) >= _GROWING if words.low[at].isdecimal() else True
    if gap not in (" ", ", ", ",", " - "):
        return False
    return _is_someone(scan, before) and (gap != " " or not scan.lexicon.knows(words.low[before]))


def _is_someone(scan: Scan, at: int) -> bool:
    """Return whether word `at` is kin, or a name by its spelling."""
    words, word = scan.words, scan.words.low[at]
    if word in scan.lists.kin or word in _CHILDREN:
        return True
    if not word.isalpha() or word in scan.lists.weak or words.shouted(at) or word in MONTHS:
        return False
    if scan.cased:
        return words.capitals[at] and not (words.opens(at) and scan.lexicon.knows(word))
    return word in scan.lists.names or not scan.lexicon.knows(word)


def _may_name(scan: Scan, at: int) -> bool:
    """Return whether word `at` can be a person: kin, a capital inside a sentence, or not Dutch."""
    words = scan.words
    if words.low[at] in scan.lists.kin or not scan.lexicon.knows(words.low[at]):
        return True
    if not scan.cased:
        return words.low[at] not in scan.lists.weak
    return words.capitals[at] and (not words.opens(at) or words.low[at] in scan.lists.first_names)


def _said_of_someone(scan: Scan, at: int, *, unit: bool, closed: bool) -> bool:
    """Return whether a verb before the number makes it an age ("ik ben 15", "wordt dan 8")."""
    words = scan.words
    before = words.low[at - 1] if words.gaps[at - 1] == " " else ""
    if before in _IS:
        someone = at > 1 and (words.low[at - 2] in _SUBJECTS or _is_someone(scan, at - 2))
        about = someone or (words.low[at - 2] in _TIMES if at > 1 else False)
        return closed and (about or not unit)
    if before in _TIMES and scan.near(at - _AHEAD, at - 1, _IS):
        return closed or (unit and before != "al")
    return before == "met" and unit and words.plain.low.startswith(" jaar te ", words.ends[at])


def _before_verb(scan: Scan, at: int, after: int) -> bool:
    """Return whether a verb after the number makes it an age ("die 5 is", "toen hij acht werd")."""
    words = scan.words
    if _following(words.plain.low, after) not in _IS or words.gaps[at - 1] != " ":
        return False
    return words.low[at - 1] in _SUBJECTS or _is_someone(scan, at - 1)


def _after_another(scan: Scan, at: int, end: int) -> bool:
    """Return whether an age and "en" stand before the number: "5 en 7 jaar", "van 6 en tien"."""
    words, low = scan.words, scan.words.plain.low
    if at < _JOINED or words.low[at - 1] not in _JOINING or not _is_number(words.low[at - 2]):
        return False
    closed = _CLOSES.match(low, _unit_end(low, end)) is not None
    return closed and _told(scan, at - 2, words.ends[at - 2])


def _is_number(word: str) -> bool:
    return word in AGES or _DIGITS.match(word) is not None
