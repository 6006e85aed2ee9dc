"""What is still open beside the page: dialogs keep their drafts, and a lock closes everything."""

from PySide6.QtCore import QEvent, QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from confidant_app.ui.desk import Desk
from confidant_app.ui.dialog_draft import DialogDraft
from confidant_app.ui.dialogs.form import FormDialog


class LooseEnds(QObject):
    """Gives every dialog its draft as soon as it blocks `window`; closes them all at a lock."""

    def __init__(self, window: QWidget, room: QObject, desk: Desk) -> None:
        super().__init__(room)
        self._window, self._desk = window, desk
        window.installEventFilter(self)

    def look(self) -> None:
        """Let every dialog that is open keep a draft."""
        for window in _others(self._window):
            if isinstance(window, FormDialog):
                self._draft_of(window)

    def close_all(self) -> None:
        """Keep what was typed in dialogs, then close every window but our own."""
        windows = _others(self._window)
        for window in windows:
            if isinstance(window, FormDialog):
                self._draft_of(window).last_words()
        for window in windows:
            # Closing a menu may close what opened it. A window that refuses to close is hidden,
            # which ends its own event loop as well.
            window.close()
            window.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowBlocked:
            QTimer.singleShot(0, self, self.look)  # the dialog comes on the screen after this
        return False

    def _draft_of(self, dialog: FormDialog[object]) -> DialogDraft:
        found = dialog.findChild(DialogDraft)
        if found is None:
            found = DialogDraft(dialog, self._desk)
            dialog.installEventFilter(self)  # a dialog can open another one
        return found


def bury(page: QWidget) -> None:
    """Destroy a page that was taken out of its window, once no dialog on it still runs.

    A dialog that asks waits in its own event loop. When it was closed that loop has still to
    end, and Qt's own file dialogs would not survive losing their parent before it did.
    """
    page.hide()  # a page that was put in its window just now would still be shown by itself
    for timer in page.findChildren(QTimer):
        timer.stop()
    if QThread.currentThread().loopLevel() > 1:
        QTimer.singleShot(0, lambda: bury(page))
    else:
        page.deleteLater()


def _others(window: QWidget) -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if w is not window and w.isVisible()]
