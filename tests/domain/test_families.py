"""From a case to what is counted of a family."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import Case, CaseId
from confidant_app.domain.coding import ThemeMark
from confidant_app.domain.consent import Consent, ConsentId, Purpose
from confidant_app.domain.contacts import Contact, ContactId, Kind
from confidant_app.domain.families import (
    CaseRecord,
    FamilyFacts,
    facts_of,
    norm_answer,
    one_per_family,
    route_answer,
)
from confidant_app.domain.figure_catalogue import NormAnswer, RouteAnswer
from confidant_app.domain.people import Person, PersonId
from confidant_app.domain.steps import Outcome, Step, StepId, StepStatus
from confidant_app.domain.vocabulary import Measure, Role

ID = UUID(int=1)
TODAY = date(2026, 5, 1)
CASE = Case(
    id=CaseId(ID),
    number="2026-0001",
    opened=date(2026, 3, 1),
    municipality="GM0047",
    measure=Measure.SUPERVISION_ORDER,
    themes=(ThemeMark(code="JB-GEEN"),),
)
CONSENT = Consent(
    id=ConsentId(ID), case=CASE.id, purpose=Purpose.FIGURES, given_on=date(2026, 3, 1)
)
REGIONS = {"GM0047": "groningen_oost"}


@dataclass(frozen=True)
class Norm:
    norm: str
    applies: Answer
    met: Answer


def person(role, *, reporter=True):
    return Person(id=PersonId(ID), case=CASE.id, role=role, reporter=reporter)


def contact(kind, *themes):
    return Contact(
        id=ContactId(ID),
        at=datetime(2026, 3, 2, tzinfo=UTC),
        kind=kind,
        themes=tuple(ThemeMark(code=code) for code in themes),
    )


def step(route, status=StepStatus.CONSIDERED, outcome=None):
    return Step(id=StepId(ID), case=CASE.id, route=route, status=status, outcome=outcome)


def facts(**parts):
    return facts_of(CaseRecord(case=CASE, consents=(CONSENT,), **parts), REGIONS, TODAY)


def test_everything_that_is_counted_comes_from_the_case():
    found = facts(
        people=(person(Role.YOUTH, reporter=False), person(Role.GRANDPARENT)),
        contacts=(contact(Kind.QUESTION, "UH-GROND"), contact(Kind.PROBLEM, "JB-GEEN")),
        steps=(step("SKJ", StepStatus.IN_PROGRESS), step("KINDEROMB")),
        norms=(Norm("N_PVA", Answer.YES, Answer.NO),),
    )
    assert found == FamilyFacts(
        region="groningen_oost",
        measure=Measure.SUPERVISION_ORDER,
        reporter=Role.GRANDPARENT,
        half_year="2026-1",
        kind=Kind.PROBLEM,
        themes=frozenset({"JB-GEEN", "UH-GROND"}),
        norms=frozenset({("N_PVA", NormAnswer.MISSED)}),
        routes=frozenset({("SKJ", RouteAnswer.RUNNING)}),
    )


def test_a_case_of_which_nothing_is_known_is_counted_as_unknown():
    found = facts()
    assert (found.reporter, found.kind) == (Role.UNKNOWN, Kind.UNKNOWN)
    assert facts_of(CaseRecord(case=CASE, consents=(CONSENT,)), {}, TODAY).region == "GM0047"


def test_without_consent_for_figures_on_that_day_nothing_is_counted():
    record = CaseRecord(case=CASE, consents=(CONSENT,))
    assert facts_of(record, REGIONS, date(2026, 2, 28)) is None
    withdrawn = replace(record, consents=(replace(CONSENT, withdrawn_on=TODAY),))
    assert facts_of(withdrawn, REGIONS, TODAY) is None
    other = replace(record, consents=(replace(CONSENT, purpose=Purpose.QUOTE),))
    assert facts_of(other, REGIONS, TODAY) is None


@pytest.mark.parametrize(
    ("roles", "counted"),
    [
        ((Role.EMPLOYEE,), Role.OTHER),
        ((Role.EMPLOYEE, Role.FOSTER_PARENT), Role.FOSTER_PARENT),
        ((Role.UNKNOWN, Role.YOUTH), Role.YOUTH),
        ((Role.UNKNOWN,), Role.UNKNOWN),
    ],
)
def test_an_employee_who_reports_is_somebody_else(roles, counted):
    assert facts(people=tuple(map(person, roles))).reporter is counted


def test_an_employee_who_is_only_talked_about_changes_nothing():
    people = (person(Role.YOUTH), person(Role.EMPLOYEE, reporter=False))
    assert facts(people=people).reporter is Role.YOUTH


@pytest.mark.parametrize(
    ("applies", "met", "answer"),
    [
        (Answer.YES, Answer.YES, NormAnswer.MET),
        (Answer.YES, Answer.NO, NormAnswer.MISSED),
        (Answer.YES, Answer.UNKNOWN, NormAnswer.UNKNOWN),
        (Answer.UNKNOWN, Answer.YES, NormAnswer.UNKNOWN),
        (Answer.UNKNOWN, Answer.NO, NormAnswer.UNKNOWN),
        (Answer.NO, Answer.YES, NormAnswer.NOT_APPLICABLE),
        (Answer.NO, Answer.NO, NormAnswer.NOT_APPLICABLE),
    ],
)
def test_what_is_not_known_of_a_norm_is_neither_met_nor_missed(applies, met, answer):
    assert norm_answer(Norm("N", applies, met)) is answer


@pytest.mark.parametrize(
    ("status", "outcome", "answer"),
    [
        (StepStatus.FINISHED, Outcome.UPHELD, RouteAnswer.FAVOURABLE),
        (StepStatus.BOARD_RESPONDED, Outcome.PARTLY_UPHELD, RouteAnswer.PARTLY),
        (StepStatus.FINISHED, Outcome.DISMISSED, RouteAnswer.UNFAVOURABLE),
        (StepStatus.FINISHED, Outcome.UNKNOWN, RouteAnswer.NO_OUTCOME),
        (StepStatus.INADMISSIBLE, None, RouteAnswer.UNFAVOURABLE),
        (StepStatus.FINISHED, None, RouteAnswer.NO_OUTCOME),
        (StepStatus.WITHDRAWN, None, RouteAnswer.NO_OUTCOME),
        (StepStatus.FILED_BY_REPORTER, None, RouteAnswer.RUNNING),
        (StepStatus.CONSIDERED, None, None),
        (StepStatus.ADVISED_AGAINST, None, None),
        (StepStatus.REPORTER_DECLINED, None, None),
        (StepStatus.IN_PREPARATION, None, None),
    ],
)
def test_a_route_that_was_only_talked_about_was_not_taken(status, outcome, answer):
    assert route_answer(step("SKJ", status, outcome)) is answer


def test_every_outcome_has_a_place():
    assert all(route_answer(step("SKJ", StepStatus.FINISHED, outcome)) for outcome in Outcome)


def test_the_best_outcome_of_a_route_and_the_worst_answer_to_a_norm_stand_for_the_family():
    found = facts(
        steps=(
            step("SKJ", StepStatus.FINISHED, Outcome.DISMISSED),
            step("SKJ", StepStatus.FINISHED, Outcome.PARTLY_GRANTED),
        ),
        norms=(Norm("N", Answer.YES, Answer.YES), Norm("N", Answer.YES, Answer.NO)),
    )
    assert found.routes == {("SKJ", RouteAnswer.PARTLY)}
    assert found.norms == {("N", NormAnswer.MISSED)}


def test_cases_of_one_family_card_are_one_family():
    one = facts(contacts=(contact(Kind.QUESTION, "A"),), norms=(Norm("N", Answer.NO, Answer.NO),))
    two = replace(
        facts(contacts=(contact(Kind.COMPLAINT, "B"),), steps=(step("SKJ", StepStatus.FINISHED),)),
        half_year="2026-2",
        region="drenthe_zuid",
    )
    (joined,) = one_per_family([("card", one), ("card", two)])
    assert joined == replace(
        one,
        kind=Kind.COMPLAINT,
        themes=frozenset({"JB-GEEN", "A", "B"}),
        routes=frozenset({("SKJ", RouteAnswer.NO_OUTCOME)}),
    )
    assert one_per_family([("", one), ("", one), ("card", two)]) == (one, one, two)
