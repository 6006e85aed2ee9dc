"""One file of a case: what it is, a readable copy on purpose, and removal in two presses."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from confidant_app.domain.attachments import Attachment
from confidant_app.ui import dutch
from confidant_app.ui.file_words import breakable, size_words
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.flow import FlowRow
from confidant_app.ui.widgets.words import button, words


class FileRow(QWidget):
    """`copy_wanted` and `removal_wanted` come on the second press, never on the first."""

    copy_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, theme: Theme, file: Attachment, fault: str) -> None:
        super().__init__()
        self._name = file.name
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(words(breakable(file.name)))
        about = f"{size_words(file.size)}, {dutch.day(file.added_at.astimezone().date())}"
        column.addWidget(words(about, "small"))
        if fault:
            column.addWidget(words(breakable(fault), "error"))
        self._warning = words(
            self.tr(
                "De kopie is niet versleuteld: wie bij die map kan, kan hem lezen. "
                "Gooi hem weg als je hem niet meer nodig hebt."
            ),
            "small",
        )
        self._warning.hide()
        column.addWidget(self._warning)
        self.copy = button("", self._copy, "quiet")
        self.drop = button("", self._drop, "quiet")
        _say(self.copy, self.tr("Kopie bewaren …"), file.name)
        _say(self.drop, self.tr("Verwijder"), file.name)
        self.copy.setEnabled(not fault)
        row = FlowRow(theme.px(6))
        row.add(self.copy)
        row.add(self.drop)
        column.addWidget(row)

    def _copy(self) -> None:
        if self._warning.isHidden():
            self._warning.show()
            _say(self.copy, self.tr("Toch een kopie bewaren …"), self._name)
            return
        self._warning.hide()
        _say(self.copy, self.tr("Kopie bewaren …"), self._name)
        self.copy_wanted.emit()

    def _drop(self) -> None:
        really = self.tr("Echt verwijderen?")
        if self.drop.text() == really:
            self.removal_wanted.emit()
            return
        _say(self.drop, really, self._name)


def _say(found: QPushButton, text: str, name: str) -> None:
    found.setText(text)
    found.setAccessibleName(f"{text}: {name}")
