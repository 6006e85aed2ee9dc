"""Days that are known, roughly known, or not known at all."""

from datetime import date

import pytest

from confidant_app.domain.answers import Certainty
from confidant_app.domain.dates import UNKNOWN_DATE, EventDate, between, dutch, exactly
from confidant_app.domain.errors import InvalidValue

DAY, NEXT = date(2026, 5, 14), date(2026, 5, 15)


def test_a_day_is_written_with_its_weekday():
    assert dutch(DAY) == "do 14-05-2026"
    assert [dutch(date(2026, 6, n))[:2] for n in range(1, 8)] == [
        "ma", "di", "wo", "do", "vr", "za", "zo",
    ]  # fmt: skip


def test_an_exact_day_is_its_own_first_and_last():
    assert exactly(DAY) == EventDate(earliest=DAY, latest=DAY, certainty=Certainty.EXACT)


def test_a_rough_day_can_have_no_known_end():
    assert between(DAY, None).latest is None
    assert between(DAY, NEXT).certainty is Certainty.CIRCA
    assert UNKNOWN_DATE.earliest is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"latest": DAY},
        {"certainty": Certainty.EXACT},
        {"earliest": DAY, "latest": DAY},
        {"earliest": DAY, "latest": NEXT, "certainty": Certainty.EXACT},
        {"earliest": DAY, "certainty": Certainty.EXACT},
        {"earliest": NEXT, "latest": DAY, "certainty": Certainty.CIRCA},
        {"earliest": date(26, 5, 14), "certainty": Certainty.CIRCA},
        {"earliest": DAY, "latest": date(9999, 12, 31), "certainty": Certainty.CIRCA},
    ],
)
def test_days_that_contradict_each_other_are_refused(wrong):
    with pytest.raises(InvalidValue):
        EventDate(**wrong)
