"""What is saved is what is read, field by field."""

import secrets
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import CaseId, close, reopen
from confidant_app.domain.dates import EventDate, between, exactly
from confidant_app.domain.errors import NotFound
from confidant_app.domain.retention import Retention
from confidant_app.domain.steps import Event, StepStatus
from confidant_app.storage import (
    rows_advice,
    rows_answers,
    rows_cases,
    rows_consents,
    rows_contacts,
    rows_events,
    rows_follow_ups,
    rows_norms,
    rows_people,
    rows_quotes,
    rows_retention,
    rows_settings,
    rows_steps,
)
from tests.storage import samples
from tests.storage.samples import CASES, CONTACTS, NOON, PEOPLE


class Undo(Exception):
    """Rolls a transaction back."""


@contextmanager
def undone(vault):
    with suppress(Undo), vault.transaction():
        yield
        raise Undo


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shared") / "v"
    with samples.new_vault(folder, secrets.token_bytes(32)) as opened:
        yield opened


@settings(max_examples=60, deadline=None)
@given(case=CASES, changed=CASES)
def test_any_case_reads_back_as_it_was_saved_and_as_it_was_changed(shared, case, changed):
    with undone(shared):
        rows_cases.insert(shared, case)
        assert rows_cases.get(shared, case.id) == case
        changed = replace(changed, id=case.id)
        rows_cases.update(shared, changed)
        assert rows_cases.get(shared, case.id) == changed
        assert rows_cases.by_number(shared, changed.number) == changed


@settings(max_examples=60, deadline=None)
@given(contact=CONTACTS, changed=CONTACTS)
def test_any_contact_reads_back_as_it_was_saved_and_as_it_was_changed(shared, contact, changed):
    with undone(shared):
        rows_contacts.insert(shared, contact, NOON)
        assert rows_contacts.get(shared, contact.id) == contact
        changed = replace(changed, id=contact.id)
        rows_contacts.update(shared, changed, NOON)
        assert rows_contacts.get(shared, contact.id) == changed
        notes = [version.note for version in rows_contacts.versions(shared, contact.id)]
        assert notes == list(dict.fromkeys([contact.note, changed.note]))


@settings(max_examples=40, deadline=None)
@given(person=PEOPLE)
def test_any_person_reads_back_as_it_was_saved(shared, person):
    with undone(shared):
        case = samples.a_case()
        rows_cases.insert(shared, case)
        person = replace(person, case=case.id)
        rows_people.insert(shared, person)
        assert rows_people.get(shared, person.id) == person


@pytest.fixture
def case(vault):
    case = samples.a_full_case()
    with vault.transaction():
        rows_cases.insert(vault, case)
    return case


def test_a_closed_case_keeps_its_closing_and_a_reopened_one_loses_it(vault, case):
    assert rows_cases.get(vault, case.id) == case
    with vault.transaction():
        rows_cases.update(vault, reopen(case))
    assert rows_cases.get(vault, case.id) == reopen(case)
    with vault.transaction():
        rows_cases.update(vault, close(reopen(case), case.closing))
    assert rows_cases.get(vault, case.id) == case


def test_a_person_is_changed_and_removed_while_contacts_and_consents_stay(vault, case):
    person = samples.a_full_person(case)
    contact = samples.a_full_contact(case, person)
    consent = samples.a_full_consent(case, person)
    changed = replace(samples.a_person(case), id=person.id)
    with vault.transaction():
        rows_people.insert(vault, person)
        rows_contacts.insert(vault, contact, NOON)
        rows_consents.insert(vault, consent)
    assert rows_people.of_case(vault, case.id) == (person,)
    with vault.transaction():
        rows_people.update(vault, changed)
    assert rows_people.everybody(vault) == (changed,)
    with vault.transaction():
        rows_people.delete(vault, person.id)
    assert rows_people.everybody(vault) == ()
    assert rows_contacts.get(vault, contact.id) == replace(contact, people=())
    assert rows_consents.of_case(vault, case.id) == (replace(consent, person=None),)


