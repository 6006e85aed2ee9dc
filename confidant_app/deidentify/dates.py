"""Finds dates in the usual Dutch spellings, in digits and in words."""

import re

from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.numerals import NUMBERS, ORDINALS, number_at
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

_LARGEST_DAY, _LARGEST_MONTH = 31, 12
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan januarie jannewaris jannewoari january",
            "februari feb febr febuari februarie febrewaris feberwoari february",
            "maart mrt meert", "april apr aprel", "mei maai maaie", "juni jun juny juno june",
            "juli jul july", "augustus aug agustus augustes august",
            "september sept sep septimber sepember", "oktober okt oct octobre october",
            "november nov novimber", "december dec desimber desember",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_FOREIGN = word_set(
    "ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik stycznia lutego "
    "marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia march "
    "may august januar februar marz mai dezember janvier fevrier mars avril juin juillet aout "
    "septembre novembre decembre enero febrero marzo abril mayo junio julio agosto"
)
_MONTH = "(?:" + "|".join(sorted((*MONTHS, *_FOREIGN), key=len, reverse=True)) + r")(?![^\W_])\.?"
_DAY = r"\d{1,2}(?:ste|de|e)?"
_YEAR = (
    r"(?:[ ,]{1,2}(?:(?:19|20)\d{2}(?!\d|[.:]\d)|'\d{2}(?!\d)"
    r"|\d{2}(?![\d:%/]|\.\d| (?:uur|jaar|euro|keer|min|weken|dagen|kin)))| j\.?l\b\.?)?"
)
_NUMERIC = re.compile(
    r"(\d{1,2}) ?([-/.\\]) ?(\d{1,2})(?: ?\2 ?((?:19|20)\d{2}|'?\d{2})(?!\d))?"
    r"(?![\d%]|[-/.:,]\d)"
)
_SPACED = re.compile(r"(\d{1,2}) (\d{1,2}) (?:19|20)\d{2}(?!\d)")
_ROMAN = re.compile(
    r"\d{1,2} ?[-/. ] ?(?:i{1,3}|iv|vi{0,3}|ix|xi{0,2}) ?[-/. ] ?"
    r"(?:(?:19|20)\d{2}|'?\d{2})(?!\d)"
    r"|\d{1,2} x (?:19|20)\d{2}(?!\d)"
)
_ISO = re.compile(r"(?:19|20)\d{2}([-/.]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d)")
_NAMED = re.compile(
    rf"(?:{_DAY}(?: ?(?:-|t/m|tot|en|op|/|of|tot en met|,|&) ?)){{0,4}}{_DAY}"
    rf"(?:[ \-/.\n]{{1,2}}| van )(?:de maand )?{_MONTH}{_YEAR}"
    rf"|\d{{1,2}}(?:{_MONTH}){_YEAR}"
)
_AFTER_MONTH = re.compile(r"\.?[ \n,]{1,2}(?:van )?(?:'\d{2}|(?:19|20)\d{2})(?!\d)")
_SPOKEN_YEAR = re.compile(
    r" (?:van )?(?:tweeduizend(?: ?(?:en)? ?[a-z]{3,18})?|negentienhonderd ?[a-z]{3,18}"
    r"|(?:twintig|negentien) (?P<last>[a-z]{3,18}))(?![^\W_])"
)
_WEEKDAY = word_set(
    "ma di wo do vr za zo woe don vrij zat zon "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "moandag maondag dinsdeg diesdag woonsdag dunderdag donderdeg vraaidag vriedag zotterdag "
    "zoaterdag zaoterdag zundag zoondag moandei tiisdei woansdei tongersdei freed sneon snein"
)
_WHOLE_DAY = frozenset(day for day in _WEEKDAY if len(day) > len("vrij"))
_PART = word_set("begin eind einde half medio halverwege midden ultimo begun ein")
_UNIT_AFTER = re.compile(
    r" ?(?:uur|u\b|keer|x\b|jaar|jr|maand|week|weken|dagen|dag\b|km|kilometer|euro|min|%|cm|mg|"
    r"personen|kinderen|mensen|gezinnen|deel|van de \d|verloren|gewonnen|winst|verlies|gelijk|"
    r"achter|voor\b|tegen|punten|vmbo|havo|vwo|pagina|kant)"
)
_NOT_DATE = word_set(
    "om p pag blz bladzijde nr nummer versie score cijfer graad schaal rond stand uitslag won "
    "wint verloor verloren gewonnen groep klas kamer art artikel hoofdstuk bijlage fase stap "
    "deel route lijn bus week regel"
)
_GAMES = word_set(
    "stand uitslag won wint wonnen winnen verloor verloren verliezen gewonnen gelijk gelijkspel "
    "ruststand eindstand voorsprong"
)
_FRACTIONS = frozenset(((1, 2), (24, 7)))
_YEAR_ALONE = re.compile(r"(?:19|20)\d{2}")
_BORN = word_set("geboren geb geboortejaar bouwjaar")
_DAY_ALONE = re.compile(r"(\d{1,2})(?:ste|de|e)")
_THIS_MONTH = re.compile(
    r" (?:van )?(?:de|deze|vorige|volgende|dezelfde|komende|afgelopen|die|elke) maand"
)
_OF_ORDINAL = re.compile(r" van de ([a-z]{5,10})(?![^\W_])")
_DATED = word_set("op per vanaf tot sinds")
_ON = word_set("op vanaf tot per sinds uiterlijk rond na tegen en voor tussen")
_CLOSES = re.compile(
    r"\s*(?:[,.;)!?/\n]|$)| (?:punt|komma|en|om|was|is|werd|heb|heeft|had|kwam|ging|belde|moet|"
    r"moest|maar|bij|in|op|naar|met|dus|al|nog|weer|pas|kan|ik|we|ze|hij|zij)(?![^\W_])"
)
_SURELY_DAY = 3
_LINE_STARTS = frozenset("\n\0")
_LIST_ENDS = re.compile(r" ?[:\-]")


