"""The recovery sheet: one page with the recovery code to read, to type over and to scan."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Final

import segno
from reportlab.lib.units import mm

from confidant_app.domain.charts import Chart, Ink, Rect
from confidant_app.domain.errors import GlyphMissing
from confidant_app.domain.figure_words import long_date
from confidant_app.pdf.drawing import Picture
from confidant_app.pdf.flowables import Beside, Stack, tagged_paragraph
from confidant_app.pdf.fonts import printable, register
from confidant_app.pdf.pages import Numbering, build
from confidant_app.pdf.story import Story
from confidant_app.pdf.structure import Element, Tag
from confidant_app.pdf.style import FULL, STEP, Colour, Style
from confidant_app.pdf.words import Strong

_TITLE: Final = "Herstelblad"
_QR_SIDE: Final = 38 * mm
_GROUP: Final = 76.0
_GROUPS_A_LINE: Final = 4
_UNPRINTABLE: Final = "(een naam met bijzondere tekens)"


def render_recovery_sheet(code_groups: Sequence[str], vault_label: str, made_on: date) -> bytes:
    """Return one page with the code in groups and as a QR code, and how to keep and use it.

    The QR code holds the groups joined by hyphens. A label that the typeface cannot print is
    replaced by words that say so: it must never stand in the way of a recovery sheet.
    """
    register()
    label = _printable(vault_label)

    def tell(_: Numbering) -> Story:
        story = Story()
        story.heading(_TITLE, Tag.H1, "title")
        story.paragraph(
            "Met deze code maak je de kluis open als je de wachtzin niet meer weet.",
            style=Style.LEAD,
        )
        story.paragraph(Strong("Kluis: "), label, ". Gemaakt op ", long_date(made_on), ".")
        story.space(STEP)
        _code(story, code_groups)
        _keeping(story)
        _using(story)
        return story

    return build(tell, title=_TITLE, footer=f"{_TITLE} · Confidant")


def _printable(label: str) -> str:
    try:
        return printable(label)
    except GlyphMissing:
        return _UNPRINTABLE


def _code(story: Story, groups: Sequence[str]) -> None:
    lines = [groups[at : at + _GROUPS_A_LINE] for at in range(0, len(groups), _GROUPS_A_LINE)]
    with story.block() as code:
        story.paragraph("Herstelcode", style=Style.CAPTION)
        element = story.here.add(Element(Tag.PARAGRAPH))
        for line in lines:
            parts = [tagged_paragraph((group,), Style.CODE, element) for group in line]
            code.append(Beside(parts, [_GROUP] * len(parts), gutter=0))
    chart = qr_chart("-".join(groups), side=_QR_SIDE)
    picture = Picture(chart, story.here.add(Element(Tag.FIGURE, alt=chart.alt)))
    widths = (FULL - _QR_SIDE - 6 * STEP, _QR_SIDE)
    beside = Beside((Stack(code), picture), widths, gutter=2 * STEP)
    story.flowables.append(Stack((beside,), padding=2 * STEP, fill=Colour.SOFT))


def qr_chart(content: str, *, side: float) -> Chart:
    """Return a QR code as rectangles, with the quiet zone of four modules that scanners need."""
    rows = [bytes(row) for row in segno.make_qr(content, error="m").matrix_iter(border=4)]
    unit = side / len(rows)
    marks = [Rect(x=0, y=0, width=side, height=side, ink=Ink.PAPER)]
    for y, row in enumerate(rows):
        at = 0
        for dark, modules in groupby(row):
            wide = len(tuple(modules))
            if dark:
                marks.append(_modules(at * unit, y * unit, wide * unit, unit))
            at += wide
    alt = "QR-code met dezelfde herstelcode als de letters en cijfers ernaast."
    return Chart(width=side, height=side, alt=alt, marks=tuple(marks))


def _modules(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(x=x, y=y, width=width, height=height, ink=Ink.TEXT)


def _keeping(story: Story) -> None:
    story.heading("Zo bewaar je dit blad", Tag.H2, "keeping")
    story.items(
        ("Druk dit blad af en wis daarna het bestand van je computer.",),
        ("Leg het op een veilige plek, niet bij je laptop.",),
        ("Maak er geen foto van en stuur het niet per mail.",),
        (
            "Wie dit blad én de kluis heeft, kan alles lezen. Is het blad weg? Maak dan in"
            " Confidant een nieuw herstelblad: het oude werkt daarna niet meer.",
        ),
        (
            "Zonder wachtzin en zonder dit blad kan niemand de kluis openen, ook de makers van het"
            " programma niet.",
        ),
    )


def _using(story: Story) -> None:
    story.heading("Zo gebruik je de code", Tag.H2, "using")
    story.items(
        ("Open Confidant, kies de kluis en dan ", Strong("Herstelcode gebruiken"), "."),
        ("Typ de groepen over. Hoofdletters, spaties en streepjes maken niet uit.",),
        ("Kies een nieuwe wachtzin. Er verandert niets aan wat je hebt opgeschreven.",),
    )
