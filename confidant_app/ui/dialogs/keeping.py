"""The retention review of one case: keep it until another day, or hold it; and why."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.domain import retention
from confidant_app.domain.cases import Case, title
from confidant_app.domain.retention import Retention
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.picking import picked
from confidant_app.ui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A day to look again, and why the case is kept until then."""

    until: date
    reason: str


class KeepDialog(FormDialog[Kept]):
    """Asks until when a case is kept; a year is proposed, five is the most."""

    def __init__(self, parent: QWidget, theme: Theme, case: Case, today: date) -> None:
        super().__init__(parent, theme, "")
        self.name(self.tr("Langer bewaren"))
        self.explain(title(case))
        self._today = today
        self._before = Retention(case=case.id, review_on=today)
        self.until = self.day(self.tr("Kijk opnieuw op"), retention.review_after(today))
        self.reason = self.line(
            self.tr("Waarom is bewaren nog nodig?"),
            hint=self.tr("bijvoorbeeld: de klacht kan nog naar de ombudsman"),
        )

    @override
    def check(self) -> None:
        retention.kept_on(self._before, picked(self.until), self.reason.text(), self._today)

    @override
    def value(self) -> Kept:
        return Kept(until=picked(self.until), reason=self.reason.text().strip())


class HoldDialog(FormDialog[str]):
    """Asks why a case may not be erased."""

    def __init__(self, parent: QWidget, theme: Theme, case: Case, today: date) -> None:
        super().__init__(parent, theme, "")
        self.name(self.tr("Vasthouden"))
        self.explain(title(case))
        self.explain(
            self.tr("Een zaak die je vasthoudt, kan niet worden gewist tot je hem weer vrijgeeft.")
        )
        self._before = Retention(case=case.id, review_on=today)
        self.reason = self.line(self.tr("Waarom?"))

    @override
    def check(self) -> None:
        retention.held(self._before, self.reason.text())

    @override
    def value(self) -> str:
        return self.reason.text().strip()
