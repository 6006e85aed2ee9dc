"""Put something on the clipboard, marked as secret, and take it away again if it is still ours."""

from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QObject
from PySide6.QtGui import QClipboard

OWN_FORMAT: Final = "application/x-confidant"


class Discretion(QObject):
    """Marks whatever this program puts on a clipboard as secret, from whichever field.

    Fields of Qt copy and select by themselves, as plain and rich text. This replaces it before
    the event loop turns, so before any other program can ask for it.
    """

    def __init__(self, clipboard: QClipboard, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        clipboard.changed.connect(self._mark)

    def _mark(self, mode: QClipboard.Mode) -> None:
        selects = mode is QClipboard.Mode.Selection
        own = self._clipboard.ownsSelection() if selects else self._clipboard.ownsClipboard()
        held: QMimeData | None = self._clipboard.mimeData(mode)
        if own and held is not None and held.hasText() and not held.hasFormat(OWN_FORMAT):
            self._clipboard.setMimeData(secret(held.text()), mode)


def secret(text: str) -> QMimeData:
    """Return `text` as it goes on the clipboard: plain, and marked as not to be kept."""
    data = QMimeData()
    data.setText(text)
    data.setData(OWN_FORMAT, QByteArray(b"1"))
    data.setData("x-kde-passwordManagerHint", QByteArray(b"secret"))
    data.setData("ExcludeClipboardContentFromMonitorProcessing", QByteArray(b"1"))
    return data


def copy(clipboard: QClipboard, text: str) -> None:
    """Copy `text` so that clipboard managers are asked not to keep it."""
    clipboard.setMimeData(secret(text))


def forget_own(clipboard: QClipboard) -> None:
    """Clear every clipboard that this process filled; what another program copied stays."""
    held: QMimeData | None = clipboard.mimeData()  # None when there is nothing at all
    if clipboard.ownsClipboard() or (held is not None and held.hasFormat(OWN_FORMAT)):
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
