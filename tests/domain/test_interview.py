"""Which fact is asked first, what kind of answer it takes, and when it is enough."""

from dataclasses import replace
from datetime import date

from confidant_app.domain.answers import Answer
from confidant_app.domain.dates import exactly
from confidant_app.domain.facts import CaseFacts, ChildAge
from confidant_app.domain.interview import AskKind, asks, short
from confidant_app.domain.possibilities import RouteStatus, evaluate_all
from confidant_app.domain.vocabulary import Measure, Role

TODAY = date(2026, 6, 1)
PARENT = CaseFacts(role=Role.PARENT_WITH_AUTHORITY, measure=Measure.SUPERVISION_ORDER)


def states(catalogues, facts, first=()):
    return evaluate_all(catalogues.routes.values(), facts, catalogues.holidays, TODAY, first=first)


def asked(catalogues, facts, first=()):
    return asks(states(catalogues, facts, first), catalogues, first)


def test_the_question_that_decides_most_comes_first(catalogues):
    found = asked(catalogues, CaseFacts())
    assert (found[0].question.code, found[0].kind) == ("role", AskKind.ROLE)
    counts = [len(ask.routes) for ask in found]
    assert counts == sorted(counts, reverse=True)


def test_every_unknown_route_waits_for_exactly_one_question(catalogues):
    for facts in (CaseFacts(), PARENT):
        unknown = [
            s.route.code for s in states(catalogues, facts) if s.status is RouteStatus.UNKNOWN
        ]
        waiting = [code for ask in asked(catalogues, facts) for code in ask.routes]
        assert sorted(waiting) == sorted(unknown)


def test_what_the_reporter_came_for_is_asked_before_everything_else(catalogues):
    found = asked(catalogues, PARENT, ("SA_264",))
    assert found[0].question.code == "schriftelijke_aanwijzing"
    assert "SA_264" in found[0].routes


def test_what_a_last_day_waits_for_is_asked_first_whatever_the_reporter_came_with(catalogues):
    facts = replace(
        PARENT, role=Role.UNKNOWN, events={"uitspraak": exactly(date(2026, 3, 10))}, answers={}
    )
    found = asked(catalogues, facts, ("LMZ_IGJ",))
    assert found[0].presses
    assert "HB_HOF" in found[0].routes
    assert found[0] in short(found, ("LMZ_IGJ",))
    assert not any(ask.presses for ask in asked(catalogues, PARENT))


def test_each_kind_of_fact_is_told_apart(catalogues):
    kinds = {ask.question.code: ask.kind for ask in asked(catalogues, PARENT)}
    assert kinds["schriftelijke_aanwijzing"] is AskKind.YES_NO
    told = replace(PARENT, answers={"schriftelijke_aanwijzing": Answer.YES})
    kinds = {ask.question.code: ask.kind for ask in asked(catalogues, told)}
    assert kinds["verzending_aanwijzing"] is AskKind.DAY
    no_measure = replace(PARENT, measure=Measure.UNKNOWN)
    assert AskKind.MEASURE in {ask.kind for ask in asked(catalogues, no_measure)}
    youth = replace(PARENT, role=Role.YOUTH, children=(ChildAge(),))
    assert AskKind.AGE in {ask.kind for ask in asked(catalogues, youth)}


def test_a_short_interview_keeps_to_what_fits_else_to_the_case_itself(catalogues):
    whole = asked(catalogues, PARENT, ("SA_264",))
    assert {code for ask in short(whole, ("SA_264",)) for code in ask.routes} >= {"SA_264"}
    assert len(short(whole, ("SA_264",))) == 1
    assert short(whole, ()) == ()
    unknown = asked(catalogues, CaseFacts())
    assert [ask.kind for ask in short(unknown, ())] == [AskKind.ROLE]