def test_a_contact_keeps_its_people_in_order_and_its_moment_in_utc(vault, case):
    people = [samples.a_person(case) for _ in range(3)]
    contact = samples.a_full_contact(case, *reversed(people))
    with vault.transaction():
        for person in people:
            rows_people.insert(vault, person)
        rows_contacts.insert(vault, contact, NOON)
    found = rows_contacts.get(vault, contact.id)
    assert found == contact
    assert found.at.utcoffset() == timedelta(0)
    assert vault.read("SELECT at FROM contact") == [("2026-07-02T22:30:15.000250Z",)]


def test_contacts_come_newest_first_with_those_of_no_case_apart(vault, case):
    days = [samples.a_contact(case, f"dag {n}", at=NOON + timedelta(days=n)) for n in (1, 3, 2)]
    loose = [samples.a_contact(None, f"los {n}", at=NOON + timedelta(days=n)) for n in (1, 2)]
    with vault.transaction():
        for contact in (*days, *loose):
            rows_contacts.insert(vault, contact, NOON)
    assert [c.note for c in rows_contacts.of_case(vault, case.id)] == ["dag 3", "dag 2", "dag 1"]
    assert [c.note for c in rows_contacts.without_case(vault)] == ["los 2", "los 1"]


def test_quotes_follow_ups_advice_and_consents_read_back_and_change(vault, case):
    contact = samples.a_contact(case)
    quote, consent = samples.a_full_quote(case, contact), samples.a_full_consent(case)
    follow_up, advice = samples.a_full_follow_up(case), samples.some_advice(case)
    with vault.transaction():
        rows_contacts.insert(vault, contact, NOON)
        rows_quotes.insert(vault, quote)
        rows_follow_ups.insert(vault, follow_up)
        rows_advice.insert(vault, advice)
        rows_consents.insert(vault, consent)
    assert rows_quotes.get(vault, quote.id) == quote
    assert rows_follow_ups.get(vault, follow_up.id) == follow_up
    assert rows_advice.get(vault, advice.id) == advice
    assert rows_consents.by_case(vault) == {case.id: (consent,)}
    changes = (
        replace(quote, permission=Answer.NO, approved_on=None),
        replace(follow_up, what="brief sturen", done_on=None),
        replace(advice, text="bel de wijkagent", specific=False),
        replace(consent, withdrawn_on=None),
    )
    with vault.transaction():
        rows_quotes.update(vault, changes[0])
        rows_follow_ups.update(vault, changes[1])
        rows_advice.update(vault, changes[2])
        rows_consents.update(vault, changes[3])
    assert rows_quotes.of_case(vault, case.id) == changes[:1]
    assert rows_follow_ups.of_case(vault, case.id) == changes[1:2]
    assert rows_advice.of_case(vault, case.id) == changes[2:3]
    assert rows_consents.of_case(vault, case.id) == changes[3:]


def test_only_quotes_that_their_reporters_allow_are_permitted(vault, case):
    contact = samples.a_contact(case)
    ready = samples.a_full_quote(case, contact)
    waiting = replace(samples.a_full_quote(case, contact), approved_on=None)
    silent = replace(samples.a_full_quote(case, contact), permission=Answer.UNKNOWN)
    with vault.transaction():
        rows_contacts.insert(vault, contact, NOON)
        for quote in (ready, waiting, silent):
            rows_quotes.insert(vault, quote)
    assert rows_quotes.permitted(vault) == (waiting, ready)


def test_open_follow_ups_come_by_due_day_with_or_without_a_case(vault, case):
    done = samples.a_full_follow_up(case)
    later = samples.a_follow_up(case, date(2026, 12, 2))
    first = samples.a_follow_up(None, date(2026, 12, 1))
    with vault.transaction():
        for follow_up in (done, later, first):
            rows_follow_ups.insert(vault, follow_up)
    assert rows_follow_ups.open_(vault) == (first, later)


def test_steps_keep_their_events_and_own_terms_and_running_ones_are_told_apart(vault, case):
    running, ended = samples.a_full_step(case), samples.a_step(case, status=StepStatus.FINISHED)
    with vault.transaction():
        rows_steps.insert(vault, running)
        rows_steps.insert(vault, ended)
    assert rows_steps.get(vault, running.id) == running
    assert rows_steps.of_case(vault, case.id) == (running, ended)
    assert rows_steps.running(vault) == (running,)
    stopped = replace(running, status=StepStatus.WITHDRAWN, events=(), own_terms=(), outcome=None)
    with vault.transaction():
        rows_steps.update(vault, stopped)
    assert rows_steps.get(vault, running.id) == stopped
    assert rows_steps.running(vault) == ()


