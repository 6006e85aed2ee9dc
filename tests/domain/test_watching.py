"""Which terms of a running step are watched, and what the routes may know of a case."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import AgeBand, Child
from confidant_app.domain.dates import EventDate, between, exactly
from confidant_app.domain.deadlines import Deadline, TermUnknown
from confidant_app.domain.facts import ChildAge
from confidant_app.domain.people import Person, PersonId
from confidant_app.domain.steps import (
    ENDED,
    OwnTerm,
    StepStatus,
)
from confidant_app.domain.terms import Amount, Bound, TermKind, Unit
from confidant_app.domain.vocabulary import Role
from confidant_app.domain.watching import (
    DONE,
    SETTLED_BY,
    facts_of,
    terms_of,
    watched,
)
from tests.domain.running_steps import RULING, TITLE, WHOLE, deadlines, step


def test_an_appeal_ends_after_three_months_moved_off_the_weekend(catalogues):
    (found,) = watched(step("HB_HOF", uitspraak=RULING), TITLE, catalogues)
    assert date(2027, 2, 14).weekday() == 6
    assert found.deadline == date(2027, 2, 15)
    assert (found.case, found.case_title) == (WHOLE.case.id, TITLE)
    assert found.term == "hoger-beroep"
    assert not found.circa
    assert found.warn_from < found.deadline


def test_a_day_that_is_not_precise_is_said_to_be_so(catalogues):
    about = between(date(2026, 11, 10), date(2026, 11, 14))
    (found,) = watched(step("HB_HOF", uitspraak=about), TITLE, catalogues)
    assert found.circa


def test_the_board_has_one_month_after_the_committee(catalogues):
    ruled = step("KLACHT_GI", StepStatus.RULING, ontvangst_oordeel=exactly(date(2026, 10, 19)))
    assert list(deadlines(ruled, catalogues).values()) == [date(2026, 11, 19)]


def test_a_term_that_was_acted_on_is_watched_no_more(catalogues):
    done = {f"{DONE}hoger-beroep": RULING}
    assert deadlines(step("HB_HOF", uitspraak=RULING, **done), catalogues) == {}
    assert (
        deadlines(step("HB_HOF", StepStatus.RECEIPT_CONFIRMED, uitspraak=RULING), catalogues) == {}
    )
    (found, *_) = terms_of(
        step("HB_HOF", uitspraak=RULING, **done), catalogues.routes["HB_HOF"], catalogues
    )
    assert found.settled
    assert isinstance(found.counted, Deadline)


def test_filing_does_not_settle_what_the_institution_has_to_do(catalogues):
    filed = step("KLACHT_GI", StepStatus.FILED_BY_REPORTER, ontvangst_oordeel=RULING)
    assert len(deadlines(filed, catalogues)) == 1


@pytest.mark.parametrize(
    ("status", "left"),
    [
        (StepStatus.FILED_BY_REPORTER, {"oordeel", "reactie-bestuur"}),
        (StepStatus.HEARING_PLANNED, {"oordeel", "reactie-bestuur"}),
        (StepStatus.RULING, {"reactie-bestuur"}),
        (StepStatus.BOARD_RESPONDED, set()),
        (StepStatus.FINISHED, set()),
    ],
)
def test_what_the_institution_sent_is_watched_no_more(catalogues, status, left):
    taken = replace(
        step("KLACHT_GI", status, ontvangst_oordeel=RULING, indiening_klacht=RULING),
        own_terms=(OwnTerm(step="oordeel", amount=6, unit="week"),),
    )
    found = terms_of(taken, catalogues.routes["KLACHT_GI"], catalogues)
    organisation = [term for term in found if term.term.bound is Bound.ORGANISATION]
    assert {term.term.step for term in organisation if not term.settled} == left


def test_a_confirmation_settles_nothing_else(catalogues):
    route = catalogues.routes["KLOKKENLUIDER"]
    for status in (StepStatus.RECEIPT_CONFIRMED, StepStatus.IN_PROGRESS):
        found = terms_of(step("KLOKKENLUIDER", status), route, catalogues)
        settled = {term.term.step for term in found if term.settled}
        assert "ontvangstbevestiging" in settled
        assert "terugkoppeling" not in settled


def test_every_term_that_a_status_settles_is_a_decision_of_the_catalogue(catalogues):
    decisions = {
        part.term.step
        for route in catalogues.routes.values()
        for part in route.steps
        if part.term is not None and part.term.kind is TermKind.DECISION
    }
    assert set().union(*SETTLED_BY.values()) == decisions


@pytest.mark.parametrize("status", sorted(ENDED))
def test_a_step_that_ended_is_watched_no_more(catalogues, status):
    assert deadlines(step("HB_HOF", status, uitspraak=RULING), catalogues) == {}


def test_a_route_that_left_the_catalogue_is_watched_by_nobody(catalogues):
    assert deadlines(step("OUD", uitspraak=RULING), catalogues) == {}


def test_an_own_term_counts_where_the_law_has_none(catalogues):
    taken = step("KLACHT_GI", indiening_klacht=exactly(date(2026, 9, 1)))
    route = catalogues.routes["KLACHT_GI"]
    before = {found.term.step: found.counted for found in terms_of(taken, route, catalogues)}
    assert isinstance(before["oordeel"], TermUnknown)
    filled = replace(taken, own_terms=(OwnTerm(step="oordeel", amount=6, unit="week"),))
    after = {found.term.step: found.counted for found in terms_of(filled, route, catalogues)}
    assert after["oordeel"].on == date(2026, 10, 13)
    assert isinstance(after["reactie-bestuur"], TermUnknown)


def test_facts_take_the_newest_day_of_an_event_and_every_own_term(catalogues):
    first = step("HB_HOF", uitspraak=exactly(date(2026, 1, 5)), zitting=EventDate())
    second = replace(
        step("SA_264", uitspraak=RULING),
        own_terms=(OwnTerm(step="oordeel", amount=6, unit="week"),),
    )
    third = step("HB_HOF", uitspraak=exactly(date(2026, 2, 5)))
    facts = facts_of(replace(WHOLE, steps=(first, second, third)), {"q": Answer.YES})
    assert dict(facts.events) == {"uitspraak": RULING}
    assert dict(facts.amounts) == {("SA_264", "oordeel"): Amount(number=6, unit=Unit.WEEK)}
    assert facts.answers == {"q": Answer.YES}


@pytest.mark.parametrize(
    ("roles", "known"),
    [
        ([Role.YOUTH], Role.YOUTH),
        ([Role.YOUTH, Role.YOUTH], Role.YOUTH),
        ([Role.YOUTH, Role.GRANDPARENT], Role.UNKNOWN),
        ([], Role.UNKNOWN),
    ],
)
def test_the_role_counts_when_all_reporters_share_it(roles, known):
    people = [
        Person(id=PersonId(uuid4()), case=WHOLE.case.id, role=role, reporter=True) for role in roles
    ]
    bystander = Person(id=PersonId(uuid4()), case=WHOLE.case.id, role=Role.PROFESSIONAL)
    assert facts_of(replace(WHOLE, people=(*people, bystander)), {}).role is known


def test_a_child_has_a_birth_year_or_the_ages_of_its_band():
    bands = tuple(Child(number=1, age_band=band) for band in AgeBand)
    children = (Child(number=1, birth_year=2015, age_band=AgeBand.TO_11), *bands)
    facts = facts_of(replace(WHOLE, case=replace(WHOLE.case, children=children)), {})
    assert facts.children == (
        ChildAge(birth_year=2015),
        ChildAge(youngest=0, oldest=3),
        ChildAge(youngest=4, oldest=11),
        ChildAge(youngest=12, oldest=15),
        ChildAge(youngest=16, oldest=17),
        ChildAge(youngest=18),
        ChildAge(),
    )
