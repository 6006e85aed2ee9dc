"""Finds dates in the usual Dutch spellings, in digits and in words."""

import re

from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.numerals import FOLLOWERS, NUMERALS, ORDINALS, WEEKDAYS
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan", "februari feb febr", "maart mrt", "april apr", "mei", "juni jun",
            "juli jul", "augustus aug", "september sept sep", "oktober okt oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_FOREIGN = (
    "ocak|subat|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik|stycznia|lutego|marca|"
    "kwietnia|maja|czerwca|lipca|sierpnia|wrzesnia|pazdziernika|listopada|grudnia|january|february|"
    "march|may|june|july|october|januar|februar|marz|mai|oktober|dezember|janvier|fevrier|mars|"
    "avril|juin|juillet|aout|septembre|octobre|novembre|decembre"
)
_ROMAN = "(?:i|ii|iii|iv|v|vi|vii|viii|ix|x|xi|xii)"
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))}|{_FOREIGN})(?![^\W_])\.?"
_DAY = r"\d{1,2}(?:ste|de|e)?"
_YEAR = (
    r"(?:[ ,]{1,2}(?:(?:19|20)\d{2}(?!\d|[.:]\d)|'\d{2}(?!\d)"
    r"|\d{2}(?![\d:%/]|\.\d| (?:uur|jaar|euro|keer|min|weken|dagen|kin)))| j\.?l\b\.?)?"
)
_NUMERIC = re.compile(
    r"(\d{1,2}) ?([-/.]) ?(\d{1,2})(?: ?\2 ?((?:19|20)\d{2}|'?\d{2})(?!\d))?(?![\d%]|[-/.:,]\d)"
)
_ISO = re.compile(r"(?:19|20)\d{2}([-/.]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d)")
_NAMED = re.compile(
    rf"(?:{_DAY}(?: ?(?:-|t/m|tot|en|op|/|of|tot en met) ?))?{_DAY}[ \-/.\n]{{1,2}}{_MONTH}{_YEAR}"
    rf"|\d{{1,2}}(?:{_MONTH}){_YEAR}"
    rf"|\d{{1,2}}([-. /]){_ROMAN}\1(?:19|20)\d\d(?!\d)"
)
_LOGGED = re.compile(r"[0-3]\d\.[01]\d(?=:|\s?[-–] |\n)")
_NTH = re.compile(r"\d{1,2}(?:ste|de|e)$")
_AFTER_MONTH = re.compile(r"\.?[ \n,]{1,2}(?:van )?(?:'\d{2}|(?:19|20)\d{2})(?!\d)")
_PART = word_set("begin eind einde half medio halverwege midden")
_UNIT_AFTER = re.compile(
    r" ?(?:uur|u\b|keer|x\b|jaar|jr|maand|week|weken|dagen|dag\b|km|kilometer|euro|min|%|cm|mg|"
    r"personen|kinderen|mensen|gezinnen|deel|van de \d)"
)
_NOT_DATE = word_set("om p pag blz bladzijde nr nummer versie score cijfer graad schaal rond")
_FRACTIONS = frozenset(((1, 2), (24, 7)))
_YEAR_ALONE = re.compile(r"(?:19|20)\d{2}")
_OF_A_MONTH = re.compile(
    r" van (?:(?:vorige|deze|volgende|die|de) maand|de (?:eerste|tweede|derde|vierde|vijfde|zesde|"
    r"zevende|achtste|negende|tiende|elfde|twaalfde))(?![^\W_])"
)
_UNTIL = word_set("op tot vanaf sinds voor na per tegen rond")
_LARGEST_DAY, _LARGEST_MONTH = 31, 12
_BORN = word_set("geboren geb geboortejaar bouwjaar")


