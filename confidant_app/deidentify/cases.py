"""Finds the numbers of files, court cases, complaints and clients."""

import re
from collections.abc import Iterator

from confidant_app.deidentify.dates import MONTHS
from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

_COURT = re.compile(
    r"ecli ?: ?[a-z]{2} ?: ?[a-z]{2,8} ?: ?\d{4} ?: ?[a-z0-9.]{1,25}"
    r"|c ?[/-] ?\d{1,2} ?[/-] ?\d{4,7}"
    r"(?:\s?[/,]?\s?(?:[a-z]{2}[\s-]?[a-z]{2}|kg)\s?\d\d\s?[-/. ]\s?\d{1,5})?"
    r"|c \d{1,2} \d{5,7}(?:\s?[a-z]{2}\s?[a-z]{2}\s?\d\d\s?[-/. ]\s?\d{1,5})?"
    r"|(?:je|fa|ja|fz|ha|kg|zm) ?(?:rk|za|bz|zb) ?\d\d ?[-/. ] ?\d{1,5}"
    r"|(?:jz|skj|gkz|ws|kl|kn|zk|dos|pv|ref|uhp|ots|vt|jb|rvdk)[-/ ]?\d[\d\-./]{3,20}"
    r"|\d\d[/-]\d{6}[-/]\d\d(?!\d)"
)
_COURT_STARTS = word_set(
    "ecli c je fa ja fz ha kg zm jz skj gkz ws kl kn zk dos pv ref uhp ots vt jb rvdk jerk"
)
_STRONG = (
    "dossier", "zaak", "kenmerk", "klacht", "rekest", "parket", "client", "registratie",
    "referentie", "mutatie", "melding", "incident", "aangifte", "polis", "casus", "ticket",
    "inschrijf", "inschrijving", "correspondentie", "beschikking", "patient", "relatie", "klant",
    "factuur", "order", "referte", "procesverbaal", "register", "lidmaatschap", "zaaks",
    "meldings", "klachten", "aanmeld", "aanmeldings", "procedure", "verwijzings", "bezwaar",
)  # fmt: skip
_SUFFIXES = ("", "nr", "nrs", "nummer", "nummers", "no", "id", "code", "kenmerk", "s")
STRONG = frozenset(f"{word}{suffix}" for word in _STRONG for suffix in _SUFFIXES) | word_set(
    "ref rolnr rolnummer skj agb big bignummer agbnummer vnummer anummer vnr pv bvh zaakid "
    "mutatienr ritnr ritnummer rekestnummer kenm zk dossiers"
)
_WEAK = word_set("nummer nr nummers nrs id code no")
CUES = STRONG | _WEAK
_CUED = re.compile(
    r"['\")]?[.:#,]?\s{0,12}[:=#]?\s{0,2}(?:(?:is|was|nummers?|nrs?\.?|met|luidt|heeft|id|onder|het|"
    r"iets|van|no\.?|code|dat|daar|staat|nog|steeds|brief|zaak|klacht|vorige|volgens|haar|hem|:)"
    r"\s?[:#]?\s?){0,4}['\"(#]?"
    r"((?:[a-z]{1,6}[-./ ]?){0,2}\d[\d\-./]{0,24}(?:[-/]?[a-z]{1,6})?(?:-\d{1,6})?(?![^\W_]))"
)
_NEXT = re.compile(r"(?:,| en| of|/| \+) ?((?:[a-z]{1,6}[-./]?){0,2}\d[\d\-./]{2,24}(?![^\W_]))")
_PIECE = re.compile(
    r" ?(?P<sign>[-/.~#+:]{0,3}) ?(?P<letters>[a-z]{0,2})[ \-/.~#]{0,2}\d{1,12}(?![^\W_])"
)
_TAIL = re.compile(r" ?[-/~] ?[a-z](?![^\W_])")
_SHORT_WORDS = word_set("op in en is om te ik je ze we of al na nu zo ja a u s t n m z")
_MOST_PIECES = 6
_MORE = 4
_CODE = re.compile(
    r"(?:[a-z]{1,6}[\-/.]){1,3}\d[\d\-/.]{1,14}\d(?![^\W_])"
    r"|[a-z]{1,3}\d{4,12}(?:[\-/.]\d{2,14})?(?![^\W_])"
    r"|\d{2,4}[-/][a-z]{2,6}[-/]\d{2,8}(?![^\W_])"
)
_LONG = re.compile(r"\d(?:[.\-/]?\d){5,}(?!\d)")
_TIMES = re.compile(
    r"\d{1,2}[.:]\d{2} ?- ?\d{1,2}[.:]\d{2}(?!\d)|\d{1,4}-\d{1,2}[.:]\d{2}(?!\d)"
    r"|\d{1,3}(?:\.\d{3})+(?:,|(?= euro))"
)
_YEARS = re.compile(r"(?:19|20)\d{2}(?:[-/](?:19|20)?\d{2})?$")
_UNIT = re.compile(r" ?(?:euro|keer|jaar|weken|uur|dagen|maanden|pagina|bladzij|%|kilo|km|minuten)")
_CODE_DIGITS, _CUED_DIGITS, _WEAK_DIGITS = 4, 3, 4
_NO_DIGIT = re.compile(r"\D+")


