"""Routes and terms of a case in a real vault."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from confidant_app.domain.answers import Answer
from confidant_app.domain.dates import exactly
from confidant_app.domain.deadlines import Deadline, TermUnknown
from confidant_app.domain.derivation import Rule
from confidant_app.domain.errors import InvalidValue, NotFound, NotInCatalogue
from confidant_app.domain.norm_facts import NormRecord
from confidant_app.domain.possibilities import RouteStatus
from confidant_app.domain.steps import Event, GivenExtension, OwnTerm, StepId, StepStatus
from confidant_app.domain.vocabulary import Measure
from confidant_app.services import casework, routing, watching
from tests.services.desk import NOW, TODAY, a_case, keep


@pytest.fixture
def whole(vault):
    made = a_case(1, measure=Measure.SUPERVISION_ORDER)
    keep(vault, made)
    return made


def counted(vault, whole, catalogues) -> dict[str, object]:
    found = routing.running(casework.whole_case(vault, whole.case.id), catalogues)
    return {term.term.step: term.counted for step in found for term in step.terms}


def test_the_board_has_one_month_after_a_complaint_to_the_institution(vault, whole, catalogues):
    status = StepStatus.FILED_WITH_OUR_HELP
    step = routing.begin(vault, whole.case.id, "klacht_gi", catalogues, NOW, status)
    assert step.route == "KLACHT_GI"
    ruling = exactly(date(2026, 10, 31))
    routing.happened(vault, step, "ontvangst_oordeel", ruling, NOW)
    board = counted(vault, whole, catalogues)["reactie-bestuur"]
    assert isinstance(board, Deadline)
    assert board.on == date(2026, 11, 30)
    assert board.derivation[0].rule is Rule.EVENT
    assert board.derivation[-1].on == board.on


def test_an_appeal_has_three_months_and_moves_off_a_sunday(vault, whole, catalogues):
    step = routing.begin(vault, whole.case.id, "HB_HOF", catalogues, NOW)
    routing.happened(vault, step, "uitspraak", exactly(date(2026, 11, 14)), NOW)
    appeal = counted(vault, whole, catalogues)["hoger-beroep"]
    assert appeal.on == date(2027, 2, 15)
    moved = [line for line in appeal.derivation if line.rule is Rule.ATW_1]
    assert [line.on for line in moved] == [date(2027, 2, 15)]
    assert "Algemene termijnenwet" in moved[0].source


def test_an_event_that_is_corrected_stands_there_once(vault, whole, catalogues):
    step = routing.begin(vault, whole.case.id, "HB_HOF", catalogues, NOW)
    step = routing.happened(vault, step, "uitspraak", exactly(date(2026, 11, 1)), NOW)
    step = routing.happened(vault, step, "uitspraak", exactly(date(2026, 11, 14)), NOW)
    assert len(step.events) == 1
    assert casework.whole_case(vault, whole.case.id).steps == (step,)


def test_a_term_of_their_own_rules_is_filled_in_and_corrected(vault, whole, catalogues):
    step = routing.begin(vault, whole.case.id, "KLACHT_GI", catalogues, NOW)
    step = routing.happened(vault, step, "indiening_klacht", exactly(date(2026, 9, 1)), NOW)
    assert isinstance(counted(vault, whole, catalogues)["oordeel"], TermUnknown)
    for weeks in (6, 10):
        step = routing.own_term(
            vault, step, OwnTerm(step="oordeel", amount=weeks, unit="week"), NOW
        )
    assert len(step.own_terms) == 1
    assert counted(vault, whole, catalogues)["oordeel"].on == date(2026, 11, 10)


def test_what_runs_anywhere_is_watched_the_earliest_first(vault, whole, catalogues):
    other = a_case(2, keyword="schommel")
    keep(vault, other)
    late = routing.begin(vault, other.case.id, "HB_HOF", catalogues, NOW)
    routing.happened(vault, late, "uitspraak", exactly(date(2026, 11, 14)), NOW)
    soon = routing.begin(vault, whole.case.id, "KLACHT_GI", catalogues, NOW, StepStatus.RULING)
    soon = routing.happened(vault, soon, "ontvangst_oordeel", exactly(date(2026, 10, 31)), NOW)
    second = routing.begin(vault, whole.case.id, "SA_264", catalogues, NOW)
    routing.happened(vault, second, "verzending_aanwijzing", exactly(date(2026, 11, 10)), NOW)
    found = watching.all_watched(vault, catalogues)
    assert [(term.case_title, term.deadline) for term in found] == [
        ("2026-0001", date(2026, 11, 24)),
        ("2026-0001", date(2026, 11, 30)),
        ("2026-0002 · schommel", date(2027, 2, 15)),
    ]
    soon = routing.settled(vault, soon, "reactie-bestuur", exactly(date(2026, 11, 12)), NOW)
    assert [term.deadline.year for term in watching.all_watched(vault, catalogues)] == [2026, 2027]
    routing.change(vault, replace(late, status=StepStatus.WITHDRAWN), NOW)
    assert len(watching.all_watched(vault, catalogues)) == 1
    running = routing.running(casework.whole_case(vault, whole.case.id), catalogues)
    settled = {term.term.step: term.settled for term in running[0].terms}
    assert settled["reactie-bestuur"]


def test_a_step_of_an_unknown_route_cannot_begin(vault, whole, catalogues):
    with pytest.raises(NotInCatalogue):
        routing.begin(vault, whole.case.id, "NERGENS", catalogues, NOW)
    gone = replace(
        routing.begin(vault, whole.case.id, "HB_HOF", catalogues, NOW), id=StepId(uuid4())
    )
    with pytest.raises(NotFound):
        routing.change(vault, gone, NOW)


def test_an_imported_step_of_another_edition_is_left_alone(vault, whole, catalogues):
    step = routing.begin(vault, whole.case.id, "HB_HOF", catalogues, NOW)
    routing.change(vault, replace(step, route="OUD"), NOW)
    assert routing.running(casework.whole_case(vault, whole.case.id), catalogues) == ()
    assert watching.all_watched(vault, catalogues) == ()


def test_what_ends_first_comes_first_and_an_answer_changes_what_is_possible(
    vault, whole, catalogues
):
    step = routing.begin(vault, whole.case.id, "SA_264", catalogues, NOW)
    routing.happened(vault, step, "verzending_aanwijzing", exactly(date(2026, 11, 10)), NOW)

    def states():
        found = casework.whole_case(vault, whole.case.id)
        return routing.possibilities(vault, found, catalogues, TODAY)

    before = states()
    assert {state.route.code for state in before} == set(catalogues.routes)
    left = [
        s.days_left for s in before if s.status is RouteStatus.CLOSING and s.days_left is not None
    ]
    assert left == sorted(left)
    asked = next(s for s in before if s.question and s.question.code in catalogues.questions)
    routing.answer(vault, whole.case.id, asked.question.code, Answer.YES)
    assert routing.answers(vault, whole.case.id) == {asked.question.code: Answer.YES}
    after = next(s for s in states() if s.route.code == asked.route.code)
    assert after.question is None or after.question.code != asked.question.code


def test_what_is_known_of_a_norm_is_kept_once(vault, whole):
    for days in (3, 19):
        record = NormRecord(
            case=whole.case.id, norm="N_CONTACT", applies=Answer.YES, met=Answer.NO, days=days
        )
        routing.record_norm(vault, record, NOW)
    assert casework.whole_case(vault, whole.case.id).norms == (record,)


def reread(vault, whole):
    return casework.whole_case(vault, whole.case.id)


def test_a_step_on_a_route_begins_with_the_day_that_was_asked(vault, whole, catalogues):
    case = whole.case.id
    sent = exactly(date(2026, 11, 9))
    routing.asked_day(vault, case, "verzending_aanwijzing", sent, TODAY)
    step = routing.begin_route(vault, reread(vault, whole), "SA_264", catalogues, NOW)
    assert step.events == (Event(code="verzending_aanwijzing", on=sent),)
    assert reread(vault, whole).steps == (step,)
    assert counted(vault, whole, catalogues)["verzoek-kinderrechter"].on == date(2026, 11, 23)
    with pytest.raises(NotInCatalogue):
        routing.begin_route(vault, whole, "OTS", catalogues, NOW)


def test_a_day_that_has_yet_to_come_is_not_kept(vault, whole, catalogues):
    step = routing.begin(vault, whole.case.id, "HB_HOF", catalogues, NOW)
    tomorrow = exactly(date(2026, 11, 17))
    with pytest.raises(InvalidValue, match="moet nog komen"):
        routing.asked_day(vault, whole.case.id, "uitspraak", tomorrow, TODAY)
    with pytest.raises(InvalidValue, match="moet nog komen"):
        routing.happened(vault, step, "uitspraak", tomorrow, NOW)
    assert reread(vault, whole).events == ()
    assert reread(vault, whole).steps[0].events == ()
    routing.asked_day(vault, whole.case.id, "einde_maatregel", tomorrow, TODAY, planned=True)
    assert reread(vault, whole).events[0].code == "einde_maatregel"


def test_an_extension_replaces_the_one_before(vault, whole, catalogues):
    step = routing.begin(vault, whole.case.id, "KLACHT_GEM", catalogues, NOW)
    step = routing.happened(vault, step, "ontvangst_klacht", exactly(date(2026, 1, 5)), NOW)
    longer = GivenExtension(step="afhandeling", code="verdaging")
    step = routing.extension(vault, step, "afhandeling", (longer,), NOW)
    assert counted(vault, whole, catalogues)["afhandeling"].on == date(2026, 3, 16)
    assert reread(vault, whole).steps == (step,)
    routing.extension(vault, step, "afhandeling", (), NOW)
    assert counted(vault, whole, catalogues)["afhandeling"].on == date(2026, 2, 16)


def test_a_step_that_was_only_begun_can_be_taken_back(vault, whole, catalogues):
    step = routing.begin(vault, whole.case.id, "KLACHT_GI", catalogues, NOW)
    routing.take_back(vault, step, NOW)
    assert reread(vault, whole).steps == ()
    with pytest.raises(NotFound):
        routing.take_back(vault, step, NOW)
    with pytest.raises(RuntimeError):
        routing.take_back(vault, replace(step, note="gebeld"), NOW)


def test_what_the_reporter_came_with_orders_the_routes(vault, whole, catalogues):
    case = whole.case.id
    routing.came_with(vault, case, {"komt_met_jeugdbeschermer"}, catalogues)
    assert [c.code for c in routing.concerns(vault, case, catalogues)] == [
        "komt_met_jeugdbeschermer"
    ]
    states = routing.possibilities(vault, reread(vault, whole), catalogues, TODAY)
    opened = [s.route.code for s in states if s.status is RouteStatus.OPEN]
    assert opened[:3] == ["KLACHT_GI", "VERVANG_GI_259", "LMZ_IGJ"]
    routing.came_with(vault, case, set(), catalogues)
    assert routing.concerns(vault, case, catalogues) == ()


def test_a_corrected_day_is_corrected_for_the_routes_as_well(vault, whole, catalogues):
    case = whole.case.id
    routing.asked_day(vault, case, "verzending_aanwijzing", exactly(date(2026, 11, 9)), TODAY)
    step = routing.begin_route(vault, reread(vault, whole), "SA_264", catalogues, NOW)
    earlier = exactly(date(2026, 11, 3))
    routing.happened(vault, step, "verzending_aanwijzing", earlier, NOW)
    (asked,) = reread(vault, whole).events
    assert asked.on == earlier
    (state,) = [
        one
        for one in routing.possibilities(vault, reread(vault, whole), catalogues, TODAY)
        if one.route.code == "SA_264"
    ]
    assert state.deadline.on == date(2026, 11, 17)


def test_another_day_than_the_one_that_was_asked_leaves_that_alone(vault, whole, catalogues):
    case = whole.case.id
    routing.asked_day(vault, case, "uitspraak", exactly(date(2026, 11, 9)), TODAY)
    step = routing.begin(vault, case, "HB_HOF", catalogues, NOW)
    routing.happened(vault, step, "uitspraak", exactly(date(2026, 11, 2)), NOW)
    assert reread(vault, whole).events[0].on == exactly(date(2026, 11, 9))


def test_a_day_that_was_asked_can_be_taken_back(vault, whole):
    case = whole.case.id
    routing.asked_day(vault, case, "uitspraak", exactly(date(2026, 11, 9)), TODAY)
    routing.forget_day(vault, case, "uitspraak")
    routing.forget_day(vault, case, "uitspraak")
    assert reread(vault, whole).events == ()


def test_done_by_mistake_is_watched_again(vault, whole, catalogues):
    step = routing.begin(vault, whole.case.id, "HB_HOF", catalogues, NOW)
    step = routing.happened(vault, step, "uitspraak", exactly(date(2026, 11, 1)), NOW)
    before = watching.all_watched(vault, catalogues)
    done = routing.settled(vault, step, "hoger-beroep", exactly(TODAY), NOW)
    assert watching.all_watched(vault, catalogues) == ()
    assert routing.not_settled(vault, done, "hoger-beroep", NOW) == step
    assert watching.all_watched(vault, catalogues) == before


def test_a_day_that_stands_nowhere_else_keeps_its_step(vault, whole, catalogues):
    step = routing.begin(vault, whole.case.id, "HB_HOF", catalogues, NOW)
    step = routing.happened(vault, step, "uitspraak", exactly(date(2026, 11, 1)), NOW)
    with pytest.raises(RuntimeError):
        routing.take_back(vault, step, NOW)
    twin = routing.begin(vault, whole.case.id, "HB_HOF", catalogues, NOW)
    routing.happened(vault, twin, "uitspraak", exactly(date(2026, 11, 1)), NOW)
    routing.take_back(vault, step, NOW)
    assert len(reread(vault, whole).steps) == 1


def test_a_step_on_a_route_that_the_rules_lost_is_still_there(vault, whole, catalogues):
    step = routing.begin(vault, whole.case.id, "SKJ", catalogues, NOW)
    fewer = replace(catalogues, routes={c: r for c, r in catalogues.routes.items() if c != "SKJ"})
    found = reread(vault, whole)
    assert routing.running(found, fewer) == ()
    assert routing.strangers(found, fewer) == (step,)
    assert routing.strangers(found, catalogues) == ()
