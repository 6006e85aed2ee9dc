"""The one QApplication, for those who have to dress it or listen to it."""

from PySide6.QtWidgets import QApplication


def application() -> QApplication:
    """Return the running application."""
    found = QApplication.instance()
    if not isinstance(found, QApplication):
        raise TypeError("the window needs a QApplication")
    return found
