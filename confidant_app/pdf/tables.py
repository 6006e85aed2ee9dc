"""Tables on paper: real header cells, right-aligned numbers, rules and no boxes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Table

from confidant_app.domain.figure_words import short
from confidant_app.domain.tables import Figure, Rounded
from confidant_app.pdf.marking import TaggedCanvas
from confidant_app.pdf.story import Story
from confidant_app.pdf.structure import Scope, Tag
from confidant_app.pdf.style import FULL, Colour, Style

Cell = str | Figure
_CAPTION_AND_HEAD = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its header, its width in points, and whether it holds numbers.

    `bar_of` draws a bar before each number, as long as its part of this greatest value.
    """

    header: str
    width: float
    numeric: bool = False
    bar_of: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row; its first cell is the header of the row. A total is set in bold under a rule."""

    cells: tuple[Cell, ...]
    total: bool = False


def spread(first: float, count: int) -> float:
    """Return the width of each of `count` columns beside a first one, over the full width."""
    return (FULL - first) / count


def table(story: Story, caption: str, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    """Add a table with its caption and header row; the header comes back on every page.

    A text in a numeric column stands for a number ("45 %") and is aligned like one.
    """
    with story.inside(Tag.TABLE):
        captioned = story.cell(caption, Tag.CAPTION, Style.CAPTION)
        data: list[list[Flowable | str]] = [[captioned, *[""] * (len(columns) - 1)]]
        with story.inside(Tag.HEAD):
            data.append(_header(story, columns))
        with story.inside(Tag.ROWS):
            data += [_row(story, columns, row) for row in rows]
    story.flowables.append(_laid_out(data, columns, rows))


def _header(story: Story, columns: Sequence[Column]) -> list[Flowable | str]:
    made: list[Flowable | str] = []
    with story.inside(Tag.ROW):
        for column in columns:
            style = Style.HEADER_RIGHT if column.numeric else Style.HEADER
            cell = story.cell(column.header, Tag.HEADER, style)
            cell.element.scope = Scope.COLUMN
            cell.element.once = True
            made.append(cell)
    return made


def _row(story: Story, columns: Sequence[Column], row: Row) -> list[Flowable | str]:
    made: list[Flowable | str] = []
    style = Style.STRONG_CELL if row.total else Style.CELL
    with story.inside(Tag.ROW):
        for place, (column, cell) in enumerate(zip(columns, row.cells, strict=True)):
            if column.numeric:
                made.append(_number(story, column, cell, strong=row.total))
            else:
                made.append(story.cell(_words(cell), Tag.HEADER if not place else Tag.CELL, style))
        first = story.here.children[0]
        if first.tag is Tag.HEADER:
            first.scope = Scope.ROW
    return made


def _words(cell: Cell) -> str:
    return cell if isinstance(cell, str) else short(cell)


def _number(story: Story, column: Column, cell: Cell, *, strong: bool) -> Flowable:
    made = story.number(_words(cell), strong=strong)
    if column.bar_of and not strong and isinstance(cell, Rounded):
        made.fraction = cell.value / column.bar_of
    return made


_WHOLE = 620  # points; a table of at most this height is never broken over pages
_ENDLESS = 100_000


def _laid_out(
    data: Sequence[Sequence[Flowable | str]], columns: Sequence[Column], rows: Sequence[Row]
) -> Table:
    text, hairline = HexColor(Colour.TEXT), HexColor(Colour.HAIRLINE)
    style: list[tuple[Any, ...]] = [
        ("SPAN", (0, 0), (-1, 0)),
        ("FONTNAME", (0, 0), (-1, -1), "Hyperlegible"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-2, -1), 10),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 1), (-1, 1), "BOTTOM"),
        ("LINEBELOW", (0, 1), (-1, 1), 1, text),
        ("LINEBELOW", (0, _CAPTION_AND_HEAD), (-1, -1), 0.5, hairline),
    ]
    style += [
        ("LEFTPADDING", (place, 0), (place, -1), 14)
        for place in range(1, len(columns))
        if columns[place - 1].numeric and not columns[place].numeric
    ]
    for place, row in enumerate(rows, start=_CAPTION_AND_HEAD):
        if row.total:
            style.append(("LINEABOVE", (0, place), (-1, place), 1, text))
    made = Table(
        [list(each) for each in data],
        [column.width for column in columns],
        repeatRows=(1,),
        hAlign="LEFT",
        style=style,
        spaceBefore=8,
        spaceAfter=8,
        renderCB=cast("Any", _rules_are_artifacts),
    )
    _, height = made.wrap(FULL, _ENDLESS)
    made.setStyle([("NOSPLIT", (0, 0), (0, -1 if height <= _WHOLE else _CAPTION_AND_HEAD))])
    return made


def _rules_are_artifacts(drawn: Table, event: str, *_: object) -> None:
    canvas = cast("TaggedCanvas", drawn.canv)
    if event in ("startBG", "startLines"):
        canvas.begin_artifact()
    elif event in ("endBG", "endLines"):
        canvas.end()


def shown(figures: Sequence[Figure]) -> int:
    """Return the greatest figure that is shown, 0 if none is."""
    return max((each.value for each in figures if isinstance(each, Rounded)), default=0)
