"""The counted terms of the open vault, for every page that shows some of them."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.watch_list import NOTHING_COUNTED, WatchList
from confidant_app.services import Vault, watching
from confidant_app.ui.background import Background
from confidant_app.ui.changes import Changed, Changes

AT_ONCE: Final = 250  # running steps: read and counted in about 17 ms where all was measured


class TermWatch(QObject):
    """Lives as long as the room. Few steps are counted at once, many in the background.

    `counted` says, with `Changed.TERMS`, that a count in the background is there. Make it before
    the pages: it has to hear of a change before they ask.
    """

    counted = Signal(object)

    def __init__(
        self, vault: Vault, catalogues: Catalogues, background: Background, changes: Changes
    ) -> None:
        super().__init__()
        self._vault, self._catalogues, self._background = vault, catalogues, background
        self._list = NOTHING_COUNTED
        self._stale = True
        self._error: ConfidantError | None = None
        self._question: watching.Recount | None = None
        changes.happened.connect(self._note)

    def terms(self) -> tuple[WatchedTerm, ...] | None:
        """Return all terms, the earliest first, None as long as they were never counted.

        While they are being counted anew these are the ones from before; `counted` follows.

        Raises:
            ConfidantError: they could not be read.
        """
        if self._stale:
            self._count()
        if self._error is not None:
            error, self._error = self._error, None
            self._stale = True
            raise error
        return None if self._list is NOTHING_COUNTED else self._list.terms

    def is_counting(self) -> bool:
        """Return whether an answer is still to come."""
        return self._question is not None

    def _note(self, changed: Changed) -> None:
        if not changed & (Changed.STEPS | Changed.CASES):
            return
        self._stale = True
        if len(self._list.steps) > AT_ONCE or self.is_counting():
            self._ask()  # so that the answer is there before somebody opens the page

    def _count(self) -> None:
        if watching.count_running(self._vault) > AT_ONCE:
            self._ask()
            return
        self._take_back()
        self._list = watching.watch(self._vault, self._catalogues, self._list)
        self._stale = False

    def _ask(self) -> None:
        self._take_back()
        self._stale = False
        asked = watching.Recount(self._vault, self._catalogues, self._list)
        self._question = asked
        done, failed = partial(self._answer, asked), partial(self._refuse, asked)
        self._background.run(self, asked.run, done, failed)

    def _take_back(self) -> None:
        if self._question is not None:
            self._question.stop()
            self._question = None

    def _answer(self, asked: watching.Recount, found: WatchList | None) -> None:
        if asked is not self._question or found is None:
            return
        self._question = None
        self._list = found
        self.counted.emit(Changed.TERMS)

    def _refuse(self, asked: watching.Recount, error: Exception) -> None:
        if asked is not self._question:
            return
        self._question = None
        if not isinstance(error, ConfidantError):
            raise error
        self._error = error
        self.counted.emit(Changed.TERMS)
