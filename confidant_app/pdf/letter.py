"""A letter of a family on paper: theirs alone, so our name is nowhere on it."""

from itertools import zip_longest
from typing import Final

from confidant_app.domain.letter_blocks import Block, BlockKind, blocks
from confidant_app.pdf.always_printed import always_printed
from confidant_app.pdf.fonts import register
from confidant_app.pdf.pages import Numbering, build
from confidant_app.pdf.story import Story
from confidant_app.pdf.structure import Tag
from confidant_app.pdf.style import Style
from confidant_app.pdf.words import Break, Run, Strong

_UNTITLED: Final = "Brief"
_PARAGRAPH: Final = 8.0  # points below a paragraph, besides what is below every line
_LINE: Final = 16.0


def render_letter(title: str, body: str) -> bytes:
    """Return the letter as a tagged PDF, equal for equal texts; the title is not printed.

    A character that the typeface lacks stands as its number, [U+1F600]: a letter that has to be
    in time is not refused for one.
    """
    register()

    def tell(_: Numbering) -> Story:
        story = Story()
        told = blocks(body)
        for block, following in zip_longest(told, told[1:]):
            _block(story, block)
            if following is not None and following.kind is BlockKind.ITEMS:
                story.flowables[-1].keepWithNext = 1
        return story

    return build(tell, title=always_printed(title.strip()) or _UNTITLED, footer="")


def _block(story: Story, block: Block) -> None:
    lines = [always_printed(line) for line in block.lines]
    match block.kind:
        case BlockKind.SUBJECT:
            story.paragraph(Strong(" ".join(lines)), style=Style.LETTER, tag=Tag.H1)
        case BlockKind.GAP:
            story.space(_PARAGRAPH + _LINE * (len(lines) - 1))
        case BlockKind.ITEMS:
            with story.block() as wide:
                story.items(*((line,) for line in lines))
            story.flowables += wide
        case BlockKind.LINES:
            story.paragraph(*_under_each_other(lines), style=Style.LETTER)


def _under_each_other(lines: list[str]) -> list[Run]:
    runs: list[Run] = []
    for line in lines:
        runs += [Break(), line] if runs else [line]
    return runs
