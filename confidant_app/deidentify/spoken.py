"""Finds numbers that somebody said aloud: telephone, BSN, postcode, file and house numbers."""

from confidant_app.deidentify.cases import CUES
from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.numerals import NUMBERS, run
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

_PHONE_LEAST, _FILE_LEAST, _CUED_LEAST, _BSN_DIGITS, _PHONE_MOST = 8, 6, 3, 9, 14
_POSTCODE_DIGITS = 4
_BACK = 8
_BSN_CUES = word_set("bsn burgerservicenummer sofinummer burgerservice")
_PHONE_CUES = word_set(
    "bel bellen belt belde telefoon telefoonnummer tel mobiel mobiele bereiken bereikbaar nummer "
    "appen app whatsapp terugbellen gsm"
)
_POSTCODE_CUES = word_set("postcode postkode")
_SPELLED = word_set(
    "anton bernard cornelis dirk eduard ferdinand gerard hendrik izaak jan karel lodewijk maria "
    "nico otto pieter quotient rudolf simon teunis utrecht victor willem xantippe zaandam"
)
_COUNTING = (("een", "twee", "drie"), ("tien", "negen", "acht"))


def spoken_number(scan: Scan, at: int) -> Mark | None:
    """Return the mark of a number that is said from word `at` on, or None.

    Eight digits are enough for a telephone number; fewer need a word before them that says what
    they are.
    """
    words = scan.words
    if at and words.low[at - 1] in NUMBERS and words.gaps[at - 1] == " ":
        return None
    after, digits = run(scan, at)
    label = _label(scan, at, after, digits)
    if label is None:
        return None
    if label is Label.POSTCODE:
        after = _after_letters(scan, after)
    return scan.mark((at, after), label, Why.PATTERN, Certainty.LIKELY)


def mixed_number(scan: Scan, at: int) -> Mark | None:
    """Return the mark of a spoken number that starts with digits ("06 twaalf"), or None."""
    spoken = at + 1 < len(scan.words) and scan.words.low[at + 1] in NUMBERS
    return spoken_number(scan, at) if spoken and scan.words.low[at].isdigit() else None


def _label(scan: Scan, at: int, after: int, digits: int) -> Label | None:
    """Return what a spoken number is, by its length and the words around it; None for a count."""
    several = after - at > 1
    if scan.near(at - _BACK, at, _BSN_CUES) and several and digits >= _FILE_LEAST:
        return Label.BSN
    if digits == _POSTCODE_DIGITS and _is_postcode(scan, at, after):
        return Label.POSTCODE
    if digits >= _PHONE_LEAST and several:
        return Label.PHONE
    if not several or _counted_out(scan, at, after):
        return None
    if digits >= _FILE_LEAST:
        return Label.PHONE if _for_phone(scan, at) else Label.CASENO
    cued = digits >= _CUED_LEAST and scan.near(at - _BACK // 2, at, CUES)
    return Label.CASENO if cued else None


def _for_phone(scan: Scan, at: int) -> bool:
    return scan.words.low[at] == "nul" or scan.near(at - _BACK, at, _PHONE_CUES)


def _counted_out(scan: Scan, at: int, after: int) -> bool:
    """Return whether somebody counts ("een twee drie") instead of telling a number."""
    return tuple(scan.words.low[at : min(after, at + 3)]) in _COUNTING


def _is_postcode(scan: Scan, at: int, after: int) -> bool:
    """Return whether a cue stands before, or two letters after, four digits."""
    return scan.near(at - 2, at, _POSTCODE_CUES) or _after_letters(scan, after) > after


def _after_letters(scan: Scan, after: int) -> int:
    """Return the word after the two letters of a postcode that start at `after`, if they do."""
    low = scan.words.low
    two = low[after : after + 2]
    if len(two) == 2 and all(
        (len(word) == 1 and word.isalpha()) or word in _SPELLED for word in two
    ):
        return after + 2
    both = two and len(two[0]) == 2 and scan.words.shouted(after) and two[0].isalpha()
    return after + 1 if both else after