def digit_date(scan: Scan, at: int) -> Mark | None:
    """Return the mark of a date that starts with digits at word `at`, or None."""
    low, start = scan.words.plain.low, scan.words.starts[at]
    found = _ISO.match(low, start) or _NAMED.match(low, start)
    if found is not None:
        return _with_weekday(scan, at, found.end(), Certainty.SURE)
    if (not at or "\n" in scan.words.gaps[at - 1]) and _LOGGED.match(low, start):
        return scan.mark((at, at + 2), Label.DATE, Why.PATTERN, Certainty.LIKELY)
    found = _NUMERIC.match(low, start)
    if found is None or not _possible(scan, at, found):
        return None
    sure = Certainty.SURE if found[4] else Certainty.LIKELY
    return _with_weekday(scan, at, found.end(), sure)


def _possible(scan: Scan, at: int, found: re.Match[str]) -> bool:
    """Return whether day and month exist and the words around do not tell of something else."""
    day, month = int(found[1]), int(found[3])
    if not (1 <= day <= _LARGEST_DAY and 1 <= month <= _LARGEST_MONTH):
        return False
    if found[4]:
        return True
    before = scan.words.low[at - 1] if at else ""
    if before in _NOT_DATE or _UNIT_AFTER.match(found.string, found.end()):
        return False
    if found[2] == ".":
        return before in WEEKDAYS or before in ("dd", "op", "d", "per", "vanaf", "sinds")
    return found[2] != "/" or (day, month) not in _FRACTIONS


def _with_weekday(scan: Scan, at: int, end: int, certainty: Certainty) -> Mark:
    """Return the mark of a date, the weekday before it included."""
    words, low = scan.words, scan.words.plain.low
    first = at
    if at > 1 and words.low[at - 1] == "de" and words.low[at - 2] in WEEKDAYS:
        first = at - 2
    elif at and words.low[at - 1] in WEEKDAYS and words.gaps[at - 1].strip(" .,") == "":
        first = at - 1
    trimmed = end - (low[end - 1] == "." and low[end : end + 1] in ("", "\n"))
    return Mark(words.starts[first], trimmed, Label.DATE, Why.PATTERN, certainty)


def month_mark(scan: Scan, at: int) -> Mark | None:
    """Return the mark of "begin maart", "drie mei" or "mei 2025" around the month at word `at`."""
    words = scan.words
    before = words.low[at - 1] if at and words.gaps[at - 1] in (" ", "\n", "-") else ""
    year = _AFTER_MONTH.match(words.plain.low, words.ends[at])
    end = year.end() if year else words.ends[at]
    if before in _PART:
        return Mark(words.starts[at - 1], end, Label.DATE, Why.PATTERN, Certainty.LIKELY)
    if before in ORDINALS or (before in NUMERALS and before != "een"):
        return _with_weekday(scan, at - 1, end, Certainty.LIKELY)
    if year:
        return Mark(words.starts[at], end, Label.DATE, Why.PATTERN, Certainty.MAYBE)
    return None


def nth_mark(scan: Scan, at: int) -> Mark | None:
    """Return the mark of "de 18e", "do 27e", "de tweede van de derde": a day without its month."""
    words, low = scan.words, scan.words.low
    if not (_NTH.match(low[at]) or low[at] in ORDINALS):
        return None
    named = _OF_A_MONTH.match(words.plain.low, words.ends[at])
    if at and low[at - 1] == "de" and named and (low[at] != "eerste" or low[at - 2] in _UNTIL):
        return _with_weekday(scan, at, named.end(), Certainty.LIKELY)
    first = at - 1 if at and low[at - 1] == "de" else at
    before = low[first - 1] if first else ""
    if before in WEEKDAYS and words.gaps[first - 1] == " ":
        return _with_weekday(scan, at, words.ends[at], Certainty.LIKELY)
    counted = words.gaps[at] == " " and low[at + 1] not in FOLLOWERS
    if first == at or counted or before not in _UNTIL:
        return None
    return scan.mark((first, at + 1), Label.DATE, Why.CUE, Certainty.MAYBE)


def birth_year(scan: Scan, at: int) -> Mark | None:
    """Return the mark of a bare year at word `at` that is announced as a year of birth."""
    if _YEAR_ALONE.fullmatch(scan.words.low[at]) and scan.near(at - 3, at, _BORN):
        return scan.mark((at, at + 1), Label.DATE, Why.CUE, Certainty.LIKELY)
    return None
