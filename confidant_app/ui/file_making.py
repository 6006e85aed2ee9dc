"""A file that is being made for a page, which may not be left before the file is there."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from confidant_app.domain.errors import FileUnfinished
from confidant_app.ui.background import Background

T = TypeVar("T")


class FileMaking(QObject):
    """Lives as long as its owner: with the owner goes the answer, and so the file.

    Making one takes up to a quarter of a second, too long for the window's thread. `ended` comes
    before the answer, so that a page can take back what it said of waiting.
    """

    ended = Signal()

    def __init__(self, owner: QObject, background: Background) -> None:
        super().__init__(owner)
        self._background = background
        self._busy = False

    def start(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do `work` in the background, then call `done` or `failed`."""
        self._busy = True
        end = self._end
        self._background.run(self, work, partial(end, done), partial(end, failed))

    def settle(self) -> None:
        """Go on only when no file is being made.

        Raises:
            FileUnfinished: one is.
        """
        if self._busy:
            raise FileUnfinished

    def _end(self, tell: Callable[[T], None], outcome: T) -> None:
        self._busy = False
        self.ended.emit()
        tell(outcome)
