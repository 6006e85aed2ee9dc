"""Finds the people on file, in every spelling; they come before everything else."""

import re
from collections.abc import Iterator

from confidant_app.deidentify.context import PEOPLE_DO, label_beside
from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.matcher import Match, Matcher, Owners
from confidant_app.deidentify.scan import CLOSE_GAPS, Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

_LONGEST_SPLIT = 5
_SHORTEST, _LONGEST = 4, 40
_MOST_PARTICLES = 3
_MOST_INITIALS = 4
_MOST_BESIDE = 6
_ONE_NAME = word_set("gezin familie fam mevrouw mevr mw meneer dhr heer client cliente")
_INITIAL_GAP = frozenset((". ", ".", " ", ".-", "-"))
_BEFORE_INITIAL = re.compile(r", ?")

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
    yield from _initials(scan, matcher)


def _hits(scan: Scan, matcher: Matcher) -> Iterator[_Hit]:
    """Yield the words, or words in pieces, that are somebody's name by themselves."""
    answers: dict[str, Match | None] = {}
    words, after = scan.words, 0
    for at, word in enumerate(words.low):
        if at < after:
            continue
        if word not in answers:
            answers[word] = matcher.match(word, scan.lexicon)
        match = answers[word] or _capital_slip(scan, matcher, at)
        after = at + 1
        if word in matcher.heads:
            match, after = _in_pieces(scan, matcher, at, match)
        if match is not None and (after > at + 1 or not _just_a_word(scan, at)):
            yield at, after, _weighed(scan, at, match)


def _capital_slip(scan: Scan, matcher: Matcher, at: int) -> Match | None:
    """Return whose name a Dutch word with a capital inside a sentence may be a slip for."""
    words, word = scan.words, scan.words.low[at]
    if not words.capital(at) or not _SHORTEST <= len(word) <= _LONGEST:
        return None
    if word in scan.lists.ordinary:
        return None
    return None if words.opens(at) else matcher.slip(word)


def _in_pieces(
    scan: Scan, matcher: Matcher, at: int, match: Match | None
) -> tuple[Match | None, int]:
    """Return the longest name that starts at this word, joined over spaces, hyphens and lines."""
    joined, after = scan.words.low[at], at + 1
    for last in range(at + 1, min(at + _LONGEST_SPLIT, len(scan.words))):
        if joined not in matcher.heads or scan.words.gap(last - 1) not in CLOSE_GAPS:
            break
        joined += scan.words.low[last]
        owners = matcher.exact.get(joined)
        if owners is not None:
            match, after = Match(owners, Why.ON_FILE, Certainty.SURE), last + 1
    return match, after


def _just_a_word(scan: Scan, at: int) -> bool:
    """Return whether a function word ("wil", "door") stands here as itself, not as a name."""
    words = scan.words
    if words.low[at] not in scan.lists.weak:
        return False
    if at + 1 < len(words) and words.gap(at) == " " and words.low[at + 1] in PEOPLE_DO:
        return False
    return not words.capital(at) or not scan.cased or words.opens(at)


def _weighed(scan: Scan, at: int, match: Match) -> Match:
    """Return the match, doubted when the word may just as well be an ordinary word."""
    words = scan.words
    ordinary = words.low[at] in scan.lists.vocabulary or words.low[at] in scan.lists.ordinary
    if ordinary and (not words.capital(at) or words.opens(at)):
        return match._replace(certainty=Certainty.MAYBE)
    return match


def _joins(scan: Scan, before: _Hit, hit: _Hit) -> bool:
    """Return whether two hits are one person's name: close together, particles between."""
    start, end = before[1], hit[0]
    if end - start > _MOST_PARTICLES or before[2].owners.isdisjoint(hit[2].owners):
        return False
    between = scan.words.low[start:end]
    gaps = (scan.words.gap(at) for at in range(start - 1, end))
    return all(word in scan.lists.phrase_particles or len(word) == 1 for word in between) and all(
        gap in CLOSE_GAPS or gap == "/" for gap in gaps
    )


def _run_mark(scan: Scan, matcher: Matcher, run: list[_Hit]) -> Mark:
    """Return the mark over a run of hits, with initials and partner's name beside it."""
    owners = run[0][2].owners
    for _, _, match in run[1:]:
        owners = owners & match.owners or owners
    best = min((match for _, _, match in run), key=lambda match: tuple(Certainty).index(match[2]))
    first = _left(scan, run[0][0])
    after, end = _right(scan, run[-1][1])
    role = _role(matcher, _narrowed(scan, matcher, owners, (first, run[0][0], after)))
    label = _label(scan, role, first, after)
    start = scan.words.starts[first]
    own = _is_own(matcher, owners)
    return Mark(start, end, label, best.why, best.certainty, role or None, own)


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
        gap, before = words.gap(first - 1), first - 1
        initial = len(words.low[before]) == 1 and words.low[before].isalpha()
        dotted = gap.startswith(".")
        if (
            (initial and gap in _INITIAL_GAP and (dotted or words.capital(before)))
            or (gap == "-" and words.capital(before) and not words.shouted(before))
            or (words.low[before] in scan.lists.phrase_particles and _initial_before(scan, before))
        ):
            first = before
        else:
            break
    return first


