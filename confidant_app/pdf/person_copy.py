"""The copy of somebody's own data as a tagged PDF, in the same look as the report."""

from confidant_app.domain.figure_words import long_date
from confidant_app.domain.person_copy import Entry, PersonCopy, Section
from confidant_app.pdf.always_printed import always_printed
from confidant_app.pdf.fonts import register
from confidant_app.pdf.pages import Numbering, build
from confidant_app.pdf.story import Story
from confidant_app.pdf.structure import Tag
from confidant_app.pdf.style import STEP, Style
from confidant_app.pdf.words import Strong


def render_person_copy(copy: PersonCopy) -> bytes:
    """Return the copy as PDF bytes, equal for an equal copy.

    A character that the typeface lacks stands as its number, [U+1F600]: somebody has a right to
    the whole text, so it is neither left out nor a reason to refuse.
    """
    register()

    def tell(_: Numbering) -> Story:
        story = Story()
        story.heading(always_printed(copy.title), Tag.H1, "title")
        story.paragraph("Gemaakt op ", long_date(copy.made_on), ".", style=Style.LEAD)
        for words in copy.intro:
            story.paragraph(always_printed(words))
        for number, section in enumerate(copy.sections):
            _section(story, section, f"section-{number}")
        return story

    footer = f"{always_printed(copy.title)} · Confidant"
    return build(tell, title=always_printed(copy.title), footer=footer)


def _section(story: Story, section: Section, key: str) -> None:
    story.heading(always_printed(section.title), Tag.H2, key)
    for number, entry in enumerate(section.entries):
        if number:
            story.space(STEP)
        _entry(story, entry, f"{key}-{number}")


def _entry(story: Story, entry: Entry, key: str) -> None:
    if entry.title:
        story.heading(always_printed(entry.title), Tag.H3, key)
    for line in entry.lines:
        first, *rest = _paragraphs(line.text) or [""]
        if line.label:
            story.paragraph(Strong(f"{always_printed(line.label)}: "), first)
        else:
            story.paragraph(first)
        for words in rest:
            story.paragraph(words)


def _paragraphs(text: str) -> list[str]:
    return [always_printed(words) for words in text.splitlines() if words.strip()]
