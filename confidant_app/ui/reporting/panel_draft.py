"""What was decided and typed over one quote, kept until it is finished: also over a lock."""

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from confidant_app.domain.drafts import Draft
from confidant_app.domain.errors import ConfidantError, InvalidValue
from confidant_app.domain.plain import from_plain, to_plain
from confidant_app.domain.review import Review
from confidant_app.services import conversations
from confidant_app.ui.desk import Desk
from confidant_app.ui.draft_timer import DraftTimer


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a quote is. `words` are those it is about, `public` what was written for them.

    `public` is None as long as it is the program's own proposal.
    """

    words: str
    review: Review | None = None
    public: str | None = None
    reader: str = ""


class Resumable(Protocol):
    """A panel that can say how far it is, and go on from there."""

    @property
    def touched(self) -> SignalInstance:
        """Tell that something was decided or typed."""

    def progress(self) -> Progress | None:
        """Return how far it is, None when there is nothing to lose."""

    def resume(self, progress: Progress) -> None:
        """Go on from there; what is about other words is left alone."""

    def complaint(self, text: str) -> None:
        """Say what is wrong."""


class PanelDraft(QObject):
    """Puts back what was kept under `key`, and keeps what changes from then on."""

    def __init__(self, parent: QObject, panel: Resumable, desk: Desk, key: str) -> None:
        super().__init__(parent)
        self._panel, self._desk, self._key = panel, desk, key
        self._kept: Progress | None = None
        self._timer = DraftTimer(self)
        self._timer.timeout.connect(self._keep_or_say)
        self._put_back()
        panel.touched.connect(self._timer.touch)

    def keep(self) -> None:
        """Keep how far the panel is now.

        Raises:
            ConfidantError: it could not be kept; what was kept before is still there.
        """
        self._timer.stop()
        progress = self._panel.progress()
        if progress == self._kept:
            return
        vault = self._desk.vault
        if progress is None:
            conversations.drop_draft(vault, self._key)
        else:
            body = json.dumps(to_plain(progress), ensure_ascii=False)
            draft = Draft(key=self._key, saved_at=self._desk.now(), body=body)
            conversations.keep_draft(vault, draft)
        self._kept = progress

    def drop(self) -> None:
        """Forget it: the quote was finished."""
        self._timer.stop()
        with suppress(ConfidantError):  # then it is put back once more, which does no harm
            conversations.drop_draft(self._desk.vault, self._key)
        self._kept = self._panel.progress()

    def _put_back(self) -> None:
        found = conversations.draft(self._desk.vault, self._key)
        if found is None:
            return
        with suppress(InvalidValue):  # written by another version of the program
            self._panel.resume(from_plain(Progress, json.loads(found.body)))
            self._kept = self._panel.progress()

    def _keep_or_say(self) -> None:
        try:
            self.keep()
        except ConfidantError as error:
            self._panel.complaint(str(error))
