"""Finds initials that stand for a name: "C.Z.", "A. de W.", "AD", and the K. of "gezin K."."""

from collections.abc import Iterator

from confidant_app.deidentify.context import label_of_role, particles_before, row_end
from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.matcher import Matcher, Owners
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Why

_MOST = 5
_MOST_ALIKE = 2
_BEFORE_ONE = word_set("gezin familie fam mevrouw mevr mw meneer dhr heer client cliente")
_USUAL = word_set(
    "oa ivm mbt tav tov ipv nav nvt ed ea dd zsm aub dwz bv nv vof am pm dmv oid ok tm wo zg zgn "
    "ad mi mn na no nl pp ps sr jr tk va vc vm wc tv zn ie eg us ggz mbv jl igv ihb tgv tnv ahv "
    "olv ltd vd"
)
_HOURS = frozenset(("am", "pm"))
_GREETINGS = word_set("groet groeten groetjes gr mvg liefs")
_BEFORE_GAPS = frozenset((" ", ". ", " '", "\n", ",\n"))
_WITH = word_set("met van bij door aan en volgens namens of")


def initial_marks(scan: Scan, matcher: Matcher) -> Iterator[Mark]:
    """Yield initials of somebody on file, and letters that can only be somebody's initials."""
    words, after = scan.words, 0
    for at, capital in enumerate(words.capitals):
        word = words.low[at]
        if not (capital or len(word) == 1) or len(word) > _MOST or at < after:
            continue
        if not _may_be_initials(scan, at):
            continue
        after = row_end(scan, at)
        letters = _letters(scan, at, after) if after > at + 1 else word
        owners = _owners(matcher, letters)
        if len(letters) == 1:
            first = particles_before(scan, at)
            first -= 0 < first < at and words.low[first - 1] in scan.lists.phrase_particles
            if _announced(scan, first, at):
                yield _mark(scan, matcher, (first, after), owners)
        elif _meant(scan, matcher, (at, after), owners):
            yield _mark(scan, matcher, (at, after), owners)


def _announced(scan: Scan, first: int, at: int) -> bool:
    """Return whether a word before a single letter makes it somebody's ("gezin K.", "de B.")."""
    words, lists = scan.words, scan.lists
    before = words.low[first - 1] if words.gaps[first - 1] in _BEFORE_GAPS else ""
    if before in _BEFORE_ONE:
        return True
    if not words.initial(at):
        return False
    if before in lists.kin or before in lists.titles or before in _GREETINGS:
        return True
    return first < at and (words.capitals[at] or not scan.cased) and before in _WITH


def _meant(scan: Scan, matcher: Matcher, span: tuple[int, int], owners: Owners) -> bool:
    """Return whether two letters or more are initials: of somebody on file, or dotted capitals."""
    at, after = span
    if after == at + 1 and scan.words.low[at] in scan.lists.particles:
        return False
    capitals = scan.words.capitals[at] and scan.words.capitals[after - 1]
    unknown = after > at + 1 and (capitals or not scan.cased)
    return (unknown or bool(owners)) and not _usual(scan, matcher, span, owners)


def _may_be_initials(scan: Scan, at: int) -> bool:
    """Return whether the word is a dotted letter, or a few capitals in a text that has both."""
    words = scan.words
    if len(words.low[at]) == 1:
        return words.initial(at) or (words.capitals[at] and scan.cased)
    return words.capitals[at] and scan.cased and words.plain.text[words.ends[at] - 1].isupper()


def _letters(scan: Scan, at: int, after: int) -> str:
    """Return the initials among these words, without the particles between them."""
    words = scan.words
    return "".join(
        word
        for place, word in enumerate(words.low[at:after], start=at)
        if len(word) == 1 and not (word in scan.lists.phrase_particles and words.gaps[place] == " ")
    )


def _owners(matcher: Matcher, letters: str) -> Owners:
    """Return whose initials these may be; letters that many people share tell of none of them."""
    owners = matcher.initials.get(letters, frozenset())
    return owners if matcher.is_close(owners) or len(owners) <= _MOST_ALIKE else frozenset()


def _usual(scan: Scan, matcher: Matcher, span: tuple[int, int], owners: Owners) -> bool:
    """Return whether the letters are a public body or an abbreviation that everybody writes."""
    at, after = span
    letters = "".join(scan.words.low[at:after])
    if after == at + 1:
        return at in scan.public or letters in scan.lists.ordinary
    capital = scan.words.capitals[at]
    if letters in _HOURS and capital and scan.cased:
        return False
    return letters in _USUAL and not (matcher.is_close(owners) and capital)


def _mark(scan: Scan, matcher: Matcher, span: tuple[int, int], owners: Owners) -> Mark:
    first, after = span
    end = scan.words.ends[after - 1]
    end += scan.words.plain.low.startswith(".", end)
    role = matcher.role(owners)
    return Mark(
        scan.words.starts[first],
        end,
        label_of_role(scan, role, first, after),
        Why.ON_FILE_INITIALS,
        Certainty.MAYBE,
        role or None,
        matcher.is_own(owners),
    )
