"""What the vault holds about one person, as a text to hand over; it cannot reach a case.

Made for an access request (GDPR art. 15). The words are ready for the reader: whoever makes the
value decides what may stand in it.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A label and what is known; the text may run over several lines."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One record: a conversation, a consent, a file. `title` may be empty."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Records of one kind under a heading."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCopy:
    """The whole copy; `intro` are paragraphs that say what it is and what the reader may ask."""

    title: str
    made_on: date
    intro: tuple[str, ...]
    sections: tuple[Section, ...]


def as_text(copy: PersonCopy) -> str:
    """Return the copy as plain text, for somebody who looks it over before it is handed over."""
    blocks = [copy.title, *copy.intro]
    for section in copy.sections:
        blocks.append(section.title.upper())
        blocks += [_entry(entry) for entry in section.entries]
    return "\n\n".join(blocks)


def _entry(entry: Entry) -> str:
    lines = [f"{line.label}: {line.text}" if line.label else line.text for line in entry.lines]
    return "\n".join([entry.title, *lines] if entry.title else lines)
