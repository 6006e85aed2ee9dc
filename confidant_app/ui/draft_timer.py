"""When a draft is due: a moment after the first change, however much is typed after it."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

DRAFT_EVERY_MS: Final = 1500


class DraftTimer(QTimer):
    """Fires once, at most `DRAFT_EVERY_MS` after the first `touch` since it last fired."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(DRAFT_EVERY_MS)

    def touch(self) -> None:
        """Let it fire soon; one that was touched already is not put off."""
        if not self.isActive():
            self.start()
