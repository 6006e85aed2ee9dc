"""Finds the people on file, in every spelling; they come before everything else."""

from collections.abc import Iterable, Iterator

from confidant_app.deidentify.context import PEOPLE_DO, initials_after, label_of_role
from confidant_app.deidentify.initials import initial_marks
from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.matcher import Match, Matcher, Owners
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Why

_LONGEST_SPLIT = 5
_SHORTEST, _LONGEST = 4, 40
_MOST_PARTICLES = 3
_MOST_BESIDE = 6
_WIDEST, _INSIDE = 6, " \t\r\n-.'/"
_INITIAL_GAP = frozenset((". '", " '", ". ", ".", " ", ".-", "-", ".\n"))
_WORDS_TOO = word_set("van de het t te la da do al i ben ten af av")
_CERTAINTIES = tuple(Certainty)

_Hit = tuple[int, int, Match]


def known_marks(scan: Scan, matcher: Matcher) -> Iterator[Mark]:
    """Yield a mark for each place where somebody on file is named."""
    run: list[_Hit] = []
    for hit in _hits(scan, matcher):
        if run and not _joins(scan, run[-1], hit):
            yield _run_mark(scan, matcher, run)
            run = []
        run.append(hit)
    if run:
        yield _run_mark(scan, matcher, run)
    yield from initial_marks(scan, matcher)


def _hits(scan: Scan, matcher: Matcher) -> Iterator[_Hit]:
    """Yield the words, or words in pieces, that are somebody's name by themselves."""
    words, after = scan.words, 0
    found = {word: match for word in set(words.low) if (match := matcher.match(word, scan.lexicon))}
    slips = _slips(scan, matcher)
    for at, word in enumerate(words.low):
        if at < after:
            continue
        match, after = found.get(word) or slips.get(at), at + 1
        if word in matcher.seams or word in matcher.torn:
            whole, end = _in_pieces(scan, matcher, at)
            if whole is not None:
                match, after = _with_own(matcher, whole, map(found.get, words.low[at:end])), end
        if match is not None and (after > at + 1 or not _just_a_word(scan, matcher, at, match)):
            yield at, after, _weighed(scan, at, match) if after == at + 1 else match


def _slips(scan: Scan, matcher: Matcher) -> dict[int, Match]:
    """Return by place whose name a Dutch word with a capital may be a slip for."""
    found: dict[int, Match] = {}
    if not matcher.close or not scan.cased:
        return found
    lists, words = scan.lists, scan.words
    for at, capital in enumerate(words.capitals):
        word = words.low[at]
        if not capital or not _SHORTEST <= len(word) <= _LONGEST or word not in lists.vocabulary:
            continue
        if word in lists.ordinary or word in lists.weak or word in lists.before_names:
            continue
        match = matcher.close_slip(word)
        if match is not None:
            found[at] = match
    return found


def _in_pieces(scan: Scan, matcher: Matcher, at: int) -> tuple[Match | None, int]:
    """Return the longest name that starts at this word, joined over spaces, hyphens and lines."""
    match, joined, after = None, scan.words.low[at], at + 1
    for last in range(at + 1, min(at + _LONGEST_SPLIT, len(scan.words))):
        gap = scan.words.gaps[last - 1]
        beginnings = matcher.torn if "-" in gap else matcher.seams
        if joined not in beginnings or not _holds(gap):
            break
        joined += scan.words.low[last]
        owners = matcher.exact.get(joined) or matcher.exact.get(joined.removesuffix("s"))
        if owners is not None:
            match, after = Match(owners, Why.ON_FILE, Certainty.SURE), last + 1
    return match, after


def _with_own(matcher: Matcher, whole: Match, parts: Iterable[Match | None]) -> Match:
    """Return the match of a whole name, with those of the own case whom a part of it may mean."""
    owners = whole.owners
    if matcher.own and not matcher.is_own(owners):
        owners = owners.union(*(part.owners & matcher.own for part in parts if part is not None))
    return whole._replace(owners=owners)


def _holds(gap: str) -> bool:
    """Return whether one name may go on over this gap."""
    return len(gap) <= _WIDEST and not gap.strip(_INSIDE)


def _just_a_word(scan: Scan, matcher: Matcher, at: int, match: Match) -> bool:
    """Return whether a word stands here as itself, not as the name that it also is.

    Function words ("wil", "door") do unless a capital or a verb says otherwise; ordinary words do
    in lower case ("bakker", "groot") when nobody close is called so.
    """
    words, word = scan.words, scan.words.low[at]
    plain = not words.capitals[at] or not scan.cased or words.opens(at)
    if word in scan.lists.weak:
        acts = words.gaps[at] == " " and words.low[at + 1] in PEOPLE_DO
        acts = acts or (words.gaps[at] == " (" and words.capitals[at])
        return plain and not acts
    if matcher.is_close(match.owners):
        return False
    if at in scan.public:
        return True
    if not scan.cased or word not in scan.lists.vocabulary:
        return False
    return plain if match.certainty is not Certainty.SURE else not words.capitals[at]


