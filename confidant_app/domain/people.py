"""The people of a case, as they are named and how they can be reached safely."""

from dataclasses import dataclass
from typing import Final, NewType
from uuid import UUID

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import CaseId
from confidant_app.domain.vocabulary import Role

PersonId = NewType("PersonId", UUID)

_IN_OFFICE: Final = frozenset({Role.PROFESSIONAL, Role.EMPLOYEE, Role.OTHER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in a case; every name is optional, a pseudonym is enough.

    `surname` is written with its particle ("van der Veen"). `safe_times` says when a call is
    safe; `voicemail` whether a message may be left; `interpreter` names the language;
    `public_name` whether everybody may read who this is, as of an alderman (see `is_public`).
    """

    id: PersonId
    case: CaseId
    role: Role = Role.UNKNOWN
    reporter: bool = False
    given: str = ""
    surname: str = ""
    nickname: str = ""
    former: str = ""
    phone: str = ""
    email: str = ""
    safe_times: str = ""
    voicemail: Answer = Answer.UNKNOWN
    interpreter: str = ""
    remarks: str = ""
    public_name: bool = False


def display_name(person: Person) -> str:
    """Return the name to call this person by, or an empty text when none is known."""
    whole = " ".join(part for part in (person.given, person.surname) if part)
    return whole or person.nickname


def names(person: Person) -> tuple[str, ...]:
    """Return every name on file for this person, whole names first, without repeats."""
    whole = " ".join(part for part in (person.given, person.surname) if part)
    found = (whole, person.given, person.surname, person.nickname, person.former)
    return tuple(dict.fromkeys(name for name in found if name.strip()))


def is_public(person: Person) -> bool:
    """Return whether this name may stand in what leaves: of an office, never of a family.

    Whoever reported, and everybody of the child's own circle, stays unnamed whatever was ticked.
    """
    return person.public_name and not person.reporter and person.role in _IN_OFFICE


def has_raised_protection(person: Person) -> bool:
    """Return whether this reporter works or worked at the institution itself.

    Such a reporter is never counted where employees can be told apart, and never quoted
    (Wet bescherming klokkenluiders, art. 1a: the duty to keep a reporter's identity secret).
    """
    return person.reporter and person.role is Role.EMPLOYEE
