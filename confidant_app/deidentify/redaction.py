"""Replaces findings by what may be known: the kind, and for people on file their role."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from confidant_app.deidentify.dates import MONTHS
from confidant_app.deidentify.folding import fold
from confidant_app.deidentify.numerals import NUMBERS
from confidant_app.deidentify.provinces import Provinces, province_of
from confidant_app.domain.detail import AgeDetail, DateDetail, Detail, PlaceDetail
from confidant_app.domain.findings import Finding, Label

_KINDS = {
    Label.PERSON: "naam",
    Label.PROFESSIONAL: "beroepskracht",
    Label.PLACE: "plaats",
    Label.SCHOOL: "school",
    Label.ORG: "organisatie",
    Label.DATE: "datum",
    Label.AGE: "leeftijd",
    Label.PHONE: "telefoonnummer",
    Label.EMAIL: "e-mailadres",
    Label.URL: "webadres",
    Label.HANDLE: "accountnaam",
    Label.IBAN: "rekeningnummer",
    Label.BSN: "burgerservicenummer",
    Label.POSTCODE: "postcode",
    Label.STREET: "adres",
    Label.PLATE: "kenteken",
    Label.CASENO: "kenmerk",
}
_PEOPLE = frozenset((Label.PERSON, Label.PROFESSIONAL))
_SEASONS = ("begin", "begin", *["voorjaar"] * 3, *["zomer"] * 3, *["najaar"] * 3, "eind")
_BANDS = ((3, "0-3"), (11, "4-11"), (15, "12-15"), (17, "16-17"))
_ISO = re.compile(r"((?:19|20)\d{2})[-/.]?(\d{2})")
_NUMERIC = re.compile(r"\d{1,2} ?([-/.]) ?(\d{1,2}) ?\1 ?'?(\d{4}|\d{2})(?!\d)")
_NAMED = re.compile(r"([a-z]{3,9})\.?[ ,\n]{1,2}(?:van )?'?(\d{4}|\d{2})(?!\d)")
_YEAR_ALONE = re.compile(r"(?:19|20)\d{2}")
_CENTURY = 50
_NUMBER = re.compile(r"\d{1,3}")
_SMALL_UNIT = re.compile(r"maand|mnd|weken")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How much replacements tell, and what is needed to tell it."""

    detail: Detail = field(default_factory=Detail)
    provinces: Provinces = field(default_factory=dict)


def redact(text: str, findings: Sequence[Finding], scale: Scale | None = None) -> str:
    """Return `text` with every finding but the hints (QUASI) replaced.

    A replacement tells kind and role, and what `scale` allows: by default a season and year for
    a date and a band for an age; never how long the words were. Unknown people get numbers, from
    1 in each text, when there are several: nothing can be followed from one text to another.
    """
    scale = scale or Scale()
    hiding = sorted((f for f in findings if f.label is not Label.QUASI), key=lambda f: f.start)
    numbers = _numbers(text, hiding)
    pieces: list[str] = []
    at = 0
    for finding in hiding:
        if finding.start >= at:
            pieces += (text[at : finding.start], _replacement(text, finding, numbers, scale))
        at = max(at, finding.end)
    return "".join((*pieces, text[at:]))


def _replacement(text: str, finding: Finding, numbers: Mapping[Finding, int], scale: Scale) -> str:
    words = fold(text[finding.start : finding.end]).low
    kind = finding.person or _KINDS[finding.label]
    told = ""
    if finding.label is Label.DATE:
        told = _date(words, scale.detail.dates)
    elif finding.label is Label.AGE and scale.detail.ages is AgeDetail.BAND:
        told = _band(words)
    elif finding.label is Label.PLACE and scale.detail.places is PlaceDetail.REGION:
        province = province_of(words, scale.provinces)
        return f"[{kind} in {province}]" if province else f"[{kind}]"
    elif finding in numbers:
        return f"[{kind} {numbers[finding]}]"
    return f"[{kind}: {told}]" if told else f"[{kind}]"


def _numbers(text: str, findings: Sequence[Finding]) -> dict[Finding, int]:
    """Return a number for each unknown person, the same where a name returns; none for one."""
    numbers: dict[Finding, int] = {}
    for label in _PEOPLE:
        seen: dict[str, int] = {}
        of_label: dict[Finding, int] = {}
        for finding in findings:
            if finding.label is label and finding.person is None:
                names = _WORD.findall(fold(text[finding.start : finding.end]).low)
                stems = [name.removesuffix("s") for name in names]
                number = next((seen[stem] for stem in stems if stem in seen), None)
                number = number or len(set(seen.values())) + 1
                seen |= dict.fromkeys(stems, number)
                of_label[finding] = number
        if len(set(of_label.values())) > 1:
            numbers |= of_label
    return numbers


def _date(words: str, detail: DateDetail) -> str:
    """Return what may be told of a date: never more than it says itself."""
    year, month = _read_date(words)
    if detail is DateDetail.NOTHING or not year:
        return ""
    if detail is DateDetail.YEAR or not 1 <= month <= len(_SEASONS):
        return year
    if detail is DateDetail.QUARTER:
        return f"{(month + 2) // 3}e kwartaal {year}"
    return f"{_SEASONS[month - 1]} {year}"


def _read_date(words: str) -> tuple[str, int]:
    """Return year and month of a date: an empty year, or month 0, where it does not say."""
    iso, numeric, named = _ISO.match(words), _NUMERIC.search(words), _NAMED.search(words)
    if iso is not None:
        year, month = iso[1], int(iso[2])
    elif numeric is not None:
        year, month = numeric[3], int(numeric[2])
    elif named is not None and named[1] in MONTHS:
        year, month = named[2], MONTHS[named[1]]
    else:
        alone = _YEAR_ALONE.search(words)
        return (alone[0] if alone is not None else "", 0)
    if len(year) == 2:
        year = f"{20 if int(year) < _CENTURY else 19}{year}"
    return year, month


def _band(words: str) -> str:
    """Return the band of an age as cases use it; nothing for an age that can not be read."""
    number = _NUMBER.search(words)
    if number is not None:
        age = int(number[0])
    else:
        spelled = re.sub(r"jarig(?:en?)?$", "", (words.split() or [""])[0])
        if spelled not in NUMBERS:
            return ""
        age = NUMBERS[spelled]
    if _SMALL_UNIT.search(words):
        return _BANDS[0][1]
    return next((band for last, band in _BANDS if age <= last), "18+")
