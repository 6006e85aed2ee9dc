"""Annotated notes: `{"id", "text", "known": [name…], "spans": [[start, end, label]…]}` a line."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from confidant_app.domain.findings import KnownName

FOLDER = Path(__file__).parent
DEV = FOLDER / "notes-dev.jsonl"
KEPT = FOLDER / "notes-kept.jsonl"
"""Nobody reads this file: it judges, through counts alone, what was made with the other one."""

Span = tuple[int, int, str]


@dataclass(frozen=True, repr=False)
class Note:
    """One annotated note; no test that fails may show it."""

    id: str
    text: str
    known: tuple[KnownName, ...]
    spans: tuple[Span, ...]


def read_notes(path: Path, *, lower: bool = False) -> list[Note]:
    """Return the notes of a file, in lower case when asked.

    Raises:
        ValueError: a line that is no annotated note, by its number and without its words.
    """
    notes = []
    for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        if line:
            try:
                notes.append(_note(json.loads(line)))
            except (ValueError, KeyError, TypeError):
                raise ValueError(f"{path.name}:{number} is no annotated note") from None
    return [lowered(note) for note in notes] if lower else notes


def _note(row) -> Note:
    known = tuple(
        KnownName(text=name) if isinstance(name, str) else KnownName(text=name[0], role=name[1])
        for name in row["known"]
    )
    return Note(row["id"], row["text"], known, tuple((s, e, label) for s, e, label in row["spans"]))


def lowered(note: Note) -> Note:
    """Return the note without capitals; a letter whose small form is longer stays, for places."""
    return replace(note, text="".join(c.lower() if len(c.lower()) == 1 else c for c in note.text))


def kilobytes(notes) -> float:
    """Return how much text the notes hold, in thousands of bytes."""
    return sum(len(note.text.encode()) for note in notes) / 1000
