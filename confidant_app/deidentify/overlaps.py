"""Settles which of several marks on the same words counts, so that no covered word is lost."""

from collections.abc import Iterable

from confidant_app.deidentify.scan import Mark
from confidant_app.domain.findings import ON_FILE, Label, Why

_RANK = {
    Why.ON_FILE: 0,
    Why.CHECK_DIGITS: 1,
    Why.ON_FILE_TYPO: 2,
    Why.PATTERN: 3,
    Why.CUE: 4,
    Why.ON_FILE_SHORT: 5,
    Why.PLACE_LIST: 6,
    Why.NAME_LIST: 7,
    Why.CAPITAL: 8,
    Why.ON_FILE_INITIALS: 9,
    Why.INDIRECT: 10,
    Why.BY_READER: 11,
}
_LEFT_OVER = frozenset(
    (
        "de",
        "het",
        "t",
        "een",
        "van",
        "der",
        "den",
        "te",
        "en",
        "van de",
        "van het",
        "in",
        "op",
        "aan",
    )
)
_PEOPLE = frozenset((Label.PERSON, Label.PROFESSIONAL))


def settle(marks: Iterable[Mark], low: str) -> list[Mark]:
    """Return disjoint marks in order that together cover all that `marks` cover.

    A mark that lies wholly inside a larger one gives way to it, unless the larger is only a
    hint; of two that cross, the better founded keeps the shared words and the other its rest.
    """
    ordered = sorted(marks, key=lambda mark: (mark.label is Label.QUASI, mark.start, -mark.end))
    outer: list[Mark] = []
    for mark in ordered:
        if outer and mark.label is not Label.QUASI and mark.end <= outer[-1].end:
            outer[-1] = _taken_in(outer[-1], mark)
        else:
            outer.append(mark)
    return sorted(_uncrossed(outer, low))


def _taken_in(outer: Mark, inner: Mark) -> Mark:
    """Return the larger mark with what the smaller knows: that it is on file, of the own case.

    Not who it is: a longer name than the one on file may be a sister's.
    """
    if inner.own and not outer.own:
        outer = outer._replace(own=True)
    if inner.why in ON_FILE and outer.why not in ON_FILE and outer.label in _PEOPLE:
        return outer._replace(why=inner.why, certainty=inner.certainty)
    return outer


def _uncrossed(marks: list[Mark], low: str) -> list[Mark]:
    """Return the marks, each cut to what no better founded mark covers."""
    taken = bytearray(len(low))
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (_RANK[mark.why], mark.start)):
        at = mark.start
        while at < mark.end:
            free = taken.find(0, at, mark.end)
            if free < 0:
                break
            stop = taken.find(1, free, mark.end)
            stop = mark.end if stop < 0 else stop
            kept += _trimmed(mark, free, stop, low)
            at = stop
        taken[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
    return kept


def _trimmed(mark: Mark, start: int, end: int, low: str) -> list[Mark]:
    """Return the piece without loose signs at the ends a cut made; nothing when no name is left."""
    if start > mark.start or end < mark.end:
        while start < end and not low[start].isalnum():
            start += 1
        while end > start and not low[end - 1].isalnum():
            end -= 1
        if low[start:end] in _LEFT_OVER:
            return []
    return [mark._replace(start=start, end=end)] if start < end else []
