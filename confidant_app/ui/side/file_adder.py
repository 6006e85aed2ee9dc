"""Files on their way into a case: sealed in the background, kept in the vault one by one."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from confidant_app.domain.cases import CaseId
from confidant_app.domain.errors import ConfidantError
from confidant_app.services import Vault, files
from confidant_app.services.sealing import Content, Stopped, content_of, pieces_of
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk


@dataclass(slots=True)
class _Sealing:
    """One file in hand; `done` is written by the thread that seals, the rest by the window's."""

    path: Path
    case: CaseId
    done: int = 0  # bytes
    stopped: bool = False


class FileAdder(QObject):
    """One for as long as the vault is open, so that a file is kept when its page was left.

    `moved` says that something about `progress` or `failures` changed. A file that fails does
    not hold up the others.
    """

    moved = Signal()

    @classmethod
    def of(cls, desk: Desk) -> "FileAdder":
        """Return the adder of this desk."""
        for child in desk.changes.children():
            if isinstance(child, FileAdder):
                return child
        return cls(desk)

    def __init__(self, desk: Desk) -> None:
        """Use `of`."""
        super().__init__(desk.changes)
        self._desk = desk
        self._waiting: deque[_Sealing] = deque()
        self._now: _Sealing | None = None
        self._failures: list[tuple[str, Exception]] = []

    def add(self, paths: Iterable[Path], case: CaseId) -> None:
        """Take these files in, after those that wait already."""
        self._waiting.extend(_Sealing(path, case) for path in paths)
        if self._now is None:
            self._next()

    def stop(self) -> None:
        """Take in no more; what was kept stays."""
        self._waiting.clear()
        if self._now is not None:
            self._now.stopped = True

    def progress(self) -> tuple[str, int] | None:
        """Return the name of the file in hand and how many bytes are done, None at rest."""
        return None if self._now is None else (self._now.path.name, self._now.done)

    def failures(self) -> tuple[tuple[str, Exception], ...]:
        """Return which files failed since this was asked last, by name, and why."""
        found = tuple(self._failures)
        self._failures.clear()
        return found

    def _next(self) -> None:
        self._now = self._waiting.popleft() if self._waiting else None
        if self._now is not None:
            desk, sealing = self._desk, self._now
            desk.background.run(
                self,
                partial(_sealed, desk.vault, sealing),
                partial(self._keep, sealing),
                partial(self._fail, sealing),
            )
        self.moved.emit()

    def _keep(self, sealing: _Sealing, content: Content) -> None:
        desk = self._desk
        try:
            file = files.new_file(sealing.path, sealing.case)
            files.keep(desk.vault, file, content, desk.now())
        except ConfidantError as error:
            self._failures.append((sealing.path.name, error))
        else:
            desk.changes.happened.emit(Changed.CASES)
        finally:
            self._next()

    def _fail(self, sealing: _Sealing, error: Exception) -> None:
        if not isinstance(error, Stopped):
            self._failures.append((sealing.path.name, error))
        self._next()


def _sealed(vault: Vault, sealing: _Sealing) -> Content:
    def goes_on(done: int) -> bool:
        sealing.done = done
        return not sealing.stopped and not vault.is_closed()

    return content_of(vault.folder, pieces_of(sealing.path, goes_on))