def case_marks(scan: Scan) -> Iterator[Mark]:
    """Yield the numbers of court cases, complaints and files."""
    words, low = scan.words, scan.words.plain.low
    for at, word in enumerate(words.low):
        if word in _COURT_STARTS or (word[0].isdigit() and words.gaps[at] in ("/", "-")):
            found = _COURT.match(low, words.starts[at])
            if found is not None:
                end = _trimmed(low, found.end())
                yield Mark(found.start(), end, Label.CASENO, Why.PATTERN, Certainty.SURE)
        if word in CUES:
            yield from _cued(scan, at)


def _cued(scan: Scan, at: int) -> Iterator[Mark]:
    """Yield the numbers that the cue at word `at` announces: one, or several in a row."""
    words, low = scan.words, scan.words.plain.low
    found = _CUED.match(low, words.ends[at])
    if found is None:
        return
    strong = scan.words.low[at] in STRONG
    end = _widened(scan, found.end(1)) if strong else _trimmed(low, found.end(1))
    if not _plausible(scan, at, found, end):
        return
    yield Mark(found.start(1), end, Label.CASENO, Why.CUE, Certainty.SURE)
    for _ in range(_MORE):
        found = _NEXT.match(low, end)
        if found is None or _YEARS.match(found[1]):
            break
        end = _trimmed(low, found.end(1))
        yield Mark(found.start(1), end, Label.CASENO, Why.CUE, Certainty.LIKELY)


def _widened(scan: Scan, end: int) -> int:
    """Return where a number that goes on in pieces ends: "3188 4021 7756", "00418~2/b"."""
    low, lists = scan.words.plain.low, scan.lists
    for _ in range(_MOST_PIECES):
        piece = _PIECE.match(low, end)
        if piece is None:
            break
        following = low[piece.end() : piece.end() + 12].strip(" .,").split(" ")[0]
        counts = _UNIT.match(low, piece.end()) or following in MONTHS
        letters = piece["letters"]
        if not piece["sign"] and (counts or letters in lists.weak or letters in _SHORT_WORDS):
            break
        end = piece.end()
    tail = _TAIL.match(low, end)
    return _trimmed(low, tail.end() if tail else end)


def _trimmed(low: str, end: int) -> int:
    return end - (low[end - 1] in "-./")


def _plausible(scan: Scan, at: int, found: re.Match[str], end: int) -> bool:
    """Return whether what follows a cue is a number of a file: no year, amount or short count."""
    code, word = found.string[found.start(1) : end], scan.words.low[at]
    digits = sum(map(str.isdigit, code))
    bare = code.strip("-./")
    if _UNIT.match(found.string, found.end(1)) or _TIMES.match(bare) or _YEARS.match(bare):
        return False
    if word in STRONG and (word.endswith(("nr", "nummer", "nrs", "nummers", "kenmerk"))):
        return digits >= _CUED_DIGITS
    if word in STRONG:
        return digits >= _CUED_DIGITS and not _letters_are_words(scan, bare)
    mixed = _NO_DIGIT.match(bare) is not None or "-" in bare or "/" in bare
    return (
        digits >= _WEAK_DIGITS and (bare.isdigit() or mixed) and not _letters_are_words(scan, bare)
    )


def _letters_are_words(scan: Scan, code: str) -> bool:
    """Return whether the letters before the digits are a month or a Dutch word, not a code."""
    letters = _NO_DIGIT.match(code)
    if letters is None or not letters[0].endswith(" "):
        return False
    return any(word in scan.lists.vocabulary for word in letters[0].split())


def code_mark(scan: Scan, at: int) -> Mark | None:
    """Return the mark of letters and digits in one code ("JB-K-25-118") at word `at`, or None."""
    low, start = scan.words.plain.low, scan.words.starts[at]
    found = _CODE.match(low, start)
    if found is None or sum(map(str.isdigit, found[0])) < _CODE_DIGITS:
        return None
    tail = _TAIL.match(low, found.end())
    end = tail.end() if tail else found.end()
    return Mark(start, end, Label.CASENO, Why.PATTERN, Certainty.LIKELY)


def long_number(scan: Scan, at: int) -> Mark | None:
    """Return the mark of six or more digits that no other rule knew: a file number, likely."""
    low, start = scan.words.plain.low, scan.words.starts[at]
    found = _LONG.match(low, start)
    if found is None or _TIMES.match(low, start) or _UNIT.match(low, found.end()):
        return None
    return Mark(*found.span(), Label.CASENO, Why.PATTERN, Certainty.MAYBE)
