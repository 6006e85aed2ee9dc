"""What is still open when the vault locks: dialogs close, and what was typed in them is kept."""

from contextlib import suppress
from datetime import datetime

from PySide6.QtWidgets import QApplication, QWidget

from confidant_app.domain.errors import ConfidantError
from confidant_app.services import Vault, conversations
from confidant_app.ui.conversation_draft import as_draft, fresh, with_note
from confidant_app.ui.dialogs.form import FormDialog


def close_windows(kept: QWidget, vault: Vault, at: datetime) -> None:
    """Close every window but `kept`; changed fields of a dialog become a draft in the vault."""
    for window in QApplication.topLevelWidgets():
        if window is kept or not window.isVisible():
            continue
        if isinstance(window, FormDialog):
            _keep(window, vault, at)
        window.close()
        window.deleteLater()


def _keep(dialog: FormDialog, vault: Vault, at: datetime) -> None:
    typed = dialog.typed()
    if not typed:
        return
    lines = [dialog.tr("Nog niet bewaard: {0}").format(dialog.windowTitle()), "", *typed]
    draft = as_draft(with_note(fresh(None, at), "\n".join(lines)), at)
    with suppress(ConfidantError):  # a full disk must not keep the vault open
        conversations.keep_draft(vault, draft)
