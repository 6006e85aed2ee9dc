"""What is somebody else's never comes along in a copy because it resembles what is one's own."""

import pytest

from confidant_app.domain.vocabulary import Role
from confidant_app.services import copying
from confidant_app.services.belonging import is_own_address, is_own_number, is_promised_to
from confidant_app.storage import (
    rows_advice,
    rows_cases,
    rows_consents,
    rows_contacts,
    rows_follow_ups,
    rows_letters,
    rows_people,
    rows_quotes,
)
from tests.storage import samples

CASE = samples.a_case()
DAY = samples.NOON.date()


def a_person(given="", surname="", **fields):
    return samples.a_person(CASE, **{**NOBODY, "given": given, "surname": surname, **fields})


NOBODY = {
    "role": Role.UNKNOWN,
    "reporter": False,
    "nickname": "",
    "former": "",
    "phone": "",
    "email": "",
    "remarks": "",
}


@pytest.mark.parametrize(
    ("phone", "written"),
    [
        ("06-12345678", "0612345678"),
        ("06-12345678", "+31 6 1234 5678"),
        ("0031 (0)6 12345678", "06 12345678"),
        ("werk 050-1234567, thuis 06-12345678 ", "06-12345678"),
        ("050-1234567 / 0612345678", "050 1234567"),
        ("+49 171 1234567", "0049 171 1234567"),
    ],
)
def test_an_own_number_is_known_however_it_is_written(phone, written):
    assert is_own_number(written, a_person(phone=phone))


@pytest.mark.parametrize(
    ("phone", "written"),
    [
        ("06-12345678", "wubbo3@elders.nl"),
        ("06-12345678", "wubbo0612345678@elders.nl"),
        ("06-12345678", "345678"),
        ("010-2345678", "020-2345678"),
        ("06-12345678, 06-87654321", "06-78068765"),
        ("06-12345678", "06-12345678 0687654321"),
        ("", ""),
        ("112", "112"),
    ],
)
def test_a_number_that_shares_digits_with_an_own_one_is_not_own(phone, written):
    assert not is_own_number(written, a_person(phone=phone))


def test_an_own_address_is_one_of_the_addresses_on_file_and_no_part_of_one():
    person = a_person(email="Johan@post.nl; j.t@werk.nl")
    assert is_own_address("johan@post.nl", person)
    assert is_own_address("J.T@werk.nl", person)
    for other in ("an@post.nl", "johan@post.n", "t@werk.nl", "@", ""):
        assert not is_own_address(other, person)


JAN = a_person("Jan", "Terpstra")
THEIRS = (
    *("Jan", "jan", "Jan Terpstra", "mevrouw Terpstra", "Mevr. Terpstra", "J. Terpstra"),
    *("Voor Jan", "Moeder Jan", "Janneke en Jan", "Jan van beneden"),
)
ANOTHERS = (
    *("Janneke", "Marjan", "Jan-Willem", "Jan Bos", "Jan van der Meer", "Jan's moeder"),
    *("Piet Terpstra", "P. Terpstra", "Klaas-Jan"),
)
SHARED = ("Jan", "Jan de Vries", "Sietse Terpstra", "Terpstra", "familie Terpstra")


@pytest.mark.parametrize("for_whom", THEIRS)
def test_a_promise_to_a_whole_name_is_theirs(for_whom, lists):
    promise = samples.a_follow_up(CASE, DAY, for_whom=for_whom)
    assert is_promised_to(JAN, promise, (JAN, a_person("Janneke", "Zijlstra")), lists)


@pytest.mark.parametrize("for_whom", ANOTHERS)
def test_a_promise_to_somebody_whose_name_holds_theirs_is_not(for_whom, lists):
    promise = samples.a_follow_up(CASE, DAY, for_whom=for_whom)
    assert not is_promised_to(JAN, promise, (JAN,), lists)


