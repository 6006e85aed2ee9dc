"""Run slow work off the UI thread. Work takes values and returns values."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

T = TypeVar("T")


@dataclass(frozen=True)
class _Failure:
    error: Exception


@dataclass(frozen=True)
class _Request:
    owner: QObject
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]


class Background(QObject):
    """The application's pool of background work; made once, at start-up.

    Callbacks wait here, on the UI thread; a pool thread knows only its work and a ticket
    number, so no widget is ever answered on, or destroyed by, the wrong thread.
    """

    _finished = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="background")
        self._tickets = count()
        self._waiting: dict[int, _Request] = {}
        self._finished.connect(self._answer)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `work`, then call `done` or `failed` on the UI thread, if `owner` still exists."""
        ticket = next(self._tickets)
        self._waiting[ticket] = _Request(owner, done, failed)
        self._pool.submit(self._work, ticket, work)

    def forget(self) -> None:
        """Drop every answer that is still to come; called when the vault is locked."""
        self._waiting.clear()

    def is_busy(self) -> bool:
        """Return whether an answer is still to come."""
        return bool(self._waiting)

    def finish(self) -> None:
        """Wait for the work in hand; called when the application closes."""
        self.forget()
        self._pool.shutdown()

    def _work(self, ticket: int, work: Callable[[], object]) -> None:
        outcome: object
        try:
            outcome = work()
        except Exception as error:  # noqa: BLE001 - it belongs to whoever asked
            outcome = _Failure(error)
        self._finished.emit(ticket, outcome)

    def _answer(self, ticket: int, outcome: object) -> None:
        request = self._waiting.pop(ticket, None)
        if request is None or not isValid(request.owner):
            return
        if isinstance(outcome, _Failure):
            request.failed(outcome.error)
        else:
            request.done(outcome)
