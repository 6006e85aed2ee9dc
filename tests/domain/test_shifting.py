"""Every day inside a value moves, and nothing else."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from confidant_app.domain.shifting import shifted
from tests.domain.whole_cases import whole_cases


def leaves(value):
    if isinstance(value, tuple):
        return [leaf for one in value for leaf in leaves(one)]
    if is_dataclass(value):
        return [leaf for field in fields(value) for leaf in leaves(getattr(value, field.name))]
    return [value]


QUIET = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(whole_cases(), st.integers(-4000, 4000))
@QUIET
def test_days_and_times_move_and_all_else_stays(whole, days):
    by = timedelta(days=days)
    for before, after in zip(leaves(whole), leaves(shifted(whole, days)), strict=True):
        if isinstance(before, date):
            assert after - before == by
            assert not isinstance(before, datetime) or after.tzinfo is before.tzinfo
        else:
            assert after == before


@given(whole_cases(), st.integers(-4000, 4000))
@QUIET
def test_moving_there_and_back_changes_nothing(whole, days):
    assert shifted(shifted(whole, days), -days) == whole
    assert shifted(whole, 0) == whole
