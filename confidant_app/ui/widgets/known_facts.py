"""What was answered about a case outside its steps: each line can be changed or taken back."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from confidant_app.domain.answers import Answer, Certainty
from confidant_app.domain.dates import EventDate
from confidant_app.domain.facts import Question
from confidant_app.domain.terms import EventKind
from confidant_app.ui import dutch
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.flow import FlowRow
from confidant_app.ui.widgets.words import button, words


class KnownFacts(QWidget):
    """`again` carries the code of a question to ask anew, `day` and `forget` that of an event."""

    again = Signal(str)
    day = Signal(str)
    forget = Signal(str)

    def __init__(
        self,
        theme: Theme,
        answers: Iterable[tuple[Question, Answer]],
        days: Iterable[tuple[EventKind, EventDate]],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        for question, given in answers:
            said = self.tr("ja") if given is Answer.YES else self.tr("nee")
            acts = [(self.tr("Wijzig"), partial(self.again.emit, question.code))]
            self._line(question.text, f"{question.text} {said}", acts)
        for kind, on in days:
            acts = [
                (self.tr("Wijzig"), partial(self.day.emit, kind.code)),
                (self.tr("Vergeet"), partial(self.forget.emit, kind.code)),
            ]
            self._line(kind.name, f"{dutch.sentence_case(kind.name)}: {self._shown(on)}", acts)

    def _line(self, name: str, text: str, acts: Sequence[tuple[str, Callable[[], None]]]) -> None:
        self._column.addWidget(words(text, "small"))
        row = FlowRow(self._theme.px(4))
        for label, act in acts:
            found = button(label, act, "quiet")
            found.setAccessibleName(f"{label}: {name}")
            row.add(found)
        self._column.addWidget(row)

    def _shown(self, on: EventDate) -> str:
        if on.earliest is None:
            return self.tr("dag onbekend")
        day = dutch.day(on.earliest)
        if on.certainty is not Certainty.CIRCA:
            return day
        if on.latest is None:
            return self.tr("niet eerder dan {0}").format(day)
        return self.tr("tussen {0} en {1}").format(day, dutch.day(on.latest))
