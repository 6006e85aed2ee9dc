"""Something to do: what, when, for whom."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.domain.cases import CaseId
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.follow_ups import FollowUp, FollowUpId, Repeat
from confidant_app.ui import dutch
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.picking import chosen, picked
from confidant_app.ui.qt_days import to_qt
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.flow import FlowRow
from confidant_app.ui.widgets.words import button

_SOON = ((1, "morgen"), (7, "over een week"), (14, "over twee weken"), (28, "over vier weken"))
_NEW = FollowUpId(UUID(int=0))
_NO_WORDS = "…"


def blank(today: date, case: CaseId) -> FollowUp:
    """Return a follow-up for tomorrow that still has to be put in words."""
    return FollowUp(id=_NEW, what=_NO_WORDS, due=today + timedelta(days=1), case=case)


class FollowUpDialog(FormDialog[FollowUp]):
    """Asks about one follow-up; the day can be picked with one press."""

    def __init__(self, parent: QWidget, theme: Theme, follow_up: FollowUp, today: date) -> None:
        super().__init__(parent, theme, "")
        self.name(self.tr("Vervolgactie"))
        self._follow_up, self._today = follow_up, today
        text = "" if follow_up.what == _NO_WORDS else follow_up.what
        self.what = self.line(self.tr("Wat moet er gebeuren?"), text)
        self.due = self.day(self.tr("Wanneer?"), follow_up.due)
        row = FlowRow(theme.px(4))
        for days, words in _SOON:
            row.add(button(words, partial(self._in, days), "quiet"))
        self.fields.addWidget(row)
        self.for_whom = self.line(self.tr("Voor wie of van wie?"), follow_up.for_whom)
        self.waiting = self.tick(self.tr("Ik wacht hierbij op een ander"), on=follow_up.waiting)
        label = self.tr("Zoveel dagen eerder laten zien")
        self.warn = self.number(label, follow_up.warn_days, 0, 60)
        self.repeat = self.choice(
            self.tr("Komt het terug?"),
            [(text, repeat.value) for repeat, text in dutch.REPEAT.items()],
            follow_up.repeat.value,
        )

    @override
    def check(self) -> None:
        if not self.what.text().strip():
            raise InvalidValue(reason=self.tr("schrijf op wat er moet gebeuren"))

    @override
    def value(self) -> FollowUp:
        """Return the follow-up as it stands in the fields."""
        return replace(
            self._follow_up,
            what=self.what.text().strip(),
            due=picked(self.due),
            for_whom=self.for_whom.text().strip(),
            waiting=self.waiting.isChecked(),
            warn_days=self.warn.value(),
            repeat=chosen(self.repeat, Repeat),
        )

    def _in(self, days: int) -> None:
        self.due.setDate(to_qt(self._today + timedelta(days=days)))
