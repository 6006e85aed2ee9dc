"""What may never leave in anybody's words: a name on file, a number, an address."""

from collections.abc import Iterable
from typing import Final

from confidant_app.deidentify.finder import find_with
from confidant_app.deidentify.lists import NameLists
from confidant_app.deidentify.matcher import Matcher, build_matcher
from confidant_app.domain.errors import GlyphMissing, InvalidValue
from confidant_app.domain.findings import Certainty, Finding, KnownName, Label
from confidant_app.domain.people import names
from confidant_app.domain.quotable import check_words
from confidant_app.pdf.fonts import check_quotable
from confidant_app.storage import rows_people
from confidant_app.storage.vault import Vault

_NAMES: Final = frozenset({Label.PERSON, Label.PROFESSIONAL})
_NUMBERS: Final = frozenset({Label.PHONE, Label.EMAIL, Label.IBAN, Label.BSN, Label.POSTCODE})


def names_on_file(vault: Vault) -> tuple[KnownName, ...]:
    """Return every name that anybody on file has or had, also of people who were taken off."""
    current = (name for person in rows_people.everybody(vault) for name in names(person))
    found = dict.fromkeys((*current, *rows_people.former_names(vault)))
    return tuple(KnownName(text=name) for name in found)


def pointing(text: str, matcher: Matcher, lists: NameLists) -> tuple[Finding, ...]:
    """Return what in a text surely names somebody on file, and every number or address in it."""
    return tuple(found for found in find_with(text, matcher, lists) if _points(found))


def check_printed(words: str) -> None:
    """Refuse words that cannot stand in a bundle or a report.

    Raises:
        InvalidValue: too long, empty, or with a character that nobody sees.
        GlyphMissing: the typeface of the report lacks a character.
    """
    check_words(words)
    check_quotable(words)


def leaving(quotes: Iterable[str], known: Iterable[KnownName], lists: NameLists) -> frozenset[str]:
    """Return the words among these that can be printed and that point to nobody."""
    matcher = build_matcher(tuple(known), lists)
    return frozenset(
        words for words in quotes if _can_print(words) and not pointing(words, matcher, lists)
    )


def _points(found: Finding) -> bool:
    named = found.label in _NAMES and found.certainty is Certainty.SURE
    return named or found.label in _NUMBERS


def _can_print(words: str) -> bool:
    try:
        check_printed(words)
    except (InvalidValue, GlyphMissing):
        return False
    return True
