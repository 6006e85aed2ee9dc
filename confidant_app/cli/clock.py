"""What time it is where the person is who types: their day, not the day in Greenwich."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return this moment in the time zone of this computer, so that its date is the local day."""
    return datetime.now(UTC).astimezone()
