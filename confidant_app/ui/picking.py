"""What was picked in a field, as a value of ours."""

from datetime import date
from enum import StrEnum
from typing import TypeVar

from PySide6.QtWidgets import QComboBox, QDateEdit

from confidant_app.ui.qt_days import from_qt

Choice = TypeVar("Choice", bound=StrEnum)


def picked(field: QDateEdit) -> date:
    """Return the day in a field."""
    return from_qt(field.date())


def chosen(field: QComboBox, kind: type[Choice]) -> Choice:
    """Return the member that was chosen; Qt hands StrEnum members back as plain text."""
    return kind(str(field.currentData()))
