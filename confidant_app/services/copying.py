"""A copy of what the vault holds about one person, for an access request (GDPR art. 15).

The JSON is `{"format": "confidant-person-copy", "version": 1, ...}` with `made_on`,
`others_hidden`, `case` (number, opened), `person`, and the lists `contacts`, `follow_ups`,
`advice`, `consents`, `letters` and `files`. Records have the fields of `export --json`, see the
page `person-copy-format.md` in the manual; a contact has besides them `with` (who else took
part), `quotes`, `earlier_notes` and `files`. Fields at their default are left out.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from confidant_app.deidentify.lists import NameLists
from confidant_app.domain.log import Act
from confidant_app.domain.people import PersonId
from confidant_app.domain.person_copy import PersonCopy
from confidant_app.domain.plain import to_plain
from confidant_app.domain.vocabulary import Role
from confidant_app.pdf.person_copy import render_person_copy
from confidant_app.services.copy_sections import in_words
from confidant_app.services.given_out import written_with_entry
from confidant_app.services.own_data import OwnContact, OwnData, own_data, veil
from confidant_app.storage import rows_log, rows_people
from confidant_app.storage.vault import Vault

FORMAT: Final = "confidant-person-copy"
VERSION: Final = 1

_LINKS: Final = frozenset({"id", "case", "contact", "person", "people", "step"})


class CopyForm(StrEnum):
    """What kind of file the copy is written in."""

    PDF = "pdf"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCopy:
    """A copy to look over; nothing is written yet.

    `named` places are about another person on file: made unreadable if `others_hidden`.
    `doubtful` words look like a name of somebody who is not on file, and stay readable.
    `elsewhere` conversations of others name this person, and of `unclaimed` ones nobody knows
    with which of two reporters they were; they are not in the copy. `youth`: it is about a child,
    so who may ask for it needs a thought.
    """

    person: PersonId
    others_hidden: bool
    words: PersonCopy
    plain: Mapping[str, Any]
    named: int
    doubtful: tuple[str, ...]
    elsewhere: int
    unclaimed: int
    youth: bool


def copy_of(
    vault: Vault, wanted: PersonId, lists: NameLists, made_on: date, *, hide_others: bool
) -> OwnCopy:
    """Return what the vault holds about a person.

    A program does not see everything that is about somebody else: whoever hands the copy over
    has to read it first (GDPR art. 15(4), the rights of others).

    Raises:
        NotFound: this person is no longer there.
    """
    over = veil(vault, rows_people.get(vault, wanted), lists, hides=hide_others)
    data = own_data(vault, wanted, over)
    return OwnCopy(
        person=wanted,
        others_hidden=hide_others,
        words=in_words(data, made_on, veiled=hide_others and over.named > 0),
        plain=_plain(data, made_on, hidden=hide_others),
        named=over.named,
        doubtful=tuple(over.doubtful),
        elsewhere=data.elsewhere,
        unclaimed=data.unclaimed,
        youth=data.person.role is Role.YOUTH,
    )


def render(copy: OwnCopy, form: CopyForm) -> bytes:
    """Return the copy as the bytes of a file; takes a moment for a long PDF, needs no vault."""
    if form is CopyForm.PDF:
        return render_person_copy(copy.words)
    return json.dumps(copy.plain, ensure_ascii=False, indent=1).encode()


def hand_over(
    vault: Vault, copy: OwnCopy, form: CopyForm, path: Path, data: bytes, at: datetime
) -> None:
    """Write the file, which is not encrypted, and the log entry with its hash: both or neither.

    Raises:
        FileExists, DiskFull, ReadOnlyPlace.
    """
    facts: dict[str, str | int] = {
        "form": form.value,
        "others_hidden": int(copy.others_hidden),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    with written_with_entry(vault, path, data):
        rows_log.append(vault, at, Act.PERSON_COPIED, str(copy.person), facts)


def _plain(data: OwnData, made_on: date, *, hidden: bool) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_on": made_on.isoformat(),
        "others_hidden": hidden,
        "case": {"number": data.case.number, "opened": data.case.opened.isoformat()},
        "person": _fields(data.person),
        "contacts": [_contact(one) for one in data.contacts],
        "follow_ups": [_fields(one) for one in data.follow_ups],
        "advice": [_fields(one) for one in data.advice],
        "consents": [_fields(one) for one in data.consents],
        "letters": [_fields(one) for one in data.letters],
        "files": [_fields(one) for one in data.files],
    }


def _contact(own: OwnContact) -> dict[str, Any]:
    return {
        **_fields(own.contact),
        "with": list(own.others),
        "quotes": [_fields(one) for one in own.quotes],
        "earlier_notes": [_fields(one) for one in own.earlier],
        "files": [_fields(one) for one in own.files],
    }


def _fields(value: object) -> dict[str, Any]:
    return {name: found for name, found in to_plain(value).items() if name not in _LINKS}
