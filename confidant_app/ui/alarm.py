"""What the user sees when the program itself makes a mistake: plain words, no case content."""

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from traceback import extract_tb
from types import TracebackType

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


class Alarm:
    """Stands in for `sys.excepthook`; keeps drafts first, then says what happened.

    The text of an exception can hold words of a case, so only its class and the place in the
    program are shown and written to standard error.
    """

    def __init__(self, window: QWidget, keep_drafts: Callable[[], None]) -> None:
        self._window, self._keep_drafts = window, keep_drafts
        self._ringing = False

    def __call__(
        self, kind: type[BaseException], _error: BaseException, trace: TracebackType | None
    ) -> None:
        """Handle one exception that nobody else did."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        place = where(trace)
        sys.stderr.write(f"confidant: {kind.__name__}, {place}\n")
        if self._ringing:
            return
        self._ringing = True
        try:
            kept = self._try_to_keep()
            self._tell(f"{kind.__name__}, {place}", kept=kept)
        finally:
            self._ringing = False

    def _try_to_keep(self) -> bool:
        kept = False
        with suppress(Exception):  # whatever is broken, the message must still come
            self._keep_drafts()
            kept = True
        return kept

    def _tell(self, place: str, *, kept: bool) -> None:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(box.tr("Er ging iets mis"))
        box.setText(box.tr("Er gebeurde iets in het programma dat niet had mogen gebeuren."))
        rest = (
            box.tr(
                "Wat bewaard was, staat er nog. Wat je aan het typen was, is als concept bewaard."
            )
            if kept
            else box.tr("Wat bewaard was, staat er nog. Kopieer wat je aan het typen was.")
        )
        advice = box.tr("Gebeurt het vaker, sluit het programma dan en begin opnieuw.")
        code = box.tr("Geef dit door aan wie je helpt: {0}").format(place)
        box.setInformativeText(f"{rest}\n\n{advice}\n\n{code}")
        box.exec()
        box.deleteLater()


def where(trace: TracebackType | None) -> str:
    """Return file and line of the last step, without folders and without any value."""
    steps = extract_tb(trace)
    return f"{Path(steps[-1].filename).name}:{steps[-1].lineno}" if steps else "?"
