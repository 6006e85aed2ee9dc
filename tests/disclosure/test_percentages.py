"""Percentages from protected figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confidant_app.disclosure.percentages import percentage
from confidant_app.domain.tables import Hidden, Rounded


@pytest.mark.parametrize(
    ("part", "whole", "per_cent"),
    [
        (Rounded(10), Rounded(30), 33),
        (Rounded(20), Rounded(30), 67),
        (Rounded(30), Rounded(30), 100),
        (Rounded(35), Rounded(30), 100),
        (Rounded(25), Rounded(200), 13),
        (Rounded(10), Rounded(25), None),
        (Hidden(), Rounded(100), None),
        (Rounded(10), Hidden(), None),
    ],
)
def test_a_percentage_needs_a_part_that_is_shown_and_a_whole_of_thirty(part, whole, per_cent):
    assert percentage(part, whole) == per_cent


@given(st.integers(2, 200), st.integers(6, 200))
def test_a_percentage_is_the_nearest_whole_one_and_never_more_than_all(part, whole):
    found = percentage(Rounded(5 * part), Rounded(5 * whole))
    assert 0 <= found <= 100
    assert found == 100 or abs(found - 100 * part / whole) <= 0.5
