"""Knowing less never closes a door, and every door can be opened."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.domain.answers import Answer
from confidant_app.domain.dates import between, exactly
from confidant_app.domain.facts import CaseFacts, ChildAge
from confidant_app.domain.possibilities import RouteStatus, evaluate, evaluate_all
from confidant_app.domain.terms import Amount, Unit
from confidant_app.domain.vocabulary import Measure, Role

TODAY = date(2026, 6, 1)
OVERVIEW = [
    "GESPREK",
    "KLACHT_GI",
    "KLACHT_JHA",
    "KLACHT_VT",
    "KLACHT_GESLOTEN",
    "KLACHT_RVDK",
    "KLACHT_GEM",
    "NAT_OMB",
    "GEM_OMB",
    "KINDEROMB",
    "SKJ",
    "SKJ_BEROEP",
    "LMZ_IGJ",
    "IJENV",
    "SA_264",
    "SA_265",
    "GESCHIL_262B",
    "UHP_265D",
    "CONTACT_265F",
    "OMGANG_265G",
    "VERVANG_GI_259",
    "OPHEF_OTS_261",
    "SPOED_2WK",
    "VERWEER_ZITTING",
    "CONTRA_810A",
    "HB_HOF",
    "WRAKING",
    "BIJZ_CUR_250",
    "INFORMEEL",
    "BLOKKADE",
    "GEZAG_HERSTEL_277",
    "BEZWAAR_GEM",
    "BEROEP_RB",
    "HB_CRVB",
    "NIET_TIJDIG",
    "RECHTSBIJSTAND",
    "JEUGDSTEM",
    "CLIENTONDERST",
    "DOSSIER",
    "DOSSIER_VERKL",
    "DOSSIER_VERN",
    "AVG_RB_35",
    "AP_KLACHT",
    "KLOKKENLUIDER",
    "CLIENTENRAAD",
    "POL_VRAGEN",
    "POL_INSPREKEN",
    "POL_AGENDERING",
    "POL_WERKBEZOEK",
    "POL_STATEN",
    "POL_TK",
    "AANGIFTE",
    "WOO",
    "EHRM",
    "CIVIEL",
]


def test_the_catalogue_holds_every_route_of_the_overview(catalogues):
    assert sorted(catalogues.routes) == sorted(OVERVIEW)


def favourable(route):
    """Return facts under which this route should be open: everything it asks for, a day ago."""
    answers, events = {}, {}
    for step in route.steps:
        if step.code in route.entry[:1]:
            answers |= {one.question.code: one.wanted for one in step.requirements}
            if step.term is not None:
                events[step.term.event.code] = exactly(TODAY - timedelta(days=1))
    answers |= {one.question.code: one.wanted for one in route.requirements}
    return CaseFacts(
        role=min(route.who, default=Role.OTHER),
        children=(ChildAge(birth_year=2010),),
        measure=min(route.measures, default=Measure.NONE),
        events=events,
        answers=answers,
    )


@pytest.mark.parametrize("code", OVERVIEW)
def test_every_route_can_be_reached(catalogues, code):
    route = catalogues.routes[code]
    found = evaluate(route, favourable(route), catalogues.holidays, TODAY)
    assert found.status in {RouteStatus.OPEN, RouteStatus.CLOSING}, found.reason


def possible(catalogues, **facts):
    states = evaluate_all(
        catalogues.routes.values(), CaseFacts(**facts), catalogues.holidays, TODAY
    )
    return {one.route.code for one in states if one.status is not RouteStatus.NOT_FOR_YOU}


PLACED = Measure.SUPERVISION_ORDER_WITH_PLACEMENT
PARENT = {"role": Role.PARENT_WITH_AUTHORITY, "measure": PLACED}
QUESTIONS = [
    ("they do not listen", PARENT, {"GESPREK", "KLACHT_GI", "DOSSIER", "DOSSIER_VERKL", "SKJ"}),
    ("I got an instruction", PARENT, {"SA_264"}),
    ("contact with my child was cut", PARENT, {"CONTACT_265F", "OMGANG_265G", "GESCHIL_262B"}),
    ("I want my child home", PARENT, {"UHP_265D", "HB_HOF"}),
    ("they do not do what the plan says", PARENT, {"GESCHIL_262B", "KLACHT_GI"}),
    ("always another worker", PARENT, {"KLACHT_GI", "VERVANG_GI_259", "LMZ_IGJ"}),
    ("emergency placement yesterday", PARENT, {"RECHTSBIJSTAND", "SPOED_2WK", "VERWEER_ZITTING"}),
    ("help is not there", PARENT, {"KLACHT_GEM", "BEZWAAR_GEM", "GESCHIL_262B"}),
    ("my complaint got no follow-up", PARENT, {"KINDEROMB", "LMZ_IGJ"}),
    (
        "a child asks itself",
        {"role": Role.YOUTH, "measure": PLACED, "children": (ChildAge(birth_year=2010),)},
        {"JEUGDSTEM", "KINDEROMB", "INFORMEEL", "BIJZ_CUR_250", "DOSSIER"},
    ),
    ("an employee asks", {"role": Role.EMPLOYEE}, {"KLOKKENLUIDER", "LMZ_IGJ"}),
]


@pytest.mark.parametrize(("question", "facts", "routes"), QUESTIONS)
def test_each_question_of_practice_keeps_its_first_routes_in_sight(
    catalogues, question, facts, routes
):
    assert routes <= possible(catalogues, **facts)


def test_a_grandparent_is_not_sent_to_routes_of_parents(catalogues):
    shut = set(OVERVIEW) - possible(catalogues, role=Role.GRANDPARENT, measure=PLACED)
    assert {"KLACHT_GI", "SA_264", "UHP_265D", "BLOKKADE", "KLOKKENLUIDER"} <= shut
    assert not {"LMZ_IGJ", "KINDEROMB", "SKJ"} & shut


days = st.dates(TODAY - timedelta(days=1500), TODAY)
event_dates = st.one_of(
    days.map(exactly),
    st.tuples(days, st.integers(0, 60)).map(lambda t: between(t[0], t[0] + timedelta(days=t[1]))),
    days.map(lambda on: between(on, None)),
)


@st.composite
def cases(draw, catalogues):
    codes, questions = sorted(catalogues.events), sorted(catalogues.questions)
    happened = st.tuples(st.sampled_from(codes), event_dates)
    answered = st.tuples(st.sampled_from(questions), st.sampled_from(Answer))
    filled = {("KLACHT_GI", "indienen"): Amount(number=1, unit=Unit.YEAR)}
    role, authority = draw(st.sampled_from(Role)), draw(st.sampled_from(Answer))
    events = dict(draw(st.lists(happened, max_size=15)))
    answers = dict(draw(st.lists(answered, max_size=15)))
    for question in catalogues.questions.values():
        if question.event and question.event.code in events:
            answers.pop(question.code, None)  # a no would contradict the day
    return CaseFacts(
        role=role,
        authority=authority if role is Role.UNKNOWN else Answer.UNKNOWN,
        measure=draw(st.sampled_from(Measure)),
        children=draw(st.sampled_from([(), (ChildAge(birth_year=2010),), (ChildAge(),)])),
        events=events,
        answers=answers,
        amounts=draw(st.sampled_from([{}, filled])),
    )


def forgetting(data, facts):
    """Return the same facts with some of them not known any more."""
    keep = st.booleans()
    return replace(
        facts,
        role=facts.role if data.draw(keep) else Role.UNKNOWN,
        measure=facts.measure if data.draw(keep) else Measure.UNKNOWN,
        children=facts.children if data.draw(keep) else (),
        events={k: v for k, v in facts.events.items() if data.draw(keep)},
        answers={k: v for k, v in facts.answers.items() if data.draw(keep)},
    )


def contradicts(route, facts):
    """Whether the measure says no and a day says yes: either can be old, so that is asked."""
    codes = {step.term.event.code for step in route.steps if step.term is not None}
    wrong = route.measures and facts.measure not in {*route.measures, Measure.UNKNOWN}
    return bool(wrong) and not codes.isdisjoint(facts.events)


CERTAIN = {RouteStatus.CLOSED, RouteStatus.NOT_FOR_YOU}


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_knowing_less_never_closes_a_route(catalogues, data):
    facts = data.draw(cases(catalogues))
    less = forgetting(data, facts)
    for route in catalogues.routes.values():
        if contradicts(route, facts):
            continue
        full = evaluate(route, facts, catalogues.holidays, TODAY)
        poor = evaluate(route, less, catalogues.holidays, TODAY)
        if full.status not in CERTAIN:
            assert poor.status not in CERTAIN, route.code
        if poor.status is RouteStatus.UNKNOWN:
            assert poor.question is not None, route.code
            assert poor.question.text


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_closed_route_has_passed_even_its_last_possible_day(catalogues, data):
    facts = data.draw(cases(catalogues))
    for route in catalogues.routes.values():
        found = evaluate(route, facts, catalogues.holidays, TODAY)
        if found.status is RouteStatus.CLOSED:
            assert found.deadline.latest < TODAY
        if found.status in {RouteStatus.OPEN, RouteStatus.CLOSING} and found.deadline:
            assert found.days_left >= 0
            assert found.deadline.on >= TODAY
