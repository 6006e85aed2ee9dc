"""The quiet line under a note: what need not stand in it, and two buttons to decide."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from confidant_app.domain.findings import Label
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import button, words


class NoticeLine(QWidget):
    """Hidden as long as there is nothing to say; it never takes the keyboard by itself."""

    removed = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self.said, self.count = words("", "small"), words("", "small", wrap=False)
        self.remove = button(self.tr("Weg&halen"), self.removed.emit, "quiet")
        self.leave = button(self.tr("Laat &staan"), self.left.emit, "quiet")
        self.remove.setToolTip(
            self.tr("Uit deze tekst. Wat al bewaard was, blijft in eerdere versies staan.")
        )
        row.addWidget(self.said, stretch=1)
        row.addWidget(self.count)
        for choice in (self.remove, self.leave):
            # A click leaves the cursor in the note; Tab comes here all the same.
            choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(choice)
        self.hide()

    def show_notice(self, label: Label, written: str, count: int) -> None:
        """Ask about the first of `count` things: a number of the kind `label`, as it is written."""
        number = " ".join(written.split())
        self.said.setText(self._question(label).format(number))
        self.count.setText(self.tr("1 van {0}").format(count))
        self.count.setVisible(count > 1)
        self.remove.setAccessibleName(self.tr("Weghalen: {0}").format(number))
        self.leave.setAccessibleName(self.tr("Laat staan: {0}").format(number))
        self.show()

    def announce(self) -> None:
        """Let a screen reader say the line when it has said what it is saying."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.said.text()))

    def _question(self, label: Label) -> str:
        if label is Label.BSN:
            return self.tr("Burgerservicenummer {0}: niet nodig, weghalen?")
        if label is Label.IBAN:
            return self.tr("Rekeningnummer {0}: nodig in deze notitie?")
        return self.tr("Zaaknummer {0}: nodig in deze notitie?")
