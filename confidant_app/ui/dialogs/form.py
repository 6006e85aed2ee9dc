"""A dialog with labelled fields: value in, value out, nothing saved by itself."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from confidant_app.domain.errors import ConfidantError
from confidant_app.ui.qt_days import to_qt
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import button, heading, labelled, words

Field = TypeVar("Field", bound=QWidget)

_OF_THE_SCREEN = 0.9


class FormDialog(QDialog):
    """Fields under each other, *Bewaren* and *Annuleren* below; Esc changes nothing.

    On a screen that is too low for all fields they scroll; the buttons stay in sight.
    """

    def __init__(self, parent: QWidget, theme: Theme, title: str, width: int = 520) -> None:
        super().__init__(parent)
        self.theme = theme
        self._inputs: list[QWidget] = []
        self._texts: list[tuple[str, QLineEdit | QPlainTextEdit, str]] = []
        self.setFixedWidth(theme.px(width))
        self.heading = heading("")
        self.heading.setWordWrap(True)
        self.body = QWidget()
        self.body.setObjectName("page_body")
        self.fields = QVBoxLayout(self.body)
        self.fields.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        self.fields.setSpacing(theme.px(6))
        self.complaint = words("", "error")
        self.complaint.hide()
        self.cancel = button(self.tr("&Annuleren"), self.reject)
        self.save = button(self.tr("&Bewaren"), self._try_to_save, "primary")
        self.save.setDefault(True)
        self._lay_out()
        self.name(title)

    def name(self, title: str) -> None:
        """Give the dialog its title, on top and in the frame."""
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.heading.setAccessibleName(title)

    def typed(self) -> tuple[str, ...]:
        """Return each text that was typed, behind its label; passphrases are never among them."""
        return tuple(
            f"{label}: {_text(field)}"
            for label, field, before in self._texts
            if _text(field) != before
        )

    def check(self) -> None:
        """Raise a known error when the fields cannot be saved as they are."""

    def line(self, label: str, text: str = "", hint: str = "") -> QLineEdit:
        """Add a one-line field."""
        field = QLineEdit(text)
        field.setPlaceholderText(hint)
        self._texts.append((label, field, text))
        return self.row(label, field)

    def lines(self, label: str, text: str = "", rows: int = 3) -> QPlainTextEdit:
        """Add a field for a few lines of plain text."""
        field = QPlainTextEdit(text)
        field.setTabChangesFocus(True)
        field.setFixedHeight(self.theme.px(24 * rows + 20))
        self._texts.append((label, field, text))
        return self.row(label, field)

    def choice(
        self, label: str, items: Iterable[tuple[str, object]], chosen: object = None
    ) -> QComboBox:
        """Add a choice between `(text, value)` pairs."""
        field = QComboBox()
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for text, value in items:
            field.addItem(text, value)
        field.setCurrentIndex(max(0, field.findData(chosen)))
        return self.row(label, field)

    def tick(self, text: str, *, on: bool = False) -> QCheckBox:
        """Add a box to tick."""
        field = QCheckBox(text)
        field.setChecked(on)
        self._inputs.append(field)
        self.fields.addWidget(field)
        return field

    def day(self, label: str, on: date) -> QDateEdit:
        """Add a day, with a calendar behind it."""
        field = QDateEdit(to_qt(on))
        field.setCalendarPopup(True)
        field.setDisplayFormat("ddd d MMMM yyyy")
        return self.row(label, field)

    def number(self, label: str, value: int, least: int, most: int) -> QSpinBox:
        """Add a whole number."""
        field = QSpinBox()
        field.setRange(least, most)
        field.setValue(value)
        field.lineEdit().setTextMargins(self.theme.px(6), 0, 0, 0)
        return self.row(label, field)

    def row(self, label: str, field: Field) -> Field:
        """Add any field under its label and return it."""
        if self.fields.count():
            self.fields.addSpacing(self.theme.px(6))
        name = labelled(label, field)
        name.setWordWrap(True)
        self.fields.addWidget(name)
        self.fields.addWidget(field)
        self._inputs.append(field)
        return field

    def explain(self, text: str) -> None:
        """Add a line of explanation."""
        self.fields.addWidget(words(text, "small"))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        inner = self.body.layout()
        if inner is not None:
            self._scroll.setMinimumHeight(self._height_for(inner.heightForWidth(self.width())))
        self.adjustSize()
        if self._inputs:
            self._inputs[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _height_for(self, wanted: int) -> int:
        """Return how high the fields can be, so that the buttons fit on the screen too."""
        rest = self.theme.px(200)
        return max(self.theme.px(120), min(wanted, self._most_height() - rest))

    def _most_height(self) -> int:
        return round(self.screen().availableGeometry().height() * _OF_THE_SCREEN)

    def _lay_out(self) -> None:
        px = self.theme.px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, px(24), 0, px(24))
        whole.setSpacing(px(16))
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.body)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        whole.addLayout(_inset(self.heading, px(24)))
        whole.addWidget(self._scroll, stretch=1)
        whole.addLayout(_inset(self.complaint, px(24)))
        row.setContentsMargins(px(24), 0, px(24), 0)
        whole.addLayout(row)

    def _try_to_save(self) -> None:
        try:
            self.check()
        except ConfidantError as error:
            self.complaint.setText(str(error))
            self.complaint.show()
            return
        self.accept()


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _inset(part: QWidget, margin: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(margin, 0, margin, 0)
    row.addWidget(part)
    return row