def test_a_norm_has_one_record_per_case_and_no_start_differs_from_an_unknown_one(vault, case):
    full = samples.a_full_norm(case)
    other = replace(samples.a_full_norm(case, "plan"), start=EventDate())
    with vault.transaction():
        rows_norms.put(vault, full)
        rows_norms.put(vault, other)
        rows_norms.put(vault, replace(full, start=None, met=Answer.UNKNOWN, days=None))
    assert rows_norms.of_case(vault, case.id) == (
        replace(full, start=None, met=Answer.UNKNOWN, days=None),
        other,
    )


def test_days_of_a_case_replace_what_was_there(vault, case):
    early = Event(code="ruling", on=exactly(date(2026, 4, 1)))
    rough = Event(code="ruling", on=between(date(2026, 3, 1), None))
    sent = Event(code="sent", on=exactly(date(2026, 5, 1)))
    with vault.transaction():
        for event in (sent, early, rough):
            rows_events.put(vault, case.id, event)
    assert rows_events.of_case(vault, case.id) == (rough, sent)
    assert rows_events.everybody(vault) == {str(case.id): (rough, sent)}
    with vault.transaction():
        rows_cases.delete(vault, case.id)
    assert rows_events.everybody(vault) == {}


def test_retention_answers_and_settings_replace_what_was_there(vault, case):
    first = Retention(case=case.id, review_on=date(2027, 1, 1), reason="gesloten", hold=True)
    second = Retention(case=case.id, review_on=date(2028, 1, 1))
    assert rows_retention.get(vault, case.id) is None
    with vault.transaction():
        rows_retention.put(vault, first)
        rows_answers.put(vault, case.id, "authority", Answer.UNKNOWN)
        rows_answers.put(vault, case.id, "authority", Answer.NO)
        rows_settings.put(vault, "idle", "5")
        rows_settings.put(vault, "idle", "9")
    assert rows_retention.get(vault, case.id) == first
    assert rows_answers.of_case(vault, case.id) == {"authority": Answer.NO}
    assert rows_settings.get(vault, "idle") == "9"
    assert rows_settings.get(vault, "theme", "licht") == "licht"
    with vault.transaction():
        rows_retention.put(vault, second)
    assert rows_retention.until(vault, date(2027, 12, 31)) == ()
    assert rows_retention.until(vault, date(2028, 1, 1)) == (second,)
    with vault.transaction():
        rows_retention.remove(vault, case.id)
    assert rows_retention.get(vault, case.id) is None


def test_whatever_is_no_longer_there_is_not_found(vault):
    case = samples.a_case()
    contact = samples.a_contact(None)
    quote, step = samples.a_full_quote(case, contact), samples.a_step(case)
    follow_up, advice = samples.a_follow_up(None, date(2026, 1, 1)), samples.some_advice(case)
    person, consent = samples.a_person(case), samples.a_full_consent(case)
    attempts = (
        lambda: rows_cases.get(vault, case.id),
        lambda: rows_cases.by_number(vault, "2026-0001"),
        lambda: rows_cases.update(vault, case),
        lambda: rows_cases.delete(vault, CaseId(case.id)),
        lambda: rows_people.get(vault, person.id),
        lambda: rows_people.update(vault, person),
        lambda: rows_people.delete(vault, person.id),
        lambda: rows_contacts.get(vault, contact.id),
        lambda: rows_contacts.update(vault, contact, NOON),
        lambda: rows_contacts.version(vault, contact.id),
        lambda: rows_quotes.get(vault, quote.id),
        lambda: rows_quotes.update(vault, quote),
        lambda: rows_follow_ups.get(vault, follow_up.id),
        lambda: rows_follow_ups.update(vault, follow_up),
        lambda: rows_advice.get(vault, advice.id),
        lambda: rows_advice.update(vault, advice),
        lambda: rows_consents.update(vault, consent),
        lambda: rows_steps.get(vault, step.id),
        lambda: rows_steps.update(vault, step),
    )
    for attempt in attempts:
        with pytest.raises(NotFound), vault.transaction():
            attempt()
