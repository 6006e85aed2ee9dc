"""Another recovery sheet: shown, saved or written down, and typed back before it counts."""

from datetime import date

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from confidant_app.domain.errors import ConfidantError
from confidant_app.services import keys, vaults
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.recovery_rehearsal import RecoveryRehearsal
from confidant_app.ui.widgets.words import button, heading, words


class RecoverySheetDialog(QDialog):
    """Accepted only when the code on the sheet was typed back; `code` holds it then."""

    def __init__(
        self, parent: QWidget, theme: Theme, prepared: vaults.WithCode, name: str, today: date
    ) -> None:
        super().__init__(parent)
        self.code = ""
        self._prepared = prepared
        self.setFixedWidth(theme.px(600))
        self.setWindowTitle(self.tr("Nieuw herstelblad"))
        self.complaint = words("", "error")
        self.rehearsal = RecoveryRehearsal(
            theme, self.tr("&In gebruik nemen"), lambda: name, lambda: today
        )
        self.rehearsal.asks.connect(lambda _: self.complaint.hide())
        self.rehearsal.typed.connect(self._take)
        self.rehearsal.failed.connect(self._complain)
        column = QVBoxLayout(self)
        margin = theme.px(24)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(12))
        column.addWidget(heading(self.tr("Nieuw herstelblad")))
        column.addWidget(self.rehearsal)
        column.addWidget(self.complaint)
        column.addWidget(button(self.tr("&Annuleren"), self.reject, "quiet"))
        self.rehearsal.rehearse(prepared)

    @classmethod
    def ask(
        cls, parent: QWidget, theme: Theme, prepared: vaults.WithCode, name: str, today: date
    ) -> str | None:
        """Return the code as it was typed back, or None when cancelled or locked away."""
        dialog = cls(parent, theme, prepared, name, today)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        if not isValid(dialog):
            return None
        code = dialog.code if accepted else None
        dialog.deleteLater()
        return code

    def _take(self, typed: str) -> None:
        try:
            keys.demand_typed_back(self._prepared, typed)
        except ConfidantError as error:
            self._complain(error)
            return
        self.code = typed
        self.accept()

    def _complain(self, error: Exception) -> None:
        if not isinstance(error, ConfidantError):
            raise error
        self.complaint.setText(str(error))
        self.complaint.show()
