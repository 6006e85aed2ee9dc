"""Invented work on a desk: cases, conversations and consents, in few words."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import Case, CaseId
from confidant_app.domain.coding import ThemeMark
from confidant_app.domain.consent import Consent, ConsentId, Purpose
from confidant_app.domain.contacts import Contact, ContactId, Quote, QuoteId
from confidant_app.domain.people import Person, PersonId
from confidant_app.domain.vocabulary import Role
from confidant_app.domain.whole import WholeCase
from confidant_app.services import Vault, importing

PASSPHRASE = "windmolen-turf-klokhuis-veenpad"
NOW = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
START, END = date(2026, 1, 1), date(2026, 6, 30)
OPENED = date(2026, 3, 2)
NO_ID = UUID(int=0)
MARKER = "Zwaluwstaartje"


def a_case(number: int, opened: date = OPENED, theme: str = "JB-GEEN", **fields) -> WholeCase:
    """A case that may be counted and quoted, with one call by a mother."""
    given = {
        "id": CaseId(uuid4()),
        "number": f"2026-{number:04d}",
        "opened": opened,
        "themes": (ThemeMark(code=theme),) if theme else (),
        "municipality": "GM0014",
        **fields,
    }
    case = Case(**given)
    person = Person(
        id=PersonId(uuid4()),
        case=case.id,
        role=Role.PARENT_WITH_AUTHORITY,
        reporter=True,
        given=MARKER,
        surname=f"{MARKER}sma",
        phone="06-12345678",
        email=f"{MARKER.lower()}@post.example",
    )
    return WholeCase(
        case=case,
        people=(person,),
        contacts=(a_contact(case, f"{MARKER} belt over de jeugdbeschermer."),),
        consents=(consent(case, Purpose.FIGURES), consent(case, Purpose.QUOTE)),
    )


def a_contact(case: Case | None, note: str = "", **fields) -> Contact:
    given = {"at": NOW, "case": case.id if case is not None else None, **fields}
    return Contact(id=ContactId(uuid4()), note=note, **given)


def consent(case: Case, purpose: Purpose, given_on: date = OPENED) -> Consent:
    return Consent(id=ConsentId(uuid4()), case=case.id, purpose=purpose, given_on=given_on)


def a_quote(whole: WholeCase, words: str, **fields) -> Quote:
    return Quote(
        id=QuoteId(uuid4()),
        case=whole.case.id,
        contact=whole.contacts[0].id,
        words=words,
        **{"permission": Answer.YES, "theme": "JB-GEEN", **fields},
    )


def an_approved_quote(whole: WholeCase, words: str) -> Quote:
    return a_quote(
        whole,
        f"{MARKER} zegt: {words}",
        public_words=words,
        reviewed_on=TODAY,
        second_reader="Bé",
        approved_on=TODAY,
    )


def with_employee(whole: WholeCase) -> WholeCase:
    """The same case, reported by somebody who works at the institution."""
    people = tuple(replace(person, role=Role.EMPLOYEE) for person in whole.people)
    return replace(whole, people=people)


def keep(vault: Vault, *cases: WholeCase) -> None:
    importing.keep_cases(vault, cases, NOW)
