"""The steps across the top of the report page: where you are, what is done, what is to come."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QIcon,
    QPainter,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.chip import Shape, outline

_NARROW: Final = 56
_AROUND: Final = 48


class ReportStep(StrEnum):
    """The steps of a report, in order."""

    PERIOD = "period"
    WORDS = "words"
    STATEMENTS = "statements"
    FIGURES = "figures"
    PREVIEW = "preview"
    SAVE = "save"


class StepBar(QWidget):
    """One button for each step; `chosen` carries the `ReportStep` that was asked for."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, steps: Sequence[ReportStep]) -> None:
        super().__init__()
        self._theme, self._steps = theme, tuple(steps)
        self._names = {
            ReportStep.PERIOD: self.tr("Periode en ontvanger"),
            ReportStep.WORDS: self.tr("Woorden"),
            ReportStep.STATEMENTS: self.tr("Uitspraken"),
            ReportStep.FIGURES: self.tr("Cijfers"),
            ReportStep.PREVIEW: self.tr("Voorbeeld"),
            ReportStep.SAVE: self.tr("Bewaren"),
        }
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(4))
        self._current = self._steps[0]
        self._group = QButtonGroup(self)
        self.buttons: dict[ReportStep, QPushButton] = {}
        for step in self._steps:
            found = QPushButton()
            found.setObjectName("step")
            found.setToolTip(self._names[step])
            found.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            found.setMinimumWidth(theme.px(_NARROW))
            found.setCheckable(True)
            found.setIconSize(QSize(theme.px(14), theme.px(14)))
            found.clicked.connect(lambda _=False, step=step: self.chosen.emit(step))
            self._group.addButton(found)
            self.buttons[step] = found
            self._row.addWidget(found, stretch=1)
        self._tick = _tick(theme)
        self._write()

    def show_step(self, current: ReportStep, reachable: ReportStep) -> None:
        """Mark the current step; steps before it are done, those after `reachable` closed."""
        self._current = current
        here, far = self._steps.index(current), self._steps.index(reachable)
        for at, (step, found) in enumerate(self.buttons.items()):
            found.setChecked(at == here)
            found.setEnabled(at <= far)
            found.setIcon(self._tick if at < here else QIcon())
            words = self.tr("Stap {0} van {1}: {2}")
            name = words.format(at + 1, len(self._steps), self._names[step])
            found.setAccessibleName(f"{name}, {self.tr('klaar')}" if at < here else name)
        self._write()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def _write(self) -> None:
        """Write all names, or where there is no room only that of the current step."""
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        texts = [f" {at}  {self._names[step]}" for at, step in enumerate(self._steps, start=1)]
        rooms = [metrics.horizontalAdvance(text) + self._theme.px(_AROUND) for text in texts]
        fits = sum(rooms) <= self.width()
        for at, (step, found) in enumerate(self.buttons.items()):
            whole = fits or step is self._current
            found.setText(texts[at] if whole else f" {at + 1}")
            self._row.setStretch(at, rooms[at] if whole else self._theme.px(_NARROW))


def _tick(theme: Theme) -> QIcon:
    side = theme.px(14) * 2
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(side * 0.15, side * 0.2, side * 0.7, side * 0.6)
    painter.strokePath(outline(Shape.TICK, box), QPen(theme.colour("good"), side / 7))
    painter.end()
    picture.setDevicePixelRatio(2)
    return QIcon(picture)
