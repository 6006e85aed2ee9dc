"""Cases and the people in them: open, change, close, look up."""

from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

from confidant_app.domain import cases
from confidant_app.domain.cases import Case, CaseId, Closing
from confidant_app.domain.lists import CaseLine, CaseQuery
from confidant_app.domain.log import Act
from confidant_app.domain.people import Person, PersonId
from confidant_app.domain.whole import WholeCase
from confidant_app.services import retaining
from confidant_app.storage import rows_cases, rows_log, rows_people, rows_whole
from confidant_app.storage.vault import Vault


def open_case(vault: Vault, at: datetime, opened: date, keyword: str = "") -> Case:
    """Add a case under the next free number of its year and return it."""
    with vault.transaction():
        return add_case(vault, at, opened, keyword)


def add_case(vault: Vault, at: datetime, opened: date, keyword: str = "") -> Case:
    """Add a case as part of a transaction that is open already, and return it."""
    number = cases.next_number(opened.year, rows_cases.count_in_year(vault, opened.year))
    case = Case(id=CaseId(uuid4()), number=number, opened=opened, keyword=keyword)
    rows_cases.insert(vault, case)
    rows_log.append(vault, at, Act.CASE_ADDED, str(case.id))
    return case


def change_case(vault: Vault, case: Case, at: datetime) -> None:
    """Save a changed case.

    Raises:
        NotFound: the case is no longer there.
    """
    with vault.transaction():
        _save(vault, case, at)


def close_case(vault: Vault, case: Case, closing: Closing, at: datetime) -> Case:
    """Close the case, plan its retention review, save it and return it."""
    return _save_with_review(vault, cases.close(case, closing), at)


def reopen_case(vault: Vault, case: Case, at: datetime) -> Case:
    """Make a closed case active again, without a retention review, save it and return it."""
    return _save_with_review(vault, cases.reopen(case), at)


def whole_case(vault: Vault, case: CaseId) -> WholeCase:
    """Return a case with everything in it.

    Raises:
        NotFound: the case is no longer there.
    """
    return rows_whole.whole_case(vault, case)


def page(vault: Vault, query: CaseQuery, limit: int, offset: int) -> tuple[CaseLine, ...]:
    """Return one page of the case list, as the screen shows it."""
    return rows_cases.page(vault, query, limit, offset)


def count(vault: Vault, query: CaseQuery) -> int:
    """Return how many cases the filter selects."""
    return rows_cases.count(vault, query)


def add_person(vault: Vault, case: CaseId, at: datetime) -> Person:
    """Add a person without any name yet and return it."""
    person = Person(id=PersonId(uuid4()), case=case)
    return save_new_person(vault, person, at)


def save_new_person(vault: Vault, person: Person, at: datetime) -> Person:
    """Add this person under a new id and return it."""
    person = replace(person, id=PersonId(uuid4()))
    with vault.transaction():
        rows_people.insert(vault, person)
        rows_log.append(vault, at, Act.PERSON_ADDED, str(person.id))
    return person


def change_person(vault: Vault, person: Person, at: datetime) -> None:
    """Save a changed person.

    Raises:
        NotFound: the person is no longer there.
    """
    with vault.transaction():
        rows_people.update(vault, person)
        rows_log.append(vault, at, Act.PERSON_CHANGED, str(person.id))


def remove_person(vault: Vault, person: Person, at: datetime) -> None:
    """Remove a person from the case; notes keep their text."""
    with vault.transaction():
        rows_people.delete(vault, person.id)
        rows_log.append(vault, at, Act.PERSON_REMOVED, str(person.id))


def _save(vault: Vault, case: Case, at: datetime) -> None:
    rows_cases.update(vault, case)
    rows_log.append(vault, at, Act.CASE_CHANGED, str(case.id))


def _save_with_review(vault: Vault, case: Case, at: datetime) -> Case:
    with vault.transaction():
        _save(vault, case, at)
        retaining.plan(vault, case)
    return case
