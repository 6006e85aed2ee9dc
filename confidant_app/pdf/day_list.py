"""The day list on paper: what is late, what is for today, and what comes this week."""

from collections.abc import Sequence
from typing import Final

from confidant_app.domain.dates import dutch
from confidant_app.domain.day_list import DayList, DayRow
from confidant_app.domain.figure_words import long_date
from confidant_app.pdf.always_printed import always_printed
from confidant_app.pdf.fonts import register
from confidant_app.pdf.pages import Numbering, build
from confidant_app.pdf.story import Story
from confidant_app.pdf.structure import Tag
from confidant_app.pdf.style import FULL, Style
from confidant_app.pdf.tables import Column, Row, table

_TITLE: Final = "Daglijst"
_DAY: Final = 88.0
_CASE: Final = 76.0
_KIND: Final = 92.0
_COLUMNS: Final = (
    Column(header="laatste dag", width=_DAY),
    Column(header="zaak", width=_CASE),
    Column(header="soort", width=_KIND),
    Column(header="wat", width=FULL - _DAY - _CASE - _KIND),
)


def render_day_list(days: DayList) -> bytes:
    """Return the list as a tagged PDF, equal for equal lists.

    A part with nothing in it is told too: who reads the paper must see that it was looked at.
    """
    register()

    def tell(_: Numbering) -> Story:
        story = Story()
        story.heading(_TITLE, Tag.H1, "title")
        story.paragraph(long_date(days.made_on), style=Style.LEAD)
        _part(story, "Al voorbij", "late", days.late)
        _part(story, "Vandaag", "today", days.today)
        _part(story, "De komende zeven dagen", "week", days.this_week)
        story.paragraph(
            "Reken elke termijn na; dit is geen juridisch advies. Bel bij een fatale termijn het"
            " Juridisch Loket of een advocaat. Gooi dit blad niet leesbaar weg.",
            style=Style.NOTE,
        )
        return story

    return build(tell, title=_TITLE, footer=f"{_TITLE} · Confidant")


def _part(story: Story, title: str, key: str, rows: Sequence[DayRow]) -> None:
    story.heading(title, Tag.H2, key)
    if not rows:
        story.paragraph("Niets.")
        return
    many = "1 ding" if len(rows) == 1 else f"{len(rows)} dingen"
    table(story, many, _COLUMNS, [_row(row) for row in rows])


def _row(row: DayRow) -> Row:
    day = dutch(row.on)
    return Row(
        cells=(
            f"{day} (ongeveer)" if row.circa else day,
            always_printed(row.case_number) or "zonder zaak",
            row.kind,
            always_printed(" ".join(row.what.split())) or "zie de zaak",
        ),
    )
