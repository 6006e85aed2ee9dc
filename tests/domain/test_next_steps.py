"""What is proposed after a step: the ways out that its outcome leaves, none of them twice."""

from dataclasses import replace
from uuid import uuid4

import pytest

from confidant_app.domain.next_steps import proposals
from confidant_app.domain.steps import Outcome, Step, StepId, StepStatus
from tests.domain.whole_cases import a_whole_case

CASE = a_whole_case().case.id


def step(route, status=StepStatus.RULING, outcome=None):
    return Step(id=StepId(uuid4()), case=CASE, route=route, status=status, outcome=outcome)


def codes(found):
    return [tuple(route.code for route in one.routes) for one in found]


def test_a_decision_of_skj_leads_to_its_appeal(catalogues):
    decided = step("SKJ", outcome=Outcome.DISMISSED)
    (found,) = proposals([decided], catalogues.routes)
    assert found.after == decided.id
    assert [route.code for route in found.routes] == ["SKJ_BEROEP"]
    assert "zes weken" in found.text


def test_a_verdict_on_a_complaint_leads_to_the_childrens_ombudsman(catalogues):
    upheld = step("KLACHT_GI", outcome=Outcome.UPHELD)
    found = codes(proposals([upheld], catalogues.routes))
    assert found == [("KINDEROMB", "LMZ_IGJ"), ("SKJ",)]
    refused = step("KLACHT_GI", outcome=Outcome.DISMISSED)
    found = codes(proposals([refused], catalogues.routes))
    assert found == [("KINDEROMB", "LMZ_IGJ"), ("SKJ",)]


def test_a_route_on_which_a_step_runs_is_not_proposed_again_but_the_sentence_stays(catalogues):
    upheld = step("KLACHT_GI", outcome=Outcome.UPHELD)
    steps = [upheld, step("SKJ", StepStatus.IN_PROGRESS)]
    found = proposals(steps, catalogues.routes)
    assert codes(found) == [("KINDEROMB", "LMZ_IGJ"), ()]
    assert "tuchtklacht" in found[1].text


def test_a_new_ruling_can_be_appealed_though_an_older_appeal_ended(catalogues):
    ended = step("HB_HOF", StepStatus.FINISHED, Outcome.REFUSED)
    refused = step("CONTACT_265F", outcome=Outcome.REFUSED)
    (found,) = [p for p in proposals([ended, refused], catalogues.routes) if p.after == refused.id]
    assert [route.code for route in found.routes] == ["HB_HOF"]


@pytest.mark.parametrize("outcome", [None, Outcome.UNKNOWN])
def test_an_outcome_that_nobody_wrote_down_leaves_every_way_out(catalogues, outcome):
    every = [one.routes for one in catalogues.routes["KLACHT_GI"].next]
    found = codes(proposals([step("KLACHT_GI", outcome=outcome)], catalogues.routes))
    assert found == every


def test_what_was_never_dealt_with_has_an_outcome_of_its_own(catalogues):
    shut = step("SA_264", StepStatus.INADMISSIBLE)
    assert codes(proposals([shut], catalogues.routes)) == [("SA_265",)]


@pytest.mark.parametrize("status", [StepStatus.CONSIDERED, StepStatus.IN_PROGRESS])
def test_nothing_is_proposed_before_there_is_a_decision(catalogues, status):
    assert proposals([step("KLACHT_GI", status)], catalogues.routes) == ()


def test_a_step_on_something_else_proposes_nothing(catalogues):
    assert proposals([step("OTS"), step("WEG")], catalogues.routes) == ()
    outcome = replace(step("HB_HOF"), outcome=Outcome.GRANTED)
    assert proposals([outcome], catalogues.routes) == ()
