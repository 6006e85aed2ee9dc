"""Whose something of a case is: when in doubt nobody's, for it may be handed over (GDPR 15(4))."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from confidant_app.deidentify.lists import NameLists
from confidant_app.domain.consent import Consent
from confidant_app.domain.contacts import Contact
from confidant_app.domain.follow_ups import FollowUp
from confidant_app.domain.people import Person, names

_SHORTEST_NUMBER: Final = 8  # digits; fewer are shared by too many
_LETTER: Final = re.compile(r"[^\W\d]")
_BETWEEN_NUMBERS: Final = re.compile(r"[,;/|\n]|[^\W\d]+")
_BETWEEN_ADDRESSES: Final = re.compile(r"[\s,;/|<>()]+")
_DUTCH: Final = re.compile(r"(?:(?:00)?31)?0?(\d{9})")
_GOES_ON: Final = re.compile(r"['’]s\b|[ -](?:(?:van|de|den|der|het|'t|ter|ten|te|el|al) )*(\w)")
_BEFORE: Final = re.compile(r"([\w'’.]+)[ -]$")


def is_only_reporter(person: Person, people: Collection[Person]) -> bool:
    """Return whether this person reported, and nobody else of the case did."""
    return person.reporter and not any(one.reporter for one in people if one.id != person.id)


def took_part(person: Person, contact: Contact, people: Collection[Person]) -> bool:
    """Return whether a conversation is (also) theirs."""
    if contact.people:
        return person.id in contact.people
    return is_only_reporter(person, people)


def said(person: Person, contact: Contact, people: Collection[Person]) -> bool:
    """Return whether the words quoted from a conversation they took part in are theirs.

    A quote is of a reporter, or of whoever was there alone; with two reporters it is nobody's.
    """
    present = [one for one in people if one.id in contact.people]
    return all(one.id == person.id for one in present) or is_only_reporter(person, present)


def gave(person: Person, consent: Consent, people: Collection[Person]) -> bool:
    """Return whether a consent is theirs."""
    if consent.person is not None:
        return consent.person == person.id
    return is_only_reporter(person, people)


def is_promised_to(
    person: Person, follow_up: FollowUp, people: Collection[Person], lists: NameLists
) -> bool:
    """Return whether something was promised to this person.

    One of their names has to stand there in whole words, and not as a part of somebody else's:
    "Jan" is not in "Janneke", "Jan de Vries" or "Jan's moeder". A name that another of the case
    has as well is nobody's.
    """
    text = follow_up.for_whom
    if not text.strip():
        return is_only_reporter(person, people)
    others = [span for one in people if one.id != person.id for span in _named(text, one)]
    return any(
        not _goes_on(text, span[1])
        and not _began_before(text, span[0], person, lists)
        and not any(start <= span[0] and span[1] <= end for start, end in others)
        for span in _named(text, person)
    )


def is_own_number(written: str, person: Person) -> bool:
    """Return whether this is a telephone number of theirs, whatever stands before or between."""
    number = _number(written)
    own = map(_number, _BETWEEN_NUMBERS.split(person.phone))
    return len(number) >= _SHORTEST_NUMBER and not _LETTER.search(written) and number in own


def is_own_address(written: str, person: Person) -> bool:
    """Return whether this is an e-mail address of theirs, all of it."""
    own = _BETWEEN_ADDRESSES.split(person.email.casefold())
    return "@" in written and written.casefold() in own


def _named(text: str, person: Person) -> Iterator[tuple[int, int]]:
    """Yield where a name of this person stands in whole words."""
    for name in names(person):
        words = r"\s+".join(map(re.escape, name.split()))
        for found in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE):
            yield found.span()


def _goes_on(text: str, at: int) -> bool:
    """Return whether a name that ends here is the beginning of another, or owns what follows."""
    after = _GOES_ON.match(text, at)
    return after is not None and (after[1] is None or after[1].isupper())


def _began_before(text: str, at: int, person: Person, lists: NameLists) -> bool:
    """Return whether another's given name or initial stands right before the name that is here."""
    before = _BEFORE.search(text, 0, at)
    if before is None or not before[1][0].isupper():
        return False
    word = before[1].rstrip(".").casefold()
    if word == person.given[:1].casefold() or word in lists.titles | lists.kin | lists.professions:
        return False
    return len(word) == 1 or word not in lists.vocabulary or word in lists.first_names


def _number(written: str) -> str:
    """Return the digits without what may be left out: the country and zeros before it."""
    digits = "".join(filter(str.isdigit, written))
    dutch = _DUTCH.fullmatch(digits)
    return dutch[1] if dutch is not None else digits.lstrip("0")
