"""Counts what a finder caught, missed and marked for nothing on annotated notes.

A span is caught when all its words of meaning are covered by findings that hide, whatever their
labels; a hint (QUASI) when any finding touches it. A finding is right when it touches a span.
A note leaks when it holds a span with a label of `DIRECT` that was not caught.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from confidant_app.deidentify.finder import find
from confidant_app.deidentify.lists import NameLists, parse_lists, word_set
from confidant_app.deidentify.words import few_capitals
from confidant_app.resources import RESOURCES
from tests.deidentify.notes import Note, Span
from tests.deidentify.on_file import Nearness, nearness

HINT = "QUASI"
PEOPLE = word_set("PERSON PROFESSIONAL")
CHECKED = word_set("BSN IBAN PHONE EMAIL")
"""Numbers with a check: the test of eleven, mod 97, a dialling plan, the form of an address."""
DIRECT = word_set(
    "PERSON PROFESSIONAL STREET POSTCODE BSN PHONE EMAIL IBAN CASENO HANDLE PLATE URL"
)
WIDER = DIRECT | word_set("PLACE SCHOOL ORG DATE")
_WORD = re.compile(r"[^\W_]+")
_LOOSE = word_set("de het 't t in op aan van der den nr nummer jaar jr oud")


class Found(NamedTuple):
    """What a finder says of `text[start:end]`."""

    start: int
    end: int
    label: str
    why: str = ""


@dataclass
class Score:
    """Counts over a set of notes; what holds words of the notes is never shown by itself."""

    notes: int = 0
    letters: int = 0
    needless: int = 0
    warned: int = 0
    spans: Counter = field(default_factory=Counter)
    caught: Counter = field(default_factory=Counter)
    same_label: Counter = field(default_factory=Counter)
    characters: Counter = field(default_factory=Counter)
    covered: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    right: Counter = field(default_factory=Counter)
    on_file: Counter = field(default_factory=Counter)
    on_file_caught: Counter = field(default_factory=Counter)
    leaking: set = field(default_factory=set, repr=False)
    leaking_wider: set = field(default_factory=set, repr=False)
    misses: list = field(default_factory=list, repr=False)
    false: list = field(default_factory=list, repr=False)


def resource_lists() -> NameLists:
    """Return the lists that ship with the program."""
    folder = RESOURCES / "names"
    return parse_lists({path.stem: path.read_text("utf-8") for path in folder.glob("*.txt")})


def score(notes: Sequence[Note], lists: NameLists) -> Score:
    """Return the counts for our finder on `notes`."""
    total = score_found(notes, (ours(note, lists) for note in notes))
    total.warned = sum(few_capitals(note.text) for note in notes)
    return total


def ours(note: Note, lists: NameLists) -> list[Found]:
    """Return what our finder says of a note."""
    found = find(note.text, note.known, lists)
    return [Found(one.start, one.end, one.label.value, one.why.value) for one in found]


def score_found(notes: Sequence[Note], found: Iterable[Sequence[Found]]) -> Score:
    """Return the counts for what any finder said of each of `notes`."""
    total = Score()
    for note, findings in zip(notes, found, strict=True):
        total.notes += 1
        for span in note.spans:
            _count_span(total, note, span, findings)
        for finding in findings:
            _count_finding(total, note, finding)
        _count_letters(total, note, findings)
    return total


def direct(counter: Counter) -> int:
    """Return the sum of a counter over everything that hides, hints left out."""
    return sum(count for label, count in counter.items() if label != HINT)


def _count_span(total: Score, note: Note, span: Span, findings: Sequence[Found]) -> None:
    start, end, label = span
    over = [f for f in findings if f.start < end and f.end > start]
    caught = bool(over) if label == HINT else _covers(over, _core(note.text, start, end))
    total.spans[label] += 1
    total.caught[label] += caught
    total.characters[label] += end - start
    total.covered[label] += sum(min(f.end, end) - max(f.start, start) for f in over)
    total.same_label[label] += any(f.label == label for f in over)
    near = nearness(note.text[start:end], note.known) if label in PEOPLE else Nearness.NOBODY
    total.on_file[near] += 1
    total.on_file_caught[near] += caught
    if not caught:
        total.misses.append((note.id, label, near, note.text[start:end]))
        if label in DIRECT:
            total.leaking.add(note.id)
        if label in WIDER:
            total.leaking_wider.add(note.id)


def _covers(over: Sequence[Found], core: Iterator[tuple[int, int]]) -> bool:
    hiding = [f for f in over if f.label != HINT]
    return all(any(f.start <= s and e <= f.end for f in hiding) for s, e in core)


def _core(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = [(m.start() + start, m.end() + start) for m in _WORD.finditer(text[start:end])]
    heavy = [(s, e) for s, e in words if text[s:e].lower() not in _LOOSE]
    yield from heavy or words


def _count_finding(total: Score, note: Note, finding: Found) -> None:
    right = any(finding.start < end and start < finding.end for start, end, _ in note.spans)
    total.found[finding.label] += 1
    total.right[finding.label] += right
    if not right:
        words = note.text[finding.start : finding.end]
        total.false.append((note.id, finding.label, finding.why, words))


def _count_letters(total: Score, note: Note, findings: Sequence[Found]) -> None:
    """Count what was hidden outside all spans, or one finding over a whole note would be best."""
    spans = {at for start, end, _ in note.spans for at in range(start, end)}
    hidden = {at for f in findings if f.label != HINT for at in range(f.start, f.end)}
    total.letters += len(note.text)
    total.needless += len(hidden - spans)
