"""What the rules in force moved and nobody saw yet, compared in the background."""

from PySide6.QtCore import QObject, Signal

from confidant_app.domain.moved import Effect
from confidant_app.services import Vault, rules
from confidant_app.services.comparing import Comparison
from confidant_app.services.rules import Standing, Unseen
from confidant_app.ui.background import Background
from confidant_app.ui.changes import Changed, Changes
from confidant_app.ui.newest import Newest


class UnseenRules(QObject):
    """Lives as long as the room; compares once, and again when a step or a case changed."""

    told = Signal()

    def __init__(
        self, vault: Vault, standing: Standing, background: Background, changes: Changes
    ) -> None:
        super().__init__()
        self._vault, self._standing = vault, standing
        self._found: Unseen | None = None
        self._stale = True
        self._newest = Newest(self, background)
        self._newest.found.connect(self._take)
        self._newest.refused.connect(self.told)
        changes.happened.connect(self._note)

    def news(self) -> Unseen | None:
        """Return what nobody saw yet, None when all was seen or as long as it is not known.

        `told` follows when it is. While it is compared anew this is what was found before.

        Raises:
            ConfidantError: it could not be read.
        """
        if not rules.are_unseen(self._vault, self._standing):
            return None
        error = self._newest.failure()
        if error is not None:
            self._stale = True
            raise error
        before = self._standing.before
        if before is None:
            return Unseen(moved=None)
        if self._stale:
            self._stale = False
            self._newest.ask(Comparison(self._vault, before, self._standing.catalogues))
        return self._found

    def _note(self, changed: Changed) -> None:
        if changed & (Changed.STEPS | Changed.CASES):
            self._stale = True

    def _take(self, found: Effect) -> None:
        self._found = Unseen(moved=found.moved, stranded=found.stranded)
        self.told.emit()
