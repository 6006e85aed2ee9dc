"""What is to be known of the whole vault, in a quiet line on top: read only, damaged, old rules."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from confidant_app.domain.errors import CatalogueBroken, DatabaseDamaged
from confidant_app.services import checking
from confidant_app.ui import dutch
from confidant_app.ui.desk import Desk
from confidant_app.ui.widgets.words import button, words

LOOK_AFTER_MS = 5_000  # opening comes first


class VaultStrips(QWidget):
    """Once a day it has the vault looked at in full, in the background; silent when all is well.

    `repair` asks for the way back.
    """

    repair = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._look = checking.Look(desk.vault)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if desk.vault.is_read_only:
            text = self.tr(
                "Alleen lezen: de kluis is ergens anders open. Wat daar wordt bewaard zie je hier, "
                "maar hier verandert niets."
            )
            column.addWidget(words(text, "strip"))
        if desk.rules.own.broken is not None:
            column.addWidget(words(self._broken_rules(desk.rules.own.broken), "strip"))
        self._damaged = self._damage_line()
        self._damaged.setVisible(desk.rules.damaged)
        column.addWidget(self._damaged)
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(self.look)
        timer.start(LOOK_AFTER_MS)

    def look(self) -> None:
        """Have the vault looked at, when that was not done for a day."""
        try:
            due = checking.is_due(self._desk.vault, self._desk.now())
        except DatabaseDamaged:
            self.show_damage()
            return
        if due:
            self._desk.background.run(self, self._look.run, self._answer, self._fail)

    def stop(self) -> None:
        """Stop looking: the vault is about to be closed."""
        self._look.stop()

    def show_damage(self) -> None:
        """Say that the vault is damaged, until it was repaired."""
        self._damaged.show()

    def _damage_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, self._desk.theme.px(24), 0)
        text = self.tr("De kluis is beschadigd. Wat je ziet klopt, maar niet alles is te lezen.")
        row.addWidget(words(text, "strip"), stretch=1)
        self.way_back = button(self.tr("Kluis &herstellen …"), self.repair.emit)
        row.addWidget(self.way_back)
        return line

    def _broken_rules(self, error: CatalogueBroken) -> str:
        text = self.tr(
            "De regels van het programma zijn beschadigd: {file}, bij {entry}: {reason}. "
            "De laatste goede regels, van {day}, blijven gelden. Zet Confidant opnieuw op deze "
            "computer."
        )
        version = self._desk.catalogues.imprint.version
        return text.format(**error.facts, day=dutch.day(version))

    def _answer(self, found: tuple[str, ...] | None) -> None:
        if found:
            self.show_damage()
        elif found is not None:
            checking.remember_whole(self._desk.vault, self._desk.now())

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, DatabaseDamaged):
            raise error
        self.show_damage()
