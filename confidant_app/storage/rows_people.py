"""Rows of people."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import CaseId
from confidant_app.domain.people import Person, PersonId, names
from confidant_app.domain.vocabulary import Role
from confidant_app.storage import rows_passages
from confidant_app.storage.fields import Row, the_one
from confidant_app.storage.schema_search import PassageKind
from confidant_app.storage.vault import Source, Vault

_SELECT: Final = (
    "SELECT id, case_id, role, reporter, given, surname, nickname, former, phone, email, "
    "safe_times, voicemail, interpreter, remarks, public_name FROM person"
)


def insert(vault: Vault, person: Person) -> None:
    """Add a person to a case."""
    vault.write(
        "INSERT INTO person (case_id, role, reporter, given, surname, nickname, former, phone, "
        "email, safe_times, voicemail, interpreter, remarks, public_name, id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _columns(person),
    )
    _put_passage(vault, person)


def update(vault: Vault, person: Person) -> None:
    """Replace a person; the names they had before are remembered.

    Raises:
        NotFound: they are no longer there.
    """
    _remember(vault, get(vault, person.id), names(person))
    vault.write(
        "UPDATE person SET case_id = ?, role = ?, reporter = ?, given = ?, surname = ?, "
        "nickname = ?, former = ?, phone = ?, email = ?, safe_times = ?, voicemail = ?, "
        "interpreter = ?, remarks = ?, public_name = ? WHERE id = ?",
        _columns(person),
    )
    _put_passage(vault, person)


def delete(vault: Vault, person: PersonId) -> None:
    """Remove a person; contacts and consents stay, without them, and so do their names.

    Raises:
        NotFound: they are no longer there.
    """
    _remember(vault, get(vault, person), ())
    vault.write("DELETE FROM person WHERE id = ?", (str(person),))
    rows_passages.remove(vault, person)


def get(source: Source, wanted: PersonId) -> Person:
    """Return a person.

    Raises:
        NotFound: they are no longer there.
    """
    return the_one(_select(source, " WHERE id = ?", (str(wanted),)))


def of_case(source: Source, case: CaseId) -> tuple[Person, ...]:
    """Return the people of a case, in order of entry."""
    return _select(source, " WHERE case_id = ? ORDER BY entry", (str(case),))


def everybody(source: Source) -> tuple[Person, ...]:
    """Return all people of all cases, in order of entry."""
    return _select(source, " ORDER BY entry", ())


def former_names(source: Source) -> tuple[str, ...]:
    """Return the names that people of all cases had before, in alphabetical order."""
    return tuple(
        name for (name,) in source.read("SELECT DISTINCT name FROM former_name ORDER BY name")
    )


def _remember(vault: Vault, before: Person, kept: Sequence[str]) -> None:
    vault.write_each(
        "INSERT INTO former_name (case_id, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(str(before.case), name) for name in names(before) if name not in kept],
    )


def _put_passage(vault: Vault, person: Person) -> None:
    whole = " ".join(filter(None, (person.given, person.surname)))
    lines = (whole, person.nickname, person.former, person.phone, person.email, person.remarks)
    at = rows_passages.opening_of(vault, person.case)
    body = "\n".join(filter(None, lines))
    rows_passages.put(vault, PassageKind.PERSON, person.id, person.case, at, body)


def _columns(person: Person) -> Row:
    return (
        str(person.case),
        person.role,
        person.reporter,
        person.given,
        person.surname,
        person.nickname,
        person.former,
        person.phone,
        person.email,
        person.safe_times,
        person.voicemail,
        person.interpreter,
        person.remarks,
        person.public_name,
        str(person.id),
    )


def _select(source: Source, tail: str, params: Sequence[object]) -> tuple[Person, ...]:
    return tuple(_person(row) for row in source.read(_SELECT + tail, params))


def _person(row: Row) -> Person:
    return Person(
        id=PersonId(UUID(row[0])),
        case=CaseId(UUID(row[1])),
        role=Role(row[2]),
        reporter=bool(row[3]),
        given=row[4],
        surname=row[5],
        nickname=row[6],
        former=row[7],
        phone=row[8],
        email=row[9],
        safe_times=row[10],
        voicemail=Answer(row[11]),
        interpreter=row[12],
        remarks=row[13],
        public_name=bool(row[14]),
    )
