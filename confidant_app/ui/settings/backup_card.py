"""Reservekopieën: where they go, making one now, and proving that the last one can be put back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid
from typing_extensions import override

from confidant_app.domain.errors import ConfidantError
from confidant_app.services import backing_up, backup_place, restoring
from confidant_app.ui import dutch
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.file_places import ask_folder, ask_new_file
from confidant_app.ui.file_words import breakable
from confidant_app.ui.reporting.busy_line import BusyLine
from confidant_app.ui.widgets.backup_list import BackupList
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.words import button, heading, labelled, words


class BackupCard(Card):
    """`usual` is the folder for backups of vaults for which no other was chosen."""

    def __init__(self, desk: Desk, complain: Callable[[Exception], None], usual: Path) -> None:
        super().__init__(desk.theme)
        self._desk, self._complain, self._usual = desk, complain, usual
        self._newest: Path | None = None
        self.add(heading(self.tr("Reservekopieën")))
        self.last = words("")
        self.add(self.last)
        text = self.tr(
            "Bij het sluiten maakt Confidant elke dag vanzelf een kopie. Die is versleuteld, en "
            "gaat open met de wachtzin of herstelcode die gold toen hij werd gemaakt."
        )
        self.add(words(text, "muted"))
        self._fill_place()
        self.make = self._act(button(self.tr("Nu een kopie &maken"), self._make))
        self.list = BackupList(desk.theme, self.tr("Kopieën in deze map"))
        self.list.setSelectionMode(BackupList.SelectionMode.NoSelection)
        self.list_name = labelled(self.tr("Kopieën in deze map"), self.list)
        self.add(self.list_name)
        self.add(self.list)
        self.rehearse = self._act(button(self.tr("&Proef: zet de laatste terug"), self._rehearse))
        self.whole = self._act(
            button(self.tr("&Alles als één bestand bewaren …"), self._archive, "quiet")
        )
        self.busy = BusyLine(desk.theme)
        self.busy.stop.hide()
        self.add(self.busy)
        self.done = words("", "done")
        self.done.hide()
        self.add(self.done)

    def refresh(self) -> None:
        """Look again where the backups go and which are there."""
        try:
            self._show_place()
            self._show_list()
        except ConfidantError as error:
            self._complain(error)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _fill_place(self) -> None:
        self.place = words("")
        self.add(labelled(self.tr("De kopieën staan in"), self.place))
        self.add(self.place)
        self.warning = words("", "notice")
        self.add(self.warning)
        self.other = self._act(button(self.tr("Andere map of s&tick …"), self._choose, "quiet"))

    def _act(self, act: QPushButton) -> QPushButton:
        self.column.addWidget(act, alignment=Qt.AlignmentFlag.AlignLeft)
        return act

    def _show_place(self) -> None:
        vault = self._desk.vault
        last, folder = backing_up.last_made(vault), backup_place.place(vault, self._usual)
        self.last.setText(
            self.tr("De laatste is gemaakt op {0}.").format(dutch.moment(last))
            if last is not None
            else self.tr("Er is nog geen reservekopie gemaakt.")
        )
        self.place.setText(breakable(str(folder)))
        self.place.setAccessibleName(str(folder))
        self.warning.setText(self._caution(folder))
        self.warning.setVisible(bool(self.warning.text()))

    def _caution(self, folder: Path) -> str:
        vault = self._desk.vault
        if not backup_place.is_there(vault, self._usual):
            return self.tr("Deze map is er nu niet. Sluit de stick aan, of kies een andere map.")
        if backup_place.is_on_same_disk(vault, folder):
            return self.tr(
                "Deze map staat op dezelfde schijf als je kluis. Gaat je computer stuk of wordt "
                "hij gestolen, dan ben je ook de kopieën kwijt. Een stick die je ergens anders "
                "bewaart, is veiliger."
            )
        return ""

    def _show_list(self) -> None:
        vault = self._desk.vault
        folder = backup_place.place(vault, self._usual)
        found = backing_up.backups_in(folder, backing_up.vault_id(vault))
        whole = [one.path for one in found if not one.is_damaged]
        self._newest = whole[0] if whole else None
        self.list.show_backups(found)
        self.list_name.setVisible(bool(found))
        self._wait("")

    def _choose(self) -> None:
        vault, start = self._desk.vault, backup_place.place(self._desk.vault, self._usual)
        folder = ask_folder(self, self.tr("Waar moeten de reservekopieën komen?"), start)
        if folder is None:
            return
        try:
            backup_place.choose(vault, folder)
        except ConfidantError as error:
            self._complain(error)
            return
        self._say("")
        self.refresh()

    def _make(self) -> None:
        desk = self._desk
        self._copy(lambda: backup_place.prepare(desk.vault, self._usual, desk.now()))

    def _archive(self) -> None:
        desk = self._desk
        name = f"{desk.vault.folder.stem} {desk.today():%Y-%m-%d} alles{backing_up.SUFFIX}"
        kind = self.tr("Reservekopie van Confidant (*{0})").format(backing_up.SUFFIX)
        file = ask_new_file(self, self.tr("Alles als één bestand bewaren"), name, kind)
        if file is not None:
            self._copy(lambda: backing_up.prepare_archive(desk.vault, file, desk.now()))

    def _copy(self, prepare: Callable[[], backing_up.BackupJob]) -> None:
        desk = self._desk
        try:
            job = prepare()
        except ConfidantError as error:
            self._refuse(error)
            return
        self._say("")
        self._wait(self.tr("De kopie wordt gemaakt en nagekeken. Je kunt gewoon doorwerken."))
        # Not for this card: another look of the window makes it anew, and the copy is kept still.
        desk.background.run(
            desk.background, partial(backing_up.work, job), self._made, self._refuse
        )

    def _made(self, made: backing_up.BackupMade) -> None:
        desk = self._desk
        try:
            backing_up.record(desk.vault, made)
        except ConfidantError as error:
            self._refuse(error)
            return
        if not isValid(self):
            return
        said = [self.tr("De kopie is gemaakt en nagekeken.")]
        if made.missing:
            lost = dutch.counted(made.missing, self.tr("bijlage"), self.tr("bijlagen"))
            said.append(self.tr("Let op: {0} ontbrak al in de kluis zelf.").format(lost))
        if made.inside:
            said.append(self.tr("Terugzetten kan vanaf het slot."))
        desk.changes.happened.emit(Changed.SETTINGS)
        self.refresh()
        self._say(" ".join(said))

    def _rehearse(self) -> None:
        if self._newest is None:
            return
        self._say("")
        self._wait(self.tr("De laatste kopie wordt op proef teruggezet en nagekeken …"))
        work = partial(restoring.rehearse, self._desk.vault, self._newest)
        self._desk.background.run(self, work, self._rehearsed, self._refuse)

    def _rehearsed(self, found: restoring.Rehearsed) -> None:
        said = [
            self.tr("De kopie van {0} kan worden teruggezet: {1} en {2} staan er heel in.").format(
                dutch.moment(found.made_at),
                dutch.counted(found.cases, self.tr("zaak"), self.tr("zaken")),
                dutch.counted(found.contacts, self.tr("gesprek"), self.tr("gesprekken")),
            )
        ]
        if found.missing:
            lost = dutch.counted(found.missing, self.tr("bijlage"), self.tr("bijlagen"))
            said.append(self.tr("Let op: zonder {0}, want die ligt er niet bij.").format(lost))
        self._wait("")
        self._say(" ".join(said))

    def _refuse(self, error: Exception) -> None:
        if not isValid(self):
            return
        self._wait("")
        self._complain(error)

    def _wait(self, text: str) -> None:
        writes = not self._desk.vault.is_read_only and not text
        for act in (self.make, self.whole, self.other):
            act.setEnabled(writes)
        self.rehearse.setEnabled(self._newest is not None and not text)
        self.busy.setVisible(bool(text))
        if text:
            self.busy.show_work(text)

    def _say(self, text: str) -> None:
        self.done.setText(text)
        self.done.setVisible(bool(text))
