"""Finds numbers that point to somebody, by their shape and, where they have one, their check."""

import re

import phonenumbers
from stdnum.iso7064 import mod_97_10
from stdnum.nl import bsn, postcode

from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

_IBAN = re.compile(r"[a-z]{2}\d\d(?:[ \-.]?[a-z0-9]){11,30}")
_IBAN_LENGTHS = {
    "nl": 18, "be": 16, "de": 22, "fr": 27, "gb": 22, "pl": 28, "lt": 20, "es": 24, "it": 27,
    "pt": 25, "ro": 24, "bg": 22, "tr": 26, "at": 20, "lu": 20, "ie": 22, "hr": 21, "hu": 28,
}  # fmt: skip
_BSN = re.compile(r"\d(?:[ .\-]?\d){8}(?!\d)")
_PHONE = re.compile(r"(?:\+|00)?\(?\d(?:[ \-./()\u2011\n]{0,3}\d){6,14}(?!\d)")
_MASKED = re.compile(r"0[1-9][ \-]?(?:\d ?){1,8}[x*]{2,8}(?![^\W_])")
_SERVICE = re.compile(r"0(?:800|900|906|909|85|88)[ \-]?\d{4}(?!\d)|14[ \-]?0\d{2,3}(?!\d)")
_LOCAL = re.compile(r"\d{2,3}(?:[ \-.]?\d{2,3}){1,3}(?![^\W_])")
_TEL_CUES = word_set("tel telefoon telefoonnummer telnr telefoonnr mobiel mob gsm fax bellen bel")
_POSTCODE = re.compile(r"([1-9]\d{3})[ \-\n]{0,2}([a-z]{2}|[a-z] [a-z])(?![^\W_])")
_POSTCODE_CUES = word_set("postcode postkode pc postcodegebied")
_FOUR = re.compile(r"[1-9]\d{3}")
_HOUSE_NUMBER = re.compile(r"\d{1,4} ?[a-z]?(?:, ?| ?\n)$")
_NORTH = "789"
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
_TWO_LETTERS = word_set(
    "in is en op om te ze we je me er of al na ik de ja nu zo uw ga pa ma va km st do di wo "
    "gr cc dl kw jr pk ft "
    "vr za u n t s a x z h wk nr mb gb ml cm mm kg eu pm am ok ie da we te ha mn zn"
)
_DUTCH_DIGITS = 10
_BACK = 6
_LOCAL_DIGITS, _SLIP_DIGITS = 6, 8


def number_mark(scan: Scan, at: int) -> Mark | None:
    """Return the mark of the number that starts at word `at`, a word with a digit, or None."""
    for rule in (_iban, _bsn, _plate, _phone, _postcode):
        found = rule(scan, at)
        if found is not None:
            return found
    return None


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
    if whole and mod_97_10.is_valid(compact[4:] + compact[:4]):
        return Mark(start, end, Label.IBAN, Why.CHECK_DIGITS, Certainty.SURE)
    if compact.startswith("NL") and compact[4:8].isalpha():
        return Mark(start, end, Label.IBAN, Why.PATTERN, Certainty.LIKELY)
    return None


def _bsn(scan: Scan, at: int) -> Mark | None:
    """Nine digits that pass the test of eleven, or that are announced as a BSN."""
    low, start = scan.words.plain.low, scan.words.starts[at]
    found = _BSN.match(low, start)
    # A plus begins a telephone number, whose first nine digits may pass the test by chance.
    if found is None or low[start - 1 : start] == "+":
        return None
    if scan.near(at - _BACK, at, _BSN_CUES):
        return Mark(*found.span(), Label.BSN, Why.CUE, Certainty.SURE)
    if bsn.is_valid("".join(filter(str.isdigit, found[0]))):
        return Mark(*found.span(), Label.BSN, Why.CHECK_DIGITS, Certainty.SURE)
    return None


def is_plate(low: str) -> bool:
    """Return whether letters and digits have the order of a Dutch series (RDW)."""
    shape = _LETTERS.sub("x", _DIGITS.sub("9", low))
    return "x" in shape and bool(_PLATE_SHAPE.fullmatch(shape))


def _plate(scan: Scan, at: int) -> Mark | None:
    """A Dutch licence plate of any series: with its hyphens, in capitals, or announced."""
    words = scan.words
    found = _PLATE.match(words.plain.low, words.starts[at])
    if found is None:
        return None
    if not is_plate(found[0]):
        return None
    written = "-" in found[0] or words.plain.text[slice(*found.span())].isupper()
    if not written and not scan.near(at - _BACK, at, _PLATE_CUES):
        return None
    return Mark(*found.span(), Label.PLATE, Why.PATTERN, Certainty.LIKELY)


