"""What is typed in a dialog and not saved yet is kept as a draft, as everywhere else."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from confidant_app.domain.cases import CaseId
from confidant_app.domain.errors import ConfidantError
from confidant_app.services import conversations
from confidant_app.ui.changes import Changed
from confidant_app.ui.conversation_draft import as_draft, fresh, key_of, with_note
from confidant_app.ui.desk import Desk
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.draft_timer import DraftTimer
from confidant_app.ui.pages.case import CasePage


class DialogDraft(QObject):
    """Lives as long as its dialog, and keeps every changed field as the note of a conversation.

    Cancelling drops the draft. Saving drops it when the vault was changed right after, because
    only then was it saved; on a full disk the draft stays and is offered on the first screen.
    """

    def __init__(self, dialog: FormDialog[Any], desk: Desk) -> None:
        super().__init__(dialog)
        self._dialog, self._desk = dialog, desk
        self._writing = fresh(_case_of(dialog), desk.now())
        self._kept: tuple[str, ...] = ()
        self._timer = DraftTimer(self)
        self._timer.timeout.connect(self._keep_or_say)
        dialog.keep = self.keep
        dialog.changed.connect(self._timer.touch)
        dialog.accepted.connect(self._saves)
        dialog.rejected.connect(self._drop)
        if dialog.typed():
            self._timer.touch()

    def keep(self) -> None:
        """Keep what is in the fields now.

        Raises:
            ConfidantError: it could not be kept; what was kept before is still there.
        """
        typed = self._dialog.typed()
        if typed == self._kept:
            return
        if not self._kept:
            self._find_a_key()
        title = self._dialog.tr("Nog niet bewaard: {0}").format(self._dialog.windowTitle())
        writing = with_note(self._writing, "\n".join([title, "", *typed]))
        conversations.keep_draft(self._desk.vault, as_draft(writing, self._desk.now()))
        self._kept = typed

    def last_words(self) -> None:
        """Keep what is in the fields, and let the closing of the dialog leave it alone."""
        with suppress(ConfidantError):  # a full disk must not keep the vault open
            self.keep()
        self._timer.stop()
        self._kept = ()

    def _keep_or_say(self) -> None:
        try:
            self.keep()
        except ConfidantError as error:
            self._dialog.complain(str(error))
        else:
            self._dialog.complain("")

    def _saves(self) -> None:
        self._timer.stop()
        self._desk.changes.happened.connect(self._hear)
        self._dialog.destroyed.connect(self._offer)

    def _offer(self) -> None:
        """Let the first screen show the draft of what could not be saved."""
        left, self._kept = self._kept, ()
        if left:
            self._desk.changes.happened.emit(Changed.CONTACTS)

    def _hear(self, changed: Changed) -> None:
        if changed is not Changed.LETTERS:  # a letter behind the dialog saves itself
            self._drop()

    def _drop(self) -> None:
        self._timer.stop()
        if not self._kept:
            return
        self._kept = ()
        with suppress(ConfidantError):  # then it is offered again, which does no harm
            conversations.drop_draft(self._desk.vault, key_of(self._writing))

    def _find_a_key(self) -> None:
        """Take a moment that no other draft has: by its moment a new conversation is known."""
        while conversations.draft(self._desk.vault, key_of(self._writing)) is not None:
            contact = self._writing.contact
            later = replace(contact, at=contact.at + timedelta(microseconds=1))
            self._writing = replace(self._writing, contact=later)


def _case_of(dialog: QDialog) -> CaseId | None:
    parent = dialog.parentWidget()
    while parent is not None and not isinstance(parent, CasePage):
        parent = parent.parentWidget()
    return parent.case_id() if isinstance(parent, CasePage) else None
