"""Finds a name again that the text itself has introduced: "Joke Bakker … Bakker vraagt"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from confidant_app.deidentify.context import PEOPLE_DO
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

_PEOPLE = frozenset((Label.PERSON, Label.PROFESSIONAL))
_PART = re.compile(r"[^\W_]+")
_SHORTEST = 3
_SHORTEST_OTHER = 4


def again_marks(scan: Scan, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the words that repeat a part of a name in `marks`, with a genitive s too.

    A capital is asked of a word that is Dutch as well; without capitals in the text only given
    names come back, for there each noun would.
    """
    label_of = _introduced(scan, marks)
    if not label_of:
        return
    words = scan.words
    for at, word in enumerate(words.low):
        name = word if word in label_of or word[-1] != "s" else word[:-1]
        if name in label_of and at not in scan.public and _is_again(scan, at, name):
            yield scan.mark((at, at + 1), label_of[name], Why.CAPITAL, Certainty.MAYBE)


def _is_again(scan: Scan, at: int, name: str) -> bool:
    """Return whether word `at` can only be the name that was introduced."""
    if len(name) == 1:
        return scan.words.capitals[at] and scan.words.initial(at)
    if not scan.cased:
        return name in scan.lists.first_names
    if name in scan.lists.weak:
        return scan.words.capitals[at] and (not scan.words.opens(at) or _acts(scan, at))
    return scan.words.capitals[at] or not scan.lexicon.knows(scan.words.low[at])


def _acts(scan: Scan, at: int) -> bool:
    """Return whether a verb follows that only people do ("Wil wil niet")."""
    words = scan.words
    return at + 1 < len(words) and words.gaps[at] == " " and words.low[at + 1] in PEOPLE_DO


def _introduced(scan: Scan, marks: Sequence[Mark]) -> dict[str, Label]:
    """Return the words of names that are surely names, by what bears them."""
    found: dict[str, Label] = {}
    for mark in marks:
        parts = _PART.findall(scan.words.plain.low[mark.start : mark.end])
        if mark.label not in _PEOPLE:
            distinct = (part for part in parts if _is_distinct(scan, part))
            found |= {part: mark.label for part in distinct if part not in found}
        elif len(parts) > 1 or _is_sure(scan, mark, parts):
            found |= {part: mark.label for part in parts if _is_own(scan, part, parts)}
            if len(parts) > 1 and parts[0] in scan.lists.weak:
                found[parts[0]] = mark.label
    return found


def _is_sure(scan: Scan, mark: Mark, parts: Sequence[str]) -> bool:
    """Return whether a lone name is no guess: after a title, or a capital inside a sentence."""
    low = scan.words.plain.low
    titled = low[max(0, mark.start - 12) : mark.start].replace(".", " ").split()
    if titled and titled[-1] in scan.lists.titles:
        return True
    listed = parts[0] in scan.lists.first_names or len(parts[0]) == 1
    if listed or mark.certainty is not Certainty.MAYBE:
        return True
    return scan.cased and not scan.words.opens(bisect_left(scan.words.starts, mark.start))


def _is_own(scan: Scan, part: str, parts: Sequence[str]) -> bool:
    """Return whether a part of a person's name tells the person by itself."""
    return not _ordinary(scan, part) and (len(part) >= _SHORTEST or len(parts) == 1)


def _is_distinct(scan: Scan, part: str) -> bool:
    """Return whether a part of another name is no Dutch word."""
    long = len(part) >= _SHORTEST_OTHER and part.isalpha()
    return long and not _ordinary(scan, part) and not scan.lexicon.knows(part)


def _ordinary(scan: Scan, word: str) -> bool:
    """Return whether a word is too common to be hidden wherever it has a capital."""
    lists = scan.lists
    return (
        word in lists.particles
        or word in lists.ordinary
        or word in lists.kin
        or word in lists.weak
        or not word.isalpha()
    )
