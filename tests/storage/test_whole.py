"""Whole cases come in a fixed number of statements."""

from collections import Counter

from confidant_app.domain.whole import WholeCase
from confidant_app.storage import (
    rows_advice,
    rows_cases,
    rows_consents,
    rows_contacts,
    rows_follow_ups,
    rows_letters,
    rows_norms,
    rows_people,
    rows_quotes,
    rows_steps,
    rows_whole,
)
from tests.storage import samples
from tests.storage.samples import NOON


def a_whole(number):
    case = samples.a_full_case(number)
    people = (samples.a_full_person(case), samples.a_person(case))
    contacts = (samples.a_full_contact(case, *people), samples.a_contact(case))
    quotes = tuple(samples.a_full_quote(case, contact) for contact in contacts)
    follow_ups = (samples.a_full_follow_up(case),)
    advice, consents = (samples.some_advice(case),), (samples.a_full_consent(case),)
    steps = (samples.a_full_step(case), samples.a_step(case))
    norms = (samples.a_full_norm(case, "plan"), samples.a_full_norm(case, "first"))
    return WholeCase(
        case=case,
        people=people,
        contacts=contacts,
        quotes=quotes,
        follow_ups=follow_ups,
        advice=advice,
        consents=consents,
        steps=steps,
        norms=norms,
        letters=(samples.a_letter(case, steps[0]), samples.a_letter(case)),
    )


def save(vault, whole):
    rows_cases.insert(vault, whole.case)
    inserts = (
        (rows_people.insert, whole.people),
        (lambda vault, contact: rows_contacts.insert(vault, contact, NOON), whole.contacts),
        (rows_quotes.insert, whole.quotes[::-1]),
        (rows_follow_ups.insert, whole.follow_ups),
        (rows_advice.insert, whole.advice),
        (rows_consents.insert, whole.consents),
        (rows_steps.insert, whole.steps),
        (rows_norms.put, whole.norms),
        (rows_letters.insert, whole.letters[::-1]),
    )
    for insert, records in inserts:
        for record in records:
            insert(vault, record)


class Counting:
    """A source that counts its statements."""

    def __init__(self, vault):
        self.vault = vault
        self.seen = Counter()

    def read(self, sql, params=()):
        self.seen[sql] += 1
        return self.vault.read(sql, params)


def test_all_cases_read_back_whole_and_each_alone_the_same(vault):
    wholes = tuple(a_whole(f"2026-000{n}") for n in (3, 1, 2))
    loose = samples.a_contact(None, "los")
    with vault.transaction():
        for whole in wholes:
            save(vault, whole)
        rows_contacts.insert(vault, loose, NOON)
    assert rows_whole.whole_cases(vault) == wholes
    for whole in wholes:
        assert rows_whole.whole_case(vault, whole.case.id) == whole


def test_the_number_of_statements_does_not_grow_with_the_number_of_cases(vault):
    totals = []
    for n in range(1, 4):
        with vault.transaction():
            save(vault, a_whole(f"2026-000{n}"))
        counting = Counting(vault)
        rows_whole.whole_cases(counting)
        totals.append(counting.seen.total())
        assert set(counting.seen.values()) == {1}
    assert totals == [totals[0]] * 3
    assert totals[0] <= 20