def _phone(scan: Scan, at: int) -> Mark | None:
    """A telephone number: Dutch, or foreign with + or 00 before it, or announced as one."""
    low, start = scan.words.plain.low, scan.words.starts[at]
    while start and low[start - 1] in "+(":
        start -= 1
    if low[scan.words.starts[at]] == "0" or low[start] in "+(":
        found = _PHONE.match(low, start)
        end = _phone_end(found[0]) if found else 0
        if end:
            return Mark(start, start + end, Label.PHONE, Why.PATTERN, Certainty.SURE)
    return _odd_phone(scan, at)


def _odd_phone(scan: Scan, at: int) -> Mark | None:
    """A service number, one with its end hidden, one with a slip, or a local one after a cue."""
    low, start = scan.words.plain.low, scan.words.starts[at]
    cued = scan.near(at - 2, at, _TEL_CUES)
    found = _MASKED.match(low, start) or _SERVICE.match(low, start)
    if found is None or (low[start] == "1" and not scan.near(at - _BACK, at, _TEL_CUES)):
        slip = _PHONE.match(low, start) if low.startswith("06", start) else None
        found = slip or (_LOCAL.match(low, start) if cued else None)
        digits = sum(map(str.isdigit, found[0])) if found else 0
        if found is None or digits < (_LOCAL_DIGITS if cued else _SLIP_DIGITS):
            return None
    return Mark(start, found.end(), Label.PHONE, Why.PATTERN, Certainty.LIKELY)


def _phone_end(candidate: str) -> int:
    """Return the length of the telephone number that `candidate` starts with; 0 when none."""
    written = "+" + candidate[2:] if candidate.startswith("00") else candidate
    for match in phonenumbers.PhoneNumberMatcher(
        written, "NL", leniency=phonenumbers.Leniency.POSSIBLE
    ):
        whole = sum(map(str.isdigit, match.raw_string)) == _DUTCH_DIGITS
        if whole or phonenumbers.is_valid_number(match.number):
            return match.end + len(candidate) - len(written)
    return 0


def _postcode(scan: Scan, at: int) -> Mark | None:
    """Four digits and two letters; two letters that are a word, or none, only after a cue."""
    words, low = scan.words, scan.words.plain.low
    found = _POSTCODE.match(low, words.starts[at])
    if found is None or not postcode.is_valid(found[1] + found[2].replace(" ", "")):
        return _part_of_postcode(scan, at)
    letters = words.plain.text[slice(*found.span(2))]
    plain = found[2] in _TWO_LETTERS or " " in letters
    if plain and not letters.replace(" ", "").isupper() and not _addressed(scan, at, found.end()):
        return _part_of_postcode(scan, at)
    return Mark(*found.span(), Label.POSTCODE, Why.PATTERN, Certainty.LIKELY)


def _addressed(scan: Scan, at: int, end: int) -> bool:
    """Return whether a house number or the word for it stands before, or a place after."""
    words, low = scan.words, scan.words.plain.low
    before = low[max(0, words.starts[at] - _BACK) : words.starts[at]]
    following = low[end : end + 40].split()
    listed = bool(following) and following[0].strip(",.;)") in scan.lists.single_places
    return listed or bool(_HOUSE_NUMBER.search(before))


def _follows_place(scan: Scan, at: int) -> bool:
    """Return whether word `at` can be a place before four digits of the north in brackets."""
    words = scan.words
    north = words.low[at + 1][0] in _NORTH
    named = words.capitals[at] and not words.opens(at)
    return north and (named or words.low[at] in scan.lists.single_places)


def _part_of_postcode(scan: Scan, at: int) -> Mark | None:
    """Four digits alone: after the word for it, or in the north before the place they belong to."""
    words = scan.words
    if not _FOUR.fullmatch(words.low[at]):
        return None
    following = words.low[at + 1] if words.gaps[at] in (" ", ", ") else ""
    north = words.low[at][0] in _NORTH and following in scan.lists.single_places
    placed = north and (words.capitals[at + 1] or not scan.cased)
    bracketed = words.gaps[at - 1].endswith("(") and at > 0 and _follows_place(scan, at - 1)
    if scan.near(at - 2, at, _POSTCODE_CUES) or placed or bracketed:
        return scan.mark((at, at + 1), Label.POSTCODE, Why.CUE, Certainty.LIKELY)
    return None
