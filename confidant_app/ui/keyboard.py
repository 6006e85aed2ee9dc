"""Where the keyboard is: where it starts in a part of the window, and that it stays there.

Not by Qt's focus proxy: a container that has one hides everything before that field from Tab.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override


class _FirstField(QObject):
    def __init__(self, container: QWidget, field: QWidget) -> None:
        super().__init__(container)
        self.field = field
        container.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isValid(self.field):
            self.field.setFocus()
        return False


def starts_at(container: QWidget, field: QWidget) -> None:
    """Let a container that is given the keyboard hand it to this field, from now on."""
    for child in container.children():
        if isinstance(child, _FirstField):
            child.field = field
            return
    _FirstField(container, field)


def start(container: QWidget) -> None:
    """Give the keyboard to the first field of a container; nothing happens without one."""
    for child in container.children():
        if isinstance(child, _FirstField) and isValid(child.field):
            child.field.setFocus()


@contextmanager
def staying_in(container: QWidget) -> Iterator[None]:
    """Keep the keyboard in its place while the container is filled anew.

    It goes to what has the same name as before, else to the container; without this Qt hands it
    to whatever comes next, which is out of the page.
    """
    before = _focused(container.window())
    inside = before is not None and container.isAncestorOf(before)
    name = before.accessibleName() if before is not None else ""
    yield
    if before is None or not inside or (isValid(before) and container.isAncestorOf(before)):
        return
    same = [w for w in container.findChildren(QWidget) if name and w.accessibleName() == name]
    (same or [container])[0].setFocus()


def _focused(window: QWidget) -> QWidget | None:
    return window.focusWidget()  # its stub leaves out that there may be none
