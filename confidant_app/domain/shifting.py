"""Move every day inside a value by the same number of days; the example always ends today."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")


def shifted(value: T, days: int) -> T:
    """Return `value` with every date and time in it, however deep, moved by `days`."""
    moved = _shifted(value, timedelta(days=days))
    assert isinstance(moved, type(value))  # noqa: S101 - the shape never changes
    return moved


def _shifted(value: object, by: timedelta) -> object:
    if isinstance(value, date):
        return value + by
    if isinstance(value, tuple):
        return tuple(_shifted(item, by) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: _shifted(getattr(value, field.name), by) for field in fields(value)}
        return replace(value, **parts)
    return value
