"""Cases, the people in them and how long they are kept."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confidant_app.domain.cases import (
    Case,
    CaseId,
    CaseStatus,
    Closing,
    close,
    next_number,
    reopen,
    title,
)
from confidant_app.domain.coding import ThemeMark
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.norm_facts import NormRecord

CASE = Case(id=CaseId(uuid4()), number="2026-0042", opened=date(2026, 3, 1))


@given(st.integers(0, 9999), st.integers(0, 99_998))
def test_every_next_number_can_stand_on_a_case(year, taken):
    number = next_number(year, taken)
    assert replace(CASE, number=number).number == number
    assert int(number[5:]) == taken + 1


@pytest.mark.parametrize("number", ["", "42", "2026-42", "26-0042", "2026-0042x", "2026-100000"])
def test_a_number_that_nobody_would_give_is_refused(number):
    with pytest.raises(InvalidValue):
        replace(CASE, number=number)


@pytest.mark.parametrize("field", ["opened", "measure_from", "measure_until"])
@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2201, 1, 1)])
def test_a_day_that_nobody_can_mean_is_refused(field, day):
    with pytest.raises(InvalidValue):
        replace(CASE, **{field: day})
    with pytest.raises(InvalidValue):
        Closing(on=day)


def test_a_case_is_named_by_number_and_keyword():
    assert title(CASE) == "2026-0042"
    assert title(replace(CASE, keyword="schommel")) == "2026-0042 · schommel"


def test_a_closed_case_keeps_everything_and_can_be_opened_again():
    closing = Closing(on=date(2026, 9, 1), reason="verhuisd", judgement=4)
    closed = close(replace(CASE, keyword="schommel"), closing)
    assert (closed.status, closed.closing, closed.keyword) == (
        CaseStatus.CLOSED,
        closing,
        "schommel",
    )
    again = reopen(closed)
    assert (again.status, again.closing) == (CaseStatus.ACTIVE, None)


def test_a_case_is_closed_with_a_day_or_not_at_all():
    with pytest.raises(InvalidValue):
        replace(CASE, status=CaseStatus.CLOSED)
    with pytest.raises(InvalidValue):
        replace(CASE, closing=Closing(on=date(2026, 9, 1)))
    with pytest.raises(InvalidValue):
        close(CASE, Closing(on=date(2026, 2, 28)))


@pytest.mark.parametrize("judgement", [0, 6])
def test_a_judgement_lies_between_one_and_five(judgement):
    with pytest.raises(InvalidValue):
        Closing(on=date(2026, 9, 1), judgement=judgement)


@pytest.mark.parametrize("severity", [0, 4])
def test_a_theme_weighs_one_two_or_three(severity):
    with pytest.raises(InvalidValue):
        ThemeMark(code="JB-GEEN", severity=severity)


def test_a_norm_takes_no_negative_number_of_days():
    with pytest.raises(InvalidValue):
        NormRecord(case=CASE.id, norm="N_PVA", days=-1)
    assert NormRecord(case=CASE.id, norm="N_PVA", days=0).days == 0
