"""Put a backup back as a new vault beside the others: which one, under which name, and done."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from confidant_app.domain.errors import ConfidantError, InvalidValue
from confidant_app.services import backing_up, backup_place, restoring
from confidant_app.ui import dutch
from confidant_app.ui.background import Background
from confidant_app.ui.file_places import ask_file
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.preferences import Preferences
from confidant_app.ui.reporting.busy_line import BusyLine
from confidant_app.ui.vault_names import is_vault_name
from confidant_app.ui.widgets.backup_list import BackupList, vault_name
from confidant_app.ui.widgets.door_card import DoorCard
from confidant_app.ui.widgets.words import button, labelled, words


class RestorePage(DoorCard):
    """`restored` carries the `Restored`, whose vault is still locked."""

    restored = Signal(object)
    left = Signal()

    def __init__(
        self, background: Background, preferences: Preferences, now: Callable[[], datetime]
    ) -> None:
        super().__init__(preferences.theme(), "", width=600)
        self._background, self._home, self._now = background, preferences.vault_home, now
        self.title.setText(self.tr("Reservekopie terugzetten"))
        self.note(
            self.tr(
                "De kopie komt als nieuwe kluis naast de andere. Er wordt niets overschreven. "
                "Die gaat open met de wachtzin of herstelcode van toen."
            )
        )
        self._fill_choice()
        self.name = QLineEdit()
        self.name.returnPressed.connect(self._restore)
        self.column.addWidget(labelled(self.tr("Naam van de teruggezette kluis"), self.name))
        self.column.addWidget(self.name)
        self.column.addWidget(self.complaint)
        self.begin = button(self.tr("&Terugzetten"), self._restore, "primary")
        self.column.addWidget(self.begin)
        self.busy = BusyLine(self.theme)
        self.busy.stop.hide()
        self.column.addWidget(self.busy)
        self.back = button(self.tr("Te&rug"), self.left.emit, "quiet")
        self.column.addWidget(self.back)
        self.choices.currentRowChanged.connect(self._look)
        self.show_folder(self._home / backup_place.USUAL)

    def show_folder(self, folder: Path, wanted: Path | None = None) -> None:
        """Offer the backups in a folder, with this file at hand."""
        self.complaint.hide()
        try:
            found = backing_up.backups_in(folder)
        except ConfidantError as error:
            found = ()
            self.complain(error)
        self.choices.show_backups(found, named=True)
        self.nothing.setVisible(not found)
        starts_at(self, self.choices if found else self.search)
        if wanted is not None:
            self.choices.choose(wanted)
        self._look()

    def _fill_choice(self) -> None:
        self.choices = BackupList(self.theme, self.tr("Reservekopieën"))
        self.column.addWidget(self.choices)
        self.nothing = words(
            self.tr("In de gewone map staan geen reservekopieën. Sluit je stick aan en zoek daar."),
            "muted",
        )
        self.column.addWidget(self.nothing)
        self.search = button(self.tr("&Ander bestand kiezen …"), self._search, "quiet")
        self.column.addWidget(self.search)
        self.facts = words("")
        self.column.addWidget(self.facts)

    def _search(self) -> None:
        kind = self.tr("Reservekopie van Confidant (*{0})").format(backing_up.SUFFIX)
        file = ask_file(self, self.tr("Kies een reservekopie"), kind)
        if file is not None:
            self.show_folder(file.parent, file)

    def _look(self) -> None:
        """Tell of the backup at hand what it is, or what is wrong with it."""
        file = self.choices.chosen()
        self.facts.hide()
        self.begin.setEnabled(False)
        self.name.setEnabled(file is not None)
        if file is None:
            return
        self.complaint.hide()
        try:
            found = restoring.examine(file)
        except ConfidantError as error:
            self.complain(error)
            return
        self.facts.setText(self._told(found))
        self.facts.setVisible(bool(found.files))
        self.name.setText(self._free_name(file))
        self.begin.setEnabled(True)

    def _told(self, found: restoring.BackupInfo) -> str:
        files = dutch.counted(found.files, self.tr("groot bestand"), self.tr("grote bestanden"))
        if not found.missing:
            return self.tr("Met {0}.").format(files)
        return self.tr(
            "Van {0} ontbreekt er {1}; al het andere komt terug. Grote bestanden staan in een map "
            "naast de kopie: is die nog ergens anders, kies de kopie dan daar."
        ).format(files, found.missing)

    def _free_name(self, file: Path) -> str:
        first = self.tr("{0} terug {1}").format(vault_name(file), f"{self._now():%Y-%m-%d}")
        names = (first if number == 1 else f"{first} {number}" for number in range(1, 1000))
        return next((name for name in names if not self._folder(name).exists()), first)

    def _folder(self, name: str) -> Path:
        return self._home / f"{name}.confidant"

    def _restore(self) -> None:
        file, name = self.choices.chosen(), self.name.text().strip()
        if file is None or not self.begin.isEnabled():
            return
        if not is_vault_name(name):
            self.complain(InvalidValue(reason=self.tr("een naam heeft alleen letters en cijfers")))
            return
        self.complaint.hide()
        self._wait(busy=True)
        work = partial(restoring.restore, file, self._folder(name))
        self._background.run(self, work, self.restored.emit, self._refuse)

    def _wait(self, *, busy: bool) -> None:
        for widget in (self.choices, self.search, self.name, self.begin, self.back):
            widget.setEnabled(not busy)
        self.busy.setVisible(busy)
        if busy:
            self.busy.show_work(self.tr("De kluis wordt teruggezet en nagekeken …"))

    def _refuse(self, error: Exception) -> None:
        self._wait(busy=False)
        self.name.setFocus()
        self.complain(error)
