"""The report that is being made: what was asked, what came back, nothing that is out of date."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from confidant_app.domain.errors import ConfidantError
from confidant_app.services import reporting
from confidant_app.services.reporting import Finished, Material, ReportRequest
from confidant_app.ui.desk import Desk


class ReportJob(QObject):
    """Gathers here, finishes in the background; `ended` tells that `finished` or `error` came.

    `started` tells that slow work began, `forgotten` that what was made no longer counts.
    """

    started = Signal()
    ended = Signal()
    forgotten = Signal()

    def __init__(self, desk: Desk, page: QObject) -> None:
        super().__init__(page)
        self._desk = desk
        self._material: Material | None = None
        self._accepted: frozenset[str] = frozenset()
        self._number = 0
        self.request: ReportRequest | None = None
        self.finished: Finished | None = None
        self.error: Exception | None = None

    def ask(self, asked: ReportRequest) -> None:
        """Take what is wanted; only a change drops what was made before."""
        old = self.request
        if old is None or asked != replace(old, leave_out=asked.leave_out):
            self.request = asked
            self.forget()

    def ask_instead(self, request: ReportRequest) -> None:
        """Take a request with a change that a refusal proposed."""
        self.request = request
        self.forget()

    def forget(self) -> None:
        """Drop the figures and the file; an answer that is still to come is not for us."""
        self._number += 1
        self.finished = self._material = self.error = None
        self._accepted = frozenset()
        self.forgotten.emit()

    def start(self) -> None:
        """Read the vault and begin."""
        if self.request is None:
            return
        desk = self._desk
        try:
            self._material = reporting.gather(
                desk.vault, desk.catalogues, self.request, desk.today()
            )
        except ConfidantError as error:
            self._failed(self._number, error)
            return
        self._run(self._material)

    def accept(self, accepted: frozenset[str]) -> None:
        """Make the file again, with these words judged to be no names."""
        self._accepted |= accepted
        if self._material is not None:
            self._run(self._material)

    def _run(self, material: Material) -> None:
        self._number += 1
        self.finished = self.error = None
        work = partial(reporting.finish, material, self._desk.catalogues, self._accepted)
        number = self._number
        self.started.emit()
        self._desk.background.run(
            self, work, partial(self._done, number), partial(self._failed, number)
        )

    def _done(self, number: int, finished: Finished) -> None:
        if number == self._number:
            self.finished = finished
            self.ended.emit()

    def _failed(self, number: int, error: Exception) -> None:
        if number == self._number:
            self.error = error
            self.ended.emit()
