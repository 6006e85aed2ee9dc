"""People as they are named, and the reporter who works at the institution."""

from uuid import uuid4

import pytest

from confidant_app.domain.cases import CaseId
from confidant_app.domain.people import (
    Person,
    PersonId,
    display_name,
    has_raised_protection,
    names,
)
from confidant_app.domain.vocabulary import Role


def person(**fields) -> Person:
    return Person(id=PersonId(uuid4()), case=CaseId(uuid4()), **fields)


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"given": "Griet", "surname": "van der Veen", "nickname": "Gé"}, "Griet van der Veen"),
        ({"surname": "van der Veen"}, "van der Veen"),
        ({"nickname": "Gé"}, "Gé"),
        ({}, ""),
    ],
)
def test_a_person_is_called_by_the_fullest_name(fields, shown):
    assert display_name(person(**fields)) == shown


def test_every_name_on_file_is_listed_once():
    known = person(given="Griet", surname="Veen", nickname="Griet", former="Wip")
    assert names(known) == ("Griet Veen", "Griet", "Veen", "Wip")
    assert names(person(given=" ", nickname="")) == ()
    assert names(person(given="Griet")) == ("Griet",)


@pytest.mark.parametrize("reporter", [True, False])
@pytest.mark.parametrize("role", Role)
def test_only_a_reporter_from_the_institution_is_protected_more(role, reporter):
    protected = has_raised_protection(person(role=role, reporter=reporter))
    assert protected == (reporter and role is Role.EMPLOYEE)
