"""Finds ages of people, in digits and in words; not every number of years is an age."""

import re

from confidant_app.deidentify.dates import NUMBER_WORDS
from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

_OLDEST = 110
_TENS = ("veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
AGES = {word: number for word, number in NUMBER_WORDS.items() if word != "een"} | {
    word: number for number, word in zip(range(40, 100, 10), _TENS, strict=True)
}
AGE_WORDS = AGES.keys() | {f"{word}jarig{ending}" for word in AGES for ending in ("", "e", "en")}
_DIGITS = re.compile(r"(\d{1,3})(?:jr|jarige?|j|mnd)?$")
_UNIT = re.compile(r"(?:[ \-]?(?:jaren|jaar|jr|jarige?|maanden|mnd|weken)(?![^\W_])\.?)(?: oud)?")
_OLD = re.compile(r"[ \-]?(?:(?:jaar|jr|maanden|mnd|weken)\.? (?:oud|jong)|jarige?)(?![^\W_])")
_IS = word_set("is zijn ben bent was waren wordt werd nu net bijna pas geworden leeftijd")
_ADVERBS = word_set("al nu nog pas net bijna dus ook inmiddels")
_CLOSES = re.compile(r"\s*(?:[,.;)!?]|$|en |maar |oud|geworden|dol |jaar(?![^\W_])|jr)")
_AGO = re.compile(
    r"(?:[ \-]?(?:jaren|jaar|jr|maanden|mnd|weken)\.?)? "
    r"(?:geleden|lang|later|bij|op|in|voor|daarvoor|daarna|niet|terug|tijd)"
)
_IN_BRACKETS = re.compile(r"\(\s?$")
_ENDS_BRACKETS = re.compile(r"\s?(?:j|jr|jaar|mnd|maanden)?\.?\s?[),/]")
_COUNTS = re.compile(r" ?(?:uur|keer|weken|dagen|euro|maal|minuten|procent|%)")
_OF = 2


def age_mark(scan: Scan, at: int) -> Mark | None:
    """Return the mark of an age at word `at` (a number or a number word), or None."""
    words, low = scan.words, scan.words.plain.low
    number = _DIGITS.match(words.low[at])
    if words.low[at] not in AGES and (number is None or int(number[1]) > _OLDEST):
        return _in_one_word(scan, at)
    if re.match(r"[.,:]\d", low[words.ends[at] : words.ends[at] + 2]):
        return None
    unit = _UNIT.match(low, words.ends[at])
    end = unit.end() if unit else words.ends[at]
    if _OLD.match(low, words.ends[at]) or words.low[at].endswith(("jarig", "jarige", "jr")):
        return Mark(words.starts[at], end, Label.AGE, Why.PATTERN, Certainty.SURE)
    if _bracketed(scan, at) or _said_of_someone(scan, at, unit is not None):
        return Mark(words.starts[at], end, Label.AGE, Why.CUE, Certainty.LIKELY)
    return None


def _in_one_word(scan: Scan, at: int) -> Mark | None:
    """Return the mark of an age written as one word ("zestienjarige"), or None."""
    if scan.words.low[at].endswith(("jarig", "jarige", "jarigen")):
        return scan.mark((at, at + 1), Label.AGE, Why.PATTERN, Certainty.SURE)
    return None


def _bracketed(scan: Scan, at: int) -> bool:
    """Return whether the number stands in brackets, or between commas with a unit, after a name."""
    words, low = scan.words, scan.words.plain.low
    if not at:
        return False
    gap = words.gaps[at - 1]
    if _IN_BRACKETS.search(gap):
        named = _may_name(scan, at - 1)
        return named and bool(_ENDS_BRACKETS.match(low, words.ends[at]))
    unit = _UNIT.match(low, words.ends[at])
    return gap == ", " and unit is not None and low[unit.end() : unit.end() + 1] in (",", ")", ".")


def _may_name(scan: Scan, at: int) -> bool:
    """Return whether word `at` can be a person: kin, a capital inside a sentence, or not Dutch."""
    words = scan.words
    if words.low[at] in scan.lists.kin or not scan.lexicon.knows(words.low[at]):
        return True
    return not scan.cased or (words.capitals[at] and not words.opens(at))


def _said_of_someone(scan: Scan, at: int, unit: bool) -> bool:
    """Return whether a verb or a word for a child before the number makes it an age."""
    words, low = scan.words, scan.words.plain.low
    if _AGO.match(low, words.ends[at]) or not at:
        return False
    before = words.low[at - 1] if words.gaps[at - 1] == " " else ""
    closed = bool(_CLOSES.match(low, words.ends[at]))
    if before in _IS:
        return unit or closed
    if before in _ADVERBS and scan.near(at - 2, at - 1, _IS):
        return closed and not unit
    if low.startswith(" geworden", words.ends[at]):
        return True
    if before == "van" and scan.near(at - 1 - _OF, at - 1, scan.lists.kin):
        return unit or closed or not _COUNTS.match(low, words.ends[at])
    return before == "met" and unit and low.startswith(" te ", words.ends[at] + len(" jaar"))
