"""Every number, address and name of a field is looked for, however it was written down."""

from dataclasses import replace

import pytest

from confidant_app.pdf.identifiers import lexicon
from confidant_app.pdf.matching import Weight, matches
from confidant_app.pdf.passages import Passage
from confidant_app.services import cards
from confidant_app.services.identifying import identifiers_of
from tests.services.desk import a_case, keep


@pytest.fixture
def known(vault, lists):
    whole = a_case(1, confidant="Roelf Postmaas", deputy="Fenna uit Bedum")
    person = replace(
        whole.people[0],
        given="marieke",
        surname="de wolthuis",
        nickname="de tweeling",
        phone="06-12345678 (moeder) / 06-87654321, of 0597/654321 en 06 11 22 33 44 06 55 66 77 88",
        email="rm.wolthek@post.example, opa@jansma.example",
        remarks="zus Aleida Knottnerus",
    )
    keep(vault, replace(whole, people=(person,)))
    cards.choose_name(vault, "Vertrouwenspersoon Hinke Tjaarda")
    return lexicon(identifiers_of(vault, lists))


def weights(known, words):
    passage = Passage(where="hier", words=words, free=True)
    return {match.weight for match in matches(passage, known, frozenset())}


@pytest.mark.parametrize(
    "words",
    [
        "bel 06-12345678",
        "bel 06-87654321",
        "+31 (0)6 8765 4321",
        "0597 654321",
        "06 11223344",
        "06 55667788",
        "mail rm.wolthek@post.example",
        "mail opa@jansma.example",
        "ik ben rm.wolthek",
        "mevrouw Wolthuis belde",
        "Marieke",
        "Hinke belde",
        "mevrouw Tjaarda",
        "Roelf Postmaas",
        "meneer Postmaas",
        "Fenna",
    ],
)
def test_it_closes_the_gate(known, words):
    assert weights(known, words) == {Weight.HARD}


@pytest.mark.parametrize(
    "words", ["Aleida Knottnerus", "wij wonen in Bedum", "de vertrouwenspersoon luisterde", "opa"]
)
def test_what_is_no_name_of_anybody_is_left_alone(known, words):
    assert weights(known, words) == set()


def test_an_ordinary_word_as_a_nickname_is_asked_about_only_with_its_name(known):
    assert weights(known, "een tweeling") == set()


def test_a_field_without_any_number_or_address_is_looked_for_whole(vault, lists):
    whole = a_case(1)
    people = [
        replace(whole.people[0], phone="via school", email="geen mail"),
        replace(a_case(2).people[0], case=whole.case.id, phone=" ", email=""),
    ]
    keep(vault, replace(whole, people=tuple(people)))
    found = identifiers_of(vault, lists)
    assert (found.phones, found.emails) == (("via school",), ("geen mail",))


def test_the_kind_of_work_in_a_nickname_is_no_name(vault, lists):
    whole = a_case(1)
    person = replace(whole.people[0], given="", surname="", nickname="huisarts Haverkate")
    person = replace(person, email="huisarts@praktijk.example")
    keep(vault, replace(whole, people=(person,)))
    found = identifiers_of(vault, lists)
    assert [name for name, _ in found.names] == ["Haverkate", "huisarts Haverkate"]
