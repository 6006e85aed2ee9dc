"""Take whole cases in, all or none, and give them out in the same format."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from confidant_app.domain import interchange
from confidant_app.domain.contacts import Contact
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.event_days import demand_possible
from confidant_app.domain.interchange import read_cases, write_cases
from confidant_app.domain.log import Act
from confidant_app.domain.whole import WholeCase
from confidant_app.services import documents
from confidant_app.services.given_out import written_with_entry
from confidant_app.services.kinds import demand
from confidant_app.storage import (
    rows_advice,
    rows_answers,
    rows_cases,
    rows_consents,
    rows_contacts,
    rows_events,
    rows_follow_ups,
    rows_letters,
    rows_log,
    rows_norms,
    rows_people,
    rows_quotes,
    rows_steps,
    rows_whole,
)
from confidant_app.storage.vault import Vault, VaultKind

LARGEST = 200 * 1024 * 1024


def read_file_of_cases(path: Path, *, trust_reviews: bool = False) -> tuple[WholeCase, ...]:
    """Return the cases in a JSON file; nothing is saved. `trust_reviews` as in `read_cases`.

    Raises:
        FileMissing, InvalidValue.
    """
    return read_text_of_cases(documents.read(path, LARGEST), trust_reviews=trust_reviews)


def read_text_of_cases(data: bytes, *, trust_reviews: bool = False) -> tuple[WholeCase, ...]:
    """Return the cases in JSON bytes, each with new ids. `trust_reviews` as in `read_cases`.

    Raises:
        InvalidValue: no JSON, another format, or anything out of place in it.
    """
    try:
        parsed = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InvalidValue(reason="dit bestand is geen leesbare JSON") from error
    return read_cases(parsed, uuid4, trust_reviews=trust_reviews)


def read_loose_contacts(data: bytes) -> tuple[Contact, ...]:
    """Return the conversations without a case in JSON bytes that `read_text_of_cases` accepts.

    Raises:
        InvalidValue: anything out of place in them.
    """
    return interchange.read_loose_contacts(json.loads(data), uuid4)


def keep_cases(
    vault: Vault,
    cases: Iterable[WholeCase],
    at: datetime,
    loose: Iterable[Contact] = (),
    planned: Collection[str] = (),
) -> int:
    """Save the cases with everything in them, all or none, and return how many.

    `loose` are conversations without a case, newest first; they come along. `planned` are the
    codes of the events whose day may lie ahead.

    Raises:
        InvalidValue: a case number that the vault already has, or an event yet to come.
        WrongKindOfVault: a coordinator's vault has no room for cases.
    """
    demand(vault, VaultKind.CONFIDANT)
    count = 0
    with vault.transaction():
        for whole in cases:
            if rows_cases.has_number(vault, whole.case.number):
                raise InvalidValue(reason=f"zaak {whole.case.number} staat al in de kluis")
            _demand_happened(whole, at.astimezone().date(), planned)
            _insert(vault, whole)
            count += 1
        for contact in reversed(tuple(loose)):
            rows_contacts.insert(vault, contact, contact.at)
        rows_log.append(vault, at, Act.CASES_IMPORTED, facts={"cases": count})
    return count


def all_cases(vault: Vault) -> bytes:
    """Return every case of the vault as JSON bytes, in the format that can be taken in again.

    Conversations without a case are in it; files, earlier versions of notes and follow-ups
    without a case are not.

    Raises:
        WrongKindOfVault: a coordinator's vault has no cases.
    """
    demand(vault, VaultKind.CONFIDANT)
    plain = write_cases(rows_whole.whole_cases(vault), rows_contacts.without_case(vault))
    return json.dumps(plain, ensure_ascii=False, indent=1).encode()


def export_readable(vault: Vault, path: Path, at: datetime) -> None:
    """Write `all_cases` to a file, which is not encrypted, and log it with its hash.

    Raises:
        WrongKindOfVault: a coordinator's vault has no cases.
        FileExists, VaultInUse, DiskFull, DiskFailing, ReadOnlyPlace: neither was done.
    """
    data = all_cases(vault)
    facts: dict[str, str | int] = {"form": "json", "sha256": hashlib.sha256(data).hexdigest()}
    with written_with_entry(vault, path, data):
        rows_log.append(vault, at, Act.VAULT_EXPORTED, facts=facts)


def _demand_happened(whole: WholeCase, today: date, planned: Collection[str]) -> None:
    for event in (*whole.events, *(event for step in whole.steps for event in step.events)):
        try:
            demand_possible(event.on, today, planned=event.code in planned)
        except InvalidValue as error:
            where = f"zaak {whole.case.number}, {event.code}"
            raise InvalidValue(reason=f"{where}: {error.facts['reason']}") from None


def _insert(vault: Vault, whole: WholeCase) -> None:
    rows_cases.insert(vault, whole.case)
    for person in whole.people:
        rows_people.insert(vault, person)
    # A whole case has these newest first, and the vault shows last what was entered first.
    for contact in reversed(whole.contacts):
        rows_contacts.insert(vault, contact, contact.at)
    rows: tuple[tuple[Callable[[Vault, Any], None], Iterable[object]], ...] = (
        (rows_quotes.insert, reversed(whole.quotes)),
        (rows_follow_ups.insert, reversed(whole.follow_ups)),
        (rows_advice.insert, reversed(whole.advice)),
        (rows_consents.insert, whole.consents),
        (rows_steps.insert, whole.steps),
        (rows_norms.put, whole.norms),
        (rows_letters.insert, reversed(whole.letters)),
    )
    for question, given in whole.answers:
        rows_answers.put(vault, whole.case.id, question, given)
    for event in whole.events:
        rows_events.put(vault, whole.case.id, event)
    for insert, values in rows:
        for value in values:
            insert(vault, value)
