"""What words must look like before they may leave: two pages at most, nothing that hides."""

import unicodedata
from typing import Final

from confidant_app.domain.errors import InvalidValue

LONGEST_QUOTE: Final = 6_000  # about two pages

_BREAKS: Final = frozenset("\n\t")


def check_words(words: str) -> None:
    """Refuse words that no report can carry.

    Raises:
        InvalidValue: nothing but white space, more than `LONGEST_QUOTE` characters, or a
            character that nobody sees or that turns the order of reading around.
    """
    if not words.strip():
        raise InvalidValue(reason="er staat geen tekst meer in het citaat")
    if len(words) > LONGEST_QUOTE:
        raise InvalidValue(reason=f"een citaat heeft hooguit {LONGEST_QUOTE} tekens")
    if not all(_is_seen(each) for each in words):
        raise InvalidValue(reason="in het citaat staat een onzichtbaar teken")


def _is_seen(character: str) -> bool:
    space = character in _BREAKS or unicodedata.category(character) == "Zs"
    return space or character.isprintable()
