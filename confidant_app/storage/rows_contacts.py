"""Rows of contacts; note and agreements live in passages, older notes in their versions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from confidant_app.domain.cases import CaseId
from confidant_app.domain.coding import ThemeMark
from confidant_app.domain.contacts import Channel, Contact, ContactId, Direction, Kind, NoteVersion
from confidant_app.domain.errors import InvalidValue, NotFound
from confidant_app.domain.people import PersonId
from confidant_app.storage import rows_passages
from confidant_app.storage.fields import (
    Row,
    by_owner,
    from_day,
    from_id,
    from_moment,
    from_theme,
    the_one,
    to_day,
    to_id,
    to_moment,
    to_theme,
)
from confidant_app.storage.schema_search import PassageKind
from confidant_app.storage.vault import Source, Vault

_SELECT: Final = (
    "SELECT contact.id, contact.at, contact.case_id, minutes, channel, direction, contact.kind, "
    "next_on, coalesce(note.body, ''), coalesce(agreed.body, '') FROM contact "
    "LEFT JOIN passage AS note ON note.record = contact.id AND note.kind = 'contact' "
    "LEFT JOIN passage AS agreed ON agreed.record = contact.id AND agreed.kind = 'agreements' "
    "WHERE "
)
_PEOPLE: Final = (
    "SELECT contact_id, person_id FROM contact_person WHERE contact_id IN "
    "(SELECT id FROM contact WHERE "
)
_THEMES: Final = (
    "SELECT contact_id, code, severity, knowledge FROM contact_theme WHERE contact_id IN "
    "(SELECT id FROM contact WHERE "
)
_IN_ORDER: Final = ") ORDER BY contact_id, position"


def insert(vault: Vault, contact: Contact, saved_at: datetime) -> None:
    """Add a contact and the first version of its note."""
    vault.write(
        "INSERT INTO contact (at, case_id, minutes, channel, direction, kind, next_on, id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        _columns(contact),
    )
    vault.write(
        "INSERT INTO note_version (contact_id, number, saved_at) VALUES (?, 1, ?)",
        (str(contact.id), from_moment(saved_at)),
    )
    _put_texts(vault, contact)
    _put_parts(vault, contact)


def update(vault: Vault, contact: Contact, saved_at: datetime) -> None:
    """Replace a contact; a changed note becomes a new version and the old one is kept.

    Raises:
        NotFound: it is no longer there.
    """
    before = get(vault, contact.id)
    vault.write(
        "UPDATE contact SET at = ?, case_id = ?, minutes = ?, channel = ?, direction = ?, "
        "kind = ?, next_on = ? WHERE id = ?",
        _columns(contact),
    )
    if contact.note != before.note:
        _add_version(vault, before, saved_at)
    if contact.case != before.case:
        _move(vault, contact)
    vault.write("DELETE FROM contact_person WHERE contact_id = ?", (str(contact.id),))
    vault.write("DELETE FROM contact_theme WHERE contact_id = ?", (str(contact.id),))
    _put_texts(vault, contact)
    _put_parts(vault, contact)


def get(source: Source, wanted: ContactId) -> Contact:
    """Return a contact.

    Raises:
        NotFound: it is no longer there.
    """
    return the_one(_select(source, "contact.id = ?", (str(wanted),)))


def of_case(source: Source, case: CaseId) -> tuple[Contact, ...]:
    """Return the contacts of a case, newest first."""
    return _select(source, "contact.case_id = ?", (str(case),))


def without_case(source: Source) -> tuple[Contact, ...]:
    """Return the contacts that were written before there was a case, newest first."""
    return _select(source, "contact.case_id IS NULL", ())


def everybody(source: Source) -> tuple[Contact, ...]:
    """Return the contacts of all cases, newest first."""
    return _select(source, "contact.case_id IS NOT NULL", ())


def versions(source: Source, contact: ContactId) -> tuple[NoteVersion, ...]:
    """Return every saved state of a note, oldest first."""
    return tuple(
        NoteVersion(contact=contact, number=number, saved_at=to_moment(saved_at), note=note)
        for number, saved_at, note in source.read(
            "SELECT number, saved_at, coalesce(note, body, '') FROM note_version "
            "LEFT JOIN passage ON record = contact_id AND kind = ? "
            "WHERE contact_id = ? ORDER BY number",
            (PassageKind.CONTACT, str(contact)),
        )
    )


def revised(source: Source, case: CaseId) -> frozenset[ContactId]:
    """Return the contacts of a case whose note was saved more than once."""
    found = source.read(
        "SELECT contact_id FROM note_version JOIN contact ON contact.id = contact_id "
        "WHERE case_id = ? GROUP BY contact_id HAVING count(*) > 1",
        (str(case),),
    )
    return frozenset(ContactId(UUID(contact)) for (contact,) in found)


def version(source: Source, contact: ContactId) -> int:
    """Return the number of the newest version of a note; a draft that began there is not stale.

    Raises:
        NotFound: the contact is no longer there.
    """
    ((newest,),) = source.read(
        "SELECT max(number) FROM note_version WHERE contact_id = ?", (str(contact),)
    )
    if newest is None:
        raise NotFound
    return int(newest)


def _add_version(vault: Vault, before: Contact, saved_at: datetime) -> None:
    newest = version(vault, before.id)
    vault.write(
        "UPDATE note_version SET note = ? WHERE contact_id = ? AND number = ?",
        (before.note, str(before.id), newest),
    )
    vault.write(
        "INSERT INTO note_version (contact_id, number, saved_at) VALUES (?, ?, ?)",
        (str(before.id), newest + 1, from_moment(saved_at)),
    )


def _move(vault: Vault, contact: Contact) -> None:
    # What came with the contact goes with it: a file without its case would never be erased.
    case = from_id(contact.case)
    _move_quotes(vault, contact)
    vault.write("UPDATE attachment SET case_id = ? WHERE contact_id = ?", (case, str(contact.id)))
    vault.write(
        "UPDATE passage SET case_id = ? WHERE record IN "
        "(SELECT id FROM attachment WHERE contact_id = ?)",
        (case, str(contact.id)),
    )


def _move_quotes(vault: Vault, contact: Contact) -> None:
    # Other people, another consent: words are read again before they may leave. Without a case
    # nobody allowed anything, so there they are refused until a case is named.
    if contact.case is None and vault.read(
        "SELECT 1 FROM quote WHERE contact_id = ?", (str(contact.id),)
    ):
        raise InvalidValue(reason="een gesprek met citaten hoort bij een zaak")
    vault.write(
        "UPDATE quote SET case_id = ?, reviewed_on = NULL, second_reader = '', "
        "approved_on = NULL WHERE contact_id = ?",
        (from_id(contact.case), str(contact.id)),
    )


def _put_texts(vault: Vault, contact: Contact) -> None:
    texts = {PassageKind.CONTACT: contact.note, PassageKind.AGREEMENTS: contact.agreements}
    for kind, body in texts.items():
        rows_passages.put(vault, kind, contact.id, contact.case, contact.at, body)


def _put_parts(vault: Vault, contact: Contact) -> None:
    vault.write_each(
        "INSERT INTO contact_person (contact_id, position, person_id) VALUES (?, ?, ?)",
        [
            (str(contact.id), position, str(person))
            for position, person in enumerate(contact.people)
        ],
    )
    vault.write_each(
        "INSERT INTO contact_theme (contact_id, position, code, severity, knowledge) "
        "VALUES (?, ?, ?, ?, ?)",
        [from_theme(contact.id, position, mark) for position, mark in enumerate(contact.themes)],
    )


def _columns(contact: Contact) -> Row:
    return (
        from_moment(contact.at),
        from_id(contact.case),
        contact.minutes,
        contact.channel,
        contact.direction,
        contact.kind,
        from_day(contact.next_on),
        str(contact.id),
    )


def _select(source: Source, where: str, params: Sequence[object]) -> tuple[Contact, ...]:
    people = by_owner(source.read(_PEOPLE + where + _IN_ORDER, params), _person)
    themes = by_owner(source.read(_THEMES + where + _IN_ORDER, params), to_theme)
    rows = source.read(_SELECT + where + " ORDER BY contact.at DESC, contact.entry DESC", params)
    return tuple(_contact(row, people.get(row[0], ()), themes.get(row[0], ())) for row in rows)


def _person(text: str) -> PersonId:
    return PersonId(UUID(text))


def _contact(row: Row, people: tuple[PersonId, ...], themes: tuple[ThemeMark, ...]) -> Contact:
    return Contact(
        id=ContactId(UUID(row[0])),
        at=to_moment(row[1]),
        case=to_id(row[2], CaseId),
        minutes=row[3],
        channel=Channel(row[4]),
        direction=Direction(row[5]),
        people=people,
        note=row[8],
        themes=themes,
        kind=Kind(row[6]),
        agreements=row[9],
        next_on=to_day(row[7]),
    )