def _weighed(scan: Scan, at: int, match: Match) -> Match:
    """Return the match, doubted when the word may just as well be an ordinary word."""
    words = scan.words
    ordinary = words.low[at] in scan.lists.vocabulary or words.low[at] in scan.lists.ordinary
    if ordinary and (not words.capitals[at] or words.opens(at)):
        return match._replace(certainty=Certainty.MAYBE)
    return match


def _joins(scan: Scan, before: _Hit, hit: _Hit) -> bool:
    """Return whether two hits are one person's name: close together, particles between."""
    start, end = before[1], hit[0]
    if end - start > _MOST_PARTICLES or before[2].owners.isdisjoint(hit[2].owners):
        return False
    between = scan.words.low[start:end]
    middle = len(between) == 1 and scan.words.capitals[start] and scan.words.capitals[end]
    return all(map(_holds, scan.words.gaps[start - 1 : end])) and (
        middle or all(word in scan.lists.phrase_particles or len(word) == 1 for word in between)
    )


def _run_mark(scan: Scan, matcher: Matcher, run: list[_Hit]) -> Mark:
    """Return the mark over a run of hits, with initials and partner's name beside it."""
    owners, anybody = run[0][2].owners, run[0][2].owners
    for _, _, match in run[1:]:
        owners = owners & match.owners or owners
        anybody |= match.owners
    best = min((match for _, _, match in run), key=lambda match: _CERTAINTIES.index(match[2]))
    first = _left(scan, run[0][0])
    after, end = _right(scan, matcher, run[-1][1])
    role = matcher.role(_narrowed(scan, matcher, owners, (first, run[0][0], after)))
    label = label_of_role(scan, role, first, after)
    start = scan.words.starts[first]
    return Mark(start, end, label, best.why, best.certainty, role or None, matcher.is_own(anybody))


def _narrowed(scan: Scan, matcher: Matcher, owners: Owners, places: tuple[int, int, int]) -> Owners:
    """Return the owners that fit an initial before or after the name, or all when none does."""
    first, name, after = places
    letter = scan.words.low[first] if first < name else scan.words.low[after - 1]
    fitting = owners & matcher.initials.get(letter, frozenset())
    return fitting or owners


def _left(scan: Scan, first: int) -> int:
    """Return the first word of the name, going left over initials and a hyphened name."""
    words, limit = scan.words, max(0, first - _MOST_BESIDE)
    while first > limit:
        gap, before = words.gaps[first - 1], first - 1
        initial = len(words.low[before]) == 1 and words.low[before].isalpha()
        dotted = gap.startswith(".")
        if (
            (initial and gap in _INITIAL_GAP and (dotted or words.capitals[before]))
            or (gap == "-" and words.capitals[before] and not words.shouted(before))
            or (words.low[before] in scan.lists.phrase_particles and _initial_before(scan, before))
            or (gap == " " and _only_in_names(scan, before, first))
        ):
            first = before
        else:
            break
    return first


def _only_in_names(scan: Scan, at: int, first: int) -> bool:
    """Return whether word `at` is a particle that says nothing else ("el", "ter", "van der")."""
    particle = scan.words.low[at] in scan.lists.particles and scan.words.low[at] not in _WORDS_TOO
    return particle or (scan.words.low[at] == "van" and scan.words.low[first] in ("der", "den"))


def _initial_before(scan: Scan, at: int) -> bool:
    """Return whether an initial, or particles after one, stand right before this word."""
    words, particles = scan.words, scan.lists.phrase_particles
    limit = max(0, at - _MOST_PARTICLES)
    while at > limit and words.gaps[at] == " " and words.low[at - 1] in particles:
        at -= 1
    lone = at > 0 and len(words.low[at - 1]) == 1 and words.gaps[at - 1] in (". ", " ", ".")
    return lone and words.gaps[at - 2][-1] != "'"


def _right(scan: Scan, matcher: Matcher, after: int) -> tuple[int, int]:
    """Return the word after the name and where the name ends, partner's name and initial too."""
    words, limit = scan.words, min(len(scan.words), after + _MOST_BESIDE)
    while after < limit and words.gaps[after - 1] in (" ", "-") and _goes_on(scan, after):
        after += 1
    after = _turned(scan, matcher, after)
    further, end = initials_after(scan, after)
    if further > after:
        return further, end
    genitive = words.plain.low.startswith("'s", end) and words.low[after] == "s"
    return after, end + 2 * genitive


def _turned(scan: Scan, matcher: Matcher, after: int) -> int:
    """Return the word after the particles of a name turned round ("Laan, van der")."""
    words, glued = scan.words, ""
    if words.gaps[after - 1] != ", ":
        return after
    for last in range(after, min(len(words), after + _MOST_PARTICLES)):
        glued += words.low[last]
        if glued + words.low[after - 1] in matcher.exact:
            return last + 1
    return after


def _goes_on(scan: Scan, at: int) -> bool:
    """Return whether this word belongs to the name before it: a capital and not Dutch."""
    words = scan.words
    if words.gaps[at - 1] == "-":
        return words.low[at].isalpha()
    unknown = len(words.low[at]) > 1 and not scan.lexicon.knows(words.low[at])
    return unknown and words.capitals[at] and not words.shouted(at) and at not in scan.public
