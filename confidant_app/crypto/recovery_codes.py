"""The recovery code: 130 random bits that a person can print, read out and type back."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from confidant_app.domain.errors import RecoveryCodeMistyped
from confidant_app.domain.vault_errors import RecoveryCodeLength, RecoveryGroupMistyped

# Crockford's base 32: no I, L, O (they look like 1, 1, 0) and no U.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRET_SIZE: Final = 26  # characters of 5 bits
_CHECK_SIZE: Final = 2
_SIZE: Final = SECRET_SIZE + _CHECK_SIZE
_GROUP_SIZE: Final = 4
_GROUPS: Final = _SIZE // _GROUP_SIZE
_LOOKALIKES: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_DASHES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2212"


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """The secret on the recovery sheet; its two check characters are made from it.

    `secret` is 26 characters of the alphabet, 130 random bits. It is not shown by `repr`.
    """

    secret: str = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != SECRET_SIZE or not set(self.secret) <= set(ALPHABET):
            raise ValueError("a recovery code has 26 characters of its alphabet")

    @classmethod
    def new(cls) -> "RecoveryCode":
        """Draw a code from the system's random source."""
        return cls("".join(secrets.choice(ALPHABET) for _ in range(SECRET_SIZE)))

    @classmethod
    def parse(cls, text: str) -> "RecoveryCode":
        """Read what somebody typed: any case, spaces or dashes anywhere, O for 0, I or L for 1.

        A single wrong character, two wrong characters and any two that changed places are
        always found. Raises `RecoveryCodeMistyped`, or one of its kinds: RecoveryGroupMistyped
        when the place shows, RecoveryCodeLength for too few or too many characters.
        """
        whole = text.upper().translate(_LOOKALIKES)
        typed = "".join(c for c in whole if not _is_between(c))
        for place, character in enumerate(typed):
            if character not in ALPHABET:
                raise RecoveryGroupMistyped(group=_group(place))
        if len(typed) != _SIZE:
            raise _wrong_length(whole, len(typed))
        values = [ALPHABET.index(c) for c in typed]
        if any(_remainder(values)):
            raise _wrong_check(values)
        return cls(typed[:SECRET_SIZE])

    @property
    def text(self) -> str:
        """The code as it is printed: seven groups of four characters."""
        values = (*(ALPHABET.index(c) for c in self.secret), 0, 0)
        whole = self.secret + "".join(ALPHABET[value] for value in _remainder(values))
        groups = (whole[i : i + _GROUP_SIZE] for i in range(0, len(whole), _GROUP_SIZE))
        return "-".join(groups)


def _is_between(character: str) -> bool:
    return character.isspace() or character in _DASHES


def _group(place: int) -> int:
    return min(place // _GROUP_SIZE + 1, _GROUPS)


def _wrong_length(text: str, size: int) -> RecoveryCodeMistyped:
    """Name the one group that is too short or too long, when they were typed as groups."""
    groups = "".join(" " if _is_between(c) else c for c in text).split()
    wrong = [n for n, group in enumerate(groups, start=1) if len(group) != _GROUP_SIZE]
    if len(groups) == _GROUPS and len(wrong) == 1:
        return RecoveryGroupMistyped(group=wrong[0])
    return RecoveryCodeLength(typed=size)


def _wrong_check(values: Sequence[int]) -> RecoveryCodeMistyped:
    """Name the group in which one wrong character explains what does not add up.

    The code as a polynomial, evaluated in 1, gives the error itself, and in a the error times a
    to the power of its place from the end; so their quotient tells the place. Two errors can
    look like one somewhere else, which is why it is only likely.
    """
    error = at_place = 0
    for value in values:
        error, at_place = error ^ value, _times_a(at_place) ^ value
    for place in range(_SIZE - 1, -1, -1):
        if error and error == at_place:
            return RecoveryGroupMistyped(group=_group(place))
        error = _times_a(error)
    return RecoveryCodeMistyped()


def _remainder(values: Iterable[int]) -> tuple[int, int]:
    """Divide by (x - 1)(x - a) over GF(32), where a generates the field.

    This is a Reed-Solomon code (Reed and Solomon, 1960): 28 characters are fewer than the 31
    that it can tell apart, so two valid codes differ in at least three places.
    """
    high = low = 0
    for value in values:
        # The generator is x² + (1 + a)x + a; in characteristic 2, minus is plus.
        high, low = low ^ high ^ _times_a(high), value ^ _times_a(high)
    return high, low


def _times_a(value: int) -> int:
    """Multiply by a in GF(32) = GF(2)[a] / (a⁵ + a² + 1)."""
    doubled = value << 1
    return doubled ^ 0b100101 if doubled & 0b100000 else doubled
