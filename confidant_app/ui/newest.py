"""The newest of the questions that are asked in the background."""

from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from confidant_app.domain.errors import ConfidantError
from confidant_app.ui.background import Background

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Question(Protocol[T_co]):
    """What can be asked: of the vault (`services.aside.Aside`), or of values alone."""

    def run(self) -> T_co | None:
        """Return the answer, on another thread; None when it was taken back."""

    def stop(self) -> None:
        """Take the question back, from whatever thread."""


class Newest(QObject):
    """Asks one question at a time; a newer one takes the older back, with its answer.

    `found` carries the answer; `refused` says that there is none: the error waits in `failure`.
    Neither comes once the owner is gone.
    """

    found = Signal(object)
    refused = Signal()

    def __init__(self, owner: QObject, background: Background) -> None:
        super().__init__(owner)
        self._background = background
        self._question: Question[object] | None = None
        self._error: ConfidantError | None = None

    def ask(self, asked: Question[T]) -> None:
        """Take back what was asked before, and ask this."""
        self.take_back()
        self._question = asked
        done, failed = partial(self._answer, asked), partial(self._refuse, asked)
        self._background.run(self, asked.run, done, failed)

    def take_back(self) -> None:
        """Wait for no answer any more."""
        if self._question is not None:
            self._question.stop()
            self._question = None

    def is_waiting(self) -> bool:
        """Return whether an answer is still to come."""
        return self._question is not None

    def failure(self) -> ConfidantError | None:
        """Return, once, why there was no answer; None when nothing went wrong."""
        error, self._error = self._error, None
        return error

    def _answer(self, asked: Question[T], found: T | None) -> None:
        if asked is not self._question or found is None:
            return
        self._question = None
        self.found.emit(found)

    def _refuse(self, asked: Question[T], error: Exception) -> None:
        if asked is not self._question:
            return
        self._question = None
        if not isinstance(error, ConfidantError):
            raise error
        self._error = error
        self.refused.emit()
