"""Finds numbers that point to somebody, by their shape and, where they have one, their check."""

import re
from collections.abc import Iterator

import phonenumbers

from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.numerals import NUMERALS
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

_IBAN = re.compile(r"[a-z]{2}\d\d(?:[ \-.]?[a-z0-9]){11,30}")
_IBAN_LENGTHS = {
    "nl": 18, "be": 16, "de": 22, "fr": 27, "gb": 22, "pl": 28, "lt": 20, "es": 24, "it": 27,
    "pt": 25, "ro": 24, "bg": 22, "tr": 26, "at": 20, "lu": 20, "ie": 22, "hr": 21, "hu": 28,
}  # fmt: skip
_BSN = re.compile(r"\d(?:[ .\-]?\d){8}(?!\d)")
_PHONE = re.compile(r"(?:\+|00)?\(?\d(?:[ \-./()\u2011\n]{0,3}\d){6,14}(?!\d)")
_POSTCODE = re.compile(r"([1-9]\d{3}) ?([a-z]{2})(?![^\W_])")
_NEVER_ISSUED = frozenset(("sa", "sd", "ss"))
_LONG = re.compile(r"\d(?:[.\-/]?\d){5,}(?!\d)")
_CLOCK = re.compile(r"\d{1,2}\.\d\d-\d{1,2}\.\d\d")
_POSTCODES = frozenset(("postcode",))
_NUMBERED = ("nummer", "nr")
_PLATE = re.compile(
    r"[a-z0-9]{1,3}-[a-z0-9]{2,3}-[a-z0-9]{1,2}(?![^\W_]|-)|[a-z0-9]{6}(?![^\W_]|-)"
)
_PLATE_SHAPE = re.compile(
    r"xx99?99|99-?99-?xx|99-?xx-?99|xx-?99-?xx|xx-?xx-?99|99-?xx-?xx|99-?xxx-?9|9-?xxx-?99|"
    r"xx-?999-?x|x-?999-?xx|xxx-?99-?x|x-?99-?xxx|9-?xx-?999|999-?xx-?9|xx-?99-?99"
)
_DIGITS = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]")
_BSN_CUES = word_set("bsn burgerservicenummer sofinummer sofi bsns")
_PLATE_CUES = word_set("kenteken nummerbord kentekenplaat auto kentekens")
_CODE = re.compile(
    r"(?:[a-z]{1,6}[\-/]){1,3}\d[\d\-/.]{1,14}\d(?![^\W_])|[a-z]{1,3}\d{4,12}(?:[\-/.]\d{2,14})?(?![^\W_])"
)
_CODE_DIGITS = 4
_SPOKEN_SIGNS = word_set("nul plus dubbel streepje min")
_SPOKEN_PHONE, _SPOKEN_LEAST, _SPOKEN_CUED = 8, 5, 3
_CUED_WITHIN = 4
_TWO_LETTERS = word_set(
    "in is en op om te ze we je me er of al na ik de ja nu zo uw ga pa ma va km st do di wo "
    "vr za u n t s a x z h wk nr mb gb ml cm mm kg eu pm am ok ie da we te ha mn zn"
)
_DUTCH_DIGITS = 10
_SHORTEST_PHONE = 6
_BACK = 6


def number_mark(scan: Scan, at: int) -> Mark | None:
    """Return the mark of the number that starts at word `at`, a word with a digit, or None."""
    abroad = scan.words.gaps[at - 1][-1] == "+"
    for rule in (_phone,) if abroad else (_iban, _bsn, _plate, _phone, _postcode):
        found = rule(scan, at)
        if found is not None:
            return found
    return None


def code_mark(scan: Scan, at: int) -> Mark | None:
    """Return the mark of letters and digits in one code ("JB-K-25-118") at word `at`, or None."""
    low, start = scan.words.plain.low, scan.words.starts[at]
    found = _CODE.match(low, start)
    if found is None or sum(map(str.isdigit, found[0])) < _CODE_DIGITS:
        return None
    return Mark(*found.span(), Label.CASENO, Why.PATTERN, Certainty.LIKELY)


