"""One value, one spelling: canonical JSON for everything that is signed, bound or checked.

Keys sorted, no spaces, UTF-8, no NaN (close to RFC 8785, for the strings and whole numbers
that are used here). Whatever is read must encode to the very same bytes again, so that two
different files can never mean the same thing and nothing can hide between the lines.
"""

import json
from collections.abc import Mapping, Set
from dataclasses import dataclass


class NotCanonical(ValueError):
    """The bytes are not the canonical spelling of a value of the expected shape.

    Never reaches a user: each reader turns it into the error that fits its kind of file.
    """


def encode(value: object) -> bytes:
    """Return the canonical spelling of a value of dicts, lists, strings and whole numbers."""
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return text.encode()


@dataclass(frozen=True, slots=True)
class Fields:
    """A JSON object that is read field by field; each read raises `NotCanonical` if it fails."""

    values: Mapping[str, object]

    def only(self, names: Set[str]) -> None:
        """Demand exactly these fields: an unknown field is a message nobody checked."""
        if self.values.keys() != names:
            raise NotCanonical("fields missing or unknown")

    def text(self, name: str) -> str:
        """Return a string."""
        value = self.values.get(name)
        if not isinstance(value, str):
            raise NotCanonical(f"{name} is not text")
        return value

    def number(self, name: str) -> int:
        """Return a whole number. JSON's `true` is none, although Python thinks so."""
        value = self.values.get(name)
        if type(value) is not int:
            raise NotCanonical(f"{name} is not a whole number")
        return value

    def octets(self, name: str, size: int) -> bytes:
        """Return `size` bytes, spelled as lower-case hexadecimal digits."""
        return octets(self.text(name), size)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of strings."""
        value = self.values.get(name)
        if not isinstance(value, list):
            raise NotCanonical(f"{name} is not a list")
        found = tuple(item for item in value if isinstance(item, str))
        if len(found) != len(value):
            raise NotCanonical(f"{name} holds something else than text")
        return found

    def inner(self, name: str) -> "Fields":
        """Return a nested object."""
        value = self.values.get(name)
        if not isinstance(value, dict):
            raise NotCanonical(f"{name} is not an object")
        return Fields(value)


def octets(text: str, size: int) -> bytes:
    """Return the `size` bytes that `text` spells in lower-case hexadecimal digits."""
    try:
        value = bytes.fromhex(text)
    except ValueError as error:
        raise NotCanonical("not hexadecimal") from error
    # bytes.fromhex also takes capitals and spaces; there may be only one spelling.
    if len(value) != size or value.hex() != text:
        raise NotCanonical("not the one spelling of that many bytes")
    return value


def decode(data: bytes, *, limit: int) -> Fields:
    """Read one canonical JSON object of at most `limit` bytes.

    The limit comes first, so that hostile input cannot make the parser work for long.
    Raises `NotCanonical`.
    """
    if len(data) > limit:
        raise NotCanonical("too long")
    try:
        value = json.loads(data.decode())
        same = encode(value) == data
    except (ValueError, RecursionError) as error:
        # ValueError covers broken UTF-8, broken JSON, NaN, lone surrogates and numbers of
        # thousands of digits; RecursionError a tower of brackets.
        raise NotCanonical("not JSON") from error
    if not same or not isinstance(value, dict):
        raise NotCanonical("not a canonical object")
    return Fields(value)
