"""The copy of somebody's own data as a tagged PDF, in the same look as the report."""

import unicodedata
from collections.abc import Iterable
from typing import Final

from confidant_app.domain.errors import GlyphMissing
from confidant_app.domain.figure_words import long_date
from confidant_app.domain.person_copy import Entry, PersonCopy, Section
from confidant_app.pdf.fonts import Face, printable, register
from confidant_app.pdf.pages import Numbering, build
from confidant_app.pdf.story import Story
from confidant_app.pdf.structure import Tag
from confidant_app.pdf.style import STEP, Style
from confidant_app.pdf.words import Strong

_FACES: Final = (Face.REGULAR, Face.BOLD)


def render_person_copy(copy: PersonCopy) -> bytes:
    """Return the copy as PDF bytes, equal for an equal copy.

    A character that the typeface lacks stands as its number, [U+1F600]: somebody has a right to
    the whole text, so it is neither left out nor a reason to refuse.
    """
    register()

    def tell(_: Numbering) -> Story:
        story = Story()
        story.heading(_shown(copy.title), Tag.H1, "title")
        story.paragraph("Gemaakt op ", long_date(copy.made_on), ".", style=Style.LEAD)
        for words in copy.intro:
            story.paragraph(_shown(words))
        for number, section in enumerate(copy.sections):
            _section(story, section, f"section-{number}")
        return story

    footer = f"{_shown(copy.title)} · Confidant"
    return build(tell, title=_shown(copy.title), footer=footer)


def _section(story: Story, section: Section, key: str) -> None:
    story.heading(_shown(section.title), Tag.H2, key)
    for number, entry in enumerate(section.entries):
        if number:
            story.space(STEP)
        _entry(story, entry, f"{key}-{number}")


def _entry(story: Story, entry: Entry, key: str) -> None:
    if entry.title:
        story.heading(_shown(entry.title), Tag.H3, key)
    for line in entry.lines:
        first, *rest = _paragraphs(line.text) or [""]
        if line.label:
            story.paragraph(Strong(f"{_shown(line.label)}: "), first)
        else:
            story.paragraph(first)
        for words in rest:
            story.paragraph(words)


def _paragraphs(text: str) -> list[str]:
    return [_shown(words) for words in text.splitlines() if words.strip()]


def _shown(words: str) -> str:
    whole = unicodedata.normalize("NFC", words)
    return "".join(map(_character, whole)) if _lacks(whole, _FACES) else whole


def _character(each: str) -> str:
    return f"[U+{ord(each):04X}]" if _lacks(each, _FACES) else each


def _lacks(words: str, faces: Iterable[Face]) -> bool:
    try:
        for face in faces:
            printable(words, face)
    except GlyphMissing:
        return True
    return False