def spoken_number(scan: Scan, at: int) -> Mark | None:
    """Return the mark of a number said in pieces from word `at`, or None.

    Eight digits or more are a telephone number; five words, or three after the word "nummer", are
    a number on file; two and two letters after "postcode" a postcode.
    """
    words, after, digits = scan.words, at, 0
    while after < len(words) and (
        words.low[after] in NUMERALS or words.low[after] in _SPOKEN_SIGNS
    ):
        digits += len(str(NUMERALS.get(words.low[after], 0)))
        after += 1
    if after > at + 1 and scan.near(at - 2, at, _POSTCODES):
        while after < len(words) and len(words.low[after]) == 1:
            after += 1
        return scan.mark((at, after), Label.POSTCODE, Why.CUE, Certainty.LIKELY)
    if digits >= _SPOKEN_PHONE:
        return scan.mark((at, after), Label.PHONE, Why.PATTERN, Certainty.LIKELY)
    cued = any(word.endswith(_NUMBERED) for word in words.low[max(0, at - _CUED_WITHIN) : at])
    if after - at >= (_SPOKEN_CUED if cued else _SPOKEN_LEAST):
        return scan.mark((at, after), Label.CASENO, Why.PATTERN, Certainty.LIKELY)
    return None


def long_number(scan: Scan, at: int) -> Mark | None:
    """Return the mark of six or more digits that no other rule knew: a file number, likely."""
    found = _LONG.match(scan.words.plain.low, scan.words.starts[at])
    if found is None or _CLOCK.fullmatch(found[0]) or scan.words.gaps[at - 1][-1] in ".,:":
        return None
    return Mark(*found.span(), Label.CASENO, Why.PATTERN, Certainty.MAYBE)


def _iban(scan: Scan, at: int) -> Mark | None:
    """IBAN by its own length and check (ISO 13616); one with a slip counts when it is Dutch."""
    low, start = scan.words.plain.low, scan.words.starts[at]
    found = _IBAN.match(low, start)
    if found is None or found[0][:2] not in _IBAN_LENGTHS:
        return None
    end, left = start, _IBAN_LENGTHS[found[0][:2]]
    while end < found.end() and left:
        left -= low[end].isalnum()
        end += 1
    compact = "".join(filter(str.isalnum, low[start:end])).upper()
    whole = not left and not low[end : end + 1].isalnum()
    if whole and _passes_97(compact[4:] + compact[:4]):
        return Mark(start, end, Label.IBAN, Why.CHECK_DIGITS, Certainty.SURE)
    if compact.startswith("NL") and compact[4:8].isalpha():
        return Mark(start, end, Label.IBAN, Why.PATTERN, Certainty.LIKELY)
    return None


def _bsn(scan: Scan, at: int) -> Mark | None:
    """Nine digits that pass the test of eleven, or that are announced as a BSN."""
    found = _BSN.match(scan.words.plain.low, scan.words.starts[at])
    if found is None:
        return None
    if scan.near(at - _BACK, at, _BSN_CUES):
        return Mark(*found.span(), Label.BSN, Why.CUE, Certainty.SURE)
    if _passes_11("".join(filter(str.isdigit, found[0]))):
        return Mark(*found.span(), Label.BSN, Why.CHECK_DIGITS, Certainty.SURE)
    return None


def _passes_97(compact: str) -> bool:
    """Return whether an IBAN, its first four signs last, leaves one over (ISO 7064)."""
    return int("".join(str(int(sign, 36)) for sign in compact)) % 97 == 1


def _passes_11(digits: str) -> bool:
    """Return whether nine digits pass the test of a BSN, the last weighing minus one."""
    weighed = sum((9 - at) * int(digit) for at, digit in enumerate(digits[:8])) - int(digits[8])
    return weighed % 11 == 0 and int(digits) > 0


def _plate(scan: Scan, at: int) -> Mark | None:
    """A Dutch licence plate of any series: with its hyphens, in capitals, or announced."""
    words = scan.words
    found = _PLATE.match(words.plain.low, words.starts[at])
    if found is None:
        return None
    shape = _LETTERS.sub("x", _DIGITS.sub("9", found[0]))
    if "x" not in shape or not _PLATE_SHAPE.fullmatch(shape):
        return None
    written = "-" in shape or words.plain.text[slice(*found.span())].isupper()
    if not written and not scan.near(at - _BACK, at, _PLATE_CUES):
        return None
    return Mark(*found.span(), Label.PLATE, Why.PATTERN, Certainty.LIKELY)


