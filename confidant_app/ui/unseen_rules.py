"""What the rules in force moved and nobody saw yet, compared in the background."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.moved import Effect
from confidant_app.services import Vault, rules
from confidant_app.services.comparing import Comparison
from confidant_app.services.rules import Standing, Unseen
from confidant_app.ui.background import Background
from confidant_app.ui.changes import Changed, Changes


class UnseenRules(QObject):
    """Lives as long as the room; compares once, and again when a step or a case changed."""

    told = Signal()

    def __init__(
        self, vault: Vault, standing: Standing, background: Background, changes: Changes
    ) -> None:
        super().__init__()
        self._vault, self._standing, self._background = vault, standing, background
        self._found: Unseen | None = None
        self._stale = True
        self._error: ConfidantError | None = None
        self._question: Comparison | None = None
        changes.happened.connect(self._note)

    def news(self) -> Unseen | None:
        """Return what nobody saw yet, None when all was seen or as long as it is not known.

        `told` follows when it is. While it is compared anew this is what was found before.

        Raises:
            ConfidantError: it could not be read.
        """
        if not rules.are_unseen(self._vault, self._standing):
            return None
        if self._error is not None:
            error, self._error = self._error, None
            self._stale = True
            raise error
        before = self._standing.before
        if before is None:
            return Unseen(moved=None)
        if self._stale:
            self._ask(Comparison(self._vault, before, self._standing.catalogues))
        return self._found

    def _note(self, changed: Changed) -> None:
        if changed & (Changed.STEPS | Changed.CASES):
            self._stale = True

    def _ask(self, asked: Comparison) -> None:
        if self._question is not None:
            self._question.stop()
        self._question, self._stale = asked, False
        done, failed = partial(self._answer, asked), partial(self._refuse, asked)
        self._background.run(self, asked.run, done, failed)

    def _answer(self, asked: Comparison, found: Effect | None) -> None:
        if asked is not self._question or found is None:
            return
        self._question = None
        self._found = Unseen(moved=found.moved, stranded=found.stranded)
        self.told.emit()

    def _refuse(self, asked: Comparison, error: Exception) -> None:
        if asked is not self._question:
            return
        self._question = None
        if not isinstance(error, ConfidantError):
            raise error
        self._error = error
        self.told.emit()
