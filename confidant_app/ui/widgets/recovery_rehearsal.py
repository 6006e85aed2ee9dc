"""A recovery code on the screen, its sheet as PDF, and then the code typed back from paper."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from confidant_app.domain.errors import ConfidantError
from confidant_app.services import documents, vaults
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import button, labelled, words


class RecoveryRehearsal(QWidget):
    """First the sheet, then a field for the code; never both, or it would be copied from above.

    `asks` tells which of the two is shown, `typed` carries what was typed back and `failed` an
    error. `name` gives the vault's name for the sheet.
    """

    asks = Signal(bool)
    typed = Signal(str)
    failed = Signal(object)

    def __init__(
        self, theme: Theme, finish: str, name: Callable[[], str], today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._theme, self._name, self._today = theme, name, today
        self._prepared: vaults.WithCode | None = None
        self._sheets: list[Path] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._sheet, self._back = QWidget(), QWidget()
        column.addWidget(self._sheet)
        column.addWidget(self._back)
        self._fill_sheet()
        self._fill_back(finish)

    def rehearse(self, prepared: vaults.WithCode) -> None:
        """Start with this code; nothing that belongs to it is in force yet."""
        self._prepared = prepared
        self.shown_code.setText(prepared.recovery_code)
        self.code.clear()
        self.show_sheet()

    def show_sheet(self) -> None:
        """Show the code, and save its sheet when asked to."""
        self._show(asking=False)

    def ask_back(self) -> None:
        """Ask for the code as it stands on the sheet."""
        self._show(asking=True)

    def first_field(self) -> QWidget:
        """Return where the keyboard belongs."""
        return self.code if self._back.isVisibleTo(self) else self.save_sheet

    def _show(self, *, asking: bool) -> None:
        self._sheet.setVisible(not asking)
        self._back.setVisible(asking)
        self.still_there.setVisible(bool(self._sheets))
        self.wipe.setVisible(bool(self._sheets))
        self.asks.emit(asking)
        self.first_field().setFocus()

    def _fill_sheet(self) -> None:
        text = self.tr(
            "Wachtzin kwijt? Dan is dit blad de enige weg terug. Print het, of schrijf de code "
            "over, en leg het op een plek die niet bij deze computer is."
        )
        self.shown_code = words("", "code")
        self.save_sheet = button(self.tr("Herstelblad &bewaren als PDF …"), self._save)
        onward = button(self.tr("&Verder"), self.ask_back, "primary")
        self._stack(self._sheet, words(text, "muted"), self.shown_code, self.save_sheet, onward)

    def _fill_back(self, finish: str) -> None:
        text = self.tr("Typ de code van het blad over. Zo weet je zeker dat hij klopt.")
        self.code = QLineEdit()
        self.code.setObjectName("code")
        self.code.returnPressed.connect(self._finish)
        self.still_there = words(
            self.tr("Het herstelblad staat nog leesbaar op deze computer. Geprint? Wis het dan."),
            "notice",
        )
        self.wipe = button(self.tr("Herstelblad &wissen"), self._wipe)
        self.finish = button(finish, self._finish, "primary")
        back = button(self.tr("&Terug naar het blad"), self.show_sheet, "quiet")
        label = labelled(self.tr("Herstelcode"), self.code)
        above = (words(text, "muted"), label, self.code)
        self._stack(self._back, *above, self.still_there, self.wipe, self.finish, back)

    def _stack(self, part: QWidget, *widgets: QWidget) -> None:
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(12))
        for widget in widgets:
            column.addWidget(widget)

    def _finish(self) -> None:
        self.typed.emit(self.code.text())

    def _save(self) -> None:
        if self._prepared is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Herstelblad bewaren"),
            str(Path.home() / self.tr("herstelblad.pdf")),
            "PDF (*.pdf)",
            options=QFileDialog.Option.DontUseNativeDialog,
        )
        if not chosen:
            return
        try:
            sheet = vaults.recovery_sheet(self._prepared, self._name(), self._today())
            documents.save(Path(chosen), sheet)
        except ConfidantError as error:
            self.failed.emit(error)
            return
        self._sheets.append(Path(chosen))

    def _wipe(self) -> None:
        try:
            for sheet in self._sheets:
                documents.remove(sheet)
        except ConfidantError as error:
            self.failed.emit(error)
            return
        self._sheets.clear()
        self.ask_back()
