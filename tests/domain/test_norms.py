"""Norms: met, missed, or honestly unknown."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.domain.answers import Answer
from confidant_app.domain.catalogue import find_term
from confidant_app.domain.dates import UNKNOWN_DATE, between, exactly
from confidant_app.domain.norms import judge, parse_norms
from confidant_app.domain.terms import StartRule

START = exactly(date(2026, 4, 1))
CODES = [
    "N_CONTACT",
    "N_PVA",
    "N_VAST",
    "N_KOERS",
    "N_HULP",
    "N_VEIL",
    "N_DOSSIER",
    "N_EVAL",
    "N_INFO",
    "N_HOREN",
    "N_OVERBRUG",
    "N_STAF",
]


@pytest.fixture
def contact(catalogues):
    return catalogues.norms["N_CONTACT"].term


@pytest.mark.parametrize(
    ("done", "met", "days"),
    [
        (exactly(date(2026, 4, 1)), Answer.YES, 0),
        (exactly(date(2026, 4, 7)), Answer.YES, 2),
        (exactly(date(2026, 4, 10)), Answer.YES, 5),
        (exactly(date(2026, 4, 13)), Answer.NO, 6),
        (UNKNOWN_DATE, Answer.UNKNOWN, None),
        (between(date(2026, 4, 2), date(2026, 4, 9)), Answer.YES, None),
        (between(date(2026, 4, 9), date(2026, 4, 20)), Answer.UNKNOWN, None),
        (between(date(2026, 4, 2), None), Answer.UNKNOWN, None),
        (between(date(2026, 4, 11), None), Answer.NO, None),
    ],
)
def test_a_first_contact_within_five_working_days(contact, holidays, done, met, days):
    found = judge(contact, START, done, holidays)
    assert (found.met, found.days) == (met, days)
    assert found.deadline.on == date(2026, 4, 10)


def test_days_are_calendar_days_where_the_norm_counts_weeks(catalogues, holidays):
    plan = catalogues.norms["N_PVA"].term
    found = judge(plan, START, exactly(date(2026, 4, 15)), holidays)
    assert (found.met, found.days) == (Answer.YES, 14)


def test_an_unknown_start_leaves_the_norm_unknown(contact, holidays):
    found = judge(contact, UNKNOWN_DATE, exactly(date(2026, 4, 1)), holidays)
    assert (found.met, found.days, found.deadline) == (Answer.UNKNOWN, None, None)


def test_a_rough_start_decides_only_what_holds_for_every_possible_day(contact, holidays):
    rough = between(date(2026, 4, 1), date(2026, 4, 20))
    assert judge(contact, rough, exactly(date(2026, 4, 10)), holidays).met is Answer.YES
    assert judge(contact, rough, exactly(date(2026, 4, 15)), holidays).met is Answer.UNKNOWN
    assert judge(contact, rough, exactly(date(2026, 5, 1)), holidays).met is Answer.NO
    endless = between(date(2026, 4, 1), None)
    assert judge(contact, endless, exactly(date(2027, 5, 1)), holidays).met is Answer.UNKNOWN


def test_still_waiting_after_the_last_day_is_missed_and_before_it_unknown(contact, holidays):
    late = judge(contact, START, UNKNOWN_DATE, holidays, undone_on=date(2026, 4, 11))
    soon = judge(contact, START, UNKNOWN_DATE, holidays, undone_on=date(2026, 4, 10))
    assert (late.met, soon.met) == (Answer.NO, Answer.UNKNOWN)


days = st.dates(date(2025, 1, 1), date(2027, 1, 1))
rough = st.one_of(
    st.just(UNKNOWN_DATE),
    days.map(exactly),
    days.map(lambda on: between(on, None)),
    st.tuples(days, days).map(lambda two: between(min(two), max(two))),
)


@settings(max_examples=100, deadline=None)
@given(start=rough, done=rough)
def test_met_and_missed_hold_for_every_pair_of_days_that_is_possible(catalogues, start, done):
    term = catalogues.norms["N_PVA"].term
    met = judge(term, start, done, catalogues.holidays).met
    starts = [day for day in (start.earliest, start.latest) if day]
    dones = [day for day in (done.earliest, done.latest) if day]
    for begun in starts:
        for ended in dones:
            exact = judge(term, exactly(begun), exactly(ended), catalogues.holidays).met
            assert met in {Answer.UNKNOWN, exact}


def test_the_catalogue_holds_every_norm_and_who_published_what(catalogues):
    assert list(catalogues.norms) == CODES
    figure = catalogues.norms["N_CONTACT"].figures[0]
    assert "twee van de vijf situaties" in figure.value
    assert figure.speaker.startswith("inspecties")
    assert "volgens OOG TV" in figure.speaker
    assert figure.said_on == "juli/augustus 2025"
    asked = catalogues.norms["N_VEIL"].figures[0]
    assert "raadsleden" in asked.speaker
    assert find_term(catalogues, "NORM_PVA", "plan vastgesteld") == catalogues.norms["N_PVA"].term
    assert catalogues.norms["N_PVA"].term.start is StartRule.DAY_AFTER


def test_no_norms_is_an_empty_list():
    assert parse_norms({}, {}) == {}
