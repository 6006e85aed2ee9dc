"""A dialog with labelled fields: value in, value out, nothing saved by itself."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Generic, ParamSpec, TypeVar

from PySide6.QtCore import Qt, Signal
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
from shiboken6 import isValid
from typing_extensions import override

from confidant_app.domain.errors import ConfidantError
from confidant_app.ui.qt_days import to_qt
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import button, heading, labelled, words

Field = TypeVar("Field", bound=QWidget)
Known = TypeVar("Known", bound="Entry")
Value = TypeVar("Value")
P = ParamSpec("P")
Entry = QLineEdit | QPlainTextEdit | QComboBox | QDateEdit | QSpinBox | QCheckBox

_OF_THE_SCREEN = 0.9


class FormDialog(QDialog, Generic[Value]):
    """Fields under each other, *Bewaren* and *Annuleren* below; Esc changes nothing.

    On a screen that is too low for all fields they scroll; the buttons stay in sight.
    `changed` tells of every change in a field. `keep` is called before the dialog closes to be
    saved, by default to no effect: where it raises, the dialog stays with what was typed.
    """

    changed = Signal()

    @classmethod
    def ask(
        cls: "Callable[P, FormDialog[Value]]", *args: P.args, **kwargs: P.kwargs
    ) -> Value | None:
        """Show the dialog; return what was filled in, or None when cancelled or locked away."""
        dialog = cls(*args, **kwargs)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        if not isValid(dialog):
            return None
        found = dialog.value() if accepted else None
        dialog.deleteLater()
        return found

    def __init__(self, parent: QWidget, theme: Theme, title: str, width: int = 520) -> None:
        super().__init__(parent)
        self.theme = theme
        self._inputs: list[QWidget] = []
        self._entries: list[tuple[str, Entry, str]] = []
        self.keep: Callable[[], None] = _nothing
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
        """Return each changed field behind its label, once text was typed in one of them.

        What was only picked is quickly picked again. Passphrases are never among these.
        """
        changed = [(name, field) for name, field, old in self._entries if _text(field) != old]
        if not any(isinstance(field, QLineEdit | QPlainTextEdit) for _, field in changed):
            return ()
        return tuple(f"{name}: {_text(field)}" for name, field in changed)

    def value(self) -> Value:
        """Return what stands in the fields; asked only after `check` let it pass."""
        raise NotImplementedError

    def complain(self, text: str) -> None:
        """Say above the buttons what is wrong; nothing when `text` is empty."""
        self.complaint.setText(text)
        self.complaint.setVisible(bool(text))

    def check(self) -> None:
        """Raise a known error when the fields cannot be saved as they are."""

    def line(self, label: str, text: str = "", hint: str = "") -> QLineEdit:
        """Add a one-line field."""
        field = QLineEdit(text)
        field.setPlaceholderText(hint)
        field.textChanged.connect(self.changed)
        return self._entry(label, self.row(label, field))

    def lines(self, label: str, text: str = "", rows: int = 3) -> QPlainTextEdit:
        """Add a field for a few lines of plain text."""
        field = QPlainTextEdit(text)
        field.setTabChangesFocus(True)
        field.setFixedHeight(self.theme.px(24 * rows + 20))
        field.textChanged.connect(self.changed)
        return self._entry(label, self.row(label, field))

    def choice(
        self, label: str, items: Iterable[tuple[str, object]], chosen: object = None
    ) -> QComboBox:
        """Add a choice between `(text, value)` pairs."""
        field = QComboBox()
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for text, value in items:
            field.addItem(text, value)
        field.setCurrentIndex(max(0, field.findData(chosen)))
        field.currentIndexChanged.connect(self.changed)
        return self._entry(label, self.row(label, field))

    def tick(self, text: str, *, on: bool = False) -> QCheckBox:
        """Add a box to tick."""
        field = QCheckBox(text)
        field.setChecked(on)
        field.toggled.connect(self.changed)
        self._inputs.append(field)
        self.fields.addWidget(field)
        return self._entry(text, field)

    def day(self, label: str, on: date) -> QDateEdit:
        """Add a day, with a calendar behind it."""
        field = QDateEdit(to_qt(on))
        field.setCalendarPopup(True)
        field.setDisplayFormat("ddd d MMMM yyyy")
        field.dateChanged.connect(self.changed)
        return self._entry(label, self.row(label, field))

    def number(self, label: str, value: int, least: int, most: int) -> QSpinBox:
        """Add a whole number."""
        field = QSpinBox()
        field.setRange(least, most)
        field.setValue(value)
        field.lineEdit().setTextMargins(self.theme.px(6), 0, 0, 0)
        field.valueChanged.connect(self.changed)
        return self._entry(label, self.row(label, field))

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

    def _entry(self, label: str, field: Known) -> Known:
        self._entries.append((label, field, _text(field)))
        return field

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
            self.keep()
        except ConfidantError as error:
            self.complain(str(error))
            return
        self.accept()


def _nothing() -> None:
    """Keep nothing: nobody asked for it."""


def _text(field: Entry) -> str:
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, QCheckBox):
        return "ja" if field.isChecked() else "nee"
    return field.text()


def _inset(part: QWidget, margin: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(margin, 0, margin, 0)
    row.addWidget(part)
    return row
