"""The day on which somebody must decide whether a case is kept."""

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confidant_app.domain.cases import Case, CaseId, Closing, close
from confidant_app.domain.retention import Retention, review_date

OPEN = Case(id=CaseId(uuid4()), number="2026-0001", opened=date(2020, 1, 1))


@pytest.mark.parametrize(
    ("closed", "months", "review"),
    [
        (date(2026, 3, 10), 12, date(2027, 3, 10)),
        (date(2026, 12, 10), 1, date(2027, 1, 10)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 3, 10), 0, date(2026, 3, 10)),
    ],
)
def test_a_closed_case_is_looked_at_again_after_months(closed, months, review):
    assert review_date(close(OPEN, Closing(on=closed)), months) == review


def test_an_open_case_has_no_such_day():
    assert review_date(OPEN) is None


@given(st.dates(date(2020, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_the_review_comes_in_the_right_month(closed, months):
    review = review_date(close(OPEN, Closing(on=closed)), months)
    assert (review.year - closed.year) * 12 + review.month - closed.month == months


def test_a_review_holds_nothing_by_itself():
    assert not Retention(case=OPEN.id, review_on=date(2027, 1, 1)).hold
