"""Values of the domain as they stand in a column, and back."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from uuid import UUID

from confidant_app.domain.answers import Certainty
from confidant_app.domain.coding import Knowledge, ThemeMark
from confidant_app.domain.dates import EventDate
from confidant_app.domain.errors import NotFound

T = TypeVar("T")
K = TypeVar("K")
Row = tuple[Any, ...]


def from_day(on: date | None) -> str | None:
    """Return a day as "2026-05-14"."""
    return None if on is None else on.isoformat()


def to_day(text: str | None) -> date | None:
    """Return what `from_day` was given."""
    return None if text is None else date.fromisoformat(text)


def from_moment(at: datetime) -> str:
    """Return an aware time in UTC as "2026-05-14T09:30:00.000000Z", always equally long."""
    if at.tzinfo is None:
        raise ValueError("a stored time needs an aware time")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def to_moment(text: str) -> datetime:
    """Return the same moment, in UTC."""
    return datetime.fromisoformat(text)


def from_id(value: UUID | None) -> str | None:
    """Return an id as text."""
    return None if value is None else str(value)


def to_id(text: str | None, kind: Callable[[UUID], T]) -> T | None:
    """Return an id of this kind, or None."""
    return None if text is None else kind(UUID(text))


def from_event(on: EventDate | None) -> Row:
    """Return the three columns of an event date; all are None when there is none."""
    if on is None:
        return (None, None, None)
    return (from_day(on.earliest), from_day(on.latest), on.certainty)


def to_event(earliest: str | None, latest: str | None, certainty: str) -> EventDate:
    """Return the event date of three columns."""
    return EventDate(
        earliest=to_day(earliest), latest=to_day(latest), certainty=Certainty(certainty)
    )


def from_theme(owner: UUID, position: int, mark: ThemeMark) -> Row:
    """Return the row of one theme of a case or contact."""
    return (str(owner), position, mark.code, mark.severity, mark.knowledge)


def to_theme(code: str, severity: int, knowledge: str) -> ThemeMark:
    """Return the theme of its three columns."""
    return ThemeMark(code=code, severity=severity, knowledge=Knowledge(knowledge))


def by_owner(rows: Iterable[Row], build: Callable[..., T]) -> Mapping[str, tuple[T, ...]]:
    """Group rows by their first column and build a value from the rest of each."""
    groups: dict[str, list[T]] = defaultdict(list)
    for owner, *rest in rows:
        groups[owner].append(build(*rest))
    return {owner: tuple(values) for owner, values in groups.items()}


def the_one(found: Sequence[T]) -> T:
    """Return what was selected by its id.

    Raises:
        NotFound: it is no longer there.
    """
    if not found:
        raise NotFound
    return found[0]


def grouped(values: Iterable[T], owner: Callable[[T], K]) -> Mapping[K, tuple[T, ...]]:
    """Group values by what `owner` gives, in their own order."""
    groups: dict[K, list[T]] = defaultdict(list)
    for value in values:
        groups[owner(value)].append(value)
    return {key: tuple(found) for key, found in groups.items()}
