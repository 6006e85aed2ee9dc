"""Charts as lists of plain shapes in points: laid out once, drawn on screen and on paper alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from confidant_app.domain.figure_words import short, written
from confidant_app.domain.tables import Figure, Hidden, Rounded


class Ink(StrEnum):
    """A colour by its part in the picture; paper and screen each have their own."""

    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    LINE = "line"
    HAIRLINE = "hairline"
    PAPER = "paper"


class Anchor(StrEnum):
    """Which end of a text stands at its point."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A filled rectangle; x and y are its left top corner."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line through points; `dash` alternates drawn and skipped lengths."""

    points: tuple[tuple[float, float], ...]
    ink: Ink
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A filled circle around x, y."""

    x: float
    y: float
    radius: float
    ink: Ink


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words on one line; y is their baseline."""

    x: float
    y: float
    words: str
    size: float
    ink: Ink = Ink.TEXT
    bold: bool = False
    anchor: Anchor = Anchor.START


Mark = Rect | Line | Dot | Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture with its origin at the left top, and the same told in words in `alt`."""

    width: float
    height: float
    alt: str
    marks: tuple[Mark, ...]


Measure = Callable[[str, float, bool], float]
"""How wide words are in points, given their size and whether they are bold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What a bar stands for."""

    label: str
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareBar:
    """A share to draw as a part of a whole; `words` stand beside it, whatever it is."""

    label: str
    per_cent: int | None
    words: str


SIZE: Final = 9.5
LINE: Final = 12.0
ROW_GAP: Final = 8.0
BAR: Final = 12.0
LABEL_PART: Final = 0.42
LABEL_LINES: Final = 2
NUMBER_ROOM: Final = 40.0
HATCH: Final = 4.0


def ranked(bars: Sequence[Bar]) -> tuple[Bar, ...]:
    """Return bars from high to low; equal and hidden ones keep the order of the catalogue."""
    return tuple(sorted(bars, key=lambda bar: -_value(bar.figure)))


def _value(figure: Figure) -> int:
    return figure.value if isinstance(figure, Rounded) else 0


def bars(items: Sequence[Bar], *, title: str, width: float, measure: Measure) -> Chart:
    """Return horizontal bars with the number at the end of each.

    A hidden figure is a hatched bar as long as ten families, with "< 10" beside it: what a reader
    may know of it, in black and white as well.
    """
    start = width * LABEL_PART
    scale = (width - start - NUMBER_ROOM) / max(10, *(_value(bar.figure) for bar in items))
    marks: list[Mark] = []
    top = 0.0
    for bar in items:
        lines = label_lines(bar.label, start - 12, measure)
        height = max(BAR, len(lines) * LINE)
        marks += _label(lines, start - 12, top, height)
        length = scale * (10 if isinstance(bar.figure, Hidden) else _value(bar.figure))
        box = (start, top + (height - BAR) / 2, length)
        marks += hatched(*box) if isinstance(bar.figure, Hidden) else [_solid(*box)]
        marks.append(_beside(start + length + 6, top + height / 2, short(bar.figure)))
        top += height + ROW_GAP
    height = top - ROW_GAP
    marks.append(_axis(start, height))
    return Chart(width=width, height=height, alt=_bars_alt(items, title), marks=tuple(marks))


def share_bars(items: Sequence[ShareBar], *, title: str, width: float, measure: Measure) -> Chart:
    """Return horizontal bars from 0 to 100 per cent, with a light frame for the whole.

    Without a share that may be shown there is a hatched frame and only the words beside it.
    """
    start = width * LABEL_PART
    words = max(measure(item.words, SIZE, True) for item in items)
    whole = width - start - words - 12
    marks: list[Mark] = []
    top = 0.0
    for item in items:
        lines = label_lines(item.label, start - 12, measure)
        height = max(BAR, len(lines) * LINE)
        marks += _label(lines, start - 12, top, height)
        y = top + (height - BAR) / 2
        marks += _share(item.per_cent, start, y, whole)
        marks.append(_beside(start + whole + 8, top + height / 2, item.words))
        top += height + ROW_GAP
    alt = f"Staven van 0 tot 100 procent: {title}. " + " ".join(
        f"{item.label}: {item.words}." for item in items
    )
    return Chart(width=width, height=top - ROW_GAP, alt=alt, marks=tuple(marks))


def _share(per_cent: int | None, x: float, y: float, whole: float) -> list[Mark]:
    if per_cent is None:
        return hatched(x, y, whole)
    return [_solid(x, y, whole * per_cent / 100), frame(x, y, whole)]


def _label(lines: Sequence[str], right: float, top: float, height: float) -> list[Mark]:
    first = top + (height - len(lines) * LINE) / 2 + SIZE - 0.5
    return [
        Text(x=right, y=first + at * LINE, words=line, size=SIZE, anchor=Anchor.END)
        for at, line in enumerate(lines)
    ]


def _beside(x: float, middle: float, words: str) -> Text:
    return Text(x=x, y=middle + SIZE * 0.35, words=words, size=SIZE, bold=True)


def _solid(x: float, y: float, length: float) -> Rect:
    return Rect(x=x, y=y, width=length, height=BAR, ink=Ink.ACCENT)


def _axis(x: float, height: float) -> Line:
    return Line(points=((x, -2.0), (x, height + 2.0)), ink=Ink.LINE, width=0.75)


def frame(x: float, y: float, length: float, height: float = BAR) -> Line:
    """Return the outline of a bar."""
    low = y + height
    corners = ((x, y), (x + length, y), (x + length, low), (x, low), (x, y))
    return Line(points=corners, ink=Ink.LINE, width=0.75)


def hatched(x: float, y: float, length: float, height: float = BAR) -> list[Mark]:
    """Return a frame filled with slanted lines, for what is hidden."""
    slanted: list[Mark] = []
    offset = HATCH
    while offset < length + height:
        start = (x + max(0.0, offset - height), y + min(height, offset))
        end = (x + min(length, offset), y + max(0.0, offset - length))
        slanted.append(Line(points=(start, end), ink=Ink.LINE, width=0.75))
        offset += HATCH
    return [*slanted, frame(x, y, length, height)]


def wrapped(words: str, room: float, measure: Measure) -> tuple[str, ...]:
    """Return words over as many lines as they need; a word longer than a line keeps its own."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, SIZE, False) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def label_lines(words: str, room: float, measure: Measure) -> tuple[str, ...]:
    """Return a label over two lines at most; what is left out of the picture is in its table."""
    lines = wrapped(words, room, measure)
    kept = list(lines[:LABEL_LINES])
    if len(lines) > LABEL_LINES:
        kept[-1] += "…"
    return tuple(_cut(line, room, measure) for line in kept)


def _cut(line: str, room: float, measure: Measure) -> str:
    if measure(line, SIZE, False) <= room:
        return line
    length = len(line)
    while length > 1 and measure(line[:length] + "…", SIZE, False) > room:
        length -= 1
    return line[:length] + "…"


def _bars_alt(items: Sequence[Bar], title: str) -> str:
    told = " ".join(f"{bar.label}: {written(bar.figure)}." for bar in items)
    return f"Liggende staven: {title}. {told}"
