"""A number that may be a burgerservicenummer: it is in no field here, and belongs in no letter."""

import re
from typing import Final

_NINE: Final = re.compile(r"(?<!\d)(?<!\d[ .\-])\d(?:[ .\-]?\d){8}(?![ .\-]?\d)", re.ASCII)
_WEIGHTS: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def may_hold_citizen_number(text: str) -> bool:
    """Return whether nine digits in a text pass the test of eleven, as one in eleven does."""
    return any(_passes(found[0]) for found in _NINE.finditer(text))


def _passes(written: str) -> bool:
    digits = [int(each) for each in written if each.isdecimal()]
    total = sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return any(digits) and total % 11 == 0
