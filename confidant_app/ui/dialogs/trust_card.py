"""Trust a card: a deliberate act, after its digits were compared with a voice that you know."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.exchange import CardRole, KnownCard
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.digits import Digits
from confidant_app.ui.widgets.words import words


class TrustCardDialog(FormDialog[bool]):
    """Shows who the card says it is, and its fingerprint; nothing is trusted without the tick."""

    def __init__(self, parent: QWidget, theme: Theme, card: KnownCard, fingerprint: str) -> None:
        super().__init__(parent, theme, _title(), width=560)
        role = {
            CardRole.CONFIDANT: self.tr("vertrouwenspersoon"),
            CardRole.COORDINATOR: self.tr("coördinator"),
        }[card.role]
        self.fields.addWidget(words(card.display_name, "strong"))
        self.fields.addWidget(words(role, "muted"))
        self.fields.addSpacing(theme.px(8))
        text = self.tr(
            "Bel deze persoon op een nummer dat je al had. Vergelijk door de telefoon alle zes "
            "de groepen. Verschilt er één cijfer? Vertrouw de kaart dan niet."
        )
        self.fields.addWidget(words(text))
        self.fields.addSpacing(theme.px(8))
        self.digits = Digits(theme, fingerprint)
        self.fields.addWidget(self.digits)
        self.fields.addSpacing(theme.px(8))
        self.same = self.tick(self.tr("Ik heb gebeld, en alle groepen zijn gelijk"))
        self.save.setText(self.tr("&Vertrouw deze kaart"))
        self.save.setAccessibleName(self.tr("Vertrouw deze kaart"))
        self.save.setDefault(False)
        self.save.setAutoDefault(False)
        self.cancel.setDefault(True)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        # Wrapped lines take more room in large type than a layout asks for by itself.
        super().showEvent(event)
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    @override
    def check(self) -> None:
        if not self.same.isChecked():
            raise InvalidValue(reason=self.tr("de cijfers zijn nog niet vergeleken"))

    @override
    def value(self) -> bool:
        """Return that the card is to be trusted; nothing else can be saved."""
        return self.same.isChecked()


def _title() -> str:
    return QCoreApplication.translate("TrustCardDialog", "Deze kaart vertrouwen?")
