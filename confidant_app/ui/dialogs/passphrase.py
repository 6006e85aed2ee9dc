"""Ask for the present passphrase, alone or with a new one that is typed twice."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.new_passphrase import NewPassphrase


@dataclass(frozen=True, slots=True, kw_only=True)
class PassphraseChange:
    """The present passphrase and the one that replaces it."""

    present: str = field(repr=False)
    fresh: str = field(repr=False)


class PassphraseDialog(FormDialog[PassphraseChange]):
    """Saves only when the new passphrase is strong and typed twice the same."""

    def __init__(
        self, parent: QWidget, theme: Theme, title: str = "", explanation: str = ""
    ) -> None:
        super().__init__(parent, theme, "")
        self.name(title or self.tr("Nieuwe wachtzin"))
        self.explain(
            explanation
            or self.tr(
                "Je herstelblad blijft geldig. De oude wachtzin werkt hierna niet meer, behalve "
                "op reservekopieën van eerder."
            )
        )
        self.present = hidden_line()
        self.row(self.tr("Wachtzin van nu"), self.present)
        self.fresh = NewPassphrase(theme)
        self.fresh.ready.connect(self.save.setEnabled)
        self.fields.addWidget(self.fresh)
        if title:
            self.save.setText(self.tr("&Verder"))
            self.save.setAccessibleName(self.tr("Verder"))
        self.save.setEnabled(False)

    @override
    def value(self) -> PassphraseChange:
        """Return both passphrases; the fields are empty after this."""
        present = self.present.text()
        self.present.clear()
        return PassphraseChange(present=present, fresh=self.fresh.take())


class PresentPassphraseDialog(FormDialog[str]):
    """Asks for the passphrase of now, before something that not everybody at the desk may do."""

    def __init__(self, parent: QWidget, theme: Theme, title: str, explanation: str) -> None:
        super().__init__(parent, theme, "")
        self.name(title)
        self.explain(explanation)
        self.present = hidden_line()
        self.row(self.tr("Wachtzin van nu"), self.present)
        self.save.setText(self.tr("&Verder"))
        self.save.setAccessibleName(self.tr("Verder"))
        self.save.setEnabled(False)
        self.present.textChanged.connect(lambda text: self.save.setEnabled(bool(text)))

    @override
    def value(self) -> str:
        """Return the passphrase; the field is empty after this."""
        present = self.present.text()
        self.present.clear()
        return present


def hidden_line() -> QLineEdit:
    """Return a field that shows dots."""
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
