"""Sleutels: another passphrase, another recovery sheet, another data key, and when to use which."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from confidant_app.domain.errors import ConfidantError
from confidant_app.services import keys, vaults
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.dialogs.passphrase import (
    PassphraseChange,
    PassphraseDialog,
    PresentPassphraseDialog,
)
from confidant_app.ui.dialogs.recovery_sheet import RecoverySheetDialog
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.words import button, heading, words


class KeysCard(Card):
    """Each of the three asks for the passphrase of now, and writes nothing until the last step."""

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__(desk.theme)
        self._desk, self._complain = desk, complain
        self.add(heading(self.tr("Sleutels")))
        self.change = self._choice(
            self.tr("Wil je een andere wachtzin? Je herstelblad blijft geldig."),
            button(self.tr("&Wachtzin wijzigen …"), self._change_passphrase),
        )
        self.sheet = self._choice(
            self.tr(
                "Herstelblad kwijt, of door een ander gezien? Het oude werkt hierna niet meer."
            ),
            button(self.tr("Nieuw &herstelblad …"), self._new_sheet),
        )
        self.renewal = self._choice(
            self.tr(
                "Heeft iemand misschien je wachtzin gezien en ook de kluis of een kopie ervan? "
                "Dan is een andere wachtzin niet genoeg: de hele kluis krijgt een andere sleutel."
            ),
            button(self.tr("Sleutel &vernieuwen …"), self._renew),
        )
        self.done = words("", "done")
        self.done.hide()
        self.add(self.done)

    def _choice(self, when: str, act: QPushButton) -> QPushButton:
        self.add(words(when, "muted"))
        self.column.addWidget(act, alignment=Qt.AlignmentFlag.AlignLeft)
        return act

    def _change_passphrase(self) -> None:
        change = PassphraseDialog.ask(self, self._desk.theme)
        if change is not None:
            self._run(partial(_rewrap, self._folder(), change), self._put_in_force)

    def _put_in_force(self, header: bytes) -> None:
        desk = self._desk
        self._finish(
            lambda: vaults.replace_header(desk.vault, header, desk.now()),
            self.tr("De nieuwe wachtzin geldt vanaf nu."),
        )

    def _new_sheet(self) -> None:
        present = PresentPassphraseDialog.ask(
            self,
            self._desk.theme,
            self.tr("Nieuw herstelblad"),
            self.tr(
                "Je krijgt een nieuwe code. Zolang je die niet hebt overgetypt, geldt de oude."
            ),
        )
        if present is not None:
            self._run(partial(keys.prepare_sheet, self._folder(), present), self._take_sheet)

    def _take_sheet(self, prepared: keys.PreparedSheet) -> None:
        self._allow(True)
        desk, typed = self._desk, self._typed_back(prepared)
        if typed is not None:
            self._finish(
                lambda: keys.replace_sheet(desk.vault, prepared, typed, desk.now()),
                self.tr("Het nieuwe herstelblad geldt vanaf nu. Vernietig het oude blad."),
            )

    def _renew(self) -> None:
        change = PassphraseDialog.ask(
            self,
            self._desk.theme,
            self.tr("Sleutel vernieuwen"),
            self.tr(
                "De kluis krijgt een andere sleutel, een andere wachtzin en een nieuw herstelblad. "
                "De oude werken hierna niet meer. Let op: reservekopieën van vóór vandaag gaan nog "
                "wel open met de oude wachtzin en het oude blad. Mag dat niet, maak dan daarna een "
                "nieuwe reservekopie en gooi de oude weg."
            ),
        )
        if change is not None:
            work = partial(keys.prepare_renewal, self._folder(), change.present, change.fresh)
            self._run(work, self._take_renewal)

    def _take_renewal(self, prepared: keys.PreparedRenewal) -> None:
        self._allow(True)
        if self._typed_back(prepared) is not None:
            # The vault locks: nothing of this page is left after this.
            self._desk.way.renew.emit(self._folder(), prepared)

    def _typed_back(self, prepared: vaults.WithCode) -> str | None:
        name, today = self._folder().stem, self._desk.today()
        return RecoverySheetDialog.ask(self, self._desk.theme, prepared, name, today)

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._allow(False)
        self._show(self.tr("Even geduld …"))
        self._desk.background.run(self, work, done, self._refuse)

    def _finish(self, work: Callable[[], None], said: str) -> None:
        try:
            work()
        except ConfidantError as error:
            self._refuse(error)
            return
        self._allow(True)
        self._show(said)
        self._desk.changes.happened.emit(Changed.SETTINGS)

    def _refuse(self, error: Exception) -> None:
        self._allow(True)
        self._complain(error)

    def _allow(self, allowed: bool) -> None:
        self._show("")
        for act in (self.change, self.sheet, self.renewal):
            act.setEnabled(allowed)

    def _show(self, text: str) -> None:
        self.done.setText(text)
        self.done.setVisible(bool(text))

    def _folder(self) -> Path:
        return self._desk.vault.folder


def _rewrap(folder: Path, change: PassphraseChange) -> bytes:
    key = vaults.key_from_passphrase(folder, change.present)
    return vaults.header_with_passphrase(folder, key, change.fresh)
