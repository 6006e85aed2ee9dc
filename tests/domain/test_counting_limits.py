"""At the ends of the calendar: a deadline or a named error, never a crash and never a stall."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.domain.catalogue import find_term
from confidant_app.domain.dates import between, exactly, read_day
from confidant_app.domain.deadlines import Deadline, deadline
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.steps import LONGEST_OWN_TERM
from confidant_app.domain.terms import Amount, Atw, StartRule, Unit

FIRST, LAST = date(1900, 1, 1), date(2200, 12, 31)
COUNTED = [StartRule.DAY_AFTER, StartRule.SAME_DAY, StartRule.BEFORE]


@pytest.fixture(scope="module")
def own(catalogues):
    """A term whose length only the own rules give."""
    return find_term(catalogues, "KLACHT_GI", "oordeel")


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("start", COUNTED)
@pytest.mark.parametrize("event", [FIRST, LAST])
def test_what_a_vault_can_hold_can_always_be_counted(own, holidays, unit, start, event):
    longest = Amount(number=LONGEST_OWN_TERM, unit=unit)
    tried = replace(own, start=start, atw=Atw.YES)
    found = deadline(tried, exactly(event), holidays, amount=longest)
    assert isinstance(found, Deadline)
    assert (found.on < event) == (start is StartRule.BEFORE)


@settings(max_examples=100, deadline=None)
@given(
    event=st.dates(FIRST, LAST),
    number=st.one_of(st.integers(1, 3_000), st.integers(10_000, 10**12)),
    unit=st.sampled_from(Unit),
    start=st.sampled_from(COUNTED),
)
def test_any_amount_gives_a_deadline_or_a_named_error(own, holidays, event, number, unit, start):
    tried, amount = replace(own, start=start), Amount(number=number, unit=unit)
    try:
        years = {deadline(tried, exactly(event), holidays, amount=amount).on.year}
    except InvalidValue:
        years = set()
    assert all(100 <= year <= 9900 for year in years)
    assert years or number > LONGEST_OWN_TERM


@pytest.mark.parametrize(
    ("number", "unit", "start", "reason"),
    [
        (40_001, Unit.WORKDAY, StartRule.DAY_AFTER, "een termijn van deze lengte"),
        (10**15, Unit.DAY, StartRule.DAY_AFTER, "een termijn van deze lengte"),
        (39_999, Unit.YEAR, StartRule.DAY_AFTER, "valt buiten de kalender"),
        (7_800, Unit.YEAR, StartRule.DAY_AFTER, "valt buiten de kalender"),
        (39_999, Unit.YEAR, StartRule.BEFORE, "valt buiten de kalender"),
        (2_150, Unit.YEAR, StartRule.BEFORE, "valt buiten de kalender"),
    ],
)
def test_a_term_that_leaves_the_calendar_is_refused(own, holidays, number, unit, start, reason):
    amount = Amount(number=number, unit=unit)
    with pytest.raises(InvalidValue, match=reason):
        deadline(replace(own, start=start), exactly(LAST), holidays, amount=amount)


@pytest.mark.parametrize("event", [date.max, date(9999, 12, 31), date.min, date(2201, 1, 1)])
def test_an_event_in_an_impossible_year_is_refused_before_it_is_counted_from(event):
    for make in (exactly, lambda on: between(on, None)):
        with pytest.raises(InvalidValue, match="het jaar van deze datum is niet mogelijk"):
            make(event)


def test_a_written_day_is_read_in_one_way_only():
    assert read_day("2028-02-29") == date(2028, 2, 29)
    for wrong in ("2027-02-29", " 2028-02-29", "2028-02-29\n", "2028-2-29", "1899-12-31"):
        with pytest.raises(InvalidValue):
            read_day(wrong)
