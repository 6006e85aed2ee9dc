"""Values to plain JSON types and back, strictly: what does not fit is refused, not guessed."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from confidant_app.domain.errors import InvalidValue

T = TypeVar("T")

# Every program that reads JSON reads whole numbers up to here without loss (RFC 8259, 6).
LARGEST_NUMBER: Final = 2**53 - 1


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    # In the first and the last year a moment may not exist in another time zone.
    if found.tzinfo is None or not date.min.year < found.year < date.max.year:
        raise ValueError("a moment needs its offset from UTC and an ordinary year")
    return found


_PARSERS: Final[Mapping[type, Callable[[str], object]]] = MappingProxyType(
    {date: date.fromisoformat, datetime: _moment, UUID: UUID}
)


def to_plain(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Return `value` as dicts, lists, texts, numbers and None.

    Fields at their default are left out; sets are sorted, so equal values give equal texts.
    """
    if is_dataclass(value):
        return {
            field.name: to_plain(getattr(value, field.name))
            for field in fields(value)
            if getattr(value, field.name) != _default(field)
        }
    match value:
        case StrEnum():
            plain: Any = value.value
        case date():
            plain = value.isoformat()
        case UUID():
            plain = str(value)
        case frozenset():
            plain = sorted(to_plain(item) for item in value)
        case tuple():
            plain = [to_plain(item) for item in value]
        case _:
            plain = value
    return plain


def from_plain(kind: type[T], data: object, where: str = "") -> T:
    """Return a value of `kind` from what `to_plain` gave.

    Raises:
        InvalidValue: an unknown or missing field, or a value of the wrong type; the reason
            names the place, never the value.
    """
    found = _read(kind, data, where or kind.__name__)
    assert isinstance(found, kind)  # noqa: S101 - `_read` refuses everything else
    return found


def _default(field: Field[Any]) -> object:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


def _refuse(where: str) -> InvalidValue:
    return InvalidValue(reason=f"bij '{where}' staat iets dat daar niet kan staan")


def _read(kind: Any, data: object, where: str) -> object:  # noqa: ANN401 - a type form
    kind = getattr(kind, "__supertype__", kind)
    origin = get_origin(kind)
    if origin in (UnionType, Union):  # `NewType | None` is the latter
        return _read_union(kind, data, where)
    if origin in (tuple, frozenset):
        if not isinstance(data, list):
            raise _refuse(where)
        item = get_args(kind)[0]
        return origin(_read(item, one, f"{where}[{i}]") for i, one in enumerate(data))
    if is_dataclass(kind):
        return _read_dataclass(kind, data, where)
    return _read_leaf(kind, data, where)


def _read_union(kind: Any, data: object, where: str) -> object:  # noqa: ANN401 - a type form
    members = get_args(kind)
    if data is None and NoneType in members:
        return None
    return _read(next(member for member in members if member is not NoneType), data, where)


def _read_dataclass(kind: Any, data: object, where: str) -> object:  # noqa: ANN401 - a type form
    if not isinstance(data, dict):
        raise _refuse(where)
    known = {field.name: field for field in fields(kind)}
    for name in data:
        if name not in known:
            raise _refuse(f"{where}.{name}")
    missing = [n for n, f in known.items() if n not in data and _default(f) is MISSING]
    if missing:
        raise InvalidValue(reason=f"bij '{where}' ontbreekt '{missing[0]}'")
    hints = get_type_hints(kind)
    return kind(**{n: _read(hints[n], v, f"{where}.{n}") for n, v in data.items()})


def _read_leaf(kind: Any, data: object, where: str) -> object:  # noqa: ANN401 - a type form
    if kind in (bool, int, str) and type(data) is kind:
        if not _is_storable(data):
            raise _refuse(where)
        return data
    if isinstance(data, str) and kind not in (bool, int, str):
        try:
            return _PARSERS.get(kind, kind)(data)
        except ValueError as error:
            raise _refuse(where) from error
    raise _refuse(where)


def _is_storable(data: object) -> bool:
    """Return whether every database and every other program can hold this value."""
    if isinstance(data, int):
        return abs(data) <= LARGEST_NUMBER
    # Half of a surrogate pair is no character, and has no bytes in UTF-8.
    return not any("\ud800" <= character <= "\udfff" for character in str(data))
