"""Cases and people through a real vault."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from confidant_app.domain.cases import CaseId, CaseStatus, Closing
from confidant_app.domain.errors import NotFound
from confidant_app.domain.lists import CaseQuery
from confidant_app.domain.people import Person, PersonId
from confidant_app.services import casework
from confidant_app.storage import rows_cases
from tests.services.desk import NOW, OPENED, TODAY, a_case, a_contact, keep


def test_numbers_run_by_year_and_are_never_given_twice(vault):
    first = casework.open_case(vault, NOW, date(2026, 1, 2))
    second = casework.open_case(vault, NOW, date(2026, 12, 30))
    other = casework.open_case(vault, NOW, date(2027, 1, 1))
    assert [case.number for case in (first, second, other)] == [
        "2026-0001",
        "2026-0002",
        "2027-0001",
    ]
    with vault.transaction():
        rows_cases.delete(vault, second.id)
    assert casework.open_case(vault, NOW, TODAY).number == "2026-0003"


def test_a_number_goes_on_after_what_was_imported(vault):
    keep(vault, a_case(41))
    assert casework.open_case(vault, NOW, TODAY).number == "2026-0042"


def test_a_case_is_changed_closed_and_opened_again(vault):
    case = casework.open_case(vault, NOW, OPENED, "schommel")
    changed = replace(case, municipality="GM0014", danger=True)
    casework.change_case(vault, changed, NOW)
    assert casework.whole_case(vault, case.id).case == changed
    closed = casework.close_case(vault, changed, Closing(on=TODAY, judgement=4), NOW)
    assert casework.whole_case(vault, case.id).case == closed
    again = casework.reopen_case(vault, closed, NOW)
    assert again.status is CaseStatus.ACTIVE
    assert casework.whole_case(vault, case.id).case == again


def test_a_case_that_is_gone_cannot_be_changed(vault):
    case = replace(casework.open_case(vault, NOW, TODAY), id=CaseId(uuid4()))
    with pytest.raises(NotFound):
        casework.change_case(vault, case, NOW)
    with pytest.raises(NotFound):
        casework.whole_case(vault, case.id)


def test_the_list_shows_pages_of_what_the_filter_selects(vault):
    for _ in range(5):
        casework.open_case(vault, NOW, OPENED)
    closed = casework.open_case(vault, NOW, OPENED)
    casework.close_case(vault, closed, Closing(on=TODAY), NOW)
    query = CaseQuery(status=frozenset({CaseStatus.NEW}))
    pages = [casework.page(vault, query, 2, offset) for offset in (0, 2, 4)]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert len({line.id for page in pages for line in page}) == 5 == casework.count(vault, query)
    assert casework.count(vault, CaseQuery()) == 6


def test_people_come_and_go_and_notes_keep_their_text(vault):
    case = casework.open_case(vault, NOW, TODAY)
    person = casework.add_person(vault, case.id, NOW)
    named = replace(person, given="Griet", phone="06-12345678")
    casework.change_person(vault, named, NOW)
    drawn = casework.save_new_person(
        vault, Person(id=PersonId(uuid4()), case=case.id, given="Bé"), NOW
    )
    assert casework.whole_case(vault, case.id).people == (named, drawn)
    casework.remove_person(vault, named, NOW)
    assert casework.whole_case(vault, case.id).people == (drawn,)
    with pytest.raises(NotFound):
        casework.change_person(vault, named, NOW)


def test_a_person_with_a_contact_can_be_removed(vault):
    whole = a_case(1)
    (person,) = whole.people
    with_person = replace(whole.contacts[0], people=(person.id,))
    keep(vault, replace(whole, contacts=(with_person, a_contact(whole.case))))
    casework.remove_person(vault, person, NOW)
    found = casework.whole_case(vault, whole.case.id)
    assert found.people == ()
    assert with_person.note in {contact.note for contact in found.contacts}
