"""A day that was put on a par with a holiday: which one, what it is called, in which decree."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.domain.extra_days import ExtraDay, demand_addable
from confidant_app.domain.holidays import Holidays
from confidant_app.ui import dutch
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.picking import picked
from confidant_app.ui.qt_days import to_qt
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.flow import FlowRow
from confidant_app.ui.widgets.words import button

_MOST_OFFERED = 4


class ExtraDayDialog(FormDialog[ExtraDay]):
    """Asks about one day; the coming days that only a web page names can be picked at once."""

    def __init__(self, parent: QWidget, theme: Theme, holidays: Holidays, today: date) -> None:
        super().__init__(parent, theme, "")
        self.name(self.tr("Vrije dag toevoegen"))
        self._holidays, self._today = holidays, today
        self.explain(
            self.tr(
                "Termijnen worden er langer van. Zet een dag er alleen bij als je het besluit zelf "
                "hebt gelezen; een lijstje op een website is niet genoeg."
            )
        )
        self.on = self.day(self.tr("Welke dag?"), today)
        self.called = self.line(
            self.tr("Hoe heet die dag?"), hint=self.tr("bijvoorbeeld: vrijdag na Hemelvaartsdag")
        )
        self.source = self.line(
            self.tr("In welk besluit staat dat?"),
            hint=self.tr("bijvoorbeeld: Staatscourant 2026, 12345"),
        )
        self._offer_known()

    @override
    def check(self) -> None:
        demand_addable(self.value(), self._holidays, self._today)

    @override
    def value(self) -> ExtraDay:
        """Return the day as it stands in the fields."""
        return ExtraDay(
            on=picked(self.on),
            name=self.called.text().strip(),
            source=self.source.text().strip(),
        )

    def _offer_known(self) -> None:
        coming = sorted(on for on in self._holidays.possible if on >= self._today)
        if not coming:
            return
        self.fields.addSpacing(self.theme.px(8))
        self.explain(self.tr("Genoemd op een website, maar in geen besluit nagelezen:"))
        row = FlowRow(self.theme.px(4))
        for on in coming[:_MOST_OFFERED]:
            found = button(dutch.day(on), partial(self._fill, on), "quiet")
            found.setAccessibleName(self.tr("Vul in: {0}").format(dutch.day(on)))
            row.add(found)
        self.fields.addWidget(row)

    def _fill(self, on: date) -> None:
        self.on.setDate(to_qt(on))
        self.called.setText(self._holidays.possible[on])
