"""Controle: look whether the whole vault is whole, and mend the header when only that is not."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from confidant_app.domain.errors import ConfidantError
from confidant_app.services import checking, vaults
from confidant_app.ui.desk import Desk
from confidant_app.ui.reporting.busy_line import BusyLine
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.words import button, words


class CheckingCard(Card):
    """Reads everything in the background; the window goes on meanwhile."""

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__(desk.theme, self.tr("Controle"))
        self._desk, self._complain = desk, complain
        self._look: checking.Look | None = None
        text = self.tr(
            "Leest de hele kluis na: of elke bladzijde en elk bestand klopt, en of er in het "
            "logboek niets is veranderd of weggehaald."
        )
        self.add(words(text, "muted"))
        self.result = words("", "done")
        self.result.hide()
        self.add(self.result)
        self.busy = BusyLine(desk.theme)
        self.busy.stopped.connect(self._stop)
        self.add(self.busy)
        self.check = button(self.tr("Kluis &nakijken"), self._start)
        self.mend = button(self.tr("Slotbestand &opnieuw schrijven"), self._mend)
        self.mend.hide()
        for each in (self.check, self.mend):
            self.column.addWidget(each, alignment=Qt.AlignmentFlag.AlignLeft)

    def _start(self) -> None:
        self._look = checking.Look(self._desk.vault, files=True)
        self.result.hide()
        self.check.setEnabled(False)
        self.busy.show_work(self.tr("De kluis wordt nagekeken …"))
        self._desk.background.run(self, self._look.run, self._show, self._refuse)

    def _stop(self) -> None:
        if self._look is not None:
            self._look.stop()

    def _show(self, found: tuple[str, ...] | None) -> None:
        self._rest()
        if found is None:
            return
        if not found and not self._desk.vault.is_read_only:
            checking.remember_whole(self._desk.vault, self._desk.now())
        self._say("\n".join(found) or self.tr("Alles is in orde."), bad=bool(found))
        damaged = vaults.damaged_headers(self._desk.vault.folder)
        self.mend.setVisible(bool(damaged) and not self._desk.vault.is_read_only)

    def _mend(self) -> None:
        try:
            checking.mend_header(self._desk.vault, self._desk.now())
        except ConfidantError as error:
            self._complain(error)
            return
        self.mend.hide()
        self._say(self.tr("Het slotbestand staat er weer, twee keer gelijk."), bad=False)
        self.check.setFocus()

    def _refuse(self, error: Exception) -> None:
        self._rest()
        self._complain(error)

    def _rest(self) -> None:
        self.busy.hide()
        self.check.setEnabled(True)

    def _say(self, text: str, *, bad: bool) -> None:
        self.result.setObjectName("error" if bad else "done")
        self.result.style().polish(self.result)
        self.result.setText(text)
        self.result.show()
