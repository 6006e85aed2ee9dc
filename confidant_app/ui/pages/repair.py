"""The way back from damage: which backup, the passphrase, and what came of it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.vault_errors import BackupDamaged
from confidant_app.services import salvaging, vaults
from confidant_app.services.backup_place import USUAL as USUAL_PLACE
from confidant_app.ui.background import Background
from confidant_app.ui.file_places import ask_file
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.preferences import Preferences
from confidant_app.ui.reporting.busy_line import BusyLine
from confidant_app.ui.widgets.door_card import DoorCard
from confidant_app.ui.widgets.words import button, labelled, words


class RepairPage(DoorCard):
    """Makes a new vault beside a damaged one; `opened` carries it, `left` the old folder."""

    opened = Signal(object)
    left = Signal(object)

    def __init__(
        self,
        background: Background,
        preferences: Preferences,
        now: Callable[[], datetime],
        folder: Path,
    ) -> None:
        super().__init__(preferences.theme(), "", width=600)
        self._background, self._now, self._folder = background, now, folder
        self._saved: salvaging.Saved | None = None
        self.title.setText(self.tr("De kluis herstellen"))
        self.form, self.outcome = QWidget(), QWidget()
        self._fill_form()
        self._fill_outcome()
        self.column.addWidget(self.form)
        self.column.addWidget(self.outcome)
        self.outcome.hide()
        self.column.addWidget(self.complaint)
        self.busy = BusyLine(self.theme)
        self.busy.stop.hide()
        self.column.addWidget(self.busy)
        self.back = button(self.tr("&Terug"), lambda: self.left.emit(folder), "quiet")
        self.column.addWidget(self.back)
        starts_at(self, self.secret)
        self._offer(preferences.vault_home / USUAL_PLACE)

    def _fill_form(self) -> None:
        column = self._inside(self.form)
        for text in (
            self.tr("Een deel van de kluis is niet meer te lezen, of een bestand ervan ontbreekt."),
            self.tr("De beschadigde map blijft staan zoals hij is; er wordt niets in veranderd."),
            self.tr(
                "Confidant maakt er een nieuwe kluis naast: uit de reservekopie, aangevuld met "
                "alles wat nog te lezen is."
            ),
        ):
            column.addWidget(words(text, "muted"))
        self.choice = QComboBox()
        column.addWidget(labelled(self.tr("Begin met de reservekopie van"), self.choice))
        column.addWidget(self.choice)
        self.search = button(self.tr("Andere &reservekopie kiezen …"), self._search, "quiet")
        column.addWidget(self.search)
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.returnPressed.connect(self._save)
        column.addWidget(labelled(self.tr("Wachtzin of herstelcode"), self.secret))
        column.addWidget(self.secret)
        self.begin = button(self.tr("&Herstellen"), self._save, "primary")
        column.addWidget(self.begin)

    def _fill_outcome(self) -> None:
        column = self._inside(self.outcome)
        self.summary = words("", "")
        column.addWidget(self.summary)
        self.open = button(self.tr("&Openen"), self._open, "primary")
        column.addWidget(self.open)

    def _inside(self, part: QWidget) -> QVBoxLayout:
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(12))
        return column

    def _offer(self, place: Path, wanted: Path | None = None) -> None:
        """List the backups in a folder, newest first, and last the way without one."""
        found: Sequence[salvaging.Choice] = ()
        try:
            found = salvaging.backups_for(self._folder, place)
        except ConfidantError as error:
            self.complain(error)
        self.choice.clear()
        for one in found:
            self.choice.addItem(f"{one.made_at.astimezone():%d-%m-%Y %H:%M}", one.path)
        self.choice.addItem(self.tr("geen reservekopie: alleen wat nog te lezen is"), None)
        self.choice.setCurrentIndex(max(0, self.choice.findData(wanted)) if wanted else 0)

    def _search(self) -> None:
        kind = self.tr("Reservekopie van Confidant (*.confidant-backup)")
        file = ask_file(self, self.tr("Kies een reservekopie"), kind)
        if file is not None:
            self._offer(file.parent, file)

    def _save(self) -> None:
        secret = self.secret.text()
        self.complaint.hide()
        self._wait(busy=True)
        work = partial(salvaging.save, self._folder, secret, self.choice.currentData(), self._now())
        self._background.run(self, work, self._show_outcome, self._refuse)

    def _wait(self, *, busy: bool) -> None:
        for widget in (self.form, self.back):
            widget.setEnabled(not busy)
        self.busy.setVisible(busy)
        if busy:
            self.busy.show_work(self.tr("De kluis wordt hersteld. Dit kan enkele minuten duren."))

    def _refuse(self, error: Exception) -> None:
        self._wait(busy=False)
        self.secret.setFocus()
        if isinstance(error, BackupDamaged):
            self.choice.setCurrentIndex(self.choice.currentIndex() + 1)
        self.complain(error)

    def _show_outcome(self, saved: salvaging.Saved) -> None:
        self._wait(busy=False)
        self._saved = saved
        self.secret.clear()
        self.form.hide()
        self.title.setText(self.tr("De kluis is hersteld"))
        self.summary.setText("\n\n".join(self._told(saved)))
        self.outcome.show()
        self.open.setFocus()

    def _told(self, saved: salvaging.Saved) -> list[str]:
        told = [self.tr("De nieuwe kluis heet {0}.").format(saved.folder.stem)]
        if saved.backup is not None:
            made = f"{saved.backup.astimezone():%d-%m-%Y %H:%M}"
            told.append(self.tr("Het begin was de reservekopie van {0}.").format(made))
        if saved.missing_files:
            told.append(self.tr("Bijlagen die ontbreken: {0}.").format(saved.missing_files))
        came = saved.salvaged
        if came is None:
            told.append(self.tr("Uit de beschadigde kluis was niets meer te lezen."))
            return told
        told.append(
            self.tr("Overgenomen uit de beschadigde kluis: {0}. Niet meer te lezen: {1}.").format(
                came.taken_over, came.unreadable
            )
        )
        if came.cut_short:
            told.append(
                self.tr(
                    "Wat je het laatst voor de schade hebt bewaard, kan ontbreken. Kijk na wat je "
                    "toen deed."
                )
            )
        if not came.log_complete:
            told.append(
                self.tr(
                    "Het logboek was niet heel. Kijk na of er geen zaak terug is die je had gewist."
                )
            )
        return told

    def _open(self) -> None:
        if self._saved is None:
            return
        try:
            vault = vaults.open_vault(self._saved.folder, self._saved.key, self._now())
        except ConfidantError as error:
            self.complain(error)
            return
        self.opened.emit(vault)
