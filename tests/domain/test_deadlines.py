"""Deadlines when something is missing, rough, extended or longer than the law moves."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from confidant_app.domain.answers import Certainty
from confidant_app.domain.catalogue import find_term
from confidant_app.domain.dates import UNKNOWN_DATE, between, exactly
from confidant_app.domain.deadlines import (
    Missing,
    OpenTerm,
    TermUnknown,
    counted_as_data,
    days_left,
    deadline,
)
from confidant_app.domain.derivation import sentence
from confidant_app.domain.errors import NotInCatalogue
from confidant_app.domain.terms import Amount, Atw, StartRule, Unit, amount_words

MONDAY = date(2026, 1, 5)


@pytest.fixture
def appeal(catalogues):
    return find_term(catalogues, "HB_HOF", "hoger-beroep")


@pytest.fixture
def own_rules(catalogues):
    return find_term(catalogues, "KLACHT_GI", "indienen")


def test_an_unknown_event_is_asked_for(appeal, holidays):
    found = deadline(appeal, UNKNOWN_DATE, holidays)
    assert found == TermUnknown(
        term=appeal, missing=Missing.EVENT, question="Op welke dag deed de rechter uitspraak?"
    )
    assert counted_as_data(found)["question"] == found.question
    assert counted_as_data(found)["deadline"] is None


def test_an_unknown_amount_is_asked_for_and_never_guessed(own_rules, holidays):
    found = deadline(own_rules, exactly(MONDAY), holidays)
    assert isinstance(found, TermUnknown)
    assert found.missing is Missing.AMOUNT
    assert "eigen klachtenregeling" in found.question


def test_a_term_without_end_runs_on(catalogues, holidays):
    term = find_term(catalogues, "SA_265", "kinderrechter na fictieve weigering")
    found = deadline(term, exactly(MONDAY), holidays)
    assert isinstance(found, OpenTerm)
    assert "loopt door zolang er niet is beslist" in sentence(found.derivation)
    data = counted_as_data(found)
    assert (data["deadline"], data["warn"], data["event"]) == (None, [], "2026-01-05")
    assert [line["rule"] for line in data["derivation"]] == ["event", "open"]


def test_a_rough_event_counts_from_its_earliest_day(appeal, holidays):
    found = deadline(appeal, between(date(2026, 1, 1), date(2026, 1, 31)), holidays)
    assert (found.on, found.latest) == (date(2026, 4, 1), date(2026, 4, 30))
    assert found.certainty is Certainty.CIRCA
    assert sentence(found.derivation).startswith("uitspraak niet eerder dan do 01-01-2026")
    assert counted_as_data(found)["date_certainty"] == "circa"


def test_a_rough_event_without_a_last_day_has_no_latest_deadline(appeal, holidays):
    found = deadline(appeal, between(MONDAY, None), holidays)
    assert (found.on, found.latest) == (date(2026, 4, 7), None)
    assert counted_as_data(found)["latest"] is None


def test_a_day_that_the_organisation_names_overrules_the_counting(catalogues, holidays):
    term = find_term(catalogues, "KLACHT_GI", "oordeel")
    asked = deadline(term, exactly(MONDAY), holidays, extensions=["gemotiveerd"])
    assert isinstance(asked, TermUnknown)
    assert asked.missing is Missing.STATED_DAY
    named = date(2026, 3, 1)
    found = deadline(term, exactly(MONDAY), holidays, extensions=["gemotiveerd"], stated=named)
    assert found.on == found.latest == named
    assert "nieuwe termijn, genoemd door de organisatie = zo 01-03-2026" in sentence(
        found.derivation
    )


def test_an_extension_of_another_term_is_refused(appeal, holidays):
    with pytest.raises(NotInCatalogue) as caught:
        deadline(appeal, exactly(MONDAY), holidays, extensions=["verdaging"])
    assert "verdaging" in str(caught.value)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"amount": Amount(number=91, unit=Unit.DAY)}, "een termijn van deze lengte schuift niet"),
        ({"amount": Amount(number=13, unit=Unit.WEEK)}, "een termijn van deze lengte"),
        ({"amount": Amount(number=4, unit=Unit.MONTH)}, "een termijn van deze lengte"),
        ({"amount": Amount(number=1, unit=Unit.YEAR)}, "een termijn van deze lengte"),
        ({"liberty": True}, "een termijn van vrijheidsbeneming schuift niet"),
        ({"atw": Atw.NO}, "voor de zekerheid niet verschoven"),
        ({"atw": Atw.NOT_APPLICABLE}, "voor de zekerheid niet verschoven"),
        ({"start": StartRule.BEFORE}, "een teruggetelde termijn schuift niet"),
    ],
)
def test_a_last_day_that_does_not_move_says_why(appeal, holidays, change, words):
    term = replace(appeal, **change)
    events = [date(2026, 1, 1) + timedelta(days=n) for n in range(60)]
    told = [sentence(deadline(term, exactly(on), holidays).derivation) for on in events]
    assert any(words in one for one in told)
    assert not any("art. 1 Algemene" in one for one in told)


def test_a_short_term_over_easter_gets_two_working_days(appeal, holidays):
    term = replace(appeal, amount=Amount(number=3, unit=Unit.DAY))
    found = deadline(term, exactly(date(2026, 4, 2)), holidays)
    assert found.on == date(2026, 4, 8)
    assert sentence(found.derivation).endswith(
        "di 07-04-2026, art. 1 Algemene termijnenwet → wo 08-04-2026, art. 2 Algemene "
        "termijnenwet → laatste dag wo 08-04-2026"
    )
    short = replace(appeal, amount=Amount(number=2, unit=Unit.DAY))
    assert deadline(short, exactly(date(2026, 4, 2)), holidays).on == date(2026, 4, 7)


def test_the_way_of_counting_is_in_the_words(appeal, holidays):
    same = replace(appeal, start=StartRule.SAME_DAY)
    back = replace(appeal, start=StartRule.BEFORE)
    event = exactly(date(2026, 7, 1))
    assert "+ 3 maanden, de dag zelf telt mee" in sentence(
        deadline(same, event, holidays).derivation
    )
    assert "3 maanden teruggeteld" in sentence(deadline(back, event, holidays).derivation)


def test_a_possible_holiday_inside_working_days_is_named(catalogues, holidays):
    term = find_term(catalogues, "NORM_CONTACT", "eerste contact")
    found = deadline(term, exactly(date(2026, 5, 12)), holidays)
    assert found.on == date(2026, 5, 20)
    assert "vr 15-05-2026 telt misschien als feestdag" in sentence(found.derivation)


def test_days_left_are_nought_on_the_last_day(appeal, holidays):
    found = deadline(appeal, exactly(MONDAY), holidays)
    assert found.on == date(2026, 4, 7)
    assert [days_left(found, found.on + timedelta(days=n)) for n in (-2, 0, 2)] == [2, 0, -2]


def test_an_amount_of_time_is_at_least_one():
    with pytest.raises(ValueError, match="at least one"):
        Amount(number=0, unit=Unit.DAY)
    assert amount_words(Amount(number=1, unit=Unit.MONTH)) == "1 maand"
    assert amount_words(Amount(number=2, unit=Unit.YEAR)) == "2 jaar"
