"""Rows of consents."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from confidant_app.domain.cases import CaseId
from confidant_app.domain.consent import Consent, ConsentForm, ConsentId, Purpose
from confidant_app.domain.errors import NotFound
from confidant_app.domain.people import PersonId
from confidant_app.storage.fields import Row, from_day, from_id, grouped, to_day, to_id
from confidant_app.storage.vault import Source, Vault

_SELECT: Final = (
    "SELECT id, case_id, purpose, given_on, person_id, form, text_version, withdrawn_on, "
    "minor_judgement FROM consent"
)


def insert(vault: Vault, consent: Consent) -> None:
    """Add a consent."""
    vault.write(
        "INSERT INTO consent (case_id, purpose, given_on, person_id, form, text_version, "
        "withdrawn_on, minor_judgement, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _columns(consent),
    )


def update(vault: Vault, consent: Consent) -> None:
    """Replace a consent.

    Raises:
        NotFound: it is no longer there.
    """
    changed = vault.write(
        "UPDATE consent SET case_id = ?, purpose = ?, given_on = ?, person_id = ?, form = ?, "
        "text_version = ?, withdrawn_on = ?, minor_judgement = ? WHERE id = ?",
        _columns(consent),
    )
    if not changed:
        raise NotFound


def of_case(source: Source, case: CaseId) -> tuple[Consent, ...]:
    """Return the consents in a case, in order of entry."""
    return _select(source, " WHERE case_id = ? ORDER BY entry", (str(case),))


def everybody(source: Source) -> tuple[Consent, ...]:
    """Return the consents in all cases, in order of entry."""
    return _select(source, " ORDER BY entry", ())


def by_case(source: Source) -> Mapping[CaseId, tuple[Consent, ...]]:
    """Return the consents of every case that has any."""
    return grouped(everybody(source), lambda consent: consent.case)


def _columns(consent: Consent) -> Row:
    return (
        str(consent.case),
        consent.purpose,
        from_day(consent.given_on),
        from_id(consent.person),
        consent.form,
        consent.text_version,
        from_day(consent.withdrawn_on),
        consent.minor_judgement,
        str(consent.id),
    )


def _select(source: Source, tail: str, params: Sequence[object]) -> tuple[Consent, ...]:
    return tuple(_consent(row) for row in source.read(_SELECT + tail, params))


def _consent(row: Row) -> Consent:
    return Consent(
        id=ConsentId(UUID(row[0])),
        case=CaseId(UUID(row[1])),
        purpose=Purpose(row[2]),
        given_on=date.fromisoformat(row[3]),
        person=to_id(row[4], PersonId),
        form=ConsentForm(row[5]),
        text_version=row[6],
        withdrawn_on=to_day(row[7]),
        minor_judgement=row[8],
    )
