"""A step as a line of time: what happened above, what is to come below, by shape and word."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.domain.deadlines import Deadline, OpenTerm, TermUnknown
from confidant_app.domain.terms import TermKind
from confidant_app.domain.track import PointKind, TrackPoint
from confidant_app.domain.watching import StepTerm
from confidant_app.ui import dutch
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.chip import Shape, outline, term_chip, term_shape
from confidant_app.ui.widgets.flow import FlowRow
from confidant_app.ui.widgets.ladder import Ladder
from confidant_app.ui.widgets.unfold import Unfold
from confidant_app.ui.widgets.words import button, words

_GUTTER: Final = 24
_SIGN: Final = 10
_SIGNS: Final[Mapping[PointKind, tuple[Shape, str]]] = MappingProxyType(
    {
        PointKind.HAPPENED: (Shape.DISC, "muted"),
        PointKind.DONE: (Shape.TICK, "good"),
        PointKind.ASKED: (Shape.RING, "muted"),
        PointKind.LATER: (Shape.RING, "line"),
    }
)


class TrackView(QWidget):
    """`day` asks for a fact of a term, `done` says that it was done, `longer` that it became so.

    `undone` takes back that it was done, `length` asks for an own term again. All five carry the
    `StepTerm`.
    """

    day = Signal(object)
    done = Signal(object)
    undone = Signal(object)
    longer = Signal(object)
    length = Signal(object)

    def __init__(self, theme: Theme, points: Sequence[TrackPoint], today: date) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        last = len(points) - 1
        for place, point in enumerate(points):
            column.addWidget(self._row(point, first=place == 0, last=place == last))

    def _row(self, point: TrackPoint, *, first: bool, last: bool) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(4))
        row.addWidget(_Gutter(self._theme, point, first=first, last=last))
        text = QVBoxLayout()
        text.setContentsMargins(0, self._theme.px(4), 0, self._theme.px(8))
        text.setSpacing(self._theme.px(2))
        self._fill(text, point)
        row.addLayout(text, stretch=1)
        return body

    def _fill(self, text: QVBoxLayout, point: TrackPoint) -> None:
        name = dutch.sentence_case(point.name)
        found = point.term
        if found is None or point.kind is PointKind.DONE:
            text.addWidget(words(self._past(point), "small"))
            if found is not None:
                text.addWidget(self._buttons(name, found, [(self.tr("Toch niet"), self.undone)]))
        elif isinstance(found.counted, Deadline):
            self._deadline(text, name, found, found.counted, point)
        elif isinstance(found.counted, OpenTerm):
            text.addWidget(words(name))
            text.addWidget(Ladder(self._theme, found.counted.derivation))
        else:
            self._asked(text, name, found, found.counted, point)

    def _past(self, point: TrackPoint) -> str:
        when = dutch.day(point.on) if point.on is not None else self.tr("dag onbekend")
        if point.circa:
            when = self.tr("ongeveer {0}").format(when)
        if point.kind is PointKind.DONE:
            return self.tr("{0}: {1}, gedaan").format(when, point.name)
        return f"{when}: {point.name}"

    def _deadline(
        self, text: QVBoxLayout, name: str, found: StepTerm, counted: Deadline, point: TrackPoint
    ) -> None:
        top = QHBoxLayout()
        top.setSpacing(self._theme.px(8))
        top.addWidget(term_chip(found.term.kind), alignment=Qt.AlignmentFlag.AlignTop)
        top.addWidget(words(name), stretch=1)
        text.addLayout(top)
        text.addWidget(words(self._until(counted, point), "strong"))
        text.addWidget(self._acts(name, found))
        ladder = Unfold(
            self.tr("Zo is dat geteld"),
            lambda: Ladder(self._theme, counted.derivation),
            self.tr("Zo is dat geteld: {0}").format(name),
        )
        text.addWidget(ladder)

    def _until(self, counted: Deadline, point: TrackPoint) -> str:
        circa = self.tr("ongeveer ") if point.circa else ""
        left = dutch.distance(counted.on, self._today)
        return self.tr("Uiterlijk {0}{1} ({2})").format(circa, dutch.day(counted.on), left)

    def _acts(self, name: str, found: StepTerm) -> QWidget:
        choices = [(self.tr("Gedaan"), self.done), (self.tr("Andere datum"), self.day)]
        if found.term.amount is None:
            choices.append((self.tr("Andere termijn"), self.length))
        if found.term.extensions:
            ends = found.term.kind is TermKind.DURATION
            choices.append((self.tr("Ander einde") if ends else self.tr("Verlengd"), self.longer))
        return self._buttons(name, found, choices)

    def _buttons(
        self, name: str, found: StepTerm, choices: Sequence[tuple[str, SignalInstance]]
    ) -> QWidget:
        row = FlowRow(self._theme.px(4))
        for label, signal in choices:
            act = button(label, partial(signal.emit, found), "quiet")
            act.setAccessibleName(f"{label}: {name}")
            row.add(act)
        return row

    def _asked(
        self, text: QVBoxLayout, name: str, found: StepTerm, asked: TermUnknown, point: TrackPoint
    ) -> None:
        later = point.kind is PointKind.LATER
        shown = self.tr("Daarna: {0}").format(point.name) if later else name
        text.addWidget(words(shown, "small" if later else ""))
        text.addWidget(words(asked.question, "small"))
        ask = button(self.tr("Vul in"), lambda: self.day.emit(found), "quiet")
        ask.setAccessibleName(self.tr("Vul in: {0}").format(asked.question))
        text.addWidget(ask, alignment=Qt.AlignmentFlag.AlignLeft)


class _Gutter(QWidget):
    """The line at the left with the sign of one point; the words beside it say the same."""

    def __init__(self, theme: Theme, point: TrackPoint, *, first: bool, last: bool) -> None:
        super().__init__()
        self._theme, self._point, self._first, self._last = theme, point, first, last
        self.setFixedWidth(theme.px(_GUTTER))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px = self._theme.px
        shape, token = self._sign()
        side, x, y = px(_SIGN), self.width() / 2, px(14)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("hairline"), px(2)))
        if not self._first:
            painter.drawLine(QPointF(x, 0), QPointF(x, y - side))
        if not self._last:
            painter.drawLine(QPointF(x, y + side), QPointF(x, self.height()))
        path = outline(shape, QRectF(x - side / 2, y - side / 2, side, side))
        colour = self._theme.colour(token)
        if shape in (Shape.RING, Shape.TICK):
            painter.strokePath(path, QPen(colour, px(2)))
        else:
            painter.fillPath(path, colour)
        painter.end()

    def _sign(self) -> tuple[Shape, str]:
        if self._point.kind in _SIGNS:
            return _SIGNS[self._point.kind]
        term = self._point.term
        if term is None:
            return Shape.DISC, "muted"
        kind = term.term.kind
        return term_shape(kind), "muted" if kind.value == "norm" else kind.value
