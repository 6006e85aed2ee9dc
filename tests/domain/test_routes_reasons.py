"""Why a route is not shut: what is unsure, what runs for somebody else, what lapsed by itself."""

from dataclasses import replace
from datetime import date

from confidant_app.domain.possibilities import (
    RouteStatus,
    evaluate_all,
)
from confidant_app.domain.vocabulary import Measure, Role
from tests.domain.parent_routes import PARENT, TODAY, state, with_event


def test_a_measure_without_anything_that_happened_closes_a_route(catalogues):
    found = state(catalogues, "SA_264", replace(PARENT, measure=Measure.VOLUNTARY))
    assert found.status is RouteStatus.NOT_FOR_YOU
    assert found.reason.startswith("Dit kan alleen bij:")


def test_a_term_that_runs_for_somebody_else_is_named_only_when_nothing_else_is_against_it(
    catalogues,
):
    sent = with_event("verzending_aanwijzing", TODAY)
    grandparent = replace(sent, role=Role.GRANDPARENT)
    found = state(catalogues, "SA_264", grandparent)
    assert (found.deadline.on, found.days_left) == (date(2026, 6, 15), 14)
    assert not found.may_run_out, "not for this reporter"
    over = replace(with_event("verzending_aanwijzing", date(2026, 5, 1)), role=Role.GRANDPARENT)
    late = state(catalogues, "SA_264", over)
    assert (late.deadline, "loopt een termijn" in late.reason) == (None, False)
    shut = replace(
        with_event("uitspraak", TODAY, uitspraak_zonder_hoger_beroep="yes"), role=Role.EMPLOYEE
    )
    assert state(catalogues, "HB_HOF", shut).deadline is None


def test_a_last_day_stands_above_what_has_none_though_a_question_is_open(catalogues):
    facts = replace(with_event("verzending_aanwijzing", date(2026, 5, 22)), role=Role.UNKNOWN)
    states = evaluate_all(catalogues.routes.values(), facts, catalogues.holidays, TODAY)
    assert states[0].route.code == "SA_264"
    assert states[0].reason.startswith("Nog 4 dagen, als deze weg openstaat. Wat is de melder")
    assert states[0].may_run_out


def test_a_second_day_of_the_same_event_is_warned_for(catalogues):
    facts = with_event("verzending_aanwijzing", TODAY)
    told = state(
        catalogues, "SA_264", replace(facts, repeated=frozenset({"verzending_aanwijzing"}))
    )
    assert "Geteld vanaf ma 01-06-2026; er is ook een eerdere dag bekend" in told.reason


def test_an_emergency_order_that_lapsed_is_no_chance_that_was_missed(catalogues):
    facts = with_event("beschikking_zonder_verhoor", date(2026, 5, 1), spoedbeslissing="yes")
    found = state(catalogues, "SPOED_2WK", facts)
    assert found.status is RouteStatus.OPEN
    assert "dan is de beslissing vervallen" in found.reason
