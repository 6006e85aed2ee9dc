"""What may never leave in anybody's words: a name on file, a number, an address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from confidant_app.deidentify.finder import find_with
from confidant_app.deidentify.lists import NameLists
from confidant_app.deidentify.matcher import Matcher, build_matcher
from confidant_app.deidentify.on_file import named
from confidant_app.domain.cases import CaseId
from confidant_app.domain.contacts import Quote
from confidant_app.domain.errors import GlyphMissing, InvalidValue
from confidant_app.domain.findings import Certainty, Finding, KnownName, Label
from confidant_app.domain.people import Person, is_public, names
from confidant_app.domain.quotable import check_words
from confidant_app.pdf.fonts import check_quotable
from confidant_app.storage import rows_people
from confidant_app.storage.fields import grouped
from confidant_app.storage.vault import Vault

_NUMBERS: Final = frozenset({Label.PHONE, Label.EMAIL, Label.IBAN, Label.BSN, Label.POSTCODE})


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Gate:
    """What words are held against, prepared once for many of them.

    `everybody` knows all names on file but the public ones, `people` who belongs to which case.
    """

    lists: NameLists
    everybody: Matcher
    people: Mapping[CaseId, tuple[Person, ...]]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OnFile:
    """Everybody in a vault, and the names that people had before."""

    people: tuple[Person, ...]
    former: tuple[str, ...]


def on_file(vault: Vault) -> OnFile:
    """Return who is on file now."""
    return OnFile(people=rows_people.everybody(vault), former=rows_people.former_names(vault))


def build_gate(found: OnFile, lists: NameLists, before: Gate | None = None) -> Gate:
    """Return the gate for these people; names that did not change are not prepared again.

    Six thousand people take about 0.7 s, so a window prepares the first one in the background.
    """
    current = (name for one in found.people for name in guarded_names(one))
    every = dict.fromkeys((*current, *found.former))
    known = tuple(KnownName(text=name) for name in every)
    same = before is not None and before.everybody.known == known
    return Gate(
        lists=lists,
        everybody=before.everybody if before and same else build_matcher(known, lists),
        people=grouped(found.people, lambda one: one.case),
    )


def gate(vault: Vault, lists: NameLists, before: Gate | None = None) -> Gate:
    """Return the gate of this vault as it is now."""
    return build_gate(on_file(vault), lists, before)


def guarded_names(person: Person) -> tuple[str, ...]:
    """Return the names of somebody that may not leave: all, or none when they are public."""
    return () if is_public(person) else names(person)


def pointing(words: str, case: CaseId, passage: Gate) -> tuple[Finding, ...]:
    """Return what in words of a case names somebody on file, and numbers and addresses in it.

    Of the people of that case every spelling counts, also one that is an ordinary word: who
    knows the family reads a name in it. An ordinary word that is the name of somebody in
    another case says nothing here; any other spelling of such a name does.
    """
    own = [
        KnownName(text=name, own=True)
        for person in passage.people.get(case, ())
        for name in guarded_names(person)
    ]
    lists = passage.lists
    found = (*named(words, build_matcher(own, lists), lists), *_surely(words, passage))
    return (*dict.fromkeys(found), *numbered(words, lists))


def numbered(words: str, lists: NameLists) -> tuple[Finding, ...]:
    """Return the telephone numbers, addresses and other numbers of somebody in words."""
    nobody = build_matcher((), lists)
    return tuple(one for one in find_with(words, nobody, lists) if one.label in _NUMBERS)


def check_printed(words: str) -> None:
    """Refuse words that cannot stand in a bundle or a report.

    Raises:
        InvalidValue: too long, empty, or with a character that nobody sees.
        GlyphMissing: the typeface of the report lacks a character.
    """
    check_words(words)
    check_quotable(words)


def clean(quotes: Iterable[Quote], passage: Gate) -> tuple[Quote, ...]:
    """Return the quotes among these whose public words can be printed and point to nobody."""
    return tuple(
        quote
        for quote in quotes
        if can_print(quote.public_words) and not pointing(quote.public_words, quote.case, passage)
    )


def can_print(words: str) -> bool:
    """Return whether words can stand in a bundle or a report."""
    try:
        check_printed(words)
    except (InvalidValue, GlyphMissing):
        return False
    return True


def _surely(words: str, passage: Gate) -> list[Finding]:
    found = named(words, passage.everybody, passage.lists)
    return [one for one in found if one.certainty is not Certainty.MAYBE]
