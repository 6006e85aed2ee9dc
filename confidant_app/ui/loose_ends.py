"""What is still open when the vault locks: dialogs close, and what was typed in them is kept."""

from contextlib import suppress
from datetime import datetime, timedelta

from PySide6.QtWidgets import QApplication, QWidget

from confidant_app.domain.cases import CaseId
from confidant_app.domain.errors import ConfidantError
from confidant_app.services import Vault, conversations
from confidant_app.ui.conversation_draft import as_draft, fresh, with_note
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.pages.case import CasePage


def close_windows(kept: QWidget, vault: Vault, at: datetime) -> None:
    """Close every window but `kept`; changed fields of a dialog become a draft in the vault."""
    for number, window in enumerate(QApplication.topLevelWidgets()):
        if window is kept or not window.isVisible():
            continue
        if isinstance(window, FormDialog):
            # Drafts of new conversations are told apart by their moment.
            _keep(window, vault, at + timedelta(microseconds=number))
        window.close()
        window.deleteLater()


def _keep(dialog: FormDialog, vault: Vault, at: datetime) -> None:
    typed = dialog.typed()
    if not typed:
        return
    lines = [dialog.tr("Nog niet bewaard: {0}").format(dialog.windowTitle()), "", *typed]
    draft = as_draft(with_note(fresh(_case_of(dialog), at), "\n".join(lines)), at)
    with suppress(ConfidantError):  # a full disk must not keep the vault open
        conversations.keep_draft(vault, draft)


def _case_of(dialog: QWidget) -> CaseId | None:
    parent = dialog.parentWidget()
    while parent is not None and not isinstance(parent, CasePage):
        parent = parent.parentWidget()
    return parent.case_id() if isinstance(parent, CasePage) else None
