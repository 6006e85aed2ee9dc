"""The first screen: due, soon, waiting, and cases without a next step."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from confidant_app.domain.agenda import DueKind, WatchedTerm, agenda
from confidant_app.domain.cases import CaseId, CaseStatus, Urgency
from confidant_app.domain.follow_ups import FollowUp, FollowUpId
from confidant_app.domain.lists import CaseLine
from confidant_app.domain.steps import StepId
from confidant_app.domain.terms import TermKind
from confidant_app.domain.vocabulary import Measure

TODAY = date(2026, 11, 16)
CASE = CaseId(uuid4())
TITLES = {CASE: "2026-0001 · schommel"}
LINE = CaseLine(
    id=CASE,
    number="2026-0001",
    keyword="schommel",
    status=CaseStatus.ACTIVE,
    urgency=Urgency.NORMAL,
    danger=False,
    municipality="unknown",
    measure=Measure.UNKNOWN,
    opened=TODAY,
)


def call(due: date, **fields) -> FollowUp:
    return FollowUp(id=FollowUpId(uuid4()), what="bellen", due=due, case=CASE, **fields)


def term(deadline: date, warn_from: date, kind=TermKind.FATAL) -> WatchedTerm:
    return WatchedTerm(
        case=CASE,
        case_title=TITLES[CASE],
        step=StepId(uuid4()),
        term="instellen",
        route_name="hoger beroep",
        term_name="instellen",
        kind=kind,
        deadline=deadline,
        circa=False,
        warn_from=warn_from,
    )


def days(number: int) -> timedelta:
    return timedelta(days=number)


def test_what_is_due_stands_above_and_what_comes_this_week_below():
    overdue, now, soon = call(TODAY - days(3)), call(TODAY), call(TODAY + days(7))
    later, early = call(TODAY + days(8)), call(TODAY + days(30), warn_days=30)
    seen = agenda(TODAY, [later, soon, early, now, overdue], [], [LINE], TITLES)
    assert [item.follow_up for item in seen.now] == [overdue.id, now.id, early.id]
    assert [item.follow_up for item in seen.this_week] == [soon.id]
    assert {item.case_title for item in seen.now} == {TITLES[CASE]}
    assert seen.without_next == ()


def test_a_term_that_passed_while_the_program_was_closed_comes_first():
    passed = term(TODAY - days(20), TODAY - days(30))
    warned = term(TODAY + days(12), TODAY)
    quiet = term(TODAY + days(6), TODAY + days(1))
    far = term(TODAY + days(60), TODAY + days(40))
    seen = agenda(TODAY, [call(TODAY)], [far, quiet, warned, passed], [LINE], TITLES)
    assert [item.on for item in seen.now] == [passed.deadline, warned.deadline, TODAY]
    assert seen.now[0].what == "hoger beroep: instellen"
    assert seen.now[0].kind is DueKind.TERM
    assert [item.term for item in seen.this_week] == [quiet]


def test_what_another_must_do_waits_apart():
    waiting = [call(TODAY - days(n), waiting=True) for n in (1, 5)]
    seen = agenda(TODAY, waiting, [], [LINE], TITLES)
    assert [item.follow_up for item in seen.waiting] == [waiting[1].id, waiting[0].id]
    assert (seen.now, seen.this_week, seen.without_next) == ((), (), ())
    assert seen.waiting[0].kind is DueKind.WAITING


@pytest.mark.parametrize("kind", TermKind)
def test_a_term_of_the_other_side_that_passed_is_waited_for(kind):
    passed, today = (term(TODAY - days(n), TODAY - days(30), kind) for n in (1, 0))
    seen = agenda(TODAY, [], [today, passed], [], TITLES)
    theirs = kind in (TermKind.DECISION, TermKind.NORM)
    assert [item.term for item in seen.waiting] == ([passed] if theirs else [])
    assert [item.term for item in seen.now] == ([today] if theirs else [passed, today])


def test_a_case_in_which_nothing_is_planned_is_named():
    finished = call(TODAY - days(2), done_on=TODAY)
    assert agenda(TODAY, [finished], [], [LINE], TITLES).without_next == (LINE,)
    watched = agenda(TODAY, [], [term(TODAY + days(90), TODAY + days(80))], [LINE], TITLES)
    assert watched.without_next == ()


def test_a_promise_without_a_case_or_title_is_shown_without_one():
    loose, unknown = replace(call(TODAY), case=None), replace(call(TODAY), case=CaseId(uuid4()))
    seen = agenda(TODAY, [loose, unknown], [], [], TITLES)
    assert [item.case_title for item in seen.now] == ["", ""]
