"""Everything in a vault that points to a person, for the verifier and for nothing else."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from confidant_app.domain.people import is_public
from confidant_app.pdf.identifiers import LEAST_FOLDED, LEAST_NUMBER, Identifiers, digits
from confidant_app.services import cards
from confidant_app.services.leaving import guarded_names
from confidant_app.services.namelists import NameLists
from confidant_app.storage import rows_cases, rows_people
from confidant_app.storage.vault import Vault, VaultKind

__all__ = ["Identifiers", "identifiers_of"]

_MOST_DIGITS: Final = 13  # of one telephone number, country code and brackets included
_NUMBER: Final = re.compile(r"[+(]*\d(?:[\s().\-/]*\d)*")
_NEXT_NUMBER: Final = re.compile(r"\s+(?=\(?[+0])")
_ADDRESS: Final = re.compile(r"([^\s,;:<>()/@]+)@[^\s,;:<>()/@]+")


def identifiers_of(vault: Vault, lists: NameLists) -> Identifiers:
    """Return every name, number and address of every person on file, and who works here.

    Names that people had before, or of people who were taken off, count as well; public names
    do not (see `is_public`). A
    coordinator's vault holds nobody, so there is nothing to look for.
    """
    if vault.kind is VaultKind.COORDINATOR:
        return Identifiers()
    people = rows_people.everybody(vault)
    dutch = lists.vocabulary | lists.professions | lists.kin | lists.phrase_particles
    general = dutch | lists.single_places
    found = {name for one in people for whole in guarded_names(one) for name in _each(whole, dutch)}
    guarded = [person for person in people if not is_public(person)]
    surnames = {word for person in guarded for word in _words(person.surname)}
    found |= surnames - lists.phrase_particles
    found |= {name for whole in rows_people.former_names(vault) for name in _each(whole, dutch)}
    found |= {name for whole in _colleagues(vault) for name in _of_colleague(whole, general)}
    found |= {local for person in people for local in _locals(person.email, dutch)}
    return Identifiers(
        names=tuple((name, name.casefold() in lists.vocabulary) for name in sorted(found)),
        phones=_sorted(number for person in people for number in _numbers(person.phone)),
        emails=_sorted(address for person in people for address in _addresses(person.email)),
    )


def _sorted(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(found)))


def _each(name: str, dutch: frozenset[str]) -> Iterator[str]:
    """Yield a name and the words of it that are no ordinary words in lower case."""
    yield name
    yield from (word for word in _words(name) if word[:1].isupper() or word not in dutch)


def _words(name: str) -> list[str]:
    return name.replace("-", " ").split()


def _colleagues(vault: Vault) -> Iterator[str]:
    """Yield the confidants who are named in this vault, its owner first."""
    yield cards.chosen_name(vault)
    for case in rows_cases.everybody(vault):
        yield from (case.confidant, case.deputy)


def _of_colleague(whole: str, general: frozenset[str]) -> Iterator[str]:
    """Yield a name and its words, but for those that say what or where somebody is."""
    if whole.strip():
        yield whole
        yield from (word for word in _words(whole) if word.casefold() not in general)


def _numbers(field: str) -> Iterator[str]:
    """Yield each telephone number in a field that may hold more than one, or remarks."""
    parts = [part for run in _NUMBER.findall(field) for part in _parted(run)]
    found = [part for part in parts if len(digits(part)) >= LEAST_NUMBER]
    yield from found or filter(None, [field.strip()])


def _parted(run: str) -> list[str]:
    """Return the numbers in a row of digits; a slash can stand in one or between two."""
    parts = run.split("/")
    if any(len(digits(part)) < LEAST_NUMBER for part in parts):
        parts = [run]
    return [number for part in parts for number in _next_numbers(part)]


def _next_numbers(run: str) -> list[str]:
    return _NEXT_NUMBER.split(run) if len(digits(run)) > _MOST_DIGITS else [run]


def _addresses(field: str) -> Iterator[str]:
    found = [match[0] for match in _ADDRESS.finditer(field)]
    yield from found or filter(None, [field.strip()])


def _locals(field: str, dutch: frozenset[str]) -> Iterator[str]:
    """Yield what stands before the @ when it is long enough to be somebody's name."""
    for match in _ADDRESS.finditer(field):
        local = match[1]
        letters = sum(letter.isalpha() for letter in local)
        if letters >= LEAST_FOLDED and local.casefold() not in dutch:
            yield local
