"""Everything in a vault that points to a person, for the verifier and for nothing else."""

from collections.abc import Iterator

from confidant_app.domain.people import Person, names
from confidant_app.pdf.identifiers import Identifiers
from confidant_app.services.namelists import load_lists
from confidant_app.storage import rows_people
from confidant_app.storage.vault import Vault, VaultKind

__all__ = ["Identifiers", "identifiers_of"]


def identifiers_of(vault: Vault) -> Identifiers:
    """Return every name, number and address of every person on file.

    A coordinator's vault holds nobody, so there is nothing to look for.
    """
    if vault.kind is VaultKind.COORDINATOR:
        return Identifiers()
    people = rows_people.everybody(vault)
    vocabulary = load_lists().vocabulary
    found = sorted({name for person in people for name in _names(person)})
    return Identifiers(
        names=tuple((name, name.casefold() in vocabulary) for name in found),
        phones=tuple(sorted({person.phone for person in people if person.phone})),
        emails=tuple(sorted({person.email for person in people if person.email})),
    )


def _names(person: Person) -> Iterator[str]:
    """Yield each name whole, and each word of it that can stand alone."""
    for name in names(person):
        yield name
        yield from (word for word in name.replace("-", " ").split() if word[:1].isupper())
