"""Tells from the words around a name whether it is a professional's or the family's."""

from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.scan import Scan
from confidant_app.domain.findings import Label

_MOST_PARTICLES = 4
_NEAR = 3
_PARTICLE_GAPS = frozenset((" ", " '", "\n", ". "))
DIGRAPHS = frozenset(("sj", "tj", "th", "ch", "chr", "ph", "joh", "jac"))
"""Initials of more than one letter."""

_ROW_GAPS = frozenset((".-", ".", ". '", ". ", ".\n", ".\r\n", ".  "))
_SUFFIXES = frozenset(("sr", "jr", "senior", "junior"))
_INITIAL_GAPS = frozenset((". ", ".", ".-"))
_INITIALS = frozenset("abcdefghijklopqrvwy")  # the others are short words too ("u", "n", "t")
_OF = frozenset(("van", "bij"))

PEOPLE_DO = word_set(
    "zegt zei belt belde vertelt vertelde vindt vond wil wilde heeft had was is kan kon komt "
    "kwam gaat ging appt appte mailt mailde schrijft schreef vraagt vroeg huilt huilde mag "
    "moet moest slaapt woont zit zat werd wordt denkt dacht weet wist voelt krijgt kreeg ziet "
    "zag ook en"
)
"""Verbs, and two words like them, that follow a person and seldom a thing."""


def label_beside(scan: Scan, first: int, after: int, otherwise: Label) -> Label:
    """Return the label of a name from word `first` to before word `after`."""
    lists, low = scan.lists, scan.words.low
    if first and low[first - 1] in lists.professional_titles:
        return Label.PROFESSIONAL
    of = after < len(low) and low[after] in _OF
    for start, end, cues, label in (
        (first - _NEAR, first, lists.kin, Label.PERSON),
        (first - _NEAR, first, lists.professions, Label.PROFESSIONAL),
        (after, after + _NEAR if of else after, lists.professions, Label.PROFESSIONAL),
        (after, after + 1, lists.kin, Label.PERSON),
        (after, after + 2, lists.professions, Label.PROFESSIONAL),
    ):
        if scan.near(start, end, cues):
            return label
    return otherwise


def label_of_role(scan: Scan, role: str, first: int, after: int) -> Label:
    """Return the label of somebody on file by their role or, without one, by the words beside."""
    if not role:
        return label_beside(scan, first, after, Label.PERSON)
    professional = not scan.lists.professions.isdisjoint(role.split())
    return Label.PROFESSIONAL if professional else Label.PERSON


def particles_before(scan: Scan, at: int) -> int:
    """Return the first of the particles ("van der") right before word `at`, or `at`."""
    words, first = scan.words, at
    while first and words.low[first - 1] in scan.lists.particles:
        if words.gaps[first - 1] not in _PARTICLE_GAPS:
            break
        first -= 1
        if at - first == _MOST_PARTICLES:
            break
    return first


def initials_before(scan: Scan, at: int) -> int:
    """Return the first word of the initials, and particles after them, that lead to word `at`."""
    words, first = scan.words, particles_before(scan, at)
    if first == at and at and words.gaps[at - 1] == " " and words.capitals[at - 1]:
        first -= len(words.low[at - 1]) == 1
    elif 0 < first < at and not scan.cased and words.gaps[first - 1] == " ":
        first -= words.low[first - 1] in _INITIALS
    start = first
    while first and words.low[first - 1].isalpha() and words.gaps[first - 1] in _INITIAL_GAPS:
        if len(words.low[first - 1]) > 1 and words.low[first - 1] not in DIGRAPHS:
            break
        first -= 1
    lone = start < at and len(words.low[start]) == 1
    return first if first < start or lone else at


def row_end(scan: Scan, at: int) -> int:
    """Return the word after a row of dotted letters, particles between, that starts at `at`."""
    words, after = scan.words, at + 1
    while words.gaps[after - 1] in _ROW_GAPS:
        further = after
        while further - after < _MOST_PARTICLES and _inside(scan, further):
            further += 1
        if len(words.low[further]) != 1:
            break
        after = further + 1
    return after


def _inside(scan: Scan, at: int) -> bool:
    """Return whether word `at` can stand inside a name, with more to follow."""
    return (
        scan.words.low[at] in scan.lists.phrase_particles
        and scan.words.gaps[at] in _PARTICLE_GAPS
        and (len(scan.words.low[at]) > 1 or scan.words.gaps[at - 1].endswith("'"))
    )


def _lone_capital(scan: Scan, at: int) -> bool:
    """Return whether a capital without a dot stands for a surname: "Samira H"."""
    words = scan.words
    named = words.low[at - 1] in scan.lists.first_names and words.capitals[at - 1]
    return scan.cased and named and len(words.low[at]) == 1 and words.shouted(at)


def initials_after(scan: Scan, after: int) -> tuple[int, int]:
    """Return the word after a name with what may follow it, and where that ends.

    Initials after a given name ("Leonie v. E."), after a surname and a comma ("Kroon, J.M."), and
    "sr." or "jr.".
    """
    words = scan.words
    gap, further = words.gaps[after - 1], after
    if gap == " " and words.low[after] in _SUFFIXES:
        return after + 1, words.ends[after] + words.plain.low.startswith(".", words.ends[after])
    while gap == " " and further - after < _MOST_PARTICLES and _inside(scan, further):
        further += 1
    if gap not in (" ", ", ", ",") or not words.initial(further):
        lone = gap == " " and _lone_capital(scan, after)
        return after + lone, words.ends[after - 1 + lone]
    last = row_end(scan, further)
    if scan.cased and not any(words.capitals[further:last]):
        return after, words.ends[after - 1]
    end = words.ends[last - 1]
    return last, end + words.plain.low.startswith(".", end)
