"""What other rules do to the running terms."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.cases import CaseId
from confidant_app.domain.dates import exactly
from confidant_app.domain.moved import changed_routes, moved
from confidant_app.domain.steps import Event, Step, StepId
from confidant_app.domain.terms import TermKind
from confidant_app.domain.watching import DONE, unanswered

DAY = date(2026, 12, 20)
STEP = StepId(UUID(int=1))


def a_term(name="hoger beroep", on=DAY, kind=TermKind.FATAL, step=STEP, code=""):
    return WatchedTerm(
        case=CaseId(UUID(int=9)),
        case_title="2026-0001",
        term=code or name,
        step=step,
        route_name="Hoger beroep",
        term_name=name,
        kind=kind,
        deadline=on,
        circa=False,
        warn_from=on,
    )


def later(term, days):
    return replace(term, deadline=term.deadline + timedelta(days=days))


def test_the_same_rules_move_nothing():
    assert moved([a_term()], [a_term()]) == ()


def test_a_term_that_moved_is_told_with_both_days():
    (one,) = moved([a_term()], [later(a_term(), -3)])
    assert (one.before, one.after) == (DAY, DAY - timedelta(days=3))
    assert (one.case_title, one.term_name) == ("2026-0001", "hoger beroep")
    assert one.is_fatal


def test_a_term_that_came_or_went_has_one_day_only():
    (came,) = moved([], [a_term()])
    assert (came.before, came.after) == (None, DAY)
    (went,) = moved([a_term()], [])
    assert (went.before, went.after) == (DAY, None)


def test_a_term_that_became_fatal_is_told_though_its_day_stays():
    (one,) = moved([a_term(kind=TermKind.SOFT)], [a_term(kind=TermKind.FATAL)])
    assert (one.was, one.kind, one.before, one.after) == (TermKind.SOFT, TermKind.FATAL, DAY, DAY)
    assert one.is_fatal


def test_a_term_that_only_got_another_name_did_not_move():
    old = a_term("beroep", code="hoger-beroep")
    new = a_term("hoger beroep", code="hoger-beroep")
    assert moved([old], [new]) == ()
    (one,) = moved([old], [later(new, 1)])
    assert (one.term_name, one.before, one.after) == ("hoger beroep", DAY, DAY + timedelta(days=1))


def test_a_term_of_another_code_is_told_as_gone_and_come():
    found = moved([a_term("beroep")], [a_term("hoger beroep")])
    assert {(one.term_name, one.before, one.after) for one in found} == {
        ("beroep", DAY, None),
        ("hoger beroep", None, DAY),
    }


def test_two_terms_of_one_name_in_one_step_are_kept_apart():
    first, second = a_term(code="a"), later(a_term(code="b"), 30)
    (one,) = moved([first, second], [first, later(second, 1)])
    assert one.before == second.deadline


def test_only_a_term_that_went_can_wait_for_a_fact():
    first, second = a_term(code="a"), a_term(code="b")
    places = {(STEP, "a"), (STEP, "b")}
    found = moved([first, second], [later(second, 1)], places)
    assert {(one.after is None, one.asked) for one in found} == {(True, True), (False, False)}


def test_only_a_term_without_a_day_that_is_not_done_waits_for_a_fact(catalogues):
    judged = Event(code="ontvangst_oordeel", on=exactly(DAY))
    done = Event(code=f"{DONE}oordeel", on=exactly(DAY))
    case = CaseId(UUID(int=9))
    step = Step(id=STEP, case=case, route="KLACHT_GI", events=(judged,))
    waiting = set(unanswered(step, catalogues))
    assert "oordeel" in waiting
    assert "reactie-bestuur" not in waiting
    assert "oordeel" not in unanswered(replace(step, events=(judged, done)), catalogues)
    assert tuple(unanswered(replace(step, route="WEG"), catalogues)) == ()


def test_fatal_comes_first_and_earlier_before_later():
    kinds = {"a": TermKind.NORM, "b": TermKind.FATAL, "c": TermKind.FATAL, "d": TermKind.FATAL}
    old = [a_term(name, kind=kind) for name, kind in kinds.items()]
    shifts = {"a": -9, "b": 2, "c": -1}
    new = [later(a_term(n, kind=kinds[n]), days) for n, days in shifts.items()]
    new.append(a_term("e"))
    new = [replace(one, step=StepId(uuid4())) if one.term_name == "e" else one for one in new]
    told = [one.term_name for one in moved(old, new)]
    assert told == ["c", "e", "b", "d", "a"]


def test_only_routes_that_differ_can_move_unless_the_holidays_do(catalogues):
    assert changed_routes(catalogues, catalogues) == frozenset()
    fewer = {code: route for code, route in catalogues.routes.items() if code != "SKJ"}
    other = replace(catalogues, routes=fewer)
    assert changed_routes(catalogues, other) == changed_routes(other, catalogues) == {"SKJ"}
    holidays = replace(catalogues.holidays, extra={DAY: "brugdag"})
    moving = replace(catalogues, holidays=holidays)
    everything = frozenset(catalogues.routes) | frozenset(catalogues.subjects)
    assert changed_routes(catalogues, moving) == everything


TERMS = st.lists(
    st.builds(
        a_term,
        name=st.sampled_from("abc"),
        on=st.dates(DAY, DAY + timedelta(days=3)),
        kind=st.sampled_from(TermKind),
        step=st.sampled_from([StepId(UUID(int=n)) for n in range(2)]),
    ),
    max_size=6,
    unique_by=lambda term: (term.step, term.term),
)


@given(old=TERMS, new=TERMS)
def test_what_moved_one_way_moved_back_the_other(old, new):
    there, back = moved(old, new), moved(new, old)
    assert len(there) == len(back)
    assert sorted(str((one.before, one.after)) for one in there) == sorted(
        str((one.after, one.before)) for one in back
    )


@given(old=TERMS, new=TERMS)
def test_every_change_of_the_number_of_terms_is_told(old, new):
    told = moved(old, new)
    came = sum(one.before is None for one in told)
    went = sum(one.after is None for one in told)
    assert len(old) - went + came == len(new)
