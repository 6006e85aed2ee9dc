"""What every page of the window is: a screen that refreshes when its part of the vault changed."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.domain.errors import ConfidantError, DatabaseDamaged
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.keyboard import staying_in


class Page(QWidget):
    """A screen in the room.

    Build widgets in the constructor, fill them in `refresh`. A hidden page that watches what
    changed refreshes when it is shown again.
    """

    watches: ClassVar[Changed] = Changed.ALL

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk = desk
        self._stale = True
        self._day: date | None = None
        self._complaint = QLabel()
        self._complaint.setTextFormat(Qt.TextFormat.PlainText)
        self._complaint.setObjectName("error")
        self._complaint.setWordWrap(True)
        self._complaint.hide()
        desk.changes.happened.connect(self._note_change)
        desk.watch.counted.connect(self._note_change)

    def refresh(self) -> None:
        """Ask the services again and show what came back."""
        raise NotImplementedError

    def about_to_lock(self) -> None:
        """Save what was typed; the page is gone right after this."""

    def keep(self) -> None:
        """Save what was typed before another page is shown.

        Raises:
            ConfidantError: it could not be saved, so this page must stay.
        """

    def complain(self, error: Exception) -> None:
        """Show what went wrong on top of the page; anything but a known error is a bug."""
        if not isinstance(error, ConfidantError):
            raise error
        self._complaint.setText(str(error))
        self._complaint.show()
        if isinstance(error, DatabaseDamaged):
            self.desk.way.damaged.emit()

    def content(self) -> None:
        """Take an old complaint away; the last act went well."""
        self._complaint.hide()

    def act(self, work: Callable[[], object], changed: Changed) -> None:
        """Do something to the vault, then say what changed; a known error is shown on top."""
        try:
            work()
        except ConfidantError as error:
            self.complain(error)
            return
        self.content()
        self.desk.changes.happened.emit(changed)

    def column(self, width: int = 0) -> QVBoxLayout:
        """Return a scrolling column for the page's content, at most `width` wide (at 100 %)."""
        px = self.desk.theme.px
        body = QWidget()
        body.setObjectName("page_body")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(px(24), px(24), px(24), px(24))
        inside.setSpacing(px(16))
        if width:
            body.setMaximumWidth(px(width))
        scroll = QScrollArea()
        scroll.setObjectName("page_scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._complaint)
        whole.addWidget(scroll)
        return inside

    def look_at_the_day(self) -> None:
        """Refresh when it is another day than the page was filled on: "nog 1 dag" may be over."""
        if self._day == self.desk.today():
            return
        self._stale = True
        if self.isVisible():
            self._freshen()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale or self._day != self.desk.today():
            self._freshen()

    def _note_change(self, changed: Changed) -> None:
        if not changed & self.watches:
            return
        self._stale = True
        if self.isVisible():
            self._freshen()

    def _freshen(self) -> None:
        self._stale = False
        self._day = self.desk.today()
        with staying_in(self):
            try:
                self.refresh()
            except ConfidantError as error:  # what could be read stands there
                self.complain(error)