def _phone(scan: Scan, at: int) -> Mark | None:
    """A telephone number: Dutch, or foreign with + or 00 before it."""
    low, start = scan.words.plain.low, scan.words.starts[at]
    while start and low[start - 1] in "+(":
        start -= 1
    found = _PHONE.match(low, start)
    if found is None or (low[scan.words.starts[at]] != "0" and low[start] not in "+("):
        return None
    if found[0][0] == "(" and ")" not in found[0]:
        start += 1
    end = _phone_end(low[start : found.end()])
    return Mark(start, start + end, Label.PHONE, Why.PATTERN, Certainty.SURE) if end else None


def _phone_end(candidate: str) -> int:
    """Return the length of the telephone number that `candidate` starts with; 0 when none.

    Ten digits with a zero first are one at any rate: an invented or mistyped number is somebody's.
    """
    places = [found.end() for found in _DIGITS.finditer(candidate)]
    if candidate[0] in "0(" and not candidate.startswith("00") and len(places) >= _DUTCH_DIGITS:
        end = places[_DUTCH_DIGITS - 1]
        return end if _ends_group(candidate, end) else 0
    written = "+" + candidate[2:] if candidate.startswith("00") else candidate
    dropped = len(candidate) - len(written)
    ends = [end - dropped for end in places[_SHORTEST_PHONE:] if _ends_group(candidate, end)]
    return next((end + dropped for end in reversed(ends) if _is_phone(written[:end])), 0)


def _ends_group(candidate: str, end: int) -> bool:
    return not candidate[end : end + 1].isdecimal()


def _is_phone(written: str) -> bool:
    try:
        number = phonenumbers.parse(written, "NL")
    except phonenumbers.NumberParseException:
        return False
    if written.startswith("+"):
        return phonenumbers.is_possible_number(number)
    return phonenumbers.is_valid_number(number)


def _postcode(scan: Scan, at: int) -> Mark | None:
    """Four digits and two letters; in lower case only when the letters are not a word."""
    words = scan.words
    found = _POSTCODE.match(words.plain.low, words.starts[at])
    if found is None or found[2] in _NEVER_ISSUED:
        return None
    letters = words.plain.text[slice(*found.span(2))]
    if not letters.isupper() and found[2] in _TWO_LETTERS:
        return None
    return Mark(*found.span(), Label.POSTCODE, Why.PATTERN, Certainty.LIKELY)


_CASE = re.compile(
    r"ecli:[a-z]{2}:[a-z]{2,8}:\d{4}:[a-z0-9.]{1,25}"
    r"|c/\d{1,2}/\d{4,7}(?:\s?/\s?[a-z]{2}\s?[a-z]{2}\s?\d\d[-/]\d{1,5})?"
    r"|(?:je|fa|ja|fz|ha|kg|zm) ?(?:rk|za|bz|zb) ?\d\d[-/]\d{1,5}"
    r"|(?:jz|skj|gkz|ws|kl|kn|zk|dos|pv|ref|uhp|ots|vt|jbn?|rvdk)[-/ ]?\d[\d\-./]{3,20}"
)
_CUED = re.compile(
    r"[.:]?\s{0,2}(?:is|was|=|:)?\s{0,2}"
    r"((?:[a-z]{1,6}[-./ ]?)?\d[\d\-./]{2,20}[a-z]{0,2}(?![^\W_]))"
)
_CASE_CUES = re.compile(
    r"(?:zaak|dossier|client|rekest|klacht|register|registratie|kenmerk|melding|parket|polis|"
    r"beschikking|aangifte|order|skj|agb|big|relatie|klant|referentie|v|lid|patient|"
    r"inschrijf|correspondentie|incident)\s?(?:nummers?|nrs?|no)|kenmerk|zaaknr|dossiernr|(?<![a-z])nummer:"
)


def case_marks(scan: Scan) -> Iterator[Mark]:
    """Yield the numbers of court cases, complaints and files."""
    low = scan.words.plain.low
    for found in _CASE.finditer(low):
        start, end = found.start(), found.end() - (low[found.end() - 1] in "-./")
        if not start or not low[start - 1].isalnum():
            yield Mark(start, end, Label.CASENO, Why.PATTERN, Certainty.SURE)
    for cue in _CASE_CUES.finditer(low):
        found_after = _CUED.match(low, cue.end())
        if found_after is not None:
            yield Mark(*found_after.span(1), Label.CASENO, Why.CUE, Certainty.SURE)
