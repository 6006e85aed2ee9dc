"""Charts with more in them than one row of bars: columns over time, and bars made of parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from confidant_app.domain.charts import (
    BAR,
    LABEL_PART,
    LINE,
    NUMBER_ROOM,
    ROW_GAP,
    SIZE,
    Anchor,
    Bar,
    Chart,
    Ink,
    Line,
    Mark,
    Measure,
    Rect,
    Text,
    frame,
    hatched,
    label_lines,
)
from confidant_app.domain.figure_words import short, written
from confidant_app.domain.tables import Figure, Hidden, Rounded

_HIGH: Final = 120.0
_WIDEST: Final = 72.0
_COLUMN_PART: Final = 0.55
_TINY: Final = 10  # a hidden figure is drawn as long as ten families
_SWATCH: Final = 12.0
_APART: Final = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A bar made of parts; `figures` follow the names of the parts."""

    label: str
    figures: tuple[Figure, ...]
    total: Figure


def columns(items: Sequence[Bar], *, title: str, width: float, measure: Measure) -> Chart:
    """Return upright bars next to each other, in their own order, with the number above each.

    A hidden figure is a hatched bar as high as ten families.
    """
    room = min(_WIDEST, width / len(items))
    wide = room * _COLUMN_PART
    scale = _HIGH / max(_TINY, *(_value(bar.figure) for bar in items))
    base = LINE + _HIGH
    marks: list[Mark] = []
    lowest = 0
    for at, bar in enumerate(items):
        x, middle = at * room + (room - wide) / 2, (at + 0.5) * room
        height = scale * (_value(bar.figure) or _TINY)
        if isinstance(bar.figure, Hidden):
            marks += hatched(x, base - height, wide, height)
        else:
            marks.append(Rect(x=x, y=base - height, width=wide, height=height, ink=Ink.ACCENT))
        number = short(bar.figure)
        marks.append(_centred(number, middle, base - height - 4, measure, bold=True))
        lines = label_lines(bar.label, room - 4, measure)
        marks += [
            _centred(line, middle, base + (n + 1) * LINE, measure) for n, line in enumerate(lines)
        ]
        lowest = max(lowest, len(lines))
    marks.append(Line(points=((0.0, base), (room * len(items), base)), ink=Ink.LINE, width=0.75))
    told = " ".join(f"{bar.label}: {written(bar.figure)}." for bar in items)
    height = base + lowest * LINE + 4
    return Chart(
        width=width, height=height, alt=f"Staande staven: {title}. {told}", marks=tuple(marks)
    )


def stacked(
    items: Sequence[Parts], names: Sequence[str], *, title: str, width: float, measure: Measure
) -> Chart:
    """Return horizontal bars made of parts, each kind with a pattern of its own, in any print.

    What of a bar is in hidden parts is left white inside its frame. The total stands at its end.
    """
    start = width * LABEL_PART
    scale = (width - start - NUMBER_ROOM) / max(_TINY, *(_value(one.total) for one in items))
    marks, top = _legend(names, width, measure)
    for one in items:
        lines = label_lines(one.label, start - 12, measure)
        height = max(BAR, len(lines) * LINE)
        y = top + (height - BAR) / 2
        first = top + (height - len(lines) * LINE) / 2 + SIZE - 0.5
        marks += [
            Text(x=start - 12, y=first + n * LINE, words=line, size=SIZE, anchor=Anchor.END)
            for n, line in enumerate(lines)
        ]
        length = scale * (_value(one.total) or _TINY)
        marks += _row(one, start, y, length, scale)
        marks.append(
            Text(
                x=start + length + 6, y=y + SIZE - 0.5, words=short(one.total), size=SIZE, bold=True
            )
        )
        top += height + ROW_GAP
    alt = f"Staven in delen: {title}. {' '.join(_told(one, names) for one in items)}"
    return Chart(width=width, height=top - ROW_GAP, alt=alt, marks=tuple(marks))


def _legend(names: Sequence[str], width: float, measure: Measure) -> tuple[list[Mark], float]:
    marks: list[Mark] = []
    x = y = 0.0
    for kind, name in enumerate(names):
        wide = _SWATCH + 4 + measure(name, SIZE, False) + 3 * _APART
        if x and x + wide > width:
            x, y = 0.0, y + LINE + 4
        marks += _patterned(kind, x, y, _SWATCH)
        marks.append(Text(x=x + _SWATCH + 4, y=y + SIZE - 0.5, words=name, size=SIZE))
        x += wide
    return marks, y + LINE + 2 * ROW_GAP


def _row(one: Parts, x: float, y: float, length: float, scale: float) -> list[Mark]:
    """Return the parts of a bar; rounded parts can be more than the rounded whole."""
    if isinstance(one.total, Hidden):
        return hatched(x, y, length)
    marks: list[Mark] = []
    at = x
    for kind, figure in enumerate(one.figures):
        part = min(scale * _value(figure), x + length - at)
        if part > 0:
            marks += _patterned(kind, at, y, part)
            at += part
    return [*marks, frame(x, y, length)]


def _patterned(kind: int, x: float, y: float, length: float) -> list[Mark]:
    """Return a part in the pattern of its kind; five can be told apart in black and white."""
    fill = (Ink.ACCENT, None, Ink.LINE, None, Ink.HAIRLINE)[kind % 5]
    if fill is not None:
        return [
            Rect(x=x, y=y, width=length, height=BAR, ink=fill),
            frame(x, y, length),
        ]
    return hatched(x, y, length) if kind % 5 == 1 else [*_dots(x, y, length), frame(x, y, length)]


def _dots(x: float, y: float, length: float) -> list[Mark]:
    """Return short upright strokes, for a part that is neither solid nor hatched."""
    count = int(length // 4)
    return [
        Line(
            points=((x + 4.0 * (n + 0.5), y + BAR / 3), (x + 4.0 * (n + 0.5), y + 2 * BAR / 3)),
            ink=Ink.LINE,
            width=0.75,
        )
        for n in range(count)
    ]


def _centred(words: str, middle: float, y: float, measure: Measure, *, bold: bool = False) -> Text:
    x = middle - measure(words, SIZE, bold) / 2
    return Text(x=x, y=y, words=words, size=SIZE, bold=bold)


def _told(one: Parts, names: Sequence[str]) -> str:
    parts = ", ".join(
        f"{name} {written(figure)}" for name, figure in zip(names, one.figures, strict=True)
    )
    return f"{one.label}: {written(one.total)}, waarvan {parts}."


def _value(figure: Figure) -> int:
    return figure.value if isinstance(figure, Rounded) else 0
