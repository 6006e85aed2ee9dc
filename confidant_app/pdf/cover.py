"""The first page: it stands alone as a summary of one page, with the way into the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable
from typing_extensions import override

from confidant_app.domain.figure_words import long_date, period
from confidant_app.domain.report import Report, ReportKind
from confidant_app.pdf.flowables import Beside, Stack, tagged_paragraph
from confidant_app.pdf.fonts import Face, width
from confidant_app.pdf.marking import TaggedCanvas
from confidant_app.pdf.pages import Numbering
from confidant_app.pdf.story import Story
from confidant_app.pdf.structure import Element, Tag
from confidant_app.pdf.style import FULL, GUTTER, STEP, Colour, Style
from confidant_app.pdf.summary import KeyFigure, in_short, key_figures

_SUMMARY = 300.0
_HEADLINE = "Ervaringen met de jeugdbescherming"
_KICKERS = {
    ReportKind.OWN: "Rapport van een vertrouwenspersoon",
    ReportKind.COMBINED: "Gezamenlijk rapport van vertrouwenspersonen",
}
_READ_BACK = {
    ReportKind.OWN: (
        "Het bestand is voor het uitgaan nagelezen op elke naam, elk telefoonnummer en elk"
        " e-mailadres dat de vertrouwenspersoon heeft bewaard."
    ),
    ReportKind.COMBINED: (
        "Elke vertrouwenspersoon heeft de eigen bijdrage nagelezen voordat die werd ingestuurd;"
        " namen zijn nooit gedeeld."
    ),
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A chapter as the contents list names it."""

    key: str
    title: str


class ContentsLine(Flowable):
    """A chapter with its page, the whole line a link to it."""

    def __init__(self, chapter: Heading, page: int, element: Element) -> None:
        super().__init__()
        self.chapter = chapter
        self.page = str(page)
        element.alt = f"{chapter.title}, bladzijde {page}"
        self.element = element
        self.words = tagged_paragraph((chapter.title,), Style.CELL, element)

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        self.height = self.words.wrapOn(self.canv, aW - 24, aH)[1] + 8
        return self.width, self.height

    def draw(self) -> None:
        canvas = cast("TaggedCanvas", self.canv)
        with canvas.artifact():
            canvas.setStrokeColor(HexColor(Colour.HAIRLINE))
            canvas.setLineWidth(0.5)
            canvas.line(0, 0, self.width, 0)
        self.words.drawOn(canvas, 0, 5)
        with canvas.mark(self.element):
            canvas.setFont(Face.REGULAR.value, 9.5)
            canvas.setFillColor(HexColor(Colour.TEXT))
            left = self.width - width(self.page, 9.5)
            canvas.drawString(left, self.height - 3 - 9.5, self.page)
        canvas.link(self.element, self.chapter.key, self.width, self.height)


def tell_cover(story: Story, report: Report, chapters: Sequence[Heading], at: Numbering) -> None:
    """Tell the title, key figures, findings, contents and the promise about privacy."""
    story.paragraph(f"{_KICKERS[report.kind]} · {report.area}", style=Style.KICKER)
    story.heading(_HEADLINE, Tag.H1, "title")
    about = f"Wat gezinnen en anderen vertellen over {report.institution}"
    story.paragraph(about, style=Style.SUBTITLE)
    story.paragraph(period(report.period_from, report.period_until), style=Style.SUBTITLE)
    story.space(3 * STEP)
    _tiles(story, key_figures(report))
    story.space(3 * STEP)
    with story.block() as findings:
        story.heading("In het kort", Tag.H2, "in-short")
        for words in in_short(report):
            story.paragraph(*words)
        note = "Aantallen zijn afgerond op vijf. “<\u00a010” is minder dan tien, ook nul."
        story.paragraph(note, style=Style.NOTE)
    with story.block() as contents:
        _contents(story, chapters, at)
    widths = (_SUMMARY, FULL - _SUMMARY - 2 * GUTTER)
    story.flowables.append(Beside((Stack(findings), Stack(contents)), widths, gutter=2 * GUTTER))
    story.space(3 * STEP)
    _promise(story, report)


def _tiles(story: Story, figures: Sequence[KeyFigure]) -> None:
    tiles: list[Flowable] = []
    for each in figures:
        element = story.here.add(Element(Tag.PARAGRAPH))
        number = tagged_paragraph((each.figure,), Style.TILE, element)
        words = tagged_paragraph((each.words,), Style.TILE_WORDS, element)
        tiles.append(Stack((number, words), rule=True))
    wide = (FULL - (len(tiles) - 1) * GUTTER) / len(tiles)
    story.flowables.append(Beside(tiles, [wide] * len(tiles), gutter=GUTTER))


def _contents(story: Story, chapters: Sequence[Heading], at: Numbering) -> None:
    story.paragraph("In dit rapport", style=Style.CAPTION)
    with story.inside(Tag.CONTENTS):
        for chapter in chapters:
            with story.inside(Tag.ENTRY) as entry:
                link = entry.add(Element(Tag.LINK))
                line = ContentsLine(chapter, at.pages.get(chapter.key, 0), link)
                story.flowables.append(line)


def _promise(story: Story, report: Report) -> None:
    with story.block() as promise:
        story.paragraph("Dit rapport noemt niemand bij naam", style=Style.CAPTION)
        words = (
            "Er staan geen namen, geboortedata of adressen in. Alleen gezinnen die daarvoor"
            " toestemming gaven, tellen mee. Kleine aantallen blijven verborgen en de andere zijn"
            f" afgerond. {_READ_BACK[report.kind]}"
        )
        story.paragraph(words)
        made = f"Gemaakt op {long_date(report.made_on)}."
        story.paragraph(made, style=Style.ASIDE)
    story.flowables.append(Stack(promise, padding=2 * STEP, fill=Colour.SOFT))
