"""Consent counts from its day and until its withdrawal, for its own purpose alone."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confidant_app.domain.cases import CaseId
from confidant_app.domain.consent import Consent, ConsentId, Purpose, permits
from confidant_app.domain.errors import InvalidValue

GIVEN = date(2026, 3, 1)
CONSENT = Consent(
    id=ConsentId(uuid4()), case=CaseId(uuid4()), purpose=Purpose.FIGURES, given_on=GIVEN
)
DAY = timedelta(days=1)


def test_it_counts_from_the_day_it_was_given():
    assert not permits([CONSENT], Purpose.FIGURES, GIVEN - DAY)
    assert permits([CONSENT], Purpose.FIGURES, GIVEN)


def test_it_ends_on_the_day_of_withdrawal():
    withdrawn = replace(CONSENT, withdrawn_on=GIVEN + 2 * DAY)
    assert permits([withdrawn], Purpose.FIGURES, GIVEN + DAY)
    assert not permits([withdrawn], Purpose.FIGURES, GIVEN + 2 * DAY)


def test_a_new_consent_counts_beside_a_withdrawn_one():
    withdrawn = replace(CONSENT, withdrawn_on=GIVEN)
    assert permits([withdrawn, CONSENT], Purpose.FIGURES, GIVEN)
    assert not permits([], Purpose.FIGURES, GIVEN)


@given(st.sampled_from(Purpose), st.sampled_from(Purpose))
def test_a_consent_is_for_one_purpose(given_for, asked_for):
    consent = replace(CONSENT, purpose=given_for)
    assert permits([consent], asked_for, GIVEN) == (given_for is asked_for)


def test_nothing_is_withdrawn_before_it_was_given():
    with pytest.raises(InvalidValue):
        replace(CONSENT, withdrawn_on=GIVEN - DAY)
