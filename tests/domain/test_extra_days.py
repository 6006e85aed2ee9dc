"""Days put on a par with a holiday: which may be added, and what they do."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confidant_app.domain.dates import exactly
from confidant_app.domain.deadlines import deadline
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.extra_days import ExtraDay, demand_addable, laid_over

TODAY = date(2026, 12, 20)
BRIDGE = date(2027, 5, 7)


def a_day(on=BRIDGE, **fields):
    given = {"name": "vrijdag na Hemelvaartsdag", "source": "Staatscourant 2025, 1", **fields}
    return ExtraDay(on=on, **given)


def test_a_day_that_the_catalogue_only_doubts_becomes_a_holiday(holidays):
    day = a_day()
    assert BRIDGE in holidays.possible
    demand_addable(day, holidays, TODAY)
    over = laid_over(holidays, [day])
    assert over.name(BRIDGE) == day.name
    assert BRIDGE not in over.possible
    assert holidays.name(BRIDGE) is None


def test_a_day_that_is_a_holiday_by_now_stays_what_it_is(holidays):
    over = laid_over(holidays, [a_day(date(2027, 12, 25), name="vrij")])
    assert over.name(date(2027, 12, 25)) == "eerste kerstdag"
    assert over.extra == holidays.extra


@pytest.mark.parametrize(
    ("on", "reason"),
    [
        (date(2027, 5, 8), "za 08-05-2027 is een dag in het weekend"),
        (date(2027, 5, 6), "do 06-05-2027 is al een feestdag: Hemelvaartsdag"),
        (date(2032, 5, 7), "kies een dag in 2023 tot en met 2031"),
        (date(2022, 5, 6), "kies een dag in 2023 tot en met 2031"),
    ],
)
def test_a_day_that_changes_nothing_or_cannot_be_meant_is_refused(holidays, on, reason):
    with pytest.raises(InvalidValue) as caught:
        demand_addable(a_day(on), holidays, TODAY)
    assert reason in str(caught.value)


def test_the_same_day_twice_is_refused(holidays):
    with pytest.raises(InvalidValue, match="al een feestdag: vrijdag na Hemelvaartsdag"):
        demand_addable(a_day(), laid_over(holidays, [a_day()]), TODAY)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"name": " "}, "heeft een naam nodig"),
        ({"source": ""}, "in welk besluit"),
        ({"source": "x" * 201}, "hooguit 200 tekens"),
        ({"name": "x" * 201}, "hooguit 200 tekens"),
        ({"on": date(1026, 5, 7)}, "het jaar van deze datum is niet mogelijk"),
    ],
)
def test_a_day_needs_a_name_and_the_decree(fields, reason):
    with pytest.raises(InvalidValue) as caught:
        a_day(**fields)
    assert reason in str(caught.value)


@given(
    event=st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    ahead=st.lists(st.integers(1, 200), max_size=4),
)
def test_an_extra_day_never_makes_a_term_shorter(catalogues, event, ahead):
    term = catalogues.terms[("SA_264", "verzoek-kinderrechter")]
    days = [a_day(event + timedelta(days=number)) for number in ahead]
    plain = deadline(term, exactly(event), catalogues.holidays)
    longer = deadline(term, exactly(event), laid_over(catalogues.holidays, days))
    assert longer.on >= plain.on
