"""Finds a name again that the text itself has introduced: "Joke Bakker … Bakker vraagt"."""

from collections.abc import Iterator, Sequence

from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import ON_FILE, Certainty, Label, Why

_PEOPLE = frozenset((Label.PERSON, Label.PROFESSIONAL))
_SHORTEST = 3


def again_marks(scan: Scan, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the capitals that repeat a part of a name in `marks`.

    Only where capitals tell something, and only names of two words or after a title: a lone word
    that was a guess is no reason to guess again.
    """
    if not scan.cased:
        return
    label_of = _introduced(scan, marks)
    if not label_of:
        return
    words = scan.words
    for at, word in enumerate(words.low):
        if word in label_of and words.capitals[at] and at not in scan.public:
            yield scan.mark((at, at + 1), label_of[word], Why.CAPITAL, Certainty.MAYBE)


def _introduced(scan: Scan, marks: Sequence[Mark]) -> dict[str, Label]:
    """Return the words of names that are surely names, by whether a professional bears them."""
    lists, low = scan.lists, scan.words.plain.low
    found: dict[str, Label] = {}
    for mark in marks:
        parts = low[mark.start : mark.end].replace("-", " ").replace(".", " ").split()
        titled = low[max(0, mark.start - 12) : mark.start].replace(".", " ").split()
        sure = len(parts) > 1 or (bool(titled) and titled[-1] in lists.titles)
        if not sure or mark.label not in _PEOPLE or mark.why in ON_FILE:
            continue
        for part in parts:
            if len(part) >= _SHORTEST and not _ordinary(scan, part):
                found[part] = mark.label
    return found


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
