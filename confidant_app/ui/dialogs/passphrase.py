"""Change the passphrase: the present one, and a new one typed twice."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.new_passphrase import NewPassphrase


@dataclass(frozen=True, slots=True, kw_only=True)
class PassphraseChange:
    """The present passphrase and the one that replaces it."""

    present: str = field(repr=False)
    fresh: str = field(repr=False)


class PassphraseDialog(FormDialog):
    """Saves only when the new passphrase is strong and typed twice the same."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent, theme, "")
        self.name(self.tr("Nieuwe wachtzin"))
        self.explain(
            self.tr("Je herstelblad blijft geldig. De oude wachtzin werkt hierna niet meer.")
        )
        self.present = QLineEdit()
        self.present.setEchoMode(QLineEdit.EchoMode.Password)
        self.row(self.tr("Wachtzin van nu"), self.present)
        self.fresh = NewPassphrase(theme)
        self.fresh.ready.connect(self.save.setEnabled)
        self.fields.addWidget(self.fresh)
        self.save.setEnabled(False)

    def value(self) -> PassphraseChange:
        """Return both passphrases; the fields are empty after this."""
        present = self.present.text()
        self.present.clear()
        return PassphraseChange(present=present, fresh=self.fresh.take())

    @staticmethod
    def ask(parent: QWidget, theme: Theme) -> PassphraseChange | None:
        """Show the dialog; return both passphrases, or None when cancelled."""
        dialog = PassphraseDialog(parent, theme)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        found = dialog.value() if accepted else None
        dialog.deleteLater()
        return found
