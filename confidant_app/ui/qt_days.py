"""Days and times between Python and Qt; what a field shows is always local."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QDateTime, QTime


def to_qt(on: date) -> QDate:
    """Return a day for a Qt field."""
    return QDate(on.year, on.month, on.day)


def from_qt(found: QDate) -> date:
    """Return the day of a Qt field."""
    return date(found.year(), found.month(), found.day())


def moment_to_qt(at: datetime) -> QDateTime:
    """Return an aware time as local time for a Qt field, to the minute."""
    local = at.astimezone()
    return QDateTime(to_qt(local.date()), QTime(local.hour, local.minute))


def moment_from_qt(found: QDateTime) -> datetime:
    """Return the local time of a Qt field as an aware time."""
    day, time = from_qt(found.date()), found.time()
    naive = datetime(day.year, day.month, day.day, time.hour(), time.minute())  # noqa: DTZ001 - local
    return naive.astimezone()
