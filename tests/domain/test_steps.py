"""Steps on a route: when they run, and what their own terms may be."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from confidant_app.domain.cases import CaseId
from confidant_app.domain.dates import exactly
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.steps import (
    ENDED,
    FILED,
    LONGEST_OWN_TERM,
    Event,
    GivenExtension,
    Outcome,
    OwnTerm,
    Step,
    StepId,
    StepStatus,
    event,
    extended,
    is_running,
    is_untouched,
    known_days,
)
from confidant_app.domain.terms import Unit

STEP = Step(id=StepId(uuid4()), case=CaseId(uuid4()), route="KLACHT_GI")


@pytest.mark.parametrize("status", StepStatus)
def test_a_step_runs_until_it_has_ended(status):
    assert is_running(replace(STEP, status=status)) == (status not in ENDED)


def test_what_was_only_thought_about_was_not_filed():
    assert StepStatus.CONSIDERED not in FILED
    assert StepStatus.WITHDRAWN not in FILED
    assert StepStatus.FILED_BY_REPORTER in FILED


def test_an_event_is_found_by_its_code():
    on = exactly(date(2026, 5, 1))
    step = replace(STEP, events=(Event(code="uitspraak", on=on),))
    assert event(step, "uitspraak") == on
    assert event(step, "zitting") is None


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("amount", [1, LONGEST_OWN_TERM])
def test_an_own_term_counts_in_any_unit(amount, unit):
    assert OwnTerm(step="oordeel", amount=amount, unit=unit.value).unit == unit


@pytest.mark.parametrize(
    ("amount", "unit"), [(0, "week"), (-1, "day"), (LONGEST_OWN_TERM + 1, "year"), (6, "maand")]
)
def test_an_own_term_that_no_rules_hold_is_refused(amount, unit):
    with pytest.raises(InvalidValue):
        OwnTerm(step="oordeel", amount=amount, unit=unit)


def test_extensions_of_a_term_replace_those_of_the_same_term_only():
    first = GivenExtension(step="oordeel", code="een")
    other = GivenExtension(step="besluit", code="een")
    second = GivenExtension(step="oordeel", code="twee", stated=date(2026, 5, 1))
    step = replace(STEP, extensions=(first, other))
    assert extended(step, (second,), "oordeel").extensions == (other, second)
    assert extended(step, (), "besluit").extensions == (first,)


def test_an_extension_to_an_impossible_year_is_refused():
    with pytest.raises(InvalidValue):
        GivenExtension(step="oordeel", code="een", stated=date(2926, 5, 1))


ON = exactly(date(2026, 5, 1))


@pytest.mark.parametrize(
    ("changes", "untouched"),
    [
        ({}, True),
        ({"events": (Event(code="uitspraak", on=ON),)}, True),
        ({"events": (Event(code="zitting", on=ON),)}, False),
        ({"events": (Event(code="uitspraak", on=exactly(date(2026, 5, 2))),)}, False),
        ({"note": "gebeld"}, False),
        ({"status": StepStatus.ADVISED}, False),
        ({"outcome": Outcome.UNKNOWN}, False),
        ({"own_terms": (OwnTerm(step="oordeel", amount=6, unit="week"),)}, False),
        ({"extensions": (GivenExtension(step="oordeel", code="een"),)}, False),
    ],
)
def test_only_a_step_on_which_nothing_was_written_is_taken_back(changes, untouched):
    elsewhere = known_days((Event(code="uitspraak", on=ON),), ())
    assert is_untouched(replace(STEP, **changes), elsewhere) is untouched


def test_the_days_of_other_steps_stay_without_this_one():
    asked, other = Event(code="uitspraak", on=ON), Event(code="zitting", on=ON)
    assert known_days([asked], [replace(STEP, events=(other,))]) == {asked, other}
