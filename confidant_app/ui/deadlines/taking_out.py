"""A day list to print and a calendar file: the two ways in which days leave the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.errors import ConfidantError
from confidant_app.services import taking_out
from confidant_app.ui.desk import Desk
from confidant_app.ui.file_places import ask_new_file
from confidant_app.ui.widgets.flow import FlowRow
from confidant_app.ui.widgets.words import button, words


class TakingOut(QWidget):
    """Offers the terms that a page shows as files; what was written is said below the buttons.

    There is no button that prints: a printing system gets the pages over a socket, by way of a
    readable file, and keeps them for a day. Whoever saves the PDF decides that for herself.
    """

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__()
        self._desk, self._complain = desk, complain
        self._terms: tuple[WatchedTerm, ...] = ()
        self._chosen: tuple[WatchedTerm, ...] = ()
        self.day_list = button(self.tr("&Daglijst (PDF) …"), self._ask_for_list)
        self.calendar = button(self.tr("Naar je &agenda (.ics) …"), self._ask_for_calendar)
        self.day_list.setAccessibleName(self.tr("Daglijst als PDF"))
        self.calendar.setAccessibleName(self.tr("Termijnen naar je agenda"))
        self.own_words = QCheckBox(self.tr("Daglijst met wat ik bij vervolgacties schreef"))
        self.own_words.setAccessibleName(self.own_words.text())
        self.own_words.setToolTip(self.tr("Daar kan een naam in staan."))
        self._which = words("", "small")
        self._written = words("", "done")
        self._written.hide()
        self._lay_out()

    def offer(self, terms: tuple[WatchedTerm, ...], chosen: tuple[WatchedTerm, ...]) -> None:
        """Take these terms along when a file is asked for; follow-ups come from the vault.

        Only a calendar is for the `chosen` ones: on a list of what must be done nothing may be
        missing because of a filter that was left on.
        """
        self._terms, self._chosen = terms, chosen
        self.calendar.setEnabled(bool(chosen))
        self._which.setText(self._said_of_filter() if len(chosen) < len(terms) else "")
        self._which.setVisible(bool(self._which.text()))

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        row = FlowRow(px(8))
        row.add(self.day_list)
        row.add(self.calendar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(row)
        column.addWidget(self.own_words)
        column.addWidget(self._which)
        column.addWidget(words(self._explanation(), "small"))
        column.addWidget(self._written)

    def _said_of_filter(self) -> str:
        if len(self._chosen) == 1:
            return self.tr(
                "In je agenda komt alleen de termijn die je nu gekozen hebt; op de daglijst staan "
                "alle soorten."
            )
        return self.tr(
            "In je agenda komen alleen de {0} termijnen die je nu gekozen hebt; op de daglijst "
            "staan alle soorten."
        ).format(len(self._chosen))

    def _explanation(self) -> str:
        return self.tr(
            "De daglijst heeft zaaknummers en geen namen, tenzij je je eigen woorden meeneemt. "
            "In je agenda komt alleen 'termijn' met het zaaknummer. Loopt je agenda ook op een "
            "telefoon of op internet, dan staan dag en zaaknummer daar ook."
        )

    def _ask_for_list(self) -> None:
        desk = self._desk
        name = f"daglijst-{desk.today().isoformat()}.pdf"
        path = ask_new_file(self, self.tr("Daglijst bewaren"), name, "PDF (*.pdf)")
        if path is None:
            return
        own_words = self.own_words.isChecked()
        try:
            days = taking_out.days_of(desk.vault, self._terms, desk.today(), own_words=own_words)
        except ConfidantError as error:
            self._complain(error)
            return
        self._make(path, partial(taking_out.as_pdf, days))

    def _ask_for_calendar(self) -> None:
        desk = self._desk
        kind = self.tr("Agenda (*.ics)")
        path = ask_new_file(self, self.tr("Agenda bewaren"), "termijnen.ics", kind)
        if path is None:
            return
        try:
            found = taking_out.deadlines_of(desk.vault, desk.catalogues, self._chosen)
        except ConfidantError as error:
            self._complain(error)
            return
        self._make(path, partial(taking_out.as_calendar, found, desk.now().astimezone()))

    def _make(self, path: Path, work: Callable[[], bytes]) -> None:
        self._say(self.tr("Het bestand wordt gemaakt …"))
        write = partial(self._write, path)
        self._desk.background.run(self, work, write, self._refuse)

    def _write(self, path: Path, data: bytes) -> None:
        try:
            taking_out.write(path, data)
        except ConfidantError as error:
            self._refuse(error)
            return
        told = self.tr("Bewaard in {0}. Dit bestand is niet versleuteld: wis het na gebruik.")
        self._say(told.format(path))

    def _refuse(self, error: Exception) -> None:
        self._written.hide()
        self._complain(error)

    def _say(self, text: str) -> None:
        self._written.setText(text)
        self._written.show()
