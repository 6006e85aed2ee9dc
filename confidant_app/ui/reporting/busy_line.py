"""A calm line that says what is being done, and a way to stop waiting for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import button, words


class BusyLine(QWidget):
    """Hidden while there is nothing to wait for; `stopped` asks to drop the work."""

    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setFixedWidth(theme.px(120))
        bar.setTextVisible(False)
        bar.setAccessibleName(self.tr("Bezig"))
        self._words = words("", "muted")
        row.addWidget(bar)
        row.addWidget(self._words, stretch=1)
        self.stop = button(self.tr("&Stop"), self.stopped.emit, "quiet")
        row.addWidget(self.stop)
        self.hide()

    def show_work(self, text: str) -> None:
        """Say what is being done."""
        self._words.setText(text)
        self._words.setAccessibleName(text)
        self.show()
