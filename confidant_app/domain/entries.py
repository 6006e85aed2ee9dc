"""Read catalogue entries strictly: what is missing, misshapen or unknown is refused by name."""

import re
import unicodedata
from collections.abc import Container, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Final, TypeVar

from confidant_app.domain.errors import CatalogueBroken
from confidant_app.domain.sources import Grade, Source

Choice = TypeVar("Choice", bound=StrEnum)

LONGEST_TEXT: Final = 2000
_LONGEST_NAME: Final = 80
_CODE: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
# Control characters, invisible ones that turn or join text, halves of characters, private ones,
# and the separators of lines and paragraphs: none of them is ever meant.
_NEVER_MEANT: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


class Entry:
    """One table of a catalogue file while it is being read.

    Every reading method raises `CatalogueBroken` with the file, the entry and the reason in
    Dutch. `close` refuses the keys that nobody asked for.
    """

    def __init__(self, data: object, *, file: str, name: str) -> None:
        self.file = file
        self.name = name
        if not isinstance(data, Mapping):
            raise self.broken("hier hoort een tabel te staan")
        self._data: Mapping[str, object] = data
        self._asked: set[str] = set()

    def broken(self, reason: str) -> CatalogueBroken:
        """Return the error that names this entry."""
        return CatalogueBroken(file=self.file, entry=self.name, reason=reason)

    def has(self, key: str) -> bool:
        """Return whether the entry gives this key."""
        return key in self._data

    def text(self, key: str, *, lines: bool = False) -> str:
        """Return a text that may not be empty; with `lines` it may have more than one."""
        value = self._value(key)
        if not isinstance(value, str) or not value.strip():
            raise self.broken(f"{key} moet een tekst zijn")
        self._check_text(key, value.replace("\n", "") if lines else value)
        return value

    def code(self, key: str) -> str:
        """Return a code: letters, digits, _ and -."""
        value = self.text(key)
        if not _CODE.fullmatch(value):
            raise self.broken(f"{key} mag alleen letters, cijfers, _ en - hebben, hooguit 64")
        return value

    def optional_text(self, key: str) -> str:
        """Return a text, empty when the key is left out."""
        return self.text(key) if self.has(key) else ""

    def number(self, key: str) -> int:
        """Return a whole number."""
        value = self._value(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.broken(f"{key} moet een geheel getal zijn")
        return value

    def optional_number(self, key: str) -> int | None:
        """Return a whole number, None when the key is left out."""
        return self.number(key) if self.has(key) else None

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false, `default` when the key is left out."""
        if not self.has(key):
            return default
        value = self._value(key)
        if not isinstance(value, bool):
            raise self.broken(f"{key} moet true of false zijn")
        return value

    def day(self, key: str) -> date:
        """Return a date without a time."""
        value = self._value(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.broken(f"{key} moet een datum zijn, bijvoorbeeld 2026-11-22")
        return value

    def optional_day(self, key: str) -> date | None:
        """Return a date, None when the key is left out."""
        return self.day(key) if self.has(key) else None

    def choice(self, key: str, options: type[Choice]) -> Choice:
        """Return a member of a closed list."""
        return self._member(key, self.text(key), options)

    def choices(self, key: str, options: type[Choice]) -> tuple[Choice, ...]:
        """Return members of a closed list, none when the key is left out."""
        return tuple(self._member(key, text, options) for text in self.texts(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts without repeats, empty when the key is left out."""
        values = self._list(key)
        texts = tuple(value for value in values if isinstance(value, str) and value.strip())
        if len(texts) != len(values):
            raise self.broken(f"{key} moet een lijst van teksten zijn")
        if len(set(texts)) != len(texts):
            raise self.broken(f"in {key} staat iets dubbel")
        for text in texts:
            self._check_text(key, text)
        return texts

    def entries(self, key: str, label: str = "code") -> tuple["Entry", ...]:
        """Return the tables of a list, each named after its `label` or its place in the list."""
        return tuple(
            self._child(value, f"{key} {place}", label)
            for place, value in enumerate(self._list(key), start=1)
        )

    def names(self) -> tuple[str, ...]:
        """Return the keys that the entry gives, in order."""
        return tuple(self._data)

    def is_table(self, key: str) -> bool:
        """Return whether the value of this key is a table."""
        return isinstance(self._value(key), Mapping)

    def table(self, key: str) -> "Entry":
        """Return a table inside this one, empty when the key is left out."""
        return Entry(self._value(key) if self.has(key) else {}, file=self.file, name=key)

    def source(self) -> Source:
        """Return source, checked_on and certainty, which every legal fact must give."""
        return Source(
            text=self.text("source"),
            checked_on=self.day("checked_on"),
            certainty=self.choice("certainty", Grade),
        )

    def once(self, taken: Container[object], code: object) -> None:
        """Refuse a code that another entry has already."""
        if code in taken:
            shown = " ".join(code) if isinstance(code, tuple) else code
            raise self.broken(f"{shown} staat er twee keer in")

    def close(self) -> None:
        """Refuse keys that are not part of the schema."""
        unknown = sorted(set(self._data) - self._asked)
        if unknown:
            raise self.broken(f"{_shown(unknown[0])} is hier niet bekend")

    def _check_text(self, key: str, text: str) -> None:
        if len(text) > LONGEST_TEXT:
            raise self.broken(f"{key} is langer dan {LONGEST_TEXT} tekens")
        if any(unicodedata.category(character) in _NEVER_MEANT for character in text):
            raise self.broken(f"in {key} staat een teken dat niet te zien is")

    def _value(self, key: str) -> object:
        self._asked.add(key)
        if key not in self._data:
            raise self.broken(f"{key} ontbreekt")
        return self._data[key]

    def _list(self, key: str) -> Sequence[object]:
        if not self.has(key):
            return ()
        value = self._value(key)
        if not isinstance(value, list | tuple):
            raise self.broken(f"{key} moet een lijst zijn")
        return value

    def _member(self, key: str, text: str, options: type[Choice]) -> Choice:
        try:
            return options(text)
        except ValueError:
            raise self.broken(f"{key} kent de waarde '{text}' niet") from None

    def _child(self, value: object, place: str, label: str) -> "Entry":
        called = value.get(label) if isinstance(value, Mapping) else None
        name = _shown(called) if isinstance(called, str) and called else place
        return Entry(value, file=self.file, name=name)


def _shown(text: str) -> str:
    """Return what of a text from a file can stand in a sentence on the screen."""
    seen = "".join(c for c in text if unicodedata.category(c) not in _NEVER_MEANT)
    return seen if len(seen) <= _LONGEST_NAME else f"{seen[:_LONGEST_NAME]}…"