@pytest.mark.parametrize("for_whom", SHARED)
def test_a_promise_to_a_name_that_two_have_is_of_neither(for_whom, lists):
    people = (JAN, a_person("Sietse", "Terpstra"), a_person("Jan", "de Vries"))
    promise = samples.a_follow_up(CASE, DAY, for_whom=for_whom)
    assert not is_promised_to(JAN, promise, people, lists)


def test_an_address_or_promise_of_another_stays_out_of_the_copy(vault, lists):
    johan = a_person("Jan", "Terpstra", phone="06-12345678", email="johan@post.nl")
    note = (
        "Mail an@post.nl, o'johan@post.nl, o'johan@post.dev of wubbo3@elders.nl, "
        "en Jan op johan@post.nl."
    )
    contact = samples.a_contact(CASE, note, people=(johan.id,))
    with vault.transaction():
        rows_cases.insert(vault, CASE)
        rows_people.insert(vault, johan)
        rows_contacts.insert(vault, contact, samples.NOON)
        rows_follow_ups.insert(vault, samples.a_follow_up(CASE, DAY, for_whom="Janneke"))
    plain = copying.copy_of(vault, johan.id, lists, DAY, hide_others=True).plain
    hidden = "[e-mailadres]"
    assert plain["contacts"][0]["note"] == (
        f"Mail {hidden}, [webadres], o'{hidden} of {hidden}, en Jan op johan@post.nl."
    )
    assert plain["follow_ups"] == []


def keep_unnamed(vault, *people):
    """Keep a case with one of each of what can name nobody."""
    contact = samples.a_contact(CASE, "kwam langs")
    consent = samples.a_full_consent(CASE)
    with vault.transaction():
        rows_cases.insert(vault, CASE)
        for person in people:
            rows_people.insert(vault, person)
        rows_contacts.insert(vault, contact, samples.NOON)
        rows_follow_ups.insert(vault, samples.a_follow_up(CASE, DAY))
        rows_advice.insert(vault, samples.some_advice(CASE))
        rows_consents.insert(vault, consent)
        rows_letters.insert(vault, samples.a_letter(CASE))


KINDS = ("contacts", "follow_ups", "advice", "consents", "letters")


@pytest.mark.parametrize(("reporters", "found"), [(1, 1), (2, 0)])
def test_what_names_nobody_is_of_the_only_reporter_and_of_none_of_two(
    vault, lists, reporters, found
):
    people = [a_person(name, reporter=at < reporters) for at, name in enumerate(("Jan", "Fem"))]
    keep_unnamed(vault, *people)
    copy = copying.copy_of(vault, people[0].id, lists, DAY, hide_others=True)
    assert [len(copy.plain[kind]) for kind in KINDS] == [found] * 5
    assert copy.unclaimed == 1 - found, "left out without a word"


def test_what_names_nobody_is_no_gap_in_the_copy_of_somebody_who_did_not_report(vault, lists):
    people = [a_person("Jan", reporter=True), a_person("Fem", reporter=True), a_person("Douwe")]
    keep_unnamed(vault, *people)
    copies = [copying.copy_of(vault, one.id, lists, DAY, hide_others=True) for one in people]
    assert [copy.unclaimed for copy in copies] == [1, 1, 0]


def test_a_quote_from_a_talk_with_two_is_of_the_reporter(vault, lists):
    mother, father = a_person("Fem", reporter=True), a_person("Jan")
    both = samples.a_contact(CASE, "samen", people=(mother.id, father.id))
    alone = samples.a_contact(CASE, "alleen", people=(father.id,))
    with vault.transaction():
        rows_cases.insert(vault, CASE)
        for person in (mother, father):
            rows_people.insert(vault, person)
        for contact in (both, alone):
            rows_contacts.insert(vault, contact, samples.NOON)
            rows_quotes.insert(vault, samples.a_full_quote(CASE, contact))
    for person, quotes in ((mother, {"samen": 1}), (father, {"samen": 0, "alleen": 1})):
        plain = copying.copy_of(vault, person.id, lists, DAY, hide_others=True).plain
        assert {one["note"]: len(one["quotes"]) for one in plain["contacts"]} == quotes