def digit_date(scan: Scan, at: int) -> Mark | None:
    """Return the mark of a date that starts with digits at word `at`, or None."""
    low, start = scan.words.plain.low, scan.words.starts[at]
    found = _ISO.match(low, start) or _NAMED.match(low, start) or _ROMAN.match(low, start)
    if found is not None:
        return _with_weekday(scan, at, found.end(), Certainty.SURE)
    found = _NUMERIC.match(low, start)
    if found is not None and _possible(scan, at, found):
        sure = Certainty.SURE if found[4] else Certainty.LIKELY
        return _with_weekday(scan, at, found.end(), sure)
    found = _SPACED.match(low, start)
    if found is not None and _exist(found[1], found[2]):
        return _with_weekday(scan, at, found.end(), Certainty.LIKELY)
    return day_alone(scan, at)


def _exist(day: str, month: str) -> bool:
    return 1 <= int(day) <= _LARGEST_DAY and 1 <= int(month) <= _LARGEST_MONTH


def _possible(scan: Scan, at: int, found: re.Match[str]) -> bool:
    """Return whether day and month exist and the words around do not tell of something else."""
    if not _exist(found[1], found[3]):
        return False
    if found[4]:
        return True
    before = scan.words.low[at - 1] if at else ""
    scored = scan.near(at - 3, at, _GAMES)
    if scored or before in _NOT_DATE or _UNIT_AFTER.match(found.string, found.end()):
        return False
    if found[2] == ".":
        if scan.words.gaps[at - 1][-1] in _LINE_STARTS and _LIST_ENDS.match(
            found.string, found.end()
        ):
            return True
        return before in _WEEKDAY or before in ("dd", "op", "d", "per", "vanaf", "sinds")
    listed = scan.words.gaps[at - 1][-1] in _LINE_STARTS
    return found[2] != "/" or listed or (int(found[1]), int(found[3])) not in _FRACTIONS


def _with_weekday(scan: Scan, at: int, end: int, certainty: Certainty) -> Mark:
    """Return the mark of a date, the weekday before it included, also with "de" between."""
    words, low = scan.words, scan.words.plain.low
    first = at
    if first > 1 and words.low[first - 1] in ("de", "den") and words.low[first - 2] in _WEEKDAY:
        first -= 2
    elif first and words.low[first - 1] in _WEEKDAY:
        first -= words.gaps[first - 1].strip(" .,") == ""
    trimmed = end - (low[end - 1] == "." and low[end : end + 1] in ("", "\n"))
    return Mark(words.starts[first], trimmed, Label.DATE, Why.PATTERN, certainty)


