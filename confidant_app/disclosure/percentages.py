"""Percentages that tell no more than the figures they come from."""

from typing import Final

from confidant_app.domain.tables import Figure, Hidden

# One family is at most 3 % of thirty. Below that a per cent would promise an exactness that
# rounded figures do not have: off by two on either side of 30 is up to 13 per cent.
SMALLEST_WHOLE: Final = 30


def percentage(part: Figure, whole: Figure) -> int | None:
    """Return `part` of `whole` in whole per cents, or None where none may be shown.

    Both are figures as they are shown, so nothing can be computed back from the per cent but
    the figures beside it. A part that was rounded up past its whole is all of it.
    """
    if isinstance(part, Hidden) or isinstance(whole, Hidden) or whole.value < SMALLEST_WHOLE:
        return None
    return min(100, (200 * part.value + whole.value) // (2 * whole.value))
