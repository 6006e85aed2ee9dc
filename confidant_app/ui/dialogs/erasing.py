"""Erase a case: what goes, what stays, and its number typed over so that it is not by accident."""

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from confidant_app.domain.cases import Case, title
from confidant_app.domain.errors import InvalidValue
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.theme import Theme


class ErasingDialog(FormDialog[str]):
    """Asks for the case number; Enter cancels, for the safe button is the default.

    `copies` says in which backups the case stays, and until when.
    """

    def __init__(self, parent: QWidget, theme: Theme, case: Case, copies: str) -> None:
        super().__init__(parent, theme, "", width=560)
        self.name(self.tr("Zaak wissen"))
        self._number = case.number
        self.explain(title(case))
        self.explain(
            self.tr(
                "Weg gaan: de gesprekken met alle versies, betrokkenen, citaten, adviezen, "
                "vervolgacties, toestemmingen, stappen, normen, bestanden en concepten van deze "
                "zaak, en hun woorden in de zoekindex. Dit kan niet ongedaan worden gemaakt."
            )
        )
        self.explain(
            self.tr(
                "Blijven staan: één regel in het logboek, zonder inhoud. Het zaaknummer wordt "
                "niet opnieuw gebruikt. Rapporten die al weg zijn, veranderen niet."
            )
        )
        self.explain(copies)
        self.number_field = self.row(
            self.tr("Typ {0} over om te wissen").format(case.number), QLineEdit()
        )
        self.save.setText(self.tr("&Wis de zaak"))
        self.save.setAccessibleName(self.tr("Wis de zaak"))
        for button, safe in ((self.save, False), (self.cancel, True)):
            button.setObjectName("primary" if safe else "")
            button.setAutoDefault(safe)
            button.setDefault(safe)

    @override
    def check(self) -> None:
        if self.number_field.text().strip() != self._number:
            raise InvalidValue(reason=self.tr("dit is niet het nummer van deze zaak"))

    @override
    def value(self) -> str:
        return self.number_field.text().strip()
