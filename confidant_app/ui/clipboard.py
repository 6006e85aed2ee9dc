"""Put something on the clipboard, marked as secret, and take it away again if it is still ours."""

from typing import Final

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QClipboard

OWN_FORMAT: Final = "application/x-confidant"


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