def _initial_before(scan: Scan, at: int) -> bool:
    """Return whether an initial, or particles after one, stand right before this word."""
    words, particles = scan.words, scan.lists.phrase_particles
    limit = max(0, at - _MOST_PARTICLES)
    while at > limit and words.gap(at) == " " and words.low[at - 1] in particles:
        at -= 1
    return at > 0 and len(words.low[at - 1]) == 1 and words.gap(at - 1) in (". ", " ", ".")


def _right(scan: Scan, after: int) -> tuple[int, int]:
    """Return the word after the name and where the name ends, partner's name and initial too."""
    words, limit = scan.words, min(len(scan.words), after + _MOST_BESIDE)
    while after < limit and words.gap(after - 1) in (" ", "-") and _goes_on(scan, after):
        after += 1
    end = words.ends[after - 1]
    if after < len(words) and words.initial(after):
        gap, dot = words.gap(after - 1), words.ends[after]
        lower = scan.cased and not words.capital(after)
        if (gap == " " and not lower) or _BEFORE_INITIAL.fullmatch(gap):
            return after + 1, dot + 1
    genitive = words.plain.low.startswith("'s", end) and words.low[after] == "s"
    return after, end + 2 * genitive


def _goes_on(scan: Scan, at: int) -> bool:
    """Return whether this word belongs to the name before it: a capital and not Dutch."""
    words = scan.words
    if words.gap(at - 1) == "-":
        return words.low[at].isalpha()
    unknown = len(words.low[at]) > 1 and not scan.lexicon.knows(words.low[at])
    return unknown and words.capital(at) and not words.shouted(at) and at not in scan.public


def _role(matcher: Matcher, owners: Owners) -> str:
    """Return the role that all owners share, or an empty text."""
    roles = {matcher.known[owner].role for owner in owners}
    return roles.pop() if len(roles) == 1 else ""


def _label(scan: Scan, role: str, first: int, after: int) -> Label:
    if not role:
        return label_beside(scan, first, after, Label.PERSON)
    professional = not scan.lists.professions.isdisjoint(role.split())
    return Label.PROFESSIONAL if professional else Label.PERSON


def _initials(scan: Scan, matcher: Matcher) -> Iterator[Mark]:
    """Yield initials that stand alone: "C.Z.", "AD", and "gezin K."."""
    words, at = scan.words, 0
    while at < len(words):
        if not _may_be_initials(scan, at):
            at += 1
            continue
        after = _letters_until(scan, at)
        letters = "".join(words.low[at:after])
        owners = matcher.initials.get(letters, frozenset())
        if len(letters) == 1:
            meant = at > 0 and words.low[at - 1] in _ONE_NAME
        else:
            meant = bool(owners) and not (at in scan.public or letters in scan.lists.ordinary)
        if meant:
            yield _initials_mark(scan, matcher, (at, after), owners)
        at = after


def _may_be_initials(scan: Scan, at: int) -> bool:
    """Return whether the word is a dotted letter, or a few capitals in a text that has both."""
    words = scan.words
    size = words.ends[at] - words.starts[at]
    if size == 1:
        return words.initial(at)
    return size <= _MOST_INITIALS and scan.cased and words.shouted(at)


def _letters_until(scan: Scan, at: int) -> int:
    """Return the word after a row of dotted single letters that starts at `at`."""
    words, after = scan.words, at + 1
    while after < len(words) and words.gap(after - 1) in (".", ". ") and len(words.low[after]) == 1:
        after += 1
    return after


def _initials_mark(scan: Scan, matcher: Matcher, span: tuple[int, int], owners: Owners) -> Mark:
    end = scan.words.ends[span[1] - 1]
    end += scan.words.plain.low[end : end + 1] == "."
    role = _role(matcher, owners) if owners else ""
    label = _label(scan, role, *span)
    start = scan.words.starts[span[0]]
    own = _is_own(matcher, owners)
    return Mark(start, end, label, Why.ON_FILE_INITIALS, Certainty.MAYBE, role or None, own)


def _is_own(matcher: Matcher, owners: Owners) -> bool:
    """Return whether one of the owners belongs to the case of the text."""
    return any(matcher.known[owner].own for owner in owners)
