"""Which terms of a running step are watched, and what the routes may know of a case."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import AgeBand, Child
from confidant_app.domain.dates import EventDate, between, exactly
from confidant_app.domain.deadlines import Deadline, TermUnknown
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.facts import CaseFacts, ChildAge
from confidant_app.domain.people import Person, PersonId
from confidant_app.domain.possibilities import evaluate
from confidant_app.domain.steps import (
    ENDED,
    Event,
    GivenExtension,
    OwnTerm,
    Step,
    StepId,
    StepStatus,
)
from confidant_app.domain.terms import Amount, Bound, TermKind, Unit
from confidant_app.domain.vocabulary import Role
from confidant_app.domain.watching import (
    DONE,
    SETTLED_BY,
    carried,
    demand_nothing_fatal,
    facts_of,
    given_extensions,
    terms_of,
    watched,
)
from tests.domain.whole_cases import a_whole_case

WHOLE = a_whole_case()
TITLE = "2026-0001 · schommel"
RULING = exactly(date(2026, 11, 14))


def step(route: str, status=StepStatus.CONSIDERED, **events) -> Step:
    found = tuple(Event(code=code, on=on) for code, on in events.items())
    return Step(id=StepId(uuid4()), case=WHOLE.case.id, route=route, status=status, events=found)


def deadlines(taken: Step, catalogues) -> dict[str, date]:
    return {term.term_name: term.deadline for term in watched(taken, TITLE, catalogues)}


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


def test_an_extension_that_was_announced_is_counted_on(catalogues):
    received = step(
        "KLACHT_GEM", StepStatus.IN_PROGRESS, ontvangst_klacht=exactly(date(2026, 1, 5))
    )
    assert deadlines(received, catalogues)["afhandeling"] == date(2026, 2, 16)
    longer = replace(
        received,
        extensions=(
            GivenExtension(step="afhandeling", code="adviescommissie"),
            GivenExtension(step="afhandeling", code="verdaging"),
        ),
    )
    assert deadlines(longer, catalogues)["afhandeling"] == date(2026, 4, 13)
    stated = GivenExtension(step="afhandeling", code="instemming", stated=date(2026, 6, 1))
    agreed = replace(received, extensions=(*longer.extensions, stated))
    assert deadlines(agreed, catalogues)["afhandeling"] == date(2026, 6, 1)


def test_an_extension_without_its_day_is_asked_for(catalogues):
    given = GivenExtension(step="oordeel", code="gemotiveerd")
    filed = exactly(date(2026, 10, 1))
    waiting = step("KLACHT_GI", StepStatus.FILED_BY_REPORTER, indiening_klacht=filed)
    route = catalogues.routes["KLACHT_GI"]
    terms = terms_of(replace(waiting, extensions=(given,)), route, catalogues)
    (asked,) = [t.counted for t in terms if t.term.step == "oordeel"]
    assert asked.question.startswith("Welke nieuwe laatste dag")


def test_an_extension_that_the_catalogue_lost_does_not_make_a_term_longer(catalogues):
    received = step(
        "KLACHT_GEM", StepStatus.IN_PROGRESS, ontvangst_klacht=exactly(date(2026, 1, 5))
    )
    lost = replace(received, extensions=(GivenExtension(step="afhandeling", code="weg"),))
    term = catalogues.terms["KLACHT_GEM", "afhandeling"]
    assert given_extensions(lost, term) == ()
    assert deadlines(lost, catalogues) == deadlines(received, catalogues)


def test_a_measure_is_followed_until_its_last_day(catalogues):
    order = step("OTS", StepStatus.IN_PROGRESS, beschikking_ots=exactly(date(2026, 3, 2)))
    (found,) = watched(order, "2026-0001", catalogues)
    assert (found.route_name, found.kind) == ("ondertoezichtstelling", TermKind.DURATION)
    assert found.deadline == date(2027, 3, 1)


def test_what_can_be_followed_is_a_route_or_has_terms_and_is_no_norm(catalogues):
    assert set(catalogues.subjects) == {
        "VOTS",
        "OTS",
        "MUHP",
        "RVDK_TOETS",
        "AANVRAAG_GEM",
        "VT_ONDERZOEK",
    }
    for code, route in catalogues.subjects.items():
        assert catalogues.followed(code) is route
        assert {s.term.route for s in route.steps} == {code}
    assert catalogues.followed("SKJ") is catalogues.routes["SKJ"]
    assert catalogues.followed("NORM_PVA") is None


def test_a_day_asked_of_the_case_counts_like_one_of_a_step(catalogues):
    sent = Event(code="verzending_aanwijzing", on=exactly(date(2026, 11, 2)))
    later = step("SA_264", verzending_aanwijzing=exactly(date(2026, 11, 9)))
    asked = replace(WHOLE, events=(sent,))
    assert facts_of(asked, {}).events == {sent.code: sent.on}
    newest = facts_of(replace(asked, steps=(later,)), {}).events
    assert newest == {sent.code: exactly(date(2026, 11, 9))}


def test_a_step_begins_with_the_day_that_its_deadline_was_counted_from(catalogues):
    sent = between(date(2026, 11, 2), date(2026, 11, 4))
    facts = CaseFacts(events={"verzending_aanwijzing": sent})
    state = evaluate(catalogues.routes["SA_264"], facts, catalogues.holidays, date(2026, 11, 5))
    assert carried(state, facts) == (Event(code="verzending_aanwijzing", on=sent),)
    nothing = evaluate(catalogues.routes["LMZ_IGJ"], facts, catalogues.holidays, date(2026, 11, 5))
    assert carried(nothing, facts) == ()


def test_a_decision_after_its_own_term_is_not_counted_from_as_if_it_was_in_time(catalogues):
    asked = {"ontvangst_verzoek_gi": exactly(date(2026, 11, 2))}
    route = catalogues.routes["UHP_265D"]

    def terms(**events):
        taken = step("UHP_265D", StepStatus.IN_PROGRESS, **asked, **events)
        return {t.term.step: t.counted for t in terms_of(taken, route, catalogues)}

    in_time = terms(verzending_beslissing_gi=exactly(date(2026, 11, 16)))
    assert in_time["kinderrechter-na-beslissing"].on == date(2026, 11, 30)
    late = terms(verzending_beslissing_gi=exactly(date(2026, 11, 17)))
    found = late["kinderrechter-na-beslissing"]
    assert isinstance(found, TermUnknown)
    assert "een dag korter" in found.question
    right = terms(verzending_late_beslissing=exactly(date(2026, 11, 24)))
    assert right["kinderrechter-na-te-late-beslissing"].on == date(2026, 12, 7)
    alone = step("UHP_265D", verzending_beslissing_gi=exactly(date(2026, 11, 24)))
    (counted, *_) = [t.counted for t in terms_of(alone, route, catalogues) if t.term.within]
    assert counted.on == date(2026, 12, 8), "without the day of the request nobody knows better"


def test_two_days_of_one_event_are_known_to_be_two(catalogues):
    first, second = exactly(date(2026, 9, 7)), exactly(date(2026, 11, 2))
    one = step("HB_HOF", uitspraak=first)
    other = step("HB_HOF", uitspraak=second)
    assert facts_of(replace(WHOLE, steps=(one, other)), {}).repeated == {"uitspraak"}
    assert facts_of(replace(WHOLE, steps=(one, one)), {}).repeated == frozenset()
    ended = replace(one, status=StepStatus.FINISHED)
    assert facts_of(replace(WHOLE, steps=(ended, other)), {}).repeated == frozenset()


def test_a_step_with_a_fatal_term_ahead_is_not_finished(catalogues):
    taken = step("HB_HOF", uitspraak=RULING)
    terms = terms_of(taken, catalogues.routes["HB_HOF"], catalogues)
    with pytest.raises(InvalidValue, match="fatale termijn tot ma 15-02-2027"):
        demand_nothing_fatal(terms, date(2027, 2, 15))
    demand_nothing_fatal(terms, date(2027, 2, 16))
    filed = replace(taken, status=StepStatus.FILED_BY_REPORTER)
    demand_nothing_fatal(terms_of(filed, catalogues.routes["HB_HOF"], catalogues), RULING.earliest)
    soft = step("KLACHT_RVDK", dag_gedraging_rvdk=RULING)
    demand_nothing_fatal(
        terms_of(soft, catalogues.routes["KLACHT_RVDK"], catalogues), RULING.earliest
    )
