"""Make a vault in four steps; it exists only after the recovery code was typed back."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from confidant_app.domain.errors import ConfidantError, InvalidValue
from confidant_app.services import documents, vaults
from confidant_app.ui.background import Background
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.preferences import Preferences
from confidant_app.ui.widgets.door_card import DoorCard
from confidant_app.ui.widgets.new_passphrase import NewPassphrase
from confidant_app.ui.widgets.words import button, labelled, words

_FORBIDDEN = frozenset('/\\:*?"<>|.')


class SetupPage(DoorCard):
    """Name, passphrase, recovery sheet, code typed back; `opened` carries the new `Vault`."""

    opened = Signal(object)
    left = Signal()

    def __init__(
        self, background: Background, preferences: Preferences, now: Callable[[], datetime]
    ) -> None:
        super().__init__(preferences.theme(), "", width=640)
        self._background, self._preferences, self._now = background, preferences, now
        self._prepared: vaults.PreparedVault | None = None
        self._sheets: list[Path] = []
        steps = (self._name_step, self._passphrase_step, self._sheet_step, self._code_step)
        self.steps = [self._stack(step) for step in steps]
        self.column.addWidget(self.complaint)
        self.column.addWidget(button(self.tr("&Stoppen"), self.left.emit, "quiet"))
        self.go(0)

    def _stack(self, fill: Callable[[QVBoxLayout], None]) -> QWidget:
        step = QWidget()
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(12))
        fill(column)
        self.column.addWidget(step)
        return step

    def go(self, step: int) -> None:
        """Show a step."""
        titles = (
            self.tr("Nieuwe kluis: een naam"),
            self.tr("Nieuwe kluis: een wachtzin"),
            self.tr("Nieuwe kluis: je herstelblad"),
            self.tr("Nieuwe kluis: de code terug"),
        )
        self.complaint.hide()
        self.title.setText(titles[step])
        for number, body in enumerate(self.steps):
            body.setVisible(number == step)
        first = (self.name, self.passphrase, self.save_sheet, self.code)[step]
        self.still_there.setVisible(bool(self._sheets))
        self.wipe.setVisible(bool(self._sheets))
        starts_at(self, first)
        first.setFocus()

    def _name_step(self, column: QVBoxLayout) -> None:
        column.addWidget(
            words(self.tr("De kluis wordt een map op deze computer. Noem er niemand in."), "muted")
        )
        self.name = QLineEdit(self.tr("Meldpunt"))
        self.name.returnPressed.connect(self._take_name)
        column.addWidget(labelled(self.tr("Naam van de kluis"), self.name))
        column.addWidget(self.name)
        column.addWidget(button(self.tr("&Verder"), self._take_name, "primary"))

    def _passphrase_step(self, column: QVBoxLayout) -> None:
        text = self.tr(
            "Met deze wachtzin open je de kluis. Niemand kan hem voor je opzoeken of terughalen."
        )
        column.addWidget(words(text, "muted"))
        self.passphrase = NewPassphrase(self.theme)
        column.addWidget(self.passphrase)
        self.choose = button(self.tr("&Verder"), self._prepare, "primary")
        self.choose.setEnabled(False)
        self.passphrase.ready.connect(self.choose.setEnabled)
        self.passphrase.second.returnPressed.connect(self.choose.click)
        column.addWidget(self.choose)

    def _sheet_step(self, column: QVBoxLayout) -> None:
        text = self.tr(
            "Wachtzin kwijt? Dan is dit blad de enige weg terug. Print het, of schrijf de code "
            "over, en leg het op een plek die niet bij deze computer is."
        )
        column.addWidget(words(text, "muted"))
        self.shown_code = words("", "code")
        column.addWidget(self.shown_code)
        self.save_sheet = button(self.tr("Herstelblad &bewaren als PDF …"), self._save_sheet)
        column.addWidget(self.save_sheet)
        column.addWidget(button(self.tr("&Verder"), lambda: self.go(3), "primary"))

    def _code_step(self, column: QVBoxLayout) -> None:
        text = self.tr("Typ de code van het blad over. Zo weet je zeker dat hij klopt.")
        column.addWidget(words(text, "muted"))
        self.code = QLineEdit()
        self.code.setObjectName("code")
        self.code.returnPressed.connect(self._finish)
        column.addWidget(labelled(self.tr("Herstelcode"), self.code))
        column.addWidget(self.code)
        self.still_there = words(
            self.tr("Het herstelblad staat nog leesbaar op deze computer. Geprint? Wis het dan."),
            "notice",
        )
        self.wipe = button(self.tr("Herstelblad &wissen"), self._wipe_sheet)
        column.addWidget(self.still_there)
        column.addWidget(self.wipe)
        column.addWidget(button(self.tr("&Kluis maken"), self._finish, "primary"))
        column.addWidget(button(self.tr("&Terug naar het blad"), lambda: self.go(2), "quiet"))

    def _folder(self) -> Path:
        return self._preferences.vault_home / f"{self.name.text().strip()}.confidant"

    def _take_name(self) -> None:
        name = self.name.text().strip()
        if not name or _FORBIDDEN & set(name):
            self.complain(InvalidValue(reason=self.tr("een naam heeft alleen letters en cijfers")))
        elif self._folder().exists():
            self.complain(InvalidValue(reason=self.tr("er is al een kluis met deze naam")))
        else:
            self.go(1)

    def _prepare(self) -> None:
        self.choose.setEnabled(False)
        work = partial(vaults.prepare, self.passphrase.take())
        self._background.run(self, work, self._show_sheet, self.complain)

    def _show_sheet(self, prepared: vaults.PreparedVault) -> None:
        self.rehearse(prepared)
        self.go(2)

    def rehearse(self, prepared: vaults.PreparedVault) -> None:
        """Show what was prepared; nothing of it is on disk yet."""
        self._prepared = prepared
        self.shown_code.setText(prepared.recovery_code)

    def _save_sheet(self) -> None:
        if self._prepared is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Herstelblad bewaren"),
            str(Path.home() / self.tr("herstelblad.pdf")),
            "PDF (*.pdf)",
            options=QFileDialog.Option.DontUseNativeDialog,
        )
        if chosen:
            sheet = vaults.recovery_sheet(self._prepared, self._folder().stem, self._now().date())
            try:
                documents.save(Path(chosen), sheet)
            except ConfidantError as error:
                self.complain(error)
                return
            self._sheets.append(Path(chosen))

    def _wipe_sheet(self) -> None:
        for sheet in self._sheets:
            documents.remove(sheet)
        self._sheets.clear()
        self.go(3)

    def _finish(self) -> None:
        if self._prepared is None:
            return
        try:
            if not vaults.same_code(self.code.text(), self._prepared):
                self.complain(InvalidValue(reason=self.tr("dit is niet de code van dit blad")))
                return
            vault = vaults.create(self._folder(), self._prepared, self._now())
        except ConfidantError as error:
            self.complain(error)
            return
        self.opened.emit(vault)
