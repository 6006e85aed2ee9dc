"""Scores the finder on annotated notes: `python -m tests.deidentify.evaluate FILE`.

A line of the file is `{"id", "text", "known": [name…], "spans": [[start, end, label]…]}`. A span is
caught when all its words of meaning are covered, whatever label covers them; hints (QUASI) count
as caught when a finding touches them.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from confidant_app.deidentify.finder import find
from confidant_app.deidentify.lists import NameLists, parse_lists, word_set
from confidant_app.deidentify.words import few_capitals
from confidant_app.domain.findings import Finding, KnownName, Label
from confidant_app.resources import RESOURCES

DIRECT = word_set(
    "PERSON PROFESSIONAL STREET POSTCODE BSN PHONE EMAIL IBAN CASENO HANDLE PLATE URL"
)
WIDER = DIRECT | word_set("PLACE SCHOOL ORG DATE")
_CORE = re.compile(r"[^\W_]+")
_LOOSE = word_set("de het 't t in op aan van der den nr nummer jaar jr oud")


@dataclass(frozen=True)
class Note:
    """One annotated note."""

    id: str
    text: str
    known: tuple[KnownName, ...]
    spans: tuple[tuple[int, int, str], ...]


@dataclass
class Score:
    """Counts over a set of notes."""

    notes: int = 0
    spans: Counter = field(default_factory=Counter)
    caught: Counter = field(default_factory=Counter)
    same_label: Counter = field(default_factory=Counter)
    characters: Counter = field(default_factory=Counter)
    covered: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    right: Counter = field(default_factory=Counter)
    leaking: set = field(default_factory=set)
    leaking_wider: set = field(default_factory=set)
    warned: int = 0
    misses: list = field(default_factory=list)
    false: list = field(default_factory=list)


def read_notes(path: Path, *, lower: bool = False) -> list[Note]:
    """Return the notes of a file; in lower case when asked, which keeps every place."""
    notes = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        known = tuple(
            KnownName(text=name) if isinstance(name, str) else KnownName(text=name[0], role=name[1])
            for name in row["known"]
        )
        text = "".join(c.lower() if len(c.lower()) == 1 else c for c in row["text"])
        spans = tuple((start, end, label) for start, end, label in row["spans"])
        notes.append(Note(row["id"], text if lower else row["text"], known, spans))
    return notes


def score(notes: Sequence[Note], lists: NameLists) -> Score:
    """Return the counts for the finder on `notes`."""
    total = Score()
    for note in notes:
        findings = find(note.text, note.known, lists)
        total.notes += 1
        total.warned += few_capitals(note.text)
        for span in note.spans:
            _count_span(total, note, span, findings)
        for finding in findings:
            _count_finding(total, note, finding)
    return total


def _count_span(total: Score, note: Note, span: tuple[int, int, str], findings) -> None:
    start, end, label = span
    over = [f for f in findings if f.start < end and f.end > start]
    hiding = [f for f in over if f.label is not Label.QUASI]
    covered = sum(min(f.end, end) - max(f.start, start) for f in over)
    total.spans[label] += 1
    total.characters[label] += end - start
    total.covered[label] += covered
    total.same_label[label] += any(f.label == label for f in over)
    caught = (
        bool(over)
        if label == "QUASI"
        else all(
            any(f.start <= s and e <= f.end for f in hiding)
            for s, e in _core(note.text, start, end)
        )
    )
    total.caught[label] += caught
    if not caught:
        total.misses.append((note.id, label, note.text[start:end]))
        if label in DIRECT:
            total.leaking.add(note.id)
        if label in WIDER:
            total.leaking_wider.add(note.id)


def _core(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = [(m.start() + start, m.end() + start) for m in _CORE.finditer(text[start:end])]
    heavy = [(s, e) for s, e in words if text[s:e].lower() not in _LOOSE]
    yield from heavy or words


def _count_finding(total: Score, note: Note, finding: Finding) -> None:
    kind = "QUASI" if finding.label is Label.QUASI else finding.label.value
    right = any(finding.start < end and start < finding.end for start, end, _ in note.spans)
    total.found[kind] += 1
    total.right[kind] += right
    if not right:
        total.false.append((note.id, kind, finding.why, note.text[finding.start : finding.end]))


def direct(counter: Counter) -> int:
    """Return the sum of a counter over everything that hides, hints left out."""
    return sum(count for label, count in counter.items() if label != "QUASI")


def table(total: Score) -> Iterator[str]:
    """Yield the lines of the report."""
    yield (
        f"{'label':13}{'spans':>7}{'caught':>8}{'recall':>8}{'chars':>8}{'same':>7}{'found':>7}"
        f"{'right':>7}{'prec.':>8}"
    )
    for label in sorted(total.spans | total.found):
        spans, found = total.spans[label], total.found[label]
        yield (
            f"{label:13}{spans:7}{total.caught[label]:8}{_share(total.caught[label], spans):>8}"
            f"{_share(total.covered[label], total.characters[label]):>8}"
            f"{total.same_label[label]:7}{found:7}{total.right[label]:7}"
            f"{_share(total.right[label], found):>8}"
        )
    false = direct(total.found) - direct(total.right)
    yield (
        f"{'all but hints':13}{direct(total.spans):7}{direct(total.caught):8}"
        f"{_share(direct(total.caught), direct(total.spans)):>8}"
        f"{_share(direct(total.covered), direct(total.characters)):>8}"
        f"{direct(total.same_label):7}{direct(total.found):7}{direct(total.right):7}"
        f"{_share(direct(total.right), direct(total.found)):>8}"
    )
    hints = total.found["QUASI"] / total.notes
    yield f"false findings a note: {false / total.notes:.2f}; hints a note: {hints:.2f}"
    yield (
        f"notes with a leaked direct identifier: {len(total.leaking)} of {total.notes}"
        f" ({len(total.leaking_wider)} with places, schools, organisations and dates)"
    )
    yield f"notes with the warning about capitals: {total.warned} of {total.notes}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


def resource_lists() -> NameLists:
    """Return the lists that ship with the program."""
    folder = RESOURCES / "names"
    return parse_lists({path.stem: path.read_text("utf-8") for path in folder.glob("*.txt")})


def main(arguments: Sequence[str]) -> None:
    """Print the score of the file named on the command line."""
    parser = argparse.ArgumentParser(description="score the finder on annotated notes")
    parser.add_argument("file", type=Path)
    parser.add_argument("--lower", action="store_true", help="the same notes without capitals")
    parser.add_argument("--misses", action="store_true", help="list what was missed or false")
    chosen = parser.parse_args(arguments)
    started = time.perf_counter()
    lists = resource_lists()
    loaded = time.perf_counter()
    notes = read_notes(chosen.file, lower=chosen.lower)
    total = score(notes, lists)
    spent = time.perf_counter() - loaded
    size = sum(len(note.text.encode()) for note in notes) / 1000
    lines = list(table(total))
    lines.append(f"lists {loaded - started:.2f} s; {size / spent:.0f} kB/s over {size:.0f} kB")
    if chosen.misses:
        lines += [f"missed {' '.join(map(repr, miss))}" for miss in total.misses]
        lines += [f"false  {' '.join(map(repr, map(str, wrong)))}" for wrong in total.false]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