def month_mark(scan: Scan, at: int) -> Mark | None:
    """Return the mark of "begin maart" or "drie mei" around the month at word `at`."""
    words, first = scan.words, at - 1
    if first > 0 and words.low[first] in ("de", "van"):
        first -= 1
    before = words.low[first] if first >= 0 and words.gaps[first] in (" ", "\n", "-") else ""
    end = _year_end(scan, at)
    if before in _PART:
        return Mark(words.starts[first], end, Label.DATE, Why.PATTERN, Certainty.LIKELY)
    dated = before != "een" or words.low[first - 1] in _DATED
    day = ORDINALS.get(before) or (NUMBERS.get(before) if dated else None)
    if day is not None and day <= _LARGEST_DAY:
        return _with_weekday(scan, first, end, Certainty.LIKELY)
    return None


def _year_end(scan: Scan, at: int) -> int:
    """Return where the month at word `at` ends, the year after it included, also as spoken."""
    low, end = scan.words.plain.low, scan.words.ends[at]
    year = _AFTER_MONTH.match(low, end)
    if year is None:
        year = _SPOKEN_YEAR.match(low, end)
        if year is not None and year["last"] and year["last"] not in NUMBERS:
            year = None
    return year.end() if year else end


def day_alone(scan: Scan, at: int) -> Mark | None:
    """Return the mark of a day without its month: "op de 10e", "vrijdag de dertiende", "ma 13"."""
    words, low = scan.words, scan.words.plain.low
    word, before = words.low[at], words.low[at - 1] if at else ""
    day = _day_number(word, before)
    weekdays = _WHOLE_DAY if word.isdigit() else _WEEKDAY
    if not 1 <= day <= _LARGEST_DAY or before not in weekdays | {"de", "den"}:
        return None
    month = _OF_ORDINAL.match(low, words.ends[at])
    told = _THIS_MONTH.match(low, words.ends[at])
    if month is not None and ORDINALS.get(month[1], _LARGEST_DAY) <= _LARGEST_MONTH:
        told = month
    if told is not None:
        return _with_weekday(scan, at, told.end(), Certainty.LIKELY)
    named = before in weekdays or words.low[at - 2] in _WEEKDAY
    if before in _WHOLE_DAY and word.isdigit():
        following = low[words.ends[at] : words.ends[at] + 20].split()
        counted = bool(following) and (
            following[0].strip(".,;") in _UNITS or following[0].endswith("en")
        )
        named = not counted and low[words.ends[at] : words.ends[at] + 1] not in (":", ".", "%")
        return _with_weekday(scan, at, words.ends[at], Certainty.MAYBE) if named else None
    if at > 1 and before == "de" and words.low[at - 2] in _WHOLE_DAY:
        return _with_weekday(scan, at, words.ends[at], Certainty.LIKELY)
    dated = named or (words.low[at - 2] in _ON and day >= _SURELY_DAY)
    if at and dated and _CLOSES.match(low, words.ends[at]):
        return _with_weekday(scan, at, words.ends[at], Certainty.LIKELY)
    return None


def _day_number(word: str, before: str) -> int:
    """Return the day that a word stands for, as "10e", "tiende" or "10" after a weekday; or 0."""
    digits = _DAY_ALONE.fullmatch(word)
    if digits:
        return int(digits[1])
    if word.isdigit():
        return int(word) if before in _WHOLE_DAY and len(word) <= len("31") else 0
    return ORDINALS.get(word, 0)


def spoken_date(scan: Scan, at: int) -> Mark | None:
    """Return the mark of a day and a month said as two numbers ("op vijf zes"), or None."""
    words = scan.words
    if not at or words.low[at - 1] not in ("op", "geboren", "dd", "van", "vanaf", "per"):
        return None
    day, middle = number_at(scan, at)
    if not 1 <= day <= _LARGEST_DAY or middle >= len(words) or words.gaps[middle - 1] != " ":
        return None
    month, after = number_at(scan, middle)
    following = words.low[after] if after < len(words) else ""
    if (
        not 1 <= month <= _LARGEST_MONTH
        or (following in NUMBERS and following != "een")
        or (following.endswith("en") and following != "een")
    ):
        return None
    if words.low[middle] == "een" or following in _UNITS:
        return None
    return scan.mark((at, after), Label.DATE, Why.CUE, Certainty.LIKELY)


_UNITS = word_set("uur keer jaar euro minuten maal procent nul streepje")


def birth_year(scan: Scan, at: int) -> Mark | None:
    """Return the mark of a bare year at word `at` that is announced as a year of birth."""
    if _YEAR_ALONE.fullmatch(scan.words.low[at]) and scan.near(at - 3, at, _BORN):
        return scan.mark((at, at + 1), Label.DATE, Why.CUE, Certainty.LIKELY)
    return None
